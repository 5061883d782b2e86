"""Sections that were divided or joined by the sections below them: "Điều 6" and "Điều 7" become one "Điều 6".

A section that only one side has may have no text of its own that went anywhere, but sections below it that did: most
of what stands below it is paired with what stands below one section of the other side, whose own partner is another
one. Then that section was divided, or joins the two. Where the partner is one above it, only a heading was taken out.
"""

from __future__ import annotations

from collections import Counter

from ..model.document import Document
from ..model.side import Sides
from .result import Pair, Relation

_SHARE = 0.6
"""So much of what stands below a section went over."""


def told_by_families(pairs: list[Pair], documents: Sides[Document]) -> list[Pair]:
    """The pairs, those that were divided or joined by the sections below them told as such."""
    out = list(pairs)
    for side in (0, 1):
        at_own, at_other = ({tuple(pair.sections)[s]: at for at, pair in enumerate(pairs)} for s in (side, 1 - side))
        for at, pair in enumerate(pairs):
            section = tuple(pair.sections)[side]
            if section is None or None not in tuple(pair.sections) or pair.whole is not None:
                continue
            home = _home(pairs, tuple(documents), side, section, at_own, at_other)
            if home is None:
                continue
            out[at] = out[at]._replace(whole=tuple(pairs[home].sections)[1 - side])
            if out[home].relation in (Relation.IDENTICAL, Relation.EDITED):
                out[home] = out[home]._replace(relation=Relation.SPLIT if side else Relation.MERGED)
    return out


def _home(
    pairs: list[Pair],
    documents: tuple[Document, ...],
    side: int,
    section: int,
    at_own: dict[int | None, int],
    at_other: dict[int | None, int],
) -> int | None:
    """The pair that most of what stands below a section of one side alone went to; None where there is none."""
    own, other = documents[side], documents[1 - side]
    below = range(section + 1, own.subtree_end(section))
    went: Counter[int] = Counter()
    total = 0
    for inner in below:
        size = sum(len(own.blocks[block].text) for block in own.text_blocks(inner))
        total += size
        partner = tuple(pairs[at_own[inner]].sections)[1 - side] if inner in at_own else None
        for above in reversed(other.ancestors(partner) if partner is not None else []):
            at = at_other.get(above)
            held = tuple(pairs[at].sections)[side] if at is not None else None
            if at is not None and held is not None and held not in below:
                went[at] += size
                break
    if not went:
        return None
    home, size = went.most_common(1)[0]
    keeper = tuple(pairs[home].sections)[side]
    is_above = keeper is None or keeper in own.ancestors(section)
    return None if is_above or size < _SHARE * total else home
