"""Findings as a report to hand on: what is wrong, where, and the sum on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...check.result import Finding, Report
from ..findings import coverage_line, grouped, message_of, place_of, proof_of, quotations, summary_of
from ..words import Words
from .sheet import Piece, Sheet, SheetCell, plain


def check_sheet(
    report: Report, found: Sequence[tuple[str, Finding]], reasons: Mapping[str, str], words: Words
) -> Sheet:
    """The findings by rule, each with its places; `reasons` are those accepted, by their keys."""
    keys = {id(finding): key for key, finding in found}
    rows: list[tuple[SheetCell, ...]] = []
    number = 0
    for rule, told in grouped([finding for _, finding in found]):
        rows.append((plain(""), (Piece(words(f"rule.{rule}"), "strong"),), plain(""), plain(""), plain("")))
        for finding in told:
            number += 1
            severity = words(f"severity.{finding.severity.name.lower()}")
            rows.append((
                plain(str(number)),
                (Piece(f"{severity}: ", "strong"), Piece(message_of(finding, words))),
                _places(finding),
                plain(proof_of(finding, words)),
                plain(_remark(keys[id(finding)], reasons, words)),
            ))  # fmt: skip
    open_findings = [finding for key, finding in found if key not in reasons]
    return Sheet(
        title=words("export.check"),
        language=words.language,
        above=(
            "; ".join(document.name for document in report.documents),
            summary_of(open_findings, len(found) - len(open_findings), words),
        ),
        heads=("", words("export.finding"), words("export.places"), words("export.proof"), words("export.remark")),
        widths=(4, 30, 36, 18, 12),
        rows=tuple(rows),
        below=(coverage_line(report, words),),
    )


def _remark(key: str, reasons: Mapping[str, str], words: Words) -> str:
    if key not in reasons:
        return ""
    return f"{words('findings.is_accepted')}: {reasons[key]}".rstrip(": ")


def _places(finding: Finding) -> SheetCell:
    pieces: list[Piece] = []
    for quotation in quotations(finding):
        lead = "\n" if pieces else ""
        pieces.append(Piece(f"{lead}{place_of(quotation.spot)}: “"))
        pieces += [Piece(text, "strong" if marked else "") for text, marked in quotation.pieces]
        pieces.append(Piece("”"))
    return tuple(pieces)
