"""Sections of one side only, and what of them stands elsewhere all the same.

A section without a counterpart is told as a whole, with all that is below it. Where its sentences went to
other sections, or some of them, it is `mixed`: then it is told sentence by sentence like any other, or what moved
would be seen nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..compare.change_keys import WHOLE
from ..compare.result import Change, ChangeKind, Comparison, Extent, Pair, Relation, Span
from ..model.document import Document
from ..model.side import Sides

__all__ = ["WHOLE", "lone_roots", "mixed_pairs", "moved_section", "moved_to", "reached_pairs"]
_MOVED = (Relation.MOVED, Relation.MOVED_EDITED)


def lone_roots(comparison: Comparison) -> dict[int, int]:
    """Pairs of one side only whose parent is matched, and how many sections of that side only lie below each."""
    lone = {pair.sections.a: n for n, pair in enumerate(comparison.pairs) if pair.relation is Relation.ONLY_A}
    lone_b = {pair.sections.b: n for n, pair in enumerate(comparison.pairs) if pair.relation is Relation.ONLY_B}
    roots: dict[int, int] = {}
    for known, document in ((lone, comparison.documents.a), (lone_b, comparison.documents.b)):
        for section, number in known.items():
            top = section or 0
            while document.sections[top].parent in known:
                top = document.sections[top].parent
            if top == section:
                roots.setdefault(number, 0)
            else:
                roots[known[top]] = roots.get(known[top], 0) + 1
    return roots


def mixed_pairs(comparison: Comparison) -> set[int]:
    """Sections of one side only of which something stands on the other side, in another section."""
    both = [c for pair in comparison.pairs for c in pair.changes if c.sides.a is not None and c.sides.b is not None]
    reached = reached_pairs(comparison, both)
    return {n for n, pair in enumerate(comparison.pairs) if None in tuple(pair.sections) and n in reached}


def reached_pairs(comparison: Comparison, changes: Iterable[Change]) -> set[int]:
    """The pairs in whose sections any of the changes stands, on either side."""
    sections: Sides[set[int]] = Sides(set(), set())
    for change in changes:
        for extent, document, found in zip(change.sides, comparison.documents, sections, strict=True):
            found.update(document.blocks[span.block].section for span in (extent.spans if extent else ()))
    return {
        number
        for number, pair in enumerate(comparison.pairs)
        if pair.sections.a in sections.a or pair.sections.b in sections.b
    }


def moved_section(comparison: Comparison, pair: Pair) -> Change | None:
    """The move of a whole section as a change: its headings on both sides."""
    if pair.relation not in _MOVED or pair.sections.a is None or pair.sections.b is None:
        return None
    a, b = comparison.documents
    return Change(ChangeKind.MOVED, Sides(_heading(a, pair.sections.a), _heading(b, pair.sections.b)))


def _heading(document: Document, section: int) -> Extent | None:
    told = document.text_blocks(section)
    if not told:
        return None
    text = document.blocks[told[0]].text
    return Extent(text, (Span(told[0], 0, len(text)),))


def moved_to(comparison: Comparison, change: Change) -> str:
    """The section where something stands that moved; empty where it did not leave its own."""
    homes = [
        document.blocks[extent.spans[0].block].section if extent else -1
        for document, extent in zip(comparison.documents, change.sides, strict=True)
    ]
    if min(homes) < 0:
        return ""
    partners = {pair.sections.a: pair.sections.b for pair in comparison.pairs if pair.sections.a is not None}
    if partners.get(homes[0]) == homes[1] and not _is_whole(comparison, change, homes):
        return ""
    return " › ".join(comparison.documents.b.sections[homes[1]].path)


def _is_whole(comparison: Comparison, change: Change, homes: list[int]) -> bool:
    """Whether a move is that of a section, told by its heading."""
    extent = change.sides.a
    blocks = comparison.documents.a.text_blocks(homes[0])
    return extent is not None and bool(blocks) and extent.spans[0].block == blocks[0] and len(extent.spans) == 1
