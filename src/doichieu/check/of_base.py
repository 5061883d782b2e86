"""What was reached of a base: so many per cent of a plan or of last year, so many times as much."""

from __future__ import annotations

import re

from .change_forms import EQUALS, PLAN, RISES
from .change_subjects import figures_of, names_base, subjects
from .claims import Claim, alike, best, claim, hundred, noun
from .passages import DAY, Figure, Passage, spoken
from .result import Rule
from .rounding import exactly, span_of


def of_base(passage: Passage, match: re.Match[str]) -> Claim | None:
    """X, bằng P kế hoạch (Y)."""
    p, y = figures_of(passage, match, "p", "y")
    if not names_base(match["lead"], match["rest"]):
        return None
    readings = (share_of(passage, x, p, y) for x in subjects(passage, p, y))
    return best([told for told in readings if told is not None])


def share_of(passage: Passage, x: Figure, p: Figure, y: Figure) -> Claim | None:
    now, base = span_of(x.quantity), span_of(y.quantity)
    if now is None or base is None or base.low <= 0:
        return None
    return claim(Rule.CHANGE, passage, p, [x, y], hundred(now / base), "a/b")


_OTHER_TAIL = re.compile(f" (?:so với|so|cùng kỳ|{DAY}|năm|tổng)")


def now_then(passage: Passage, match: re.Match[str]) -> Claim | None:
    """X, năm trước Y, tăng P."""
    x, y, p = figures_of(passage, match, "x", "y", "p")
    now, base = span_of(x.quantity), span_of(y.quantity)
    if noun(passage, x) != noun(passage, y) or x.depth != y.depth or now is None or base is None or base.low <= 0:
        return None
    more = hundred(now / base) - exactly(100)
    return claim(Rule.CHANGE, passage, p, [x, y], more if RISES.match(match["way"]) else -more, "a/b-1")


def base_first(passage: Passage, match: re.Match[str]) -> Claim | None:
    """Kế hoạch Y; thực hiện X, đạt P."""
    y, x, p = figures_of(passage, match, "y", "x", "p")
    if not alike(passage, x, y) or y.depth != x.depth:
        return None
    if _OTHER_TAIL.match(match["tail"] or "") and not re.search(PLAN, match["tail"]):
        return None
    verb = match["verb"]
    if not re.fullmatch(EQUALS, verb):
        if not re.search(PLAN, match["tail"] or "") and verb != "vượt":
            return None
        now, base = span_of(x.quantity), span_of(y.quantity)
        if now is None or base is None or base.low <= 0:
            return None
        over = hundred(now / base) - exactly(100)
        comes_out = over if RISES.match(verb) else -over
        return claim(Rule.CHANGE, passage, p, [x, y], comes_out, "x/y-1")
    if re.search(spoken("trong đó|riêng|gồm|còn lại"), match["mid"]):
        return None
    planned, reached = (_year_in(passage, *match.span(name)) for name in ("lead", "mid"))
    if planned and reached and planned != reached:
        return None
    return share_of(passage, x, p, y)


def _year_in(passage: Passage, low: int, high: int) -> str:
    """The last year that a stretch of the skeleton speaks of."""
    years = [date.iso[:4] for at, date in passage.dates if low <= at < high]
    return years[-1] if years else ""


def times(passage: Passage, match: re.Match[str]) -> Claim | None:
    """X, gấp N lần cùng kỳ (Y)."""
    n, y = figures_of(passage, match, "n", "y")
    base = span_of(y.quantity)
    if n.quantity.unit != "lần" or base is None or base.low <= 0:
        return None
    readings = [
        claim(Rule.CHANGE, passage, n, [x, y], now / base, "a/b")
        for x in subjects(passage, n, y)
        if (now := span_of(x.quantity)) is not None
    ]
    return best(readings)
