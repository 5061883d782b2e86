"""Tokens: words, punctuation, and figures, dates and citations as single things with a value.

Each token carries its raw words (by offsets) and a key, the normal form in which two texts are
compared: tone marks in one place, case, quotes and dashes made one, numbers and dates as values.
So `25/07/2022` equals `25/7/2022` and `10 %` equals `10%`, but `dưới 1,8%` does not equal `1,8%`,
and `hơn 5%` is worded otherwise than `trên 5%` (same value, other key).

The order matters: citations are masked first, then names that contain digits, dates and periods,
and only what is left is read as quantities (VIETNAMESE.md 3.1).
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from ..text.letters import fold_letter
from ..text.syllables import mend_tones, variant_key
from . import citations, dates
from .citations import SYMBOL, Symbol, parse_symbol
from .dates import DATE, DateValue, parse_date
from .names import NAME, name_key
from .numbers import with_dots
from .quantities import QUANTITY, Quantity, end_of, parse_quantity
from .spans import joined


class TokenKind(IntEnum):
    """What a token is."""

    WORD = 0
    PUNCTUATION = 1
    QUANTITY = 2
    DATE = 3
    CITATION = 4
    NAME = 5
    """A name with digits in it: QL 37, Đề án 06, Covid-19 (VIETNAMESE.md 3.3)."""


Value = Quantity | DateValue | Symbol | None


class Token(NamedTuple):
    """A token of a block's text: offsets, key and value. (A tuple, as texts have many thousands of them.)"""

    kind: TokenKind
    start: int
    end: int
    key: str
    value: Value = None


_DIGIT = re.compile(r"[0-9]|u[ýí]\s+[IV]|U[ÝÍ]\s+[IV]")
_COMPOUND = (
    r"(?P<both>(?<![^\W_])(?i:kinh\s{1,3}tế\s{0,3}[-–—‐‑‒−]?\s{0,3}(?<![^\W_])xã\s{1,3}hội|KT\s{0,3}[-–—‐‑‒−]\s{0,3}XH|KTXH)(?![^\W_]))"
    r"|(?P<area>(?<![^\W_])[kcd]?m[23²³](?![^\W_]))"
)
"""What is written in several ways and means one thing: kinh tế - xã hội, kinh tế-xã hội, KT-XH (U-6); m2, m²."""
_PIECE = re.compile(
    _COMPOUND + r"|(?P<word>[^\W\d_]+(?:[̀-̣̉]+[^\W\d_]*)*)|(?P<digits>[0-9]+)|(?P<dots>\.{2,}|…)|(?P<mark>\S)"
)
_DASHES = "-–—‐‑‒−"
_QUOTES = "“”„«»‘’‚´'\""

_SAME_WORD = {"ngàn": "nghìn"}
"""Words of one meaning (U-6)."""

_key_cache: dict[str, str] = {}


def word_key(word: str) -> str:
    """The key of a word: lower case, its tone mark where the old style puts it, i and y one where they sound alike."""
    key = _key_cache.get(word)
    if key is None:
        key = variant_key(word)
        key = _SAME_WORD.get(key, key)
        if len(_key_cache) > 60_000:
            _key_cache.clear()
        _key_cache[word] = key
    return key


def _mark_key(mark: str) -> str:
    if mark in _DASHES:
        return "-"
    if mark in _QUOTES:
        return '"'
    return mark if len(mark) > 1 else fold_letter(mark)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of text[start:end], in order; every character that is no space is in exactly one."""
    stop = len(text) if end is None else end
    facts = _facts(text, start, stop) if _DIGIT.search(text, start, stop) else []
    out: list[Token] = []
    at = start
    for fact in facts:
        _plain(text, at, fact.start, out)
        out.append(fact)
        at = fact.end
    _plain(text, at, stop, out)
    return out


def facts_in(text: str, start: int = 0) -> list[Token]:
    """The figures, dates, citations and names of text[start:], in order, without the words between them."""
    return _facts(text, start, len(text)) if _DIGIT.search(text, start) else []


def _plain(text: str, start: int, end: int, out: list[Token]) -> None:
    if start >= end:
        return
    append, new = out.append, tuple.__new__  # as quick as it gets: texts have many thousands of tokens
    word, punctuation = TokenKind.WORD, TokenKind.PUNCTUATION
    known = _key_cache
    for piece in _PIECE.finditer(text, start, end):
        kind = piece.lastgroup
        low, high = piece.span()
        if kind == "word":
            raw = piece.group()
            append(new(Token, (word, low, high, known.get(raw) or word_key(raw), None)))
        elif kind == "digits":
            append(new(Token, (word, low, high, piece.group().lstrip("0") or "0", None)))
        elif kind == "both":
            append(Token(word, low, high, "kinh tế - xã hội"))
        elif kind == "area":
            append(Token(word, low, high, piece.group().replace("²", "2").replace("³", "3")))
        else:
            append(new(Token, (punctuation, low, high, "…" if kind == "dots" else _mark_key(piece.group()), None)))


def _facts(text: str, start: int, end: int) -> list[Token]:
    """Citations, names, dates and quantities, in order and without overlap; earlier kinds win."""
    found: list[Token] = []
    printed, text = text, mend_tones(text)
    for match in SYMBOL.finditer(text, start, end):
        symbol = parse_symbol(match)
        found.append(Token(TokenKind.CITATION, *citations.span_of(match), "c:" + symbol.key, symbol))
    names = [
        Token(TokenKind.NAME, *match.span(), "n:" + name_key(match.group()))
        for match in NAME.finditer(text, start, end)
    ]
    found = _merge(found, names)
    days = []
    for match in DATE.finditer(text, start, end):
        date = parse_date(match)
        days.append(Token(TokenKind.DATE, *dates.span_of(match), "d:" + date.iso, date))
    found = _merge(found, days)
    return _merge(found, _quantities(printed, text, start, end, [(t.start, t.end) for t in found]))


def _merge(first: list[Token], second: list[Token]) -> list[Token]:
    """Both lists in order; of the second only what does not overlap the first."""
    if not second:
        return first
    out: list[Token] = []
    at = 0
    for token in second:
        while at < len(first) and first[at].end <= token.start:
            out.append(first[at])
            at += 1
        if at == len(first) or token.end <= first[at].start:
            out.append(token)
    return [*out, *first[at:]]


def _quantities(printed: str, text: str, start: int, end: int, taken: list[tuple[int, int]]) -> list[Token]:
    gaps: list[tuple[int, int]] = []
    at = start
    for low, high in taken:
        gaps.append((at, low))
        at = high
    gaps.append((at, end))
    found: list[Token] = []
    dotted = with_dots(text)
    for low, high in gaps:
        pieces: list[tuple[int, int, Quantity]] = []
        for match in QUANTITY.finditer(dotted, low, high):
            left, right = match.start(), end_of(match)
            while right > left and text[right - 1].isspace():
                right -= 1
            pieces.append((left, right, parse_quantity(match)))
        for left, right, quantity in joined(pieces, dotted, low, high):
            if dotted is not printed:
                quantity = quantity._replace(raw=printed[left:right].strip())
            found.append(Token(TokenKind.QUANTITY, left, right, f"q:{quantity.key}|{quantity.words}", quantity))
    return found
