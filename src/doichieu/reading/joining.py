"""Joining: whether a line goes on with what the line before it said.

A line that goes on in lower case continues the line before it, unless that one had ended. One that
goes on with a figure or a capital needs more: a comma, a hyphen or a word that ends no sentence
before it, notes between the two, or two words that stand side by side elsewhere in the document
("đô thị Việt ⏎ Yên").

Texts out of PDFs break every line near one column (S-21). Where `layout` finds that a document
does, a line that was full when it broke goes on in the next, over the foot of a page as well, if
the next does not stand where paragraphs open. A full line may still be a whole heading: whether its
title goes on is read off the lines below (`_title_goes_on`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .layout import Layout
from .lines import Line
from .markers import STRUCTURAL, Marker, find_markers, is_dashed
from .notes import looks_titled
from .phrases import (
    BEFORE_FIGURE,
    BULLET,
    COUNTED,
    NO_END,
    REFERS,
    bare_end,
    ended,
    first_word,
    is_capitals,
    is_figure,
    last_word,
    period_of,
)

_CONTINUES = ",;.)%"
_HALF_ENDS = (",", "-", "–", "(", "/", "“")
_DECIMALS = frozenset({"decimal2", "decimal3", "decimal4", "point"})
_SCALED = re.compile(r"[0-9]\s(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)$")
_LETTER_HEAD = re.compile(r"V/[vV]\b|(?:Kính gửi|KÍNH GỬI)\s*:|Số\s*:\s*[0-9….]*\s*/")
"""Lines of a letterhead that no sentence runs on into."""
_CLOSERS = re.compile(
    r"Trên đây là\b|(?:Nơi nhận|NƠI NHẬN)\s*(?::|$)|(?:TM|KT|TL|TUQ|Q)\.\s*[A-ZĐ]{2}"
    r"|(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết) này (?:đã )?được \S+ .{0,80}thông qua"
)
"""How the closing of a document begins; after a full sentence it begins a paragraph."""
_GAP = " " * 4
"""Between two columns; no line of running text has one."""
_TITLE_LINES = 3
"""A title out of a PDF takes at most so many lines."""
_LONG = 60
"""A line of this length or more is running text rather than a label or a name."""


def opens_anew(line: Line, markers: list[Marker], last: Line, layout: Layout) -> bool:
    """Whether the line opens something of its own, so that nothing before can run on into it."""
    if line.rule or line.text.startswith("|") or _LETTER_HEAD.match(line.text):
        return True
    if ended(last.text) and _CLOSERS.match(line.text):
        return True
    if BULLET.match(line.text) and not line.joined:
        full = not ended(last.text) and _GAP not in last.text
        return not (line.text[0] in "-–—" and full and layout.wrap and not line.blank_before)
    if not markers:
        return False
    if line.hashes or (line.strong and not line.joined):
        return True
    after = line.text[markers[0].end :]
    counted = layout.was_full(last, line) and not ended(last.text) and last_word(last.text).lower() in COUNTED
    if counted and markers[0].family.startswith("decimal"):
        return False
    if all(marker.family in _DECIMALS for marker in markers) and after[:1].islower():
        return ended(last.text)
    if is_dashed(markers[0]):
        named = any(marker.family in STRUCTURAL for marker in find_markers(last.text))
        return named or ended(last.text) or not layout.wrap or line.blank_before > 0
    if markers[0].family in STRUCTURAL:
        return _structural_opens(line, markers[0], last)
    return True


def _structural_opens(line: Line, marker: Marker, last: Line) -> bool:
    """Whether "Điều 5 …", "Chương II …" at the start of a line opens and is no reference (S-6)."""
    after = line.text[marker.end :]
    marked = line.text[: marker.end].rstrip().endswith((".", ":"))
    cites = after[:1] == "(" and marker.family == "article" and not marked
    if after[:1].islower() or after[:1] in (",", ";", ")") or cites:
        return False
    closed = ended(last.text) or last.text.rstrip().endswith((")", "”"))
    if not closed and (last_word(last.text) in NO_END or REFERS.search(last.text)):
        return False
    return not after or marked or ended(last.text) or (len(after) > 3 and is_capitals(after))


class Around(NamedTuple):
    """What is known where a line may go on with a paragraph, besides the two lines."""

    notes_between: bool = False
    page_between: bool = False
    """Nothing but page furniture stands between the lines, or a form feed."""
    lines_before: int = 1
    numbered: bool = False
    in_capitals: bool = False
    """The line before is all in capitals, its label aside."""
    titled: bool = False
    """The paragraph opens with a label and words behind it."""
    structural: bool = False
    """The paragraph opens with "Điều", "Chương" …, which have titles."""
    following: Line | None = None
    """The line below the one that is looked at."""


def note_goes_on(before: Line, line: Line, layout: Layout) -> bool:
    """Whether a line of a note continues the line before it."""
    around = Around(in_capitals=is_capitals(before.text))
    return _goes_on(before, line, layout, around, long=True, titled=False)


def body_goes_on(before: Line, line: Line, layout: Layout, around: Around) -> bool:
    """Whether a line continues the paragraph of the body that ends with `before`."""
    long = len(before.text) > _LONG or around.lines_before > 1
    first = around.lines_before == 1 or (around.structural and around.lines_before <= _TITLE_LINES)
    titled = around.numbered and first and looks_titled(before.text)
    return _goes_on(before, line, layout, around, long=long, titled=titled)


def _goes_on(before: Line, line: Line, layout: Layout, around: Around, *, long: bool, titled: bool) -> bool:
    text = before.text
    if not text or not line.text or before.rule or period_of(text) is not None or period_of(line.text) is not None:
        return False
    if line.joined and not line.blank_before and not is_capitals(text):
        return True
    if line.hashes and line.text[0].islower() and not (before.hashes or before.strong or ended(text)):
        return long and not find_markers(line.text)
    if before.hashes or before.strong or line.hashes or line.strong:
        return _heading_goes_on(before, line, around)
    if before.hard_break and not line.blank_before and not _breaks_within(before, line, layout):
        return False
    adjacent = not line.blank_before and not line.page_break and line.number == before.number + 1
    if (adjacent or around.page_between or around.notes_between) and layout.was_full(before, line):
        return _full_goes_on(before, line, layout, around, titled=titled)
    if ended(text):
        return False
    first = line.text[0]
    if first.islower() or first in _CONTINUES or text.endswith(_HALF_ENDS):
        return True
    if _names_unit(text, line.text):
        return True
    nearly = adjacent and len(text) > layout.wrap * 0.7 and line.indent <= before.indent
    if layout.wrap and nearly and not titled and _opens_short(line.text) and not around.in_capitals:
        return True
    if around.in_capitals:
        beside = adjacent or (around.page_between and len(text) > layout.wrap * 0.6)
        return bool(beside and is_capitals(line.text) and (layout.wrap or (around.titled and around.lines_before == 1)))
    if is_figure(first) or first in "$<>≤≥":
        return long or last_word(text) in BEFORE_FIGURE
    return _name_goes_on(text, line.text, layout, notes_between=around.notes_between, long=long, titled=titled)


def _breaks_within(before: Line, line: Line, layout: Layout) -> bool:
    """Whether two blanks at a line's end are left over from a PDF, or stand within a sentence, and part nothing."""
    return bool(layout.wrap) or (not ended(before.text) and line.text[0].islower())


def _full_goes_on(before: Line, line: Line, layout: Layout, around: Around, *, titled: bool) -> bool:
    """Whether what a full line said goes on in the next."""
    text, first = before.text, line.text[0]
    if around.in_capitals != is_capitals(line.text) and len(text) < layout.wrap * 0.7:
        return False
    if first.islower() or first in _CONTINUES:
        return True
    if layout.opens_by_indent(line):
        return False
    if ended(text):
        beside = not around.page_between and not around.notes_between
        return beside or layout.goes_on_by_indent(line) or (text.endswith(";") and is_figure(first))
    if titled and around.structural and not layout.goes_on_by_indent(line):
        return _title_goes_on(text, line, layout, around)
    return True


def _title_goes_on(text: str, line: Line, layout: Layout, around: Around) -> bool:
    """Whether a title that filled its line goes on with a line that begins with a capital.

    The tail of a title is short and ends with nothing, and something opens below it; the first line
    of the article's text is full and goes on, or ends its sentence.
    """
    last = last_word(text)
    if last in NO_END or text.endswith(_HALF_ENDS) or (last, first_word(line.text)) in layout.pairs:
        return True
    if around.in_capitals:
        return is_capitals(line.text)
    following = around.following
    if line.text[0] == "(":
        return True
    if ended(line.text) or following is None:
        return False
    return not (layout.was_full(line, following) and following.text[:1].islower())


def _name_goes_on(text: str, following: str, layout: Layout, *, notes_between: bool, long: bool, titled: bool) -> bool:
    """Whether a line that begins with a capital goes on within a sentence."""
    last = last_word(text)
    if last in NO_END:
        return True
    if titled:
        return False
    if notes_between and long and not text.endswith((")", "”", '"')):
        return True
    return long and (last, first_word(following)) in layout.pairs


def _heading_goes_on(before: Line, line: Line, around: Around) -> bool:
    """A heading over two lines or two marks: the first ends in mid-sentence (S-12)."""
    if bool(before.hashes or before.strong) != bool(line.hashes or line.strong):
        return False
    if find_markers(line.text):
        return False
    bare = bare_end(before.text)
    if bare.endswith((",", "-", "–")) or last_word(bare) in NO_END:
        return True
    if around.in_capitals and before.hashes and around.numbered and before.hashes == line.hashes:
        return is_capitals(line.text) and not ended(before.text) and bool(around.titled)
    return line.text[:1].islower() and not ended(before.text)


def _opens_short(text: str) -> bool:
    """Whether a line that is not all in capitals begins with an abbreviation in capitals: USD, GDP, UBND."""
    word = first_word(text)
    return len(word) > 1 and word.isalpha() and text.startswith(word) and is_capitals(word) and not is_capitals(text)


def _names_unit(text: str, following: str) -> bool:
    """Whether a figure with its scale ends one line and the unit, an abbreviation, opens the other."""
    return bool(_SCALED.search(text)) and _opens_short(following)
