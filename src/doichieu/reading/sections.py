"""What follows from the places of sections: where each ends, and how it is named in a path."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..model.document import Section

PATH_TITLE = 40
"""How many characters of its title stand in the path of a section without a label."""


def end_lines(sections: Sequence[Section], lines: Sequence[int]) -> list[int]:
    """For each section the last line with text on it before the next section that is not below it."""
    ends = [section.line for section in sections]
    open_: list[int] = []
    for section in sections:
        while open_ and sections[open_[-1]].depth >= section.depth:
            closed = open_.pop()
            at = bisect_left(lines, section.line)
            ends[closed] = max(lines[at - 1] if at else section.line, ends[closed])
        open_.append(section.index)
    for index in open_:
        ends[index] = max(lines[-1], ends[index])
    return ends
