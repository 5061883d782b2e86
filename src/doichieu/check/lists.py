"""Lists: what a sentence that ends in a colon, or has a footnote, says of the entries below it.

    Tổng đàn gia súc 422.600 con, trong đó:          a sum over the list
    – Đàn trâu 18.400 con; …
    Ban hành 05 văn bản, gồm:                        a count of its entries
    cấp mới 46 dự án²   …   ² Gồm 28 dự án trong nước và 18 dự án FDI.

Entries are the list items right below, those of one mark; or, below a heading, the sections in it,
through groups without a number. A count that is far off is no count of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from ..model.document import BlockKind, Document, SectionKind
from .changes import of_marked
from .claims import Claim
from .counts import count_of, counted_in, number_before
from .parts import Part, addable_to, is_told_of, totals_before
from .passages import Figure, Passage, spoken
from .result import Proof, Rule, Spot
from .rounding import Verdict
from .shares_below import shares_below
from .sums import said_of_before
from .weighing import first_made

_WHOLLY = re.compile(
    spoken("gồm|bao gồm|gồm có|chia ra|chia theo|chia thành|gồm các|hợp thành từ|hình thành từ|phân theo")
    + r"(?: \S+){0,3} :$"
)
_NOTED_WHOLLY = re.compile(spoken("gồm|bao gồm|gồm có|chia ra|trong đó|cụ thể") + " ")
_LEADS_ON = re.compile(spoken("cụ thể|cụ thể như sau|trong đó|gồm|bao gồm|chia ra|cụ thể là") + " :")
"""A sentence of its own between a total and the list of its parts."""
_NEAR = 2
"""A count is one of the entries below it only where it is off by no more than this."""
_BEFORE_MARK = 60
_LEAST = 2


class _Entry(NamedTuple):
    """An entry of a list: its first sentence."""

    block: int
    passage: Passage


def lists(document: Document, sentences: list[Passage]) -> Iterator[Claim]:
    """The claims about entries below and in footnotes."""
    first: dict[int, Passage] = {}
    for passage in sentences:
        if not passage.note:
            first.setdefault(passage.block, passage)
    for passage in sentences:
        if passage.note:
            continue
        if passage.last and passage.skeleton.endswith(":") and passage.figures:
            yield from _below(document, passage, first)
        if passage.last and passage.skeleton.endswith(":"):
            entries = [entry.passage for entry in _items_below(document, passage.block, first)]
            if (shares := shares_below(passage, entries)) is not None:
                yield shares
    for before, passage in pairwise(sentences):
        if (before.block, before.note) == (passage.block, passage.note):
            if passage.last and _LEADS_ON.fullmatch(passage.skeleton) and before.figures and not passage.note:
                yield from _below(document, before, first)
            told = said_of_before(before, passage)
            if told is not None:
                yield told
    yield from _noted(document, sentences)


def _below(document: Document, passage: Passage, first: dict[int, Passage]) -> Iterator[Claim]:
    entries = _items_below(document, passage.block, first)
    counts = {len(entries)} if entries else set()
    if not entries:
        entries, counts = _sections_below(document, passage.block, first)
    if len(entries) < _LEAST:
        return
    totals = _totals(passage, entries)
    if totals:
        parts: list[Part] = [(e.passage, part) for e in entries if (part := _part(e.passage, totals[0])) is not None]
        wholly = _WHOLLY.search(passage.skeleton) is not None and len(parts) == len(entries)
        told = first_made(passage, totals, parts, wholly=wholly, loosely=not wholly) if len(parts) >= _LEAST else None
        if told is not None:
            yield told
    number = number_before(passage, len(passage.skeleton) - 2)
    value = count_of(number) if number is not None else None
    if number is None or value is None or min(abs(value - count) for count in counts) > _NEAR:
        return
    yield _counted(passage, number, value, counts, entries)


def _counted(passage: Passage, number: Figure, value: int, counts: set[int], entries: list[_Entry]) -> Claim:
    verdict = Verdict.HOLDS if value in counts else Verdict.FAILS
    last = entries[-1].passage
    ends = (entries[0].passage, last)
    spots = (passage.spot(number), *(Spot(p.document, p.block, p.start, p.end, p.note) for p in ends))
    proof = Proof("count", (number.quantity.raw,), Fraction(min(counts, key=lambda count: abs(count - value))))
    return Claim(Rule.COUNT, "count", verdict, spots, number.quantity.raw, proof)


def _items_below(document: Document, block: int, first: dict[int, Passage]) -> list[_Entry]:
    """The list items right below a block, those with the mark of the first."""
    out: list[_Entry] = []
    mark = ""
    section = document.blocks[block].section
    for at in range(block + 1, len(document.blocks)):
        below = document.blocks[at]
        if below.kind is BlockKind.FURNITURE:
            continue
        if below.kind is not BlockKind.LIST_ITEM or below.section != section:
            break
        own = below.text[: below.body].strip()[:1]
        mark = mark or own
        if own == mark and at in first:
            out.append(_Entry(at, first[at]))
    return out


def _sections_below(document: Document, block: int, first: dict[int, Passage]) -> tuple[list[_Entry], set[int]]:
    """The sections that open below the last block of a section's own text, and how many they may be said to be."""
    section = document.blocks[block].section
    if section < 0:
        return [], set()
    behind = [at for at in document.own_blocks(section) if at > block]
    if any(document.blocks[at].kind is not BlockKind.FURNITURE for at in behind):
        return [], set()
    children = list(document.children(section))
    counts = {len(children)}
    if any(document.sections[child].kind is SectionKind.GROUP for child in children):
        children = [
            below for child in children
            for below in (document.children(child) if document.sections[child].kind is SectionKind.GROUP else (child,))
        ]  # fmt: skip
        counts.add(len(children))
    heads = (document.sections[child].first for child in children)
    return [_Entry(at, first[at]) for at in heads if at in first], counts


def _totals(passage: Passage, entries: list[_Entry]) -> list[Figure]:
    """The figures of a sentence that the first entry's may be a part of."""
    figures = [figure for figure in entries[0].passage.figures if not is_told_of(entries[0].passage, figure)]
    found = (totals_before(passage, len(passage.skeleton), figure) for figure in figures[:2])
    return next((totals for totals in found if totals), [])


def _part(passage: Passage, total: Figure) -> Figure | None:
    """The first figure of an entry that can be a part of a total."""
    plain = (f for f in passage.figures if f.depth == 0 and not is_told_of(passage, f))
    return next((f for f in plain if addable_to(total, f)), None)


def _noted(document: Document, sentences: list[Passage]) -> Iterator[Claim]:
    """Totals with a footnote that tells their parts."""
    notes: dict[int, Passage] = {}
    by_block: dict[int, list[Passage]] = {}
    for passage in sentences:
        if passage.note:
            notes.setdefault(passage.block, passage)
        else:
            by_block.setdefault(passage.block, []).append(passage)
    for footnote in document.footnotes:
        if not footnote.blocks or footnote.blocks[0] not in notes:
            continue
        note = notes[footnote.blocks[0]]
        for block, ref in footnote.refs:
            offset = document.blocks[block].refs[ref].offset if block < len(document.blocks) else -1
            told_by = by_block.get(block, [])
            for home in told_by:
                if home.start <= offset <= home.end + 1:
                    yield from of_marked(home, note)
            marked = _marked(told_by, offset)
            if marked is None:
                continue
            where, figure = marked
            if (counted := counted_in(where, figure, note)) is not None:
                yield counted
            parts: list[Part] = [
                (note, f) for f in note.figures if f.depth == 0 and addable_to(figure, f) and not is_told_of(note, f)
            ]
            if len(parts) >= _LEAST:
                totals = [figure, *totals_before(where, figure.at, figure)]
                wholly = _NOTED_WHOLLY.match(note.skeleton) is not None
                told = first_made(where, totals, parts, wholly=wholly, loosely=not wholly)
                if told is not None:
                    yield told


def _marked(sentences: list[Passage], offset: int) -> tuple[Passage, Figure] | None:
    """The figure right before a footnote mark."""
    for passage in sentences:
        if passage.start <= offset <= passage.end + 1:
            before = [f for f in passage.figures if f.token.end <= offset and offset - f.token.end <= _BEFORE_MARK]
            return (passage, before[-1]) if before and not is_told_of(passage, before[-1]) else None
    return None
