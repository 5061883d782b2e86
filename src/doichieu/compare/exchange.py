"""Figures that changed places: "17% và 41%" against "41% và 17%".

The fewest changes keep one of the figures and tell the other as gone here and come there. To a reader two
figures are others than they were. So where what goes and what comes are the same figures around others that
stay, and the words between them are the same, each figure is held against the one in its place.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model.side import Sides
from .hunk import Hunk
from .stream import Stream

_REACH = 40
"""Figures farther apart than so many tokens did not change places."""


def exchanged(hunks: Sequence[Hunk], streams: Sides[Stream]) -> list[Hunk]:
    """The hunks, those of figures that changed places one a figure."""
    out: list[Hunk] = []
    at = 0
    while at < len(hunks):
        places = _places(hunks[at], hunks[at + 1], streams) if at + 1 < len(hunks) else []
        if places:
            out.extend(places)
            at += 2
        else:
            out.append(hunks[at])
            at += 1
    return out


def _places(first: Hunk, second: Hunk, streams: Sides[Stream]) -> list[Hunk]:
    """Each figure that stands where another stood; none where it is no exchange."""
    comes = first.a0 == first.a1 and second.b0 == second.b1
    goes = first.b0 == first.b1 and second.a0 == second.a1
    if not (comes or goes) or second.a1 - first.a0 > _REACH:
        return []
    a, b = range(first.a0, second.a1), range(first.b0, second.b1)
    if len(a) != len(b):
        return []
    facts = [streams.a.is_fact(i) and streams.b.is_fact(j) for i, j in zip(a, b, strict=True)]
    keys = Sides([streams.a.keys[i] for i in a], [streams.b.keys[j] for j in b])
    for fact, one, other in zip(facts, keys.a, keys.b, strict=True):
        if not fact and one != other:
            return []
    return [Hunk(a[k], a[k] + 1, b[k], b[k] + 1) for k, fact in enumerate(facts) if fact and keys.a[k] != keys.b[k]]
