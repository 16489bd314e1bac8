"""What was read of a document before anybody asks what it means: pages of lines and tables."""

from typing import NamedTuple


class TableCell(NamedTuple):
    """A cell and the rows and columns that it covers, counted from 0; ``page`` is the number of its page, "" where none is known."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    page: str = ""


class PaperTable(NamedTuple):
    """A ruled table."""

    cells: tuple[TableCell, ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    def lines(self) -> list[list[TableCell | None]]:
        """Row by row what covers each column. A merged cell stands in every row and column that it covers."""
        height = max((cell.row + cell.rows for cell in self.cells), default=0)
        width = self.width
        grid: list[list[TableCell | None]] = [[None] * width for _ in range(height)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    grid[row][column] = cell
        return grid


class PaperLine(NamedTuple):
    """A line of text and the size of its letters in points (0 where not known)."""

    text: str
    size: float = 0


class Paper(NamedTuple):
    """A page: its number in the file ("" where a file has no pages), the one printed on it or "", what stands on it from top to bottom.

    ``furniture`` are its running heads and feet, which are no text; ``image`` a picture (JPEG, base64) or "".
    """

    number: str
    printed: str
    blocks: tuple[PaperLine | PaperTable, ...]
    furniture: tuple[str, ...] = ()
    is_turned: bool = False
    image: str = ""

    @property
    def cited(self) -> str:
        """What a reader is told: the number printed on the page, else that in the file."""
        return self.printed or self.number


class UnreadablePaper(NamedTuple):
    """Why nothing could be read, and what helps; in Japanese."""

    cause: str
    hint: str
