"""The shelf as rows: documents, and below an open one its sections."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from ..model.document import Document, SectionKind
from ..text.cells import fit, width
from .spans import Line

DOCUMENT = -1
ODD = "?"
"""The badge of a section about which something was odd."""


class ShelfRow(NamedTuple):
    """A row: which document, which section (DOCUMENT for the document itself), how deep, what it shows."""

    entry: int
    section: int
    depth: int
    label: str
    title: str
    inside: int
    """How many sections stand below it."""
    open: bool
    badge: str = ""


def section_rows(
    entry: int, document: Document, closed: AbstractSet[int], badges: dict[int, str] | None = None
) -> list[ShelfRow]:
    """The rows of a document's sections, those below closed ones left out."""
    rows: list[ShelfRow] = []
    hidden_below = 1 << 30
    for section in document.sections:
        if section.depth > hidden_below:
            continue
        hidden_below = 1 << 30
        below = document.subtree_end(section.index) - section.index - 1
        is_open = section.index not in closed
        if below and not is_open:
            hidden_below = section.depth
        label = section.label or ""
        rows.append(
            ShelfRow(
                entry,
                section.index,
                section.depth,
                label,
                section.title,
                below,
                is_open,
                (badges or {}).get(section.index, ""),
            )
        )
    return rows


class ShelfRows:
    """The rows of a shelf in order. Those of documents are made when they are looked at: there may be many thousands,
    of which few are open.

    `below`: the rows below each open document, by its number; `of_entry` makes the row of a document.
    """

    def __init__(
        self,
        entries: int = 0,
        below: Mapping[int, list[ShelfRow]] = MappingProxyType({}),
        of_entry: Callable[[int], ShelfRow] | None = None,
    ) -> None:
        self._open = sorted(below)
        self._below = below
        self._of_entry = of_entry
        self._before = list(accumulate((len(below[entry]) for entry in self._open), initial=0))
        """How many rows of sections stand before each open document, and in all."""
        self._first = [entry + 1 + before for entry, before in zip(self._open, self._before, strict=False)]
        self._count = entries + self._before[-1]

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> ShelfRow:
        at = bisect_right(self._first, number)
        if at:
            rows = self._below[self._open[at - 1]]
            if number - self._first[at - 1] < len(rows):
                return rows[number - self._first[at - 1]]
        if self._of_entry is None or not 0 <= number < self._count:
            raise IndexError(number)
        return self._of_entry(number - self._before[at])

    def number_of(self, entry: int, section: int) -> int:
        """The row of a section, or of the nearest section before it that is in view."""
        at = bisect_left(self._open, entry)
        number = entry + self._before[at]
        rows = self._below.get(entry, [])
        return number + bisect_right([row.section for row in rows], section)


def initially_closed(document: Document) -> set[int]:
    """Sections closed at first: those whose children are items, and what lies deeper than two levels."""
    closed: set[int] = set()
    for section in document.sections:
        children = [document.sections[i] for i in document.children(section.index)]
        if children and (section.depth >= 2 or all(c.kind in (SectionKind.ITEM, SectionKind.GROUP) for c in children)):
            closed.add(section.index)
    return closed


def row_spans(row: ShelfRow, columns: int) -> Line:
    """A row as shown in so many cells: fold mark, label, title, and at the right how many lie below."""
    fold = "▾ " if row.inside and row.open else "▸ " if row.inside else "  "
    indent = "  " * min(row.depth, 8)
    tail = row.badge or (str(row.inside) if row.inside > 1 and not row.open else "")
    room = columns - len(indent) - 3 - (width(tail) + 1 if tail else 0)
    label = fit(row.label, max(room // 2, 3)) + " " if row.label else ""
    title = fit(row.title, max(room - width(label), 0))
    gap = " " * max(columns - len(indent) - 3 - width(label) - width(title) - width(tail), 0)
    role = "strong" if row.section == DOCUMENT else "text"
    return [
        (indent, ("text",)), (fold, ("muted",)), (label, ("heading_label",)), (title, (role,)), (gap, ("text",)),
        (tail, ("warning" if tail == ODD else "badge",)), (" ", ("text",)),
    ]  # fmt: skip
