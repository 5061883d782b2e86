"""Anchors: a passage known by what it says, so that it is found again when the text around it has changed.

A passage is looked for in this order: where it stood, word for word; word for word elsewhere, the nearest first;
and as the passage most like it (RapidFuzz's ratio over folded words), where one of the same section counts for more
than one elsewhere. Below a likeness of 0.7, or where others are nearly as like it (rows of one pattern), it counts as
gone: a note beside the wrong sentence is worse than one that has lost its place.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from ..model.document import Document
from ..text.letters import fold

_LIKE = 70.0
_SAME_SECTION = 8.0
_CLEAR = 5.0
_WHOLE = 1200
"""Characters of a passage that are kept and compared."""


class Anchor(NamedTuple):
    """A passage: the index its block had, the path of its section, and what it says."""

    block: int
    section: tuple[str, ...]
    passage: str


def anchor_of(document: Document, block: int) -> Anchor:
    """The anchor of a block."""
    one = document.blocks[block]
    section = document.sections[one.section].path if one.section >= 0 else ()
    return Anchor(block, section, one.text[:_WHOLE])


def locate(anchor: Anchor, document: Document, within: Collection[int] | None = None) -> int | None:
    """The index of the block that has the passage now; None where there is none. `within` are the blocks that are
    looked through first, such as those of a section that matches the passage's."""
    blocks = document.blocks
    if within:
        found = _most_like(anchor, document, within)
        return found if found is not None else locate(anchor, document)
    if anchor.block < len(blocks) and blocks[anchor.block].text[:_WHOLE] == anchor.passage:
        return anchor.block
    same = [index for index, block in enumerate(blocks) if block.text[:_WHOLE] == anchor.passage]
    if same:
        return min(same, key=lambda index: abs(index - anchor.block))
    return _most_like(anchor, document)


def _most_like(anchor: Anchor, document: Document, within: Collection[int] | None = None) -> int | None:
    from rapidfuzz import fuzz, process  # imported here: passages seldom change

    wanted = fold(anchor.passage)
    texts = {
        index: fold(block.text[:_WHOLE])
        for index, block in enumerate(document.blocks)
        if block.text and (within is None or index in within)
    }
    found = process.extract(wanted, texts, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=5)
    if not found:
        return None

    def weight(row: tuple[str, float, int]) -> tuple[float, int]:
        _, likeness, index = row
        section = document.blocks[index].section
        is_same = section >= 0 and document.sections[section].path == anchor.section
        return likeness + (_SAME_SECTION if is_same else 0), -abs(index - anchor.block)

    best, *others = sorted(((*weight(row), int(row[2])) for row in found), reverse=True)
    if others and best[0] - others[0][0] < _CLEAR:
        return None
    return best[2]
