"""Sections that were divided or joined: one section's text over two of the other side, or the reverse.

A section that only one side has may be a part of one that both have. It is, where most of its words
stand, sentence by sentence, in what its neighbour's partner has too much. Then the pair that keeps
the larger part is told as split (A's section was divided) or merged (B's section joins several), and
the passages are no longer told as removed from one section and added as another: they are moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..model.side import Sides
from .changes import changes_between
from .moves import Span, join_pairs, matching_sentences, runs
from .orient import in_reading_order
from .result import Change, ChangeKind, Extent, Pair, Relation
from .stream import Stream, part, sentences_in, title_length

_SHARE = 0.6
"""A lone section counts as a part of another where so much of its text stands there."""
_REACH = 3
"""How many lone sections before or behind a pair may be parts of it."""


def divide(pairs: list[Pair], streams: Sides[dict[int, Stream]]) -> list[Pair]:
    """The pairs, those that were divided or joined told as such; `pairs` are in reading order."""
    out = list(pairs)
    for at, pair in enumerate(pairs):
        if pair.relation in (Relation.ONLY_A, Relation.ONLY_B):
            for near in _beside(pairs, at):
                if _divide_one(out, at, near, streams):
                    break
    return out


def _beside(pairs: list[Pair], at: int) -> Iterator[int]:
    """Pairs of two sections close to a lone one, the one before it first."""
    for step in (-1, 1):
        near = at
        for _ in range(_REACH):
            near += step
            if not 0 <= near < len(pairs):
                break
            if pairs[near].relation not in (Relation.ONLY_A, Relation.ONLY_B):
                yield near
                break


def _divide_one(pairs: list[Pair], at: int, near: int, streams: Sides[dict[int, Stream]]) -> bool:
    """Tell a lone section as a part of the pair, if it is one."""
    lone, pair = pairs[at], pairs[near]
    a, b = pair.sections.a, pair.sections.b
    if a is None or b is None:
        return False
    if lone.sections.b is not None:
        kind, relation, section = ChangeKind.REMOVED, Relation.SPLIT, lone.sections.b
        whole, mine = streams.a[a], streams.b[section]
    else:
        kind, relation, section = ChangeKind.ADDED, Relation.MERGED, lone.sections.a or 0
        whole, mine = streams.b[b], streams.a[section]
    spare = _spare(pair, whole, kind)
    head = title_length(mine, section)
    sentences = [span for span in mine.sentences() if span[0] >= head]
    found = matching_sentences(spare, sentences, whole, mine)
    if not found or _words(mine, [span for _, span in found]) < _SHARE * _words(mine, [(head, len(mine))]):
        return False
    left = runs(sorted(set(spare) - {span for span, _ in found}))
    kept = [change for change in pair.changes if change.kind is not kind]
    kept += [_one_sided(kind, whole.extent(*span)) for span in left]
    kept += _moves(found, whole, mine, relation)
    pairs[near] = pair._replace(relation=relation, changes=tuple(in_reading_order(kept)))
    new = runs(sorted({(0, head), *sentences} - {(0, 0), *(span for _, span in found)}))
    other = ChangeKind.ADDED if kind is ChangeKind.REMOVED else ChangeKind.REMOVED
    told = tuple(_one_sided(other, mine.extent(*span)) for span in new)
    pairs[at] = lone._replace(changes=told, whole=a if lone.sections.a is None else b)
    return True


def _spare(pair: Pair, whole: Stream, kind: ChangeKind) -> list[Span]:
    """The sentences that only the whole has, as the pair tells them."""
    extents = [c.sides.a if kind is ChangeKind.REMOVED else c.sides.b for c in pair.changes if c.kind is kind]
    return list(chain.from_iterable(sentences_in(whole, [extent for extent in extents if extent is not None])))


def _words(stream: Stream, spans: list[Span]) -> int:
    return sum(stream.is_word(at) for span in spans for at in range(*span))


def _one_sided(kind: ChangeKind, extent: Extent) -> Change:
    return Change(kind, Sides(extent, None) if kind is ChangeKind.REMOVED else Sides(None, extent))


def _moves(found: list[tuple[Span, Span]], whole: Stream, mine: Stream, relation: Relation) -> list[Change]:
    """The passages that went over, and what was edited in them."""
    out: list[Change] = []
    for one, other in join_pairs(sorted(found)):
        sides = Sides(part(whole, *one), part(mine, *other))
        if relation is Relation.MERGED:
            sides = sides.swapped()
        out.append(Change(ChangeKind.MOVED, Sides(sides.a.extent(0, len(sides.a)), sides.b.extent(0, len(sides.b)))))
        if sides.a.keys != sides.b.keys:
            out.extend(changes_between(sides, include_format=False))
    return out
