"""One figure, told twice: the same indicator, period and status with two values.

What a figure tells is the words around it, between the marks of its clause: its *context*. Two contexts
are one indicator's where nearly all words that say something agree, rare ones counting more; where they
speak of one time; and where both plan, both estimate or both report. Places and other names must be the same on both
sides, for "huyện Yên Dũng đạt 5%" is no other telling of "huyện Tân Yên đạt 6%".

Words vary from summary to body, so contexts that agree in most words are enough where the two values are
one slip of the pen apart (a digit changed, two swapped): chance seldom brings both together. Values that
could be rounded from one another are no conflict.

Work is linear but for what shares its rarest words: each context is held only against those.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model.document import BlockKind, Document
from .contexts import contexts
from .passages import Passage
from .result import Finding, Proof, Rule, Severity
from .rounding import printed, span_of
from .slips import are_a_slip_apart
from .told import Told

_EQUAL, _ALIKE, _MOSTLY, _HALF, _SOME, _LITTLE = 0.95, 0.86, 0.6, 0.48, 0.35, 0.2
"""How alike contexts must be, and how alike where the values are one slip apart."""
_SHARED = 4
_INSIDE = 0.8
"""So much of the shorter context must stand in the longer."""
_BESIDE = 2
_DIGITS = 3
"""Shorter figures are a slip apart too easily."""
_SPANS = frozenset({"năm", "tháng", "ngày", "giờ", "phút", "tuần", "quý"})
"""Terms are set for one case after another in the same words: "từ 06 tháng đến 03 năm"."""
_MANY, _LONG = 4, 5
"""Of so many digits they hardly are by chance, and of so many next to never."""
_RAREST = 6
_CROWD = 40
"""A word that more contexts share tells nothing."""


def repeated(documents: Sequence[tuple[Document, list[Passage]]]) -> Iterator[Finding]:
    """Conflicts within each document, and between those of one place."""
    told = [one for document, sentences in documents for one in contexts(document, sentences)]
    counts = Counter(word for one in told for word in one.words)
    total = len(told) + 1
    weights = {word: math.log(total / count) + 0.2 for word, count in counts.items()}
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in told:
        for word in sorted(one.words, key=lambda word: (counts[word], word))[:_RAREST]:
            groups["" if one.quantity.unit is None else one.measure.split(" ")[0], word].append(one)
    seen: set[tuple[int, int]] = set()
    for group in groups.values():
        if len(group) <= _CROWD:
            yield from _pairs(group, weights, seen)


def _pairs(group: list[Told], weights: dict[str, float], seen: set[tuple[int, int]]) -> Iterator[Finding]:
    for i, one in enumerate(group):
        for other in group[i + 1 :]:
            key = (id(one), id(other))
            if key in seen:
                continue
            seen.add(key)
            finding = _conflict(one, other, weights)
            if finding is not None:
                yield finding


class _Likeness(NamedTuple):
    """How much two contexts have in common."""

    shared: int
    """Words."""
    alike: float
    """The weight of those in that of all, 0 to 1."""
    inside: float
    """The same in that of the shorter context."""
    timed: bool
    """They name one time."""


def _conflict(one: Told, other: Told, weights: dict[str, float]) -> Finding | None:
    alike_told = one.place == other.place and _one_time(one.times, other.times)
    digits = _slip(one, other) if alike_told else 0
    if not alike_told or not _one_status(one, other, digits) or _are_neighbours(one, other, is_slip=digits >= _MANY):
        return None
    if (one.spot.document is other.spot.document and one.home == other.home) or _compatible(one, other):
        return None
    both = _likeness(one, other, weights)
    if not both.shared or not _one_thing(one, other, digits, both):
        return None
    if not (_enough_for_a_slip(one, other, digits, both) if _is_slip(digits, both) else _enough(one, other, both)):
        return None
    sure = both.timed and bool(digits) and (both.alike >= _MOSTLY or digits >= _MANY)
    spots = (other.spot, one.spot)
    proof = Proof("a≠b", (one.quantity.raw, other.quantity.raw), None, one.quantity.unit or "")
    return Finding(
        Rule.SAME_FIGURE, Severity.ERROR if sure else Severity.WARNING, 0.85 if sure else 0.6, "same-figure", spots,
        other.quantity.raw, one.quantity.raw, proof, {"what": one.printed},
    )  # fmt: skip


def _likeness(one: Told, other: Told, weights: dict[str, float]) -> _Likeness:
    shared = one.words & other.words
    both = sum(weights[word] for word in shared)
    first, second = (sum(weights[word] for word in told.words) for told in (one, other))
    timed = bool({_month(iso) for iso in one.times} & {_month(iso) for iso in other.times})
    return _Likeness(len(shared), 2 * both / (first + second), both / min(first, second), timed)


def _one_thing(one: Told, other: Told, digits: int, both: _Likeness) -> bool:
    """Whether names and nouns allow that both tell of one thing; the more digits, the less must agree."""
    if one.measure != other.measure and not (digits >= _LONG or (digits and both.shared > _SHARED)):
        return False  # counted by two nouns: "lượt", "lượt người"
    if (one.lent or other.lent) and digits < _LONG:
        return False
    nested = one.names <= other.names or other.names <= one.names
    return one.names == other.names or (digits >= _MANY and nested)


def _is_slip(digits: int, both: _Likeness) -> bool:
    """Whether the values are one slip apart, and the words of one context stand in the other."""
    if not digits or both.shared < (1 if digits >= _MANY and both.timed else 2):
        return False
    return (
        both.inside >= _INSIDE
        or (digits >= _MANY and both.inside >= _MOSTLY and both.shared >= _RAREST)
        or (digits >= _LONG and both.inside >= _HALF)
        or (both.timed and both.inside >= _MOSTLY and both.shared >= _SHARED)
    )


def _enough_for_a_slip(one: Told, other: Told, digits: int, both: _Likeness) -> bool:
    dayed = both.timed and any(len(iso) == len("2024-09-15") for iso in one.times & other.times)
    if dayed and digits >= _MANY:
        return both.alike >= _LITTLE
    least = _MOSTLY if digits < _MANY else _HALF if digits < _LONG else _SOME
    return both.alike >= (min(_SOME, least) if both.timed else least)


def _enough(one: Told, other: Told, both: _Likeness) -> bool:
    """Whether the words alone say that both tell of one thing."""
    if any(told.is_cell or told.lent for told in (one, other)) or one.measure in _SPANS:
        return False  # what they are about is known too little
    planned = one.status.startswith("plan") and both.alike >= _EQUAL
    if both.alike >= _ALIKE and (both.timed or planned) and both.shared >= _SHARED:
        return True
    return both.inside >= _EQUAL and both.timed and both.alike >= _MOSTLY and both.shared > _SHARED


def _are_neighbours(one: Told, other: Told, *, is_slip: bool) -> bool:
    """Whether two contexts stand in entries of one list, which tell of one thing after another in the same words.

    Paragraphs do so, too, but hardly of figures that are one slip apart.
    """
    if one.spot.document is not other.spot.document or one.spot.note != other.spot.note:
        return False
    if one.is_cell and other.is_cell:  # of one table
        return True
    return 0 < abs(one.spot.block - other.spot.block) <= _BESIDE and not (
        is_slip and (_is_prose(one) or _is_prose(other))
    )


def _is_prose(told: Told) -> bool:
    """Whether a context stands in a paragraph, and not in an entry of a list."""
    spot = told.spot
    return not spot.note and spot.document.blocks[spot.block].kind is BlockKind.PARAGRAPH


def _one_status(one: Told, other: Told, digits: int) -> bool:
    """Whether both plan, both estimate or both report. The head of a column may leave out that it estimates."""
    if one.status == other.status:
        return True
    return digits >= _LONG and (one.is_cell or other.is_cell) and {one.status, other.status} == {"//", "estimate//"}


def _one_time(a: frozenset[str], b: frozenset[str]) -> bool:
    if not a or not b or a == b:
        return True
    years = [{iso[:4] for iso in side if len(iso) >= len("2024") and iso[:4].isdigit()} for side in (a, b)]
    rest = [{_month(iso) for iso in side if iso.endswith("m") or "-" in iso.lstrip("-")} for side in (a, b)]
    if years[0] and years[1]:  # twelve months of a year are the year
        rest = [side - {"12m"} for side in rest]
    if years[0] and years[1] and years[0] != years[1]:
        return False
    return rest[0] == rest[1] or (not rest[0] and not rest[1])


def _month(iso: str) -> str:
    """A day or a month as so many months of its year, as which it is told elsewhere; others as they are."""
    parts = iso.split("-")
    return f"{int(parts[1])}m" if len(parts) > 1 and parts[0].isdigit() and parts[1].isdigit() else iso


def _compatible(one: Told, other: Told) -> bool:
    """Whether both values could be printed of one: equal, or one rounded more."""
    a, b = span_of(one.quantity), span_of(other.quantity)
    if a is None or b is None:
        return True
    return a.meets(b)


def _slip(one: Told, other: Told) -> int:
    """How many digits two values have that are one slip of the pen apart; 0 where they are not.

    Digits that changed places count as one more: of all figures as long, ten times as few are so apart.
    """
    a, b = printed(one.quantity), printed(other.quantity)
    if a is None or b is None:
        return 0
    step = max(a.step, b.step) or 1
    scaled = min(a.step, b.step) > 1 and not any(value % step for value in (a.value, b.value))
    if a.step != b.step and not scaled:  # 386.000 triệu is as good as 386 tỷ
        return 0
    first, second = str(abs(a.value / step)), str(abs(b.value / step))
    while first.endswith("00") and second.endswith("00"):  # 30.000 and 50.000: round figures say little
        first, second = first[:-2], second[:-2]
    if len(first) < _DIGITS or not are_a_slip_apart(first, second):
        return 0
    return len(first) + (len(first) >= _MANY and sorted(first) == sorted(second))
