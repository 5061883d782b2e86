"""Findings as a report to hand on: what is wrong, where, and the sum on paper."""

from __future__ import annotations

from collections.abc import Mapping

from ...check.result import Finding, Report
from ...model.document import Document
from ..findings import (
    Chosen,
    Found,
    accepted_line,
    coverage_line,
    grouped,
    message_of,
    place_of,
    proof_of,
    quotations,
    shared_names,
    summary_of,
)
from ..words import Words
from .sheet import Piece, Sheet, SheetCell, plain


def check_sheet(
    report: Report,
    found: Found,
    reasons: Mapping[str, str],
    words: Words,
    own: Document | None = None,
) -> Sheet:
    """The findings by rule, each with its places; `reasons` are those accepted, by their keys.

    The report is on all documents, or on an `own` one that was checked beside the others.
    """
    documents = report.documents if own is None else (own,)
    coverage = report.coverage if own is None else report.coverage_of(own)
    shared = shared_names(report.documents)
    rows: list[tuple[SheetCell, ...]] = []
    number = 0
    for rule, told in grouped(found):
        rows.append((plain(""), (Piece(words(f"rule.{rule}"), "strong"),), plain(""), plain(""), plain("")))
        for key, finding in told:
            number += 1
            severity = words(f"severity.{finding.severity.name.lower()}")
            rows.append((
                plain(str(number)),
                (Piece(f"{severity}: ", "strong"), Piece(_message(finding, words))),
                _places(finding, shared),
                plain(proof_of(finding, words)),
                plain(_remark(key, reasons, words)),
            ))  # fmt: skip
    return Sheet(
        title=words("export.check"),
        language=words.language,
        above=(
            "; ".join(document.path if document.name in shared else document.name for document in documents),
            summary_of(Chosen(found, reasons), words),
        ),
        heads=("", words("export.finding"), words("export.places"), words("export.proof"), words("export.remark")),
        widths=(4, 30, 36, 18, 12),
        rows=tuple(rows),
        below=(coverage_line(coverage, words),),
    )


def _remark(key: str, reasons: Mapping[str, str], words: Words) -> str:
    if key not in reasons:
        return ""
    return accepted_line(reasons[key], words)


def _message(finding: Finding, words: Words) -> str:
    certainty = words("findings.certainty", percent=round(finding.certainty * 100))
    return f"{message_of(finding, words)} ({certainty})"


def _places(finding: Finding, shared: frozenset[str]) -> SheetCell:
    pieces: list[Piece] = []
    for quotation in quotations(finding):
        lead = "\n" if pieces else ""
        pieces.append(Piece(f"{lead}{place_of(quotation.spot, shared)}: “"))
        pieces += [Piece(text, "strong" if marked else "") for text, marked in quotation.pieces]
        pieces.append(Piece("”"))
    return tuple(pieces)
