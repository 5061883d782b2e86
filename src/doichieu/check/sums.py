"""Sums: the forms of words in which a total and its parts are told.

    157,89 tỷ đồng (trong đó: truy thu 109,64 tỷ đồng; truy hoàn 4,74 tỷ đồng; …)
    12 dự án, gồm 5 dự án giao thông, 4 dự án thủy lợi và 3 dự án y tế
    46 giải: 02 giải Nhất, 13 giải Nhì, …           38 tổ chức (09 cấp huyện, 28 cơ sở)
    14 điểm ở A, 9 điểm ở B; tổng cộng 23 điểm      trong tổng số 30 phiếu có 22 phiếu …

Which figures are parts is told in `parts`, what is made of them in `weighing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .claims import Claim, noun
from .parts import (
    PARTLY,
    WHOLLY,
    Part,
    addable_to,
    closing,
    depth_at,
    in_unit_of,
    is_told_of,
    of_one_noun,
    parts_behind,
    totals_before,
)
from .passages import AMOUNT, SHARE, Figure, Passage, spoken
from .result import Proof, Rule
from .rounding import Verdict, span_of
from .weighing import OVERLAP, first_made, leave_nothing_out, weigh, weigh_readings

_LEAD = re.compile(f"(?<= )(?:(?P<wholly>{WHOLLY})|(?P<partly>{PARTLY})) (?!cả)")
_LED = re.compile(f"(?:{WHOLLY}|{PARTLY})$")
_OPENS = re.compile(f"{PARTLY} ")
_OF_TOTAL = re.compile(f"(?<!\\S)trong (?:{spoken('tổng số|số|tổng')} )?(?P<t>{AMOUNT})")
_CLOSE = 12
_HEAD_WORDS, _SEVERAL = 6, 3
_OPENED = re.compile(r" (?::|(?<!kinh tế )-(?! xã hội)) ")
"""What stands between a total and its parts; "kinh tế - xã hội" is one word."""
_SOME = re.compile(spoken("chủ yếu|nhất là|tiêu biểu|điển hình|như"))
"""Words that say that some parts only are told: "gồm các khoản chủ yếu: …"."""
_RESULT = re.compile(rf"^[^;:()]* , (?:[^;:(),]* )?{spoken('kết quả|có|thì có|kết quả có|trong đó')} [^;:(),]*$")
_TOTAL_WORDS = spoken("tổng cộng|tổng cộng là|cộng|tổng số là|tổng số|tổng|tổng là")
_TOTAL_BEHIND = re.compile(rf"(?<!nâng )(?<!của ){_TOTAL_WORDS}(?: :| là|) (?P<t>{AMOUNT})")


def sums(passage: Passage) -> Iterator[Claim]:
    """The claims of a sentence about a total and its parts."""
    if len(passage.figures) < 2:
        return
    done: set[int] = set()
    led = (told for match in _LEAD.finditer(passage.skeleton) for told in _led(passage, match))
    forms = (_bracketed, _behind_colon, _summed_behind, _of_total, _opposed)
    others = (told for form in forms for told in form(passage))
    for told in (*led, *others):
        if told.spots[0].start not in done:
            done.add(told.spots[0].start)
            yield told


def _led(passage: Passage, match: re.Match[str]) -> Iterator[Claim]:
    """Totals with a leading word behind them."""
    wholly = match["wholly"] is not None
    parts = parts_behind(passage, match.end())
    if parts and _SOME.search(passage.skeleton, match.start(), parts[0].at):
        wholly = False
    totals = totals_before(passage, match.start(), parts[0]) if parts else []
    if totals:
        larger = _larger_than_whole(passage, totals[0], of_one_noun(passage, totals[0], parts))
        told = larger or first_made(passage, totals, [(passage, part) for part in parts], wholly=wholly)
        near = _before_semicolon(passage, parts)
        if near and not wholly and (told is None or told.verdict is not Verdict.HOLDS):
            told = first_made(passage, totals, [(passage, part) for part in near], wholly=False) or told
        if told is not None:
            yield told
    yield from _in_brackets(passage, match, totals[0] if totals else None)


def _before_semicolon(passage: Passage, parts: list[Figure]) -> list[Figure]:
    """The parts before a semicolon, behind which something else may be told: "gia súc …, trong đó …; gia cầm …"."""
    stop = passage.skeleton.find(" ; ", parts[0].at) if parts else -1
    near = [part for part in parts if part.at < stop]
    return near if 2 <= len(near) < len(parts) else []


def _larger_than_whole(passage: Passage, total: Figure, parts: list[Figure]) -> Claim | None:
    """A first part that by itself is more than the whole."""
    if not parts or noun(passage, parts[0]) != noun(passage, total) or total.quantity.comparator != "=":
        return None
    whole, part = span_of(total.quantity), span_of(parts[0].quantity)
    if whole is None or part is None or part.low <= whole.high or not _close(passage, total, parts[0]):
        return None
    if _is_last_of_several(passage, total):
        return None
    proof = Proof("a>b", (parts[0].quantity.raw, total.quantity.raw))
    spots = (passage.spot(total), passage.spot(parts[0]))
    return Claim(Rule.SUM, "sum.part", Verdict.FAILS, spots, total.quantity.raw, proof)


def _is_last_of_several(passage: Passage, total: Figure) -> bool:
    """Whether a figure ends a list of its kind, of which all together "trong đó" may be told."""
    before = [figure for figure in passage.figures if figure.at < total.at and figure.depth == total.depth]
    return bool(before) and noun(passage, before[-1]) == noun(passage, total) and not is_told_of(passage, total)


def _close(passage: Passage, total: Figure, part: Figure) -> bool:
    """Whether nothing but the leading word and a few others stand between a whole and its first part."""
    between = passage.skeleton[total.at : part.at]
    return len(between.split()) <= _CLOSE and not any(total.at < figure.at < part.at for figure in passage.figures)


def _in_brackets(passage: Passage, match: re.Match[str], done: Figure | None) -> Iterator[Claim]:
    """Totals whose parts stand in brackets: "50 lớp, 991 học viên, trong đó: A (5 lớp, 425 học viên); …"."""
    end = closing(passage.skeleton, match.end())
    depth = depth_at(passage.skeleton, match.end())
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


def _bracketed(passage: Passage) -> Iterator[Claim]:
    """A total with its parts in brackets right behind it, without a leading word."""
    for at, figure in enumerate(passage.figures):
        if at + 2 >= len(passage.figures) or passage.figures[at + 1].depth != figure.depth + 1:
            continue
        opens = passage.skeleton.find("( ", figure.at)
        if opens < 0 or len(passage.skeleton[figure.at : opens].split()) > 9:
            continue
        if " = " in passage.skeleton[opens : closing(passage.skeleton, opens + 2)]:  # "(1 tỷ đồng = 1.000 triệu đồng)"
            continue
        parts = [(passage, in_unit_of(passage, figure, part)) for part in parts_behind(passage, opens + 2)]
        if len(parts) >= 2 and parts[0][1].at == passage.figures[at + 1].at:
            told = weigh_readings(passage, figure, parts, wholly=_is_breakdown(passage, opens + 2, parts))
            if told is not None:
                yield told


def _behind_colon(passage: Passage) -> Iterator[Claim]:
    """A total with its parts behind a colon or a dash: "46 giải: 02 giải Nhất, 13 giải Nhì, …"."""
    for match in _OPENED.finditer(passage.skeleton):
        level = depth_at(passage.skeleton, match.start())
        before = [f for f in passage.figures if f.at < match.start() and f.depth == level]
        between = passage.skeleton[before[-1].at : match.start()] if before else ""
        if "-" in match[0] and "," in between:  # a name of two words: "công nghiệp - xây dựng 15 tỷ đồng"
            continue
        if not between or ";" in between or len(between.split()) > _HEAD_WORDS or _LED.search(between):
            continue
        total, stop = before[-1], passage.skeleton.find(" ; ", match.end())
        listed = [f for f in parts_behind(passage, match.end()) if addable_to(total, f)]
        near = [f for f in listed if stop < 0 or f.at < stop or ";" not in passage.skeleton[match.end() : listed[0].at]]
        # "19 tiêu chí: 82 xã; 18 tiêu chí: 9 xã" tells no parts
        paired = near and " : " in passage.skeleton[match.end() : near[-1].at]
        if len(near) >= 2 and not paired and not is_told_of(passage, total):
            told = weigh_readings(passage, total, [(passage, f) for f in near], wholly=len(near) >= _SEVERAL)
            if told is not None:
                yield told


def _is_breakdown(passage: Passage, start: int, parts: list[Part]) -> bool:
    """Whether brackets hold nothing but parts: "(31 đảng bộ và 19 chi bộ)", with no words of groups that overlap."""
    inside = passage.skeleton[start : closing(passage.skeleton, start)]
    plain = parts[0][1].at == start and not OVERLAP.search(inside) and not re.search(SHARE, inside)
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


def _opposed(passage: Passage) -> Iterator[Claim]:
    """A total with a thing and its opposite behind it: "2.345 mẫu, kết quả 2.204 mẫu đạt và 141 mẫu không đạt"."""
    for total, one, other in zip(passage.figures, passage.figures[1:], passage.figures[2:], strict=False):
        named = noun(passage, total)
        between = passage.skeleton[total.at : one.at]
        alike = named and named == noun(passage, one) == noun(passage, other)
        alike = alike and total.depth == one.depth == other.depth
        near = _RESULT.search(between) is not None and len(between.split()) <= _HEAD_WORDS + 2
        joined = re.search(r" và(?: có)? $", passage.skeleton[one.at : other.at]) is not None
        parts = [(passage, one), (passage, other)]
        if alike and near and joined and leave_nothing_out(parts) and not is_told_of(passage, one):
            told = weigh(passage, total, parts, wholly=True)
            if told is not None:
                yield told


def _summed_behind(passage: Passage) -> Iterator[Claim]:
    """Parts with their total behind them: "…; tổng cộng 35 dự án"."""
    for match in _TOTAL_BEHIND.finditer(passage.skeleton):
        total = passage.at(match.start("t"))
        before = [
            figure for figure in passage.figures
            if figure.at < match.start() and figure.depth == total.depth and addable_to(total, figure)
            and noun(passage, figure) == noun(passage, total) and not is_told_of(passage, figure)
        ]  # fmt: skip
        if len(before) < 2:
            continue
        turned = [(passage, figure) for figure in reversed(before)]
        told = weigh(passage, total, turned, wholly=True)
        if told is not None:
            yield told
