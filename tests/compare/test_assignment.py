"""The best set of pairs: as good as trying every one of them."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from doichieu.compare.assignment import assign, best_first

Scores = dict[tuple[int, int], float]


def best_of_all(scores: Scores) -> float:
    """The slow, plain way: every set of pairs in which nothing stands twice."""
    best = 0.0
    for size in range(len(scores) + 1):
        for chosen in combinations(scores, size):
            if len({a for a, _ in chosen}) == len({b for _, b in chosen}) == size:
                best = max(best, sum(scores[pair] for pair in chosen))
    return best


pairs = st.tuples(st.integers(0, 4), st.integers(0, 4))
scores = st.dictionaries(pairs, st.integers(1, 20).map(lambda n: n / 10), max_size=9)


@given(scores)
def test_it_is_the_heaviest(told: Scores) -> None:
    found = assign(told)
    assert len({a for a, _ in found}) == len({b for _, b in found}) == len(found)
    assert abs(sum(told[pair] for pair in found) - best_of_all(told)) < 1e-9


def test_the_best_pair_gives_way_where_two_others_are_better_together() -> None:
    told = {(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.7}
    assert assign(told) == [(0, 1), (1, 0)]
    assert best_first(told) == [(0, 0)]


def test_a_crowd_is_assigned_best_first() -> None:
    told = {(a, b): 1.0 + (a == b) for a in range(60) for b in range(60)}
    assert assign(told) == [(n, n) for n in range(60)]
