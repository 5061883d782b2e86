"""Physical lines of the source, each with its clean text and the way back.

A line knows its Markdown hashes, whether all of it is strong, the footnote marks in it and what
stood before it (blank lines, a form feed). Markup is looked for in stretches of lines without a
blank one between, since emphasis may run over a line end.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from .markup import SPECIAL, Markup, scan

_HASHES = re.compile(r"(#{1,6})(?=\s|\*|$)\s*")
_QUOTE = re.compile(r"(?:>\s?)+")
_RULE = re.compile(r"(?:[-=*_]\s*){3,}$")


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
    rule: bool = False
    """A line of dashes: drawn, not said."""

    def cut_left(self, left: int) -> None:
        """Take the first characters off the text (a note mark that stood there as plain digits)."""
        self.pieces = _cut_left(self.pieces, left, len(self.text))
        self.text = self.text[left:]
        self.styles = [(max(a - left, 0), b - left, s) for a, b, s in self.styles if b > left]
        self.marks = [(max(a - left, 0), s, n, m, d) for a, s, n, m, d in self.marks]


def split_lines(text: str, line_starts: tuple[int, ...]) -> list[Line]:
    """The lines that have text on them."""
    out: list[Line] = []
    chunk: list[tuple[int, int, int, int, int, bool]] = []
    blank = 0
    fed = False
    ends = [*(start - 1 for start in line_starts[1:]), len(text)]
    for number, (start, end) in enumerate(zip(line_starts, ends, strict=True), 1):
        low, high = start, end
        while high > low and text[high - 1] in " \t\r\f\v\u00a0":
            high -= 1
        while low < high and text[low] in " \t\r\f\v\u00a0":
            low += 1
        fed = fed or (low < high and "\f" in text[start:low]) or (low == high and "\f" in text[start:end])
        if low == high:
            blank += 1
            if chunk:
                _flush(text, chunk, out)
            continue
        chunk.append((number, low, high, low - start, blank, fed))
        blank, fed = 0, "\f" in text[high:end]
    if chunk:
        _flush(text, chunk, out)
    return out


def _flush(text: str, chunk: list[tuple[int, int, int, int, int, bool]], out: list[Line]) -> None:
    first, last = chunk[0][1], chunk[-1][2]
    special = SPECIAL.search(text, first, last) is not None
    markup = scan(text, first, last) if special else None
    starts = [cut[0] for cut in markup.cuts] if markup else []
    for number, low, high, indent, blank, fed in chunk:
        line = _line(text, number, low, high, markup, starts)
        line.indent, line.blank_before, line.page_break = indent, blank, fed
        line.hard_break = text.startswith("  \n", high) or text.startswith("  \r\n", high)
        if line.text or line.marks:
            out.append(line)
        elif out:
            out[-1].hard_break = True
    chunk.clear()


def _line(text: str, number: int, low: int, high: int, markup: Markup | None, starts: list[int]) -> Line:
    hashes = 0
    quote = _QUOTE.match(text, low, high)
    if quote:
        low = quote.end()
    head = _HASHES.match(text, low, high)
    if head:
        hashes = len(head[1])
        low = head.end()
        while high > low and text[high - 1] == "#":
            high -= 1
        while high > low and text[high - 1] in " \t":
            high -= 1
    if markup is None or not (markup.cuts or markup.styles):
        line = Line(number, low, high, text[low:high], [(0, low, high - low)] if high > low else [], hashes)
    else:
        line = _with_markup(text, number, low, high, hashes, markup, starts)
    line.rule = bool(_RULE.match(line.text)) if line.text[:1] in ("-", "=", "*", "_") else False
    return line


def _with_markup(
    text: str, number: int, low: int, high: int, hashes: int, markup: Markup, starts: list[int]
) -> Line:
    parts: list[str] = []
    pieces: list[tuple[int, int, int]] = []
    length = 0
    at = low
    first = bisect_left(starts, low)
    while first > 0 and markup.cuts[first - 1][1] > low:
        first -= 1
    to_text: list[tuple[int, int]] = []
    for start, end, instead in markup.cuts[first:]:
        if start >= high:
            break
        start, end = max(start, at), min(end, high)
        if end < start:
            continue
        if start > at:
            pieces.append((length, at, start - at))
            parts.append(text[at:start])
            length += start - at
        to_text.append((start, length))
        if instead:
            pieces.append((length, start, end - start))
            parts.append(instead)
            length += len(instead)
        at = end
    if at < high:
        pieces.append((length, at, high - at))
        parts.append(text[at:high])
    joined = "".join(parts)
    line = Line(number, low, high, joined, pieces, hashes)
    _strip(line)
    _styles(line, markup, low, high)
    for start, end, mark, definition in markup.marks:
        if low <= start < high:
            line.marks.append((_to_text(line, start), start, end - start, mark, definition))
    return line


def _strip(line: Line) -> None:
    """Take blanks off both ends of the clean text (markup may have stood outside of them)."""
    left = len(line.text) - len(line.text.lstrip())
    if left:
        line.pieces = _cut_left(line.pieces, left, len(line.text))
        line.text = line.text[left:]
    right = len(line.text.rstrip())
    if right < len(line.text):
        line.pieces = [
            (start, source, min(length, right - start) if _end(line, i) - start == length else length)
            for i, (start, source, length) in enumerate(line.pieces)
            if start < right
        ]
        line.text = line.text[:right]


def _end(line: Line, index: int) -> int:
    return line.pieces[index + 1][0] if index + 1 < len(line.pieces) else len(line.text)


def _cut_left(pieces: list[tuple[int, int, int]], left: int, total: int) -> list[tuple[int, int, int]]:
    out: list[tuple[int, int, int]] = []
    for i, (start, source, length) in enumerate(pieces):
        end = pieces[i + 1][0] if i + 1 < len(pieces) else total
        if end <= left:
            continue
        if start < left:
            plain = end - start == length
            out.append((0, source + left - start, length - (left - start)) if plain else (0, source, length))
        else:
            out.append((start - left, source, length))
    return out


def _to_text(line: Line, source: int) -> int:
    """Offset in the clean text of the first character at or after a source offset."""
    at = max(bisect_right(line.pieces, source, key=lambda piece: piece[1]) - 1, 0)
    if not line.pieces:
        return 0
    start, begin, length = line.pieces[at]
    if source < begin + length:
        return start + max(source - begin, 0) if _end(line, at) - start == length else start
    return _end(line, at)


def _styles(line: Line, markup: Markup, low: int, high: int) -> None:
    strong = 0
    for start, end, style in markup.styles:
        if start >= high or end <= low:
            continue
        a, b = _to_text(line, max(start, low)), _to_text(line, min(end, high))
        if start < low:
            line.joined = True
        if b > a:
            line.styles.append((a, b, style))
            if style == "strong":
                strong += sum(1 for c in line.text[a:b] if c.isalnum())
    letters = sum(1 for c in line.text if c.isalnum())
    line.strong = bool(letters) and strong >= letters
