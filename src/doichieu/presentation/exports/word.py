"""A report as DOCX: a real table with its head on every page, and a document with its revisions tracked.

The marked document is the new text with what went and what came as revisions of a word processor, so
that its reader can accept or reject them one by one.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document as new_docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .sheet import Sheet, SheetCell, safe

if TYPE_CHECKING:
    from docx.table import _Cell

    from .marked import MarkedParagraph

_FONT = "Times New Roman"
_AUTHOR = "doichieu"
_DATE = "2000-01-01T00:00:00Z"
"""Revisions must bear a date; a fixed one makes the same file of the same input."""
_PAGE = 26.0
"""Centimetres between the margins of a page laid across."""
_COLOURS = {"removed": RGBColor(0x8A, 0x3B, 0x00), "added": RGBColor(0x00, 0x4B, 0x8D)}


def to_docx(sheet: Sheet) -> bytes:
    """The report as a document with one table."""
    document = _new(across=True)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(safe(sheet.title))
    run.bold, run.font.size = True, Pt(14)
    for line in sheet.above:
        document.add_paragraph(safe(line))
    table = document.add_table(rows=1, cols=len(sheet.heads))
    table.style = "Table Grid"
    table.autofit = False
    total = sum(sheet.widths)
    widths = [Cm(_PAGE * width / total) for width in sheet.widths]
    for cell, head, width in zip(table.rows[0].cells, sheet.heads, widths, strict=True):
        cell.width = width
        cell.paragraphs[0].add_run(safe(head)).bold = True
    _repeat(table.rows[0]._tr)
    for row in sheet.rows:
        cells = table.add_row().cells
        for cell, content, width in zip(cells, row, widths, strict=True):
            cell.width = width
            _fill(cell, content)
    for line in sheet.below:
        document.add_paragraph(safe(line)).runs[0].italic = True
    return _bytes(document)


def to_marked_docx(title: str, paragraphs: list[MarkedParagraph]) -> bytes:
    """A document whose revisions are tracked."""
    document = _new(across=False)
    heading = document.add_paragraph()
    heading.add_run(safe(title)).bold = True
    number = 0
    for marked in paragraphs:
        paragraph = document.add_paragraph()
        for text, mark in marked.pieces:
            number += 1
            _revise(paragraph, safe(text), mark, number, strong=marked.heading)
    return _bytes(document)


def _new(*, across: bool) -> Any:
    document = new_docx()
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if across:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
        section.left_margin = section.right_margin = Cm(1.85)
    document.core_properties.author = _AUTHOR
    return document


def _repeat(row: Any) -> None:
    """The head of the table on every page."""
    properties = row.get_or_add_trPr()
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    properties.append(header)


def _fill(cell: _Cell, content: SheetCell) -> None:
    paragraph = cell.paragraphs[0]
    for text, mark in content:
        for i, line in enumerate(safe(text).split("\n")):
            if i:
                paragraph = cell.add_paragraph()
            run = paragraph.add_run(line)
            run.font.size = Pt(11)
            run.font.strike = mark == "removed" or None
            run.bold = mark in ("added", "strong") or None
            run.underline = mark == "added" or None
            run.italic = mark == "moved" or None
            if mark in _COLOURS:
                run.font.color.rgb = _COLOURS[mark]


def _revise(paragraph: Any, text: str, mark: str, number: int, *, strong: bool) -> None:
    """Add words to a paragraph; those that went or came as a revision."""
    run = paragraph.add_run(text)
    run.bold = strong or None
    if mark not in ("removed", "added"):
        return
    revision = OxmlElement("w:del" if mark == "removed" else "w:ins")
    revision.set(qn("w:id"), str(number))
    revision.set(qn("w:author"), _AUTHOR)
    revision.set(qn("w:date"), _DATE)
    element = run._r
    paragraph._p.remove(element)
    if mark == "removed":
        for told in element.findall(qn("w:t")):
            told.tag = qn("w:delText")
            told.set(qn("xml:space"), "preserve")
    revision.append(element)
    paragraph._p.append(revision)


def _bytes(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()
