"""How deep the entries of lists stand within one another.

An entry that begins further to the right than the one above it stands within it; so does one with another mark right
below, as offices write lists ("-", within it "+"). A mark that was there before leads back to its level.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model.document import Block, BlockKind, Document

_DEEPEST = 4
_SAME = str.maketrans("–—•●▪◦", "--****")


def list_depths(document: Document, blocks: Sequence[Block]) -> dict[int, int]:
    """Of each entry of a list how many others it stands within, by the number of its block; 0 is left out."""
    depths: dict[int, int] = {}
    open_ones: list[tuple[int, str]] = []
    section = -1
    for number, block in enumerate(blocks):
        if block.section != section or block.kind is BlockKind.HEADING:
            open_ones, section = [], block.section
        if block.kind is not BlockKind.LIST_ITEM or not block.runs:
            continue
        own = _column(document, block), block.text[:1].translate(_SAME)
        while open_ones and open_ones[-1][0] > own[0]:
            open_ones.pop()
        if own in open_ones:
            del open_ones[open_ones.index(own) + 1 :]
        else:
            open_ones.append(own)
        if len(open_ones) > 1:
            depths[number] = min(len(open_ones) - 1, _DEEPEST)
    return depths


def _column(document: Document, block: Block) -> int:
    """The column on which an entry begins."""
    return document.source.point(block.source_start(0))[1]
