"""The shelf as rows: documents, and below an open one its sections."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
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
