"""The outline: one grammar of markers, one stack, one pass over the flow.

Heading marks out of converters lie; numbering tells the truth (S-9). So depth is never read off
hashes. The grammar has four parts, each a module with its own essay:

*Markers* (`markers`): families of numbering, from "Phần thứ nhất" and "Điều 5a." over A. I. 1. 1.1.
to a) (1) * – each with the rank at which it is usually found. One line can be read in several
families ("C." is a letter and a hundred).

*Sequence* (`sequence`): the open sections form a stack. A family nests where it first appears: below
whatever is open then, after deeper ones are closed; from then on that order holds for the document
(S-10), and a family that is open already pops back to its own level. A number fits if it goes on
from the open section of its family, or from the last one under the same roof (targets run on across
group headings, articles across chapters); 1 begins anew; a number out of sequence is kept as
printed and leaves a warning.

*Evidence* (`evidence`): how far out of sequence a number may be depends on what else speaks for a
heading – bold, capitals, hashes, a blank line, its length, no sentence in it, what follows – and
against it: a small letter, a unit or a comma behind the number, a sentence that runs into it from
above, dots of a table of contents. A line without a number is a heading where it is wholly bold, in
capitals or with hashes, short, no sentence, and something stands below it.

*Judging* (`judging`): each reading is weighed against the stack and the best is taken. What is
quoted, and articles that leave their row while it goes on, are set aside before (`quoting`).

Below the signature only an appendix or an attached text opens anything, and then a tree of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model.document import Remark, SectionKind
from .evidence import fits_structural, is_title_line, names_itself
from .flow import Flow
from .judging import TITLED_BELOW, Decision, Judge, Reading, best_of
from .letterhead import could_be_head, is_head_line, kind_of
from .markers import Marker
from .paragraphs import Paragraph
from .phrases import ended, is_contents_line
from .sequence import Open, Stack
from .titles import Entry, name_entries, run_in_end

_ATTACHED_REACH = 25
"""So many paragraphs below its name the first article or chapter of an attached text stands, grounds between."""
_HEADING = 160
"""A numbered line longer than this names nothing: it is its own text."""
_CONTINUED = re.compile(r"\(\s*(?:tiếp(?: theo)?|cont(?:inued|\.)?)\s*\)", re.IGNORECASE)
_GROUNDS = ("Căn cứ ", "Xét ", "Theo đề nghị", "Thực hiện ")
_FIXED = {
    "part": SectionKind.PART, "chapter": SectionKind.CHAPTER, "article": SectionKind.ARTICLE,
    "appendix": SectionKind.APPENDIX, "star": SectionKind.GROUP,
}  # fmt: skip


@dataclass(slots=True)
class Tree:
    """The outline in the making: entries with their paragraphs, and what was odd."""

    entries: list[Entry] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    quoted: set[int] = field(default_factory=set)
    """The paragraphs that are quoted provisions."""
    decisions: list[Decision] = field(default_factory=list)
    """What was weighed, where it was asked for."""


def build_tree(paragraphs: list[Paragraph], body_start: int, *, explain: bool = False) -> Tree:
    """The outline of the body: paragraphs[:body_start] are the letterhead; notes and furniture are skipped."""
    return _Builder(Flow(paragraphs, body_start), explain).build()


class _Builder:
    def __init__(self, flow: Flow, explain: bool) -> None:
        self.flow, self.explain = flow, explain
        self.tree = Tree()
        self.entries = self.tree.entries
        self.stack = Stack(self.entries)
        self.judge = Judge(flow, self.stack, self.entries)
        self.attached = -1
        """The entry of the attached text that is being read."""

    def build(self) -> Tree:
        at = 0
        while at < len(self.flow):
            index, paragraph = self.flow.indices[at], self.flow[at]
            if self.flow.closing is not None and index >= self.flow.closing:
                at += self._after_closing(at, paragraph, index)
            elif paragraph.kind == "table" or self.flow.quoted[at]:
                self._text(index)
                at += 1
            else:
                at += self._paragraph(at, paragraph, index)
        name_entries(self.entries, self.flow.all)
        self.tree.quoted.update(i for i, quoted in zip(self.flow.indices, self.flow.quoted, strict=True) if quoted)
        return self.tree

    # -- what a paragraph is

    def _paragraph(self, at: int, paragraph: Paragraph, index: int) -> int:
        """Open a section with a paragraph, or give it to the open one; how many paragraphs that took."""
        if any(m.family == "appendix" and self._is_running_header(paragraph, m) for m in paragraph.markers):
            paragraph.kind = "furniture"
            return 1
        for marker in paragraph.markers:
            self.stack.leave_insets(marker.family, paragraph.lines[0].indent)
        readings = self.judge.numbered(at)
        taken = best_of(readings)
        if taken is None and not self._is_attached_head(paragraph, index):
            readings.append(self.judge.unnumbered(at))
            taken = best_of(readings)
            if taken is None:
                self._text(index)
        if self.explain and (paragraph.markers or taken or paragraph.strong or paragraph.hashes):
            self.tree.decisions.append(Decision(paragraph.lines[0].number, paragraph.text, tuple(readings), taken))
        if taken is None:
            return 1
        if taken.marker is not None:
            return self._open_numbered(at, paragraph, index, taken.marker, taken.fit.remark)
        self._open_unnumbered(at, index, taken)
        return 1

    def _is_attached_head(self, paragraph: Paragraph, index: int) -> bool:
        """Take the letterhead of an attached text (organ, session) as its text, its grounds as a preamble."""
        if self.attached < 0 or len(self.entries) - 1 != self.attached:
            return False
        if paragraph.text.startswith(_GROUNDS):
            self._add(SectionKind.PREAMBLE, "preamble", None, index, self.attached)
            return True
        if is_head_line(paragraph) or could_be_head(paragraph):
            self._text(index)
            return True
        return False

    def _text(self, index: int) -> None:
        last = self.entries[-1] if self.entries else None
        listed = last and not is_contents_line(self.flow.all[index].text)
        if last and listed and last.parent < 0 and self.flow.all[last.index].text.strip(" .:*").upper() == "MỤC LỤC":
            self.stack.open.clear()
            self._add(SectionKind.PREAMBLE, "preamble", None, index, -1)
        elif self.entries:
            self.entries[-1].paragraphs.append(index)
        else:
            self._add(SectionKind.PREAMBLE, "preamble", None, index, -1)

    def _is_running_header(self, paragraph: Paragraph, marker: Marker) -> bool:
        """The label of the open appendix printed again at the head of a page (S-8)."""
        rest = paragraph.text[marker.end :].strip(" .:-–")
        if not self.stack.open or not (marker.numbers or rest) or (rest and not _CONTINUED.match(rest)):
            return False
        top = self.stack.open[0]
        return top.family == "appendix" and top.numbers == marker.numbers

    # -- below the signature

    def _after_closing(self, at: int, paragraph: Paragraph, index: int) -> int:
        """Open the closing; below it only an appendix or an attached text opens anything."""
        marker = next((m for m in paragraph.markers if m.family == "appendix"), None)
        if marker and self._is_running_header(paragraph, marker):
            paragraph.kind = "furniture"
            return 1
        if marker and not fits_structural(paragraph, marker, 0).score:
            marker = None
        if not marker and not self._is_attached(at, paragraph):
            if index == self.flow.closing:
                self.stack.open.clear()
                self._add(SectionKind.CLOSING, "closing", None, index, self.attached)
            else:
                self.entries[-1].paragraphs.append(index)
            return 1
        self.flow.closing = self.flow.closings.after(at + 1)
        self.stack.restart()
        self.judge.last_article = 0
        self.attached = -1 if marker else len(self.entries)
        return self._open_numbered(at, paragraph, index, marker or Marker("appendix", (), "", 0), None)

    def _is_attached(self, at: int, paragraph: Paragraph) -> bool:
        """A kind in capitals with a numbered tree or "(… kèm theo …)" below it: a regulation that is issued."""
        below = [self.flow[i] for i in range(at + 1, min(at + _ATTACHED_REACH, len(self.flow)))]
        drafted = paragraph.text.strip(" ()*") == "DỰ THẢO" and below and kind_of(below[0].text)
        if kind_of(paragraph.text) is None and not drafted:
            return False
        return any(p.text.startswith("(") and "kèm theo" in p.text for p in below[:8]) or any(
            names_itself(marker) for p in below for marker in p.markers
        )

    # -- opening sections

    def _open_numbered(self, at: int, paragraph: Paragraph, index: int, marker: Marker, remark: str | None) -> int:
        if marker.family == "article":
            self.judge.last_article = marker.numbers[0]
        if marker.family == "appendix" and marker.label:
            self.attached = -1
        if remark is None and self.flow.is_announced(at) and self.stack.nests_too_deep(marker):
            remark = "repeated"
        if remark:
            self.tree.remarks.append(Remark(f"numbering-{remark}", paragraph.lines[0].number, marker.label))
        parent = self._make_room(at, paragraph, marker)
        printed = marker if marker.label else None
        entry = self._add(self._kind(marker.family, parent), marker.family, printed, index, parent)
        self.stack.push(entry, parent, marker.family, marker.numbers, paragraph.lines[0].indent)
        bare = not paragraph.text[marker.end :].strip(" .:–-") or not marker.label
        return self._take_title(at, entry, marker) if bare and marker.family in TITLED_BELOW else 1

    def _take_title(self, at: int, entry: int, marker: Marker) -> int:
        """Give a bare label the lines below that are its title; how many paragraphs it takes with them."""
        used = 1
        while at + used < len(self.flow) and self.flow.indices[at + used] != self.flow.closing:
            before = self.flow[at + used - 1]
            taken = used if marker.label or kind_of(before.text) is None else 1
            if not is_title_line(self.flow[at + used], before, marker, taken):
                break
            self.entries[entry].title_paragraphs.append(self.flow.indices[at + used])
            used += 1
        return used

    def _make_room(self, at: int, paragraph: Paragraph, marker: Marker) -> int:
        if marker.family == "star":
            following = self.flow.next(at)
            run_in = run_in_end(paragraph.text[marker.end :], SectionKind.GROUP)
            return self.stack.room_for_unnumbered("star", following.markers if following and not run_in else [])
        before = self.flow.indices[at - 1] if at else -1
        top = self.stack.top
        right_below = top >= 0 and self.entries[top].index == before and not self.stack.open[-1].numbers
        indent = paragraph.lines[0].indent
        right_below = right_below or self.stack.is_set_in(marker, indent)
        within = self.flow.is_announced(at) or self.stack.is_inset(marker, indent)
        return self.stack.make_room(marker, announced=within, right_below=right_below)

    def _open_unnumbered(self, at: int, index: int, taken: Reading) -> None:
        """Open a heading without a number; the paragraph below it says what it parts, or groups."""
        following = self.flow.next(at) if taken.fit.why != "run-in" else None

        def continues(opened: Open) -> bool:
            return self.flow.goes_on(opened.family, at, opened.last + 1)

        markers = following.markers if following else []
        parent = self.stack.room_for_unnumbered(
            taken.family, markers, continues, right_below=self._is_right_below_heading(at)
        )
        entry = self._add(taken.kind, taken.family, None, index, parent)
        self.stack.push(entry, parent, taken.family, ())

    def _is_right_below_heading(self, at: int) -> bool:
        """Whether nothing stands between a paragraph and the numbered heading above it."""
        if self.stack.top < 0 or not self.stack.open[-1].numbers:
            return False
        entry, before = self.entries[self.stack.top], self.flow.indices[at - 1]
        heads = [entry.index, *entry.title_paragraphs]
        return heads[-1] == before and len(self.flow[at - 1].text) <= _HEADING and not ended(self.flow[at - 1].text)

    def _kind(self, family: str, parent: int) -> SectionKind:
        if family in _FIXED:
            return _FIXED[family]
        above = parent
        while above >= 0:
            kind = self.entries[above].kind
            if kind is SectionKind.ARTICLE and family == "decimal1":
                return SectionKind.CLAUSE
            if kind in (SectionKind.ARTICLE, SectionKind.CLAUSE) and family == "point":
                return SectionKind.POINT
            above = self.entries[above].parent
        return SectionKind.HEADING

    def _add(self, kind: SectionKind, family: str, marker: Marker | None, index: int, parent: int) -> int:
        self.entries.append(Entry(kind, family, marker, index, parent))
        return len(self.entries) - 1
