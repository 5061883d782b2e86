"""Joining: whether a line goes on with what the line before it said.

A line that goes on in lower case continues the line before it, unless that one had ended. One that
goes on with a figure or a capital needs more: a comma, a hyphen or a word that ends no sentence
before it, notes between the two, or two words that stand side by side elsewhere in the document
("đô thị Việt ⏎ Yên").

Texts out of PDFs break every line near one column (S-21). `wrap_column` measures whether the
document does; only then a line that was full when it broke continues on the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from .lines import Line
from .markers import STRUCTURAL, Marker, find_markers, is_dashed
from .notes import looks_titled
from .phrases import BEFORE_FIGURE, BULLET, NO_END, bare_end, ended, first_word, is_capitals, is_figure, last_word

_CONTINUES = ",;.)%"
_HALF_ENDS = (",", "-", "–", "(", "/", "“")
_DECIMALS = frozenset({"decimal2", "decimal3", "decimal4", "point"})
_SCALED = re.compile(r"[0-9]\s(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)$")
_LETTER_HEAD = re.compile(r"V/[vV]\b|(?:Kính gửi|KÍNH GỬI)\s*:|Số\s*:\s*[0-9….]*\s*/")
"""Lines of a letterhead that no sentence runs on into."""
_LONG = 60
"""A line of this length or more is running text rather than a label or a name."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What joining needs to know of the whole document."""

    wrap: int
    """The column near which lines break, or 0."""
    pairs: frozenset[tuple[str, str]]
    """Capitalised words that stand side by side within lines."""


def layout_of(lines: list[Line]) -> Layout:
    """Measure a document."""
    return Layout(wrap_column(lines), frozenset(_pairs(lines)))


def wrap_column(lines: list[Line]) -> int:
    """The column near which the document breaks its lines, or 0 where it does not (S-21)."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 8:
        return 0
    widest = lengths[int(len(lengths) * 0.97)]
    if not 40 <= widest <= 140 or lengths[-1] > widest * 2.5:
        return 0
    full = [line for line in lines if len(line.text) > widest * 0.8]
    broken = sum(1 for line in full if not ended(line.text))
    return widest if len(full) >= len(lines) * 0.2 and broken >= len(full) * 0.4 else 0


def _pairs(lines: list[Line]) -> set[tuple[str, str]]:
    """Two capitalised words side by side within lines: names the document is known to use.

    Asked only for line ends that need it, so only the first and last words of lines are kept.
    """
    wanted_last = {last_word(line.text) for line in lines}
    wanted_first = {first_word(line.text) for line in lines}
    found: set[tuple[str, str]] = set()
    for line in lines:
        split = line.text.split(" ")
        found.update(
            (a, bare)
            for a, b in pairwise(split)
            if a in wanted_last
            and a[:1].isupper()
            and b[:1].isupper()
            and (bare := b.rstrip(",.;:)”")) in wanted_first
        )
    return found


def opens_anew(line: Line, markers: list[Marker], last: Line, wrap: int) -> bool:
    """Whether the line opens something of its own, so that nothing before can run on into it."""
    if line.rule or line.text.startswith("|") or _LETTER_HEAD.match(line.text):
        return True
    if BULLET.match(line.text) and not line.joined:
        return not (line.text[0] in "-–—" and not ended(last.text) and wrap and not line.blank_before)
    if not markers:
        return False
    if line.hashes or (line.strong and not line.joined):
        return True
    after = line.text[markers[0].end :]
    if all(marker.family in _DECIMALS for marker in markers) and after[:1].islower():
        return ended(last.text)
    if is_dashed(markers[0]):
        named = any(marker.family in STRUCTURAL for marker in find_markers(last.text))
        return named or ended(last.text) or not wrap or line.blank_before > 0
    if markers[0].family in STRUCTURAL:
        if after[:1].islower() or after[:1] in (",", ";", ")"):
            return False
        if last_word(last.text) in NO_END and not ended(last.text):
            return False
        return not after or markers[0].label.endswith((".", ":")) or ended(last.text)
    return True


def note_goes_on(before: Line, line: Line, layout: Layout) -> bool:
    """Whether a line of a note continues the line before it."""
    return _goes_on(before, line, layout, notes_between=False, long=True, titled=False)


def body_goes_on(
    before: Line, line: Line, layout: Layout, *, notes_between: bool, lines_before: int, numbered: bool
) -> bool:
    """Whether a line continues the paragraph of the body that ends with `before`."""
    long = len(before.text) > _LONG or lines_before > 1
    titled = numbered and lines_before == 1 and looks_titled(before.text)
    return _goes_on(before, line, layout, notes_between=notes_between, long=long, titled=titled)


def _goes_on(before: Line, line: Line, layout: Layout, *, notes_between: bool, long: bool, titled: bool) -> bool:
    text = before.text
    if not text or not line.text:
        return False
    if line.joined and not line.blank_before and not is_capitals(text):
        return True
    if before.hashes or before.strong or line.hashes or line.strong:
        return _heading_goes_on(before, line)
    if before.hard_break and not line.blank_before:
        return False
    adjacent = not line.blank_before and not line.page_break and line.number == before.number + 1
    if layout.wrap and adjacent and _was_full(text, line.text, layout.wrap):
        return not (is_capitals(text) != is_capitals(line.text) and len(text) < layout.wrap * 0.7)
    if ended(text):
        return False
    first = line.text[0]
    if first.islower() or first in _CONTINUES or text.endswith(_HALF_ENDS):
        return True
    if _names_unit(text, line.text):
        return True
    full = adjacent and len(text) > layout.wrap * 0.7 and line.indent <= before.indent
    if layout.wrap and full and not titled and _opens_short(line.text) and not is_capitals(text):
        return True
    if is_capitals(text):
        return bool(adjacent and is_capitals(line.text) and layout.wrap)
    if is_figure(first) or first in "$<>≤≥":
        return long or last_word(text) in BEFORE_FIGURE
    return _name_goes_on(text, line.text, layout, notes_between=notes_between, long=long, titled=titled)


def _name_goes_on(
    text: str, following: str, layout: Layout, *, notes_between: bool, long: bool, titled: bool
) -> bool:
    """Whether a line that begins with a capital goes on within a sentence."""
    last = last_word(text)
    if last in NO_END:
        return True
    if titled:
        return False
    if notes_between and long and not text.endswith((")", "”", '"')):
        return True
    return long and (last, first_word(following)) in layout.pairs


def _heading_goes_on(before: Line, line: Line) -> bool:
    """A heading over two lines or two marks: the first ends in mid-sentence (S-12)."""
    if bool(before.hashes or before.strong) != bool(line.hashes or line.strong):
        return False
    if find_markers(line.text):
        return False
    bare = bare_end(before.text)
    if bare.endswith((",", "-", "–")) or last_word(bare) in NO_END:
        return True
    return line.text[:1].islower() and not ended(before.text)


def _opens_short(text: str) -> bool:
    """Whether a line that is not all in capitals begins with an abbreviation in capitals: USD, GDP, UBND."""
    word = first_word(text)
    return len(word) > 1 and word.isalpha() and text.startswith(word) and is_capitals(word) and not is_capitals(text)


def _names_unit(text: str, following: str) -> bool:
    """Whether a figure with its scale ends one line and the unit, an abbreviation, opens the other."""
    return bool(_SCALED.search(text)) and _opens_short(following)


def _was_full(text: str, following: str, wrap: int) -> bool:
    """Whether the next word would no longer have fitted on the line."""
    word = following.split(" ", 1)[0]
    return len(text) + 1 + len(word) > wrap * 0.88
