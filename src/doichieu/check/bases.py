"""Bases: a share of what was told before by the same verb.

    Tiếp nhận 14.890 hồ sơ. Đã trả kết quả 14.326 hồ sơ, chiếm 96,2% số tiếp nhận.
    Đề nghị tặng Huy hiệu cho 212 đồng chí, đã trao 186 Huy hiệu, đạt 87,7% số đề nghị.

"Số" and a verb name the amount that this verb told, in the same sentence or one shortly before. Where
several may be meant, one that agrees is enough, and none is accused if none does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .claims import Claim, claim, hundred
from .parts import addable_to
from .passages import AMOUNT, SHARE, WORD, Figure, Passage, spoken
from .ratios import EQUALS
from .result import Rule
from .rounding import Verdict, span_of

_OF_NAMED = re.compile(
    rf"(?P<m>{AMOUNT})(?: {WORD}){{0,6}}?(?: ,| \(|)(?: {EQUALS}|(?<=\()) (?P<p>{SHARE})(?: so với)?(?: tổng)? số "
    rf"(?:{spoken('đã|được|phải|đã được')} )?(?P<verb>[^\W\d_]+ [^\W\d_]+)(?= [,.;)(]|$| {spoken('và|trong|của|năm')} )"
)
_THIS_RATE = re.compile(
    rf"{spoken('so với|trên|trong tổng số|tổng số')} (?P<n>{AMOUNT})(?: {WORD}){{0,6}} , {spoken('tỷ lệ này|tỷ lệ')}"
    rf"(?: {spoken('đạt|là|bằng|ở mức')})? (?P<p>{SHARE})"
)
"""A whole told behind its part: "Có 1.702 hộ văn hóa; so với 1.912 hộ toàn xã, tỷ lệ này đạt 89,0%"."""
_REACH = 12
"""So many sentences back at most."""
_NO_VERBS = re.compile(spoken("còn lại|lượng này|cùng kỳ|kế hoạch|dự kiến|liệu trên"))


def bases(sentences: list[Passage]) -> Iterator[Claim]:
    """The claims of sentences about shares of what a verb in them or shortly before them told."""
    for at, passage in enumerate(sentences):
        for match in _THIS_RATE.finditer(passage.skeleton):
            n, p = passage.at(match.start("n")), passage.at(match.start("p"))
            before = [f for f in passage.figures if f.at < n.at and f.depth == n.depth and addable_to(n, f)]
            if before and p.quantity.comparator == "=":
                yield from _claims(passage, before[-1], p, [(passage, n)])
        for match in _OF_NAMED.finditer(passage.skeleton):
            verb = match["verb"]
            m, p = passage.at(match.start("m")), passage.at(match.start("p"))
            if _NO_VERBS.search(verb) or p.quantity.comparator != "=":
                continue
            told = [
                *((passage, figure) for figure in _told_by(verb, passage, m.at)),
                *(
                    (where, figure)
                    for where in sentences[max(at - _REACH, 0) : at]
                    for figure in _told_by(verb, where, len(where.skeleton))
                ),
            ]
            yield from _claims(passage, m, p, told)


def _told_by(verb: str, passage: Passage, end: int) -> Iterator[Figure]:
    """The amounts that a verb tells before an offset: the first figure behind it in its clause."""
    pattern = re.compile(rf"(?<!số )(?<!\S){re.escape(verb)} [^;.\ue000-\uf7ff]{{0,60}}?(?P<n>{AMOUNT})")
    for match in pattern.finditer(passage.skeleton, 0, end):
        yield passage.at(match.start("n"))


def _claims(passage: Passage, m: Figure, p: Figure, told: list[tuple[Passage, Figure]]) -> Iterator[Claim]:
    readings = []
    for where, n in told:
        part, whole = span_of(m.quantity), span_of(n.quantity)
        if n is m or part is None or whole is None or whole.low <= 0 or not addable_to(n, m) or part.low > whole.high:
            continue
        elsewhere = None if where is passage else where
        readings.append(claim(Rule.RATIO, passage, p, [m, n], hundred(part / whole), "a/b", elsewhere=elsewhere))
    holding = next((one for one in readings if one.verdict is not Verdict.FAILS), None)
    if holding is not None:
        yield holding
    elif len(readings) == 1:
        yield readings[0]
