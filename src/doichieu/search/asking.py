"""What the archive is asked for a reading of a query, and in which order: what counts for more comes first.

The whole phrase, then scattered words some of which stand together, then scattered words; and where parts of a query
may stand in the headings above a passage, or in its document's name, each such part with the rest of it above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..library.archive.archive import Reader
from .expressions import above_expression, both, nearby_expression, phrase_expression, scattered_expression
from .readings import Reading, letters_of
from .readings import reading as make_reading

_MOST_PARTS, _FEW_PARTS = 16, 7
"""So many parts of a query are tried, the longest ones; fewer where there are enough hits."""


def expressions_of(reader: Reader, readings: Sequence[Reading], within: str) -> Iterator[tuple[Reading | None, str]]:
    """Phrases in each reading, then scattered words in each. Without readings what passes the filters (`within`)."""
    if not readings and within:
        yield None, within
    for reading in readings:
        phrase = phrase_expression(reading, reader)
        if phrase:
            yield reading, both(phrase, within)
    for reading in readings:
        scattered = scattered_expression(reading, reader) if reading.loose else None
        if scattered:
            if nearby := nearby_expression(reading):
                yield reading, both(both(scattered, nearby), within)
            yield reading, both(scattered, within)


def in_context(
    reader: Reader, readings: Sequence[Reading], within: str, has_enough: bool
) -> Iterator[tuple[Reading, str]]:
    """Where most of a query may stand together while the rest of it stands in the headings above or in the name of
    the document. Where there are hits enough, only whole phrases of it."""
    ways = (phrase_expression,) if has_enough else (phrase_expression, scattered_expression)
    for reading in readings:
        for part in _parts(reading)[: _FEW_PARTS if has_enough else _MOST_PARTS]:
            rest = (word for i, unit in enumerate(reading.units) if i not in part for word in unit)
            above = above_expression(rest)
            goes_on = reading.prefix and len(reading.units) - 1 in part
            one = make_reading([reading.units[i] for i in sorted(part)], reading.matched, reading.weight, goes_on)
            for expression in dict.fromkeys(way(one, reader) for way in ways):
                if expression:
                    yield reading, both(both(expression, above), within)


def _parts(reading: Reading) -> list[frozenset[int]]:
    """Neighbouring units, and all but neighbouring units, that have half of the letters; the most units first."""
    count = len(reading.units)
    every = frozenset(range(count))
    runs = [frozenset(range(i, j)) for i in range(count) for j in range(i + 1, count + 1) if 0 < j - i < count]
    parts = dict.fromkeys(part for run in runs for part in (run, every - run))
    half = letters_of(reading.units) / 2
    heavy = [part for part in parts if letters_of(reading.units[i] for i in part) >= half]
    return sorted(heavy, key=len, reverse=True)
