"""Typos: words that were typed with one edit too many, as words that there are.

One edit is a letter left out, put in, put for another, or two neighbours swapped (optimal string alignment
distance 1); words of five letters and more are mended, shorter ones only where the word as typed does not
occur at all, and those of three letters only by swapping two. All edits of a word are few hundred strings, so
each is looked up rather than every word of the vocabulary compared: the cost does not grow with the library.
Figures have no typos: a number that is nearly the one asked for is another number.
"""

from __future__ import annotations

import string
from collections.abc import Iterator

from .query import Query
from .readings import FUZZY, Reading, Unit, reading, readings_of
from .vocabulary import Vocabulary

_LONG, _SHORT = 5, 3
_MOST = 8
"""So many words a typo may stand for: the most frequent."""
_SPLIT = 6
"""Letters from which a word that does not occur may be two run together."""


def mended(query: Query, vocabulary: Vocabulary) -> Reading | None:
    """The reading of a query in which words with a typo stand for words that there are; None where none does."""
    first = next(iter(readings_of(query)), None)
    if first is None:
        return None
    last = len(first.words) - 1
    number = -1
    units: list[Unit] = []
    changed = False
    for unit in first.units:
        words = []
        for word in unit:
            number += 1
            also = _meant(word.folded, vocabulary, number == last)
            changed = changed or bool(also)
            words.append(word._replace(also=(*word.also, *also)))
        units.append(tuple(words))
    return reading(units, "fuzzy", FUZZY) if changed else None


def _meant(word: str, vocabulary: Vocabulary, is_last: bool) -> tuple[str, ...]:
    """What a word may have been meant to be, the most frequent first."""
    if len(word) < _SHORT or not word.isascii() or not word.isalpha():
        return ()
    is_there = bool(vocabulary.frequency([word]) or (is_last and vocabulary.prefixes([word])))
    if is_there and len(word) < _LONG:
        return ()
    edited = sorted(set(edits(word) if len(word) > _SHORT else swaps(word)) - {word})
    known = vocabulary.frequency(edited)
    if is_last and len(word) >= _LONG - 1:
        begun = [one for one in edited if len(one) >= _LONG - 1]
        for beginning, count in vocabulary.prefixes(begun).items():
            known[beginning] = max(known.get(beginning, 0), count)
    best = sorted(known, key=lambda one: (-known[one], one))[:_MOST]
    parts = [] if is_there or len(word) < _SPLIT else [(word[:i], word[i:]) for i in range(2, len(word) - 1)]
    halves = vocabulary.frequency(sorted({half for pair in parts for half in pair}))
    return (*best, *(f"{a} {b}" for a, b in parts if a in halves and b in halves))


def edits(word: str) -> Iterator[str]:
    """Every string one edit away from a word."""
    for i in range(len(word) + 1):
        before, after = word[:i], word[i:]
        for letter in string.ascii_lowercase:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]
        if after:
            yield before + after[1:]
    yield from swaps(word)


def swaps(word: str) -> Iterator[str]:
    """A word with two neighbours swapped."""
    for i in range(len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
