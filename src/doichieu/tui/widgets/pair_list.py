"""The pairs of a comparison that are in view, as a tree with signs."""

from __future__ import annotations

from collections.abc import Mapping

from ...compare.result import Comparison
from ...presentation.spans import Line
from ...presentation.telling import pair_spans
from .list_view import CursorList


class PairList(CursorList):
    """The pairs that are in view, as a tree with signs."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.comparison: Comparison | None = None
        self.pairs: list[int] = []
        self.kinds: frozenset[str] | None = None
        self.counts: Mapping[int, int] | None = None
        """How many changes of each pair are in view."""

    def line_count(self) -> int:
        return len(self.pairs)

    def item_spans(self, number: int) -> Line:
        assert self.comparison is not None
        pair, words = self.pairs[number], self.doichieu.services.words
        count = self.counts.get(pair, 0) if self.counts is not None else -1
        return pair_spans(self.comparison, pair, self.columns, words, self.kinds, count)
