"""Text on lines: broken between phrases where there is room, inside of them only where there is none."""

from collections.abc import Callable, Iterator, Sequence

from icu4py.breakers import LineBreaker

from generator.render.line_breaking import split_phrases

_MORE = "…"


def break_lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The fewest lines that hold the text, about equally long. ``measure`` gives the length of a piece of text."""
    pieces = [piece for phrase in split_phrases(text) for piece in _fitting(phrase, width, measure)]
    lines = _fill(pieces, width, measure)
    low, high = width / 2, width
    for _ in range(6):
        middle = (low + high) / 2
        narrower = _fill(pieces, middle, measure)
        if len(narrower) > len(lines) or any(measure(line) > middle for line in narrower):
            low = middle
        else:
            high, lines = middle, narrower
    return lines


def cut_line(text: str, width: float, measure: Callable[[str], float]) -> str:
    """The text on one line, with ``…`` where it is too long."""
    if measure(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle] + _MORE) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + _MORE


def _fill(pieces: Sequence[str], width: float, measure: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and measure((line + piece).rstrip()) > width:
            lines.append(line.strip())
            line = piece
        else:
            line += piece
    return [*lines, line.strip()]


def _fitting(phrase: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """The phrase whole; of a long one its words, and of a word that is longer than a line the pieces between which it may break."""
    if measure(phrase) <= width / 2:
        yield phrase
        return
    for word in LineBreaker(phrase, "ja-u-lw-phrase"):
        if measure(word) <= width:
            yield word
        else:
            yield from LineBreaker(word, "ja")
