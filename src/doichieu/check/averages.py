"""Averages: what an amount makes for each of so many.

diện tích 100 ha, năng suất 55 tạ/ha, sản lượng 550 tấn        100 ⨯ 55
500 triệu đồng cho 20 hộ, bình quân 25 triệu đồng/hộ           500 : 20
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ..facts.tokens import word_key
from .claims import Claim, claim, noun
from .passages import AMOUNT, Figure, Passage, spoken
from .result import Rule
from .rounding import Span, Verdict, exactly, printed, span_of
from .slips import is_slip_of

_KILOGRAMS = {"tấn": Fraction(1000), "tạ": Fraction(100), "yến": Fraction(10), "kg": Fraction(1)}
_OUTPUT = re.compile(spoken("sản lượng|tổng sản lượng|thu được|thu hoạch được|thu về"))
_PLAN = re.compile(spoken("kế hoạch|kh") + " $")
_CHANGE = re.compile(spoken("tăng|giảm|hơn|kém|thêm|cao hơn|thấp hơn|vượt") + " $")
_MEAN = re.compile(
    spoken("bình quân|trung bình|mỗi|tính ra|bình quân mỗi|mật độ|suất đầu tư|tương đương|năng suất lao động")
)
_PER = re.compile(r" (?P<head>\S+)(?: \S+){0,2} / (?P<per>\S+)")
_EACH = re.compile(
    rf"{spoken('mỗi|một|bình quân mỗi|bình quân một|trung bình mỗi')} (?P<noun>\S+)[^;.\ue000-\uf7ff]{{0,30}} "
    rf"(?P<n>{AMOUNT})"
)
_A_HEAD = re.compile(spoken("bình quân đầu người|bình quân một người|bình quân mỗi người|bình quân người"))
_HECTARES = dict.fromkeys(map(word_key, ("héc", "hécta", "hec", "hecta")), "ha")
_FOR = re.compile(rf"(?P<t>{AMOUNT}) {spoken('là|thành|được|tương đương|bằng|tổng cộng|cộng')} (?P<sum>{AMOUNT})")
MANY_OF = {"vạn": 10_000, "10.000": 10_000, "vạn dân": 10_000, "10.000 dân": 10_000}
"""So many people that something is told for."""
_FAR = 20
"""What comes out at so many times more or less than is stated was worked out of other figures."""
OF_A_PART = re.compile(spoken("nội thành|ngoại thành|nội thị|nông thôn|đô thị|khu vực|vùng|riêng"))
_OF_SOME = re.compile(f" {spoken('còn|nghèo|cận|đang|được|có|thuộc|chưa|mới|trở')}")
_PEOPLE = re.compile(" ?" + spoken("thành viên|nhân khẩu|hội viên|đoàn viên|học viên|xã viên|dân"))
_TURNS = {"năm": 1, "quý": 4, "tháng": 12}
"""How often a stretch of time comes in a year."""
_TIME = frozenset({"ngày", "tháng", "năm", "giờ", "quý", "vụ", "tuần"})


def averages(passage: Passage) -> Iterator[Claim]:
    """The claims of a sentence about so much for each."""
    if len(passage.figures) < 3:
        return
    harvests = list(_harvests(passage))
    yield from harvests
    held = {spot.start for one in harvests for spot in one.spots}
    for figure in passage.figures:
        head, per = told_per(passage, figure)
        if head and per and figure.token.start not in held:
            yield from _mean(passage, figure, head, per)
    for match in _EACH.finditer(passage.skeleton):
        figure = passage.at(match.start("n"))
        unit = figure.quantity.unit or ""
        if "/" not in unit and match["noun"] not in _TIME and unit not in ("%", ""):
            yield from _mean(passage, figure, unit, _HECTARES.get(match["noun"], match["noun"]))
    yield from _over_time(passage)


def told_per(passage: Passage, figure: Figure) -> tuple[str, str]:
    """What a mean is told in and for each of what; nothing where a figure is no mean."""
    lead = _clause(passage, figure)
    head, _, per = (figure.quantity.unit or "").partition("/")
    if per and per.split("/")[0] in MANY_OF:
        return head, per.split("/")[0]
    among = _PER.match(passage.after(figure))
    if among is not None and not head and among["per"] in MANY_OF:
        return among["head"], among["per"]
    if not _MEAN.search(lead) or OF_A_PART.search(lead) or _OF_SOME.match(passage.after(figure)):
        return "", ""
    if per and any(f.quantity.unit == figure.quantity.unit for f in _within(passage, figure, whole=False)):
        return "", ""  # "5 triệu đồng/hộ nghèo, 2 triệu đồng/hộ cận nghèo": each of some of them
    if head and per:
        parts = [part for part in per.split("/") if part not in _TIME] or [per]
        return (head, parts[0]) if len(parts) == 1 else ("", "")
    if among is not None:
        return figure.quantity.unit or among["head"], among["per"]
    return (head, "người") if head and _A_HEAD.search(lead) and not figure.quantity.counted else ("", "")


def _clause(passage: Passage, figure: Figure) -> str:
    lead = passage.before(figure, 90)
    return lead[max(lead.rfind(mark) for mark in (";", " , ", "(", ")")) + 1 :]


def _within(passage: Passage, mean: Figure, *, whole: bool) -> list[Figure]:
    """The other figures between the semicolons around a figure, or of its whole sentence."""
    low = passage.skeleton.rfind(" ; ", 0, mean.at)
    high = passage.skeleton.find(" ; ", mean.at)
    if whole:
        low, high = 0, -1
    found = passage.between(max(low, 0), high if high >= 0 else len(passage.skeleton))
    return [f for f in found if f is not mean and not _CHANGE.search(passage.before(f)) and f.quantity.of is None]


def told_in(passage: Passage, figure: Figure, words: str) -> bool:
    """Whether a figure is told in a unit, or by a noun: "lượt" of "lượt người"."""
    told = noun(passage, figure)
    if "/" in told:
        return False
    if words == "người" and _PEOPLE.match(passage.after(figure)):
        return True
    if words in _KILOGRAMS and told in _KILOGRAMS:
        return True
    return told == words or (told.split()[0:1] == words.split()[0:1] and figure.quantity.unit != "%")


def _mean(passage: Passage, mean: Figure, head: str, per: str) -> Iterator[Claim]:
    """So much for each, held against the one amount and the one count that it can be worked out of."""
    for whole in (False, True):
        near = _within(passage, mean, whole=whole)
        amounts = [f for f in near if told_in(passage, f, head) or _a_time_of(f, head)]
        counted = [f for f in near if told_in(passage, f, "người" if per in MANY_OF else per)]
        if not amounts or not counted:
            continue
        if len(amounts) > 1 or len(counted) > 1:
            amounts = [f for f in amounts if f.at < mean.at] or amounts
            counted = [f for f in counted if f.at < mean.at] or counted
        readings = [
            told for amount in amounts for count in counted
            if (told := quotient(passage, mean, amount, count, per)) is not None
        ]  # fmt: skip
        yield from plain_or_slips(readings, mean, is_plain=len(amounts) == 1 and len(counted) == 1)
        return


def plain_or_slips(readings: list[Claim], stated: Figure, *, is_plain: bool = False) -> Iterator[Claim]:
    """The reading that holds, or those that fail by one slip; where all is plain, the only one."""
    holding = next((one for one in readings if one.verdict is not Verdict.FAILS), None)
    if holding is not None:
        yield holding
    elif is_plain:
        yield from readings[:1]
    else:
        known = printed(stated.quantity)
        yield from (one for one in readings if known and one.proof.result and is_slip_of(known, one.proof.result))


def quotient(
    passage: Passage, mean: Figure, amount: Figure, count: Figure, per: str, *, elsewhere: Passage | None = None
) -> Claim | None:
    """What an amount makes for each of a count, which may stand in another sentence; None where that is far off."""
    told, many = span_of(amount.quantity), span_of(count.quantity)
    if told is None or many is None or many.low <= 0:
        return None
    each = told / many
    times = MANY_OF.get(per, 1) * _turns(mean, amount) * _weights(mean, amount)
    known = printed(mean.quantity)
    comes_out = each * exactly(times)
    if known is not None and not known.value / _FAR <= comes_out.point <= known.value * _FAR:
        return None
    return claim(Rule.PER_UNIT, passage, mean, [amount, count], comes_out, "a/b", elsewhere=elsewhere, mean=True)


def _a_time_of(figure: Figure, head: str) -> bool:
    """Whether a figure is so much a year, a month: "1.749 tỷ đồng/năm"."""
    told, _, per = (figure.quantity.unit or "").partition("/")
    return told == head and per in _TURNS


def _weights(mean: Figure, amount: Figure) -> Fraction:
    """What one unit of an amount weighs in that of the mean: a ton is a thousand kilograms."""
    own, told = ((figure.quantity.unit or "").partition("/")[0] for figure in (mean, amount))
    return _KILOGRAMS[told] / _KILOGRAMS[own] if own in _KILOGRAMS and told in _KILOGRAMS else Fraction(1)


def _turns(mean: Figure, amount: Figure) -> Fraction:
    """What an amount for one stretch of time is for that of the mean: a month's part of a year."""
    own, told = ((figure.quantity.unit or "").rpartition("/")[2] for figure in (mean, amount))
    return Fraction(_TURNS[told], _TURNS[own]) if own in _TURNS and told in _TURNS else Fraction(1)


def _over_time(passage: Passage) -> Iterator[Claim]:
    """So much a month, told for so many months: "540.000 đồng/khẩu/tháng; 06 tháng là 3.240.000 đồng/khẩu"."""
    for match in _FOR.finditer(passage.skeleton):
        times, total = passage.at(match.start("t")), passage.at(match.start("sum"))
        turn = times.quantity.unit
        rates = [f for f in passage.figures if f.at < times.at and _is_rate_of(passage, f, total, f" / {turn}")]
        if turn not in _TURNS or len(rates) != 1:
            continue
        rate, many = span_of(rates[0].quantity), span_of(times.quantity)
        if rate is not None and many is not None:
            yield claim(Rule.PER_UNIT, passage, total, [rates[0], times], rate * many, "a*b")


def _is_rate_of(passage: Passage, figure: Figure, total: Figure, turn: str) -> bool:
    """Whether a figure is what a total is told in, for each turn: "đồng/khẩu/tháng" of "đồng/khẩu"."""
    own, unit = figure.quantity.unit, total.quantity.unit
    if not unit or "/" not in unit:
        return False
    return own == f"{unit}{turn.replace(' ', '')}" or (
        own == unit and re.match(rf"(?: \w+)?{turn}(?!\S)", passage.after(figure)) is not None
    )


def _harvests(passage: Passage) -> Iterator[Claim]:
    """Area, yield and output of one crop: the area before a yield, the output behind it."""
    plain = [f for f in passage.figures if not _CHANGE.search(passage.before(f)) and f.quantity.of is None]
    yields = [f for f in plain if is_yield(f)]
    for at, each in enumerate(yields):
        start = yields[at - 1].at if at else 0
        end = yields[at + 1].at if at + 1 < len(yields) else len(passage.skeleton)
        areas = [f for f in plain if start <= f.at < each.at and f.quantity.unit == "ha" and f.depth <= each.depth]
        outputs = [f for f in plain if each.at < f.at < end and is_output(passage, f) and f.depth <= each.depth]
        if not areas or not outputs or _PLAN.search(passage.before(areas[-1])):
            continue
        comes_out = harvest(areas[-1], each, outputs[0])
        if comes_out is not None:
            yield claim(Rule.PER_UNIT, passage, outputs[0], [areas[-1], each], comes_out, "a*b")


def is_change(passage: Passage, figure: Figure) -> bool:
    """Whether a figure says by how much something changed."""
    return _CHANGE.search(passage.before(figure)) is not None


def is_output(passage: Passage, figure: Figure) -> bool:
    """Whether a figure is what was harvested."""
    return figure.quantity.unit in _KILOGRAMS and _OUTPUT.search(_clause(passage, figure)) is not None


def is_yield(figure: Figure) -> bool:
    """Whether a figure is so much a hectare."""
    head, _, per = (figure.quantity.unit or "").partition("/")
    return head in _KILOGRAMS and per == "ha"


def harvest(area: Figure, each: Figure, output: Figure) -> Span | None:
    """What an area makes at a yield, in the unit of the output."""
    head, _, per = (each.quantity.unit or "").partition("/")
    if head not in _KILOGRAMS or per != "ha" or area.quantity.unit != "ha" or output.quantity.unit not in _KILOGRAMS:
        return None
    size, rate = span_of(area.quantity), span_of(each.quantity)
    if size is None or rate is None or area.quantity.of is not None or output.quantity.of is not None:
        return None
    return size * rate * exactly(_KILOGRAMS[head] / _KILOGRAMS[output.quantity.unit or ""])
