"""Layout: what the lines of the whole document say of how it was set.

Texts out of PDFs break every line near one column, in mid-sentence (S-21). Whether a document does,
where, and how its paragraphs are set in is measured on lines that certainly go on: those followed
by a line in lower case that opens nothing. With these at hand a line in doubt can be asked two
things: was it full (would the next word still have fitted), and does the next line stand where
paragraphs open or where they go on.

How wide a line is depends on the letters where the page was set in a proportional font: a line of
capitals breaks after fewer of them. So both rulers are laid to the witnesses, one that counts
characters and one that weighs them as a book face does, and the one that finds them more alike is used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from ..text.cases import UPPER
from .lines import Line
from .markers import find_markers
from .phrases import BULLET, ended, first_word, last_word

_WITNESSES = 10
"""Fewer lines that certainly go on measure nothing."""
_ALLOWANCE = 0.04
"""So large a share of the witnesses may be shorter than what counts as full: odd breaks before long compounds."""
_SAMPLE = 400
"""So many witnesses are asked."""
_SHORTEST = 0.8
"""No line is full that is so much shorter than most of the full ones."""
_FEW = 5
"""Fewer full lines show no column."""
_GUESS = 0.88
"""Without witnesses a line that fills so much of the widest line is full."""
_STEP = 2
"""Set in by so many columns more, a line opens a paragraph."""


class Layout(NamedTuple):
    """What joining needs to know of the whole document."""

    wrap: int
    """The column near which lines break, or 0."""
    full: float
    """A line that would be wider than this with the next word was full."""
    weighed: bool
    """Whether widths are of a proportional font rather than of one character a column."""
    margin: int
    """How far lines are set in that go on."""
    steps: bool
    """Whether lines that open a paragraph are set in further."""
    pairs: frozenset[tuple[str, str]]
    """Capitalised words that stand side by side within lines."""

    def was_full(self, before: Line, after: Line) -> bool:
        """Whether the next word would no longer have fitted on the line."""
        return self.wrap > 0 and _RULERS[self.weighed](before, after) > self.full

    def opens_by_indent(self, line: Line) -> bool:
        """Whether the line stands where paragraphs open."""
        return self.steps and line.indent >= self.margin + _STEP

    def goes_on_by_indent(self, line: Line) -> bool:
        """Whether the line stands where paragraphs go on."""
        return self.steps and line.indent < self.margin + _STEP


def layout_of(lines: list[Line]) -> Layout:
    """Measure a document."""
    wrap = wrap_column(lines)
    pairs = frozenset(_pairs(lines))
    if not wrap:
        return Layout(0, 0.0, False, 0, False, pairs)
    witnesses = list(_witnesses(lines, wrap))
    if len(witnesses) < _WITNESSES:
        return Layout(wrap, wrap * _GUESS, False, 0, False, pairs)
    counted, weighed = (_narrowest(witnesses, ruler) for ruler in _RULERS)
    full, spread = min(counted, weighed, key=itemgetter(1))
    margin = Counter(b.indent for _, b in witnesses).most_common(1)[0][0]
    return Layout(wrap, full, spread == weighed[1] < counted[1], margin, _steps(lines, witnesses, margin), pairs)


def _narrowest(witnesses: list[tuple[Line, Line]], ruler: Ruler) -> tuple[float, float]:
    """The width that lines pass when they are full, by one ruler, and how far apart it finds them."""
    sample = witnesses[:: max(len(witnesses) // _SAMPLE, 1)]
    widths = sorted(ruler(before, after) for before, after in sample)
    full = widths[int(len(widths) * _ALLOWANCE)] - 0.5
    middle = widths[len(widths) // 2]
    return max(full, middle * _SHORTEST), (middle - full) / middle


def wrap_column(lines: list[Line]) -> int:
    """The column near which the document breaks its lines, or 0 where it does not (S-21).

    Full lines are many, and end in mid-sentence; or they are few among short ones, but no line is
    wider, and the next lines go on in lower case.
    """
    lengths = sorted(line.indent + len(line.text) for line in lines)
    if len(lengths) < 8:
        return 0
    widest = lengths[int(len(lengths) * 0.97)]
    if not 40 <= widest <= 140 or lengths[-1] > widest * 2.5:
        return 0
    full = [i for i, line in enumerate(lines) if line.indent + len(line.text) > widest * 0.8]
    broken = sum(not ended(lines[i].text) for i in full)
    if len(full) >= len(lines) * 0.2 and broken >= len(full) * 0.4:
        return widest
    going_on = sum(i + 1 < len(lines) and _goes_on_certainly(lines[i], lines[i + 1]) for i in full)
    ceiling = lengths[-1] <= widest * 1.1
    return widest if ceiling and len(full) >= _FEW and going_on >= len(full) * 0.4 else 0


def _column_with(before: Line, after: Line) -> float:
    """The column that the line would have reached with the first word of the next."""
    return before.indent + len(before.text) + 1 + len(after.text.split(" ", 1)[0])


def _width_with(before: Line, after: Line) -> float:
    """The same in a proportional font, in widths of an ordinary letter."""
    text = f"{before.text} {after.text.split(' ', 1)[0]}"
    narrow, wide = len(_NARROW.findall(text)), len(_WIDE.findall(text))
    return before.indent * _BLANK + len(text) - narrow * (1 - _BLANK) + wide * (_CAPITAL - 1)


_NARROW = re.compile(r"[fijlrtìíỉĩị.,;:!'()\-/| ]")
_WIDE = re.compile(rf"[{UPPER}mw%]")
_BLANK, _CAPITAL = 0.6, 1.45
"""Widths of a blank and of a capital in book faces, in ordinary letters."""
Ruler = Callable[[Line, Line], float]
_RULERS: tuple[Ruler, Ruler] = (_column_with, _width_with)


def _goes_on_certainly(before: Line, after: Line) -> bool:
    """Whether the next line is in lower case, opens nothing, and stands right below an unended one."""
    adjacent = not after.blank_before and not after.page_break
    return adjacent and after.text[:1].islower() and not ended(before.text) and not find_markers(after.text)


def _witnesses(lines: list[Line], wrap: int) -> Iterator[tuple[Line, Line]]:
    """Lines that certainly go on, each with the next."""
    for before, after in pairwise(lines):
        if before.indent + len(before.text) >= wrap * 0.6 and _goes_on_certainly(before, after):
            yield before, after


def _steps(lines: list[Line], witnesses: list[tuple[Line, Line]], margin: int) -> bool:
    """Whether paragraphs are set in: most numbered lines and bullets are, hardly a line that goes on is."""
    openers = [
        line.indent >= margin + _STEP
        for before, line in pairwise(lines)
        if ended(before.text) and (BULLET.match(line.text) or find_markers(line.text))
    ]
    going_on = sum(after.indent >= margin + _STEP for _, after in witnesses)
    return sum(openers) > len(openers) * 0.7 and going_on < len(witnesses) * 0.1


def _pairs(lines: list[Line]) -> set[tuple[str, str]]:
    """Two capitalised words side by side within lines: names the document is known to use.

    Asked only for line ends that need it, so only the first and last words of lines are kept.
    """
    wanted_last = {last_word(line.text) for line in lines}
    wanted_first = {first_word(line.text) for line in lines}
    found: set[tuple[str, str]] = set()
    for line in lines:
        split = line.text.split(" ")
        found.update(
            (a, bare)
            for a, b in pairwise(split)
            if a in wanted_last and a[:1].isupper() and b[:1].isupper() and (bare := b.rstrip(",.;:)”")) in wanted_first
        )
    return found
