"""Which blocks of a pair of sections stand side by side: by the words that match."""

from __future__ import annotations

from collections import Counter

from ..model.document import Document
from ..model.side import Sides
from .diff import raw_hunks
from .hunk import Hunk
from .stream import own_stream

_SHARED = 0.3


def side_by_side(documents: Sides[Document], sections: Sides[int | None]) -> list[Sides[int | None]]:
    """Rows of block indices of both sections' own text, in order; None where a side has nothing."""
    lists = Sides(_blocks(documents.a, sections.a), _blocks(documents.b, sections.b))
    if sections.a is None or sections.b is None:
        return [Sides(block, None) for block in lists.a] or [Sides(None, block) for block in lists.b]
    anchors = _anchors(documents, Sides(sections.a, sections.b))
    rows: list[Sides[int | None]] = []
    a = b = 0
    for i, j in [*anchors, (-1, -1)]:
        stop_a = lists.a.index(i) if i >= 0 else len(lists.a)
        stop_b = lists.b.index(j) if j >= 0 else len(lists.b)
        rows.extend(Sides(block, None) for block in lists.a[a:stop_a])
        rows.extend(Sides(None, block) for block in lists.b[b:stop_b])
        if i >= 0:
            rows.append(Sides(i, j))
        a, b = stop_a + 1, stop_b + 1
    return rows


def _blocks(document: Document, section: int | None) -> list[int]:
    if section is None:
        return []
    return document.text_blocks(section)


def _anchors(documents: Sides[Document], sections: Sides[int]) -> list[tuple[int, int]]:
    """Pairs of blocks that share their words, each block once, in order on both sides."""
    streams = Sides(own_stream(documents.a, sections.a), own_stream(documents.b, sections.b))
    shared: Counter[tuple[int, int]] = Counter()
    a = b = 0
    hunks = raw_hunks(streams.a.keys, streams.b.keys)
    for hunk in [*hunks, Hunk(len(streams.a), len(streams.a), len(streams.b), len(streams.b))]:
        for step in range(hunk.a0 - a):
            shared[streams.a.blocks[a + step], streams.b.blocks[b + step]] += 1
        a, b = hunk.a1, hunk.b1
    sizes = Sides(Counter(streams.a.blocks), Counter(streams.b.blocks))
    likely = sorted(
        ((count, i, j) for (i, j), count in shared.items() if count >= _SHARED * min(sizes.a[i], sizes.b[j])),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in likely:  # their words matched in order, so no two pairs cross: they can only share a block
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return sorted(chosen.items())
