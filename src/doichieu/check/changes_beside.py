"""Changes against a value that another sentence of the paragraph tells of an earlier time.

    Cùng kỳ năm 2023 có 438 vụ, 352 người bị thương. Năm nay giảm 25 người bị thương.
    Cuối năm ngoái huyện có 286 doanh nghiệp; con số này nay lên tới 318, tức là thêm được 32 doanh nghiệp.

What was before is told in a clause of an earlier time; what is now is the nearest figure of the same kind that is not.
Only where there is one of each is anything worked out, and what does not come out by one slip of the pen is a warning,
for the change may be told of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .change_forms import BASE_BEHIND, PLAN
from .change_subjects import tells_change
from .claims import Claim, claim, noun
from .passages import AMOUNT, DAY, FIGURE, WORD, Figure, Passage, spoken
from .result import Rule
from .rounding import Span, Verdict, printed, span_of
from .slips import is_slip_of

_UP = "tăng|tăng thêm|thêm được|tăng được|cao hơn|nhiều hơn|hơn"
_DOWN = "giảm|giảm được|giảm bớt|thấp hơn|ít hơn|kém"
_BY = re.compile(
    rf"(?:(?P<up>{spoken(_UP)})|(?P<down>{spoken(_DOWN)}))(?: {spoken('năm trước|năm ngoái|cùng kỳ|kỳ trước|so với')}"
    rf"(?: {WORD}){{0,3}}?)? (?P<d>{AMOUNT})"
)
_PAST = re.compile(
    spoken("cùng kỳ|năm trước|năm ngoái|đầu năm|đầu kỳ|đầu nhiệm kỳ|kỳ trước|trước đó|năm học trước|vụ trước")
)
_BASE = re.compile(rf"(?: {WORD}){{0,3}}?{BASE_BEHIND.pattern}")
_YEAR = re.compile(r"[0-9]{4}")
_OTHER_BASE = re.compile(f"{PLAN}|{spoken('chỉ tiêu|mục tiêu|nghị quyết|bình quân|toàn quốc|cả nước')}")
_MARKS = re.compile(r" [;.:] ")
_STOP = re.compile(rf" [,;.:()] | {spoken('và|so với')} |{FIGURE}")
_DIGITS = 2


class _Level(NamedTuple):
    """A figure that tells how much there was or is."""

    passage: Passage
    figure: Figure
    is_past: bool


def changes_beside(sentences: list[Passage]) -> Iterator[Claim]:
    """The claims of a paragraph."""
    if sum(len(passage.figures) for passage in sentences) < 3:
        return
    levels: list[_Level] = []
    latest = _latest_year(sentences)
    for passage in sentences:
        own = [_Level(passage, f, _is_past(passage, f, latest)) for f in passage.figures if _is_level(passage, f)]
        for match in _BY.finditer(passage.skeleton):
            d = passage.at(match.start("d"))
            base = _BASE.match(passage.skeleton, match.end())
            if base is not None and not d.depth:
                y = _Level(passage, passage.at(base.start("y")), is_past=True)
                yield from _before_told(d, y, levels, own, is_up=match["up"] is not None)
            behind = _clause_behind(passage, d)
            if _OTHER_BASE.search(behind) or "(" in behind or d.depth:
                continue
            known = [*levels, *(level for level in own if level.figure.at < match.start())]
            told = _claim(passage, d, known, is_up=match["up"] is not None)
            if told is not None:
                yield told
        levels += own


def _is_level(passage: Passage, figure: Figure) -> bool:
    unit = figure.quantity.unit
    return unit not in ("%", "tháng", "quý", "năm") and figure.quantity.of is None and not tells_change(passage, figure)


def _latest_year(sentences: list[Passage]) -> int:
    years = [int(m[0]) for passage in sentences for _, date in passage.dates if (m := _YEAR.match(date.iso))]
    own = sentences[0].document.metadata.date
    told = _YEAR.match(own.value) if own is not None and own.value else None
    return max([*years, int(told[0]) if told else 0], default=0)


def _is_past(passage: Passage, figure: Figure, latest: int) -> bool:
    """Whether the clause of a figure, or the bracket it stands in, speaks of an earlier time before it."""
    marks = [match.end() for match in _MARKS.finditer(passage.skeleton, 0, figure.at)]
    low = marks[-1] if marks else 0
    lead = passage.skeleton[low : figure.at]
    years = [int(m[0]) for at, date in passage.dates if low <= at < figure.at and (m := _YEAR.match(date.iso))]
    found = list(_PAST.finditer(lead))
    against = lead.rfind("so với")
    if found and (against < 0 or against > found[-1].end()):
        return True
    return bool(years) and max(years) < latest and DAY in lead and against < 0


def _clause_behind(passage: Passage, figure: Figure) -> str:
    behind = passage.after(figure, 60)
    stop = re.search(r" [,;.]", behind)
    return behind[: stop.start()] if stop else behind


def _claim(passage: Passage, d: Figure, known: list[_Level], *, is_up: bool) -> Claim | None:
    """The change worked out of the one figure before and the one now; None where there is not one of each."""
    alike = [level for level in known if _is_of_kind(level, passage, d)]
    told = set(_around(passage, d)[1]) - {noun(passage, d)}
    same = [level for level in alike if told & {word for side in _around(level.passage, level.figure) for word in side}]
    alike = same if {level.is_past for level in same} == {True, False} else alike
    past = [level for level in alike if level.is_past]
    now = [level for level in alike if not level.is_past]
    if len(past) != 1 or not now or now[-1].figure.depth:
        return None
    before, after = past[0], now[-1]
    if after.passage is not passage and len(now) > 1:
        return None
    first, second, by = (span_of(f.quantity) for f in (after.figure, before.figure, d))
    if first is None or second is None or by is None:
        return None
    comes_out = first - second if is_up else second - first
    if comes_out.point <= 0:
        return None
    return claim(
        Rule.CHANGE, passage, d, [after.figure, before.figure], comes_out, "a-b" if is_up else "b-a",
        unsure=not _is_a_slip(d, comes_out), homes=[after.passage, before.passage],
    )  # fmt: skip


def _before_told(d: Figure, before: _Level, levels: list[_Level], own: list[_Level], *, is_up: bool) -> Iterator[Claim]:
    """A change with what was before in brackets behind it, of something that only an earlier sentence tells now."""
    passage = before.passage
    if any(level.figure.at < d.at and _is_of_kind(level, passage, d) for level in own):
        return
    now = [level for level in levels if not level.is_past and _is_of_kind(level, passage, d)]
    readings = []
    for level in now:
        first, second = span_of(level.figure.quantity), span_of(before.figure.quantity)
        if first is None or second is None:
            continue
        comes_out = first - second if is_up else second - first
        told = claim(
            Rule.CHANGE, passage, d, [level.figure, before.figure], comes_out, "a-b" if is_up else "b-a",
            homes=[level.passage, passage],
        )  # fmt: skip
        readings.append((told, comes_out.point > 0 and _is_a_slip(d, comes_out)))
    holding = [told for told, _ in readings if told.verdict is not Verdict.FAILS]
    slips = [told for told, is_slip in readings if is_slip]
    if holding:
        yield holding[0]
    elif len(slips) == 1:
        yield slips[0]


def _around(passage: Passage, figure: Figure) -> tuple[list[str], list[str]]:
    """The words before and behind a figure, each to the next mark, "và" or figure."""
    before, behind = _STOP.split(passage.before(figure, 40))[-1], _STOP.split(passage.after(figure, 40))[0]
    return before.split(), behind.split()


def _is_of_kind(level: _Level, passage: Passage, d: Figure) -> bool:
    """Whether a figure is told in what a change is told in; one without a noun takes any that is counted."""
    own, other = noun(level.passage, level.figure), noun(passage, d)
    counted = all(f.quantity.unit is None or f.quantity.counted for f in (level.figure, d))
    if own == other:
        return True
    return counted and (not own or not other or level.figure.quantity.unit is None)


def _is_a_slip(d: Figure, comes_out: Span) -> bool:
    """Whether one slip of the pen leads from what comes out to what is stated."""
    known = printed(d.quantity)
    return known is not None and is_slip_of(known, comes_out.point, _DIGITS)
