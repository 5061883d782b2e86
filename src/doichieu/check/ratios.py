"""Ratios: a/b and the per cent that is told of it (VIETNAMESE.md N-8, N-9).

    154/182 xã, chiếm 84,6%        part and whole, actual and plan: a : b
    84,6% (154/182 xã)             the same, the other way round
    154 xã trên tổng số 182 xã, đạt 84,6%
    410/400 ha, vượt 2,5% kế hoạch     a : b − 100
    80 triệu đồng, hỗ trợ 50%, tương ứng 40 triệu đồng

Ranks ("thứ 4/63"), scores and scales are no ratios. A per cent "of the plan" right behind a/b says that b
is the plan; where other words stand between, b may be a whole and the plan something else, so that
only one that agrees is told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from .claims import MONEY, Claim, claim, hundred
from .passages import AMOUNT, FIGURE, PART, SHARE, WORD, Figure, Passage, spoken
from .result import Rule
from .rounding import Span, exactly, printed, printed_whole, span_of

EQUALS = spoken(
    "đạt|chiếm|bằng|đạt tỷ lệ|chiếm tỷ lệ|tỷ lệ|tỷ lệ đạt|tỷ lệ là|tương đương|tương đương với|tương ứng|tương ứng với|"
    "ước đạt|hoàn thành|chiếm tỷ trọng|đạt tỷ trọng|tức|tức là|là|ứng với|mới đạt|chỉ đạt|đã đạt|mới chiếm|chỉ chiếm|"
    "tương ứng đạt|tương ứng tỷ lệ|tương đương tỷ lệ|bằng tỷ lệ|với tỷ lệ|đạt tỷ lệ là|chiếm tỷ lệ là|đạt bình quân"
)
_OVER = spoken("vượt|vượt mức|vượt trên")
_UNDER = spoken("hụt|thiếu|chưa đạt")
_RANK = re.compile(spoken("thứ|hạng|xếp|xếp hạng|đứng|vị trí|đứng thứ|xếp thứ|tỷ lệ bản đồ|tỷ lệ") + " $")
_BASE = re.compile(
    " (?:so )?"
    + spoken("kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu|so với|cùng kỳ|năm|nghị quyết|tổng|toàn|cả|dân số|số|bình quân")
    + "(?: |$)"
)
_OTHER_BASE = re.compile(" (?:và |, )?(?:so với|so cùng kỳ|cùng kỳ|so năm|năm|dân số|cả nước)")
_BEHIND = (
    rf"(?P<noun>(?: {WORD}){{0,12}}?(?: (?P<bound>{FIGURE})(?: {WORD}){{0,3}}?)?(?: ,(?: {WORD}){{1,6}}?){{0,2}})"
    r"(?P<mark> ,| \(|)"
)
_AFTER = re.compile(
    rf"(?P<r>{PART}){_BEHIND} (?:(?P<equals>{EQUALS}) |(?P<over>{_OVER}) |(?P<under>{_UNDER}) |"
    rf"(?<=\( ))(?P<p>{SHARE})"
)
_BEFORE = re.compile(rf"(?P<p>{SHARE})(?P<noun>(?: {WORD}){{0,6}}) \( (?:{WORD} ){{0,3}}(?P<r>{PART})")
_UNTIL = re.compile(spoken("đến|đến hết|tính đến|hết|ngày|từ|trước|sau|tới|trước ngày|đến ngày|trong ngày|cuối") + " $")
_DAYS, _MONTHS = 31, 12
_NAMES = re.compile(spoken("lớp|khối|loại|hạng|cấp|khóa|nhóm|mức độ|quý|dưới|mức") + " $")
"""Words whose number is a name: "học sinh lớp 9"."""
_WAY = re.compile(spoken("tăng|giảm|vượt|hụt|hơn|thêm|tăng thêm|giảm bớt|cao hơn|thấp hơn") + " $")
_TWICE = re.compile(
    rf"(?P<a>{AMOUNT})(?P<noun>(?: {WORD}){{1,3}}) / (?P<b>{AMOUNT})(?P=noun)(?: {WORD}){{0,6}}(?: ,| \(|"
    rf") (?:(?P<equals>{EQUALS}) |(?P<over>{_OVER}) |(?P<under>{_UNDER}) |(?<=\( ))(?P<p>{SHARE})"
)
_ON = re.compile(
    rf"(?P<a>{AMOUNT})(?: {WORD}){{0,4}}? "
    rf"(?:{spoken('trên tổng số|trong tổng số|trong số|trên tổng|trên số|/ tổng số|trong tổng')} )"
    rf"(?P<b>{AMOUNT})(?P<noun>(?: {WORD}){{0,10}}(?: {FIGURE}(?: {WORD}){{1,4}})?)(?: ,| \(|)"
    rf"(?: tỷ lệ(?: {WORD}){{1,4}}?)? "
    rf"(?:{EQUALS} |(?<=\( ))(?P<p>{SHARE})"
)
_AMONG = re.compile(
    rf"{spoken('trong tổng số|trong số|trong tổng')} (?P<b>{AMOUNT})(?: {WORD}){{1,6}}?(?: ,)? "
    rf"{spoken('có|thì có|đã có|mới có')} (?P<a>{AMOUNT})(?: {WORD}){{0,8}}?(?: ,| \() "
    rf"(?:{spoken('chiếm|đạt|bằng|tương ứng|tỷ lệ|đạt tỷ lệ|chiếm tỷ lệ')} |(?<=\( ))(?P<p>{SHARE})"
)
"""Of so many so many: "trong tổng số 962 bác sĩ có 327 người …, chiếm 34,0%"."""
_WIDER = re.compile(rf" (?:trên |trong )?{spoken('tổng số|tổng')} {WORD}(?: {WORD})? ,")
"""A per cent of several sorts of things: "145/182 xã, chiếm 69,4% tổng số xã, phường, thị trấn"."""
_GIVEN = re.compile(
    rf"(?P<n>{AMOUNT})(?P<noun>(?: (?:{WORD}|,)){{0,12}}?) (?P<p>{SHARE})(?: (?:{WORD})){{0,4}}?(?: ,| \(|) "
    rf"{spoken('tương ứng|tương ứng với|tương đương|tương đương với|tức|tức là|ứng với|là')} (?P<m>{AMOUNT})"
)
"""A share and what it comes to: "chi 80 triệu đồng, được hỗ trợ 50%, tương ứng 40 triệu đồng"."""
_NEAR = 3
"""A plan stands right behind its a/b, with at most so many words between."""


def ratios(passage: Passage) -> Iterator[Claim]:
    """The claims of a sentence about its a/b."""
    done: set[int] = set()
    for match in _AFTER.finditer(passage.skeleton):
        r, p = passage.at(match.start("r")), passage.at(match.start("p"))
        if _is_rank(passage, r) or (found := _ratio(r)) is None or not _is_bound(passage, match):
            continue
        comes_out, operation = _read(match, hundred(found))
        done.add(p.at)
        if _WIDER.match(passage.after(p)):
            continue
        words = len(match["noun"].split())
        if not match["mark"] and p.quantity.comparator != "=":
            continue
        base = _BASE.match(passage.after(p))
        apart = words > _NEAR and base is not None
        told = claim(Rule.RATIO, passage, p, [r], comes_out, operation, doubtful=apart)
        if not (apart and told.finding) and not (_OTHER_BASE.match(passage.after(p)) and told.finding):
            yield told
    for match in _BEFORE.finditer(passage.skeleton):
        r, p = passage.at(match.start("r")), passage.at(match.start("p"))
        if _WAY.search(passage.before(p)) or _OTHER_BASE.match(match["noun"]):
            continue
        if p.at not in done and not _is_rank(passage, r) and (found := _ratio(r)) is not None:
            yield claim(Rule.RATIO, passage, p, [r], hundred(found), "a/b")
    yield from _spoken_ratios(passage)
    yield from _given(passage)


def _spoken_ratios(passage: Passage) -> Iterator[Claim]:
    """The same where both numbers are told apart."""
    for pattern in (_ON, _AMONG, _TWICE):
        for match in pattern.finditer(passage.skeleton):
            a, b, p = (passage.at(match.start(name)) for name in ("a", "b", "p"))
            known, whole = printed(a.quantity), printed(b.quantity)
            if known is None or whole is None or whole.span.low <= 0:
                continue
            comes_out, operation = hundred(known.span / whole.span), "a/b"
            if pattern is _TWICE:
                comes_out, operation = _read(match, comes_out)
            of_whole = pattern is _AMONG
            rule, code = (Rule.SHARES, "shares.of") if of_whole else (Rule.RATIO, "")
            yield claim(rule, passage, p, [a, b], comes_out, operation, code=code)


def _given(passage: Passage) -> Iterator[Claim]:
    """What a share of an amount comes to, where both are money."""
    for match in _GIVEN.finditer(passage.skeleton):
        n, p, m = (passage.at(match.start(name)) for name in ("n", "p", "m"))
        whole, share = span_of(n.quantity), span_of(p.quantity)
        money = n.quantity.unit in MONEY and n.quantity.unit == m.quantity.unit
        if not money or whole is None or share is None or _WAY.search(passage.before(p)):
            continue
        if p.quantity.comparator != "=" or n.quantity.comparator != "=":
            continue
        comes_out = whole * share * exactly(Fraction(1, 100))
        yield claim(Rule.RATIO, passage, m, [n, p], comes_out, "a*b")


def _is_bound(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a figure between only says what is counted: "87/124 dự án giải ngân trên 50% kế hoạch"."""
    if match["bound"] is None:
        return True
    figure = passage.at(match.start("bound"))
    return figure.quantity.comparator not in ("=", "~") or _NAMES.search(passage.before(figure)) is not None


def _is_rank(passage: Passage, r: Figure) -> bool:
    return bool(_RANK.search(passage.before(r))) or _is_day(passage, r)


def _is_day(passage: Passage, r: Figure) -> bool:
    """Whether a/b is a day of a month: "đến 30/6 đạt 35,2%"."""
    a, b = r.quantity.value, r.quantity.of
    of_calendar = a is not None and b is not None and 1 <= a <= _DAYS and 1 <= b <= _MONTHS and r.quantity.unit is None
    return of_calendar and _UNTIL.search(passage.before(r)) is not None


def _ratio(figure: Figure) -> Span | None:
    known, whole = printed(figure.quantity), printed_whole(figure.quantity)
    if known is None or whole is None or whole.span.low <= 0:
        return None
    return known.span / whole.span


def _read(match: re.Match[str], share: Span) -> tuple[Span, str]:
    """What the words between make of a share."""
    if match["over"]:
        return share - exactly(100), "a/b-1"
    if match["under"]:
        return exactly(100) - share, "1-a/b"
    return share, "a/b"
