"""What a change is told of: figures that may have changed, and words that name what it is held against."""

from __future__ import annotations

import re

from .change_forms import BEFORE_NOW, CHANGES, PLAN, REACH
from .claims import alike, noun
from .passages import DAY, Figure, Passage, spoken

_EARLIER = re.compile(f"{DAY}|{PLAN}|{BEFORE_NOW}|{spoken('năm|kỳ|trước|tháng|quý|toàn|của')}")


def figures_of(passage: Passage, match: re.Match[str], *names: str) -> list[Figure]:
    return [passage.at(match.start(name)) for name in names]


def subjects(passage: Passage, told: Figure, like: Figure) -> list[Figure]:
    """The figures that something may be told of: those before it in the same measure, the nearest first.

    What stands in brackets beside it, or tells a change itself, is none.
    """
    found = [
        x for x in passage.figures
        if x.at < told.at and x.depth <= told.depth and alike(passage, x, like) and not tells_change(passage, x)
    ]  # fmt: skip
    named = noun(passage, like)
    same = [x for x in found if named and noun(passage, x) == named]
    return (same or found)[::-1][:REACH]


def tells_change(passage: Passage, figure: Figure) -> bool:
    return bool(CHANGES.search(passage.before(figure)))


def names_base(lead: str, rest: str) -> bool:
    """Whether the words around a bracket say that it holds what the figure is measured against."""
    if re.search(spoken("tăng|giảm|trong đó|gồm|riêng|bình quân"), lead):
        return False
    return bool(_EARLIER.search(lead) or _EARLIER.search(rest))
