"""Running heads, feet and page numbers: told apart from the text, and the numbers kept for citing."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from generator.checks.printed_pages import edge_lines, printed_number, printed_offset
from generator.reading.papers import Paper, PaperLine

_LEAST: Final = 3  # pages on which a line must return
_SHARE: Final = 0.4  # of all pages
_EDGE: Final = 2  # lines at each end of a page that may be furniture
_DIGITS: Final = re.compile(r"[0-9０-９]+")


def without_furniture(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """The pages without heads and feet, each with the number that is printed on it, where the numbers of most pages run on."""
    edges = [_edge(paper) for paper in papers]
    offset = printed_offset(edges)
    seen = Counter(_bare(text) for lines in edges for text in set(lines))
    repeated = {text for text, count in seen.items() if text and count >= max(_LEAST, _SHARE * len(papers))}
    return tuple(_strip(paper, place, offset, repeated) for place, paper in enumerate(papers, 1))


def _edge(paper: Paper) -> list[str]:
    blocks = edge_lines([block.text.strip() if isinstance(block, PaperLine) else "" for block in paper.blocks])
    return [text for text in blocks if text]


def _bare(text: str) -> str:
    return _DIGITS.sub("#", text)


def _strip(paper: Paper, place: int, offset: int | None, repeated: set[str]) -> Paper:
    number = 0 if offset is None else max(place + offset, 0)
    blocks = list(paper.blocks)
    taken: list[str] = []
    for end in (0, -1):
        for _ in range(_EDGE):
            block = blocks[end] if blocks else None
            text = block.text.strip() if isinstance(block, PaperLine) else ""
            if not text or (_bare(text) not in repeated and not (number and printed_number(text) == number)):
                break
            taken.append(text)
            del blocks[end]
    return paper._replace(blocks=tuple(blocks), printed=str(number) if number else "", furniture=tuple(taken))
