"""Tables: pipe tables, HTML tables and columns set apart by wide gaps, their cells kept row by row.

A table is a run of lines; its text is the cells joined by tabs and the rows by newlines, so that a
figure in it is found, compared and placed like any other. The line of dashes below the head of a
pipe table and the tags of an HTML table are drawn, not said.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from .lines import Line, slice_pieces

_ROW = re.compile(r"\|.*\|\s*$")
_RULE = re.compile(r":?-{2,}:?")
_LONG_RULE = re.compile(r":?-{3,}:?")
"""The rule elsewhere than below the head: "--" in a row of figures says that there is none."""
_GAP = re.compile(r" {3,}| *\t[ \t]*")
_COLUMNS = _ROWS = 3
_PROSE = 0.6
"""Where so many cells behind the first of a row begin with a small letter, the gaps stand for blanks in a text."""
_ALIGNED = 0.6
"""Columns set with blanks stand below each other: at least so many of their gaps have one above them."""
_UNIT = re.compile(
    r"(?:tỷ|triệu|nghìn|đồng|ha|tấn|tạ|kg|km|m|m2|m3|lít|giường|người|hộ|xã|con|cái|lượt|lớp|trường|điểm|lần|vụ|ca|giờ)"
    r"(?![^\W_])"
)
"""Units, which stand in a column of their own with a small letter."""

Stretch = tuple[Line, int, int]
"""A line and the start and end of what stands in a cell."""


@dataclass(slots=True)
class Cells:
    """A table put together."""

    text: str = ""
    rows: list[tuple[str, ...]] = field(default_factory=list)
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    styles: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, int, int, str, bool]] = field(default_factory=list)


class Tables:
    """Finds the tables among lines: each stretch of lines is looked through once, however often it is asked for."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.html = _html_ends(lines)
        self.end = -1
        """Where the stretch of columns that was looked through last ends."""
        self.wide: list[int] = []
        """How many lines of it have three cells or more, from its first line to each, and its length in all."""
        self.ragged = False
        """Whether its gaps do not part cells but stand for blanks in running text."""

    def length(self, i: int) -> int:
        """How many lines a table at line i takes; 0 where there is none."""
        lines = self.lines
        if any(tag == "table" for _, tag in lines[i].tags):
            return self.html.get(i, i) - i
        n = 0
        while i + n < len(lines) and (n == 0 or not lines[i + n].blank_before) and _ROW.match(lines[i + n].text):
            n += 1
        return n if n >= 2 else self._spaced_length(i)

    def _spaced_length(self, i: int) -> int:
        """How many lines from line i are columns with wide gaps between: most of them have three cells or more.

        Two columns are no table: letterheads and signatures come out of a page so.
        """
        if i >= self.end:
            self._measure(i)
        n, first = self.end - i, i - self.end - 1
        if self.ragged:
            return 0
        if n < _ROWS or self.wide[first + 1] == self.wide[first]:
            return 0
        return n if self.wide[-1] - self.wide[first] >= n * 0.6 else 0

    def _measure(self, i: int) -> None:
        """Count the cells of the lines from line i to the next without a gap, or below a blank line."""
        self.wide = [0]
        small = cells_behind = 0
        gaps: list[list[tuple[int, int]]] = []
        j = i
        while j < len(self.lines) and (j == i or not self.lines[j].blank_before):
            behind = _GAP.split(self.lines[j].text)[1:]
            cells = len(behind) + 1
            if cells < 2:
                break
            self.wide.append(self.wide[-1] + (cells >= _COLUMNS))
            cells_behind += len(behind)
            small += sum(cell[:1].islower() and not _UNIT.match(cell) for cell in behind)
            gaps.append(_gaps(self.lines[j]))
            j += 1
        self.end = j
        self.ragged = small > cells_behind * _PROSE or not _are_aligned(gaps)


def _gaps(line: Line) -> list[tuple[int, int]]:
    """Where the gaps of blanks in a line stand on its page; none where a tab shifts what follows."""
    if "\t" in line.text:
        return []
    return [(line.indent + gap.start(), line.indent + gap.end()) for gap in _GAP.finditer(line.text)]


def _are_aligned(rows: list[list[tuple[int, int]]]) -> bool:
    """Whether gaps stand below each other, as those of columns do and those of a justified text do not."""
    below = met = 0
    for above, row in pairwise(rows):
        if above and row:
            starts = [low for low, _ in above]
            before = [(bisect_left(starts, high) - 1, low) for low, high in row]
            below += len(row)
            met += sum(k >= 0 and above[k][1] > low for k, low in before)
    return met >= below * _ALIGNED


def _html_ends(lines: list[Line]) -> dict[int, int]:
    """For each line on which an HTML table opens the line after its last one; one left open ends with its last cell."""
    told: dict[int, int] = {}
    ends: dict[int, int] = {}
    open_: list[int] = []
    for j, line in enumerate(lines):
        for at, tag in line.tags:
            if tag == "table":
                open_.append(j)
            elif tag in ("tr", "td") and open_:
                told[open_[-1]] = j + 1
            elif tag == "/table" and open_:
                i = open_.pop()
                ends[i] = j if at == 0 and j > i else j + 1
    return {i: told[i] for i in open_ if i in told} | ends


def build_table(lines: list[Line]) -> Cells:
    """The text of a table, its cells and the way back to the source."""
    if any(line.tags for line in lines):
        rows = _html_rows(lines)
    else:
        rows = _pipe_rows(lines) if all(_ROW.match(line.text) for line in lines) else _spaced_rows(lines)
    table = list(rows)
    shared = _share(cell for row in table for cell in row)
    out = Cells()
    parts: list[str] = []
    length = 0
    for row in table:
        words: list[str] = []
        for column, cell in enumerate(row):
            if parts:
                out.runs.append((length, _source_of(cell, lines), 0))
                parts.append("\t" if column else "\n")
                length += 1
            text = _take_cell(out, cell, length, shared)
            words.append(text)
            parts.append(text)
            length += len(text)
        out.rows.append(tuple(words))
    out.text = "".join(parts)
    out.marks.sort()
    out.styles.sort()
    return out


@dataclass(slots=True)
class _Share:
    """The styles and marks that fall to a stretch."""

    styles: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, int, int, str, bool]] = field(default_factory=list)


def _share(cells: Iterable[list[Stretch]]) -> dict[tuple[int, int], _Share]:
    """The share of each stretch, by its line's number and its start; a mark falls to the cell it stands in."""
    out: dict[tuple[int, int], _Share] = {}
    by_line: dict[int, list[Stretch]] = {}
    for cell in cells:
        for stretch in cell:
            by_line.setdefault(stretch[0].number, []).append(stretch)
    for number, stretches in by_line.items():
        line, starts = stretches[0][0], [a for _, a, _ in stretches]
        shares = [out.setdefault((number, a), _Share()) for a in starts]
        for style in line.styles:
            k = max(bisect_right(starts, style[0]) - 1, 0)
            while k < len(starts) and starts[k] < style[1]:
                if style[0] < stretches[k][2]:
                    shares[k].styles.append(style)
                k += 1
        for mark in line.marks:
            k = max(bisect_right(starts, mark[0]) - 1, 0)
            beyond = k + 1 < len(starts) and "|" in line.text[stretches[k][2] : mark[0]]
            shares[k + beyond].marks.append(mark)
        line.marks.clear()
    return out


def _take_cell(out: Cells, cell: list[Stretch], at: int, shared: dict[tuple[int, int], _Share]) -> str:
    """The text of a cell, its lines joined; its runs, styles and marks are added to the table's."""
    text = ""
    for line, a, b in cell:
        if text and b > a:
            out.runs.append((at + len(text), line.start, 0))
            text += " "
        low = at + len(text)
        for start, source, size in slice_pieces(line.pieces, len(line.text), a, b):
            out.runs.append((low + start, source, size))
        share = shared.pop((line.number, a), None) or _Share()
        for start, end, style in share.styles:
            out.styles.append((low + max(start, a) - a, low + min(end, b) - a, style))
        for mark in share.marks:
            out.marks.append((low + min(max(mark[0], a), b) - a, *mark[1:]))
        text += line.text[a:b]
    return text


def _source_of(cell: list[Stretch], lines: list[Line]) -> int:
    """Source offset where a cell begins."""
    if not cell:
        return lines[0].start
    line, a, _ = cell[0]
    rest = slice_pieces(line.pieces, len(line.text), a, a + 1)
    return rest[0][1] if rest else line.end


def _bare(line: Line, a: int, b: int) -> Stretch:
    """A stretch without the blanks at its ends."""
    while a < b and line.text[a].isspace():
        a += 1
    while b > a and line.text[b - 1].isspace():
        b -= 1
    return line, a, b


def _pipe_rows(lines: list[Line]) -> Iterator[list[list[Stretch]]]:
    for number, line in enumerate(lines):
        escaped = frozenset(line.bars)
        bars = [i for i, letter in enumerate(line.text) if letter == "|" and i not in escaped]
        cells = [_bare(line, left + 1, right) for left, right in pairwise([-1, *bars, len(line.text)])]
        first = int(cells[0][1] == cells[0][2] and len(cells) > 1)
        last = len(cells) - int(cells[-1][1] == cells[-1][2] and len(cells) > first + 1)
        cells = cells[first:last]
        rule = _RULE if number == 1 else _LONG_RULE
        if not all(rule.fullmatch(line.text[a:b]) for _, a, b in cells):
            yield [[cell] for cell in cells]


def _spaced_rows(lines: list[Line]) -> Iterator[list[list[Stretch]]]:
    for line in lines:
        ends = [*((gap.start(), gap.end()) for gap in _GAP.finditer(line.text)), (len(line.text), len(line.text))]
        starts = [0, *(after for _, after in ends)]
        yield [[(line, a, b)] for a, (b, _) in zip(starts, ends, strict=False)]


def _html_rows(lines: list[Line]) -> Iterator[list[list[Stretch]]]:
    """Rows by their tags; what stands outside of cells is a cell of its own."""
    row: list[list[Stretch]] = []
    for line in lines:
        at = 0
        for offset, tag in [*line.tags, (len(line.text), "")]:
            stretch = _bare(line, at, offset)
            if stretch[1] < stretch[2] or (line.marks and not line.text and not tag):
                row = row or [[]]
                row[-1].append(stretch)
            at = max(at, offset)
            if tag == "td":
                row.append([])
            elif tag in ("tr", "/table") and row:
                yield row
                row = []
    if row:
        yield row
