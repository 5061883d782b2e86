"""The query language, and what a query means.

    hộ nghèo           all words, in any order; a passage with the whole phrase comes first
    ho ngheo           letters typed without marks match any marks; marks that are typed must be there
    "đầu tư công"      words in quotes stand together, in this order
    16068, 16.068 tỷ   a figure is also found by its value, however it is printed
    247-KL/TU, 247kltu a document's symbol is found whatever its punctuation
    UBND               an abbreviation also finds its long form, and the long form the abbreviation

Each query is one or more *readings*: the words as typed first, then spellings of the same words
(tỉ lệ, tỷ lệ), abbreviations, values. A reading knows how its hits are called (`matched`) and how
much they count.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from decimal import Decimal

from ..facts.abbreviations import COMMON
from ..facts.quantities import Quantity
from ..facts.tokens import TokenKind, tokenize
from ..text.letters import fold, nfc

_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W_]+|[%<>≤≥]")
_SYMBOL = re.compile(r"([0-9]{1,5})[\s/.-]*((?:[12][0-9]{3}[\s/-]*)?[a-zđ][a-z0-9đ/\s&-]*)$", re.IGNORECASE)
_SYMBOL_TAIL = re.compile(
    r"(?:[12][0-9]{3})?(?:nq|qd|ct|kh|bc|kl|tb|tt|nd|cv|ttr|hd|ctr|cd|qh|da|pa|ubnd|hdnd|ttg)[a-z]*[0-9]{0,2}$"
)
_IY = re.compile(r"^((?:qu|[hklmst]))([iy])$")
_MAX_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query: as typed, folded, and the other folded spellings it stands for."""

    raw: str
    folded: str
    also: tuple[str, ...] = ()

    def pattern(self, prefix: bool) -> str:
        """The word as a regular expression over folded text."""
        forms = "|".join(re.escape(form) for form in (self.folded, *self.also))
        body = f"(?:{forms})" if self.also else forms
        if not self.folded[-1:].isalnum():
            return body
        return body if prefix else body + r"(?![a-z0-9])"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a query."""

    words: tuple[Word, ...]
    matched: str
    """`exact` for the words as typed (then graded by their marks), `abbreviation` or `value`."""
    weight: float
    loose: bool
    """Whether the words may stand apart and in any order."""
    phrase: re.Pattern[str]
    """The words one after the other, over folded text. It begins with a letter rather than with a look behind,
    since only then the search is by plain scanning; `starts_word` looks behind."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query as understood; `words` are those as typed."""

    text: str
    words: tuple[Word, ...]
    readings: tuple[Reading, ...]

    def __bool__(self) -> bool:
        return bool(self.words)


def starts_word(text: str, at: int) -> bool:
    """Whether no word goes on over an offset of folded text."""
    return at == 0 or not (text[at - 1].isalnum() and text[at].isalnum())


_GAP = r"[^a-z0-9%<>]{1,4}"


def parse_query(text: str, definitions: dict[str, str] | None = None) -> Query:
    """Understand a query. `definitions` are abbreviations (folded) with the long form the documents give them."""
    clean = " ".join(nfc(text).split())[:_MAX_LENGTH]
    quoted = len(clean) > 2 and clean[0] in '"“' and clean[-1] in '"”'
    words = _words(clean)
    if not words:
        return Query(clean, (), ())
    values = _values(clean)
    readings = [_reading(words, "exact", 1.0, loose=not quoted and not values)]
    if symbol := _symbol(clean):
        readings.append(symbol)
    readings.extend(values)
    readings.extend(_abbreviations(words, definitions or {}))
    return Query(clean, words, tuple(readings))


def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(raw, fold(raw), _also(fold(raw))) for raw in _WORD.findall(text))


def _also(folded: str) -> tuple[str, ...]:
    """Other spellings of a folded word: i for y at the end of an open syllable (U-5), ngàn for nghìn (U-6)."""
    match = _IY.match(folded)
    if match:
        return (match[1] + ("y" if match[2] == "i" else "i"),)
    return {"nghin": ("ngan",), "ngan": ("nghin",)}.get(folded, ())


def _reading(
    words: tuple[Word, ...], matched: str, weight: float, loose: bool, prefix: bool = True
) -> Reading:
    last = len(words) - 1
    parts = [word.pattern(prefix and i == last) for i, word in enumerate(words)]
    gap = [
        _GAP if a.folded[-1:].isalnum() and b.folded[:1].isalnum() else r"\s{0,2}"
        for a, b in itertools.pairwise(words)
    ]
    body = parts[0] + "".join(g + p for g, p in zip(gap, parts[1:], strict=True))
    return Reading(words, matched, weight, loose, re.compile(body))


def _symbol(text: str) -> Reading | None:
    """247-KL/TU however it is typed; None for what is no symbol."""
    match = _SYMBOL.match(text)
    if not match:
        return None
    tail = re.sub(r"[^a-z0-9]", "", fold(match[2]))
    if not _SYMBOL_TAIL.match(tail):
        return None
    number = match[1].lstrip("0") or "0"
    pattern = rf"0*{number}[\s/.–-]{{0,4}}" + r"[\s/&–-]{0,3}".join(map(re.escape, tail)) + r"(?![a-z0-9])"
    word = Word(text, fold(text))
    return Reading((word,), "value", 0.98, False, re.compile(pattern))


_SCALES = (("", 0), ("nghin", 3), ("trieu", 6), ("ty", 9), ("nghin ty", 12))
_NO_SCALE_BEHIND = r"(?!\s{0,2}(?:nghin|ngan|trieu|ty|ti)(?![a-z]))"
_UNMARKED = re.compile(r"\s*(?<![^\W\d_])(nghin|ngan|trieu|ty|ti|dong|tan)\b", re.IGNORECASE)
_MARKED = {"nghin": "nghìn", "ngan": "ngàn", "trieu": "triệu", "ty": "tỷ", "ti": "tỷ", "dong": "đồng", "tan": "tấn"}


def _values(text: str) -> list[Reading]:
    """Other ways to print the figure of a query that is one figure, with its scale and unit."""
    spelled = _UNMARKED.sub(lambda m: " " + _MARKED[m[1].lower()], text)
    tokens = [token for token in tokenize(spelled) if token.kind is TokenKind.QUANTITY]
    if len(tokens) != 1 or not isinstance(tokens[0].value, Quantity) or tokens[0].value.value is None:
        return []
    token, quantity = tokens[0], tokens[0].value
    if _WORD.search(spelled[: token.start] + " " + spelled[token.end :]):
        return []
    assert quantity.value is not None
    pattern = _value_pattern(abs(quantity.value), spelled[token.start : token.end], quantity.unit)
    return [Reading((Word(text, fold(text)),), "value", 0.95, False, re.compile(pattern))] if pattern else []


def _value_pattern(value: Decimal, printed: str, unit: str | None) -> str:
    """A figure however it is printed: bare at any scale, with a scale or unit only where value and unit agree."""
    if not re.search(r"[^\W\d_]|%", printed):
        return _number_pattern(value)
    forms = []
    for name, power in _SCALES:
        part = value / (Decimal(10) ** power)
        if part == round(part, 3) and (part >= 1 or not power):
            scale = rf"\s{{0,2}}{name}(?![a-z])" if name else r"\s{0,2}dong(?![a-z])" if unit == "VND" else ""
            forms.append(_number_pattern(part) + scale + _NO_SCALE_BEHIND)
    if not forms:
        return ""
    tail = _unit_pattern(unit)
    return f"(?:{'|'.join(forms)}){tail}"


def _unit_pattern(unit: str | None) -> str:
    """The unit behind a figure, over folded text; money may leave its đồng out."""
    if unit is None or unit == "VND":
        return ""
    return r"\s{0,2}" + re.escape(fold(unit)) + r"(?![a-z0-9])" if unit != "%" else r"\s{0,2}%"


def _number_pattern(value: Decimal) -> str:
    """A number with or without dots between its groups, with or without zeros at its end."""
    whole, _, decimals = format(value.normalize(), "f").partition(".")
    groups: list[str] = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    body = r"\.?".join([whole, *groups])
    tail = rf",{decimals}0*" if decimals else r"(?:,0+)?"
    return rf"{body}{tail}(?![0-9]|[.,][0-9])"


def _abbreviations(words: tuple[Word, ...], definitions: dict[str, str]) -> list[Reading]:
    """The query with an abbreviation spelled out, or a long form cut short."""
    known = {**COMMON, **definitions}
    out: list[Reading] = []
    folded = [word.folded for word in words]
    for i, word in enumerate(folded):
        if word in known and (words[i].raw.isupper() or len(words) == 1 or word in definitions):
            spelled = (*words[:i], *_words(known[word]), *words[i + 1 :])
            out.append(_reading(spelled, "abbreviation", 0.85, loose=False))
    text = " ".join(folded)
    for short, long in known.items():
        at = f" {text} ".find(f" {long} ") if " " in long else -1
        if at >= 0:
            before = len(text[:at].split())
            cut = (*words[:before], Word(short, short), *words[before + len(long.split()) :])
            out.append(_reading(cut, "abbreviation", 0.85, loose=False, prefix=False))
    return out[:6]
