"""The rows of the table of targets."""

from __future__ import annotations

from ...presentation.spans import Line
from ...presentation.target_rows import Entry, entry_line, widths
from .list_view import CursorList


class TargetList(CursorList):
    """The rows of the table."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entries: list[Entry] = []
        self.documents = 1
        self.column = 0

    def line_count(self) -> int:
        return len(self.entries)

    def can_choose(self, number: int) -> bool:
        return self.entries[number].row is not None

    def item_spans(self, number: int) -> Line:
        wide = widths(self.columns, self.documents)
        column = self.column if number == self.cursor else -1
        return entry_line(self.entries[number], wide, self.doichieu.services.words, column)
