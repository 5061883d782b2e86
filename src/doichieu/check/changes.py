"""Changes: how much a figure rose or fell, and the value it is said to have had before.

    168 vụ, giảm 35 vụ (-17,2%)                      35 : (168 + 35)
    1.250 tỷ đồng, tăng 25% so với cùng kỳ (1.000 tỷ đồng)     1.250 : 1.000 − 1
    72,8 điểm, tăng 8,06 điểm so với năm 2021 (64,74 điểm)     72,8 − 64,74
    từ 30% lên 32%, tăng 2 điểm phần trăm            32 − 30
    450 ha, bằng 90% kế hoạch (500 ha)               450 : 500

A change of a share that is printed "%" may be one in points or one of the share itself (N-6): either
reading may hold. What is told in constant prices is worked out of other figures than those printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .change_forms import (
    AGAINST,
    BASE_BEHIND,
    BASE_FIRST,
    BY_AND_SHARE,
    BY_FROM_TO,
    COMPARED_FIRST,
    CONSTANT,
    EQUALS,
    FROM_TO,
    HELD_AGAINST,
    NOW_THEN,
    OF_BASE,
    OF_PLAN,
    RISES,
    SINCE,
    SINCE_SHARED,
    THEN_NOW,
    TIMES,
)
from .change_subjects import figures_of, names_base, subjects, tells_change
from .claims import Claim, alike, best, claim, hundred, noun
from .of_base import base_first, now_then, of_base, share_of, times
from .passages import Figure, Passage, spoken
from .result import Rule
from .rounding import Span, exactly, printed, span_of


def changes(passage: Passage) -> Iterator[Claim]:
    """The claims of a sentence about what rose, fell or was reached."""
    if len(passage.figures) < 2:
        return
    seen: set[int] = set()
    for pattern, read in _FORMS:
        for match in _each(pattern, passage.skeleton):
            named = match.groupdict()
            levels = [passage.at(match.start(name)) for name in ("x", "y") if named.get(name)]
            told = read(passage, match) if all(_is_level(passage, level) for level in levels) else None
            if told is not None and told.spots[0].start not in seen:
                seen.add(told.spots[0].start)
                yield told


def _is_level(passage: Passage, figure: Figure) -> bool:
    """Whether a figure tells how much there is: no change itself ("năm 2022 tăng 19,3%"), no stretch of time."""
    return figure.quantity.unit not in ("tháng", "quý") and not tells_change(passage, figure)


def _each(pattern: re.Pattern[str], skeleton: str) -> Iterator[re.Match[str]]:
    """All matches, also those that begin within the one before."""
    at = 0
    while (match := pattern.search(skeleton, at)) is not None:
        yield match
        at = match.start() + 1


def _by_and_share(passage: Passage, match: re.Match[str]) -> Claim | None:
    """X, giảm D (P): D of what X was before."""
    d, p = figures_of(passage, match, "d", "p")
    if _is_share_of_other(passage, p):
        return None
    if (told := _by_share_of_told(passage, match.end(), d, p)) is not None:
        return told
    rises = bool(RISES.match(match["way"]))
    readings = (_share_of_before(passage, x, d, p, rises=rises) for x in subjects(passage, d, d))
    return best([told for told in readings if told is not None])


def _by_share_of_told(passage: Passage, end: int, d: Figure, p: Figure) -> Claim | None:
    """The share of a change where what it is held against is told behind it: "giảm 05 vụ (-20%) so với … (25 vụ)"."""
    base = BASE_BEHIND.match(passage.skeleton, end)
    y = passage.at(base.start("y")) if base is not None else None
    before = span_of(y.quantity) if y is not None and alike(passage, d, y) else None
    by = span_of(d.quantity)
    if y is None or before is None or by is None or before.low <= 0:
        return None
    sign = exactly(-1 if p.quantity.value is not None and p.quantity.value < 0 else 1)
    readings = [claim(Rule.CHANGE, passage, p, [d, y], hundred(by / before) * sign, "a/b")]
    for x in subjects(passage, d, d):
        now = span_of(x.quantity)
        if now is not None:
            share = hundred(now / before) - exactly(100)
            readings.append(claim(Rule.CHANGE, passage, p, [x, y], share, "a/b-1"))
            readings.append(claim(Rule.CHANGE, passage, p, [x, y], share * exactly(-1), "1-a/b"))
    return best(readings)


def of_marked(marked: Passage, note: Passage) -> Iterator[Claim]:
    """What a footnote says of how the things changed that its mark stands behind."""
    for match in BY_AND_SHARE.finditer(note.skeleton):
        d, p = figures_of(note, match, "d", "p")
        if _is_share_of_other(note, p) or subjects(note, d, d):
            continue
        named = noun(note, d)
        like = [x for x in marked.figures if named and noun(marked, x) == named and not tells_change(marked, x)]
        rises = bool(RISES.match(match["way"]))
        readings = (_share_of_before(note, x, d, p, rises=rises, where=marked) for x in like)
        told = best([one for one in readings if one is not None])
        if told is not None:
            yield told


def _share_of_before(
    passage: Passage, x: Figure, d: Figure, p: Figure, *, rises: bool, where: Passage | None = None
) -> Claim | None:
    now, by = printed(x.quantity), printed(d.quantity)
    if now is None or by is None:
        return None
    base = now.span - by.span if rises else now.span + by.span
    if base.low <= 0:
        return None
    comes_out = hundred(by.span / base)
    stated = printed(p.quantity)
    negative = stated is not None and stated.value < 0 and not rises
    operation = "d/(x-d)" if rises else "d/(x+d)"
    return claim(Rule.CHANGE, passage, p, [d, x], _signed(negative, comes_out), operation, elsewhere=where)


def _is_share_of_other(passage: Passage, p: Figure) -> bool:
    return bool(re.match(f" (?:{spoken('kế hoạch|kh|dự toán|tổng')})", passage.after(p)))


def _since(passage: Passage, match: re.Match[str]) -> Claim | None:
    """X, tăng D so với … (Y): Y before, X now, by D."""
    d, y = figures_of(passage, match, "d", "y")
    rest = match.groupdict().get("rest")
    if CONSTANT.search(passage.skeleton[match.start() : match.end() + 40]):
        return None
    if rest is not None and not names_base(match["lead"], rest):
        return None
    rises = bool(RISES.match(match["way"]))
    readings = (_difference(passage, x, d, y, rises=rises) for x in subjects(passage, d, y))
    return best([told for told in readings if told is not None])


def _from_to(passage: Passage, match: re.Match[str]) -> Claim | None:
    """Từ Y lên X, tăng D, and its kin."""
    x, d, y = figures_of(passage, match, "x", "d", "y")
    if not alike(passage, x, y) or CONSTANT.search(passage.skeleton[match.start() : match.end() + 40]):
        return None
    if _speaks_of_another(match.groupdict().get("rest") or "") and match.re is not BY_FROM_TO:
        return None
    return _difference(passage, x, d, y, rises=bool(RISES.match(match["way"])))


_SAME = re.compile(
    spoken("tức|tức là|tương ứng|như vậy|đã|năm|tháng|bình quân|trong|sau|qua|hằng|mỗi|cao|ước|tỷ lệ|mức")
)


def _speaks_of_another(rest: str) -> bool:
    """Whether the words between what was reached and a change name another thing that changed."""
    if re.search(spoken("trong đó|riêng|còn"), rest):
        return True
    tail = rest.rpartition(" ,")[2] if " ," in rest else ""
    return any(word[0].isalpha() and not _SAME.fullmatch(word) for word in tail.split())


def _then_now(passage: Passage, match: re.Match[str]) -> Claim | None:
    """Năm trước Y, năm nay X, tăng D; not where the later comes first, or another base is named."""
    behind = passage.skeleton[match.end() : match.end() + 60].split(" ; ")[0]
    days = [iso for at, value in passage.dates if match.start() <= at < match.end() and (iso := value.iso)]
    y = passage.at(match.start("y"))
    first = [value.iso for at, value in passage.dates if match.start() <= at < y.at]
    named = [value.iso for at, value in passage.dates if match.end() <= at < match.end() + 40]
    if len(days) > 1 and days[0] >= days[-1]:
        return None
    if _BEGINNING.search(behind) and not _BEGINNING.search(passage.skeleton[max(match.start() - 12, 0) : y.at]):
        return None
    if _BASE_NAMED.search(behind) and (not first or named[:1] != first[-1:]):
        return None
    return _from_to(passage, match)


_BEGINNING = re.compile(spoken("đầu"))
_BASE_NAMED = re.compile(rf"{spoken('so|so với|cùng kỳ|kế hoạch|dự toán|đầu nhiệm kỳ')}")


def _difference(passage: Passage, x: Figure, d: Figure, y: Figure, *, rises: bool) -> Claim | None:
    now, before, by = span_of(x.quantity), span_of(y.quantity), d.quantity
    if now is None or before is None or by.value is None:
        return None
    readings: list[Claim] = []
    if by.unit == "bậc":  # in a ranking the number falls as one rises
        places = (now.point, before.point)
        ranks = all(place.denominator == 1 and 1 <= place <= _LAST_RANK for place in places)
        if not ranks or (None not in (x.quantity.of, y.quantity.of) and x.quantity.of != y.quantity.of):
            return None
        gap = before - now if rises else now - before
        return claim(Rule.CHANGE, passage, d, [y, x] if rises else [x, y], gap, "x-y")
    sign = 1 if rises else -1
    points = (x.quantity.unit == "%" and by.unit in ("%", "pp")) or alike(passage, x, d)
    if points:
        gap = now - before if rises else before - now
        readings.append(claim(Rule.CHANGE, passage, d, [x, y] if rises else [y, x], _signed(by.value < 0, gap), "x-y"))
    if by.unit == "%" and before.low > 0:
        grown = hundred((now - before) / before)
        grown = grown if sign > 0 else -grown
        readings.append(claim(Rule.CHANGE, passage, d, [x, y], _signed(by.value < 0, grown), "x/y-1"))
    return best(readings)


_LAST_RANK = 200


def _signed(negative: bool, span: Span) -> Span:
    return -span if negative else span


def _held_against(passage: Passage, match: re.Match[str]) -> Claim | None:
    """X, so với … (Y) tăng D; X, so dự toán Y thì đạt P."""
    x, y, d = figures_of(passage, match, "x", "y", "d")
    if not alike(passage, x, y) or CONSTANT.search(passage.skeleton[match.start() : match.end() + 40]):
        return None
    if re.fullmatch(EQUALS, match["verb"]):
        return share_of(passage, x, d, y) if d.quantity.unit == "%" else None
    return _difference(passage, x, d, y, rises=bool(RISES.match(match["verb"])))


_FORMS: tuple[tuple[re.Pattern[str], Callable[[Passage, re.Match[str]], Claim | None]], ...] = (
    (BY_AND_SHARE, _by_and_share),
    (SINCE, _since),
    (SINCE_SHARED, _since),
    (AGAINST, _since),
    (FROM_TO, _from_to),
    (BY_FROM_TO, _from_to),
    (THEN_NOW, _then_now),
    (OF_BASE, of_base),
    (OF_PLAN, of_base),
    (BASE_FIRST, base_first),
    (HELD_AGAINST, _held_against),
    (COMPARED_FIRST, _held_against),
    (NOW_THEN, now_then),
    (TIMES, times),
)
