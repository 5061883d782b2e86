"""Physical lines of the source, each with its clean text and the way back.

A line knows its Markdown hashes, whether all of it is strong, the footnote marks in it and what
stood before it (blank lines, a form feed). Markup is looked for in stretches of lines without a
blank one between, since emphasis may run over a line end.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from ..text.clean import BLANKS
from .marks import bracket_marks, glued_marks
from .markup import SPECIAL, Markup, scan

_HASHES = re.compile(r"(#{1,6})(?=\s|\*|$)\s*")
_QUOTE = re.compile(r"(?:>\s?)+")
_LETTER = re.compile(r"[^\W_]")
_RULE = re.compile(r"(?:[-=*_]\s*){3,}$")

_COMPARED = ("=", *"0123456789")
"""Before these the sign means "more than" and quotes nothing."""


@dataclass(slots=True)
class Line:
    """A line with text on it. Offsets named `source` are of the normalised text."""

    number: int
    start: int
    """Source offset of the first character that is text."""
    end: int
    text: str
    pieces: list[tuple[int, int, int]]
    """(offset in text, source offset, source length): the runs of a block in the making."""
    hashes: int = 0
    indent: int = 0
    blank_before: int = 0
    page_break: bool = False
    strong: bool = False
    """All its letters are strong."""
    joined: bool = False
    """Strong or emphasised text runs on from the line before."""
    hard_break: bool = False
    """Ends with Markdown's two spaces or backslash."""
    styles: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, int, int, str, bool]] = field(default_factory=list)
    """(offset in text, source offset, source length, mark, definition)."""
    bars: list[int] = field(default_factory=list)
    """Offsets of bars in the text that part no cells."""
    quoted: bool = False
    """Set apart with ">"."""
    tags: list[tuple[int, str]] = field(default_factory=list)
    """(offset in text, tag): where rows and cells of an HTML table begin, those of lines without text before it."""
    rule: bool = False
    """A line of dashes: drawn, not said."""

    def cut_left(self, left: int) -> None:
        """Take the first characters off the text (a note mark that stood there as plain digits)."""
        self.pieces = slice_pieces(self.pieces, len(self.text), left, len(self.text))
        self.text = self.text[left:]
        self.styles = [(max(a - left, 0), b - left, s) for a, b, s in self.styles if b > left]
        self.marks = [(max(a - left, 0), s, n, m, d) for a, s, n, m, d in self.marks]


def slice_pieces(pieces: list[tuple[int, int, int]], total: int, low: int, high: int) -> list[tuple[int, int, int]]:
    """The pieces of text[low:high], where `total` is the length of the text the pieces make."""
    out: list[tuple[int, int, int]] = []
    first = max(bisect_right(pieces, low, key=itemgetter(0)) - 1, 0)
    for i in range(first, len(pieces)):
        start, source, length = pieces[i]
        if start >= high:
            break
        end = pieces[i + 1][0] if i + 1 < len(pieces) else total
        a, b = max(start, low), min(end, high)
        if a >= b:
            continue
        if end - start == length:
            out.append((a - low, source + a - start, b - a))
        else:
            out.append((a - low, source, length))
    return out


class _Raw(NamedTuple):
    """A line before its markup is known."""

    number: int
    low: int
    high: int
    indent: int
    blank: int
    fed: bool


def split_lines(text: str, line_starts: tuple[int, ...]) -> list[Line]:
    """The lines that have text on them."""
    out: list[Line] = []
    known = _Known(bracket_marks(text), glued_marks(text))
    chunk: list[_Raw] = []
    blank = 0
    fed = False
    ends = [*(start - 1 for start in line_starts[1:]), len(text)]
    for number, (start, end) in enumerate(zip(line_starts, ends, strict=True), 1):
        line = text[start:end]
        body = line.strip(BLANKS)
        fed = fed or "\f" in line[: len(line) - len(line.lstrip(BLANKS))]
        if not body:
            blank += 1
            _flush(text, chunk, out, known)
            continue
        low = start + len(line) - len(line.lstrip(BLANKS))
        chunk.append(_Raw(number, low, low + len(body), low - start, blank, fed))
        blank, fed = 0, "\f" in text[low + len(body) : end]
    _flush(text, chunk, out, known)
    if out:
        out[-1].tags.extend((len(out[-1].text), tag) for tag in known.pending)
    return out


@dataclass(slots=True)
class _Known:
    """What is known of the whole text before its lines are read, and what waits for the next line."""

    brackets: frozenset[str]
    glued: list[tuple[int, int, str]]
    pending: list[str] = field(default_factory=list)
    """Tags of an HTML table on lines without text."""


def _flush(text: str, chunk: list[_Raw], out: list[Line], known: _Known) -> None:
    """Read the markup of a stretch of lines without a blank one between them."""
    if not chunk:
        return
    low, high = chunk[0].low, chunk[-1].high
    glued = known.glued[bisect_left(known.glued, (low,)) : bisect_left(known.glued, (high,))]
    sharer = None
    if glued or SPECIAL.search(text, low, high):
        markup = scan(text, low, high, known.brackets)
        markup.add_marks(glued)
        sharer = _Sharer(markup, chunk)
    for i, raw in enumerate(chunk):
        line = _line(text, raw, sharer, i)
        line.hard_break = text.startswith(("  \n", "  \r\n"), raw.high)
        if line.text or line.marks:
            line.tags[:0] = [(0, tag) for tag in known.pending]
            known.pending.clear()
            out.append(line)
            continue
        known.pending.extend(tag for _, tag in line.tags)
        if out:
            out[-1].hard_break = True
    chunk.clear()


class _Sharer:
    """Hands each line of a stretch the markup that touches it; together they ask for each piece once."""

    def __init__(self, markup: Markup, chunk: list[_Raw]) -> None:
        lows = [raw.low for raw in chunk]
        self.cuts: list[list[tuple[int, int, str]]] = [[] for _ in chunk]
        self.styles: list[list[tuple[int, int, str]]] = [[] for _ in chunk]
        self.marks: list[list[tuple[int, int, str, bool]]] = [[] for _ in chunk]
        for found, shared in ((markup.cuts, self.cuts), (markup.styles, self.styles)):
            for item in found:
                at = max(bisect_right(lows, item[0]) - 1, 0)
                while at < len(chunk) and chunk[at].low < item[1]:
                    shared[at].append(item)
                    at += 1
        self.bars: list[list[int]] = [[] for _ in chunk]
        for bar in markup.bars:
            self.bars[bisect_right(lows, bar) - 1].append(bar)
        self.tags: list[list[tuple[int, str]]] = [[] for _ in chunk]
        for tag in markup.tags:
            self.tags[bisect_right(lows, tag[0]) - 1].append(tag)
        for mark in markup.marks:
            self.marks[max(bisect_right(lows, mark[0]) - 1, 0)].append(mark)


def _line(text: str, raw: _Raw, sharer: _Sharer | None, index: int) -> Line:
    low, high, hashes, quoted = _trim(text, raw)
    if sharer is None or not (sharer.cuts[index] or sharer.styles[index]):
        pieces = [(0, low, high - low)] if high > low else []
        line = Line(raw.number, low, high, text[low:high], pieces, hashes)
    else:
        line = _with_cuts(text, raw.number, (low, high, hashes), sharer.cuts[index])
        _strip(line)
        _styles(line, sharer.styles[index])
        line.marks = [(_to_text(line, a), a, b - a, mark, d) for a, b, mark, d in sharer.marks[index]]
        line.bars = [_to_text(line, bar) for bar in sharer.bars[index]]
        line.tags = [(_to_text(line, at), tag) for at, tag in sharer.tags[index]]
    line.indent, line.blank_before, line.page_break, line.quoted = raw.indent, raw.blank, raw.fed, quoted
    line.rule = bool(_RULE.match(line.text)) if line.text[:1] in ("-", "=", "*", "_") else False
    return line


def _trim(text: str, raw: _Raw) -> tuple[int, int, int, bool]:
    """The line without quote marks and hashes, how many hashes there were, and whether a quote mark."""
    low, high = raw.low, raw.high
    quote = _QUOTE.match(text, low, high)
    if quote and not text.startswith(_COMPARED, quote.end()):
        low = quote.end()
        while low < high and text[low] in BLANKS:
            low += 1
    quoted = low > raw.low
    head = _HASHES.match(text, low, high)
    if not head:
        return low, high, 0, quoted
    low = head.end()
    while high > low and text[high - 1] == "#":
        high -= 1
    while high > low and text[high - 1] in " \t":
        high -= 1
    return low, high, len(head[1]), quoted


def _with_cuts(text: str, number: int, extent: tuple[int, int, int], cuts: list[tuple[int, int, str]]) -> Line:
    """The line with its markup cut out, and the pieces that are left."""
    low, high, hashes = extent
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    length = 0
    at = low
    for start, end, instead in cuts:
        start, end = max(start, at), min(end, high)
        if end < start:
            continue
        if start > at:
            pieces.append((length, at, start - at))
            parts.append(text[at:start])
            length += start - at
        if instead and end > start:
            pieces.append((length, start, end - start))
            parts.append(instead)
            length += len(instead)
        at = end
    if at < high:
        pieces.append((length, at, high - at))
        parts.append(text[at:high])
    return Line(number, low, high, "".join(parts), pieces, hashes)


def _strip(line: Line) -> None:
    """Take blanks off both ends of the clean text (markup may have stood outside of them)."""
    bare = line.text.strip()
    if len(bare) == len(line.text):
        return
    left = len(line.text) - len(line.text.lstrip())
    line.pieces = slice_pieces(line.pieces, len(line.text), left, left + len(bare))
    line.text = bare


def _to_text(line: Line, source: int) -> int:
    """Offset in the clean text of the first character at or after a source offset."""
    if not line.pieces:
        return 0
    at = max(bisect_right(line.pieces, source, key=lambda piece: piece[1]) - 1, 0)
    start, begin, length = line.pieces[at]
    end = line.pieces[at + 1][0] if at + 1 < len(line.pieces) else len(line.text)
    if source < begin + length:
        return start + max(source - begin, 0) if end - start == length else start
    return end


def _styles(line: Line, styles: list[tuple[int, int, str]]) -> None:
    bare: list[str] = []
    at = 0
    for start, end, style in styles:
        if start >= line.end or end <= line.start:
            continue
        a, b = _to_text(line, max(start, line.start)), _to_text(line, min(end, line.end))
        if start < line.start:
            line.joined = True
        if b > a:
            line.styles.append((a, b, style))
            if style == "strong":
                bare.append(line.text[at:a])
                at = max(at, b)
    if at:
        line.strong = not _LETTER.search("".join([*bare, line.text[at:]])) and bool(_LETTER.search(line.text))
