"""The text of one PDF, which is given as bytes and may be broken or hostile: a reader for `system/foreign_reader`, in whose process it runs.

It opens no file and knows nothing of the project.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

_HEAD: Final = 1024  # bytes in which the mark of a PDF must stand (PDF 32000-1, annex H, note 13)


def read(content: bytes, limits: Sequence[int]) -> dict[str, str]:
    """``{"text": …}``, a page behind each form feed, or the fault: ``no-pdf``, ``password``, ``pages``, ``characters``, ``no-text``, ``broken``.

    ``limits``: pages, characters.
    """
    pages_limit, characters_limit = limits
    if b"%PDF-" not in content[:_HEAD]:
        return {"fault": "no-pdf"}
    # Only here: the limits hold before a line of a foreign parser runs.
    from pypdf import PasswordType, PdfReader  # noqa: PLC0415

    reader = PdfReader(BytesIO(content), strict=False)
    # Who may open but not change a file (owner's password) reads it with the empty password.
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        return {"fault": "password"}
    pages: list[str] = []
    length = 0
    for number, page in enumerate(reader.pages):
        if number >= pages_limit:
            return {"fault": "pages"}
        pages.append(page.extract_text())
        length += len(pages[-1])
        if length > characters_limit:
            return {"fault": "characters"}
    text = "\f".join(page.replace("\f", "\n") for page in pages)
    return (
        {"text": text} if text.strip() else {"fault": "no-text" if pages else "broken", "cause": "ページがありません"}
    )
