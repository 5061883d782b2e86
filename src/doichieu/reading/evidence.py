"""Evidence: whether a paragraph that fits a marker is a heading.

It is one if its number has a place in a sequence: it goes on from the open section of its family,
or from the last one of its family under the same roof (targets run on across group headings,
articles across chapters), or it is a first one. A number out of sequence is kept as printed and
leaves a warning; how far out it may be depends on other evidence, such as hashes, bold, capitals.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model.document import SectionKind
from ..text.cases import UPPER
from .markers import STRUCTURAL, Marker, is_dashed
from .paragraphs import Paragraph
from .phrases import BULLET, CAPTION, REFERS, STATE, ended, is_capitals, is_contents_line
from .sequence import Stack
from .titles import bold_end, is_lead_in, run_in_end

MAX_TITLE = 300
_MAX_UNNUMBERED = 200
_MAX_LEAD = 100
_MAX_NAME = 60
"""A line with a colon over running text names it only if it is as short as this."""
_FIGURE = re.compile(r"[0-9],[0-9]|[0-9]\s?%")
_SECOND = 2
_MAX_SKIP = 5
"""A number this far past the expected one is a skipped one; farther, the line begins with a figure."""
_INITIAL = re.compile(rf"[{UPPER}]\.\s")
_SENTENCES = re.compile(rf"[.!?]\s+[{UPPER}]")
_ORDERS = re.compile(
    r"(?:QUYẾT (?:NGHỊ|ĐỊNH)|NGHỊ QUYẾT)\s*:?$|KHO?[ÓÁA]A?\s[IVXL]+\b.{0,10}KỲ HỌP\s+THỨ\b", re.IGNORECASE
)
"""The formula between the grounds and the first article, and the session that passes them; they name nothing."""
_STATUTES = ("Luật", "Nghị", "Thông tư", "Bộ luật", "Quy")
_EXTRACTED = frozenset({"roman", "decimal1"})
"""Families with which an extract of a document may begin in the middle of their sequence."""

NO = 0


class Fit(NamedTuple):
    """How well a reading fits (0 not at all), the remark it leaves, and a word for why."""

    score: int = NO
    remark: str | None = None
    why: str = ""


def is_strong(paragraph: Paragraph, rest: str) -> bool:
    """Whether a paragraph looks like a heading apart from its number."""
    if paragraph.hashes or paragraph.strong or (len(rest) > 3 and is_capitals(rest)):
        return True
    return any(a <= 1 and style == "strong" for a, _, style in paragraph.styles)


def fit_numbered(
    paragraph: Paragraph, marker: Marker, stack: Stack, *, title_below: bool, first: bool, goes_on: bool
) -> Fit:
    """How well a numbered paragraph fits the open sequences; the `first` of an extract may have any number.

    A second one opens a list whose first was struck out, if the list `goes_on` with a third.
    """
    rest = paragraph.text[marker.end :]
    strong = is_strong(paragraph, rest)
    if not rest and not strong and not title_below:
        return Fit(why="bare")
    if _INITIAL.match(rest) and not strong:
        return Fit(why="initial")
    number = marker.numbers[-1]
    expected = stack.expected(marker)
    if (odd := _fit_odd(marker, rest, expected, stack, strong=strong)) is not None:
        return odd
    if expected is not None and (number == expected or (marker.suffix and number == expected - 1)):
        return Fit(8, why="next")
    if marker.family.startswith("decimal") and len(marker.numbers) > 1:
        return _fit_decimal(marker, expected, stack, strong or first)
    if number == 1:
        return Fit(6, why="first") if expected is None or strong else Fit(4, why="again")
    if number < 1:
        return Fit(why="far")
    if expected is None:
        if number == _SECOND and goes_on and (rest[:1].isupper() or marker.family == "point"):
            return Fit(3, "starts", "starts")
        extract = first and marker.family in _EXTRACTED and (rest[:1].isupper() or title_below)
        return Fit(3, "starts", "starts") if extract or (strong and marker.family != "letter") else Fit(why="alone")
    remark = "skipped" if number > expected else "repeated"
    if strong:
        return Fit(2, remark, remark)
    opens = rest[:1].isupper() or rest[:1] in '“"('
    near = opens and number <= expected + _MAX_SKIP and marker.family != "letter"
    return Fit(1, remark, remark) if near else Fit(why="far")


def _fit_odd(marker: Marker, rest: str, expected: int | None, stack: Stack, *, strong: bool) -> Fit | None:
    """Families that need their sequence: numbers with a dash, which ranges have, too, and numbers in brackets."""
    number = marker.numbers[-1]
    if marker.family == "brackets" and number not in (1, expected):
        return Fit(why="far")
    if not is_dashed(marker):
        return None
    spaced = " " in marker.label
    if spaced and expected is None and not stack.in_article():
        return Fit(why="dash")
    if number in (1, expected) or strong:
        return None
    skipped = expected is not None and expected < number <= expected + 2 and rest[:1].isupper()
    return Fit(1, "skipped", "skipped") if skipped else Fit(why="dash")


def _fit_decimal(marker: Marker, expected: int | None, stack: Stack, strong: bool) -> Fit:
    number, prefix = marker.numbers[-1], marker.numbers[:-1]
    if stack.prefix(prefix) is not None:
        if expected is None:
            return Fit(7, why="extends") if number == 1 else Fit(3, "starts", "starts")
        near = abs(number - expected) <= _MAX_SKIP or strong
        remark = "skipped" if number > expected else "repeated"
        return Fit(3, remark, remark) if near else Fit(why="far")
    if number == 1 and stack.follows(prefix):
        return Fit(3, "starts", "starts")
    if number == 1 and not any(opened.family.startswith("decimal") for opened in stack.open):
        return Fit(4, why="first")
    if expected is not None and strong:
        remark = "skipped" if number > expected else "repeated"
        return Fit(2, remark, remark)
    return Fit(2, "starts", "starts") if strong else Fit(why="no-roof")


def is_unended(paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text that goes on: no heading, and no end mark."""
    named = paragraph.kind != "text" or paragraph.markers or paragraph.strong or paragraph.hashes
    return not named and not ended(paragraph.text) and not is_capitals(paragraph.text)


def fits_structural(paragraph: Paragraph, marker: Marker, last_article: int) -> Fit:
    """Whether "Điều 5 …" is a heading and not a sentence about one (S-6)."""
    rest = paragraph.text[marker.end :]
    if marker.family == "appendix":
        short = len(paragraph.text) <= 160 and not paragraph.text.rstrip().endswith((".", ";"))
        prominent = paragraph.strong or bool(paragraph.hashes) or marker.label.isupper()
        marked = paragraph.text[len(marker.label) :].startswith((".", ":")) and rest[:1].isupper()
        named = not rest or is_capitals(rest) or prominent or marked or rest[:1] in "(-–:"
        return Fit(9, why="named") if short and named else Fit(why="reference")
    if not rest:
        return Fit(9, why="named")
    if rest[0].islower() or rest[0] in ",;)":
        return Fit(why="reference")
    if marker.family == "article" and not marker.label.endswith((".", ":", "-", "–")):
        follows = marker.numbers[0] == last_article + 1 and not rest.startswith(_STATUTES)
        return Fit(9, why="next") if follows else Fit(why="reference")
    return Fit(9, why="named")


def fit_article(paragraph: Paragraph, marker: Marker, last_article: int, *, before: str) -> Fit:
    """The same for an article, with the text before where that has not ended: it may wrap onto "Điều 12. Các …"."""
    fit = fits_structural(paragraph, marker, last_article)
    if not fit.score:
        return fit
    number = marker.numbers[0]
    if before and marker.label.endswith((".", "-", "–")):
        strong = bool(paragraph.hashes) or any(a <= 1 and style == "strong" for a, _, style in paragraph.styles)
        if REFERS.search(before) or not (strong or number in (1, last_article, last_article + 1)):
            return Fit(why="mid-sentence")
    if marker.suffix or not last_article or number in (last_article + 1, 1):
        return Fit(9, why="next" if number == last_article + 1 else "named")
    remark = "skipped" if number > last_article + 1 else "repeated"
    return Fit(9, remark, remark)


def fit_group(paragraph: Paragraph, rest: str, following: Paragraph | None, *, others: bool) -> Fit:
    """Whether a starred line is a group heading: short, with something below it (1.3)."""
    return Fit(5, why="group") if is_group(paragraph, rest, following, others=others) else Fit(why="bullet")


def is_group(paragraph: Paragraph, rest: str, following: Paragraph | None, *, others: bool) -> bool:
    """A starred line is a group heading where it is short and something stands below it (1.3).

    Beside `others` it may also run in: "* Thư ký: Bà Ngô Thanh Huyền.".
    """
    if others and run_in_end(rest, SectionKind.GROUP):
        return True
    if not rest or len(rest) > 160:
        return False
    if paragraph.hashes or paragraph.strong or rest.rstrip().endswith(":"):
        return True
    if ended(rest) or len(rest) > 100 or following is None:
        return False
    return not any(marker.family == "star" for marker in following.markers)


def fit_unnumbered(paragraph: Paragraph) -> Fit:
    """Whether a line wholly bold, in capitals, or with hashes is short and no sentence."""
    text = paragraph.text
    if paragraph.markers and not paragraph.hashes and not paragraph.strong:
        return Fit(why="plain")
    if len(text) > _MAX_UNNUMBERED or BULLET.match(text) or paragraph.lines[0].rule:
        return Fit(why="long")
    capitals = is_capitals(text) and len(text.split()) >= 2 and sum(c.isalpha() for c in text) >= 6
    if not any(c.isalpha() for c in text) or not (paragraph.hashes or paragraph.strong or capitals):
        return Fit(why="plain")
    if text.rstrip().endswith((";", ",", "./.")) or _SENTENCES.search(text):
        return Fit(why="sentence")
    if STATE.search(text) or CAPTION.match(text) or is_contents_line(text) or _ORDERS.match(paragraph.said):
        return Fit(why="formula")
    return Fit(5, why="capitals" if capitals else "strong" if paragraph.strong else "hashes")


def is_lead(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Whether a plain line that ends with a colon may name what is below it, and does not just lead over to it."""
    text = paragraph.text
    if following is None or not text.endswith(":") or not text[0].isupper():
        return False
    if not BULLET.match(following.text):
        apart = paragraph.lines[0].blank_before and following.lines[0].blank_before
        if not apart or not following.text[:1].isupper() or len(text) > _MAX_NAME or following.markers:
            return False
    if paragraph.kind != "text" or paragraph.markers or len(text) > _MAX_LEAD or is_lead_in(text[:-1]):
        return False
    return not _SENTENCES.search(text) and not _FIGURE.search(text)


def is_run_in(paragraph: Paragraph) -> bool:
    """Whether a paragraph without a number begins with a bold phrase that is closed like a heading (S-11)."""
    if paragraph.kind != "text" or paragraph.markers or paragraph.hashes or BULLET.match(paragraph.text):
        return False
    end = bold_end(paragraph, 0)
    phrase, rest = paragraph.text[:end].rstrip(), paragraph.text[end:].lstrip()
    if not end or len(phrase) > _MAX_UNNUMBERED or _SENTENCES.search(phrase):
        return False
    return phrase[-1] in ".:" or rest[0] in ".:"


def is_emphasised(paragraph: Paragraph, end: int | None = None) -> bool:
    """Whether all of it, or all up to an offset, is set in italics, whatever else it is."""
    stop = len(paragraph.text) if end is None else end
    covered = sum(min(b, stop) - a for a, b, style in paragraph.styles if style == "emphasis" and a < stop)
    return covered >= len(paragraph.text[:stop].strip(" .:")) - len(paragraph.lines)


def is_title_line(paragraph: Paragraph, before: Paragraph, marker: Marker, taken: int) -> bool:
    """Whether a paragraph below a bare label is (more of) its title."""
    text = paragraph.text
    if paragraph.kind != "text" or paragraph.markers or BULLET.match(text):
        return False
    if marker.family == "appendix" and text.startswith("("):
        return False
    prominent = bool(paragraph.hashes) or paragraph.strong or is_capitals(text)
    if taken == 1:
        plain = len(text) <= 160 and not text.rstrip().endswith((".", ";", ":"))
        return len(text) <= MAX_TITLE and (prominent or plain)
    adjacent = not paragraph.lines[0].blank_before
    return adjacent and is_capitals(text) and is_capitals(before.text) and taken < 6


def names_itself(marker: Marker) -> bool:
    """Whether the family says in words what it is."""
    return marker.family in STRUCTURAL
