"""Readings as expressions of the archive's keys: which passages can match at all.

A whole phrase is the conjunction of its pairs of neighbouring words; scattered words are the conjunction of the
words; a word that is still being typed is the disjunction of its most frequent completions. An expression may let
too much through, never too little but for rare completions: what it finds is matched on the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, product
from typing import Protocol

from ..library.archive.keys import HAS_CITATION, HAS_FIGURE, field_key, heading_key, pair, words_of
from ..model.passage import words_about
from .forms import value_keys
from .query import Filters
from .readings import Reading, Word

_COMPLETIONS = 24
"""So many completions of a word that is still being typed; the most frequent."""
_NONE = "@none"
"""A key that no passage has."""
_FIGURE_BEGUN = 3
"""Digits from which a figure is completed; with fewer nearly every figure would do, and only decimals are added."""


class Keys(Protocol):
    """What expressions ask the archive."""

    def completions(self, beginning: str, limit: int) -> list[str]:
        """The most frequent words with a beginning."""

    def pairs(self, beginning: str, limit: int) -> list[str]:
        """The most frequent pairs of words with a beginning."""

    def figures(self, beginning: str, limit: int) -> list[str]:
        """The most frequent figures with a beginning."""


def phrase_expression(reading: Reading, keys: Keys) -> str | None:
    """What a passage with the whole phrase has; None where there can be none."""
    return _stretch(list(reading.words), reading.prefix, keys)


def scattered_expression(reading: Reading, keys: Keys) -> str | None:
    """What a passage with all units has; None where there can be none."""
    last = len(reading.units) - 1
    parts = [_stretch(list(unit), reading.prefix and i == last, keys) for i, unit in enumerate(reading.units)]
    told = [part for part in parts if part != ""]
    return None if any(part is None for part in told) else _all(part for part in told if part)


def nearby_expression(reading: Reading) -> str:
    """What a passage has in which some two neighbours of the query stand together, in either order; "" for none."""
    keys = [
        pair(a[-1], b[0])
        for one, other in pairwise(reading.words)
        if one.form is None and other.form is None
        for first, second in ((one, other), (other, one))
        for a, b in product(_spellings(first), _spellings(second))
    ]
    return _any(keys) if keys else ""


def above_expression(words: Iterable[Word]) -> str:
    """What a passage has when all of some words stand in the headings above it or in its document's name; "" where
    they have no keys."""
    rows = ([key for spelling in _spellings(word) for key in spelling] for word in words)
    return _all(_any([name for key in keys for name in (heading_key(key), f"@n{key}")]) for keys in rows if keys)


def filter_expression(filters: Filters, scope: Sequence[str] | None) -> str:
    """What a passage has that the filters let through, as far as keys can tell; "" where that is any."""
    parts = [_any(scope)] if scope is not None else []
    for letter, values in (("n", filters.document), ("k", filters.kind), ("i", filters.issuer)):
        parts.extend(_begins(f"@{letter}{word}") for value in values for word in words_about(value))
    if filters.year:
        parts.append(_any([f"@{letter}{year}" for year in filters.year for letter in "yn"]))
    if filters.fields:
        parts.append(_any([field_key(field) for field in sorted(filters.fields)]))
    if filters.conditions or "figure" in filters.has:
        parts.append(quoted(HAS_FIGURE))
    parts.extend(_any(value_keys(wanted.value)) for wanted in filters.conditions if wanted.comparator == "=")
    if "citation" in filters.has:
        parts.append(quoted(HAS_CITATION))
    return _all(parts)


def both(first: str, second: str) -> str:
    """What fits two expressions."""
    return _all(part for part in (first, second) if part)


_NO_KEY = re.compile(r"[^\w,@#]")


def quoted(key: str) -> str:
    """A key as FTS5 takes it: one token, whatever was typed."""
    return '"' + (_NO_KEY.sub("", key) or _NONE) + '"'


def _begins(key: str) -> str:
    return quoted(key) + "*"


def _any(keys: Sequence[str]) -> str:
    if not keys:
        return quoted(_NONE)
    return quoted(keys[0]) if len(keys) == 1 else "(" + " OR ".join(map(quoted, keys)) + ")"


def _all(parts: Iterable[str]) -> str:
    return " AND ".join(dict.fromkeys(parts))


def _stretch(words: list[Word], prefix: bool, keys: Keys) -> str | None:
    """Words one after the other; "" where they have no keys, None where the archive has no such words."""
    parts: list[str] = []
    run: list[Word] = []
    for word in words:
        if word.form is None:
            run.append(word)
            continue
        parts.extend(_run(run, False, keys) or ())
        run = []
        parts.append(_form(word))
    tail = _run(run, prefix and bool(words) and words[-1].form is None, keys)
    return None if tail is None else _all([*parts, *tail])


def _form(word: Word) -> str:
    """A figure, date or symbol in any of its prints."""
    assert word.form is not None
    rows = [" AND ".join(quoted(key) for key in row) for row in word.form.keys]
    return rows[0] if len(rows) == 1 else "(" + " OR ".join(f"({row})" for row in rows) + ")"


def _run(words: list[Word], prefix: bool, keys: Keys) -> list[str] | None:
    """Plain words one after the other: the keys of each pair; None where the last can have no completion."""
    spelled = [forms for word in words if (forms := _spellings(word))]
    if not spelled:
        return []
    if len(spelled) == 1:
        return _alone(spelled[0], prefix, keys)
    parts = []
    count = len(spelled) - 1
    for i, (before, after) in enumerate(pairwise(spelled)):
        if prefix and i == count - 1:
            begun = [pair(a[-1], b[0]) for a, b in product(before, after)]
            found = [key for beginning in begun for key in keys.pairs(beginning, _COMPLETIONS)]
            if not found:
                return None
            parts.append(_any(list(dict.fromkeys([*begun, *found]))))
        else:
            parts.append(_any([pair(a[-1], b[0]) for a, b in product(before, after)]))
    inner = [_any([pair(a, b)]) for forms in spelled if len(forms) == 1 for a, b in pairwise(forms[0])]
    return [*parts, *inner]


def _spellings(word: Word) -> list[list[str]]:
    """The words of each spelling of a word; a figure may be several."""
    return [words for form in (word.folded, *word.also) if (words := words_of(form))]


def _alone(forms: list[list[str]], prefix: bool, keys: Keys) -> list[str] | None:
    """A single word, in any spelling."""
    rows: list[str] = []
    for words in forms:
        if len(words) > 1:
            rows.append("(" + " AND ".join(quoted(pair(a, b)) for a, b in pairwise(words)) + ")")
        elif not prefix:
            rows.append(quoted(words[0]))
        else:
            word = words[0]
            rows.extend(map(quoted, dict.fromkeys([word, *_completions(word, keys)])))
    return [rows[0] if len(rows) == 1 else "(" + " OR ".join(rows) + ")"]


def _completions(word: str, keys: Keys) -> list[str]:
    """What a word or figure may become that is still being typed."""
    if word.isalpha():
        return keys.completions(word, _COMPLETIONS)
    return keys.figures(word if len(word) >= _FIGURE_BEGUN or "," in word else word + ",", _COMPLETIONS)
