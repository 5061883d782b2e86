"""The best set of pairs out of scored candidates, each thing in one pair at most.

Maximum-weight bipartite matching. The candidates fall apart into components that share nothing; each is
solved exactly by augmenting along shortest paths (the Hungarian method in its sparse form, with
Bellman-Ford's queue for the paths), as long as it is small. In the rare large ones, where text stands
hundreds of times over, the best pair is taken first: there every choice is as good as the next.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TypeVar

Pair = tuple[int, int]
T = TypeVar("T", int, tuple[int, int])

_EXACT = 3000
"""A component with more candidates than this is assigned greedily."""
_LEAST = 1e-9


def assign(scores: dict[Pair, float]) -> list[Pair]:
    """The pairs of the heaviest matching, in order; scores are above 0, ties fall to the earlier pair."""
    chosen: list[Pair] = []
    for component in _components(scores):
        if len(component) == 1:
            chosen.extend(component)
        elif len(component) <= _EXACT:
            chosen.extend(_heaviest({pair: scores[pair] for pair in component}))
        else:
            chosen.extend(best_first({pair: scores[pair] for pair in component}))
    return sorted(chosen)


def _components(scores: dict[Pair, float]) -> list[list[Pair]]:
    """The candidates grouped by what they share."""
    by_a: dict[int, list[Pair]] = defaultdict(list)
    by_b: dict[int, list[Pair]] = defaultdict(list)
    for pair in sorted(scores):
        by_a[pair[0]].append(pair)
        by_b[pair[1]].append(pair)
    seen: set[Pair] = set()
    out: list[list[Pair]] = []
    for first in sorted(scores):
        if first in seen:
            continue
        seen.add(first)
        group, waiting = [], [first]
        while waiting:
            pair = waiting.pop()
            group.append(pair)
            for other in (*by_a.pop(pair[0], ()), *by_b.pop(pair[1], ())):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        out.append(sorted(group))
    return out


def best_first(scores: dict[tuple[T, T], float]) -> list[tuple[T, T]]:
    """The best pair first, each thing in one pair at most; ties fall to the earlier pair.

    For candidates whose scores are sure enough that a lower sum of all would not be worse: quick, and stable when
    one score changes a little.
    """
    used_a: set[T] = set()
    used_b: set[T] = set()
    out: list[tuple[T, T]] = []
    for a, b in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if a not in used_a and b not in used_b:
            used_a.add(a)
            used_b.add(b)
            out.append((a, b))
    return out


def _heaviest(scores: dict[Pair, float]) -> list[Pair]:
    """Add one pair after another along the path that gains most, until no path gains anything.

    A path leaves a free thing of A, takes new pairs forwards and gives up old ones backwards, and ends at a
    free thing of B. Best paths one after another keep the matching the heaviest of its size; so it may stop at
    the first that gains nothing.
    """
    partner_a: dict[int, int] = {}
    partner_b: dict[int, int] = {}
    options: dict[int, list[int]] = defaultdict(list)
    for a, b in sorted(scores):
        options[a].append(b)
    while (path := _best_path(scores, options, partner_a, partner_b)) is not None:
        for a, b in path:
            partner_a[a] = b
            partner_b[b] = a
    return list(partner_a.items())


def _best_path(
    scores: dict[Pair, float], options: dict[int, list[int]], partner_a: dict[int, int], partner_b: dict[int, int]
) -> list[Pair] | None:
    """The new pairs of the path that gains most; None where none gains."""
    gain = {a: 0.0 for a in options if a not in partner_a}
    reached: dict[int, tuple[float, int]] = {}
    queue = deque(gain)
    queued = set(gain)
    while queue:
        a = queue.popleft()
        queued.discard(a)
        for b in options[a]:
            if partner_a.get(a) == b:
                continue
            value = gain[a] + scores[a, b]
            if b in reached and value <= reached[b][0] + _LEAST:
                continue
            reached[b] = (value, a)
            back = partner_b.get(b)
            if back is not None:
                gain[back] = value - scores[back, b]
                if back not in queued:
                    queued.add(back)
                    queue.append(back)
    free = [(value, -b) for b, (value, _) in reached.items() if b not in partner_b and value > _LEAST]
    if not free:
        return None
    path = []
    end: int | None = -max(free)[1]
    while end is not None:
        start = reached[end][1]
        path.append((start, end))
        end = partner_a.get(start)
    return path
