"""An outline to be set right by hand: its lines, headings at their depth, with what was odd about each."""

from __future__ import annotations

from typing import NamedTuple

from ..model.document import BlockKind, Document, Remark
from ..text.cells import fit, width
from .spans import Line
from .words import Words

_DEEPEST = 10
"""Deeper headings are not set in further."""


class OutlineRow(NamedTuple):
    """A paragraph of the body."""

    block: int
    line: int
    section: int
    """The section that it opens, or the one that it stands in."""
    depth: int
    """How deep the section that it opens stands; 0 for text."""
    label: str
    title: str
    remarks: tuple[Remark, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it opens a section."""
        return self.depth > 0


def outline_rows(document: Document, headings_only: bool) -> list[OutlineRow]:
    """The paragraphs of the body in reading order; page furniture and later lines of titles are left out."""
    told = section_remarks(document)
    rows: list[OutlineRow] = []
    for section in document.sections:
        line = document.source.line_of(document.blocks[section.first].runs[0].source)
        remarks = tuple(told.get(section.index, ()))
        rows.append(
            OutlineRow(section.first, line, section.index, section.depth, section.label or "", section.title, remarks)
        )
        for i in range(section.first + 1, section.end) if not headings_only else ():
            block = document.blocks[i]
            if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION):
                line = document.source.line_of(block.runs[0].source)
                rows.append(OutlineRow(i, line, section.index, 0, "", block.text))
    return rows


def section_remarks(document: Document) -> dict[int, list[Remark]]:
    """What was odd about sections, by the section on whose first line it was seen."""
    if not document.warnings:
        return {}
    starts = {section.line: section.index for section in document.sections}
    told: dict[int, list[Remark]] = {}
    for remark in document.warnings:
        if remark.line in starts:
            told.setdefault(starts[remark.line], []).append(remark)
    return told


def row_line(row: OutlineRow, document: Document, columns: int, words: Words) -> Line:
    """A row in so many cells: its line in the file, the heading at its depth or the text below it, what was odd."""
    number = f"{row.line:>5} "
    depth = min(row.depth or document.sections[row.section].depth + 1, _DEEPEST)
    indent = "  " * (depth - 1)
    told = "; ".join(words.remark(remark) for remark in row.remarks)
    room = max(columns - width(number) - len(indent) - 3, 8)
    tail = fit(told, room // 2)
    room -= width(tail) + 1 if tail else 0
    sign = "■ " if row.is_heading else "  "
    label = fit(row.label + " ", room) if row.label else ""
    title = fit(row.title, max(room - width(label), 0))
    gap = " " * max(room - width(label) - width(title) + (1 if tail else 0), 0)
    role = "strong" if row.is_heading else "muted"
    return [
        (number, ("muted",)), (indent, ("text",)), (sign, ("heading_label",)), (label, ("heading_label",)),
        (title, (role,)), (gap, ("text",)), (tail, ("warning",)), (" ", ("text",)),
    ]  # fmt: skip
