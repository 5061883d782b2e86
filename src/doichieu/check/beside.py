"""Averages and harvests that are worked out of another sentence of their paragraph.

    Dân số trung bình 1.290.000 người. Với 1.124 bác sĩ, toàn tỉnh đạt 8,7 bác sĩ/vạn dân.
    Gieo trồng lúa 412,5 ha, ngô 186,3 ha. Cây ngô cho năng suất 46,2 tạ/ha, sản lượng 860,7 tấn.

A population is named as such; an area belongs to the crop that stands before it. What is so far from its figures may
be worked out of others, so nothing is accused but what one slip of the pen explains, unless all else is plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts.tokens import word_key
from .averages import (
    MANY_OF,
    OF_A_PART,
    harvest,
    is_change,
    is_output,
    is_yield,
    plain_or_slips,
    quotient,
    told_in,
    told_per,
)
from .claims import Claim, claim
from .passages import Figure, Passage, spoken
from .result import Rule

_POPULATION = re.compile(spoken("dân số") + r"[^;.,\ue000-\uf7ff]{0,40} $")
_CROP = re.compile(r"(?P<crop>[^\W\d_]+)(?: có| là| đạt| với| trồng được| gieo trồng)? $")
_NO_CROPS = frozenset(
    map(
        word_key,
        ["tích", "trồng", "được", "đạt", "là", "có", "và", "với", "toàn", "xã", "huyện", "tỉnh", "năm", "cả", "hiện"],
    )
)


def beside(sentences: list[Passage]) -> Iterator[Claim]:
    """The claims of a paragraph."""
    people = [
        (passage, figure) for passage in sentences for figure in passage.figures
        if _POPULATION.search(passage.before(figure)) and figure.quantity.unit in (None, "người")
    ]  # fmt: skip
    for at, passage in enumerate(sentences):
        for figure in passage.figures:
            if len(people) == 1 and people[0][0] is not passage:
                yield from _of_people(passage, figure, *people[0])
            if is_yield(figure):
                yield from _of_crop(passage, figure, sentences[:at])


def _of_people(passage: Passage, mean: Figure, where: Passage, count: Figure) -> Iterator[Claim]:
    """So much for each of the people that another sentence counts."""
    head, per = told_per(passage, mean)
    if not head or (per not in MANY_OF and per != "người"):
        return
    near = [f for f in passage.figures if f.at < mean.at and not is_change(passage, f)]
    if any(told_in(passage, f, "người") for f in near) or OF_A_PART.search(passage.skeleton):
        return
    amounts = [f for f in near if told_in(passage, f, head)]
    told = (quotient(passage, mean, amount, count, per, elsewhere=where) for amount in amounts)
    readings = [one for one in told if one is not None]
    is_plain = len(amounts) == 1 and per in MANY_OF
    yield from plain_or_slips(readings, mean, is_plain=is_plain)


def _of_crop(passage: Passage, each: Figure, before: list[Passage]) -> Iterator[Claim]:
    """An output behind a yield whose area an earlier sentence tells, by the name of the crop."""
    behind = [f for f in passage.figures if f.at > each.at and is_output(passage, f)]
    if not behind or any(f.quantity.unit == "ha" and f.at < each.at for f in passage.figures):
        return
    words = set(re.split(r"[;.]", passage.before(each))[-1].split())
    readings = []
    for where in before:
        for area in where.figures:
            named = _CROP.search(where.before(area)) if area.quantity.unit == "ha" else None
            if named is None or named["crop"] in _NO_CROPS or named["crop"] not in words:
                continue
            comes_out = harvest(area, each, behind[0])
            if comes_out is not None:
                operands = [each, area]
                readings.append(claim(Rule.PER_UNIT, passage, behind[0], operands, comes_out, "a*b", elsewhere=where))
    yield from plain_or_slips(readings, behind[0])
