"""Passages that were removed here and added there: moved, not rewritten.

Sentences are matched one by one: first those that say the same word for word, then the likely ones,
best first. An index from words to sentences finds the likely ones, rare words first, so that long
sections do not cost the square of their length. Neighbours that moved together are one move, and
what was edited inside a move is told beside it.
"""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz.distance import Indel

from .assignment import best_first
from .diff import packed
from .stream import Stream

Span = tuple[int, int]
"""A range of tokens."""

_MIN_WORDS = 6
_SIMILARITY = 0.8
_TRIES = 8


def matching_sentences(gone: list[Span], come: list[Span], a: Stream, b: Stream) -> list[tuple[Span, Span]]:
    """The sentences of A that stand elsewhere in B, each with its place there."""
    every = gone, come
    gone = [span for span in gone if span[1] - span[0] >= _MIN_WORDS and len(a.said(*span)) >= _MIN_WORDS]
    come = [span for span in come if span[1] - span[0] >= _MIN_WORDS and len(b.said(*span)) >= _MIN_WORDS]
    pairs: list[tuple[Span, Span]] = []
    same: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    for span in reversed(come):
        same[b.said(*span)].append(span)
    rest: list[Span] = []
    for span in gone:
        twins = same.get(a.said(*span))
        if twins:
            pairs.append((span, twins.pop()))
        else:
            rest.append(span)
    taken = {span for _, span in pairs}
    pairs += _likely(rest, [span for span in come if span not in taken], a, b)
    return _with_neighbours(pairs, every, a, b)


def _with_neighbours(
    pairs: list[tuple[Span, Span]], every: tuple[list[Span], list[Span]], a: Stream, b: Stream
) -> list[tuple[Span, Span]]:
    """The pairs, and beside them the short sentences that went along word for word."""
    starts = tuple({span[0]: span for span in side} for side in every)
    ends = tuple({span[1]: span for span in side} for side in every)
    used = {one for one, _ in pairs}, {other for _, other in pairs}
    out = list(pairs)
    waiting = list(pairs)
    while waiting:
        one, other = waiting.pop()
        for index, edge in ((starts, 1), (ends, 0)):
            near = index[0].get(one[edge]), index[1].get(other[edge])
            if near[0] is None or near[1] is None or near[0] in used[0] or near[1] in used[1]:
                continue
            if (said := a.said(*near[0])) and said == b.said(*near[1]):
                used[0].add(near[0])
                used[1].add(near[1])
                out.append((near[0], near[1]))
                waiting.append((near[0], near[1]))
    return out


def _likely(gone: list[Span], come: list[Span], a: Stream, b: Stream) -> list[tuple[Span, Span]]:
    """Pairs of sentences alike in most of their words, best first, each sentence once."""
    if not gone or not come:
        return []
    holders: dict[str, list[int]] = defaultdict(list)
    texts = [b.said(*span) for span in come]
    for at, text in enumerate(texts):
        for key in set(text):
            holders[key].append(at)
    scores: dict[tuple[Span, Span], float] = {}
    for span in gone:
        shared: dict[int, float] = defaultdict(float)
        said = a.said(*span)
        for key in sorted(set(said)):
            known = holders.get(key, ())
            if len(known) <= 40:
                for at in known:
                    shared[at] += 1 / len(known)
        for at in sorted(shared, key=lambda k: (-shared[k], k))[:_TRIES]:
            if min(len(said), len(texts[at])) < _SIMILARITY * max(len(said), len(texts[at])) * 0.8:
                continue  # too unequal in length to be alike
            score = Indel.normalized_similarity(*packed(said, texts[at]), score_cutoff=_SIMILARITY)
            if score:
                scores[span, come[at]] = score
    return best_first(scores)


def runs(spans: list[Span]) -> list[Span]:
    """Adjoining ranges as one."""
    out: list[Span] = []
    for low, high in spans:
        if out and out[-1][1] == low:
            out[-1] = (out[-1][0], high)
        else:
            out.append((low, high))
    return out


def join_pairs(pairs: list[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    """Moves whose ranges adjoin on both sides as one."""
    out: list[tuple[Span, Span]] = []
    for a, b in pairs:
        if out and out[-1][0][1] == a[0] and out[-1][1][1] == b[0]:
            out[-1] = ((out[-1][0][0], a[1]), (out[-1][1][0], b[1]))
        else:
            out.append((a, b))
    return out
