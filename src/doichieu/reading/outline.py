"""The outline: which paragraphs open a section, and where each stands in the tree.

Heading marks out of converters lie; numbering tells the truth (S-9). So depth is never read off
hashes. The reader of the tree is a stack of open sections, each with its family of marker and its
number, and one pass over the paragraphs:

*Evidence.* A paragraph that fits a marker is a heading if its number has a place in a sequence: it
goes on from the open section of its family, or from the last one of its family under the same
roof (targets run on across group headings, articles across chapters), or it is a first one. A
number out of sequence counts only with other evidence, such as hashes, bold, capitals or a word
("Điều"), and then leaves a warning; without, the paragraph is text that happens to begin with a
number.

*Place.* A family already open pops back to its own level. One that opens anew nests under what is
open, after sections of deeper families are closed: deeper by what this document has shown
(`below`), else by rank. Flexible families nest where they appear. A decimal goes under the section
whose number it extends.

*No number.* A line wholly bold, in capitals, or with hashes is a heading where it is short, is no
sentence, and something follows it. Such a line right below a label that has no words of its own
("Phần thứ hai") is its title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model.document import Remark, SectionKind
from .letterhead import closing_start
from .markers import FLEXIBLE, RANKS, STRUCTURAL, Marker
from .paragraphs import _BULLET, Paragraph, _ended, _is_capitals
from .titles import Entry, name_entries

_MAX_HEADING = 300
_MAX_UNNUMBERED = 200
_INITIAL = re.compile(r"[A-ZĐ]\.\s")
_TITLED_BELOW = frozenset({"part", "chapter", "section", "subsection", "appendix", "article"})


@dataclass(slots=True)
class _Open:
    entry: int
    family: str
    numbers: tuple[int, ...]

    @property
    def last(self) -> int:
        return self.numbers[-1] if self.numbers else 0


@dataclass(slots=True)
class Tree:
    """The outline in the making: entries with their paragraphs, and what was odd."""

    entries: list[Entry] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def build_tree(paragraphs: list[Paragraph], body_start: int) -> Tree:
    """The outline of the body: paragraphs[:body_start] are the letterhead; notes and furniture are skipped."""
    return _Builder(paragraphs, body_start).build()


class _Builder:
    def __init__(self, paragraphs: list[Paragraph], body_start: int) -> None:
        self.paragraphs = paragraphs
        self.body_start = body_start
        self.flow = [i for i, p in enumerate(paragraphs) if i >= body_start and p.kind in ("text", "table")]
        self.closing = closing_start(paragraphs, self.flow)
        self.tree = Tree()
        self.stack: list[_Open] = []
        self.below: set[tuple[str, str]] = set()
        self.memory: dict[tuple[int, str], int] = {}
        """(parent entry, family) to the last number given out directly below it or below its groups."""
        self.last_article = 0
        self.quote_until = -1

    def build(self) -> Tree:
        at = 0
        while at < len(self.flow):
            index = self.flow[at]
            paragraph = self.paragraphs[index]
            used = 1
            if index == self.closing:
                self._close(at)
                at += 1
                continue
            if self.closing is not None and index > self.closing:
                used = self._after_closing(at, paragraph, index)
            elif paragraph.kind == "table" or at <= self.quote_until:
                self._text(index)
            else:
                used = self._paragraph(at, paragraph, index)
            if paragraph.kind == "text" and at > self.quote_until:
                self._watch_quote(at)
            at += used
        name_entries(self.tree.entries, self.paragraphs)
        return self.tree

    # -- what a paragraph is

    def _paragraph(self, at: int, paragraph: Paragraph, index: int) -> int:
        chosen = self._choose(at, paragraph)
        if chosen is not None:
            return self._open_numbered(at, paragraph, index, chosen)
        if self._is_unnumbered_heading(at, paragraph):
            self._open_unnumbered(paragraph, index)
            return 1
        self._text(index)
        return 1

    def _text(self, index: int) -> None:
        if not self.tree.entries:
            self._add(SectionKind.PREAMBLE, "preamble", None, index, -1)
            return
        self.tree.entries[-1].paragraphs.append(index)

    def _close(self, at: int) -> None:
        self.stack.clear()
        self._add(SectionKind.CLOSING, "closing", None, self.flow[at], -1)

    def _after_closing(self, at: int, paragraph: Paragraph, index: int) -> int:
        """Below the signature only an appendix opens anything, and then its own tree."""
        if any(m.family == "appendix" for m in paragraph.markers) and self._structural_ok(
            paragraph, next(m for m in paragraph.markers if m.family == "appendix")
        ):
            later = [i for i in self.flow[at:] if i > index]
            found = closing_start(self.paragraphs, later)
            self.closing = found
            self.memory.clear()
            self.below.clear()
            self.last_article = 0
            marker = next(m for m in paragraph.markers if m.family == "appendix")
            return self._open_numbered(at, paragraph, index, (marker, None))
        self.tree.entries[-1].paragraphs.append(index)
        return 1

    # -- numbered

    def _choose(self, at: int, paragraph: Paragraph) -> tuple[Marker, str | None] | None:
        """The reading of the marker that fits best, with the remark it leaves; None for plain text."""
        best: tuple[int, Marker, str | None] | None = None
        for marker in paragraph.markers:
            fit, remark = self._fit(at, paragraph, marker)
            if fit > 0 and (best is None or fit > best[0]):
                best = (fit, marker, remark)
        return (best[1], best[2]) if best else None

    def _fit(self, at: int, paragraph: Paragraph, marker: Marker) -> tuple[int, str | None]:
        rest = paragraph.text[marker.end :]
        family = marker.family
        if family in STRUCTURAL:
            return (9, self._article_remark(marker)) if self._structural_ok(paragraph, marker) else (0, None)
        if family == "star":
            return (5, None) if self._is_group(at, paragraph, rest) else (0, None)
        strong = self._strong(paragraph, rest)
        if not rest and not strong and family not in ("roman", "letter"):
            return 0, None
        if _INITIAL.match(rest) and not strong:
            return 0, None
        number = marker.numbers[-1]
        expected = self._expected(marker)
        if expected is not None and (number == expected or (marker.suffix and number == expected - 1)):
            return 8, None
        if family.startswith("decimal") and len(marker.numbers) > 1:
            return self._fit_decimal(marker, expected, strong)
        if number == 1:
            return (6 if expected is None or strong else 4), None
        if expected is None:
            return (3 if strong and family != "letter" else 0), "starts"
        if strong and 0 < number:
            return 2, "skipped" if number > expected else "repeated"
        if expected < number <= expected + 2 and len(rest) > 20 and rest[:1].isupper():
            return 1, "skipped"
        if number == expected - 1 and rest[:1].isupper() and len(rest) > 20:
            return 1, "repeated"
        return 0, None

    def _fit_decimal(self, marker: Marker, expected: int | None, strong: bool) -> tuple[int, str | None]:
        number, prefix = marker.numbers[-1], marker.numbers[:-1]
        parent = self._prefix_entry(prefix)
        if parent is not None:
            if expected is None:
                return (7, None) if number == 1 else (3, "starts")
            return (3, "skipped" if number > expected else "repeated") if abs(number - expected) <= 3 or strong else (0, None)
        if number == 1 and not any(o.family.startswith("decimal") for o in self.stack):
            return 4, None
        return (2, "starts") if strong else (0, None)

    def _strong(self, paragraph: Paragraph, rest: str) -> bool:
        if paragraph.hashes or paragraph.strong:
            return True
        if len(rest) > 3 and _is_capitals(rest):
            return True
        return any(a <= 1 and style == "strong" for a, _, style in paragraph.styles)

    def _structural_ok(self, paragraph: Paragraph, marker: Marker) -> bool:
        """Whether "Điều 5 …" is a heading and not a sentence about one (S-6)."""
        rest = paragraph.text[marker.end :]
        if marker.family == "appendix":
            short = len(paragraph.text) <= 160 and not paragraph.text.rstrip().endswith((".", ";"))
            named = not rest or _is_capitals(rest) or paragraph.strong or bool(paragraph.hashes) or rest[:1] in "(-–:"
            return short and (named or marker.label.isupper())
        if not rest:
            return True
        if rest[0].islower() or rest[0] in ",;)":
            return False
        if marker.family == "article" and not marker.label.endswith((".", ":")):
            expected = self.last_article + 1
            return marker.numbers[0] == expected and not rest.startswith(("Luật", "Nghị", "Thông tư", "Bộ luật", "Quy"))
        return True

    def _article_remark(self, marker: Marker) -> str | None:
        if marker.family != "article" or marker.suffix or not self.last_article:
            return None
        number = marker.numbers[0]
        if number == self.last_article + 1 or number == 1:
            return None
        return "skipped" if number > self.last_article + 1 else "repeated"

    def _expected(self, marker: Marker) -> int | None:
        """The number that would go on the sequence; None where no sequence of the family is open."""
        if marker.family.startswith("decimal") and len(marker.numbers) > 1:
            for opened in reversed(self.stack):
                if opened.family == marker.family and opened.numbers[:-1] == marker.numbers[:-1]:
                    return opened.last + 1
            return None
        for opened in reversed(self.stack):
            if opened.family == marker.family:
                return opened.last + 1
        for entry in [*(opened.entry for opened in reversed(self.stack)), -1]:
            known = self.memory.get((entry, marker.family))
            if known is not None:
                return known + 1
            if entry >= 0 and self.tree.entries[entry].family not in ("star", "bold"):
                break
        return None

    def _prefix_entry(self, prefix: tuple[int, ...]) -> int | None:
        """Place on the stack of the section that a decimal number extends."""
        for i in range(len(self.stack) - 1, -1, -1):
            opened = self.stack[i]
            if opened.family == f"decimal{len(prefix)}" and opened.numbers == prefix:
                return i
        return None

    # -- opening

    def _open_numbered(
        self, at: int, paragraph: Paragraph, index: int, chosen: tuple[Marker, str | None]
    ) -> int:
        marker, remark = chosen
        if marker.family == "article" and marker.numbers:
            if marker.numbers[0] == 1:
                self.last_article = 0
            self.last_article = marker.numbers[0]
        if remark:
            self.tree.remarks.append(Remark(f"numbering-{remark}", paragraph.lines[0].number, marker.label))
        parent = self._make_room(marker)
        kind = self._kind(marker.family, parent)
        entry = self._add(kind, marker.family, marker, index, parent)
        self.stack.append(_Open(entry, marker.family, marker.numbers))
        self._remember(parent, marker)
        used = 1
        rest = paragraph.text[marker.end :]
        titled = marker.family in _TITLED_BELOW or marker.family in ("roman", "letter", "decimal1")
        if titled and not rest.strip(" .:–-"):
            while at + used < len(self.flow) and self._is_title_line(at + used, marker, used):
                self.tree.entries[entry].title_paragraphs.append(self.flow[at + used])
                used += 1
        return used

    def _is_title_line(self, at: int, marker: Marker, taken: int) -> bool:
        """Whether a paragraph below a bare label is (more of) its title."""
        paragraph = self.paragraphs[self.flow[at]]
        text = paragraph.text
        if paragraph.kind != "text" or paragraph.markers or self.flow[at] == self.closing or _BULLET.match(text):
            return False
        if marker.family == "appendix" and text.startswith("("):
            return False
        prominent = bool(paragraph.hashes) or paragraph.strong or _is_capitals(text)
        if taken == 1:
            return len(text) <= _MAX_HEADING and (prominent or (len(text) <= 160 and not text.rstrip().endswith((".", ";", ":"))))
        before = self.paragraphs[self.flow[at - 1]].text
        adjacent = not paragraph.lines[0].blank_before
        return adjacent and _is_capitals(text) and _is_capitals(before) and taken < 6

    def _make_room(self, marker: Marker) -> int:
        """Close what the new section does not stand under; the entry it stands under, or -1."""
        family = marker.family
        if family == "appendix":
            self.stack.clear()
            return -1
        if family.startswith("decimal") and len(marker.numbers) > 1:
            at = self._prefix_entry(marker.numbers[:-1])
            if at is not None:
                del self.stack[at + 1 :]
                return self.stack[-1].entry
        same = next((i for i in range(len(self.stack) - 1, -1, -1) if self.stack[i].family == family), None)
        if same is not None and not self._restarts(marker, same):
            del self.stack[same:]
        else:
            while self.stack and self._deeper(self.stack[-1].family, family):
                self.stack.pop()
        return self.stack[-1].entry if self.stack else -1

    def _restarts(self, marker: Marker, same: int) -> bool:
        """Whether a first number opens a list inside the open one instead of a new list in its place."""
        if not marker.numbers or marker.numbers[-1] != 1 or marker.family in STRUCTURAL:
            return False
        if self.stack[same].last < 1 or same == len(self.stack) - 1:
            entry = self.tree.entries[self.stack[same].entry]
            last = self.paragraphs[(entry.paragraphs or [entry.index])[-1]].text
            return self.stack[same].last > 0 and last.rstrip().endswith(":")
        return True

    def _deeper(self, opened: str, family: str) -> bool:
        """Whether an open section of one family must close before another family opens."""
        if (family, opened) in self.below and (opened, family) not in self.below:
            return True
        if (opened, family) in self.below:
            return False
        if family in FLEXIBLE:
            return opened == "caps_last"
        return RANKS.get(opened, 0.0) > RANKS[family]

    def _remember(self, parent: int, marker: Marker) -> None:
        if len(self.stack) > 1:
            self.below.add((self.stack[-2].family, marker.family))
        if not marker.numbers:
            return
        entry = parent
        while True:
            self.memory[(entry, marker.family)] = marker.numbers[-1]
            if entry < 0 or self.tree.entries[entry].family not in ("star", "bold"):
                break
            entry = self.tree.entries[entry].parent

    def _kind(self, family: str, parent: int) -> SectionKind:
        fixed = {
            "part": SectionKind.PART, "chapter": SectionKind.CHAPTER, "article": SectionKind.ARTICLE,
            "appendix": SectionKind.APPENDIX, "star": SectionKind.GROUP,
        }.get(family)  # fmt: skip
        if fixed:
            return fixed
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

    def _is_group(self, at: int, paragraph: Paragraph, rest: str) -> bool:
        """A starred line is a group heading where it is short and something stands below it (1.3)."""
        if not rest or len(rest) > 160:
            return False
        if paragraph.hashes or paragraph.strong or rest.rstrip().endswith(":"):
            return True
        return not _ended(rest) and len(rest) <= 100 and self._something_follows(at, star=True)

    def _is_unnumbered_heading(self, at: int, paragraph: Paragraph) -> bool:
        text = paragraph.text
        if paragraph.markers and not paragraph.hashes and not paragraph.strong:
            return False
        if len(text) > _MAX_UNNUMBERED or _BULLET.match(text) or paragraph.lines[0].rule or not any(c.isalpha() for c in text):
            return False
        capitals = _is_capitals(text) and len(text.split()) >= 2 and sum(c.isalpha() for c in text) >= 6
        if not (paragraph.hashes or paragraph.strong or capitals):
            return False
        if text.rstrip().endswith((";", ",", "./.")) or re.search(r"[.!?]\s+[A-ZĐÀ-Ỹ]", text):
            return False
        if not self.tree.entries and capitals and not paragraph.hashes and re.match(r"QUYẾT (NGHỊ|ĐỊNH)|NGHỊ QUYẾT", text):
            return False
        if not self.tree.entries or self.tree.entries[-1].kind is SectionKind.PREAMBLE:
            if re.match(r"(QUYẾT NGHỊ|QUYẾT ĐỊNH)\b", text):
                return False
        return self._something_follows(at)

    def _something_follows(self, at: int, star: bool = False) -> bool:
        for index in self.flow[at + 1 : at + 2]:
            if index == self.closing:
                return False
            following = self.paragraphs[index]
            return not (star and any(m.family == "star" for m in following.markers))
        return False

    def _open_unnumbered(self, paragraph: Paragraph, index: int) -> None:
        family = "caps" if _is_capitals(paragraph.text) else "hash" if paragraph.hashes else "bold"
        same = next((i for i in range(len(self.stack) - 1, -1, -1) if self.stack[i].family == family), None)
        if same is not None:
            del self.stack[same:]
        else:
            while self.stack and self._deeper(self.stack[-1].family, family):
                self.stack.pop()
        parent = self.stack[-1].entry if self.stack else -1
        entry = self._add(SectionKind.HEADING, family, None, index, parent)
        self.stack.append(_Open(entry, family, ()))
        if len(self.stack) > 1:
            self.below.add((self.stack[-2].family, family))

    # -- quotations

    def _watch_quote(self, at: int) -> None:
        """An amendment quotes whole provisions: from "như sau: “1. …" to the closing mark nothing opens (S-7)."""
        text = self.paragraphs[self.flow[at]].text
        if at + 1 >= len(self.flow):
            return
        following = self.paragraphs[self.flow[at + 1]].text
        if not (text.rstrip().endswith(":") and following[:1] in "“\""):
            return
        if _closes_quote(following):
            self.quote_until = at + 1
            return
        for ahead in range(at + 2, min(at + 400, len(self.flow))):
            if _closes_quote(self.paragraphs[self.flow[ahead]].text):
                self.quote_until = ahead
                return


def _closes_quote(text: str) -> bool:
    return bool(re.search(r"[”\"]\s*[.;,]?\s*$", text))
