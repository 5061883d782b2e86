"""Judging: what each paragraph of the flow can be read as, how well each reading fits, and why.

A paragraph that opens with a marker has one reading a family; the best fitting one is taken. One
without is a heading where it stands out like one. Every weighing names its reason, so that the
outline can explain itself (`doichieu outline --explain`).
"""

from __future__ import annotations

from typing import NamedTuple

from ..model.document import SectionKind
from .evidence import (
    NO,
    Fit,
    fit_article,
    fit_group,
    fit_numbered,
    fit_unnumbered,
    fits_structural,
    is_emphasised,
    is_run_in,
    is_title_line,
    is_unended,
    names_itself,
)
from .flow import Flow
from .markers import Marker
from .phrases import BULLET, STATE, TOP_NAME, is_capitals, is_contents_line, period_of
from .sequence import Stack
from .titles import Entry, bold_end

_FORM_REACH = 8
_SECOND = 2
TITLED_BELOW = frozenset(
    {"part", "chapter", "section", "subsection", "appendix", "article", "roman", "letter", "decimal1", "point"}
)
"""Families whose label may stand alone, its title on the next line."""


class Reading(NamedTuple):
    """One way to read a paragraph."""

    family: str
    label: str
    fit: Fit
    marker: Marker | None = None
    kind: SectionKind = SectionKind.HEADING
    """What it opens where it has no number."""


class Decision(NamedTuple):
    """What was weighed of a paragraph, and what was taken."""

    line: int
    text: str
    readings: tuple[Reading, ...]
    taken: Reading | None


class Judge:
    """Weighs the readings of paragraphs by what is open."""

    def __init__(self, flow: Flow, stack: Stack, entries: list[Entry]) -> None:
        self.flow, self.stack, self.entries = flow, stack, entries
        self.last_article = 0

    def numbered(self, at: int) -> list[Reading]:
        """The readings of a paragraph's markers, each weighed."""
        markers = [self._as_in_list(marker) for marker in self.flow[at].markers]
        return [Reading(m.family, m.label, self._fit(at, m), m) for m in markers]

    def _as_in_list(self, marker: Marker) -> Marker:
        """A number that goes on the open list though it is written another way: "2)" after "1."."""
        other = {"arabic_paren": "decimal1", "decimal1": "arabic_paren"}.get(marker.family)
        if other is None or marker.suffix or marker.numbers[-1] < _SECOND:
            return marker
        as_other = marker._replace(family=other)
        goes_on = self.stack.find(other) is not None and self.stack.expected(as_other) == marker.numbers[-1]
        alone = self.stack.find(marker.family) is None and self.stack.expected(marker) is None
        return as_other if goes_on and alone else marker

    def unnumbered(self, at: int) -> Reading:
        """What a paragraph is without a number: its fit is none for plain text."""
        flow = self.flow
        paragraph, following = flow[at], flow.next(at)
        if is_run_in(paragraph) and (flow.run_ins > 1 or self.stack.find("bold") is not None):
            family = "bold_em" if is_emphasised(paragraph, bold_end(paragraph, 0)) else "bold"
            return Reading(family, "", Fit(5, why="run-in"))
        if following is None:
            return Reading("", "", Fit(why="nothing-below"))
        name = TOP_NAME.fullmatch(paragraph.text.strip(" .:"))
        if name and flow.parted:
            kind = SectionKind.PART if name["part"] else SectionKind.HEADING
            family = "part" if flow.parted == "part" or name["part"] else "chapter"
            return Reading(family, "", Fit(6, why="end-part"), kind=kind)
        level = period_of(paragraph.text)
        if level is not None and flow.periods[level] > 1:
            kind = SectionKind.GROUP if paragraph.text.endswith(":") else SectionKind.HEADING
            return Reading(f"period{level}", "", Fit(5, why="period"), kind=kind)
        if flow.indices[at] in flow.leads:
            return Reading("lead", "", Fit(5, why="parallel"), kind=SectionKind.GROUP)
        if following.text.startswith("(Ký") or flow.is_captioned(at) or self._is_form_head(at):
            return Reading("", "", Fit(why="captioned"))
        fit = fit_unnumbered(paragraph)
        bold = "bold_em" if is_emphasised(paragraph) else "bold"
        family = "caps" if is_capitals(paragraph.text) else "hash" if paragraph.hashes else bold
        return Reading(family, "", fit)

    def _is_form_head(self, at: int) -> bool:
        """Whether a form of its own, with motto or addressee, begins here below the name of an appendix."""
        if len(self.stack.open) != 1 or self.stack.open[0].family != "appendix":
            return False
        around = range(max(at - _FORM_REACH, 0), min(at + _FORM_REACH, len(self.flow)))
        return any(STATE.search(self.flow[i].text) or self.flow[i].text.startswith("Kính gửi") for i in around)

    def _is_within_list(self, at: int) -> bool:
        """Whether a starred line is set in below an entry of a list, perhaps with others like it between."""
        own = self.flow[at].lines[0].indent
        for before in range(at - 1, -1, -1):
            text, indent = self.flow[before].text, self.flow[before].lines[0].indent
            is_star = text.startswith("*")
            if indent == own and is_star:
                continue
            return not is_star and indent < own and BULLET.match(text) is not None
        return False

    def _fit(self, at: int, marker: Marker) -> Fit:
        paragraph = self.flow[at]
        if is_contents_line(paragraph.text):
            return Fit(why="contents")
        if marker.family == "article":
            if at in self.flow.out_of_row:
                return Fit(why="out-of-row")
            return fit_article(paragraph, marker, self.last_article, before=self._unended_before(at))
        if names_itself(marker):
            return fits_structural(paragraph, marker, self.last_article)
        if marker.family == "star":
            if self._is_within_list(at):
                return Fit(why="bullet")
            others = self.stack.find("star") is not None
            return fit_group(paragraph, paragraph.text[marker.end :], self.flow.next(at), others=others)
        below = self.title_below(at, marker)
        goes_on = bool(marker.numbers) and self.flow.goes_on(marker.family, at, marker.numbers[-1] + 1)
        return fit_numbered(paragraph, marker, self.stack, title_below=below, first=not self.entries, goes_on=goes_on)

    def title_below(self, at: int, marker: Marker) -> bool:
        """Whether a label without words of its own has its title on the next line."""
        following = self.flow.next(at)
        if marker.family not in TITLED_BELOW or following is None:
            return False
        prominent = bool(following.hashes) or following.strong or is_capitals(following.text)
        beside = not following.lines[0].blank_before and following.text[:1].isupper()
        return (prominent or beside) and is_title_line(following, following, marker, 1)

    def _unended_before(self, at: int) -> str:
        """The paragraph before where it is running text that has not ended."""
        if at == 0 or (self.entries and self.flow.indices[at - 1] in self.entries[-1].title_paragraphs):
            return ""
        before = self.flow[at - 1]
        return before.text if is_unended(before) else ""


def best_of(readings: list[Reading]) -> Reading | None:
    """The reading that fits best; the first of equals, None where none fits."""
    fitting = [reading for reading in readings if reading.fit.score > NO]
    return max(fitting, key=lambda reading: reading.fit.score) if fitting else None
