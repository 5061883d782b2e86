"""Findings as rows under the headings of their rules, and one of them in full: message, sum, places side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..check.result import Finding, Rule, Severity
from ..model.document import Document
from ..text.cells import fit, pad, width, wrap
from .findings import (
    SEVERITY_ROLES,
    Quotation,
    accepted_line,
    grouped,
    message_of,
    place_of,
    proof_of,
    quotations,
)
from .spans import Line, overlay
from .words import Words

SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "?", Severity.NOTE: "·"}
ACCEPTED = "✓"
_PLACE, _LONG_PLACE = 14, 44
_TWO_COLUMNS = 90
_GUTTER = "  │  "


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A row: a finding with its key, or the heading of a rule."""

    rule: Rule
    key: str = ""
    finding: Finding | None = None
    count: int = 0


def finding_entries(found: Sequence[tuple[str, Finding]]) -> list[FindingEntry]:
    """The findings below the headings of their rules."""
    out: list[FindingEntry] = []
    for rule, told in grouped(found):
        out.append(FindingEntry(rule, count=len(told)))
        out.extend(FindingEntry(rule, key, finding) for key, finding in told)
    return out


def choose_findings(
    found: Sequence[tuple[str, Finding]], severity: Severity, rule: Rule | None, hidden: Collection[str]
) -> list[tuple[str, Finding]]:
    """The findings that are at least so grave, of a rule if one is asked for, without those that are hidden."""
    return [
        (key, finding) for key, finding in found
        if finding.severity >= severity and rule in (None, finding.rule) and key not in hidden
    ]  # fmt: skip


def entry_spans(
    entry: FindingEntry, columns: int, accepted: Mapping[str, str], words: Words, own: Document | None = None
) -> Line:
    """A row: its sign, where it is in the `own` document, what is wrong; or a rule's name and its count."""
    if entry.finding is None:
        return [(f" {words(f'rule.{entry.rule}')}", ("heading",)), (f"  {entry.count}", ("badge",))]
    severity = entry.finding.severity
    done = entry.key in accepted
    spot = next((spot for spot in entry.finding.spots if spot.document is own), entry.finding.spots[0])
    told = words("check.line", line=spot.line) if spot.document is own else place_of(spot)
    taken = _PLACE if own is not None else min(columns // 3, _LONG_PLACE)
    place = fit(told, taken - 2)
    room = max(columns - taken - 6, 8)
    message = fit(message_of(entry.finding, words), room)
    sign, role = (ACCEPTED, "muted") if done else (SIGNS[severity], SEVERITY_ROLES[severity])
    return [
        (f"  {sign} ", (role,)), (pad(place, taken), ("muted",)), (message, ("muted",) if done else ("text",)),
    ]  # fmt: skip


def detail_lines(finding: Finding, chosen: int, reason: str | None, columns: int, words: Words) -> list[Line]:
    """A finding in full; `chosen` is the place that Enter opens, `reason` why it was accepted."""
    severity = words(f"severity.{finding.severity.name.lower()}")
    certainty = words("findings.certainty", percent=round(finding.certainty * 100))
    told = f"{severity}  {message_of(finding, words)}  ({certainty})"
    layers = [
        (0, len(severity), SEVERITY_ROLES[finding.severity]), (0, len(told) - len(certainty) - 2, "strong"),
        (len(told) - len(certainty) - 2, len(told), "muted"),
    ]  # fmt: skip
    lines: list[Line] = [
        [(" ", ("text",)), *overlay(told, start, end, ("text",), layers)]
        for start, end in wrap(told, max(columns - 2, 10))
    ]
    if proof := proof_of(finding, words):
        worked = f"= {proof}"
        lines += [[(" ", ("text",)), (worked[a:b], ("figure",))] for a, b in wrap(worked, max(columns - 2, 10))]
    if reason is not None:
        lines.append([(f" {ACCEPTED} {accepted_line(reason, words)}", ("muted",))])
    lines.append([])
    quoted = quotations(finding)
    if columns >= _TWO_COLUMNS and len(quoted) == 2:
        lines += _side_by_side(quoted, chosen, columns)
    else:
        for number, quotation in enumerate(quoted):
            lines += _quotation_lines(quotation, number == chosen, columns)
            lines.append([])
    return lines


def _quotation_lines(quotation: Quotation, chosen: bool, columns: int) -> list[Line]:
    """Where a quotation stands, and its words, wrapped."""
    mark = "▸" if chosen else " "
    lines: list[Line] = [[(f" {mark} ", ("key",)), (place_of(quotation.spot), ("citation",))]]
    text = "".join(piece for piece, _ in quotation.pieces)
    layers: list[tuple[int, int, str]] = []
    at = 0
    for piece, marked in quotation.pieces:
        if marked:
            layers.append((at, at + len(piece), "match"))
        at += len(piece)
    for start, end in wrap(text, max(columns - 5, 10)):
        lines.append([("   ", ("text",)), *overlay(text, start, end, ("text",), layers)])
    return lines


def _side_by_side(quoted: Sequence[Quotation], chosen: int, columns: int) -> Iterator[Line]:
    """Two quotations beside each other."""
    half = (columns - len(_GUTTER)) // 2
    left, right = (_quotation_lines(quotation, number == chosen, half) for number, quotation in enumerate(quoted))
    for number in range(max(len(left), len(right))):
        a = left[number] if number < len(left) else []
        b = right[number] if number < len(right) else []
        gap = max(half - sum(width(text) for text, _ in a), 0)
        yield [*a, (" " * gap, ("text",)), (_GUTTER, ("rule",)), *b]


def rules_of(found: Sequence[tuple[str, Finding]]) -> list[tuple[Rule, int]]:
    """The rules that found something, with how much."""
    return [(rule, len(told)) for rule, told in grouped(found)]


def first_place(finding: Finding, document: Document | None) -> int:
    """The number of the first of a finding's quotations that stands in a document."""
    return next((i for i, one in enumerate(quotations(finding)) if one.spot.document is document), 0)


def nearest_entry(entries: Sequence[FindingEntry], document: Document, near: tuple[int, int], otherwise: int) -> int:
    """The row of the first finding in a document from a block and an offset on."""
    behind: list[tuple[tuple[int, int], int]] = []
    for number, entry in enumerate(entries):
        spots = entry.finding.spots if entry.finding is not None else ()
        own = [(spot.block, spot.start) for spot in spots if spot.document is document and not spot.note]
        behind += [(place, number) for place in own if place >= near]
    return min(behind)[1] if behind else otherwise
