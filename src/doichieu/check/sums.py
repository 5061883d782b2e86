"""Sums: a total and the parts that are told of it.

    157,89 tỷ đồng (trong đó: truy thu 109,64 tỷ đồng; truy hoàn 4,74 tỷ đồng; …)
    12 dự án, gồm 5 dự án giao thông, 4 dự án thủy lợi và 3 dự án y tế
    268 hộ, trong đó 120 hộ nghèo, còn lại là hộ cận nghèo 148 hộ

*Parts* are the figures behind the leading word that are told in the total's own unit or noun, those of
the same brackets; what is told of a part ("tăng 5 dự án", "trong đó …" within) is none. Any beginning of the list
may be the whole of it, so the sum holds if one of them makes the total.

Whether a list is meant to be complete is a matter of its words. "Gồm" says so, and so do parts that leave
nothing out: nam and nữ, đạt and chưa đạt, "còn lại". Others ("trong đó") may name some parts only, or parts that
overlap; they fail only where a mistyped figure explains the gap (`slips`), or where amounts of money come to more than
their total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from .claims import Claim, best, noun
from .passages import AMOUNT, SHARE, Figure, Passage, spoken
from .result import Proof, Rule, Spot
from .rounding import Printed, Span, Verdict, exactly, printed, span_of
from .slips import RARE, SELDOM, chance_of_slip

_WHOLLY = spoken("gồm|bao gồm|gồm có|bao gồm có|chia ra|chia theo|chia thành|gồm các")
_PARTLY = spoken("trong đó|trong đó có|trong số đó|trong số này|cụ thể|cụ thể là|cụ thể như sau|bao gồm cả|cụ thể có")
_LEAD = re.compile(f"(?<= )(?:(?P<wholly>{_WHOLLY})|(?P<partly>{_PARTLY})) (?!cả)")
_LED = re.compile(f"(?:{_WHOLLY}|{_PARTLY})$")
_OPENS = re.compile(f"{_PARTLY} ")
_OF_TOTAL = re.compile(f"trong {spoken('tổng số|số|tổng')} (?P<t>{AMOUNT})")
_INNER = re.compile(f"(?:{_WHOLLY}|{_PARTLY}|{spoken('riêng|nhất là|như|so với|cùng kỳ|kế hoạch|dự toán|bình quân')}) ")
_TELLS = re.compile(
    spoken(
        "tăng|giảm|vượt|hơn|kém|thêm|tăng thêm|giảm bớt|cao hơn|thấp hơn|so với|bằng|kế hoạch|dự toán|bình quân|mỗi|"
        "cùng kỳ|trị giá|từ|đến|thứ|chỉ tiêu|nâng lên|tăng so với|giảm so với|tăng trưởng"
    )
    + " $"
)
"""Words before a figure that is told of a part and is none itself."""
_PAIRS = (
    ("nam", "nữ"), ("thành thị", "nông thôn"), ("trong nước", "nước ngoài"), ("trong nước", "fdi"),
    ("công lập", "ngoài công lập"), ("công lập", "tư thục"), ("công lập", "tư nhân"), ("công lập", "dân lập"),
    ("đạt", "chưa đạt"), ("đạt", "không đạt"), ("hoàn thành", "chưa hoàn thành"), ("đúng hạn", "quá hạn"),
    ("xuất khẩu", "nhập khẩu"), ("đúng hạn", "trễ hạn"), ("trước hạn", "quá hạn"),
    ("hợp vệ sinh", "chưa hợp vệ sinh"), ("đã", "chưa"), ("hộ nghèo", "hộ cận nghèo"), ("trung ương", "địa phương"),
    ("trực tiếp", "trực tuyến"), ("ngắn hạn", "dài hạn"), ("còn lại", ""), ("khác", ""),
)  # fmt: skip
"""Words of parts that together leave nothing out."""
_PAIRED = tuple((re.compile(rf"(?<!\S){spoken(a)}(?!\S)"), re.compile(rf"(?<!\S){spoken(b)}(?!\S)") if b else None) for a, b in _PAIRS)
_REST = re.compile(spoken("còn lại|số còn lại|còn lại là"))
_STATE = re.compile(rf"(?<!\S){spoken('đã hoàn thành|cơ bản hoàn thành|hoàn thành|đang|chưa|đã|tạm dừng|chậm tiến độ|mới')}(?!\S)")
"""What each of several things is in at a time: done, under way, not begun."""
_OVERLAP = re.compile(
    rf"(?<!\S){spoken('nữ|đảng viên|dân tộc|trẻ em|khuyết tật|cao tuổi|chủ hộ|tôn giáo|trong đó|riêng|dtts|tuổi|phụ nữ')}(?!\S)"
)
"""Words of groups that share their members."""
_CLOSE = 12
_HEAD_WORDS, _SEVERAL = 6, 3
_MONEY = ("VND", "USD", "EUR")
_TOTAL_BEHIND = re.compile(f"(?<!{spoken('nâng')} )(?<!{spoken('của')} )(?:{spoken('tổng cộng|tổng cộng là|cộng|tổng số là|tổng số|tổng|tổng là')})(?: :| là|) (?P<t>{AMOUNT})")
_GAP = Fraction(1, 2)
"""Parts of different nouns that make less than this of the total, or as much more, are not meant to make it."""


Part = tuple[Passage, Figure]


def sums(passage: Passage) -> Iterator[Claim]:
    """The claims of a sentence about a total and its parts."""
    if len(passage.figures) < 2:
        return
    done: set[int] = set()
    led = (told for match in _LEAD.finditer(passage.skeleton) for told in _led(passage, match))
    others = (*_bracketed(passage), *_behind_colon(passage), *_summed_behind(passage), *_of_total(passage))
    for told in (*led, *others):
        if told.spots[0].start not in done:
            done.add(told.spots[0].start)
            yield told


def _led(passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    """Totals with a leading word behind them."""
    wholly = match["wholly"] is not None
    parts = parts_behind(passage, match.end())
    totals = totals_before(passage, match.start(), parts[0]) if parts else []
    if totals:
        larger = _larger_than_whole(passage, totals[0], _of_one_noun(passage, totals[0], parts))
        told = larger or first_made(passage, totals, [(passage, part) for part in parts], wholly=wholly)
        if told is not None:
            yield told
    yield from _in_brackets(passage, match, totals[0] if totals else None)


def first_made(
    passage: Passage, totals: list[Figure], parts: list[Part], *, wholly: bool, loosely: bool = False
) -> Claim | None:
    """The first of some totals that the parts make; else what is to be said of the nearest."""
    told = [weigh_readings(passage, total, parts, wholly=wholly, loosely=loosely) for total in totals]
    made = next((one for one in told if one is not None and one.verdict is Verdict.HOLDS), None)
    return made or (told[0] if told else None)


def _in_brackets(passage: Passage, match: re.Match[str], done: Figure | None) -> Iterator[Claim]:
    """Totals whose parts stand in brackets behind each entry: "50 lớp, 991 học viên, trong đó: A (5 lớp, 425 học viên); …"."""
    end = _closing(passage.skeleton, match.end())
    depth = _depth(passage.skeleton, match.end())
    low = max(passage.skeleton.rfind(mark, 0, match.start()) for mark in (" ; ", " ( "))
    for total in passage.between(max(low, 0), match.start()):
        named = noun(passage, total)
        if total is done or total.depth != depth or named in ("", "%") or is_told_of(passage, total):
            continue
        inside = [
            (passage, figure) for figure in passage.between(match.end(), end)
            if figure.depth in (depth, depth + 1) and noun(passage, figure) == named and not is_told_of(passage, figure)
        ]  # fmt: skip
        if len(inside) >= 2:
            told = weigh(passage, total, inside, wholly=False, loosely=True)
            if told is not None:
                yield told


def said_of_before(before: Passage, passage: Passage) -> Claim | None:
    """Parts told in a sentence of their own behind that of the total: "… 856 tỷ đồng. Trong đó: …"."""
    lead = _OPENS.match(passage.skeleton)
    parts = parts_behind(passage, lead.end()) if lead is not None else []
    if not parts:
        return None
    totals = totals_before(before, len(before.skeleton), parts[0])
    return first_made(before, totals, [(passage, part) for part in parts], wholly=False, loosely=True)


def weigh_readings(
    passage: Passage, total: Figure, parts: list[Part], *, wholly: bool, loosely: bool = False
) -> Claim | None:
    """Whether parts make a total, read as all that can be added to it or as those told by its own noun alone."""
    addable = [(where, part) for where, part in parts if addable_to(total, part)]
    named = noun(passage, total)
    own = [(where, part) for where, part in addable if noun(where, part) == named]
    readings = [addable] if len(own) < 2 or len(own) == len(addable) else [own, addable]
    told = [one for reading in readings if (one := weigh(passage, total, reading, wholly=wholly, loosely=loosely)) is not None]
    if len(told) < len(readings) and not any(one.verdict is Verdict.HOLDS for one in told):
        return None
    return best(told)


def _larger_than_whole(passage: Passage, total: Figure, parts: list[Figure]) -> Claim | None:
    """A first part that by itself is more than the whole."""
    if not parts or noun(passage, parts[0]) != noun(passage, total) or total.quantity.comparator != "=":
        return None
    whole, part = span_of(total.quantity), span_of(parts[0].quantity)
    if whole is None or part is None or part.low <= whole.high or not _close(passage, total, parts[0]):
        return None
    proof = Proof("a>b", (parts[0].quantity.raw, total.quantity.raw))
    spots = (passage.spot(total), passage.spot(parts[0]))
    return Claim(Rule.SUM, "sum.part", Verdict.FAILS, spots, total.quantity.raw, proof)


def _close(passage: Passage, total: Figure, part: Figure) -> bool:
    """Whether nothing but the leading word and a few others stand between a whole and its first part."""
    between = passage.skeleton[total.at : part.at]
    return len(between.split()) <= _CLOSE and not any(total.at < figure.at < part.at for figure in passage.figures)


def parts_behind(passage: Passage, start: int) -> list[Figure]:
    """The figures that are parts told from an offset of the skeleton on, up to the end of their brackets."""
    skeleton = passage.skeleton
    end = _closing(skeleton, start)
    inside = [figure for figure in passage.figures if start <= figure.at < end]
    if not inside:
        return []
    depth = _depth(skeleton, start)
    parts: list[Figure] = []
    skip_to = start
    for figure in inside:
        if figure.at < skip_to or figure.depth != depth:
            continue
        inner = _INNER.search(skeleton, parts[-1].at if parts else start, figure.at)
        if inner is not None and parts:
            stop = skeleton.find(" ;", inner.end(), end)
            skip_to = stop if stop >= 0 else end
            if figure.at < skip_to:
                continue
        if not _TELLS.search(passage.before(figure)):
            parts.append(figure)
    return parts


def _closing(skeleton: str, start: int) -> int:
    """Where the brackets around an offset close, or the sentence ends."""
    depth = 0
    for at in range(start, len(skeleton)):
        if skeleton[at] == "(":
            depth += 1
        elif skeleton[at] == ")":
            depth -= 1
            if depth < 0:
                return at
    return len(skeleton)


def _depth(skeleton: str, at: int) -> int:
    return max(skeleton.count("(", 0, at) - skeleton.count(")", 0, at), 0)


def totals_before(passage: Passage, at: int, part: Figure) -> list[Figure]:
    """The figures before an offset that parts may make, the nearest first: told as they are, no change and no share."""
    depth = _depth(passage.skeleton, at)
    return [
        figure for figure in reversed(passage.figures)
        if figure.at < at and figure.depth <= depth and not is_told_of(passage, figure) and addable_to(figure, part)
    ]  # fmt: skip


def is_told_of(passage: Passage, figure: Figure) -> bool:
    """Whether a figure tells how another changed, or is what it is measured against."""
    return _TELLS.search(passage.before(figure)) is not None


def addable_to(one: Figure, other: Figure) -> bool:
    """Whether two figures can be parts of one sum: one unit, or both things that are counted."""
    a, b = one.quantity, other.quantity
    if "%" in (a.unit, b.unit) or "pp" in (a.unit, b.unit):
        return False
    if (a.unit is not None and not a.counted) or (b.unit is not None and not b.counted):
        return a.unit == b.unit
    return True


def _of_one_noun(passage: Passage, total: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """The parts told by the total's own noun where there are two of them, else all that can be added to it."""
    addable = [part for part in parts if addable_to(total, part)]
    named = noun(passage, total)
    own = [part for part in addable if noun(passage, part) == named]
    return own if len(own) >= 2 else addable


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
    if one_noun and total.quantity.unit in _MONEY and adding.low > known.span.high:
        return True
    if one_noun and len(parts) > 2 and adding.low > known.span.high and not any(_OVERLAP.search(_words(*part, parts)) for part in parts):
        return True
    if _rest_is_untold(parts):
        return None
    near = abs(adding.middle - known.value) <= known.value * _GAP
    if near and (wholly or leave_nothing_out(parts)):
        return True
    return False if chance <= SELDOM else None


def _rest_is_untold(parts: list[Part]) -> bool:
    """Whether a rest is told of behind the last part, without a figure that could be added."""
    where, last = parts[-1]
    return _REST.search(where.skeleton, last.at, _closing(where.skeleton, last.at)) is not None


def leave_nothing_out(parts: list[Part]) -> bool:
    """Whether the words of the parts name a thing and its opposite, or the rest."""
    told = [_words(where, figure, parts) for where, figure in parts]
    if sum(bool(_STATE.search(words)) for words in told) >= max(len(told) - 1, 2):
        return True
    for one, other in _PAIRED:
        if other is None:
            if one.search(told[-1]):
                return True
        elif len(told) == 2 and _opposed(told, one, other):
            return True
    return False


def _opposed(told: list[str], one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    first, second = told
    return bool((one.search(first) and other.search(second)) or (other.search(first) and one.search(second)))


def _words(where: Passage, figure: Figure, parts: list[Part]) -> str:
    """The words around a figure, to the next separators."""
    skeleton = where.skeleton
    low = max(skeleton.rfind(mark, 0, figure.at) for mark in (" , ", " ; ", " ( ", " : ", " và "))
    highs = [at for mark in (" , ", " ; ", " ) ", " và ", " .") if (at := skeleton.find(mark, figure.at)) >= 0]
    return skeleton[max(low, 0) : min(highs, default=len(skeleton))]


def _told(
    passage: Passage, total: Figure, parts: list[Part], adding: Span, verdict: Verdict, *, doubtful: bool = False
) -> Claim:
    spots: tuple[Spot, ...] = (passage.spot(total), *(where.spot(part) for where, part in parts))
    proof = Proof("a+b", tuple(part.quantity.raw for _, part in parts), adding.middle, total.quantity.unit or "")
    return Claim(Rule.SUM, "sum", verdict, spots, total.quantity.raw, proof, doubtful)


def _bracketed(passage: Passage) -> Iterator[Claim]:
    """A total with its parts in brackets right behind it, without a leading word."""
    for at, figure in enumerate(passage.figures):
        if at + 2 >= len(passage.figures) or passage.figures[at + 1].depth != figure.depth + 1:
            continue
        opens = passage.skeleton.find("( ", figure.at)
        if opens < 0 or len(passage.skeleton[figure.at : opens].split()) > 9:
            continue
        parts = [(passage, part) for part in parts_behind(passage, opens + 2)]
        if len(parts) >= 2 and parts[0][1] is passage.figures[at + 1]:
            told = weigh_readings(passage, figure, parts, wholly=_is_breakdown(passage, opens + 2, parts))
            if told is not None:
                yield told


def _behind_colon(passage: Passage) -> Iterator[Claim]:
    """A total with its parts behind a colon: "46 giải: 02 giải Nhất, 13 giải Nhì, …", "94 đảng viên: khiển trách 61, …"."""
    for match in re.finditer(" : ", passage.skeleton):
        level = _depth(passage.skeleton, match.start())
        before = [f for f in passage.figures if f.at < match.start() and f.depth == level]
        if not before or _LED.search(passage.skeleton[: match.start()]) or len(passage.skeleton[before[-1].at : match.start()].split()) > _HEAD_WORDS:
            continue
        total, stop = before[-1], passage.skeleton.find(" ; ", match.end())
        listed = [f for f in parts_behind(passage, match.end()) if addable_to(total, f)]
        near = [f for f in listed if stop < 0 or f.at < stop or ";" not in passage.skeleton[match.end() : listed[0].at]]
        if len(near) >= 2 and not is_told_of(passage, total):
            told = weigh_readings(passage, total, [(passage, f) for f in near], wholly=len(near) >= _SEVERAL)
            if told is not None:
                yield told


def _is_breakdown(passage: Passage, start: int, parts: list[Part]) -> bool:
    """Whether brackets hold nothing but parts: "(31 đảng bộ và 19 chi bộ)", with no words of groups that overlap."""
    inside = passage.skeleton[start : _closing(passage.skeleton, start)]
    plain = parts[0][1].at == start and not _OVERLAP.search(inside) and not re.search(SHARE, inside)
    return plain and (" và " in inside or len(parts) > 2 or ";" in inside)


def _of_total(passage: Passage) -> Iterator[Claim]:
    """Parts of a total that is told first: "trong tổng số 30 phiếu có 22 phiếu …, 06 phiếu …"."""
    for match in _OF_TOTAL.finditer(passage.skeleton):
        total = passage.at(match.start("t"))
        named = noun(passage, total)
        parts = [(passage, part) for part in parts_behind(passage, match.end()) if noun(passage, part) == named]
        told = weigh(passage, total, parts, wholly=False)
        if told is not None:
            yield told


def _summed_behind(passage: Passage) -> Iterator[Claim]:
    """Parts with their total behind them: "…; tổng cộng 35 dự án"."""
    for match in _TOTAL_BEHIND.finditer(passage.skeleton):
        total = passage.at(match.start("t"))
        before = [
            figure for figure in passage.figures
            if figure.at < match.start() and figure.depth == total.depth and addable_to(total, figure)
            and noun(passage, figure) == noun(passage, total) and not _TELLS.search(passage.before(figure))
        ]  # fmt: skip
        if len(before) < 2:
            continue
        turned = [(passage, figure) for figure in reversed(before)]
        told = weigh(passage, total, turned, wholly=True)
        if told is not None:
            yield told
