"""A comparison does not depend on which document stands left.

Where a difference can be cut in several equal ways, an algorithm that reads from A to B cuts one way
and from B to A another. So the work is always done in one direction, which the texts themselves
decide, and the result is turned round where the reader asked for the other.
"""

from __future__ import annotations

from ..model.document import Document
from ..model.side import Sides
from .result import Change, ChangeKind, Extent, Pair, Relation

_KINDS = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}
_RELATIONS = {
    Relation.ONLY_A: Relation.ONLY_B,
    Relation.ONLY_B: Relation.ONLY_A,
    Relation.SPLIT: Relation.MERGED,
    Relation.MERGED: Relation.SPLIT,
}


def is_turned(documents: Sides[Document], roots: Sides[int | None]) -> bool:
    """Whether the work is to be done from B to A."""
    return _rank(documents.a, roots.a) > _rank(documents.b, roots.b)


def _rank(document: Document, root: int | None) -> tuple[int, int, list[str]]:
    return len(document.sections), -1 if root is None else root, [block.text for block in document.blocks]


def turned(pair: Pair) -> Pair:
    """The pair seen from the other side, its changes in the reading order of what is now A.

    Without a move the changes stand in one order on both sides.
    """
    changes = [_turned(change) for change in pair.changes]
    if any(change.kind is ChangeKind.MOVED for change in changes):
        changes = in_reading_order(changes)
    return Pair(
        sections=pair.sections.swapped(),
        relation=_RELATIONS.get(pair.relation, pair.relation),
        renumbered=pair.renumbered,
        similarity=pair.similarity,
        changes=tuple(changes),
        reason=pair.reason,
        whole=pair.whole,
    )


def _turned(change: Change) -> Change:
    return Change(_KINDS.get(change.kind, change.kind), change.sides.swapped(), change.values.swapped())


def in_reading_order(changes: list[Change]) -> list[Change]:
    """By place in A; what is only in B after what stands before it in B."""

    def place(extent: Extent | None) -> tuple[int, int]:
        return (extent.spans[0].block, extent.spans[0].start) if extent else (-1, -1)

    with_a = sorted((c for c in changes if c.sides.a), key=lambda c: place(c.sides.a))
    for change in sorted((c for c in changes if not c.sides.a), key=lambda c: place(c.sides.b)):
        at = len(with_a)
        while at > 0 and place(with_a[at - 1].sides.b) > place(change.sides.b):
            at -= 1
        with_a.insert(at, change)
    return with_a
