"""Bytes to a document: the steps of the reading floor, one after the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ..model.document import (
    Block,
    BlockKind,
    Document,
    Footnote,
    Metadata,
    NoteRef,
    Remark,
    Run,
    Section,
    SectionKind,
)
from ..model.place import SourceMap
from ..text.clean import common_blanks
from ..text.collecting import uncollected
from .decode import decode, normalise
from .files import digest_of, read_data
from .furniture import pages_told
from .judging import Decision
from .letterhead import find_body
from .lines import split_lines
from .metadata import Sources, read_metadata
from .numbering import settled
from .outline import Tree, build_tree
from .paragraphs import Paragraph, make_paragraphs
from .phrases import LISTED
from .sections import PATH_TITLE, end_lines

_SCAN_LETTERS = 120
"""A page with fewer letters than this has no text of its own."""


def read_file(path: str | Path) -> Document:
    """Read one file. Raises `ReadingError`."""
    return read_bytes(read_data(str(path)), str(path))


def read_bytes(data: bytes, path: str) -> Document:
    """Read a document out of a file's bytes. Raises `ReadingError` for what is no text."""
    text, remarks = decode(data, path)
    return read_text(text, path, digest_of(data), remarks)


def read_text(raw: str, path: str, digest: str = "", remarks: Iterable[Remark] = ()) -> Document:
    """Read a document out of decoded text; a byte order mark is no character of it."""
    with uncollected():
        return _read_text(raw, path, digest, remarks)


def _read_text(raw: str, path: str, digest: str, remarks: Iterable[Remark]) -> Document:
    text, source, converted = normalise(raw.removeprefix("\ufeff"))
    plain = common_blanks(text)
    paragraphs = make_paragraphs(split_lines(plain, source.line_starts))
    body_start = find_body(paragraphs)
    tree = build_tree(paragraphs, body_start)
    tree.remarks += [*remarks, *converted, *_scan_remarks(paragraphs)]
    printed = text if plain != text else None
    return _Assembly(paragraphs, body_start, tree, printed).document(path, digest, source)


def _scan_remarks(paragraphs: list[Paragraph]) -> list[Remark]:
    """Pages with next to no text between them are pictures of text (S-24)."""
    told = pages_told(p.text for p in paragraphs if p.kind == "furniture")
    fed = sum(line.page_break for p in paragraphs for line in p.lines)
    pages = max(told, fed + 1 if fed else 0)
    letters = sum(len(p.text) for p in paragraphs if p.kind != "furniture")
    return [Remark("scan", 1, str(letters))] if pages and letters < _SCAN_LETTERS * pages else []


def explain_bytes(data: bytes, path: str) -> list[Decision]:
    """What the outline weighed of each paragraph that could open a section. Raises `ReadingError`."""
    text, source, _ = normalise(decode(data, path)[0].removeprefix("\ufeff"))
    paragraphs = make_paragraphs(split_lines(common_blanks(text), source.line_starts))
    return build_tree(paragraphs, find_body(paragraphs), explain=True).decisions


class _Assembly:
    """Puts paragraphs and outline together to the blocks and sections of the model."""

    def __init__(self, paragraphs: list[Paragraph], body_start: int, tree: Tree, printed: str | None) -> None:
        self.paragraphs = paragraphs
        self.printed = printed
        """The source with its blanks as they are printed, where reading saw common ones for them."""
        self.body_start = body_start
        self.tree = tree
        self.owner: dict[int, int] = {}
        self.opener: dict[int, int] = {}
        for i, entry in enumerate(tree.entries):
            if entry.kind not in (SectionKind.PREAMBLE, SectionKind.CLOSING):
                self.opener[entry.index] = i
            for index in (entry.index, *entry.title_paragraphs, *entry.paragraphs):
                self.owner[index] = i
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self.note_marks: list[str] = []
        self.note_starts: list[tuple[int, int]] = []
        """Source offset and line of each note."""
        self.block_lines: list[int] = []
        self.first_block: dict[int, int] = {}
        self.last_block: dict[int, int] = {}

    def document(self, path: str, digest: str, source: SourceMap) -> Document:
        for index, paragraph in enumerate(self.paragraphs):
            self._add(index, paragraph)
        sections = self._sections()
        footnotes, remarks = self._footnotes()
        remarks = sorted([*settled(sections, self.tree.remarks), *remarks], key=lambda remark: remark.line)
        return Document(
            path=path,
            blocks=tuple(self.blocks),
            notes=tuple(self.notes),
            sections=tuple(sections),
            footnotes=tuple(footnotes),
            metadata=self._metadata(sections, source),
            warnings=tuple(remarks),
            source=source,
            digest=digest,
        )

    def _add(self, index: int, paragraph: Paragraph) -> None:
        if paragraph.kind == "note":
            self.notes.append(self._block(BlockKind.NOTE, paragraph, -1, 0, skip_first_mark=bool(paragraph.mark)))
            self.note_marks.append(paragraph.mark)
            self.note_starts.append((paragraph.lines[0].start, paragraph.lines[0].number))
            return
        section = self.owner.get(index, -1)
        body = 0
        if paragraph.kind == "furniture":
            kind = BlockKind.FURNITURE
            section = len(self.first_block) - 1
        elif section < 0:
            kind = BlockKind.LETTERHEAD
        elif index in self.opener or index in self.tree.entries[section].title_paragraphs:
            kind = BlockKind.HEADING
            marker = self.tree.entries[section].marker
            body = marker.end if marker and index in self.opener else 0
        elif paragraph.kind == "table":
            kind = BlockKind.TABLE
        elif index in self.tree.quoted or all(line.quoted for line in paragraph.lines):
            kind = BlockKind.QUOTATION
        elif bullet := LISTED.match(paragraph.text):
            kind, body = BlockKind.LIST_ITEM, bullet.end()
        else:
            kind = BlockKind.PARAGRAPH
        if section >= 0:
            self.first_block.setdefault(section, len(self.blocks))
            self.last_block[section] = len(self.blocks)
        self.blocks.append(self._block(kind, paragraph, section, body))
        self.block_lines.append(paragraph.lines[0].number)

    def _block(
        self, kind: BlockKind, paragraph: Paragraph, section: int, body: int, skip_first_mark: bool = False
    ) -> Block:
        marks = paragraph.marks[1:] if skip_first_mark else paragraph.marks
        return Block(
            kind=kind,
            text=self._as_printed(paragraph),
            runs=tuple(Run(*run) for run in paragraph.runs),
            section=section,
            styles=tuple(paragraph.styles),
            refs=tuple(NoteRef(offset, mark, at, length) for offset, at, length, mark, _ in marks),
            breaks=tuple(paragraph.breaks),
            body=body,
            rows=tuple(paragraph.rows),
        )

    def _as_printed(self, paragraph: Paragraph) -> str:
        """The text with its own blanks, where it stands in one piece in the source."""
        text = paragraph.text
        if self.printed is None or " " not in text:
            return text
        ends = [start for start, _, _ in paragraph.runs[1:]] + [len(text)]
        parts = []
        for (start, source, length), end in zip(paragraph.runs, ends, strict=True):
            whole = length == end - start
            parts.append(self.printed[source : source + length] if whole else text[start:end])
        return text[: paragraph.runs[0][0]] + "".join(parts)

    def _sections(self) -> list[Section]:
        entries = self.tree.entries
        starts = [self.paragraphs[entry.index].lines[0].number for entry in entries]
        lines = [line.number for p in self.paragraphs if p.kind != "furniture" for line in p.lines]
        out: list[Section] = []
        for i, entry in enumerate(entries):
            parent = entry.parent
            depth = out[parent].depth + 1 if parent >= 0 else 1
            label = entry.marker.label if entry.marker else None
            step = label or entry.title[:PATH_TITLE]
            if entry.family == "star":
                step = f"{label} {entry.title}"[: PATH_TITLE + 2]
            path = (*(out[parent].path if parent >= 0 else ()), step)
            first = self.first_block[i]
            out.append(
                Section(
                    index=i, parent=parent, depth=depth, label=label, title=entry.title, kind=entry.kind,
                    line=starts[i], end_line=0, run_in=entry.run_in, path=path, first=first,
                    end=self.last_block[i] + 1,
                )
            )  # fmt: skip
        ends = end_lines(out, sorted(lines))
        return [replace(section, end_line=end) for section, end in zip(out, ends, strict=True)]

    def _footnotes(self) -> tuple[list[Footnote], list[Remark]]:
        """Notes with their marks: a mark leads to the next note of its name, else to the last one."""
        groups: list[list[int]] = []
        for i, mark in enumerate(self.note_marks):
            if mark or not groups:
                groups.append([])
            groups[-1].append(i)
        by_mark: dict[str, list[int]] = {}
        for i, group in enumerate(groups):
            by_mark.setdefault(self.note_marks[group[0]], []).append(i)
        starts = [self.note_starts[group[0]][0] for group in groups]
        refs: dict[int, list[tuple[int, int]]] = {}
        remarks: list[Remark] = []
        for block_index, block in enumerate(self.blocks):
            for ref_index, ref in enumerate(block.refs):
                known = by_mark.get(ref.mark)
                if not known:
                    remarks.append(Remark("note-missing", self.block_lines[block_index], ref.mark))
                    continue
                at = bisect_right(known, ref.source, key=starts.__getitem__)
                refs.setdefault(known[min(at, len(known) - 1)], []).append((block_index, ref_index))
        out = []
        for i, group in enumerate(groups):
            mark, line = self.note_marks[group[0]], self.note_starts[group[0]][1]
            if mark and i not in refs:
                remarks.append(Remark("note-unreferenced", line, mark))
            out.append(Footnote(mark, line, tuple(group), tuple(refs.get(i, ()))))
        return out, remarks

    def _metadata(self, sections: list[Section], source: SourceMap) -> Metadata:
        head = [b for b in self.blocks if b.kind is BlockKind.LETTERHEAD]
        early: list[Block] = []
        closing: list[Block] = []
        for section in sections:
            if section.kind is SectionKind.PREAMBLE:
                early.extend(self.blocks[section.first : section.end])
            elif section.kind is SectionKind.CLOSING and not closing:
                closing.extend(self.blocks[section.first : section.end])
        body = [b for b in self.blocks if b.section >= 0]
        return read_metadata(Sources(head, early, closing, body, source))
