"""What must be found is found, and what is only print is not: on documents made up by the dozen."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from doichieu.compare.compare import compare
from doichieu.compare.result import ChangeKind, Comparison, Relation
from doichieu.model.side import Sides
from doichieu.reading.reader import read_bytes
from tests.compare.making import NOISES, Printer, clone, document
from tests.compare.planting import EDITS, Planted, extra, found

SEEDS = st.integers(0, 2**32 - 1)
MANY = settings(max_examples=80, deadline=None, derandomize=True, phases=(Phase.explicit, Phase.generate))


def held(a: str, b: str, include_format: bool = False) -> Comparison:
    documents = Sides(read_bytes(a.encode(), "a.txt"), read_bytes(b.encode(), "b.txt"))
    return compare(documents, include_format=include_format)


def noisy(seed: int, noises: tuple[str, ...]) -> tuple[str, str]:
    """One document printed plainly and with noises."""
    made = document(random.Random(seed))
    return Printer(random.Random(seed)).text(made), Printer(random.Random(seed + 1), noises).text(made)


def edited(seed: int, edits: int, noises: tuple[str, ...], only: str = "") -> tuple[list[Planted], str, str]:
    rng = random.Random(seed)
    made = document(rng)
    new = clone(made)
    used: set[int] = set()
    planted = []
    for _ in range(edits):
        one = EDITS[only or rng.choice(list(EDITS))](rng, new, used)
        if one is not None:
            planted.append(one)
    return planted, Printer(random.Random(seed)).text(made), Printer(rng, noises).text(new)


def substance(comparison: Comparison) -> list[object]:
    return [(pair.relation, change) for pair in comparison.pairs for change in pair.substance()]


@pytest.mark.parametrize("noise", NOISES)
def test_one_noise_is_no_difference(noise: str) -> None:
    for seed in range(6):
        comparison = held(*noisy(seed, (noise,)))
        assert not substance(comparison)
        assert not comparison.differs()


@given(SEEDS, st.sets(st.sampled_from(NOISES)))
@MANY
def test_noises_together_are_no_difference(seed: int, noises: set[str]) -> None:
    a, b = noisy(seed, tuple(sorted(noises)))
    plain, full = held(a, b), held(a, b, include_format=True)
    assert not substance(plain)
    assert all(not pair.changes for pair in plain.pairs)
    assert not plain.differs()
    assert not full.differs()
    assert all(change.kind is ChangeKind.FORMAT for pair in full.pairs for change in pair.changes)


@pytest.mark.parametrize(
    "noise", ["tone", "case", "quotes", "dashes", "spaces", "nbsp", "percent", "padding", "grouping", "ends"]
)
def test_noise_in_the_text_is_told_on_request(noise: str) -> None:
    told = Counter(
        change.kind
        for seed in range(8)
        for pair in held(*noisy(seed, (noise,)), include_format=True).pairs
        for change in pair.changes
    )
    assert told.keys() == {ChangeKind.FORMAT}


def test_renumbered_sections_say_so() -> None:
    pairs = held(*noisy(3, ("renumber",))).pairs
    assert any(pair.renumbered for pair in pairs)
    assert all(pair.relation is Relation.IDENTICAL for pair in pairs)


@pytest.mark.parametrize("name", EDITS)
def test_one_edit(name: str) -> None:
    planted_at_all = 0
    for seed in range(12):
        planted, a, b = edited(seed, 1, (), name)
        comparison = held(a, b)
        planted_at_all += len(planted)
        assert all(found(one, comparison) for one in planted)
        assert not extra(planted, comparison)
        assert comparison.differs() == bool(planted)
    assert planted_at_all


@given(SEEDS, st.integers(2, 12), st.sets(st.sampled_from(NOISES), max_size=8))
@MANY
def test_edits_among_noise(seed: int, edits: int, noises: set[str]) -> None:
    planted, a, b = edited(seed, edits, tuple(sorted(noises)))
    comparison = held(a, b)
    assert [one for one in planted if not found(one, comparison)] == []
    assert extra(planted, comparison) == []
