"""Indicators: a name and the figure that is told of it, read out of sentences, lists and tables.

A target of a report is a clause: "Tỷ lệ hộ nghèo còn 1,82%". Sentences are cut into clauses at stops
and semicolons, and at commas and "và" where each side has a figure of its own. In a clause the last
figure is the value and what stands before it the name; where nothing but a verb stands before it
("Xóa 100% nhà tạm", "44% lao động tham gia BHXH") the first is the value and what follows the name.
Figures within a name are none: what something is told by ("/01 ha", "/10.000 dân"), ages, years.

What stands in brackets, behind "trong đó" or behind a name with a colon is part of that indicator, to
the end of the sentence or to a clause that begins a name of its own ("Tỷ lệ …", "Tổng …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .clauses import (
    HEAD_KEYS,
    TRAIL_KEYS,
    Clause,
    begins,
    clauses,
    is_counted,
    is_measure,
    values,
    without_off,
    without_trail,
)
from .dates import DateValue
from .quantities import Quantity
from .tokens import Token, TokenKind, tokenize, word_key

_BASES = re.compile(r"\s*(?:so với|so cùng kỳ|cùng kỳ|kế hoạch|dự toán|so kế hoạch|so năm)(?![^\W\d_])", re.IGNORECASE)
"""Behind a figure without a name: it says by how much the one before changed, and is no indicator."""
PERIOD = re.compile(r"[0-9]{4}(?:/[0-9]{4}|-Q[1-4])?")
"""Years, runs of years and quarters: what targets are set for. A day is none."""
_MAX_NAME = 40
"""A longer run of words is a sentence, not a name."""
_BESIDE = 3
"""A year stands beside a figure with at most so many words to it."""
_FIRST_WORDS = 3
"""So many words at most stand before a figure that comes first in its clause."""


_COMPARED = frozenset(map(word_key, ("với", "cùng", "chuẩn")))
_UP, _DOWN = word_key("tăng"), word_key("giảm")
_REACHES = frozenset(map(word_key, ("còn", "lên", "xuống", "đến", "tới", "mức", "bằng", "đạt")))
"""Behind "tăng" or "giảm" they say what is reached, not by how much: "giảm còn 2,5%", "tăng lên 42%"."""
_FROM = re.compile(r"\s+(?:tăng|giảm|nâng|hạ)\s+từ\s+[0-9].*$", re.IGNORECASE | re.DOTALL)
"""What it was before, which is no part of a name: "Tỷ lệ đô thị hóa tăng từ 30% lên 32%"."""


class Indicator(NamedTuple):
    """A name and its figure, by offsets of the text it was read out of."""

    name: str
    """As printed, its verb left out."""
    parts_of: tuple[str, ...]
    """Names of the indicators it is a part of, outermost first."""
    quantity: Quantity
    start: int
    """Of the figure."""
    end: int
    period: str | None = None
    """A year or a run of years, in ISO form, where the clause names it."""
    direction: str = ""
    """"+" where it is to rise by so much, "-" where it is to fall."""


def indicators(text: str, start: int = 0, parts_of: tuple[str, ...] = ()) -> list[Indicator]:
    """The indicators told in text[start:], in order; all of them parts of `parts_of`."""
    tokens = tokenize(text, start)
    if not any(token.kind is TokenKind.QUANTITY for token in tokens):
        return []
    return list(_Telling(text, parts_of).read(clauses(text, tokens)))


def names_indicator(name: str) -> bool:
    """Whether a name begins as names of indicators do."""
    return bool(begins(tokenize(name[:80]), HEAD_KEYS))


def lead_of(text: str, start: int = 0) -> str:
    """The name that a text ending in a colon leaves to what follows; nothing where it names no indicator."""
    if not text.rstrip().endswith(":"):
        return ""
    found = indicators(text, start)
    if found:
        return found[-1].name
    tokens = [t for t in tokenize(text, start) if t.kind is not TokenKind.PUNCTUATION]
    return _bare_name(text, tokens) if begins(tokens, HEAD_KEYS) else ""


class _Telling:
    """What is open while the clauses of a text are read."""

    def __init__(self, text: str, parts_of: tuple[str, ...]) -> None:
        self.text, self.outer = text, parts_of
        self.names: dict[int, tuple[str, ...]] = {}
        """By depth of brackets: the last indicator there, with what it is part of."""
        self.lead: tuple[str, ...] | None = None
        """What the clauses to the end of the sentence are part of."""

    def read(self, clauses: list[Clause]) -> Iterator[Indicator]:
        for clause in clauses:
            found = self._indicator(clause)
            if found is not None:
                yield found
            if clause.stops and clause.depth == 0:
                self.lead = None

    def _indicator(self, clause: Clause) -> Indicator | None:
        told = _split(self.text, clause)
        if clause.leads or told is None:
            if clause.leads:
                name = _bare_name(self.text, clause.tokens)
                self.lead = (*self.outer, name) if name else self.lead
            elif clause.part:
                self.lead = self.names.get(0, self.lead)
            return None
        value, name, first = told
        name = _FROM.sub("", name)
        if is_measure(value) and not begins(without_off(clause.tokens), HEAD_KEYS):
            return None
        own = first or bool(begins(without_off(clause.tokens), HEAD_KEYS))
        if clause.joined and not own:
            name = self._completed(clause, name)
        parts = self._parts(clause, own)
        self.names[clause.depth] = (*parts, name)
        quantity = value.value
        assert isinstance(quantity, Quantity)
        return Indicator(name, parts, quantity, value.start, value.end, _period(clause), _direction(clause, value))

    def _completed(self, clause: Clause, name: str) -> str:
        """A name with the words it left out: "tỷ lệ trường mức độ 1 đạt 95%, mức độ 2 đạt 26%"."""
        before = self.names.get(clause.depth, ("",))[-1]
        word = name.split(" ")[0]
        at = f" {before.lower()} ".find(f" {word.lower()} ")
        return f"{before[:at].strip()} {name}".strip() if at > 0 else name

    def _parts(self, clause: Clause, own: bool) -> tuple[str, ...]:
        if clause.depth:
            above = [self.names[depth] for depth in sorted(self.names) if depth < clause.depth]
            return above[-1] if above else self.outer
        if clause.part:
            self.lead = self.names.get(0, self.outer)
        elif own:
            self.lead = None
        return self.lead if self.lead is not None else self.outer


def _split(text: str, clause: Clause) -> tuple[Token, str, bool] | None:
    """The figure of a clause, its name, and whether the figure comes first; None where either is missing."""
    places = values(clause)
    if not places:
        return None
    before = [t for t in clause.tokens[: places[0]] if t.kind is not TokenKind.PUNCTUATION]
    verbs = without_trail(without_off(before))
    after = clause.tokens[places[0] + 1 :]
    words_after = sum(token.kind is not TokenKind.PUNCTUATION for token in after)
    words_after -= is_counted(clause.tokens[places[0]])
    if len(verbs) < _FIRST_WORDS and not begins(verbs, HEAD_KEYS) and words_after > 0:
        figure = clause.tokens[places[0]]
        if not verbs and _BASES.match(text, figure.end):
            return None
        stop = places[1] - places[0] - 1 if len(places) > 1 else len(after)
        name = " ".join(filter(None, (_printed(text, verbs), _printed(text, after[:stop]))))
        return (figure, name, True) if name else None
    figure = clause.tokens[places[-1]]
    name = _bare_name(text, clause.tokens[: places[-1]])
    return (figure, name, False) if name else None


def _bare_name(text: str, tokens: list[Token]) -> str:
    return _printed(text, without_trail(without_off(tokens)))


def _printed(text: str, tokens: list[Token]) -> str:
    """The words of tokens as they stand in the text."""
    if not tokens or sum(token.kind is not TokenKind.PUNCTUATION for token in tokens) > _MAX_NAME:
        return ""
    words = " ".join(text[tokens[0].start : tokens[-1].end].split())
    words = re.sub(r"\s*\(\s*\)", "", words).strip(" ,;:.-–+*")
    return words if re.search(r"[^\W\d_]{2}", words) else ""


def _period(clause: Clause) -> str | None:
    """The year the clause begins with or that stands beside its figure; others are part of a name, or compared with."""
    value = values(clause)[-1]
    for i, token in enumerate(clause.tokens):
        if not isinstance(token.value, DateValue) or not PERIOD.fullmatch(token.value.iso):
            continue
        compared = any(t.key in _COMPARED for t in clause.tokens[max(i - 3, 0) : i])
        near = abs(value - i) <= _BESIDE and "/" not in token.value.iso
        beside = near and not any(t.kind is TokenKind.PUNCTUATION for t in clause.tokens[i:value])
        if not compared and (beside or not without_off(clause.tokens[:i])):
            return token.value.iso
    return None


def _direction(clause: Clause, value: Token) -> str:
    """Whether the verb right before a figure says that it rises or falls by it."""
    at = next(i for i, token in enumerate(clause.tokens) if token.start == value.start)
    words = [token for token in clause.tokens[max(at - 4, 0) : at] if token.kind is TokenKind.WORD]
    for token in reversed(words[-2:]):
        if token.key in (_UP, _DOWN):
            return "+" if token.key == _UP else "-"
        if token.key in _REACHES or (token.key,) not in TRAIL_KEYS:
            break
    return ""
