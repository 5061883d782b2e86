"""The hits of a search, grouped by document, the best document first."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ...presentation.report import snippet
from ...presentation.spans import Line
from ...search.engine import Results
from ...search.hits import Hit
from ...text.cells import fit
from .list_view import CursorList


class _Row(NamedTuple):
    """A document's heading, or a hit below it."""

    title: str
    hit: Hit | None = None


class HitList(CursorList):
    """Hits below the names of their documents."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: list[_Row] = []

    def line_count(self) -> int:
        return len(self.rows)

    def can_choose(self, number: int) -> bool:
        return self.rows[number].hit is not None

    @property
    def hit(self) -> Hit | None:
        """The chosen hit."""
        return self.rows[self.cursor].hit if self.cursor < len(self.rows) else None

    def item_spans(self, number: int) -> Line:
        row = self.rows[number]
        if row.hit is None:
            return [(fit(row.title, self.columns), ("heading",))]
        place = fit(" › ".join(row.hit.section_path[-2:]), 22)
        room = max(self.columns - len(place) - 4, 10)
        pieces: Line = [("  ", ("text",)), (place + "  ", ("breadcrumb",))]
        used = 0
        for text, role in snippet(row.hit, room):
            cut = fit(text.replace("\n", " "), room - used, "")
            used += len(cut)
            pieces.append((cut, ("text", role)))
        return pieces

    def show(self, results: Results, title: Callable[[str], str], keep: bool) -> None:
        """Show hits; with `keep` the cursor stays on the passage it was on, if that is still there."""
        chosen = self.hit if keep else None
        groups: dict[str, list[Hit]] = {}
        for hit in results.hits:
            groups.setdefault(hit.path, []).append(hit)
        rows: list[_Row] = []
        for path, hits in groups.items():
            rows.append(_Row(f"{title(path)}  ({len(hits)})"))
            rows.extend(_Row("", hit) for hit in hits)
        self.rows = rows
        if chosen is None:
            self.cursor = 1 if rows else 0
            self.jump(0)
        else:
            found = (i for i, row in enumerate(rows) if row.hit is not None and _is_same(row.hit, chosen))
            self.cursor = next(found, 1 if rows else 0)
            self.show_line(self.cursor, 1)
        self.redraw()


def _is_same(one: Hit, other: Hit) -> bool:
    return one.path == other.path and one.passage.origin == other.passage.origin
