"""The one digest of what is kept: 32 letters that stand for texts and bytes; and the one that others can work out too."""

from hashlib import sha256  # processors have steps for it; any other costs twice as much


def digest_of(*parts: str | bytes | memoryview) -> str:
    """A digest of the parts in their order. Their lengths count too: ``("ab", "c")`` is not ``("a", "bc")``."""
    found = sha256()
    for part in parts:
        # A text may hold half a character: a file's name that is no UTF-8.
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(content).to_bytes(8, "big"))
        found.update(content)
    return found.hexdigest()[:32]


def sha256_of(content: bytes) -> str:
    """The SHA-256 of bytes, as ``sha256sum`` writes it: for what others hold against it."""
    return sha256(content).hexdigest()
