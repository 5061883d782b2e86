"""Averages: what an amount makes for each of so many.

    diện tích 100 ha, năng suất 55 tạ/ha, sản lượng 550 tấn        100 ⨯ 55
    500 triệu đồng cho 20 hộ, bình quân 25 triệu đồng/hộ           500 : 20
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from .claims import Claim, claim, noun
from .passages import AMOUNT, FIGURE, Figure, Passage, spoken
from .result import Rule
from .rounding import Span, Verdict, exactly, span_of

_KILOGRAMS = {"tấn": Fraction(1000), "tạ": Fraction(100), "yến": Fraction(10), "kg": Fraction(1)}
_FIELD = re.compile(rf"(?P<n>{FIGURE})[^;.\ue000-\uf7ff]{{0,40}} {spoken('năng suất')}")
_AREA, _YIELD, _OUTPUT = (re.compile(rf"{spoken(words)}[^;.\ue000-\uf7ff]{{0,60}} (?P<n>{FIGURE})") for words in ("diện tích", "năng suất", "sản lượng"))
_CHANGE = re.compile(spoken("tăng|giảm|hơn|kém|thêm|cao hơn|thấp hơn|vượt") + " $")
_MEAN = re.compile(spoken("bình quân|trung bình|mỗi|tính ra|bình quân mỗi|mật độ|suất đầu tư|tương đương"))
_PER = re.compile(r" (?P<head>\S+)(?: \S+){0,2} / (?P<per>\S+)")
_EACH = re.compile(rf"(?:{spoken('mỗi|một|bình quân mỗi|bình quân một|trung bình mỗi')}) (?P<noun>\S+)[^;.\ue000-\uf7ff]{{0,30}} (?P<n>{AMOUNT})")
_TIME = frozenset({"ngày", "tháng", "năm", "giờ", "quý", "vụ", "tuần"})


def averages(passage: Passage) -> Iterator[Claim]:
    """The claims of a sentence about so much for each."""
    if len(passage.figures) < 3:
        return
    yield from _harvests(passage)
    for figure in passage.figures:
        head, _, per = (figure.quantity.unit or "").partition("/")
        if head and per and "/" not in per and _MEAN.search(_clause(passage, figure)):
            yield from _mean(passage, figure, head, per)
        elif not per and (told := _PER.match(passage.after(figure))) and _MEAN.search(_clause(passage, figure)):
            yield from _mean(passage, figure, figure.quantity.unit or told["head"], told["per"])
    for match in _EACH.finditer(passage.skeleton):
        figure = passage.at(match.start("n"))
        unit = figure.quantity.unit or ""
        if "/" not in unit and match["noun"] not in _TIME and unit not in ("%", ""):
            yield from _mean(passage, figure, unit, match["noun"])


def _clause(passage: Passage, figure: Figure) -> str:
    lead = passage.before(figure, 90)
    return lead[max(lead.rfind(mark) for mark in (";", " , ", "(", ")")) + 1 :]


def _within(passage: Passage, mean: Figure) -> list[Figure]:
    """The other figures between the semicolons around a figure."""
    low = passage.skeleton.rfind(" ; ", 0, mean.at)
    high = passage.skeleton.find(" ; ", mean.at)
    found = passage.between(max(low, 0), high if high >= 0 else len(passage.skeleton))
    return [f for f in found if f is not mean and not _CHANGE.search(passage.before(f)) and f.quantity.of is None]


def _told_in(passage: Passage, figure: Figure, words: str) -> bool:
    """Whether a figure is told in a unit, or by a noun: "lượt" of "lượt người"."""
    told = noun(passage, figure)
    return told == words or (told.split()[0:1] == words.split()[0:1] and not figure.quantity.unit == "%")


def _mean(passage: Passage, mean: Figure, head: str, per: str) -> Iterator[Claim]:
    """So much for each, held against the one amount and the one count that it can be worked out of."""
    near = _within(passage, mean)
    amounts = [f for f in near if _told_in(passage, f, head)]
    counted = [f for f in near if _told_in(passage, f, per)]
    readings = [
        claim(Rule.PER_UNIT, passage, mean, [amount, count], told / many, "a/b")
        for amount in amounts
        for count in counted
        if (told := span_of(amount.quantity)) is not None and (many := span_of(count.quantity)) is not None and many.low > 0
    ]
    holding = next((one for one in readings if one.verdict is not Verdict.FAILS), None)
    if holding is not None:
        yield holding
    elif len(amounts) == 1 and len(counted) == 1 and readings:
        yield readings[0]


def _harvests(passage: Passage) -> Iterator[Claim]:
    """Area, yield and output of one crop, told in one clause."""
    start = 0
    for clause in (*re.finditer(" ;| \\.", passage.skeleton), None):
        end = clause.start() if clause else len(passage.skeleton)
        found = [_only(passage, pattern, start, end) for pattern in (_AREA, _YIELD, _OUTPUT)]
        found[0] = found[0] or _only(passage, _FIELD, start, end)
        start = end
        if any(figure is None for figure in found):
            continue
        area, each, output = (figure for figure in found if figure is not None)
        comes_out = _output(area, each, output)
        if comes_out is not None:
            yield claim(Rule.PER_UNIT, passage, output, [area, each], comes_out, "a*b")


def _only(passage: Passage, pattern: re.Pattern[str], start: int, end: int) -> Figure | None:
    """The one figure that a word leads to within a stretch."""
    found = [passage.at(match.start("n")) for match in pattern.finditer(passage.skeleton, start, end)]
    plain = [figure for figure in found if not _CHANGE.search(passage.before(figure)) and figure.quantity.unit != "%"]
    return plain[0] if len(plain) == 1 else None


def _output(area: Figure, each: Figure, output: Figure) -> Span | None:
    """What an area makes at a yield, in the unit of the output."""
    head, _, per = (each.quantity.unit or "").partition("/")
    if head not in _KILOGRAMS or per != "ha" or area.quantity.unit != "ha" or output.quantity.unit not in _KILOGRAMS:
        return None
    size, rate = span_of(area.quantity), span_of(each.quantity)
    if size is None or rate is None or area.quantity.of is not None or output.quantity.of is not None:
        return None
    return size * rate * exactly(_KILOGRAMS[head] / _KILOGRAMS[output.quantity.unit or ""])
