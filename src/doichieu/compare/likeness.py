"""How alike two sections are by their words.

A section is kept as its pairs of neighbouring words, those of its title and those of all its own
text, every figure read as one word; two sections are alike as far as they share such pairs, rare ones
counting more: Dice's coefficient over bigrams weighted by inverse document frequency.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from ..facts.tokens import TokenKind
from ..model.document import BlockKind, Document, SectionKind
from ..model.side import Sides
from .stream import Stream

_BODY_TOKENS = 600


@dataclass(slots=True)
class Profile:
    """Bigrams of a section's title and of all its own text, and once weighed what they weigh."""

    title: Counter[str] = field(default_factory=Counter)
    body: Counter[str] = field(default_factory=Counter)
    title_weight: float = 0.0
    body_weight: float = 0.0


class Likeness:
    """The profiles of the sections of both sides that have a stream, and the weights of their bigrams."""

    def __init__(self, documents: Sides[Document], streams: Sides[dict[int, Stream]]) -> None:
        self.profiles = Sides(
            {i: _profile(documents.a, i, stream) for i, stream in streams.a.items()},
            {j: _profile(documents.b, j, stream) for j, stream in streams.b.items()},
        )
        self.weights = _weights(self.profiles)
        for side in self.profiles:
            for profile in side.values():
                _weigh(profile, self.weights)

    def between(self, i: int, j: int) -> tuple[float, str]:
        """From 0 to 1 how alike section i of A and j of B are, and which part of them carries it."""
        a, b = self.profiles.a[i], self.profiles.b[j]
        title = _dice(a.title, b.title, a.title_weight + b.title_weight, self.weights)
        body = _dice(a.body, b.body, a.body_weight + b.body_weight, self.weights)
        both = 0.5 * title + 0.5 * body
        if body >= title and body > both:
            return max(both, body * 0.95), "text"
        return max(both, title * 0.72), "both" if body > 0.2 else "title"


def _profile(document: Document, section: int, stream: Stream) -> Profile:
    """Bigrams of a section's title and of its own text."""
    words = [
        "#" if token.kind is TokenKind.QUANTITY else token.key
        for token in stream.tokens[:_BODY_TOKENS]
        if token.kind is not TokenKind.PUNCTUATION
    ]
    title_words = len(document.sections[section].title.split())
    own = document.sections[section]
    title = words[: title_words + 2] if own.kind is SectionKind.ITEM else _title_words(document, section, stream)
    return Profile(_bigrams(title), _bigrams(words))


def _title_words(document: Document, section: int, stream: Stream) -> list[str]:
    heading = document.sections[section].first
    limit = len(document.sections[section].title) + 8
    out = []
    for token, block in zip(stream.tokens, stream.blocks, strict=True):
        text = document.blocks[block]
        if block != heading and text.kind is not BlockKind.HEADING:
            break
        if block == heading and token.start - text.body > limit:
            break
        if token.kind is not TokenKind.PUNCTUATION:
            out.append("#" if token.kind is TokenKind.QUANTITY else token.key)
    return out


def _bigrams(words: list[str]) -> Counter[str]:
    if len(words) == 1:
        return Counter(words)
    return Counter(f"{x} {y}" for x, y in pairwise(words))


def _weights(profiles: Sides[dict[int, Profile]]) -> dict[str, float]:
    """Inverse document frequency of each bigram over the sections of both sides."""
    seen: Counter[str] = Counter()
    total = 0
    for side in profiles:
        for profile in side.values():
            total += 1
            seen.update(profile.body.keys() | profile.title.keys())
    return {gram: 0.15 + math.log((total + 1) / count) for gram, count in seen.items()}


def _weigh(profile: Profile, weights: dict[str, float]) -> None:
    """Add up once what both texts of a profile weigh."""
    profile.title_weight = sum([count * weights[gram] for gram, count in profile.title.items()])
    profile.body_weight = sum([count * weights[gram] for gram, count in profile.body.items()])


def _dice(a: Counter[str], b: Counter[str], whole: float, weights: dict[str, float]) -> float:
    """Twice the weight of what both have, by the weight of both."""
    if not whole:
        return 0.0
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return 2 * sum([min(count, large[gram]) * weights[gram] for gram, count in small.items() if gram in large]) / whole
