"""What was found out about texts, of as many as are kept: those that come again and again stay."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")


class Remembered(dict[str, T]):
    """Texts with what is known of them. Where there are more than are kept, all but those that are asked for meanwhile are forgotten the next time."""

    def __init__(self, kept: int) -> None:
        """Remember no more than twice as many as are ``kept``."""
        super().__init__()
        self._kept = kept
        self._before: Mapping[str, T] = {}

    def unknown(self, texts: Iterable[str]) -> list[str]:
        """Those of the texts of which nothing is known, each once; all others are at hand until this is asked again."""
        if len(self) > self._kept:
            self._before = self.copy()
            self.clear()
        unknown = []
        for text in dict.fromkeys(texts):
            if text not in self:
                if (known := self._before.get(text)) is None:
                    unknown.append(text)
                else:
                    self[text] = known
        return unknown

    def forget(self) -> None:
        """Give back the memory."""
        self._before = {}
        self.clear()
