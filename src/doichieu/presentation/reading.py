"""A document laid out in lines of a given width, for the reading pane.

Lines are pairs of offsets into the shown text of a block: laying out a report of 175 KB takes a few milliseconds, so a
resize does it all again, and of a long text first what can be seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..model.document import Block, BlockKind, Document, Footnote, SectionKind
from ..text.cells import width, window, wrap
from ..text.collecting import uncollected
from .list_depths import list_depths
from .shown import Shown, show
from .spans import Line, overlay
from .tables import LaidTable, lay_table

_INDENTS = {BlockKind.LIST_ITEM: 2, BlockKind.QUOTATION: 4}
"""How far blocks are set in."""
_STEP = 2
"""How much further a list within a list is set in."""
_CHARACTERS_A_SYLLABLE = 4.6
WORDS_A_MINUTE = 230
"""How many syllables a reader takes in; the time left is counted by it."""


class LaidLine(NamedTuple):
    """A line: a stretch of a block's shown text, or a blank (`block` is -1)."""

    block: int
    start: int
    end: int
    indent: int


BLANK = LaidLine(-1, 0, 0, 0)


@dataclass(slots=True)
class Layout:
    """A document in lines of one width."""

    document: Document
    blocks: Sequence[Block]
    width: int
    lines: list[LaidLine]
    first: list[int]
    """First line of each block; for a block that is not shown the line that follows."""
    shown: dict[int, Shown] = field(default_factory=dict)
    tables: dict[int, LaidTable] = field(default_factory=dict)
    shows_facts: bool = False
    """Whether figures, dates and citations are styled."""
    facts: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)
    left: list[int] = field(default_factory=list)
    """Characters from each line to the end; made when first asked for."""
    notes_by_ref: dict[tuple[int, int], Footnote] = field(default_factory=dict)
    depths: dict[int, int] = field(default_factory=dict)
    """How deep list items stand within lists."""

    def shown_block(self, index: int) -> Shown:
        """The shown text of a block."""
        known = self.shown.get(index)
        if known is None:
            known = self.shown[index] = show(self.blocks[index])
        return known

    def line_at(self, block: int, offset: int) -> int:
        """The line on which a character of a block's text stands."""
        line = self.first[block]
        if block in self.tables:
            return line + self.tables[block].line_of(self.blocks[block].text.count("\n", 0, offset))
        at = self.shown_block(block).to_shown(offset)
        while line + 1 < len(self.lines) and self.lines[line + 1].block == block and self.lines[line + 1].start <= at:
            line += 1
        return line

    def block_at(self, line: int) -> int:
        """The block at a line, or the last one before it; -1 above the first."""
        at = min(line, len(self.lines) - 1)
        while at >= 0 and self.lines[at].block < 0:
            at -= 1
        return self.lines[at].block if at >= 0 else -1

    def section_at(self, line: int) -> int:
        """The section at a line; -1 in the letterhead."""
        block = self.block_at(line)
        return self.blocks[block].section if block >= 0 else -1

    def first_line_of(self, section: int) -> int:
        """The line of a section's heading."""
        return self.first[self.document.sections[section].first] if section >= 0 else 0


def lay_out(
    document: Document, columns: int, blocks: Sequence[Block] | None = None, former: Layout | None = None
) -> Layout:
    """Lay a document's blocks out in lines of at most so many cells. What a `former` layout of the same blocks knew of
    them whatever its width is taken over."""
    chosen = document.blocks if blocks is None else blocks
    layout = Layout(document, chosen, columns, [], [0] * len(chosen))
    if former is not None and former.blocks is chosen:
        _take_over(layout, former)
    else:
        layout.depths = list_depths(document, chosen)
    with uncollected():
        _lay_blocks(layout)
    return layout


def lay_out_around(former: Layout, columns: int, place: tuple[int, int], top: int, rows: int) -> Layout | None:
    """The lines of another width from a place (block, offset) on, at least so many, its own at line `top`; blank lines
    stand for the others. It is what can be seen at once of a text too long to be laid out before the next frame. None
    where more than `top` lines of the block stand above the place.
    """
    layout = Layout(former.document, former.blocks, columns, [], [0] * len(former.blocks))
    _take_over(layout, former)
    end = _lay_blocks(layout, place[0], rows)
    shift = top - layout.line_at(*place)
    if shift < 0:
        return None
    layout.lines[:0] = [BLANK] * shift
    layout.lines.extend([BLANK] * (len(former.lines) - len(layout.lines)))
    layout.first[place[0] : end] = [line + shift for line in layout.first[place[0] : end]]
    return layout


def _take_over(layout: Layout, former: Layout) -> None:
    """What is known of the blocks whatever their width."""
    layout.shown, layout.facts, layout.depths = former.shown, former.facts, former.depths
    layout.notes_by_ref = former.notes_by_ref
    layout.shows_facts = former.shows_facts


def _lay_blocks(layout: Layout, start: int = 0, rows: int | None = None) -> int:
    """Lay the blocks out from one on, all or until there are so many lines; the block behind the last."""
    before: Block | None = None
    columns, chosen, depths = layout.width, layout.blocks, layout.depths
    for index in range(start, len(chosen)):
        if rows is not None and len(layout.lines) >= rows and index > start:
            return index
        block = chosen[index]
        if block.kind is BlockKind.FURNITURE:
            layout.first[index] = len(layout.lines)
            continue
        if before is not None and _gap(before, block):
            layout.lines.append(BLANK)
        layout.first[index] = len(layout.lines)
        if block.rows:
            layout.tables[index] = lay_table(_rows(block, layout.shown_block(index)), columns)
            layout.lines.extend(LaidLine(index, row, row, 0) for row in range(len(layout.tables[index].lines)))
        else:
            _lay_block(layout, index, block, columns, _STEP * depths.get(index, 0))
        before = block
    return len(chosen)


def _rows(block: Block, shown: Shown) -> Sequence[Sequence[str]]:
    """The cells of a table, with their footnote marks."""
    rows = [row.split("\t") for row in shown.text.split("\n")] if shown.marks else []
    return rows if list(map(len, rows)) == list(map(len, block.rows)) else block.rows


def _lay_block(layout: Layout, index: int, block: Block, columns: int, further: int) -> None:
    """Lay a block out; `further` is how far it is set in beyond others of its kind."""
    text = layout.shown_block(index).text
    indent = _INDENTS.get(block.kind, 0) + min(further, columns // 3)
    hanging = min(block.body, 6) if block.kind in (BlockKind.LIST_ITEM, BlockKind.HEADING) and block.body <= 8 else 0
    for n, (start, end) in enumerate(wrap(text, max(columns - indent, 4), hanging)):
        layout.lines.append(LaidLine(index, start, end, indent + (hanging if n else 0)))


def _gap(before: Block, block: Block) -> bool:
    close = (BlockKind.LIST_ITEM, BlockKind.LETTERHEAD)
    return not (before.kind is block.kind and block.kind in close)


_BASE = {
    BlockKind.PARAGRAPH: "text",
    BlockKind.LIST_ITEM: "text",
    BlockKind.QUOTATION: "text",
    BlockKind.HEADING: "text",
    BlockKind.LETTERHEAD: "muted",
    BlockKind.NOTE: "note",
    BlockKind.TABLE: "table",
    BlockKind.FURNITURE: "muted",
}


def line_spans(layout: Layout, number: int, matches: Sequence[tuple[int, int, str]] = (), left: int = 0) -> Line:
    """A line with its roles. `matches` are (start, end, role) in offsets of the block's text; of a wide table what
    stands `left` cells from its left edge on."""
    line = layout.lines[number]
    if line.block < 0:
        return []
    block = layout.blocks[line.block]
    if line.block in layout.tables:
        table = layout.tables[line.block]
        role = ("table", "strong") if line.start < table.heads else ("table",)
        label = table.labels[line.start]
        rest, room = table.lines[line.start][len(label) :], layout.width - width(label)
        return [(label + window(rest, min(left, most_left(layout, line.block)), room), role)]
    shown = layout.shown_block(line.block)
    layers = [*_facts(layout, line.block), *block_layers(layout.document, block, shown, matches)]
    pad_left = [(" " * line.indent, ("text",))] if line.indent else []
    return [*pad_left, *overlay(shown.text, line.start, line.end, (_BASE[block.kind],), layers)]


def most_left(layout: Layout, block: int) -> int:
    """How far a table can be moved sideways."""
    return max(layout.tables[block].width - layout.width, 0)


def _facts(layout: Layout, index: int) -> list[tuple[int, int, str]]:
    """The figures, dates and citations of a block with their roles, in offsets of its shown text."""
    if not layout.shows_facts:
        return []
    known = layout.facts.get(index)
    if known is None:
        from .fact_roles import fact_roles  # imported here: the first page is shown before its facts are known

        to_shown = layout.shown_block(index).to_shown
        found = fact_roles(layout.blocks[index])
        known = layout.facts[index] = [(to_shown(start), to_shown(end), role) for start, end, role in found]
    return known


def block_layers(
    document: Document, block: Block, shown: Shown, matches: Sequence[tuple[int, int, str]] = ()
) -> list[tuple[int, int, str]]:
    """Emphasis, label, title, note marks and matches of a block, in offsets of its shown text."""
    layers: list[tuple[int, int, str]] = []
    for start, end, style in block.styles:
        layers.append((shown.to_shown(start), shown.to_shown(end), style))
    if block.kind is BlockKind.HEADING and block.section >= 0:
        section = document.sections[block.section]
        if block.body:
            layers.append((0, shown.to_shown(block.body), "heading_label"))
        end = heading_end(block, section.kind, section.title, section.run_in)
        if end:
            layers.append((shown.to_shown(block.body), shown.to_shown(end), "heading"))
    elif block.kind is BlockKind.LIST_ITEM and block.body:
        layers.append((0, shown.to_shown(block.body), "bullet"))
    layers.extend((start, end, "note_mark") for start, end, _ in shown.marks)
    layers.extend((shown.to_shown(start), shown.to_shown(end), role) for start, end, role in matches)
    return layers


def heading_end(block: Block, kind: SectionKind, title: str, run_in: bool) -> int:
    """Where a heading's words end in its block; 0 for an entry that is its own text."""
    if kind is SectionKind.ITEM or (
        kind in (SectionKind.CLAUSE, SectionKind.POINT) and block.text.rstrip().endswith((".", ";"))
    ):
        return 0
    return min(block.body + len(title) + 1, len(block.text)) if run_in else len(block.text)


def minutes_left(layout: Layout, line: int) -> int:
    """Minutes of reading from a line to the end, at least 1 until the last line."""
    if not layout.left:
        total = 0
        sums = [0]
        for item in reversed(layout.lines):
            total += max(item.end - item.start, 0)
            sums.append(total)
        layout.left = sums[::-1]
    left = layout.left[min(max(line, 0), len(layout.left) - 1)]
    return max(1, round(left / _CHARACTERS_A_SYLLABLE / WORDS_A_MINUTE))
