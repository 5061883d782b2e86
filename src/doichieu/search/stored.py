"""Searching the archive: the first hits at once, the rest streaming in.

For each reading of a query the archive is asked for passages that can match, the whole phrase first and then
scattered words; passages come in about the order in which they count. They are matched by the one rule of
`matching`, slice by slice, and after each slice the hits so far are handed on, best first. The document at hand is
asked before all others. A search ends when it has as many good hits as are wanted, when nothing is left, or when
it is no longer wanted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import NamedTuple

from ..library.archive.archive import Found, Reader
from ..library.archive.keys import document_key
from ..model.document import Document
from .asking import expressions_of, in_context
from .engine import ENOUGH, WEAK, Results, Stop
from .expressions import (
    both,
    filter_expression,
    quoted,
)
from .hits import Hit
from .index import Searchable
from .matching import find
from .query import Query, parse_query
from .readings import Reading, readings_of
from .typos import mended
from .vocabulary import fewer, initials_of

_MOST_IN_CONTEXT = 80
"""So many passages are looked at for each part of a query while the rest of it stands in headings."""
_FIRST, _SLICE = 40, 200
"""Passages looked at before the first hits are shown, and in each slice after that."""
_STRONG = 0.5
"""Scattered words hardly ever count for more."""
_BEST_OF, _BEST_OF_FILTERED = 60, 600
"""Of so many whole phrases at least the best are taken; of more where a filter leaves few to look at."""
_MOST, _MOST_MORE, _MOST_FILTERED = 1_500, 40, 200_000
"""So many passages are looked at for one expression; so many where there are enough hits of whole phrases or of words
nearby already, none of which the rest can outdo; and so many where a filter has no keys."""


class Stored(NamedTuple):
    """What of the archive is searched, and how its documents are called and opened."""

    keys: Sequence[str] | None
    """Keys one of which every passage has; None for all there is."""
    path: Callable[[str], str]
    """The path as the reader gave it, of a real path."""
    load: Callable[[str], Document]
    """The document of a path as the reader gave it. May raise `ReadingError`."""
    at_hand: str | None = None
    """The real path of the document that the reader has open."""


@dataclass(slots=True)
class _Search:
    """A search under way."""

    reader: Reader
    shelf: Stored
    query: Query
    limit: int
    at_hand: int | None
    hits: dict[int, Hit] = field(default_factory=dict)
    is_whole: bool = True
    looked: list[tuple[Reading | None, set[int]]] = field(default_factory=list)
    """The passages that were matched with a reading already, whichever expression gave them."""
    with_phrase: set[int] = field(default_factory=set)
    """The documents of which a whole phrase was found; words in their headings then make no hits."""

    def results(self) -> Results:
        ranked = sorted(self.hits.items(), key=lambda item: (-item[1].score, item[0]))
        return Results(self.query, [hit for _, hit in ranked[: self.limit]], len(ranked), self.is_whole)

    def looked_at(self, reading: Reading | None) -> set[int]:
        """The passages that were matched with a reading so far."""
        for known, numbers in self.looked:
            if known is reading:
                return numbers
        self.looked.append((reading, set()))
        return self.looked[-1][1]

    def most(self, is_rich: bool) -> int:
        """So many passages are looked at for one expression, of a rich one the last of which were whole phrases."""
        filters = self.query.filters
        if filters.conditions or filters.section:
            return _MOST_FILTERED  # what no key can tell is told by looking
        return _MOST_MORE if self.has_enough and not is_rich else max(_MOST, 2 * self.limit)

    @property
    def has_enough(self) -> bool:
        return len(self.hits) >= self.limit

    @property
    def is_strong(self) -> bool:
        return any(hit.score >= WEAK for hit in self.hits.values())

    @property
    def is_full(self) -> bool:
        """Whether nothing but whole phrases need be shown."""
        return self.phrases >= self.limit

    @property
    def is_settled(self) -> bool:
        """Whether there are whole phrases enough for the best of them to be the best of all, nearly always."""
        return self.phrases >= self.best_of

    @property
    def best_of(self) -> int:
        """Of so many whole phrases the best are taken."""
        return max(self.limit, _BEST_OF_FILTERED if self.query.filters else _BEST_OF)

    @property
    def phrases(self) -> int:
        """How many whole phrases were found that scattered words can hardly outdo."""
        found = (hit for hit in self.hits.values() if hit.phrase and not hit.is_neighbour)
        return sum(1 for hit in found if hit.score >= _STRONG)


def stream(reader: Reader, shelf: Stored, text: str, limit: int = 20, stopped: Stop | None = None) -> Iterator[Results]:
    """The passages for a query, best first: what was found so far, again and again until there is no more to find.
    Ends early where the search is no longer wanted. Raises `sqlite3.Error` for a damaged archive."""
    query = parse_query(text)
    number = reader.number_of(shelf.at_hand) if shelf.at_hand else None
    search = _Search(reader, shelf, query, limit, number)
    if not query:
        yield search.results()
        return
    try:
        yield from _steps(search, stopped or (lambda: False))
    except sqlite3.OperationalError as error:
        if "interrupt" not in str(error):
            raise
        return
    yield search.results()


def _steps(search: _Search, stopped: Stop) -> Iterator[Results]:
    within = filter_expression(search.query.filters, search.shelf.keys)
    readings = readings_of(search.query, None, initials_of(search.query, search.reader))
    for reading, expression in expressions_of(search.reader, readings, within):
        for part in _near_first(search, expression):
            for _ in _slices(search, part, reading, stopped):
                yield search.results()
        if search.is_full:
            search.is_whole = False
            return
    elsewhere = readings[:1] if search.phrases < ENOUGH else ()
    for reading, expression in in_context(search.reader, elsewhere, within, search.has_enough):
        for _ in _slices(search, expression, reading, stopped, _MOST_IN_CONTEXT):
            yield search.results()
    for reading, expression in _defined(search, within):
        for _ in _slices(search, expression, reading, stopped):
            yield search.results()
        if search.is_full:
            break
    if len(search.hits) < ENOUGH and readings and not any(hit.is_as_typed for hit in search.hits.values()):
        yield from _nearly(search, within, readings, stopped)


def _nearly(search: _Search, within: str, readings: Sequence[Reading], stopped: Stop) -> Iterator[Results]:
    """The query with its typos mended; where that finds nothing, with fewer of its words."""
    meant = mended(search.query, search.reader)
    least = fewer(readings, search.reader)
    for one in chain([meant] if meant else [], () if search.is_strong else least):
        for reading, expression in expressions_of(search.reader, [one], within):
            for _ in _slices(search, expression, reading, stopped):
                yield search.results()
            if search.has_enough:
                search.is_whole = False
                return
        if search.is_strong:
            return


def _near_first(search: _Search, expression: str) -> Iterator[str]:
    """An expression within the document at hand, and then anywhere."""
    if search.at_hand is not None:
        yield both(expression, quoted(document_key(search.at_hand)))
    yield expression


def _defined(search: _Search, within: str) -> Iterator[tuple[Reading, str]]:
    """Abbreviations and long forms of the query, in the documents that define them."""
    plain = [word.folded for reading in readings_of(search.query)[:1] for word in reading.words]
    runs = [" ".join(plain[i:j]) for i in range(len(plain)) for j in range(i + 2, len(plain) + 1)]
    meant: dict[tuple[str, str], list[int]] = {}
    for column, values in (("short", plain), ("long", runs)):
        for document, short, long in search.reader.expansions(column, values) if values else ():
            meant.setdefault((short, long), []).append(document)
    for (short, long), documents in meant.items():
        here = "(" + " OR ".join(quoted(document_key(number)) for number in sorted(set(documents))) + ")"
        readings = [one for one in readings_of(search.query, {short: long}) if one.matched == "abbreviation"]
        for reading, expression in expressions_of(search.reader, readings, both(within, here)):
            if reading:
                yield reading, expression


def _slices(
    search: _Search, expression: str, reading: Reading | None, stopped: Stop, most: int | None = None
) -> Iterator[None]:
    """Look at the passages that fit an expression, slice by slice, at about `most` of them."""
    numbers = search.reader.numbers(expression)
    size, looked = _FIRST, 0
    while not stopped():
        part = list(islice(numbers, size))
        before = search.phrases
        if part:
            known = search.looked_at(reading)
            _look(search, [number for number in part if number not in known], [reading] if reading else [])
            known.update(part)
            yield
        looked += len(part)
        if len(part) < size:
            return
        enough = search.most(is_rich=search.phrases > before)
        if search.is_settled or looked >= min(enough, most or enough):
            search.is_whole = search.is_whole and next(numbers, None) is None
            return
        size = min(_SLICE, most or _SLICE, max(_FIRST, search.best_of - search.phrases))


def _look(search: _Search, numbers: list[int], readings: list[Reading]) -> None:
    """Match passages and keep the hits; a passage found in two ways counts for the better one."""
    by_document: dict[int, list[Found]] = {}
    for found in search.reader.passages(numbers):
        by_document.setdefault(found.document, []).append(found)
    for document, passages in by_document.items():
        one = _searchable(search, document, passages)
        in_context = document not in search.with_phrase
        for hit in find(one, readings, search.query.filters, document == search.at_hand, in_context):
            if hit.phrase:
                search.with_phrase.add(document)
            number = passages[hit.number].number
            known = search.hits.get(number)
            if known is None or hit.score > known.score:
                search.hits[number] = hit


def _searchable(search: _Search, document: int, passages: list[Found]) -> Searchable:
    listed = search.reader.document(document)
    paths = {one.passage.section: one.section_path for one in passages}
    words = {one.passage.section: one.section_words for one in passages}
    path = search.shelf.path(listed.path)
    load = search.shelf.load
    return Searchable(
        path=path, passages=[one.passage for one in passages], load=lambda: load(path),
        section_path=lambda number: paths.get(number, ()), section_words=lambda number: words.get(number, ""),
        about=listed.about, defined=listed.defined,
    )  # fmt: skip
