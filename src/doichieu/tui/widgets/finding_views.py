"""The findings as a list."""

from __future__ import annotations

from ...model.document import Document
from ...presentation.finding_rows import FindingEntry, entry_spans
from ...presentation.spans import Line
from .list_view import CursorList


class FindingList(CursorList):
    """The findings under the headings of their rules."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entries: list[FindingEntry] = []
        self.accepted: dict[str, str] = {}
        self.own: Document | None = None
        """The document whose findings these are; None for those of the whole shelf."""

    def line_count(self) -> int:
        return len(self.entries)

    def can_choose(self, number: int) -> bool:
        return self.entries[number].finding is not None

    def item_spans(self, number: int) -> Line:
        return entry_spans(self.entries[number], self.columns, self.accepted, self.doichieu.services.words, self.own)
