"""Passages: sentences laid out so that claims about figures can be read off them.

A claim is a form of words around figures: "A/B …, đạt P", "X, tăng D (P)". To find such forms a
sentence is written down once more as a *skeleton*: its words as their keys (small letters, tone
marks in one place, tỉ as tỷ), one blank between, each figure a single letter of the private use
area that also says what sort of figure it is; dates, symbols and names are signs of their own. A form is
then a plain regular expression over the skeleton, and each letter found leads back to its figure.

    đạt 154/182 xã, chiếm 84,6%      →      đạt ᴿ xã , chiếm ᴾ
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from ..facts.dates import DateValue
from ..facts.quantities import Quantity
from ..facts.tokens import Token, TokenKind, tokenize, word_key
from ..model.document import Block, BlockKind, Document
from .result import Spot

_SHARES, _RATIOS, _OTHERS = 0xE000, 0xE800, 0xF000
_LONG, _LONGEST = 80, 120
"""A sentence of more figures is a list without an end: it is cut at its next mark, or in any case at the second."""
SHARE = "[\ue000-\ue7ff]"
"""A figure in per cent."""
PART = "[\ue800-\uefff]"
"""A figure a/b."""
AMOUNT = "[\uf000-\uf7ff]"
"""Any other figure."""
FIGURE = "[\ue000-\uf7ff]"
DAY, CITED, NAMED = "\uf800", "\uf801", "\uf802"
WORD = "[^\\s\ue000-\uf802,;:.()…]+"
"""A word, no figure nor mark; dashes and quotes are words here."""
_SIGNS = {TokenKind.DATE: DAY, TokenKind.CITATION: CITED, TokenKind.NAME: NAMED}
_UPON = frozenset(map(word_key, ("tính", "dựa", "chia", "cấp")))
_MEDALS, _FEW = frozenset(map(word_key, ("bạc", "hcb"))), 1000
_LETTERS = re.compile(r"[^\W\d_]+")
_AMOUNTS = ("%", "‰")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_OF_YEARS = frozenset(map(word_key, ("cuối", "đầu", "hết", "kh", "khóa", "nay", "giữa", "kỳ", "vụ")))
"""Words that a year follows without "năm": "so với cuối 2022"."""


def spoken(words: str) -> str:
    """Alternatives as a pattern over skeletons, longest first: whole words, each as its key."""
    keyed = {_LETTERS.sub(lambda match: word_key(match[0]), phrase) for phrase in words.split("|")}
    return r"(?<!\S)(?:" + "|".join(sorted(keyed, key=len, reverse=True)) + r")(?!\S)"


class Figure(NamedTuple):
    """A figure of a passage."""

    at: int
    """Offset of its letter in the skeleton."""
    token: Token
    quantity: Quantity
    depth: int
    """How many brackets it stands in."""


class Passage(NamedTuple):
    """A sentence of a block."""

    document: Document
    block: int
    note: bool
    start: int
    end: int
    skeleton: str
    figures: tuple[Figure, ...]
    last: bool
    """Ends its block."""
    starts: tuple[tuple[int, int], ...]
    """(offset in the skeleton, offset in the block's text) of each token."""
    dates: tuple[tuple[int, DateValue], ...]
    """(offset in the skeleton, value) of each date."""

    def figure(self, letter: str) -> Figure:
        """The figure that a letter of the skeleton stands for."""
        return self.figures[self._place(letter)]

    def _place(self, letter: str) -> int:
        return next(i for i, figure in enumerate(self.figures) if self.skeleton[figure.at] == letter)

    def at(self, offset: int) -> Figure:
        """The figure whose letter stands at an offset of the skeleton."""
        return next(figure for figure in self.figures if figure.at == offset)

    def between(self, low: int, high: int) -> list[Figure]:
        """The figures whose letters stand from one offset of the skeleton to another."""
        return [figure for figure in self.figures if low <= figure.at < high]

    def before(self, figure: Figure, reach: int = 60) -> str:
        """The skeleton right before a figure."""
        return self.skeleton[max(figure.at - reach, 0) : figure.at]

    def after(self, figure: Figure, reach: int = 60) -> str:
        """The skeleton right behind a figure."""
        return self.skeleton[figure.at + 1 : figure.at + 1 + reach]

    def text_offset(self, offset: int) -> int:
        """Where in the block's text the token begins that stands at or behind an offset of the skeleton."""
        at = bisect_left(self.starts, (offset, -1))
        return self.starts[at][1] if at < len(self.starts) else self.end

    def is_capital(self, offset: int) -> bool:
        """Whether the token at an offset of the skeleton begins with a capital; of a quotation its first word."""
        text, start = self.whole.text, self.text_offset(offset)
        return text[start : start + 3].lstrip("“\"'‘«(* ")[:1].isupper()

    def spot(self, first: Figure, last: Figure | None = None) -> Spot:
        """The stretch from one figure to another."""
        end = (last or first).token.end
        return Spot(self.document, self.block, first.token.start, max(end, first.token.end), self.note)

    @property
    def whole(self) -> Block:
        """The block it stands in."""
        return self.document.notes[self.block] if self.note else self.document.blocks[self.block]


def passages(document: Document) -> Iterator[Passage]:
    """The sentences of a document's running text, of its tables' cells none, then those of its notes."""
    for index, block in enumerate(document.blocks):
        if block.kind not in (BlockKind.FURNITURE, BlockKind.TABLE, BlockKind.NOTE):
            yield from block_passages(document, index, block, note=False)
    for index, block in enumerate(document.notes):
        yield from block_passages(document, index, block, note=True)


def block_passages(document: Document, index: int, block: Block, *, note: bool) -> Iterator[Passage]:
    """The sentences of one block."""
    tokens = tokenize(block.text, block.body)
    start = 0
    for at, token in enumerate(tokens):
        if token.kind is TokenKind.PUNCTUATION and token.key == "." and _ends(block.text, tokens, at):
            yield from _sentence(document, index, note, tokens[start : at + 1], last=at + 1 == len(tokens))
            start = at + 1
    if start < len(tokens):
        yield from _sentence(document, index, note, tokens[start:], last=True)


def _sentence(document: Document, index: int, note: bool, tokens: list[Token], *, last: bool) -> Iterator[Passage]:
    """A sentence as one passage, or, with very many figures, as several: so the work grows with the length alone."""
    start = figures = 0
    for at, token in enumerate(tokens):
        figures += isinstance(token.value, Quantity)
        if figures >= _LONGEST or (figures >= _LONG and token.key in (";", ",")):
            yield _passage(document, index, note, tokens[start : at + 1], last=last and at + 1 == len(tokens))
            start, figures = at + 1, 0
    if start < len(tokens):
        yield _passage(document, index, note, tokens[start:], last=last)


def _ends(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a full stop ends a sentence: a blank and no small letter follow it, and no lone letter stands before."""
    if at + 1 == len(tokens):
        return True
    following = tokens[at + 1]
    if following.start == tokens[at].end or text[following.start].islower():
        return False
    return not (at > 0 and tokens[at - 1].end - tokens[at - 1].start == 1 and text[tokens[at - 1].start].isupper())


def _sort_of(quantity: Quantity) -> int:
    """Which letters stand for a figure: those of shares, of a/b, or of others."""
    if quantity.of is not None:
        return 1
    return 0 if quantity.unit in _AMOUNTS else 2


def _counted_upon(tokens: list[Token], at: int, quantity: Quantity) -> Quantity:
    """In "tính trên 362.000 lao động", "ngân sách cấp trên 8.432 triệu đồng" the "trên" bounds nothing."""
    if quantity.unit == "VND" and _is_bronze(tokens, at, quantity):
        return quantity._replace(unit=None)
    upon = at > 0 and tokens[at - 1].key in _UPON and quantity.raw[:4].lower() == "trên"
    return quantity._replace(comparator="=") if upon else quantity


def _is_bronze(tokens: list[Token], at: int, quantity: Quantity) -> bool:
    """In "48 vàng, 57 bạc, 81 đồng" the last are medals and no money."""
    before = {token.key for token in tokens[max(at - 4, 0) : at]}
    return quantity.value is not None and quantity.value < _FEW and bool(before & _MEDALS)


def _is_year(tokens: list[Token], at: int) -> bool:
    """Whether a bare number is a year that is told without "năm"."""
    value = tokens[at].value
    if not isinstance(value, Quantity) or value.unit is not None or not _YEAR.fullmatch(value.raw):
        return False
    ends = at + 1 == len(tokens) or tokens[at + 1].kind is not TokenKind.WORD
    return ends or (at > 0 and tokens[at - 1].key in _OF_YEARS)


def _passage(document: Document, index: int, note: bool, tokens: list[Token], *, last: bool) -> Passage:
    parts: list[str] = []
    figures: list[Figure] = []
    length = depth = 0
    counts = [0, 0, 0]
    starts: list[tuple[int, int]] = []
    dates: list[tuple[int, DateValue]] = []
    for at, token in enumerate(tokens):
        shown = token.key
        if token.key == "(":
            depth += 1
        elif token.key == ")":
            depth = max(depth - 1, 0)
        elif isinstance(token.value, Quantity) and _is_year(tokens, at):
            shown = DAY
        elif isinstance(token.value, Quantity):
            sort = _sort_of(token.value)
            shown = chr((_SHARES, _RATIOS, _OTHERS)[sort] + counts[sort])
            counts[sort] += 1
            figures.append(Figure(length, token, _counted_upon(tokens, at, token.value), depth))
        elif token.kind in _SIGNS:
            shown = _SIGNS[token.kind]
            if isinstance(token.value, DateValue):
                dates.append((length, token.value))
        elif token.kind is TokenKind.WORD and not shown.isalpha():
            shown = shown.replace(" ", "-")
        parts.append(shown)
        starts.append((length, token.start))
        length += len(shown) + 1
    return Passage(
        document,
        index,
        note,
        tokens[0].start,
        tokens[-1].end,
        " ".join(parts),
        tuple(figures),
        last,
        tuple(starts),
        tuple(dates),
    )
