"""Plans: what was reached of a plan that an earlier sentence of the paragraph tells.

    Tổng kế hoạch vốn năm 2023 của tỉnh là 2.820,4 tỷ đồng. … Giải ngân 2.421,6 tỷ đồng, đạt 85,9% kế hoạch của tỉnh.

Several plans may be about (the Government's, the province's). The words behind "kế hoạch" tell which; a claim
whose words are not among those of the plan, or that could mean two plans, is let be. It is told as a warning, for the
sentence may still have another plan in mind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .claims import Claim, alike, claim, hundred
from .passages import AMOUNT, DAY, SHARE, WORD, Figure, Passage, spoken
from .result import Rule
from .rounding import span_of

_PLAN = spoken("kế hoạch|dự toán|kh")
_TOLD = re.compile(
    rf"(?P<lead>{_PLAN}(?: (?:{WORD}|"
    rf"{DAY}))*?)(?: {spoken('là|đạt|giao|được giao|là khoảng')})(?: :)? (?P<y>{AMOUNT})"
)
_REACHED = re.compile(
    rf" {spoken('đạt|bằng|tương đương|mới đạt')} (?P<p>{SHARE}) {_PLAN}(?P<which>(?: (?:{WORD}|"
    rf"{DAY})){{0,6}})"
)
_BETWEEN = 90
"""What was reached stands before its share with no more letters between."""


def plans(sentences: list[Passage]) -> Iterator[Claim]:
    """The claims of a paragraph's later sentences about plans of its earlier ones."""
    told: list[tuple[Passage, Figure, frozenset[str]]] = []
    for passage in sentences:
        for match in _REACHED.finditer(passage.skeleton):
            p, which = passage.at(match.start("p")), frozenset(match["which"].split())
            x = _reached(passage, p)
            if x is None:
                continue
            fitting = [(where, y) for where, y, words in told if which <= words and alike(passage, x, y)]
            if len(fitting) == 1 and (made := _claim(passage, x, p, *fitting[0])) is not None:
                yield made
        told += [
            (passage, passage.at(match.start("y")), frozenset(match["lead"].split()))
            for match in _TOLD.finditer(passage.skeleton)
        ]


def _reached(passage: Passage, p: Figure) -> Figure | None:
    """The amount that a share is told of: the nearest before it in the clause."""
    near = [f for f in passage.between(max(p.at - _BETWEEN, 0), p.at) if f.quantity.unit != "%" and f.depth == p.depth]
    return near[-1] if near and ";" not in passage.skeleton[near[-1].at : p.at] else None


def _claim(passage: Passage, x: Figure, p: Figure, where: Passage, y: Figure) -> Claim | None:
    now, base = span_of(x.quantity), span_of(y.quantity)
    if now is None or base is None or base.low <= 0:
        return None
    comes_out = hundred(now / base)
    return claim(Rule.RATIO, passage, p, [x, y], comes_out, "a/b", code="ratio.plan", unsure=True, elsewhere=where)
