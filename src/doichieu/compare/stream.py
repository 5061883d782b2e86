"""A section's own text as one stream of tokens, over its blocks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from ..facts.tokens import Token, TokenKind, tokenize
from ..model.document import BlockKind, Document, SectionKind
from .result import Extent, Span

_STOPS = frozenset(".!?;…")
_ROWS = 2
_ROW_DIGITS = 3
_LIST_ENDS = frozenset(",;.")
"""Marks that end a paragraph or an entry of a list; which of them is style."""
_OWN_TEXT = frozenset({SectionKind.ITEM, SectionKind.PREAMBLE, SectionKind.CLOSING, SectionKind.POINT})


@dataclass(frozen=True, slots=True)
class Stream:
    """Tokens with the block each stands in."""

    document: Document
    tokens: tuple[Token, ...]
    blocks: tuple[int, ...]
    keys: tuple[str, ...]
    rows: frozenset[int] = frozenset()
    """Where a row of a table begins: it is compared like a sentence."""
    _cuts: list[list[tuple[int, int]]] = field(default_factory=list, compare=False, repr=False)
    """Its sentences, once they were asked for."""

    def __len__(self) -> int:
        return len(self.tokens)

    def raw(self, at: int) -> str:
        """A token as printed."""
        token = self.tokens[at]
        return self.document.blocks[self.blocks[at]].text[token.start : token.end]

    def extent(self, start: int, end: int) -> Extent:
        """The words and places of tokens[start:end]."""
        spans: list[Span] = []
        at = start
        while at < end:
            stop = at
            while stop < end and self.blocks[stop] == self.blocks[at]:
                stop += 1
            spans.append(Span(self.blocks[at], self.tokens[at].start, self.tokens[stop - 1].end))
            at = stop
        texts = [self.document.blocks[s.block].text[s.start : s.end] for s in spans]
        return Extent("\n".join(texts), tuple(spans))

    def is_word(self, at: int) -> bool:
        """Whether a token is more than punctuation."""
        return self.tokens[at].kind is not TokenKind.PUNCTUATION

    def is_fact(self, at: int) -> bool:
        """Whether a token is a figure, date or citation."""
        return self.tokens[at].kind in (TokenKind.QUANTITY, TokenKind.DATE, TokenKind.CITATION)

    def starts_sentence(self, at: int) -> bool:
        """Whether a sentence (or a clause of a list) begins at a token, or the stream ends there."""
        if at == 0 or at >= len(self.tokens) or self.blocks[at] != self.blocks[at - 1] or at in self.rows:
            return True
        return self.keys[at - 1] in _STOPS

    def sentences(self) -> list[tuple[int, int]]:
        """The stream cut into sentences, as token ranges."""
        if not self._cuts:
            keys, blocks = self.keys, self.blocks
            cuts = [at for at in range(1, len(keys)) if keys[at - 1] in _STOPS or blocks[at] != blocks[at - 1]]
            cuts = sorted({*cuts, *self.rows} - {0}) if self.rows else cuts
            self._cuts.append(list(zip([0, *cuts], [*cuts, len(keys)], strict=True)) if keys else [])
        return self._cuts[0]

    def said(self, start: int, end: int) -> tuple[str, ...]:
        """The words of a range, punctuation aside."""
        mark = TokenKind.PUNCTUATION
        return tuple([k for k, t in zip(self.keys[start:end], self.tokens[start:end], strict=True) if t[0] is not mark])


def part(stream: Stream, low: int, high: int) -> Stream:
    """The stretch of a stream from one token to another."""
    rows = frozenset(at - low for at in stream.rows if low <= at < high)
    return Stream(stream.document, stream.tokens[low:high], stream.blocks[low:high], stream.keys[low:high], rows)


def range_of(stream: Stream, extent: Extent | None) -> tuple[int, int]:
    """The token range of an extent."""
    if extent is None:
        return 0, 0
    first, last = extent.spans[0], extent.spans[-1]

    def place(at: int) -> tuple[int, int]:
        return stream.blocks[at], stream.tokens[at].start

    every = range(len(stream))
    return (
        bisect_left(every, (first.block, first.start), key=place),
        bisect_left(every, (last.block, last.end), key=place),
    )


def sentences_in(stream: Stream, extents: list[Extent]) -> list[list[tuple[int, int]]]:
    """The sentences of each extent, as token ranges; one that an extent cuts is told as far as it lies in it."""
    sentences = stream.sentences() if extents else []
    starts = [start for start, _ in sentences]
    out: list[list[tuple[int, int]]] = []
    for extent in extents:
        low, high = range_of(stream, extent)
        first = max(bisect_right(starts, low) - 1, 0)
        near = sentences[first : bisect_left(starts, high)]
        out.append([(max(a, low), min(b, high)) for a, b in near if b > low])
    return out


def title_length(stream: Stream, section: int) -> int:
    """How many tokens of a section's stream are a heading that stands apart; 0 for one that is its own text."""
    own = stream.document.sections[section]
    if own.run_in or own.kind in _OWN_TEXT:
        return 0
    count = 0
    while count < len(stream) and stream.document.blocks[stream.blocks[count]].kind is BlockKind.HEADING:
        count += 1
    return count


def table_rows(text: str, tokens: list[Token], keys: list[str]) -> tuple[list[Token], list[str], list[int]]:
    """The tokens of a table without the numbers of its rows, and where its rows begin.

    Rows are numbered in a first column of whole numbers that count on; like the labels of sections they are no text.
    """
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    first: list[int] = []
    at = 0
    for start in starts:
        while at < len(tokens) and tokens[at].start < start:
            at += 1
        first.append(at)
    numbers = {at: _row_number(text, tokens[at]) for at in first if at < len(tokens)}
    counted = [number for number in numbers.values() if number is not None]
    counts_on = len(counted) >= _ROWS and all(b - a in (0, 1) for a, b in pairwise(counted))
    dropped = {at for at, number in numbers.items() if number is not None} if counts_on else set()
    kept = [at for at in range(len(tokens)) if at not in dropped]
    place = {at: new for new, at in enumerate(kept)}
    begins = [place[at + 1 if at in dropped else at] for at in first if (at + 1 if at in dropped else at) in place]
    return [tokens[at] for at in kept], [keys[at] for at in kept], begins


def _row_number(text: str, token: Token) -> int | None:
    """The number of a row: a whole number that is all of its first cell."""
    raw = text[token.start : token.end]
    ends = token.end >= len(text) or text[token.end] in "\t\n."
    return int(raw) if ends and raw.isascii() and raw.isdigit() and len(raw) <= _ROW_DIGITS else None


def block_stream(document: Document, index: int) -> Stream:
    """The stream of one block, label and all."""
    tokens = tuple(tokenize(document.blocks[index].text))
    return Stream(document, tokens, (index,) * len(tokens), tuple(in_one_order([token.key for token in tokens])))


def in_one_order(keys: list[str]) -> list[str]:
    """Keys with "đảm bảo" read as "bảo đảm": one word in two orders (U-6)."""
    for at in range(1, len(keys)):
        if keys[at] == "bảo" and keys[at - 1] == "đảm":
            keys[at - 1], keys[at] = keys[at], keys[at - 1]
    return keys


Known = dict[tuple[str, int], tuple[list[Token], list[str]]]
"""Tokens and keys by a block's text and where its body begins: two drafts share most of their paragraphs."""


def own_stream(document: Document, section: int, known: Known | None = None) -> Stream:
    """The stream of a section's own text: its title and blocks, without its label and list marks."""
    tokens: list[Token] = []
    blocks: list[int] = []
    keys: list[str] = []
    rows: set[int] = set()
    for index in document.text_blocks(section):
        block = document.blocks[index]
        told = known.get((block.text, block.body)) if known is not None else None
        if told is None:
            found = tokenize(block.text, block.body)
            told = found, in_one_order([token.key for token in found])
            if known is not None:
                known[block.text, block.body] = told
        found = told[0]
        if block.kind is BlockKind.TABLE:
            found, told_keys, begins = table_rows(block.text, found, told[1])
            told = found, told_keys
            rows.update(len(tokens) + at for at in begins)
        tokens.extend(found)
        blocks.extend([index] * len(found))
        keys.extend(told[1])
        if found and keys[-1] in _LIST_ENDS:
            keys[-1] = "."
    return Stream(document, tuple(tokens), tuple(blocks), tuple(keys), frozenset(rows))
