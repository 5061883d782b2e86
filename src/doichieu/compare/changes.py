"""Hunks to changes: what kind of difference each is, with the values that differ.

Inside a hunk the figures, dates and citations of both sides are paired in order, equal ones first.
A pair with different values is a change of its own kind; words between them are wording; words
that only lead to the figure ("đạt", "là") belong to its change. Tokens that are equal by key but
not in print, and punctuation alone, are format. A whole sentence that stands on one side only is
added or removed, or, where the other side has it elsewhere, moved.
"""

from __future__ import annotations

from itertools import chain

from ..facts.tokens import Value
from ..model.side import Sides
from .diff import Weights, hunks_of, trim
from .figures import FACT_KINDS, kind_of, lead, pair_facts, with_noun
from .hunk import Hunk
from .moves import join_pairs, matching_sentences, runs
from .orient import in_reading_order
from .result import Change, ChangeKind, Extent
from .rewritten import rewritten_sentences, similarity
from .stream import Stream, part, sentences_in

_NAME_WORDS = 5
_ALIKE = 0.4
"""Whole passages less alike than this were not rewritten but replaced."""
_SHARED = 0.3
"""Two single sentences that share fewer of their words have nothing to do with each other."""


def changes_between(streams: Sides[Stream], include_format: bool, weights: Weights | None = None) -> list[Change]:
    """The changes from stream A to stream B, in reading order."""
    hunks = hunks_of(streams, weights)
    out: list[Change] = []
    a = b = 0
    for hunk in hunks:
        if include_format:
            out.extend(_format_changes(streams, a, hunk.a0, b))
        out.extend(_hunk_changes(streams, hunk, include_format))
        a, b = hunk.a1, hunk.b1
    if include_format:
        out.extend(_format_changes(streams, a, len(streams.a), b))
    return find_moves(out, streams, include_format)


def whole(stream: Stream, kind: ChangeKind) -> list[Change]:
    """A section without a counterpart: all of it added or removed."""
    if not len(stream):
        return []
    extent = stream.extent(0, len(stream))
    sides: Sides[Extent | None] = Sides(extent, None) if kind is ChangeKind.REMOVED else Sides(None, extent)
    return [Change(kind, sides)]


def _format_changes(streams: Sides[Stream], a0: int, a1: int, b0: int) -> list[Change]:
    """Stretches of tokens equal in substance but not in print; neighbours make one change."""
    out: list[Change] = []
    start = -1
    for step in range(a1 - a0 + 1):
        differs = step < a1 - a0 and (
            streams.a.raw(a0 + step) != streams.b.raw(b0 + step) or _spacing_differs(streams, a0 + step, b0 + step, a0)
        )
        if differs and start < 0:
            start = step
        elif not differs and start >= 0:
            out.append(_change(streams, Hunk(a0 + start, a0 + step, b0 + start, b0 + step), ChangeKind.FORMAT))
            start = -1
    return out


def _spacing_differs(streams: Sides[Stream], a: int, b: int, a0: int) -> bool:
    """Whether the blanks before two tokens differ, or only one of them opens a block."""
    if a <= a0 or b == 0:
        return False

    def gap(stream: Stream, at: int) -> str:
        if stream.blocks[at] != stream.blocks[at - 1]:
            return "\n"
        text = stream.document.blocks[stream.blocks[at]].text
        return text[stream.tokens[at - 1].end : stream.tokens[at].start]

    return gap(streams.a, a) != gap(streams.b, b)


def _hunk_changes(streams: Sides[Stream], hunk: Hunk, include_format: bool) -> list[Change]:
    a_words = any(streams.a.is_word(at) for at in range(hunk.a0, hunk.a1))
    b_words = any(streams.b.is_word(at) for at in range(hunk.b0, hunk.b1))
    if not a_words and not b_words:
        return [_change(streams, hunk, ChangeKind.FORMAT)] if include_format else []
    heads, wholes, tails = _at_sentences(streams, hunk)
    return [*_partial(streams, heads), *_whole_ones(streams, wholes), *_partial(streams, tails)]


def _at_sentences(streams: Sides[Stream], hunk: Hunk) -> tuple[Hunk, Hunk, Hunk]:
    """The hunk cut in three: the rest of a sentence begun before it, whole sentences, a sentence begun in it."""
    a_head, a_tail = _sentence_bounds(streams.a, hunk.a0, hunk.a1)
    b_head, b_tail = _sentence_bounds(streams.b, hunk.b0, hunk.b1)
    if a_head >= a_tail and b_head >= b_tail:
        return hunk, Hunk(hunk.a1, hunk.a1, hunk.b1, hunk.b1), Hunk(hunk.a1, hunk.a1, hunk.b1, hunk.b1)
    return (
        Hunk(hunk.a0, a_head, hunk.b0, b_head),
        Hunk(a_head, a_tail, b_head, b_tail),
        Hunk(a_tail, hunk.a1, b_tail, hunk.b1),
    )


def _sentence_bounds(stream: Stream, start: int, end: int) -> tuple[int, int]:
    """Where the first sentence of a stretch begins and its last whole one ends.

    Both are its end where no sentence begins in it, both its start where one begins there and runs on.
    """
    head = start
    while head < end and not stream.starts_sentence(head):
        head += 1
    tail = end
    if not (stream.starts_sentence(end) or (not stream.is_word(end) and stream.starts_sentence(end + 1))):
        while tail > head and not stream.starts_sentence(tail):
            tail -= 1
    words = sum(stream.is_word(at) for at in range(head, tail))
    if tail > head and words >= 2:
        return head, tail
    return (start, start) if head == start < end and tail == head else (end, end)


def _partial(streams: Sides[Stream], hunk: Hunk) -> list[Change]:
    """Words of sentences that both sides have."""
    a_words = any(streams.a.is_word(at) for at in range(hunk.a0, hunk.a1))
    b_words = any(streams.b.is_word(at) for at in range(hunk.b0, hunk.b1))
    if a_words and b_words:
        return _split_by_facts(streams, hunk)
    return _wording(streams, hunk) if a_words or b_words else []


def _whole_ones(streams: Sides[Stream], hunk: Hunk) -> list[Change]:
    """Whole sentences: rewritten where they are alike, all together or one by one, else gone and come."""
    if hunk.a0 < hunk.a1 and hunk.b0 < hunk.b1:
        if similarity(streams, hunk) >= _ALIKE or _is_all(streams, hunk) or _are_names(streams, hunk):
            return _split_by_facts(streams, hunk)
        if rewritten := rewritten_sentences(streams, hunk):
            return _one_by_one(streams, hunk, rewritten)
    out = []
    if hunk.a0 < hunk.a1:
        out.append(_change(streams, Hunk(hunk.a0, hunk.a1, hunk.b0, hunk.b0), ChangeKind.REMOVED))
    if hunk.b0 < hunk.b1:
        out.append(_change(streams, Hunk(hunk.a1, hunk.a1, hunk.b0, hunk.b1), ChangeKind.ADDED))
    return out


def _are_names(streams: Sides[Stream], hunk: Hunk) -> bool:
    """Whether one name stands where another stood, each alone on its line: somebody else signs."""
    return _is_name(streams.a, hunk.a0, hunk.a1) and _is_name(streams.b, hunk.b0, hunk.b1)


def _is_name(stream: Stream, start: int, end: int) -> bool:
    return (
        2 <= end - start <= _NAME_WORDS
        and stream.blocks[start] == stream.blocks[end - 1]
        and all(
            stream.is_word(at) and stream.raw(at)[:1].isupper() and stream.raw(at).isalpha() for at in range(start, end)
        )
    )


def _one_by_one(streams: Sides[Stream], hunk: Hunk, rewritten: list[Hunk]) -> list[Change]:
    """Sentences that were rewritten, and between them those that went and came."""
    out: list[Change] = []
    a, b = hunk.a0, hunk.b0
    for pair in [*rewritten, Hunk(hunk.a1, hunk.a1, hunk.b1, hunk.b1)]:
        if a < pair.a0:
            out.append(_change(streams, Hunk(a, pair.a0, b, b), ChangeKind.REMOVED))
        if b < pair.b0:
            out.append(_change(streams, Hunk(pair.a0, pair.a0, b, pair.b0), ChangeKind.ADDED))
        if pair.a0 < pair.a1:
            out.extend(_split_by_facts(streams, pair))
        a, b = pair.a1, pair.b1
    return out


def _is_all(streams: Sides[Stream], hunk: Hunk) -> bool:
    """Whether it is all that two matched sections say, one sentence each: one stands for the other, however told."""
    if hunk.a0 or hunk.b0 or hunk.a1 < len(streams.a) - 1 or hunk.b1 < len(streams.b) - 1:
        return False
    words = Sides(set(streams.a.said(0, len(streams.a))), set(streams.b.said(0, len(streams.b))))
    if 2 * len(words.a & words.b) < _SHARED * (len(words.a) + len(words.b)):
        return False
    return not any(
        stream.starts_sentence(at) and any(map(stream.is_word, range(at, len(stream))))
        for stream in streams
        for at in range(1, len(stream))
    )


def _change(streams: Sides[Stream], hunk: Hunk, kind: ChangeKind, values: Sides[Value] | None = None) -> Change:
    a = streams.a.extent(hunk.a0, hunk.a1) if hunk.a1 > hunk.a0 else None
    b = streams.b.extent(hunk.b0, hunk.b1) if hunk.b1 > hunk.b0 else None
    return Change(kind, Sides(a, b), values or Sides(None, None))


def _split_by_facts(streams: Sides[Stream], hunk: Hunk) -> list[Change]:
    """Cut a replacing hunk at its figures, dates and citations."""
    out: list[Change] = []
    a, b = hunk.a0, hunk.b0
    for i, j in pair_facts(streams, hunk):
        words = Hunk(a, i, b, j)
        first, second = streams.a.tokens[i], streams.b.tokens[j]
        if first.key == second.key:
            out.extend(_wording(streams, words))
        else:
            lead_a, lead_b = lead(streams.a, a, i), lead(streams.b, b, j)
            if lead_a == a and lead_b == b:
                start = (a, b)
            else:
                out.extend(_wording(streams, words))
                start = (i, j)
            both = Hunk(start[0], with_noun(streams, i, j), start[1], with_noun(streams.swapped(), j, i))
            kind = kind_of(first, second)
            out.append(_change(streams, both, kind, Sides(first.value, second.value)))
            a, b = max(both.a1, i + 1), max(both.b1, j + 1)
            continue
        a, b = i + 1, j + 1
    out.extend(_wording(streams, Hunk(a, max(a, hunk.a1), b, max(b, hunk.b1))))
    return out


def _wording(streams: Sides[Stream], hunk: Hunk) -> list[Change]:
    """Words around facts: trimmed of what is equal on both ends; nothing where only punctuation is left."""
    rest = trim(hunk, streams)
    if rest is None:
        return []
    a0, a1, b0, b1 = rest.a0, rest.a1, rest.b0, rest.b1
    if not any(streams.a.is_word(at) for at in range(a0, a1)) and not any(
        streams.b.is_word(at) for at in range(b0, b1)
    ):
        return []
    facts = [streams.a.tokens[i] for i in range(a0, a1) if streams.a.is_fact(i)]
    facts += [streams.b.tokens[j] for j in range(b0, b1) if streams.b.is_fact(j)]
    if len(facts) == 1 and _only_fact(streams, rest):
        value = facts[0].value
        on_a = any(streams.a.is_fact(i) for i in range(a0, a1))
        return [_change(streams, rest, FACT_KINDS[facts[0].kind], Sides(value, None) if on_a else Sides(None, value))]
    return [_change(streams, rest, ChangeKind.WORDING)]


def _only_fact(streams: Sides[Stream], hunk: Hunk) -> bool:
    words = _words_without_facts(streams.a, hunk.a0, hunk.a1) + _words_without_facts(streams.b, hunk.b0, hunk.b1)
    return words == 0


def _words_without_facts(stream: Stream, start: int, end: int) -> int:
    return sum(stream.is_word(at) and not stream.is_fact(at) for at in range(start, end))


def find_moves(changes: list[Change], streams: Sides[Stream], include_format: bool) -> list[Change]:
    """Join what was removed here and added there; the inner edits of a move stay changes of their own.

    Sentences are matched one by one, best first, and neighbours that moved together are one move.
    """
    removed = [c.sides.a for c in changes if c.kind is ChangeKind.REMOVED and c.sides.a]
    added = [c.sides.b for c in changes if c.kind is ChangeKind.ADDED and c.sides.b]
    gone = list(chain.from_iterable(sentences_in(streams.a, removed)))
    come = list(chain.from_iterable(sentences_in(streams.b, added)))
    pairs = matching_sentences(gone, come, streams.a, streams.b)
    if not pairs:
        return changes
    out = [c for c in changes if c.kind not in (ChangeKind.REMOVED, ChangeKind.ADDED)]
    left_a = set(gone) - {gone_span for gone_span, _ in pairs}
    left_b = set(come) - {come_span for _, come_span in pairs}
    for low, high in runs(sorted(left_a)):
        out.append(Change(ChangeKind.REMOVED, Sides(streams.a.extent(low, high), None)))
    for low, high in runs(sorted(left_b)):
        out.append(Change(ChangeKind.ADDED, Sides(None, streams.b.extent(low, high))))
    for a, b in join_pairs(sorted(pairs)):
        out.append(Change(ChangeKind.MOVED, Sides(streams.a.extent(*a), streams.b.extent(*b))))
        inner = Sides(part(streams.a, *a), part(streams.b, *b))
        if inner.a.keys != inner.b.keys or include_format:
            out.extend(changes_between(inner, include_format))
    return in_reading_order(out)
