"""Ranking: how much a hit counts, as a product of named factors, so that every hit can explain itself.

A hit counts for what it matched (marks as typed > the same word spelled otherwise > marks left out > tones
contradicted > other marks > typos), how (the whole phrase before scattered words, close words before distant
ones), where (headings and numbered targets before running text, notes last), how dense the passage is in it,
and whether it stands in the document at hand.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from ..model.passage import Field
from .marks import EXACT, NEIGHBOUR, SUBSET, TONELESS, VARIANT

GRADES = {EXACT: 1.0, VARIANT: 0.97, SUBSET: 0.9, TONELESS: 0.6, NEIGHBOUR: 0.5}
NAMES = {EXACT: "exact", VARIANT: "marks", SUBSET: "folded", TONELESS: "folded", NEIGHBOUR: "folded"}
_SCATTERED = 0.35
_CLOSE = 0.2
"""What scattered words get, and what more when they stand side by side: less than any whole phrase gets."""
_DISTANCE = 40.0
"""So many letters between scattered words take half of what closeness gives."""
_WHERE = {
    Field.HEADING: 1.15, Field.ITEM: 1.1, Field.TEXT: 1.0, Field.TABLE: 1.0, Field.LETTERHEAD: 0.95, Field.NOTE: 0.9,
}  # fmt: skip
_DENSITY = 0.25
_REPEATED = 0.02
_MOST_REPEATS = 5
_PREFIX_ONLY = 0.93
"""For a phrase that only begins a word: it may not be the one that is being typed."""
_AT_HAND = 1.1

Span = tuple[int, int]


@dataclass(slots=True)
class Score:
    """A product of factors, each with its name."""

    factors: list[tuple[str, float]] = field(default_factory=list)

    @property
    def value(self) -> float:
        return round(math.prod(factor for _, factor in self.factors), 6)

    def times(self, name: str, factor: float) -> Score:
        """The same with one more factor; a factor of 1 is not worth telling."""
        if factor != 1.0:
            self.factors.append((name, factor))
        return self


def phrase_score(weight: float, grade: int, is_whole: bool) -> Score:
    """The whole phrase."""
    score = Score().times("reading", weight).times("marks", GRADES[grade])
    return score.times("begins", 1.0 if is_whole else _PREFIX_ONLY)


def scattered_score(weight: float, grade: int, spans: list[Span], letters: int) -> Score:
    """Scattered words that have so many letters: more, the shorter the stretch that holds them."""
    between = max(spans[-1][1] - spans[0][0] - letters, 0)
    closeness = 1.0 / (1.0 + between / _DISTANCE)
    score = Score().times("reading", weight).times("marks", GRADES[grade])
    return score.times("scattered", _SCATTERED + _CLOSE * closeness)


def placed(score: Score, part: Field, length: int, spans: list[Span], is_at_hand: bool) -> Score:
    """A score with what the passage adds: its field, how much of it matched, how often, whose it is."""
    covered = min(sum(b - a for a, b in spans) / max(length, 1), 1.0)
    score.times("field", _WHERE[part]).times("density", 1.0 - _DENSITY + _DENSITY * math.sqrt(covered))
    score.times("repeated", 1.0 + _REPEATED * min(max(len(spans) - 1, 0), _MOST_REPEATS))
    return score.times("at-hand", _AT_HAND if is_at_hand else 1.0)
