"""The words that there are, and what a query may mean in the light of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from ..facts.abbreviations import COMMON
from ..text.keystrokes import could_be_syllable
from .query import Query
from .readings import FUZZY, Reading, Unit, letters_of, reading, readings_of

_FEWEST_INITIALS, _MOST_INITIALS = 3, 7
_KEPT = 3
"""Of so many words that are asked for one at least must be found."""
_INSIDE = 2
"""So many neighbours at most are left out of the middle: who adds more adds them at an end."""


class Vocabulary(Protocol):
    """The folded words that there are."""

    def frequency(self, words: Sequence[str]) -> dict[str, int]:
        """How many passages hold each of some words; those that none holds are left out."""

    def prefixes(self, beginnings: Sequence[str]) -> dict[str, int]:
        """Of some beginnings those that some word has, with the frequency of the most frequent one."""


def initials_of(query: Query, vocabulary: Vocabulary) -> dict[str, str]:
    """Abbreviations that the library has and that are the initials of words of the query, with those words (Q-8):
    KHHGĐ for kế hoạch hóa gia đình. Initials that could be a syllable are none."""
    words = [word.folded for one in readings_of(query)[:1] for word in one.words]
    meant: dict[str, str] = {}
    for at in range(len(words)):
        for end in range(at + _FEWEST_INITIALS, min(at + _MOST_INITIALS, len(words)) + 1):
            run = words[at:end]
            short = "".join(word[0] for word in run)
            if short.isalpha() and not could_be_syllable(short):
                meant[short] = " ".join(run)
    there = vocabulary.frequency(list(meant))
    return {short: long for short, long in meant.items() if short in there and short not in COMMON}


def fewer(readings: Sequence[Reading], vocabulary: Vocabulary) -> Iterator[Reading]:
    """Readings with fewer and fewer of their units: without those that do not occur; without some neighbours, the
    fewest first, of as many the most frequent first; the rarest stays, for it says most. What is left counts for the
    share of the letters that it has."""
    for one in readings:
        if not one.loose:
            continue
        counts = vocabulary.frequency(sorted({word.folded for word in one.words}))
        rarity = [_rarity(unit, counts) for unit in one.units]
        absent = {i for i, count in enumerate(rarity) if not count}

        def cost(run: set[int], one: Reading = one, rarity: list[int] = rarity) -> tuple[int, int]:
            return -min(rarity[i] for i in run), letters_of([one.units[i] for i in run])

        figures = {i for i, unit in enumerate(one.units) if any(c.isdigit() for word in unit for c in word.folded)}
        rarest = min((count for i, count in enumerate(rarity) if count and i not in figures), default=0)
        most = len(rarity) - max(len(rarity) // _KEPT, 1)
        if absent and len(absent) < len(rarity):
            yield _without(one, absent)
        for length in range(1, most + 1):
            for run in sorted(_runs(len(rarity), length), key=cost):
                drops_rarest = any(rarity[i] == rarest for i in run - figures) and rarest < max(rarity)
                if not run <= absent and len(run | absent) <= most and not drops_rarest:
                    yield _without(one, run | absent)


def _runs(count: int, length: int) -> Iterator[set[int]]:
    """So many neighbours at the beginning and at the end, and few of them anywhere."""
    for at in range(count - length + 1):
        if length <= _INSIDE or at in (0, count - length):
            yield set(range(at, at + length))


def _without(one: Reading, gone: set[int]) -> Reading:
    left = [unit for i, unit in enumerate(one.units) if i not in gone]
    share = letters_of(left) / letters_of(one.units)
    return reading(left, "fuzzy", FUZZY * share, one.prefix and len(one.units) - 1 not in gone)


def _rarity(unit: Unit, counts: dict[str, int]) -> int:
    """In how many passages the rarest word of a unit stands; 0 where it stands in none. Figures are rare."""
    return min(1 if any(c.isdigit() for c in word.folded) else counts.get(word.folded, 0) for word in unit)
