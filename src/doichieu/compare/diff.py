"""Word differences between two streams, cut as a person would cut them.

Indel distance over whole tokens gives the fewest changed words, but the fewest is choppy: it keeps
a lone "của" in the middle of a rewritten phrase. So equal islands are given up when they are
smaller than the changes around them, unless a figure, date or citation stands in them: a number
that did not change must never be shown as changed. A pure insertion that could stand at several
places (…, a, b, … → …, a, c, b, …) is slid to where a sentence or clause begins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz.distance import Indel

from ..model.side import Sides
from .exchange import exchanged
from .hunk import Hunk
from .stream import Stream

Weights = Mapping[str, float]
"""How telling a word is (inverse document frequency); a word that is not listed weighs 1."""


def encode(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, str]:
    """Both key lists as strings, one character a distinct key, which is what Indel is quickest on."""
    codes: dict[str, str] = {}

    def code(keys: tuple[str, ...]) -> str:
        out = []
        for key in keys:
            letter = codes.get(key)
            if letter is None:
                number = len(codes) + 1
                letter = chr(number if number < 0xD800 else number + 0x800)
                codes[key] = letter
            out.append(letter)
        return "".join(out)

    return code(a), code(b)


_SHORT = 700
"""Fewer keys than this are compared as they are: making strings of them would cost more than it saves."""


def packed(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[Sequence[str], Sequence[str]]:
    """Both key lists in the form in which they are compared most quickly."""
    return (a, b) if len(a) + len(b) < _SHORT else encode(a, b)


def raw_hunks(a: tuple[str, ...], b: tuple[str, ...]) -> list[Hunk]:
    """The hunks of a minimal edit from a to b, in order."""
    left, right = packed(a, b)
    hunks: list[Hunk] = []
    for op in Indel.opcodes(left, right):
        if op.tag == "equal":
            continue
        if hunks and hunks[-1].a1 == op.src_start and hunks[-1].b1 == op.dest_start:
            last = hunks.pop()
            hunks.append(Hunk(last.a0, op.src_end, last.b0, op.dest_end))
        else:
            hunks.append(Hunk(op.src_start, op.src_end, op.dest_start, op.dest_end))
    return hunks


def hunks_of(streams: Sides[Stream], weights: Weights | None = None) -> list[Hunk]:
    """The hunks between two streams, cleaned up; `weights` says how telling each word is."""
    if streams.a.keys == streams.b.keys:
        return []
    if not streams.a.keys or not streams.b.keys:
        return [Hunk(0, len(streams.a), 0, len(streams.b))]
    found = _dissolve(_by_sentences(streams), streams, weights or {})
    found = _slide_all(found, streams)
    while True:
        merged = _drop_islands(found, streams)
        if len(merged) == len(found):
            break
        found = merged
    return exchanged(_slide_all(found, streams), streams)


_ANCHOR_WORDS = 5
"""A sentence shorter than this is too common to hold two texts together."""


def _by_sentences(streams: Sides[Stream]) -> list[Hunk]:
    """The hunks between the sentences that both sides have word for word, in one order.

    Whole sentences hold the texts together first; words are compared only between them. So the
    words that two sentences happen to open with are never taken for what stayed of a removed one.
    """
    anchors = _anchors(streams)
    out: list[Hunk] = []
    a = b = 0
    for (a0, a1), (b0, b1) in [*anchors, ((len(streams.a),) * 2, (len(streams.b),) * 2)]:
        out.extend(_raw_within(streams, a, a0, b, b0))
        out.extend(_raw_within(streams, a0, a1, b0, b1))
        a, b = a1, b1
    return out


def _raw_within(streams: Sides[Stream], a0: int, a1: int, b0: int, b1: int) -> list[Hunk]:
    left, right = streams.a.keys[a0:a1], streams.b.keys[b0:b1]
    if left == right:
        return []
    if not left or not right:
        return [Hunk(a0, a1, b0, b1)]
    return [Hunk(h.a0 + a0, h.a1 + a0, h.b0 + b0, h.b1 + b0) for h in raw_hunks(left, right)]


def _anchors(streams: Sides[Stream]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Sentences of both sides that say the same, as many as stand in one order."""
    spans = streams.map(lambda stream: stream.sentences())
    said = Sides(_said(streams.a, spans.a, "a"), _said(streams.b, spans.b, "b"))
    anchors: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for op in Indel.opcodes(*packed(said.a, said.b)):
        if op.tag == "equal":
            pairs = zip(spans.a[op.src_start : op.src_end], spans.b[op.dest_start : op.dest_end], strict=True)
            anchors.extend(pairs)
    return anchors


def _said(stream: Stream, spans: list[tuple[int, int]], side: str) -> tuple[str, ...]:
    """What each sentence says, punctuation aside; a short one says what no other does."""
    out = []
    for at, (start, end) in enumerate(spans):
        words = stream.said(start, end)
        out.append("\0".join(words) if len(words) >= _ANCHOR_WORDS else f"{side}{at}")
    return tuple(out)


def _slide_all(hunks: list[Hunk], streams: Sides[Stream]) -> list[Hunk]:
    """Pure insertions and deletions where sense cuts them; a replacement keeps what it begins and ends with,

    since which sentence its common words belong to is told apart later (`changes`)."""
    out = []
    for hunk in hunks:
        rest = trim(hunk, streams)
        if rest is not None:
            pure = rest.a0 == rest.a1 or rest.b0 == rest.b1
            out.append(_slide(rest, streams) if pure else hunk)
    return _join_overlaps(out)


def trim(hunk: Hunk, streams: Sides[Stream]) -> Hunk | None:
    """The hunk without what is equal at its ends; None where nothing is left."""
    a0, a1, b0, b1 = hunk.a0, hunk.a1, hunk.b0, hunk.b1
    while a0 < a1 and b0 < b1 and streams.a.keys[a0] == streams.b.keys[b0]:
        a0, b0 = a0 + 1, b0 + 1
    while a0 < a1 and b0 < b1 and streams.a.keys[a1 - 1] == streams.b.keys[b1 - 1]:
        a1, b1 = a1 - 1, b1 - 1
    return Hunk(a0, a1, b0, b1) if a0 < a1 or b0 < b1 else None


_UNRELATED = 0.4
"""Two sentences of which the smaller shares less of its words are no versions of each other."""


def _dissolve(hunks: list[Hunk], streams: Sides[Stream], weights: Weights) -> list[Hunk]:
    """Give up the words that unrelated sentences happen to share ("Chỉ thị số … ngày …").

    Without this, two citations that merely stand at the same distance in rewritten passages would
    be reported as one that changed. Words count by how telling they are, or else "Chỉ thị số …
    ngày … của Ban Thường vụ Tỉnh ủy" would make any two citations versions of each other.
    """
    partner = [-1] * len(streams.a)
    a = b = 0
    for hunk in [*hunks, Hunk(len(streams.a), len(streams.a), len(streams.b), len(streams.b))]:
        for step in range(hunk.a0 - a):
            partner[a + step] = b + step
        a, b = hunk.a1, hunk.b1
    sizes_a, words_a, home_a = _sentence_sizes(streams.a, weights)
    sizes_b, words_b, home_b = _sentence_sizes(streams.b, weights)
    shared: dict[tuple[int, int], float] = {}
    for at, other in enumerate(partner):
        if other >= 0 and streams.a.is_word(at):
            home = home_a[at], home_b[other]
            shared[home] = shared.get(home, 0.0) + weights.get(streams.a.keys[at], 1.0)
    for at, other in enumerate(partner):
        if other >= 0:
            one, two = home_a[at], home_b[other]
            smaller = min(sizes_a[one], sizes_b[two])
            if min(words_a[one], words_b[two]) >= 5 and shared.get((one, two), 0.0) < smaller * _UNRELATED:
                partner[at] = -1
    return _hunks_from(partner, len(streams.b))


def _sentence_sizes(stream: Stream, weights: Weights) -> tuple[list[float], list[int], list[int]]:
    """Of each sentence the weight of its words and their number; of each token the sentence it stands in."""
    sizes: list[float] = []
    words: list[int] = []
    home: list[int] = []
    for start, end in stream.sentences():
        inside = stream.said(start, end)
        sizes.append(sum(weights.get(key, 1.0) for key in inside))
        words.append(len(inside))
        home.extend([len(sizes) - 1] * (end - start))
    return sizes, words, home


def _hunks_from(partner: list[int], b_length: int) -> list[Hunk]:
    """The hunks between the pairs that are left."""
    out: list[Hunk] = []
    a = b = 0
    for at, other in [*enumerate(partner), (len(partner), b_length)]:
        if other < 0:
            continue
        if at > a or other > b:
            out.append(Hunk(a, at, b, other))
        a, b = at + 1, other + 1
    return out


def _slide(hunk: Hunk, streams: Sides[Stream]) -> Hunk:
    """Move a pure insertion or deletion to a sentence's start, where it fits as well."""
    if hunk.a0 != hunk.a1 and hunk.b0 != hunk.b1:
        return hunk
    inserting = hunk.a0 == hunk.a1
    stream = streams.b if inserting else streams.a
    start, end = (hunk.b0, hunk.b1) if inserting else (hunk.a0, hunk.a1)
    if start == end:
        return hunk
    best, steps = 0, 0
    best_score = _edge(stream, start, end)
    while start - steps > 0 and stream.keys[start - steps - 1] == stream.keys[end - steps - 1] and steps < 40:
        steps += 1
        score = _edge(stream, start - steps, end - steps)
        if score > best_score:
            best, best_score = -steps, score
    steps = 0
    while end + steps < len(stream) and stream.keys[start + steps] == stream.keys[end + steps] and steps < 40:
        steps += 1
        score = _edge(stream, start + steps, end + steps)
        if score > best_score:
            best, best_score = steps, score
    return Hunk(hunk.a0 + best, hunk.a1 + best, hunk.b0 + best, hunk.b1 + best)


def _edge(stream: Stream, start: int, end: int) -> int:
    """How well a stretch begins and ends where sense does."""
    score = 0
    if stream.starts_sentence(start):
        score += 2
        if stream.starts_sentence(end):
            score += 2
    elif not stream.is_word(start) or (start and not stream.is_word(start - 1)):
        score += 1
    return score


def _join_overlaps(hunks: list[Hunk]) -> list[Hunk]:
    out: list[Hunk] = []
    for hunk in hunks:
        if out and (hunk.a0 <= out[-1].a1 and hunk.b0 <= out[-1].b1):
            last = out.pop()
            hunk = Hunk(last.a0, max(last.a1, hunk.a1), last.b0, max(last.b1, hunk.b1))
        elif out and (hunk.a0 < out[-1].a1 or hunk.b0 < out[-1].b1):
            last = out.pop()
            hunk = Hunk(min(last.a0, hunk.a0), max(last.a1, hunk.a1), min(last.b0, hunk.b0), max(last.b1, hunk.b1))
        out.append(hunk)
    return out


def _words(stream: Stream, start: int, end: int) -> int:
    return sum(stream.is_word(at) for at in range(start, end))


def _drop_islands(hunks: list[Hunk], streams: Sides[Stream]) -> list[Hunk]:
    """Give up equal stretches that are smaller than the changes on both their sides."""
    out: list[Hunk] = []
    for hunk in hunks:
        if out and _is_island(out[-1], hunk, streams):
            last = out.pop()
            hunk = Hunk(last.a0, hunk.a1, last.b0, hunk.b1)
        out.append(hunk)
    return out


def _is_island(before: Hunk, after: Hunk, streams: Sides[Stream]) -> bool:
    if after.a0 - before.a1 > 8:
        return False
    if any(streams.a.is_fact(at) for at in range(before.a1, after.a0)):
        return False
    if any(streams.a.starts_sentence(at) for at in range(before.a1 + 1, after.a0 + 1) if at < len(streams.a)):
        return False
    words = _words(streams.a, before.a1, after.a0)
    sizes = [max(_words(streams.a, h.a0, h.a1), _words(streams.b, h.b0, h.b1)) for h in (before, after)]
    if min(sizes) == 0:
        return words == 0
    return words <= 1 or (words <= 2 and words < max(sizes)) or (words <= 3 and words < min(sizes))
