"""The readings of a query: the words as typed, and what else they may mean.

Each reading is a row of units that all must be found, and a pattern for the whole of them standing together.
The first takes the words as typed (graded by their marks). The others take keystrokes as what they were meant
for, figures, dates and symbols by their value, abbreviations by their long forms and the other way round, and
words with a typo as words that there are. A reading knows how its hits are called (`matched`) and how much
they count.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..facts.abbreviations import COMMON
from ..text.keystrokes import could_be_syllable, decode_all
from ..text.letters import fold
from .forms import Form, Span, special_forms
from .query import Query

AS_TYPED, DECODED, VALUE, ABBREVIATION, CONTEXT, GUESSED, FUZZY = 1.0, 0.96, 0.95, 0.85, 0.8, 0.48, 0.45
"""How much the hits of a reading count; with CONTEXT what some of its words count that stand in the headings above a
passage or in the name of its document; an abbreviation is guessed where nobody says what it stands for."""
_MOST_ABBREVIATIONS = 6
_IY = re.compile(r"^((?:qu|[hklmst]))([iy])$")
SAME = {"nghin": ("ngan",), "ngan": ("nghin",)}
"""Folded words of one meaning (U-6)."""
_GAP = r"[^a-z0-9%<>\x00]{1,4}"
"""Between two words of a phrase: no letters, and no end of a passage."""


class Word(NamedTuple):
    """A word of a reading: as typed, folded, and the other folded spellings it stands for."""

    raw: str
    folded: str
    also: tuple[str, ...] = ()
    form: Form | None = None
    """For a figure, date or symbol: how it may be printed."""

    def pattern(self, prefix: bool) -> str:
        """The word as a regular expression over folded text."""
        if self.form is not None:
            return self.form.pattern
        forms = "|".join(re.escape(form) for form in (self.folded, *self.also))
        body = f"(?:{forms})" if self.also else forms
        if not self.folded[-1:].isalnum():
            return body
        return body if prefix else body + r"(?![a-z0-9])"


Unit = tuple[Word, ...]
"""Words that stand together: one word, those of a quotation, those of a long form."""


class Reading(NamedTuple):
    """One way to understand a query."""

    units: tuple[Unit, ...]
    matched: str
    """`exact` for the words as typed (then graded by their marks), else as the contract names it."""
    weight: float
    prefix: bool
    """Whether its last word may go on: it is still being typed."""
    phrase: re.Pattern[str]
    """The words one after the other, a group for each, over folded text. It begins with a letter rather than with a
    look behind, since only then the search is by plain scanning; `starts_word` looks behind."""
    patterns: tuple[re.Pattern[str], ...] = ()
    """The pattern of each unit, where they may stand apart."""
    assumes: tuple[tuple[str, str], ...] = ()
    """Abbreviations and what it takes them to mean: it is no reading for a document that defines them otherwise."""

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for unit in self.units for word in unit)

    @property
    def loose(self) -> bool:
        """Whether its units may stand apart and in any order."""
        return len(self.units) > 1


def letters_of(units: Iterable[Unit]) -> int:
    """How many letters some units have: what they weigh beside others."""
    return sum(len(word.folded) for unit in units for word in unit)


def starts_word(text: str, at: int) -> bool:
    """Whether no word goes on over an offset of folded text."""
    return at == 0 or not (text[at - 1].isalnum() and text[at].isalnum())


def readings_of(
    query: Query, defined: Mapping[str, str] | None = None, guessed: Mapping[str, str] | None = None
) -> tuple[Reading, ...]:
    """The readings of a query but for typos. `defined` are abbreviations (folded) with the document's own long form,
    `guessed` such that may have one."""
    special = special_forms(query.plain)
    units = _typed(query, special)
    if not units:
        return ()
    if len(query.words) == 1 and len(query.words[0]) == 1:
        return (reading(units, "exact", AS_TYPED, prefix=False),)  # half of all words would do
    found = [reading(units, "exact", AS_TYPED)]
    if (decoded := _decoded(units)) is not None:
        found.append(reading(decoded, "exact", DECODED))
        units = decoded
    if special:
        found.append(reading(_valued(query, special), "value", VALUE))
    found.extend(_abbreviations(units, defined or {}, guessed or {}))
    return tuple(found)


def reading(
    units: Iterable[Unit], matched: str, weight: float, prefix: bool = True, assumes: tuple[tuple[str, str], ...] = ()
) -> Reading:
    """A reading of units."""
    rows = tuple(units)
    last = len(rows) - 1
    whole = phrase_of([word for unit in rows for word in unit], prefix)
    patterns = tuple(phrase_of(unit, prefix and i == last) for i, unit in enumerate(rows)) if last else (whole,)
    return Reading(rows, matched, weight, prefix, whole, patterns, assumes)


def phrase_of(words: Sequence[Word], prefix: bool) -> re.Pattern[str]:
    """The pattern of words one after the other."""
    last = len(words) - 1
    parts = [f"({word.pattern(prefix and i == last)})" for i, word in enumerate(words)]
    gaps = [
        _GAP if a.folded[-1:].isalnum() and b.folded[:1].isalnum() else r"\s{0,2}" for a, b in itertools.pairwise(words)
    ]
    return re.compile(parts[0] + "".join(gap + part for gap, part in zip(gaps, parts[1:], strict=True)))


def word_of(raw: str) -> Word:
    """A word with its other spellings: i for y at the end of an open syllable (U-5), ngàn for nghìn (U-6)."""
    folded = fold(raw)
    match = _IY.match(folded)
    also = (match[1] + ("y" if match[2] == "i" else "i"),) if match else SAME.get(folded, ())
    return Word(raw, folded, also)


def _typed(query: Query, special: Mapping[Span, Form]) -> tuple[Unit, ...]:
    """The words as typed; those of a figure, date or symbol stand together, as those of a quotation do."""
    out: list[Unit] = []
    last: Span | None = None
    for unit in query.units:
        words = tuple(word_of(query.plain[a:b]) for a, b in unit)
        span = _within(unit[0], special)
        if span is not None and span == last:
            out[-1] += words
        else:
            out.append(words)
        last = span
    return tuple(out)


def _within(word: Span, special: Mapping[Span, Form]) -> Span | None:
    """Which figure, date or symbol a word is part of."""
    return next((span for span in special if span[0] < word[1] and word[0] < span[1]), None)


def _decoded(units: tuple[Unit, ...]) -> tuple[Unit, ...] | None:
    """Units whose words are raw keystrokes as what they were meant for; None where none is."""
    decoded = decode_all([word.raw for unit in units for word in unit])
    if decoded is None:
        return None
    words = iter(decoded)
    return tuple(tuple(word_of(next(words)) for _ in unit) for unit in units)


def _valued(query: Query, special: Mapping[Span, Form]) -> tuple[Unit, ...]:
    """Units with the figures, dates and symbols of a query as single words."""
    out: list[Unit] = []
    done: set[Span] = set()
    for unit in query.units:
        words: list[Word] = []
        for a, b in unit:
            span = _within((a, b), special)
            if span is None:
                words.append(word_of(query.plain[a:b]))
            elif span not in done:
                raw = query.plain[span[0] : span[1]]
                words.append(Word(raw, fold(raw), form=special[span]))
                done.add(span)
        if words:
            out.append(tuple(words))
    return tuple(out)


Meanings = tuple[tuple[str, str], ...]
"""Abbreviations with their long forms."""


def _abbreviations(units: tuple[Unit, ...], defined: Mapping[str, str], guessed: Mapping[str, str]) -> list[Reading]:
    """The query with abbreviations spelled out, and with long forms cut short."""
    known = {**guessed, **COMMON, **defined}
    units = _joined(units, known)

    def weight(meanings: Meanings) -> float:
        return ABBREVIATION if all(short in COMMON or short in defined for short, _ in meanings) else GUESSED

    found = [
        reading(new, "abbreviation", weight(meanings), prefix, meanings)
        for new, prefix, meanings in (*_spelled_out(units, known, defined), *_cut_short(units, known))
    ]
    return found[:_MOST_ABBREVIATIONS]


def _joined(units: tuple[Unit, ...], known: Mapping[str, str]) -> tuple[Unit, ...]:
    """Units with the halves of an abbreviation put together that is printed with a hyphen: KT-XH."""
    out: list[Unit] = []
    for unit in units:
        if out and len(out[-1]) == len(unit) == 1 and f"{out[-1][0].folded}-{unit[0].folded}" in known:
            raw = f"{out[-1][0].raw}-{unit[0].raw}"
            out[-1] = (Word(raw, fold(raw)),)
        else:
            out.append(unit)
    return tuple(out)


def _spelled_out(
    units: tuple[Unit, ...], known: Mapping[str, str], defined: Mapping[str, str]
) -> Iterator[tuple[tuple[Unit, ...], bool, Meanings]]:
    """The query with all its abbreviations spelled out, then with each of them."""
    alone = len(units) == 1
    long = {i: known[unit[0].folded] for i, unit in enumerate(units) if _is_short(unit, known, defined, alone)}
    for which in ([list(long)] if len(long) > 1 else []) + [[i] for i in long]:
        new = tuple(
            tuple(word_of(part) for part in long[i].split()) if i in which else unit for i, unit in enumerate(units)
        )
        yield new, True, tuple((units[i][0].folded, long[i]) for i in which)
    for i, meant in long.items():
        for other in (short for short, form in known.items() if form == meant and short != units[i][0].folded):
            yield (*units[:i], (Word(other, other),), *units[i + 1 :]), False, ((units[i][0].folded, meant),)


def _is_short(unit: Unit, known: Mapping[str, str], defined: Mapping[str, str], alone: bool) -> bool:
    """Whether a unit is an abbreviation; what could be a syllable is one only in capitals, alone, or by definition."""
    word = unit[0]
    if len(unit) > 1 or word.folded not in known:
        return False
    return word.raw.isupper() or alone or word.folded in defined or not could_be_syllable(word.folded)


def _cut_short(units: tuple[Unit, ...], known: Mapping[str, str]) -> Iterator[tuple[tuple[Unit, ...], bool, Meanings]]:
    """The query with all its long forms cut short, then with each of them."""
    words = [word for unit in units for word in unit]
    found = _long_forms([word.folded for word in words], known)
    apart: list[tuple[int, int, str]] = []
    for cut in found:
        if all(cut[1] <= a or b <= cut[0] for a, b, _ in apart):
            apart.append(cut)
    for cuts in ([apart] if len(apart) > 1 else []) + [[cut] for cut in found]:
        left = list(words)
        for before, after, short in sorted(cuts, reverse=True):
            left[before:after] = [Word(short, short)]
        goes_on = max(after for _, after, _ in cuts) < len(words)
        yield tuple((word,) for word in left), goes_on, tuple((short, known[short]) for _, _, short in cuts)


def _long_forms(words: list[str], known: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Where long forms stand among words, and their abbreviations; the longest first."""
    text = " " + " ".join(words) + " "
    found: list[tuple[int, int, str]] = []
    for short, long in known.items():
        place = text.find(f" {long} ") if " " in long else -1
        if place >= 0:
            before = len(text[:place].split())
            found.append((before, before + len(long.split()), short))
    return sorted(found, key=lambda cut: (cut[0] - cut[1], cut))
