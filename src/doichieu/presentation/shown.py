"""A block's text as it is shown: with its footnote marks in place as superscripts, which makes it longer than the text
it holds; `Shown` keeps the way between the two."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from ..model.document import Block

_SUPER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Shown(NamedTuple):
    """A block's text as shown, with its footnote marks in place."""

    text: str
    inserts: tuple[tuple[int, int], ...] = ()
    """(offset in the block's text, characters shown up to and with the mark there)."""
    marks: tuple[tuple[int, int, int], ...] = ()
    """(start, end, index into the block's refs) of each mark, in the shown text."""

    def to_shown(self, offset: int) -> int:
        """Where a character of the block's text stands in the shown text."""
        if not self.inserts:
            return offset
        at = bisect_right(self.inserts, (offset, 1 << 30)) - 1
        return offset + (self.inserts[at][1] if at >= 0 else 0)


def show(block: Block) -> Shown:
    """The shown text of a block."""
    if not block.refs:
        return Shown(block.text)
    parts: list[str] = []
    inserts: list[tuple[int, int]] = []
    marks: list[tuple[int, int, int]] = []
    at = added = 0
    for i, ref in enumerate(block.refs):
        parts.append(block.text[at : ref.offset])
        mark = ref.mark.translate(_SUPER)
        if i and block.refs[i - 1].offset == ref.offset:
            mark = "⁾" + mark
        marks.append((ref.offset + added, ref.offset + added + len(mark), i))
        parts.append(mark)
        added += len(mark)
        inserts.append((ref.offset, added))
        at = ref.offset
    parts.append(block.text[at:])
    return Shown("".join(parts), tuple(inserts), tuple(marks))
