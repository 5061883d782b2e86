"""Searching documents in memory: a scan of their folded texts, for shelves that are read in one go.

Each document is searched with the abbreviations that it defines itself. Where that finds little, words with
typos are read as words that the documents have; where that finds nothing, fewer of the words are asked for; and
at last the passages most like what was typed are offered (RapidFuzz).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import fuzz, process

from .hits import Hit
from .index import Index, Searchable
from .matching import find
from .query import Query, parse_query
from .ranking import Score, placed
from .readings import FUZZY, readings_of
from .typos import mended
from .vocabulary import fewer, initials_of

ENOUGH = 5
"""With fewer hits than these, and none of them the phrase as typed, typos are thought of."""
WEAK = 0.2
"""A hit below this is no better than a passage that has some of the words."""
_LIKE = 84.0
_MOST_LIKE = 40

Stop = Callable[[], bool]


@dataclass(slots=True)
class Results:
    """The hits of a query, best first."""

    query: Query
    hits: list[Hit]
    total: int
    is_counted: bool = True
    """Whether `total` is all there are; else there are at least so many."""

    @property
    def truncated(self) -> bool:
        return self.total > len(self.hits) or not self.is_counted


def search(
    index: Index, text: str, limit: int = 20, stopped: Stop | None = None, at_hand: str | None = None
) -> Results:
    """The passages for a query, best first, at most `limit`. `stopped` is asked between documents; `at_hand` is the
    path of the document that the reader has open."""
    query = parse_query(text)
    ready = index.all()
    found: list[tuple[int, Hit]] = []
    if not query:
        return Results(query, [], 0)
    initials = initials_of(query, index.vocabulary())
    for order, one in enumerate(ready):
        if stopped and stopped():
            return Results(query, [], 0)
        readings = readings_of(query, one.defined, initials)
        found.extend((order, hit) for hit in find(one, readings, query.filters, one.path == at_hand))
    if len(found) < ENOUGH and query.units and not any(hit.is_as_typed for _, hit in found):
        found += _nearly(index, query, at_hand, only_typos=any(hit.score >= WEAK for _, hit in found))
        found = _best_of_each(found)
    found.sort(key=lambda item: (-item[1].score, item[0], item[1].number))
    return Results(query, [hit for _, hit in found[:limit]], len(found))


def find_in(one: Searchable, query: Query, is_at_hand: bool = False) -> list[Hit]:
    """The hits of a query in one document, typos aside, in no order."""
    return find(one, readings_of(query, one.defined), query.filters, is_at_hand)


def _best_of_each(found: list[tuple[int, Hit]]) -> list[tuple[int, Hit]]:
    """Each passage once, found in the best of the ways in which it was found."""
    best: dict[tuple[int, int], tuple[int, Hit]] = {}
    for order, hit in found:
        known = best.get((order, hit.number))
        if known is None or hit.score > known[1].score:
            best[order, hit.number] = order, hit
    return list(best.values())


def _nearly(index: Index, query: Query, at_hand: str | None, only_typos: bool) -> list[tuple[int, Hit]]:
    """Hits of the query with its typos mended; where there is nothing else, with fewer of its words, or at last the
    passages most like it."""
    ready = index.all()
    vocabulary = index.vocabulary()
    meant = mended(query, vocabulary)
    least = fewer(readings_of(query, None, initials_of(query, vocabulary)), vocabulary)
    weak: list[tuple[int, Hit]] = []
    for one_reading in chain([meant] if meant else [], () if only_typos else least):
        hits = [
            (order, hit)
            for order, one in enumerate(ready)
            for hit in find(one, [one_reading], query.filters, one.path == at_hand)
        ]
        weak.extend(hits)
        if any(hit.score >= WEAK for _, hit in hits):
            break
    if only_typos or weak:
        return weak
    return [(order, hit) for order, one in enumerate(ready) for hit in _like(one, query, one.path == at_hand)]


def _like(one: Searchable, query: Query, is_at_hand: bool) -> list[Hit]:
    """Passages that nearly hold the phrase. A figure has no typos: one that is nearly the one asked for is another."""
    words = [word.folded for reading in readings_of(query)[:1] for word in reading.words]
    phrase = " ".join(words)
    if len(phrase) < 5 or not any(len(word) >= 5 or len(words) > 1 for word in words) or query.filters:
        return []
    figures = [word for word in words if any(c.isdigit() for c in word)]
    cutoff = max(_LIKE, 100.0 * (1 - 1.6 / len(phrase)))
    texts = [one.folded_passage(i) for i in range(len(one.passages))]
    hits: list[Hit] = []
    found = process.extract(phrase, texts, scorer=fuzz.partial_ratio, score_cutoff=cutoff, limit=_MOST_LIKE)
    for text, likeness, number in found:
        at = fuzz.partial_ratio_alignment(phrase, text)
        if at is None or len(text) < len(phrase) - 2:
            continue
        span = _to_words(one.passages[number].text, at.dest_start, at.dest_end)
        if all(figure in text[span[0] : span[1]] for figure in figures):
            score = Score().times("reading", FUZZY).times("likeness", likeness / 100)
            placed(score, one.passages[number].field, len(text), [span], is_at_hand)
            hits.append(Hit(one, number, "fuzzy", score.value, [span], factors=tuple(score.factors)))
    return hits


def _to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch widened to whole words."""
    while start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return start, end
