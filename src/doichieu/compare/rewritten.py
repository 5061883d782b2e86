"""Sentences that were rewritten where whole passages differ: which of A stands for which of B.

A passage as a whole may be unlike the one in its place, and yet hold a sentence that was only reworded between
others that went and came. Such sentences are found by an alignment in order: of all ways to pair the
sentences of both sides without crossing, the one with the most likeness in sum (the dynamic program of
Needleman and Wunsch, with nothing to pay for what stays alone).
"""

from __future__ import annotations

from rapidfuzz.distance import Indel

from ..model.side import Sides
from .diff import packed
from .hunk import Hunk
from .stream import Stream

_LEAST = 0.45
_MAX_PAIRS = 2500
"""Passages with more pairs of sentences than this are left as they are."""


def similarity(streams: Sides[Stream], hunk: Hunk) -> float:
    """How alike two stretches are, 0 to 1."""
    a, b = streams.a.keys[hunk.a0 : hunk.a1], streams.b.keys[hunk.b0 : hunk.b1]
    return float(Indel.normalized_similarity(*packed(a, b)))


def rewritten_sentences(streams: Sides[Stream], hunk: Hunk) -> list[Hunk]:
    """The pairs of sentences of a hunk that say nearly the same, in order."""
    a = _sentences(streams.a, hunk.a0, hunk.a1)
    b = _sentences(streams.b, hunk.b0, hunk.b1)
    if len(a) * len(b) == 1 or len(a) * len(b) > _MAX_PAIRS:
        return []
    scores = [[_score(streams, Hunk(*one, *other)) for other in b] for one in a]
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            taken = scores[i][j] + best[i + 1][j + 1] if scores[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], taken)
    out: list[Hunk] = []
    i = j = 0
    while i < len(a) and j < len(b):
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            out.append(Hunk(*a[i], *b[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return out


def _score(streams: Sides[Stream], pair: Hunk) -> float:
    sizes = pair.a1 - pair.a0, pair.b1 - pair.b0
    if 2 * min(sizes) < _LEAST * sum(sizes):
        return 0.0  # too unequal in length to be alike
    found = similarity(streams, pair)
    return found if found >= _LEAST else 0.0


def _sentences(stream: Stream, low: int, high: int) -> list[tuple[int, int]]:
    cuts = [at for at in range(low, high) if at == low or stream.starts_sentence(at)]
    return list(zip(cuts, [*cuts[1:], high], strict=True))
