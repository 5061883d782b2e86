"""The outline: which paragraphs open a section, and where each stands in the tree.

Heading marks out of converters lie; numbering tells the truth (S-9). So depth is never read off
hashes. The reader of the tree is a stack of open sections (`sequence`), each with its family of
marker and its number, and one pass over the paragraphs that asks `evidence` of each.

A line wholly bold, in capitals, or with hashes is a heading without a number where it is short, is
no sentence, and something follows it. Such a line right below a label that has no words of its own
("Phần thứ hai") is its title.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from operator import itemgetter

from ..model.document import Remark, SectionKind
from .evidence import (
    Fit,
    article_remark,
    fit_numbered,
    fits_structural,
    is_group,
    is_lead,
    is_run_in,
    is_title_line,
    is_unended,
    is_unnumbered_heading,
    names_itself,
)
from .letterhead import closing_start, could_be_head, is_head_line, kind_of
from .markers import Marker
from .paragraphs import Paragraph
from .phrases import BULLET, CAPTION, CONTENTS_LINE, TOP_NAME, is_capitals, period_of
from .quoting import Candidate, out_of_row, quoted
from .sequence import Open, Stack
from .titles import Entry, name_entries, run_in_end

_TITLED_BELOW = frozenset(
    {"part", "chapter", "section", "subsection", "appendix", "article", "roman", "letter", "decimal1", "point"}
)
_ATTACHED_REACH = 25
"""So many paragraphs below its name the first article or chapter of an attached text stands, grounds between."""
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


def build_tree(paragraphs: list[Paragraph], body_start: int) -> Tree:
    """The outline of the body: paragraphs[:body_start] are the letterhead; notes and furniture are skipped."""
    return _Builder(paragraphs, body_start).build()


def _parallel_leads(paragraphs: list[Paragraph], flow: list[int]) -> set[int]:
    """Lines with a colon that name groups: two or more, one after the other, with nothing but their bullets between."""
    found: set[int] = set()
    chain: list[int] = []
    for at, index in enumerate(flow):
        paragraph = paragraphs[index]
        following = paragraphs[flow[at + 1]] if at + 1 < len(flow) else None
        if is_lead(paragraph, following):
            chain.append(index)
        elif not BULLET.match(paragraph.text):
            chain = []
        if len(chain) > 1:
            found.update(chain)
    return found


class _Builder:
    def __init__(self, paragraphs: list[Paragraph], body_start: int) -> None:
        self.paragraphs = paragraphs
        self.flow = [i for i, p in enumerate(paragraphs) if i >= body_start and p.kind in ("text", "table")]
        self.closing = closing_start(paragraphs, self.flow)
        self.tree = Tree()
        self.stack = Stack(self.tree.entries)
        self.last_article = 0
        texts = [paragraphs[i].text if paragraphs[i].kind == "text" else "" for i in self.flow]
        self.quoted = quoted(texts)
        self.out_of_row = out_of_row(self._articles(), texts)
        self.attached = -1
        """The entry of the attached text that is being read."""
        self.ahead: dict[str, list[tuple[int, int]]] = {}
        """Where markers of the outermost families stand, with their numbers."""
        for i in self.flow:
            for marker in paragraphs[i].markers:
                if marker.family in ("letter", "roman") and marker.numbers:
                    self.ahead.setdefault(marker.family, []).append((i, marker.numbers[-1]))
        self.parted = any(m.family in ("part", "chapter") for i in self.flow for m in paragraphs[i].markers)
        body = [i for i in self.flow if self.closing is None or i < self.closing]
        self.run_ins = sum(is_run_in(paragraphs[i]) for i in body)
        self.leads = _parallel_leads(paragraphs, body)
        self.periods = Counter(period_of(paragraphs[i].text) for i in body)

    def _articles(self) -> list[Candidate]:
        """The paragraphs outside of quotations that read like articles."""
        found = []
        for at, index in enumerate(self.flow):
            markers = self.paragraphs[index].markers
            if markers and markers[0].family == "article" and not self.quoted[at]:
                if fits_structural(self.paragraphs[index], markers[0], markers[0].numbers[0] - 1):
                    found.append(Candidate(at, markers[0].numbers[0], markers[0].suffix))
        return found

    def build(self) -> Tree:
        at = 0
        while at < len(self.flow):
            index = self.flow[at]
            paragraph = self.paragraphs[index]
            used = 1
            if self.closing is not None and index >= self.closing:
                used = self._after_closing(at, paragraph, index)
            elif paragraph.kind == "table" or self.quoted[at]:
                self._text(index)
            else:
                used = self._paragraph(at, paragraph, index)
            at += used
        name_entries(self.tree.entries, self.paragraphs)
        return self.tree

    # -- what a paragraph is

    def _paragraph(self, at: int, paragraph: Paragraph, index: int) -> int:
        if any(m.family == "appendix" and self._is_running_header(paragraph, m) for m in paragraph.markers):
            paragraph.kind = "furniture"
            return 1
        chosen = self._choose(at, paragraph)
        if chosen is not None:
            return self._open_numbered(at, paragraph, index, *chosen)
        if self._is_run_in(paragraph):
            self._open_unnumbered(None, index, "bold")
            return 1
        if self._opens_top(at, paragraph, index) or self._is_attached_head(paragraph, index):
            return 1
        level = period_of(paragraph.text)
        if level is not None and self.periods[level] > 1 and self._next(at) is not None:
            kind = SectionKind.GROUP if paragraph.text.endswith(":") else SectionKind.HEADING
            self._open_unnumbered(self._next(at), index, f"period{level}", kind)
            return 1
        if index in self.leads:
            self._open_unnumbered(self._next(at), index, "lead", SectionKind.GROUP)
            return 1
        signed = (following := self._next(at)) is not None and following.text.startswith("(Ký")
        if self._next(at) is not None and not signed and not self._is_captioned(at) and is_unnumbered_heading(paragraph):
            capitals, hashes = is_capitals(paragraph.text), paragraph.hashes
            self._open_unnumbered(self._next(at), index, "caps" if capitals else "hash" if hashes else "bold")
        else:
            self._text(index)
        return 1

    def _opens_top(self, at: int, paragraph: Paragraph, index: int) -> bool:
        """Open "PHẦN MỞ ĐẦU", "KẾT LUẬN" … beside the parts or chapters that the paper has."""
        name = TOP_NAME.fullmatch(paragraph.text.strip(" .:"))
        if not name or not self.parted or self._next(at) is None:
            return False
        self._open_unnumbered(self._next(at), index, "part", SectionKind.PART if name["part"] else SectionKind.HEADING)
        return True

    def _is_attached_head(self, paragraph: Paragraph, index: int) -> bool:
        """Take the letterhead of an attached text (organ, session) as its text, its grounds as a preamble."""
        entries = self.tree.entries
        if self.attached < 0 or len(entries) - 1 != self.attached:
            return False
        if paragraph.text.startswith(_GROUNDS):
            self._add(SectionKind.PREAMBLE, "preamble", None, index, self.attached)
            return True
        if is_head_line(paragraph) or could_be_head(paragraph):
            self._text(index)
            return True
        return False

    def _is_captioned(self, at: int) -> bool:
        """Whether a caption stands above, so that the line is (more of) the name of a table or a figure."""
        return at > 0 and CAPTION.match(self.paragraphs[self.flow[at - 1]].text) is not None

    def _text(self, index: int) -> None:
        if self.tree.entries:
            self.tree.entries[-1].paragraphs.append(index)
        else:
            self._add(SectionKind.PREAMBLE, "preamble", None, index, -1)

    def _close(self, index: int) -> None:
        self.stack.open.clear()
        self._add(SectionKind.CLOSING, "closing", None, index, self.attached)

    def _after_closing(self, at: int, paragraph: Paragraph, index: int) -> int:
        """Below the signature only an appendix or an attached text opens anything, and then its own tree."""
        marker = next((m for m in paragraph.markers if m.family == "appendix"), None)
        if marker and not fits_structural(paragraph, marker, 0):
            marker = None
        if not marker and index == self.closing:
            self._close(index)
            return 1
        if not marker and not self._is_attached(at, paragraph):
            self.tree.entries[-1].paragraphs.append(index)
            return 1
        self.closing = closing_start(self.paragraphs, [i for i in self.flow[at:] if i > index])
        self.stack.restart()
        self.last_article = 0
        self.attached = -1 if marker else len(self.tree.entries)
        return self._open_numbered(at, paragraph, index, marker or Marker("appendix", (), "", 0), None)

    def _is_attached(self, at: int, paragraph: Paragraph) -> bool:
        """A kind in capitals with a numbered tree or "(… kèm theo …)" below it: a regulation that is issued."""
        following = self.paragraphs[self.flow[at + 1]] if at + 1 < len(self.flow) else None
        drafted = paragraph.text.strip(" ()*") == "DỰ THẢO" and following is not None and kind_of(following.text)
        if kind_of(paragraph.text) is None and not drafted:
            return False
        below = [self.paragraphs[i] for i in self.flow[at + 1 : at + _ATTACHED_REACH]]
        return any(p.text.startswith("(") and "kèm theo" in p.text for p in below[:8]) or any(
            names_itself(marker) for p in below for marker in p.markers
        )

    def _next(self, at: int) -> Paragraph | None:
        """The next paragraph of the body, or None."""
        if at + 1 >= len(self.flow) or self.flow[at + 1] == self.closing:
            return None
        return self.paragraphs[self.flow[at + 1]]

    # -- numbered

    def _choose(self, at: int, paragraph: Paragraph) -> tuple[Marker, str | None] | None:
        """The reading of the marker that fits best, with the remark it leaves; None for plain text."""
        best: tuple[int, Marker, str | None] | None = None
        for marker in paragraph.markers:
            fit, remark = self._fit(at, paragraph, marker)
            if fit > 0 and (best is None or fit > best[0]):
                best = (fit, marker, remark)
        return (best[1], best[2]) if best else None

    def _fit(self, at: int, paragraph: Paragraph, marker: Marker) -> Fit:
        if names_itself(marker):
            if CONTENTS_LINE.search(paragraph.text):
                return 0, None
            if at in self.out_of_row and marker.family == "article":
                return 0, None
            fits = fits_structural(paragraph, marker, self.last_article, before=self._unended_before(at))
            return (9, article_remark(marker, self.last_article)) if fits else (0, None)
        if marker.family == "star":
            others = self.stack.find("star") is not None
            grouped = is_group(paragraph, paragraph.text[marker.end :], self._next(at), others=others)
            return (5, None) if grouped else (0, None)
        if CONTENTS_LINE.search(paragraph.text):
            return 0, None
        below = self._title_below(at, marker)
        return fit_numbered(paragraph, marker, self.stack, title_below=below, first=not self.tree.entries)

    def _is_running_header(self, paragraph: Paragraph, marker: Marker) -> bool:
        """The label of the open appendix printed again at the head of a page (S-8)."""
        if not self.stack.open or not marker.numbers or paragraph.text[marker.end :].strip(" .:-–"):
            return False
        top = self.stack.open[0]
        return top.family == "appendix" and top.numbers == marker.numbers

    def _title_below(self, at: int, marker: Marker) -> bool:
        """Whether a label without words of its own has its title on the next line."""
        following = self._next(at)
        if marker.family not in _TITLED_BELOW or following is None:
            return False
        prominent = bool(following.hashes) or following.strong or is_capitals(following.text)
        beside = not following.lines[0].blank_before and following.text[:1].isupper()
        return (prominent or beside) and is_title_line(following, following, marker, 1)

    def _open_numbered(self, at: int, paragraph: Paragraph, index: int, marker: Marker, remark: str | None) -> int:
        if marker.family == "article":
            self.last_article = marker.numbers[0]
        if remark is None and self._announced(at) and self.stack.nests_too_deep(marker):
            remark = "repeated"
        if remark:
            self.tree.remarks.append(Remark(f"numbering-{remark}", paragraph.lines[0].number, marker.label))
        parent = self._make_room(at, paragraph, marker)
        printed = marker if marker.label else None
        entry = self._add(self._kind(marker.family, parent), marker.family, printed, index, parent)
        self.stack.push(entry, parent, marker.family, marker.numbers)
        used = 1
        bare = not paragraph.text[marker.end :].strip(" .:–-") or not marker.label
        while bare and marker.family in _TITLED_BELOW and at + used < len(self.flow):
            following = self.paragraphs[self.flow[at + used]]
            before = self.paragraphs[self.flow[at + used - 1]]
            named = used if marker.label or kind_of(before.text) is None else 1
            if self.flow[at + used] == self.closing or not is_title_line(following, before, marker, named):
                break
            self.tree.entries[entry].title_paragraphs.append(self.flow[at + used])
            used += 1
        return used

    def _make_room(self, at: int, paragraph: Paragraph, marker: Marker) -> int:
        if marker.family == "star":
            following = self._next(at)
            run_in = run_in_end(paragraph.text[marker.end :], SectionKind.GROUP)
            return self.stack.room_for_unnumbered("star", following.markers if following and not run_in else [])
        before = self.flow[at - 1] if at else -1
        announced = self._announced(at)
        top = self.stack.top
        right_below = top >= 0 and self.tree.entries[top].index == before and not self.stack.open[-1].numbers
        return self.stack.make_room(marker, announced=announced, right_below=right_below)

    def _announced(self, at: int) -> bool:
        """Whether the text before ends with a colon."""
        return at > 0 and self.paragraphs[self.flow[at - 1]].text.rstrip().endswith(":")

    def _unended_before(self, at: int) -> str:
        """The paragraph before where it is running text that has not ended."""
        if at == 0 or (self.tree.entries and self.flow[at - 1] in self.tree.entries[-1].title_paragraphs):
            return ""
        before = self.paragraphs[self.flow[at - 1]]
        return before.text if is_unended(before) else ""

    def _kind(self, family: str, parent: int) -> SectionKind:
        if family in _FIXED:
            return _FIXED[family]
        above = parent
        while above >= 0:
            kind = self.tree.entries[above].kind
            if kind is SectionKind.ARTICLE and family == "decimal1":
                return SectionKind.CLAUSE
            if kind in (SectionKind.ARTICLE, SectionKind.CLAUSE) and family == "point":
                return SectionKind.POINT
            above = self.tree.entries[above].parent
        return SectionKind.HEADING

    def _add(self, kind: SectionKind, family: str, marker: Marker | None, index: int, parent: int) -> int:
        self.tree.entries.append(Entry(kind, family, marker, index, parent))
        return len(self.tree.entries) - 1

    # -- unnumbered

    def _is_run_in(self, paragraph: Paragraph) -> bool:
        """A bold phrase that opens a paragraph is a heading where there are several, or beside bold headings."""
        return is_run_in(paragraph) and (self.run_ins > 1 or self.stack.find("bold") is not None)

    def _open_unnumbered(
        self, following: Paragraph | None, index: int, family: str, kind: SectionKind = SectionKind.HEADING
    ) -> None:
        """Open a heading without a number; `following` is the paragraph that says what it parts, or groups."""
        markers = following.markers if following else []
        parent = self.stack.room_for_unnumbered(family, markers, lambda opened: self._continues(index, opened))
        entry = self._add(kind, family, None, index, parent)
        self.stack.push(entry, parent, family, ())

    def _continues(self, index: int, opened: Open) -> bool:
        """Whether the list that an open section stands in goes on further down."""
        places = self.ahead.get(opened.family, [])
        at = bisect_right(places, index, key=itemgetter(0))
        return at < len(places) and places[at][1] == opened.last + 1
