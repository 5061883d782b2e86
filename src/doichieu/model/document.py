"""A document as it was read: blocks of text, the sections they stand in, its notes and metadata."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from .place import Place, SourceMap


class BlockKind(StrEnum):
    """What a block is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    """A heading, or the first paragraph of a numbered entry: it opens the section it stands in."""
    LIST_ITEM = "list_item"
    QUOTATION = "quotation"
    """Text of another document: set apart with ">", or a provision that an amendment quotes."""
    TABLE = "table"
    NOTE = "note"
    LETTERHEAD = "letterhead"
    FURNITURE = "furniture"
    """Page numbers and running headers: kept, but out of the flow."""


class SectionKind(StrEnum):
    """The kinds of a section, as the JSON names them."""

    PART = "part"
    CHAPTER = "chapter"
    HEADING = "heading"
    ARTICLE = "article"
    CLAUSE = "clause"
    POINT = "point"
    ITEM = "item"
    GROUP = "group"
    PREAMBLE = "preamble"
    CLOSING = "closing"
    APPENDIX = "appendix"


class Run(NamedTuple):
    """A stretch of a block's text and where it came from."""

    start: int
    """Offset in the block's text."""
    source: int
    """Offset in the normalised source."""
    length: int
    """Characters of the source; where it differs from the stretch's own length, the whole was replaced."""


class NoteRef(NamedTuple):
    """A footnote mark in running text: it stands before the character at `offset`."""

    offset: int
    mark: str
    source: int
    """Offset of the mark in the normalised source."""
    length: int


class Block(NamedTuple):
    """A paragraph, list item, table, note …: text without markup, with the way back to the source."""

    kind: BlockKind
    text: str
    runs: tuple[Run, ...]
    section: int = -1
    """Index of the section it stands in; -1 for the letterhead and the notes."""
    styles: tuple[tuple[int, int, str], ...] = ()
    """(start, end, "strong" or "emphasis") in offsets of the text."""
    refs: tuple[NoteRef, ...] = ()
    breaks: tuple[int, ...] = ()
    """Offsets of the text where a page break was mended."""
    body: int = 0
    """Offset where the text proper begins, after a label or a list mark."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Cells of a table, row by row; its text joins them by tabs and newlines."""

    def source_start(self, offset: int) -> int:
        """Offset in the normalised source of the character at an offset of the text."""
        if not self.runs:
            return 0
        at = max(bisect_right(self.runs, offset, key=lambda run: run.start) - 1, 0)
        run = self.runs[at]
        end = self.runs[at + 1].start if at + 1 < len(self.runs) else len(self.text)
        if run.length != end - run.start:
            return run.source
        return run.source + offset - run.start

    def source_end(self, offset: int) -> int:
        """Offset just after the source of the character before an offset of the text."""
        if not self.runs or offset <= 0:
            return self.source_start(offset)
        at = max(bisect_right(self.runs, offset - 1, key=lambda run: run.start) - 1, 0)
        run = self.runs[at]
        end = self.runs[at + 1].start if at + 1 < len(self.runs) else len(self.text)
        if run.length != end - run.start:
            return run.source + run.length
        return run.source + offset - run.start

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Source offsets of a stretch of the text: one piece for every page that it stands on."""
        cuts = [start, *(b for b in self.breaks if start < b < end), end]
        for low, high in pairwise(cuts):
            while low < high and self.text[low] == " ":
                low += 1
            while high > low and self.text[high - 1] == " ":
                high -= 1
            if low < high:
                yield self.source_start(low), self.source_end(high)


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline. Sections are listed in reading order; parents stand before children."""

    index: int
    parent: int
    """Index of the parent, -1 at the top."""
    depth: int
    label: str | None
    title: str
    kind: SectionKind
    line: int
    end_line: int
    run_in: bool
    path: tuple[str, ...]
    """What the reader sees on the way here: labels, or where there is none the start of the title."""
    first: int
    """Index of its first block; its own text ends where the next section begins."""
    end: int
    """Index after the last block of its own text."""

    @property
    def id(self) -> str:
        """A name that stays the same as long as the file does."""
        return f"s{self.index + 1}"


class Footnote(NamedTuple):
    """A note at the foot of a page and the marks that lead to it."""

    mark: str
    line: int
    blocks: tuple[int, ...]
    """Indices into `Document.notes`."""
    refs: tuple[tuple[int, int], ...]
    """(index of the block, index into its refs) of each mark in the text."""


class Fact(NamedTuple):
    """A piece of metadata: its value, how the document prints it, and where."""

    value: str | None
    raw: str
    place: Place


class Metadata(NamedTuple):
    """What the document says of itself; None where it does not say."""

    title: Fact | None = None
    kind: Fact | None = None
    issuer: Fact | None = None
    number: Fact | None = None
    date: Fact | None = None
    subject: Fact | None = None
    """What it is about (trích yếu)."""
    signer: Fact | None = None
    position: Fact | None = None
    """As what the signer signed."""
    recipients: tuple[Fact, ...] = ()


class Remark(NamedTuple):
    """Something odd that was kept as printed: a skipped number, a note without a mark."""

    code: str
    line: int
    detail: str


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Document:
    """A document as read. Two readings of the same bytes are equal."""

    path: str
    blocks: tuple[Block, ...]
    notes: tuple[Block, ...]
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    metadata: Metadata
    warnings: tuple[Remark, ...]
    source: SourceMap
    digest: str = ""
    """Digest of the bytes it was read from."""
    held: dict[int, tuple[int, ...]] | None = field(default=None, compare=False, repr=False)
    """Blocks that are part of a section's text though they stand elsewhere (letterhead, notes); None: not told."""
    _children: dict[int, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    def children(self, index: int) -> tuple[int, ...]:
        """Indices of the sections right below one; -1 asks for the top."""
        if not self._children:
            below: dict[int, list[int]] = {-1: []}
            for section in self.sections:
                below.setdefault(section.parent, []).append(section.index)
            self._children.update({parent: tuple(kids) for parent, kids in below.items()})
        return self._children.get(index, ())

    def ancestors(self, index: int) -> list[int]:
        """Indices from the top down to the parent of a section."""
        chain: list[int] = []
        parent = self.sections[index].parent
        while parent >= 0:
            chain.append(parent)
            parent = self.sections[parent].parent
        return chain[::-1]

    def subtree_end(self, index: int) -> int:
        """Index after the last section below (or at) a section."""
        depth = self.sections[index].depth
        end = index + 1
        while end < len(self.sections) and self.sections[end].depth > depth:
            end += 1
        return end

    def own_blocks(self, index: int) -> range:
        """Indices of the blocks that are a section's own text."""
        section = self.sections[index]
        return range(section.first, section.end)

    def text_blocks(self, index: int) -> list[int]:
        """Indices of the blocks that say something in a section's own text, what is held for it with them."""
        own = (i for i in self.own_blocks(index) if self.blocks[i].section == index)
        told = [i for i in own if self.blocks[i].kind not in (BlockKind.FURNITURE, BlockKind.LETTERHEAD)]
        more = self.held.get(index, ()) if self.held else ()
        return sorted({*more, *told}) if more else told

    def blocks_of(self, index: int) -> range:
        """Indices of the blocks of a section and everything below it."""
        last = self.sections[self.subtree_end(index) - 1]
        return range(self.sections[index].first, last.end)

    def place(self, block: Block, start: int = 0, end: int | None = None) -> Place:
        """The place of a stretch of a block, over page breaks if need be."""
        stop = len(block.text) if end is None else end
        return self.source.place(block.source_start(start), block.source_end(stop))

    def places(self, block: Block, start: int, end: int) -> list[Place]:
        """The places of a stretch of a block: one for every page that it stands on."""
        return [self.source.place(low, high) for low, high in block.pieces(start, end)]

    @property
    def size(self) -> int:
        """About how many characters its source has."""
        return self.source.line_starts[-1]

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.replace("\\", "/").rsplit("/", 1)[-1]
