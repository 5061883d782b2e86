"""Places: where something stands in the source a document was read from.

Blocks hold offsets into the document's text as it was normalised (NFC); a reader, a script or an
editor wants lines and columns of the file. `SourceMap` turns the one into the other, also where
normalising changed how many characters there are.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Place(NamedTuple):
    """A stretch of the source: lines from 1, columns from 0 in characters, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class SourceMap(NamedTuple):
    """Offsets of the normalised text to lines and columns of the decoded file."""

    line_starts: tuple[int, ...]
    """Offset, in the normalised text, of the first character of each line; the first is 0."""
    shifts: tuple[tuple[int, int], ...] = ()
    """(normalised offset, offset in the decoded file) wherever their difference changes; empty when equal."""

    def raw(self, offset: int) -> int:
        """The offset in the decoded file."""
        if not self.shifts:
            return offset
        at = bisect_right(self.shifts, (offset, 1 << 60)) - 1
        if at < 0:
            return offset
        normalised, raw = self.shifts[at]
        return raw + offset - normalised

    def line_of(self, offset: int) -> int:
        """The line, from 1, on which an offset stands."""
        return bisect_right(self.line_starts, offset)

    def point(self, offset: int) -> tuple[int, int]:
        """Line from 1 and column from 0 of an offset."""
        line = self.line_of(offset)
        return line, self.raw(offset) - self.raw(self.line_starts[line - 1])

    def place(self, start: int, end: int) -> Place:
        """The place of a stretch of the normalised text."""
        line, column = self.point(start)
        end_line, end_column = self.point(end - 1 if end > start else start)
        if end > start:
            end_column = self.raw(end) - self.raw(self.line_starts[end_line - 1])
        return Place(line, column, end_line, end_column)
