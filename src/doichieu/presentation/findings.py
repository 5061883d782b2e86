"""Findings in words: the message, the sum on paper, what stands at each place; lines for the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ..check.result import Coverage, Finding, Proof, Report, Rule, Severity, Spot
from ..library.spool import Picked
from ..model.document import Document
from .figures import say_number
from .report import Line
from .words import Words

_SCALES = ((10**9, "tỷ"), (10**6, "triệu"))
_CURRENCIES = {"VND": "đồng", "USD": "USD", "EUR": "EUR"}
_SIGNS = {"a+b": " + ", "a-b": " − ", "x-y": " − ", "a/b": " : ", "a*b": " × ", "a>b": " > ", "a≠b": " ≠ "}
_CLAUSE = ";.:"
_AROUND = 70
"""A quotation has at most so many letters to either side of what it is about."""
SEVERITY_ROLES = {Severity.ERROR: "removed", Severity.WARNING: "warning", Severity.NOTE: "muted"}


def message_of(finding: Finding, words: Words) -> str:
    """What is wrong, in a line."""
    name = f"finding.{finding.code}"
    if not words.has(name):
        name = "finding.cut" if finding.code.endswith(".cut") else f"finding.{finding.rule}"
    result = say_result(finding.proof) if finding.proof is not None else ""
    return words(name, stated=finding.stated, expected=finding.computed, result=result, **finding.named)


def computed_of(finding: Finding) -> str:
    """What is expected instead of what is stated; nothing where nobody can say."""
    told = say_result(finding.proof) if finding.proof is not None else ""
    return told or finding.computed


def say_result(proof: Proof) -> str:
    """What comes out of a sum, in its unit."""
    if proof.result is None:
        return ""
    value, unit = proof.result, proof.unit
    if unit == "%":
        return f"{_number(value, 2)}%"
    if unit == "pp":
        return f"{_number(value, 2)} điểm %"
    head, _, per = unit.partition("/")
    if head in _CURRENCIES:
        size, scale = next(((size, f" {name}") for size, name in _SCALES if abs(value) >= size), (1, ""))
        value, head = value / size, f"{_CURRENCIES[head]}{'/' + per if per else ''}"
        return f"{_number(value, 3)}{scale} {head}"
    return f"{_number(value, 3)} {unit}".strip()


def _number(value: Fraction, decimals: int) -> str:
    return say_number(Decimal(value.numerator) / Decimal(value.denominator), decimals)


def proof_of(finding: Finding, words: Words) -> str:
    """The sum as one does it on paper, and what is stated against it; nothing where there is none."""
    proof = finding.proof
    if proof is None or not proof.operands:
        return ""
    result = say_result(proof)
    if proof.operation == "count":
        return words("proof.count", stated=finding.stated, result=result)
    if finding.code == "shares":
        return f"{_written(proof)} = {result}"
    if proof.operation in ("a>b", "a≠b"):
        return _SIGNS[proof.operation].join(proof.operands)
    worked = f"{_written(proof)} = {result}"
    return f"{worked}; {words('proof.stated', stated=finding.stated)}"


def _written(proof: Proof) -> str:
    first, *rest = proof.operands
    last = rest[-1] if rest else ""
    match proof.operation:
        case "d/(x-d)":
            return f"{first} : ({last} − {first})"
        case "d/(x+d)":
            return f"{first} : ({last} + {first})"
        case "x/y-1":
            return f"{first} : {last} − 100%"
        case "a/b-1":
            return f"{' : '.join(proof.operands)} − 100%"
        case "1-a/b":
            return f"100% − {' : '.join(proof.operands)}"
        case _:
            return _SIGNS.get(proof.operation, ", ").join(proof.operands)


class Quotation(NamedTuple):
    """What stands at a place: the spot it begins with, and its words, those that the finding is about marked."""

    spot: Spot
    pieces: tuple[tuple[str, bool], ...]


def quotations(finding: Finding) -> list[Quotation]:
    """What stands at the places of a finding: spots that lie near each other in one quotation, in reading order."""
    groups: list[list[Spot]] = []
    for spot in finding.spots:
        near = groups and (groups[-1][0].note, groups[-1][0].block) == (spot.note, spot.block)
        same = near and groups[-1][0].document is spot.document
        if same and abs(spot.start - groups[-1][-1].start) <= 2 * _AROUND:
            groups[-1].append(spot)
        else:
            groups.append([spot])
    return [_quotation(sorted(group, key=lambda spot: (spot.start, -spot.end))) for group in groups]


def _quotation(spots: list[Spot]) -> Quotation:
    text = spots[0].around
    low, high = _clause(text, spots[0].start, max(spot.end for spot in spots))
    pieces: list[tuple[str, bool]] = [("…", False)] if low > 0 and text[low - 1].isalnum() else []
    at = low
    for spot in spots:
        if spot.end > at:  # one may lie within another
            start = max(spot.start, at)
            pieces += [(_flat(text[at:start]), False), (_flat(text[start : spot.end]), True)]
            at = spot.end
    pieces += [(_flat(text[at:high]).rstrip(), False)]
    first, marked = pieces[0]
    return Quotation(spots[0], ((first.lstrip(), marked), *pieces[1:]))


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a stretch, or as much of it as is told."""
    low = max(start - _AROUND, 0)
    for at in range(start - 1, low - 1, -1):
        if _ends_clause(text, at):
            low = at + 1
            break
    else:
        low = text.find(" ", low, start) + 1 or low if low else 0
    stop = min(end + _AROUND, len(text))
    high = next((at for at in range(end, stop) if _ends_clause(text, at)), stop)
    if high == stop and stop < len(text):
        high = max(text.rfind(" ", end, stop), end)
    return low, high


def _ends_clause(text: str, at: int) -> bool:
    """Whether a clause ends at a character; the dot of a number or a symbol ends none."""
    if text[at] not in _CLAUSE:
        return False
    return text[at] != "." or at + 1 >= len(text) or not text[at + 1].isalnum()


def _flat(text: str) -> str:
    """The text on one line; a blank at its ends stays."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' if text[:1].isspace() else ''}{words}{' ' if text[-1:].isspace() else ''}"


def place_of(spot: Spot, shared: frozenset[str] = frozenset()) -> str:
    """The file and the line of a place; of files with a name that others have, too, the whole path."""
    document = spot.document
    return f"{document.path if document.name in shared else document.name}:{spot.line}"


def shared_names(documents: Sequence[Document]) -> frozenset[str]:
    """The names of files that several documents have."""
    counts = Counter(document.name for document in documents)
    return frozenset(name for name, count in counts.items() if count > 1)


Found = Sequence[tuple[str, Finding]]
"""Findings with their keys."""


def grouped(found: Found) -> list[tuple[Rule, Found]]:
    """The findings by rule, the rules with the gravest first."""
    numbers: dict[Rule, list[int]] = {}
    worst: dict[Rule, Severity] = {}
    for number, (_, finding) in enumerate(found):
        numbers.setdefault(finding.rule, []).append(number)
        worst[finding.rule] = max(worst.get(finding.rule, finding.severity), finding.severity)
    order = list(Rule)
    rules = sorted(numbers, key=lambda rule: (-worst[rule], order.index(rule)))
    return [(rule, Picked(found, numbers[rule])) for rule in rules]


class Chosen(NamedTuple):
    """The findings of a check that are shown, by their keys, and why the others are not."""

    found: Found
    reasons: Mapping[str, str]
    """Why findings were accepted, by their keys."""
    accepted: int = 0
    """So many accepted ones are left out."""
    filtered: int = 0
    """So many are left out because they were not asked for."""


def check_lines(report: Report, chosen: Chosen, words: Words) -> Iterator[Line]:
    """The findings by rule, each with its proof and what stands at its places; then how much was understood."""
    shared = shared_names(report.documents)
    for rule, told in grouped(chosen.found):
        yield [(words(f"rule.{rule}"), "heading"), (f"  ({len(told)})", "muted")]
        for key, finding in told:
            yield from _finding_lines(finding, chosen.reasons.get(key), shared, words)
        yield []
    yield [(summary_of(chosen, words), "text")]
    yield [(coverage_line(report.coverage, words), "muted")]
    if beside := beside_line(report, words):
        yield [(beside, "muted")]


def _finding_lines(finding: Finding, reason: str | None, shared: frozenset[str], words: Words) -> Iterator[Line]:
    severity = words(f"severity.{finding.severity.name.lower()}")
    yield [
        (f"  {severity}: ", SEVERITY_ROLES[finding.severity]), (message_of(finding, words), "text"),
        (f"  ({words('findings.certainty', percent=round(finding.certainty * 100))})", "muted"),
    ]  # fmt: skip
    if reason is not None:
        yield [(f"      {accepted_line(reason, words)}", "muted")]
    if proof := proof_of(finding, words):
        yield [("      = ", "muted"), (proof, "figure")]
    for quotation in quotations(finding):
        line: Line = [(f"      {place_of(quotation.spot, shared)}  ", "citation"), ("“", "muted")]
        line += [(text, "match" if marked else "muted") for text, marked in quotation.pieces]
        yield [*line, ("”", "muted")]


def accepted_line(reason: str, words: Words) -> str:
    """That a finding was accepted, and why."""
    return f"{words('findings.is_accepted')}: {reason}" if reason else words("findings.is_accepted")


def summary_of(chosen: Chosen, words: Words) -> str:
    """How many findings of each gravity, and how many are not shown."""
    counts = Counter(finding.severity for key, finding in chosen.found if key not in chosen.reasons)
    names = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTE: "notes"}
    told = [words.counted(f"check.{name}", counts[severity]) for severity, name in names.items()]
    shown = sum(key in chosen.reasons for key, _ in chosen.found)
    parts = [", ".join(told)] if chosen.found else [words("check.none")]
    if not chosen.found and (chosen.accepted or chosen.filtered):
        parts = [words("check.none_new")]
    parts += [words.counted("check.shown_accepted", shown)] if shown else []
    parts += [words.counted("check.accepted", chosen.accepted)] if chosen.accepted else []
    parts += [words.counted("check.filtered", chosen.filtered)] if chosen.filtered else []
    return "; ".join(parts)


def beside_line(report: Report, words: Words) -> str:
    """What was held against what where that was not everything against everything."""
    if report.beside:
        return words.counted("check.beside", report.beside)
    return "" if report.together else words("check.apart")


def coverage_line(c: Coverage, words: Words) -> str:
    """How much of the documents was understood."""
    return words(
        "check.coverage", figures=c.figures, typed=c.typed, not_understood=c.not_understood, citations=c.citations,
        claims_checked=c.claims_checked,
    )  # fmt: skip
