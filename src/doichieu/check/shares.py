"""Shares: parts in per cent that make a whole, and the share that one amount is of another.

    cơ cấu kinh tế: công nghiệp 57,9%; dịch vụ 25,2%; nông nghiệp 16,9%         100%
    chiếm 65,7% (công nghiệp chiếm 58,8%; xây dựng chiếm 6,9%)                    65,7%
    Tổng số đơn là 4.227 đơn; đã giải quyết 3.859 đơn, đạt tỷ lệ 91,3%

Sectors may leave a rest unnamed (taxes on products), so shares that fall well short of a whole prove nothing;
more than a whole they cannot be. Of what an amount is a share, the words say ("tổng số"); any figure before it that
is told in the same may be meant, and one that agrees is enough.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from .claims import Claim, alike, claim, hundred
from .parts import depth_at
from .passages import AMOUNT, SHARE, WORD, Figure, Passage, spoken
from .result import Proof, Rule
from .rounding import Printed, Span, Verdict, exactly, printed, span_of
from .slips import chance_of_slip, is_slip_of
from .wholes import CHANGED, FULL, LEAST_PARTS, SHORT, STRUCTURE, breaks_whole

_DIVIDED = re.compile(
    spoken("phân chia|phân bổ|phân phối|được chia|phân bổ theo|phân chia theo|phân bổ như sau") + " :"
)
"""What is divided is divided wholly."""
_SHARES = re.compile(spoken("chiếm") + r" (?:tỷ trọng |tỷ lệ |khoảng )?$")
_RESPECTIVELY = re.compile(f"{spoken('lần lượt')}(?: {WORD}){{0,3}} {SHARE}(?:(?: ,| ;| và) {SHARE})+")
_SHORT_OF_ALL = Fraction(80)
_FIRST = re.compile(spoken("chiếm"))
_OTHERS = re.compile(spoken("khác|còn lại"))
_TAXES = re.compile(spoken("kinh tế|grdp|tổng sản phẩm|thuế"))
_SECTORS = tuple(re.compile(spoken(words)) for words in ("nông", "công nghiệp|xây dựng", "dịch vụ|thương mại"))

_ITEM = 14
_NEAR_FULL = 12
_NOT_PARTS = re.compile(spoken("tăng|giảm|so với|trong đó|kế hoạch|riêng|đạt tỷ lệ|tỷ lệ"))
_OPPOSITES = tuple(
    (re.compile(spoken(a)), re.compile(spoken(b)))
    for a, b in (("ngắn hạn", "dài hạn"), ("đạt", "chưa đạt"), ("đạt", "không đạt"), ("nam", "nữ"),
                 ("hài lòng", "không hài lòng"),
                 ("thành thị", "nông thôn"), ("hoàn thành", "không hoàn thành"))
)  # fmt: skip
"""Words of shares that together leave nothing out."""

_EQUALS = spoken(
    "chiếm|chiếm tỷ lệ|đạt tỷ lệ|chiếm tỷ trọng|đạt tỷ lệ là|tỷ lệ đạt|tỷ lệ|chiếm khoảng|bằng|"
    "tương đương|tương ứng|đạt"
)
_OF = re.compile(
    rf"(?P<m>{AMOUNT})(?P<noun>(?: {WORD}){{0,10}}?)(?:(?: ,|) (?P<verb>{_EQUALS}) (?P<p>{SHARE})|(?: ,|"
    rf") \( (?:{_EQUALS} )?(?P<q>{SHARE})(?P<tail>(?: {WORD}){{0,4}}) \))"
)
_OF_STATED = re.compile(
    rf"(?P<m>{AMOUNT})(?: {WORD}){{0,12}}?(?: ,|) {_EQUALS} (?P<p>{SHARE}) (?:trong |của |"
    rf"so với )?{spoken('tổng|tổng số|toàn bộ')}(?: {WORD}){{0,8}} (?P<n>{AMOUNT})"
)
_TOTAL = re.compile(spoken("tổng|tổng số|trong số|trong tổng số|phải|tổng cộng|toàn bộ|tất cả"))
_ENDS = re.compile(r" [;.,)]|$")
_OTHER = re.compile(f" (?:so|{spoken('so với|kế hoạch|kh|dự toán|cùng kỳ|năm|chỉ tiêu|mục tiêu|dân số|grdp')})(?: |$)")
_WAY = re.compile(spoken("tăng|giảm|vượt|hụt|hơn|thêm|kém") + " $")


def shares(passage: Passage) -> Iterator[Claim]:
    """The claims of a sentence about shares."""
    done: set[int] = set()
    forms = (_of_stated, _wholes, _listed, _nested, _of_totals)
    for told in (told for form in forms for told in form(passage)):
        if told.spots[0].start not in done:
            done.add(told.spots[0].start)
            yield told


def _level(passage: Passage, depth: int, start: int, end: int) -> list[Figure]:
    """The shares told at one depth of brackets, without those that tell a change."""
    return [
        figure for figure in passage.figures
        if figure.quantity.unit == "%" and figure.depth == depth and start <= figure.at < end
        and not CHANGED.search(passage.before(figure))
    ]  # fmt: skip


def _wholes(passage: Passage) -> Iterator[Claim]:
    """Shares of a structure that are to make a hundred."""
    lead = STRUCTURE.search(passage.skeleton) or _DIVIDED.search(passage.skeleton) or _FIRST.search(passage.skeleton)
    if lead is None:
        return
    listed = _RESPECTIVELY.search(passage.skeleton)
    if listed is not None:
        parts = passage.between(listed.start(), listed.end())
    else:
        depth = depth_at(passage.skeleton, lead.start())
        parts = _level(passage, depth, lead.start(), len(passage.skeleton))
        if lead.re is _FIRST:
            parts = [part for part in parts if _SHARES.search(passage.before(part))]
            if not parts or not _OTHERS.search(passage.before(parts[-1], 40)):
                return
    if len(parts) < LEAST_PARTS:
        return
    adding = exactly(0)
    for count, part in enumerate(parts, 1):
        value = span_of(part.quantity)
        if value is None or part.quantity.comparator != "=":
            return
        adding = adding + value
        if count >= 2 and adding.meets(FULL):
            yield _whole(passage, parts[:count], adding, Verdict.HOLDS)
            return
    is_whole = _are_sectors(passage) and not _TAXES.search(passage.skeleton)
    short = _SHORT_OF_ALL if lead.re is _DIVIDED or is_whole else SHORT
    if breaks_whole(adding, short):
        yield _whole(passage, parts, adding, Verdict.FAILS)


def _listed(passage: Passage) -> Iterator[Claim]:
    """Shares that follow one another and come close to a hundred: more, or a slip short of it, is an error."""
    run: list[Figure] = []
    for figure in (*passage.figures, None):
        if figure is not None and _goes_on(passage, run, figure):
            run.append(figure)
            continue
        if (told := _run(passage, run)) is not None:
            yield told
        starts = figure is not None and figure.quantity.unit == "%" and not CHANGED.search(passage.before(figure))
        run = [figure] if figure is not None and starts else []


def _goes_on(passage: Passage, run: list[Figure], figure: Figure) -> bool:
    """Whether a share stands in one list with those before it."""
    if not run or figure.quantity.unit != "%" or figure.depth != run[-1].depth:
        return False
    between = passage.skeleton[run[-1].at + 1 : figure.at]
    if " : " in between:  # another list, with a name of its own
        return False
    parted = re.match(" [,;] | và ", between) is not None and len(between.split()) <= _ITEM
    return parted and not CHANGED.search(passage.before(figure)) and not _NOT_PARTS.search(between)


def _run(passage: Passage, run: list[Figure]) -> Claim | None:
    """A list of shares as a claim; nothing where they need not make a hundred."""
    values = [printed(part.quantity) for part in run]
    exact = [value for value in values if value is not None and value.value > 0]
    if len(run) < 2 or len(exact) < len(run) or any(part.quantity.comparator != "=" for part in run):
        return None
    adding = exactly(0)
    for value in exact:
        adding = adding + value.span
    if adding.meets(FULL):
        return _whole(passage, run, adding, Verdict.HOLDS)
    starts = [max(run[0].at - 60, 0), *(part.at + 1 for part in run)]
    told = [passage.skeleton[low : part.at] for low, part in zip(starts, run, strict=False)]
    opposed = any(any(map(one.search, told)) and any(map(other.search, told)) for one, other in _OPPOSITES)
    slipped = chance_of_slip(Printed(Fraction(100), min(v.step for v in exact)), exact) < 1
    near = abs(adding.point - 100) <= _NEAR_FULL
    sure = near and slipped and (opposed or len(run) >= LEAST_PARTS)
    return _whole(passage, run, adding, Verdict.FAILS) if sure else None


def _are_sectors(passage: Passage) -> bool:
    """Whether all sectors are named of something that has no taxes in it, as the regional product has."""
    return all(pattern.search(passage.skeleton) for pattern in _SECTORS)


def _whole(passage: Passage, parts: list[Figure], adding: Span, verdict: Verdict) -> Claim:
    proof = Proof("a+b", tuple(part.quantity.raw for part in parts), adding.point, "%")
    return Claim(Rule.SHARES, "shares", verdict, tuple(passage.spot(part) for part in parts), "100%", proof)


def _nested(passage: Passage) -> Iterator[Claim]:
    """A share with its own parts in brackets behind it."""
    figures = passage.figures
    for at, whole in enumerate(figures):
        if whole.quantity.unit != "%" or not _SHARES.search(passage.before(whole)):
            continue
        opens = next((i for i in range(at + 1, len(figures)) if figures[i].depth == whole.depth + 1), None)
        between = figures[at + 1 : opens] if opens is not None else ()
        if opens is None or any(f.depth <= whole.depth and not CHANGED.search(passage.before(f)) for f in between):
            continue
        inside = []
        for figure in figures[opens:]:
            if figure.depth <= whole.depth:
                break
            share = figure.depth == whole.depth + 1 and figure.quantity.unit == "%"
            if share and _SHARES.search(passage.before(figure)):
                inside.append(figure)
        values = [span_of(figure.quantity) for figure in inside]
        known = span_of(whole.quantity)
        if len(inside) < 2 or known is None or any(value is None for value in values):
            continue
        adding = exactly(0)
        for value in values:
            assert value is not None
            adding = adding + value
        if adding.meets(known) or adding.low > known.high:
            verdict = Verdict.HOLDS if adding.meets(known) else Verdict.FAILS
            proof = Proof("a+b", tuple(figure.quantity.raw for figure in inside), adding.point, "%")
            spots = tuple(passage.spot(figure) for figure in (whole, *inside))
            yield Claim(Rule.SHARES, "shares.nested", verdict, spots, whole.quantity.raw, proof)


def _of_stated(passage: Passage) -> Iterator[Claim]:
    """An amount and the share that it is of a total told behind it."""
    for match in _OF_STATED.finditer(passage.skeleton):
        m, p, n = (passage.at(match.start(name)) for name in ("m", "p", "n"))
        told = _share(passage, m, p, n) if alike(passage, m, n) and not _WAY.search(passage.before(m)) else None
        if told is not None:
            yield told


def _of_totals(passage: Passage) -> Iterator[Claim]:
    """An amount and the share that it is of one before it."""
    confirmed: Counter[int] = Counter()
    untold: list[tuple[Figure, Figure, list[Figure]]] = []
    for match in _OF.finditer(passage.skeleton):
        m = passage.at(match.start("m"))
        p = passage.at(match.start("p") if match["p"] else match.start("q"))
        verb = match["verb"] or ""
        if m.quantity.of is not None or _OTHER.match(passage.after(p)) or _WAY.search(passage.before(m)):
            continue
        bases = [x for x in passage.figures if x.at < m.at and _may_be_whole(passage, x, m)]
        readings = [(base, told) for base in reversed(bases) if (told := _share(passage, m, p, base)) is not None]
        holding = next(((base, told) for base, told in readings if told.verdict is not Verdict.FAILS), None)
        if holding is not None:
            confirmed[holding[0].at] += 1
            yield holding[1]
        elif readings and (verb not in _WEAK or _is_spent(passage, m, p)):
            sure = len(bases) == 1 and _is_total(passage, bases[0], m)
            nearest = readings[0][1]
            if sure or (verb and bases[-1] is bases[0] and _is_mistyped(p, nearest)):
                yield nearest
            else:
                untold.append((m, p, bases))
    yield from _of_confirmed(passage, confirmed, untold)


def _of_confirmed(
    passage: Passage, confirmed: Counter[int], untold: list[tuple[Figure, Figure, list[Figure]]]
) -> Iterator[Claim]:
    """The shares that fail of a whole that several others hold of: "15.340 tỷ: A 6.136 (40%); B 8.437 (58%); …"."""
    for m, p, bases in untold:
        base = next((base for base in bases if confirmed[base.at] >= _CONFIRMED), None)
        told = _share(passage, m, p, base) if base is not None else None
        if told is not None:
            yield told


_CONFIRMED = 2
_WEAK = frozenset({"bằng", "đạt"})
"""Verbs that may speak of a plan as well."""
_SPENT = re.compile(spoken("giải ngân|thực hiện|giải quyết|hoàn thành|thi hành|xử lý"))


def _is_spent(passage: Passage, m: Figure, p: Figure) -> bool:
    """Whether "đạt P" tells how much of a total was spent or done, and nothing else behind it."""
    return _SPENT.search(passage.before(m, 40)) is not None and _ENDS.match(passage.after(p)) is not None


def _is_mistyped(p: Figure, told: Claim) -> bool:
    """Whether what is stated is one slip of the pen from what comes out."""
    known, result = printed(p.quantity), told.proof.result
    return known is not None and result is not None and bool(known.step) and is_slip_of(known, result)


def _may_be_whole(passage: Passage, base: Figure, part: Figure) -> bool:
    a, b = printed(base.quantity), printed(part.quantity)
    return (
        base.quantity.unit != "%" and base.quantity.of is None and a is not None and b is not None
        and a.value >= b.value and alike(passage, base, part) and not _WAY.search(passage.before(base))
    )  # fmt: skip


def _is_total(passage: Passage, base: Figure, part: Figure) -> bool:
    """Whether the words before a figure call it a total, and it stands near."""
    lead = passage.before(base, 70)
    cut = max(lead.rfind(mark) for mark in (";", " , ", ")"))
    return _TOTAL.search(lead[cut + 1 :]) is not None


def _share(passage: Passage, m: Figure, p: Figure, base: Figure) -> Claim | None:
    part, whole = span_of(m.quantity), span_of(base.quantity)
    if part is None or whole is None or whole.low <= 0:
        return None
    return claim(Rule.SHARES, passage, p, [m, base], hundred(part / whole), "a/b", code="shares.of")
