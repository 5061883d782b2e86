"""Evidence: whether a paragraph that fits a marker is a heading.

It is one if its number has a place in a sequence: it goes on from the open section of its family,
or from the last one of its family under the same roof (targets run on across group headings,
articles across chapters), or it is a first one. A number out of sequence is kept as printed and
leaves a warning; how far out it may be depends on other evidence, such as hashes, bold, capitals.
"""

from __future__ import annotations

import re

from ..model.document import SectionKind
from .markers import STRUCTURAL, Marker, is_dashed
from .paragraphs import Paragraph
from .phrases import BULLET, CAPTION, CONTENTS_LINE, REFERS, STATE, UPPER, ended, is_capitals
from .sequence import Stack
from .titles import bold_end, is_lead_in, run_in_end

MAX_TITLE = 300
_MAX_UNNUMBERED = 200
_MAX_LEAD = 100
_FIGURE = re.compile(r"[0-9],[0-9]|[0-9]\s?%")
_MAX_SKIP = 5
"""A number this far past the expected one is a skipped one; farther, the line begins with a figure."""
_INITIAL = re.compile(rf"[{UPPER}]\.\s")
_SENTENCES = re.compile(rf"[.!?]\s+[{UPPER}]")
_ORDERS = re.compile(r"(?:QUYẾT (?:NGHỊ|ĐỊNH)|NGHỊ QUYẾT)\s*:?$")
"""The formula between the grounds and the first article; it names nothing."""
_STATUTES = ("Luật", "Nghị", "Thông tư", "Bộ luật", "Quy")
_EXTRACTED = frozenset({"roman", "decimal1"})
"""Families with which an extract of a document may begin in the middle of their sequence."""

Fit = tuple[int, str | None]
"""How well a reading fits (0 not at all) and the remark it leaves."""


def is_strong(paragraph: Paragraph, rest: str) -> bool:
    """Whether a paragraph looks like a heading apart from its number."""
    if paragraph.hashes or paragraph.strong or (len(rest) > 3 and is_capitals(rest)):
        return True
    return any(a <= 1 and style == "strong" for a, _, style in paragraph.styles)


def fit_numbered(paragraph: Paragraph, marker: Marker, stack: Stack, *, title_below: bool, first: bool) -> Fit:
    """How well a numbered paragraph fits the open sequences; the `first` of an extract may have any number."""
    rest = paragraph.text[marker.end :]
    strong = is_strong(paragraph, rest)
    if not rest and not strong and not title_below:
        return 0, None
    if _INITIAL.match(rest) and not strong:
        return 0, None
    number = marker.numbers[-1]
    expected = stack.expected(marker)
    spaced = " " in marker.label.rstrip("-–") + marker.label[-2:-1]
    if is_dashed(marker) and spaced and expected is None and not stack.in_article():
        return 0, None
    if is_dashed(marker) and number not in (1, expected) and not strong:
        skipped = expected is not None and expected < number <= expected + 2
        return (1, "skipped") if skipped and rest[:1].isupper() else (0, None)
    if marker.family == "brackets" and number not in (1, expected):
        return 0, None
    if expected is not None and (number == expected or (marker.suffix and number == expected - 1)):
        return 8, None
    if marker.family.startswith("decimal") and len(marker.numbers) > 1:
        return _fit_decimal(marker, expected, stack, strong or first)
    if number == 1:
        return (6 if expected is None or strong else 4), None
    if number < 1:
        return 0, None
    if expected is None:
        extract = first and marker.family in _EXTRACTED and (rest[:1].isupper() or title_below)
        return (3 if extract or (strong and marker.family != "letter") else 0), "starts"
    remark = "skipped" if number > expected else "repeated"
    if strong:
        return 2, remark
    opens = rest[:1].isupper() or rest[:1] in "“\"("
    return (1 if opens and number <= expected + _MAX_SKIP and marker.family != "letter" else 0), remark


def _fit_decimal(marker: Marker, expected: int | None, stack: Stack, strong: bool) -> Fit:
    number, prefix = marker.numbers[-1], marker.numbers[:-1]
    if stack.prefix(prefix) is not None:
        if expected is None:
            return (7, None) if number == 1 else (3, "starts")
        near = abs(number - expected) <= _MAX_SKIP or strong
        return (3, "skipped" if number > expected else "repeated") if near else (0, None)
    if number == 1 and stack.follows(prefix):
        return 3, "starts"
    if number == 1 and not any(opened.family.startswith("decimal") for opened in stack.open):
        return 4, None
    return (2, "starts") if strong else (0, None)


def is_unended(paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text that goes on: no heading, and no end mark."""
    named = paragraph.kind != "text" or paragraph.markers or paragraph.strong or paragraph.hashes
    return not named and not ended(paragraph.text) and not is_capitals(paragraph.text)


def fits_structural(
    paragraph: Paragraph, marker: Marker, last_article: int, *, before: str = ""
) -> bool:
    """Whether "Điều 5 …" is a heading and not a sentence about one (S-6).

    `before` is the text before where it has not ended: a sentence may wrap onto "Điều 12. Các …".
    """
    rest = paragraph.text[marker.end :]
    if marker.family == "appendix":
        short = len(paragraph.text) <= 160 and not paragraph.text.rstrip().endswith((".", ";"))
        prominent = paragraph.strong or bool(paragraph.hashes) or marker.label.isupper()
        return short and (not rest or is_capitals(rest) or prominent or rest[:1] in "(-–:")
    if not rest:
        return True
    if rest[0].islower() or rest[0] in ",;)":
        return False
    if marker.family == "article" and not marker.label.endswith((".", ":")):
        return marker.numbers[0] == last_article + 1 and not rest.startswith(_STATUTES)
    if marker.family == "article" and before:
        if REFERS.search(before):
            return False
        strong = bool(paragraph.hashes) or any(a <= 1 and style == "strong" for a, _, style in paragraph.styles)
        return strong or marker.label.endswith(":") or marker.numbers[0] in (1, last_article, last_article + 1)
    return True


def article_remark(marker: Marker, last_article: int) -> str | None:
    """Whether an article's number is out of the sequence that runs through the document."""
    if marker.family != "article" or marker.suffix or not last_article:
        return None
    number = marker.numbers[0]
    if number in (last_article + 1, 1):
        return None
    return "skipped" if number > last_article + 1 else "repeated"


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


def is_unnumbered_heading(paragraph: Paragraph) -> bool:
    """A line wholly bold, in capitals, or with hashes that is short and no sentence."""
    text = paragraph.text
    if paragraph.markers and not paragraph.hashes and not paragraph.strong:
        return False
    if len(text) > _MAX_UNNUMBERED or BULLET.match(text) or paragraph.lines[0].rule:
        return False
    capitals = is_capitals(text) and len(text.split()) >= 2 and sum(c.isalpha() for c in text) >= 6
    if not any(c.isalpha() for c in text) or not (paragraph.hashes or paragraph.strong or capitals):
        return False
    if text.rstrip().endswith((";", ",", "./.")) or _SENTENCES.search(text):
        return False
    if STATE.search(text) or CAPTION.match(text) or CONTENTS_LINE.search(text):
        return False
    return not _ORDERS.match(text)


def is_lead(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Whether a plain line that ends with a colon may name the list below it, and does not just lead over to it."""
    text = paragraph.text
    if following is None or not BULLET.match(following.text) or not text.endswith(":") or not text[0].isupper():
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
