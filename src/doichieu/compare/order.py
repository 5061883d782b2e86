"""What keeps its order on both sides: longest increasing runs."""

from __future__ import annotations

from bisect import bisect_left


def longest_increasing(values: list[int]) -> set[int]:
    """Positions of a longest increasing run of values, not necessarily neighbours."""
    tails: list[int] = []
    tail_at: list[int] = []
    before = [-1] * len(values)
    for i, value in enumerate(values):
        at = bisect_left(tails, value)
        if at == len(tails):
            tails.append(value)
            tail_at.append(i)
        else:
            tails[at], tail_at[at] = value, i
        before[i] = tail_at[at - 1] if at else -1
    kept: set[int] = set()
    i = tail_at[-1] if tail_at else -1
    while i >= 0:
        kept.add(i)
        i = before[i]
    return kept
