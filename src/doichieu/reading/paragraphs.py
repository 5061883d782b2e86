"""Lines to paragraphs: notes taken out, page furniture set aside, cut sentences rejoined.

A page break leaves three kinds of damage: a sentence cut in two (S-14), footnotes standing between
its halves (S-15), page numbers and running headers among them (S-22). They are mended in that
order of evidence: `furniture` and `notes` say which lines are out of the flow, `joining` whether a
line of the flow goes on with the one before it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .furniture import find_furniture
from .joining import Around, body_goes_on, note_goes_on, opens_anew
from .layout import Layout, layout_of
from .lines import Line
from .markers import STRUCTURAL, Marker, find_markers
from .notes import note_lines
from .phrases import is_capitals
from .tables import Tables, build_table


@dataclass(slots=True)
class Paragraph:
    """A paragraph in the making: lines that belong together and their one text."""

    lines: list[Line]
    kind: str = "text"
    """`text`, `note`, `furniture` or `table`."""
    mark: str = ""
    """The mark of a note; empty for the later paragraphs of one."""
    text: str = ""
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    styles: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, int, int, str, bool]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def said(self) -> str:
        """Its text with single blanks, for formulas that are known word by word."""
        return " ".join(self.text.split()) if "  " in self.text or "\t" in self.text else self.text

    @property
    def hashes(self) -> int:
        """Markdown hashes of its first line."""
        return self.lines[0].hashes

    @property
    def strong(self) -> bool:
        """Whether all of it is strong."""
        return all(line.strong for line in self.lines)

    @property
    def last(self) -> Line:
        """Its last line that has words on it (a line may hold nothing but a footnote mark)."""
        return next((line for line in reversed(self.lines) if line.text), self.lines[-1])

    def build(self) -> None:
        """Make the text, runs and marks out of the lines."""
        if self.kind == "table":
            self._build_table()
        else:
            self._build_text()
        if not self.runs:
            self.runs.append((0, self.lines[0].start, 0))

    def _build_text(self) -> None:
        parts: list[str] = []
        length = 0
        for i, line in enumerate(self.lines):
            if i:
                glue = _glue(next((part for part in reversed(parts) if part), ""), line.text)
                broken = line.blank_before or line.page_break or line.number - self.lines[i - 1].number > 1
                if broken:
                    self.breaks.append(length + len(glue))
                if glue:
                    self.runs.append((length, self.lines[i - 1].end, 0))
                    parts.append(glue)
                    length += len(glue)
            self.runs.extend((length + a, source, size) for a, source, size in line.pieces)
            self.styles.extend((length + a, length + b, style) for a, b, style in line.styles)
            self.marks.extend((length + a, source, size, mark, d) for a, source, size, mark, d in line.marks)
            parts.append(line.text)
            length += len(line.text)
        self.text = "".join(parts)

    def _build_table(self) -> None:
        cells = build_table(self.lines)
        self.text, self.rows, self.runs = cells.text, cells.rows, cells.runs
        self.styles, self.marks = cells.styles, cells.marks


def _glue(before: str, after: str) -> str:
    """What stands between two joined lines: nothing inside a compound or symbol cut at its hyphen (S-20)."""
    if before.endswith(("-", "–")) and len(before) > 1 and before[-2].isalnum() and after[:1].isalnum():
        return ""
    return " " if before and after else ""


def make_paragraphs(lines: list[Line]) -> list[Paragraph]:
    """All lines as paragraphs, in reading order, notes and furniture among them."""
    furniture = find_furniture(lines)
    notes = note_lines(lines, furniture)
    tables = Tables(lines)
    maker = _Maker(lines, layout_of(lines))
    i = 0
    while i < len(lines):
        mark = notes[i]
        if furniture[i]:
            maker.aside(Paragraph([lines[i]], kind="furniture"))
        elif mark is not None or maker.is_more_of_note(lines[i]):
            maker.note(lines[i], mark or "")
        elif table := tables.length(i):
            inside = range(i, i + table)
            maker.table([lines[k] for k in inside if not furniture[k]])
            for k in inside:
                if furniture[k]:
                    maker.aside(Paragraph([lines[k]], kind="furniture"))
            i += table
            continue
        else:
            maker.text(lines[i], lines[i + 1] if i + 1 < len(lines) else None)
        i += 1
    for paragraph in maker.out:
        paragraph.build()
    return maker.out


class _Maker:
    """Takes the lines one after the other."""

    def __init__(self, lines: list[Line], layout: Layout) -> None:
        self.lines = lines
        self.layout = layout
        self.out: list[Paragraph] = []
        self.body: Paragraph | None = None
        self.since: list[Paragraph] = []
        """What stands between the last line of the body and the one that is looked at."""

    def aside(self, paragraph: Paragraph) -> None:
        self.out.append(paragraph)
        self.since.append(paragraph)

    def note(self, line: Line, mark: str) -> None:
        last = self.since[-1] if self.since else None
        if last and last.kind == "note" and not mark and note_goes_on(last.lines[-1], line, self.layout):
            last.lines.append(line)
        else:
            self.aside(Paragraph([line], kind="note", mark=mark))

    def is_more_of_note(self, line: Line) -> bool:
        """Whether a line right below a note's full line goes on with it."""
        last = self.since[-1] if self.since else None
        if not last or last.kind != "note" or line.blank_before or not self.layout.was_full(last.lines[-1], line):
            return False
        return not find_markers(line.text) and note_goes_on(last.lines[-1], line, self.layout)

    def table(self, lines: list[Line]) -> None:
        self._open(Paragraph(lines, kind="table"))

    def text(self, line: Line, following: Line | None) -> None:
        markers = find_markers(line.text)
        body = self.body
        if body and body.kind == "text" and (not line.text or self._goes_on(body, line, markers, following)):
            body.lines.append(line)
            self.since = []
            return
        self._open(Paragraph([line], markers=markers))

    def _goes_on(self, body: Paragraph, line: Line, markers: list[Marker], following: Line | None) -> bool:
        last = body.last
        if opens_anew(line, markers, last, self.layout):
            return False
        between = {paragraph.kind for paragraph in self.since}
        label = body.markers[0].end if body.markers and len(body.lines) == 1 else 0
        around = Around(
            notes_between="note" in between,
            page_between=between == {"furniture"} or (not between and line.page_break),
            lines_before=len(body.lines),
            numbered=bool(body.markers),
            in_capitals=is_capitals(last.text[label:]),
            titled=label > 0 and bool(last.text[label:]),
            structural=bool(body.markers) and body.markers[0].family in STRUCTURAL,
            following=following,
        )
        return body_goes_on(last, line, self.layout, around)

    def _open(self, paragraph: Paragraph) -> None:
        self.body = paragraph
        self.out.append(paragraph)
        self.since = []
