"""Weighing: whether the parts that are told of a total make it, and whether they are meant to.

Any beginning of the list may be the whole of it, so a sum holds if one of them makes the total.

Whether a list is meant to be complete is a matter of its words. "Gồm" says so, and so do parts that leave
nothing out: nam and nữ, đạt and chưa đạt, "còn lại". Others ("trong đó") may name some parts only, or parts that
overlap; they fail only where a mistyped figure explains the gap (`slips`), or where amounts of money come to more than
their total.
"""

from __future__ import annotations

import re
from fractions import Fraction

from .claims import MONEY, Claim, best, noun
from .parts import PARTLY, Part, addable_to, closing
from .passages import Figure, Passage, spoken
from .result import Proof, Rule, Spot
from .rounding import Printed, Span, Verdict, exactly, printed, span_of
from .slips import RARE, SELDOM, chance_of_slip

_PAIRS = (
    ("nam", "nữ"), ("thành thị", "nông thôn"), ("trong nước", "nước ngoài"), ("trong nước", "fdi"),
    ("công lập", "ngoài công lập"), ("công lập", "tư thục"), ("công lập", "tư nhân"), ("công lập", "dân lập"),
    ("đạt", "chưa đạt"), ("đạt", "không đạt"), ("hoàn thành", "chưa hoàn thành"), ("đúng hạn", "quá hạn"),
    ("xuất khẩu", "nhập khẩu"), ("đúng hạn", "trễ hạn"), ("trước hạn", "quá hạn"),
    ("hợp vệ sinh", "chưa hợp vệ sinh"), ("đã", "chưa"), ("hộ nghèo", "hộ cận nghèo"), ("trung ương", "địa phương"),
    ("trực tiếp", "trực tuyến"), ("ngắn hạn", "dài hạn"), ("còn lại", ""), ("khác", ""),
)  # fmt: skip
"""Words of parts that together leave nothing out."""
_PAIRED = tuple((re.compile(spoken(a)), re.compile(spoken(b)) if b else None) for a, b in _PAIRS)
_REST = re.compile(spoken("còn lại|số còn lại|còn lại là"))
_STATE = re.compile(spoken("đã hoàn thành|cơ bản hoàn thành|hoàn thành|đang|chưa|đã|tạm dừng|chậm tiến độ|mới"))
"""What each of several things is in at a time: done, under way, not begun."""
OVERLAP = re.compile(
    spoken("nữ|đảng viên|dân tộc|trẻ em|khuyết tật|cao tuổi|chủ hộ|tôn giáo|trong đó|riêng|dtts|tuổi|phụ nữ")
)
"""Words of groups that share their members."""
_LEAD = re.compile(f"^.*?{PARTLY} ")
_GOES_ON = re.compile(f"^[^\ue000-\uf7ff]*?(?: và |…|v \\. v|v\\.v|\\. \\. \\.)|{spoken('khác')}")
_A_LITTLE = Fraction(106, 100)
_TOTALS = 12
"""So many figures before its parts may be a total."""
_GAP = Fraction(1, 2)
"""Parts of different nouns that make less than this of the total, or as much more, are not meant to make it."""


def first_made(
    passage: Passage, totals: list[Figure], parts: list[Part], *, wholly: bool, loosely: bool = False
) -> Claim | None:
    """The first of some totals that the parts make; else what is to be said of the nearest."""
    told = [weigh_readings(passage, total, parts, wholly=wholly, loosely=loosely) for total in totals[:_TOTALS]]
    made = next((one for one in told if one is not None and one.verdict is Verdict.HOLDS), None)
    return made or (told[0] if told else None)


def weigh_readings(
    passage: Passage, total: Figure, parts: list[Part], *, wholly: bool, loosely: bool = False
) -> Claim | None:
    """Whether parts make a total, read as all that can be added to it or as those told by its own noun alone."""
    addable = [(where, part) for where, part in parts if addable_to(total, part)]
    named = noun(passage, total)
    own = [(where, part) for where, part in addable if noun(where, part) == named]
    readings = [addable] if len(own) < 2 or len(own) == len(addable) else [own, addable]
    if len(readings) > 1:  # other things may stand between: only a sum that holds speaks for all of them
        whole = weigh(passage, total, addable, wholly=False)
        if whole is not None and whole.verdict is Verdict.HOLDS:
            return whole
        return weigh(passage, total, own, wholly=wholly, loosely=loosely)
    weighed = (weigh(passage, total, reading, wholly=wholly, loosely=loosely) for reading in readings)
    told = [one for one in weighed if one is not None]
    if len(told) < len(readings) and not any(one.verdict is Verdict.HOLDS for one in told):
        return None
    return best(told)


def weigh(passage: Passage, total: Figure, parts: list[Part], *, wholly: bool, loosely: bool = False) -> Claim | None:
    """Whether parts make a total; nothing where they need not, as where they are `loosely` told of it."""
    known = printed(total.quantity)
    if known is None or known.value <= 0 or len(parts) < 2:
        return None
    whole = span_of(total.quantity)
    values = [span_of(part.quantity) for _, part in parts]
    if whole is None or any(value is None for value in values):
        return None
    adding = exactly(0)
    for count, value in enumerate(values, 1):
        assert value is not None
        adding = adding + value
        if count > 1 and adding.meets(whole):
            return _told(passage, total, parts[:count], adding, Verdict.HOLDS)
    sure = _must_make(passage, total, known, parts, adding, wholly=wholly, loosely=loosely)
    if sure is None:
        return None
    return _told(passage, total, parts, adding, Verdict.FAILS, doubtful=not sure)


def _must_make(
    passage: Passage, total: Figure, known: Printed, parts: list[Part], adding: Span, *, wholly: bool, loosely: bool
) -> bool | None:
    """Whether words or figures say that the parts are meant to make the total; False where they only hint at it."""
    if total.quantity.comparator != "=":
        return None
    figures = [printed(part.quantity) for _, part in parts]
    exact = [figure for figure in figures if figure is not None]
    chance = chance_of_slip(known, exact) if len(exact) == len(figures) else Fraction(1)
    if chance <= RARE:
        return True
    one_noun = all(noun(where, part) == noun(passage, total) for where, part in parts) and not loosely
    # behind "trong đó" groups may overlap: only a little more than the whole is a slip of somebody's
    more = one_noun and adding.low > known.span.high and (wholly or adding.low <= known.value * _A_LITTLE)
    if more and total.quantity.unit in MONEY:
        return True
    more = more and len(parts) > 2
    if more and not any(OVERLAP.search(_LEAD.sub("", _words(where, part))) for where, part in parts):
        return True
    if _rest_is_untold(parts) or (adding.high < known.span.low and _is_open(parts)):
        return None
    near = abs(adding.point - known.value) <= known.value * _GAP
    if near and (wholly or leave_nothing_out(parts)):
        return True
    return False if chance <= SELDOM else None


def _is_open(parts: list[Part]) -> bool:
    """Whether the list of parts goes on without a figure: "… và các khoản chi khác", "v.v."."""
    where, last = parts[-1]
    behind = where.skeleton[last.at + 1 : closing(where.skeleton, last.at)].split(" ; ")[0]
    return _GOES_ON.search(behind) is not None


def _rest_is_untold(parts: list[Part]) -> bool:
    """Whether a rest is told of behind the last part, without a figure that could be added."""
    where, last = parts[-1]
    return _REST.search(where.skeleton, last.at, closing(where.skeleton, last.at)) is not None


def leave_nothing_out(parts: list[Part]) -> bool:
    """Whether the words of the parts name a thing and its opposite, or the rest."""
    told = [_words(where, figure) for where, figure in parts]
    if sum(bool(_STATE.search(words)) for words in told) >= max(len(told) - 1, 2):
        return True
    if len(told) > 2 and _denied(told):
        return True
    for one, other in _PAIRED:
        if other is None:
            if one.search(told[-1]):
                return True
        elif len(told) == 2 and _opposed(told, one, other):
            return True
    return False


_DENIED = re.compile(spoken("không|chưa") + r" (?P<what>\S+)")


def _denied(told: list[str]) -> bool:
    """Whether the last part is what another is not: "12 chỉ tiêu vượt, 05 đạt và 04 không đạt"."""
    found = _DENIED.search(told[-1])
    return found is not None and any(
        re.search(rf"(?<!không )(?<!chưa )(?<!\S){re.escape(found['what'])}(?!\S)", words) for words in told[:-1]
    )


def _opposed(told: list[str], one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    first, second = told
    return bool((one.search(first) and other.search(second)) or (other.search(first) and one.search(second)))


def _words(where: Passage, figure: Figure) -> str:
    """The words around a figure, to the next separators."""
    skeleton = where.skeleton
    low = max(skeleton.rfind(mark, 0, figure.at) for mark in (" , ", " ; ", " ( ", " : ", " và "))
    highs = [at for mark in (" , ", " ; ", " ) ", " và ", " .") if (at := skeleton.find(mark, figure.at)) >= 0]
    return skeleton[max(low, 0) : min(highs, default=len(skeleton))]


def _told(
    passage: Passage, total: Figure, parts: list[Part], adding: Span, verdict: Verdict, *, doubtful: bool = False
) -> Claim:
    spots: tuple[Spot, ...] = (passage.spot(total), *(where.spot(part) for where, part in parts))
    proof = Proof("a+b", tuple(part.quantity.raw for _, part in parts), adding.point, total.quantity.unit or "")
    return Claim(Rule.SUM, "sum", verdict, spots, total.quantity.raw, proof, doubtful)
