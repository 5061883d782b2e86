"""Sections that stay without a match after the first rounds: short ones, or reworded to the last pair of words.

A target is told in one line, and two authors tell it in two ways: "Tổng lượt khách du lịch: trên 1,8 triệu
lượt" and "Đón 1,8 triệu lượt khách du lịch" share no pair of neighbouring words that would be rare. So what is
left is weighed once more, and more kindly: by its single words beside the pairs, without marks and with
the names that mean the same made one, and by its figures, since one rare figure told twice is a strong
sign. A heading is weighed by its title, by the fields of government that it names, and as far as it has
them by the titles below it.

In return the place must agree: headings stand below matched sections, or nothing above them is matched; of
entries the words must say the more, the less their place does. Figures count for a section that is its own
text alone: two chapters with one figure in common are not one chapter.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..facts.quantities import Quantity
from ..facts.tokens import TokenKind
from ..model.document import Document
from ..model.side import Sides
from ..text.letters import fold
from .assignment import assign
from .fields import fields_of
from .roofs import Roofs, compatible
from .stream import Stream, title_length

_ACCEPT = 0.5
"""What words and place must come to."""
_WORDS = 0.25
"""And words alone."""
_WORDS_TOKENS = 120
_PAIR = 0.6
"""What a pair of neighbouring words weighs, beside a word that is as rare."""
_VERSIONS, _IN_VERSIONS = 0.6, 0.15
"""Documents with so many sections matched are versions of one; there headings without their text say little."""
_FIELD = 0.6
"""What it says that two headings name the same fields."""
_OTHER_FIELD = 0.8
_MAX_POSTINGS = 80
_STOP = frozenset({
    "va", "cac", "cua", "voi", "cho", "tai", "trong", "theo", "den", "tu", "ve", "la", "nhung", "mot", "so", "muc",
    "dat", "con", "co", "duoc", "tiep", "tuc", "thuc", "hien", "cong", "tac", "dam", "bao", "nang", "cao", "tang",
    "cuong", "day", "manh", "tren", "duoi", "khoang", "ty", "le", "tong",
})  # fmt: skip
"""Words that say little about what a section is about."""
_SAME = {"do thi hoa": "dan so do thi", "tong san pham": "grdp", "van dan": "10000 dan", "bac sy": "bac si"}
"""Names of indicators that mean the same, without marks."""


class _Profile(NamedTuple):
    """The features of a section's title and of its text, and whether it is its own text alone."""

    title: frozenset[str]
    text: frozenset[str]
    fields: frozenset[str]
    entry: bool


def match_remaining(
    documents: Sides[Document],
    streams: Sides[dict[int, Stream]],
    matched: dict[int, int],
    apart: frozenset[tuple[int, int]] = frozenset(),
) -> list[tuple[int, int, float]]:
    """Pairs among the sections that `matched` (of A to B) leaves, each with its likeness by words; none of `apart`."""
    taken = set(matched.values())
    left = Sides([i for i in streams.a if i not in matched], [j for j in streams.b if j not in taken])
    if not left.a or not left.b:
        return []
    profiles = Sides(
        {i: _profile(documents.a, i, streams.a[i]) for i in left.a},
        {j: _profile(documents.b, j, streams.b[j]) for j in left.b},
    )
    weights = _weights([*profiles.a.values(), *profiles.b.values()])
    roofs = Roofs(documents, matched)
    kin = len(matched) >= _VERSIONS * max(len(streams.a), len(streams.b))
    scored: dict[tuple[int, int], float] = {}
    likeness: dict[tuple[int, int], float] = {}
    for i, j in _near(profiles, weights):
        if (i, j) in apart or not compatible(documents, i, j):
            continue
        words = _likeness(profiles.a[i], profiles.b[j], weights)
        score = words + roofs.agree(i, j)
        if kin and not profiles.a[i].entry and _dice(profiles.a[i].text, profiles.b[j].text, weights) < _IN_VERSIONS:
            continue
        unlike_roofs = not (profiles.a[i].entry and profiles.b[j].entry) and roofs.conflict(i, j)
        if words >= _WORDS and score >= _ACCEPT and not unlike_roofs:
            scored[i, j] = score
            likeness[i, j] = words
    return [(i, j, round(likeness[i, j], 4)) for i, j in assign(scored)]


def _profile(document: Document, section: int, stream: Stream) -> _Profile:
    heads = title_length(stream, section)
    entry = not heads and not document.children(section)
    text = _features(stream, heads, min(len(stream), _WORDS_TOKENS), figures=entry)
    if not entry:
        for child in document.children(section)[:20]:
            text |= _words_of(document.sections[child].title)
    title = " ".join(_plain(document.sections[section].title))
    fields = frozenset() if entry else frozenset(f"@{name}" for name in fields_of(title))
    return _Profile(frozenset(_grams(title)), text, fields, entry)


def _features(stream: Stream, low: int, high: int, *, figures: bool) -> frozenset[str]:
    words: list[str] = []
    found: set[str] = set()
    for at in range(low, high):
        token = stream.tokens[at]
        if token.kind is TokenKind.QUANTITY and isinstance(token.value, Quantity):
            if figures and token.value.low is not None:
                found.add(f"={token.value.low}-{token.value.high} {token.value.unit}")
            words.extend(_plain(token.value.unit or ""))
        elif token.kind in (TokenKind.WORD, TokenKind.NAME):
            words.append(fold(token.key))
    return frozenset(found | _grams(" ".join(words)))


def _words_of(text: str) -> frozenset[str]:
    return frozenset(_grams(" ".join(_plain(text))))


def _plain(text: str) -> list[str]:
    return ["".join(c for c in word if c.isalnum()) for word in fold(text).split()]


def _grams(text: str) -> set[str]:
    for phrase, same in _SAME.items():
        if phrase in text:
            text = text.replace(phrase, same)
    words = [word for word in text.split() if word and word not in _STOP and not word.isdigit()]
    return {*words, *(f"{a} {b}" for a, b in pairwise(words))}


def _weights(profiles: list[_Profile]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for profile in profiles:
        counts.update(profile.title | profile.text | profile.fields)
    total = len(profiles) + 1
    return {
        feature: (0.1 + math.log(total / count)) * (_PAIR if " " in feature and feature[0] != "=" else 1.0)
        for feature, count in counts.items()
    }


def _likeness(a: _Profile, b: _Profile, weights: dict[str, float]) -> float:
    """Dice's coefficient of the texts for entries; for headings of the titles, and of the texts a little."""
    text = _dice(a.text, b.text, weights)
    if a.entry and b.entry:
        return text
    title = _dice(a.title, b.title, weights)
    fields = _dice(a.fields, b.fields, weights)
    if not fields and (a.fields or b.fields):
        title *= _OTHER_FIELD
    return max(title * 0.8, text * 0.5, fields * _FIELD) + min(title, text) * 0.2


def _dice(a: frozenset[str], b: frozenset[str], weights: dict[str, float]) -> float:
    whole = sum(weights[x] for x in a) + sum(weights[x] for x in b)
    return 2 * sum(weights[x] for x in a & b) / whole if whole else 0.0


def _near(profiles: Sides[dict[int, _Profile]], weights: dict[str, float]) -> Iterator[tuple[int, int]]:
    """Pairs that share a feature which not too many have."""
    postings: dict[str, list[int]] = defaultdict(list)
    for j, profile in profiles.b.items():
        for feature in profile.title | profile.text | profile.fields:
            postings[feature].append(j)
    for i, profile in profiles.a.items():
        seen: set[int] = set()
        for feature in profile.title | profile.text | profile.fields:
            known = postings.get(feature, ())
            if len(known) <= _MAX_POSTINGS:
                seen.update(known)
        for j in sorted(seen):
            yield i, j
