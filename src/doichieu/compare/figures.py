"""Figures, dates and citations of a hunk: which of A stands for which of B, and what belongs to each.

Equal ones are paired first, in order; what is left between them one by one. Months are not held against people: a
number of months or years tells when, not how many, and is paired with another such one only.
"""

from __future__ import annotations

from bisect import bisect_left

from rapidfuzz.distance import Indel

from ..facts.quantities import Quantity
from ..facts.tokens import Token, TokenKind
from ..model.side import Sides
from .diff import packed
from .hunk import Hunk
from .result import ChangeKind
from .stream import Stream

_TIMES = frozenset({"tháng", "năm", "ngày", "tuần", "quý", "giờ", "phút"})
_LEADING = frozenset(["đạt", "là", "còn", "ở", "mức", "chiếm", "bằng"])
FACT_KINDS = {
    TokenKind.QUANTITY: ChangeKind.QUANTITY,
    TokenKind.DATE: ChangeKind.DATE,
    TokenKind.CITATION: ChangeKind.CITATION,
}


def with_noun(streams: Sides[Stream], i: int, j: int) -> int:
    """Where a figure of A ends with the noun it counts, if that of B has the noun within: "12 người trở lên"."""
    value, other = streams.a.tokens[i].value, streams.b.tokens[j].value
    if not isinstance(value, Quantity) or not isinstance(other, Quantity) or not value.counted or not value.unit:
        return i + 1
    inside = f" {value.unit.lower()} " in f" {' '.join(other.raw.lower().split())} "
    words = value.unit.lower().split()
    follows = [key.lower() for key in streams.a.keys[i + 1 : i + 1 + len(words)]] == words
    return i + 1 + len(words) if inside and follows else i + 1


def kind_of(first: Token, second: Token) -> ChangeKind:
    """The kind of a fact that changed; one value in other words ("hơn 5%", "trên 5%") is wording."""
    if isinstance(first.value, Quantity) and isinstance(second.value, Quantity) and first.value.key == second.value.key:
        return ChangeKind.WORDING
    return FACT_KINDS[first.kind]


def lead(stream: Stream, start: int, fact: int) -> int:
    """Where the words that only lead to a figure begin."""
    at = fact
    while at > start and (stream.keys[at - 1] in _LEADING or stream.keys[at - 1] in (":", ",")):
        at -= 1
    return at


def pair_facts(streams: Sides[Stream], hunk: Hunk) -> list[tuple[int, int]]:
    """Facts of both sides that stand for each other, in order: equal ones first, then one by one between them."""
    a = [at for at in range(hunk.a0, hunk.a1) if streams.a.is_fact(at)]
    b = [at for at in range(hunk.b0, hunk.b1) if streams.b.is_fact(at)]
    if not a or not b:
        return []
    left, right = packed(tuple(streams.a.keys[i] for i in a), tuple(streams.b.keys[j] for j in b))
    pairs: list[tuple[int, int]] = []
    for op in Indel.opcodes(left, right):
        if op.tag == "equal":
            span = range(op.src_end - op.src_start)
            pairs.extend((a[op.src_start + k], b[op.dest_start + k]) for k in span)
    done: list[tuple[int, int]] = []
    low_a, low_b = 0, 0
    for i, j in [*pairs, (hunk.a1, hunk.b1)]:
        high_a, high_b = bisect_left(a, i), bisect_left(b, j)
        done.extend(_same_kind(streams, a[low_a:high_a], b[low_b:high_b]))
        low_a, low_b = high_a + 1, high_b + 1
        if i < hunk.a1 and j < hunk.b1:
            done.append((i, j))
    return done


def _same_kind(streams: Sides[Stream], a: list[int], b: list[int]) -> list[tuple[int, int]]:
    """Facts of one kind, in order; months are not held against people where there are figures of either unit."""
    out: list[tuple[int, int]] = []
    k = 0
    for i in a:
        likely = [m for m in range(k, len(b)) if streams.b.tokens[b[m]].kind is streams.a.tokens[i].kind]
        match = next((m for m in likely if _one_unit(streams, i, b[m])), None)
        if match is None and len(a) == len(b):
            match = next((m for m in likely if _is_time(streams.a, i) == _is_time(streams.b, b[m])), None)
        if match is not None:
            out.append((i, b[match]))
            k = match + 1
    return out


def _one_unit(streams: Sides[Stream], i: int, j: int) -> bool:
    one, other = streams.a.tokens[i].value, streams.b.tokens[j].value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return True
    return one.unit == other.unit or (one.unit is None) == (other.unit is None) is True


def _is_time(stream: Stream, at: int) -> bool:
    """Whether a figure is a number of months, years or the like, which tells when and not how many."""
    value = stream.tokens[at].value
    return isinstance(value, Quantity) and (value.unit or "") in _TIMES
