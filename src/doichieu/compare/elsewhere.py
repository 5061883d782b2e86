"""Sentences that moved to another section: told once, as moved, instead of removed here and added there.

The change stands in the pair of A's section, with what was edited in the sentence beside it; its sides
tell both places. Both pairs keep their relation, since the text of both sections did change.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from ..model.document import BlockKind
from ..model.side import Sides
from .changes import changes_between
from .moves import Span, join_pairs, matching_sentences, runs
from .orient import in_reading_order
from .result import Change, ChangeKind, Pair, Relation
from .stream import Stream, part, sentences_in

Families = dict[tuple[int, int], list[tuple[Span, Span]]]
"""By the pairs of both homes the sentences that went from the one to the other."""
_SHARE = 0.6
"""So much of a section's text went over."""


class _Pool(NamedTuple):
    """What one side lost or gained in all those pairs."""

    stream: Stream
    """The streams of its sections behind one another."""
    told: dict[tuple[int, int], list[Span]]
    """The sentences of each change, by its pair and its place there."""

    def sentences(self) -> list[Span]:
        """Every sentence, in order."""
        return [span for spans in self.told.values() for span in spans]

    def homes(self) -> dict[Span, int]:
        """The pair that each sentence stands in."""
        return {span: pair for (pair, _), spans in self.told.items() for span in spans}


def told_once(
    pairs: list[Pair], streams: Sides[dict[int, Stream]], include_format: bool, home_is_b: bool
) -> list[Pair]:
    """The pairs, sentences that went from one to another told as moved; `home_is_b`: in the pair of B's section."""
    gone = _pool(pairs, [pair.sections.a for pair in pairs], streams.a, ChangeKind.REMOVED)
    come = _pool(pairs, [pair.sections.b for pair in pairs], streams.b, ChangeKind.ADDED)
    if gone is None or come is None:
        return pairs
    found = matching_sentences(gone.sentences(), come.sentences(), gone.stream, come.stream)
    homes = Sides(gone.homes(), come.homes())
    families: Families = defaultdict(list)
    for a, b in found:
        families[homes.a[a], homes.b[b]].append((a, b))
    found_on = Sides({a for a, _ in found}, {b for _, b in found})
    out = list(pairs)
    for at in {pair for family in families for pair in family}:
        left = _without(list(enumerate(pairs[at].changes)), at, Sides(gone, come), found_on)
        out[at] = pairs[at]._replace(changes=tuple(left))
    for (a_home, b_home), family in sorted(families.items()):
        home = b_home if home_is_b else a_home
        moves = [
            change
            for a, b in join_pairs(sorted(family))
            for change in _move(Sides(part(gone.stream, *a), part(come.stream, *b)), include_format)
        ]
        out[home] = out[home]._replace(changes=tuple(in_reading_order([*out[home].changes, *moves])))
    _tell_divided(out, families, Sides(gone, come))
    return out


def _tell_divided(pairs: list[Pair], families: Families, pools: Sides[_Pool]) -> None:
    """Sections of one side only, most of which went over to one section of the other: it was divided, or joins them."""
    parts: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (a_home, b_home), family in families.items():
        for lone, home, side in ((b_home, a_home, 1), (a_home, b_home, 0)):
            one_sided = tuple(pairs[lone].sections)[1 - side] is None and pairs[lone].whole is None
            if one_sided and None not in tuple(pairs[home].sections):
                stream = (pools.a, pools.b)[side].stream
                parts[lone].append((sum(len(stream.extent(*spans[side]).text) for spans in family), home))
    for lone, homes in parts.items():
        went, home = max(homes)
        pair, whole = pairs[lone], pairs[home]
        if went < _SHARE * (went + _left(pair)):
            continue
        came = pair.sections.a is None
        pairs[lone] = pair._replace(whole=whole.sections.a if came else whole.sections.b)
        if whole.relation in (Relation.IDENTICAL, Relation.EDITED):
            pairs[home] = whole._replace(relation=Relation.SPLIT if came else Relation.MERGED)


def _left(pair: Pair) -> int:
    """How many letters of a pair stand on one side only."""
    return sum(
        len(extent.text)
        for change in pair.changes
        if None in tuple(change.sides)
        for extent in change.sides
        if extent is not None
    )


def _pool(pairs: list[Pair], sections: list[int | None], streams: dict[int, Stream], kind: ChangeKind) -> _Pool | None:
    """The sentences of one kind of change in all whole pairs; None where there are none."""
    parts: list[Stream] = []
    told: dict[tuple[int, int], list[Span]] = {}
    offset = 0
    for at, (pair, section) in enumerate(zip(pairs, sections, strict=True)):
        places = [k for k, change in enumerate(pair.changes) if change.kind is kind]
        if not places or section is None:
            continue
        stream = streams[section]
        extents = [extent for k in places for extent in pair.changes[k].sides if extent is not None]
        for k, spans in zip(places, sentences_in(stream, extents), strict=True):
            told[at, k] = [(low + offset, high + offset) for low, high in spans]
        parts.append(stream)
        offset += len(stream)
    return _Pool(_behind_one_another(parts), told) if parts else None


def _behind_one_another(parts: list[Stream]) -> Stream:
    return Stream(
        parts[0].document,
        tuple(token for stream in parts for token in stream.tokens),
        tuple(block for stream in parts for block in stream.blocks),
        tuple(key for stream in parts for key in stream.keys),
    )


def _without(changes: list[tuple[int, Change]], at: int, pools: Sides[_Pool], found: Sides[set[Span]]) -> list[Change]:
    """The changes of a pair less the sentences found elsewhere; what is left of a change stays in its place."""
    out: list[Change] = []
    for k, change in changes:
        on_a = change.kind is ChangeKind.REMOVED
        pool, gone = (pools.a, found.a) if on_a else (pools.b, found.b)
        spans = pool.told.get((at, k), []) if change.kind in (ChangeKind.REMOVED, ChangeKind.ADDED) else []
        if gone.isdisjoint(spans):
            out.append(change)
            continue
        for low, high in runs([span for span in spans if span not in gone]):
            extent = pool.stream.extent(low, high)
            out.append(Change(change.kind, Sides(extent, None) if on_a else Sides(None, extent)))
    return out


def _move(streams: Sides[Stream], include_format: bool) -> list[Change]:
    """A passage that went over, and what was edited in it."""
    extents = Sides(streams.a.extent(0, len(streams.a)), streams.b.extent(0, len(streams.b)))
    only_notes = _is_note(streams.a) and _is_note(streams.b)
    moved = [] if only_notes else [Change(ChangeKind.MOVED, Sides(extents.a, extents.b))]
    if streams.a.keys == streams.b.keys and not include_format:
        return moved
    return [*moved, *changes_between(streams, include_format)]


def _is_note(stream: Stream) -> bool:
    """Whether all of it is a footnote: which section it is counted with hangs on its mark alone, and is no move."""
    return all(stream.document.blocks[block].kind is BlockKind.NOTE for block in set(stream.blocks))
