"""Findings as the JSON of the contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from ..check.result import Finding, Report, Spot
from .data import Json, envelope, place_data
from .findings import computed_of, message_of, proof_of
from .words import Words


def check_data(
    report: Report, findings: Sequence[tuple[str, Finding]], reasons: Mapping[str, str], words: Words
) -> Json:
    """Findings with their keys, whether they were accepted (`reasons` by key), and how much was understood."""
    return envelope(
        {
            "findings": [
                {**finding_data(key, finding, words), "accepted": key in reasons, "reason": reasons.get(key, "")}
                for key, finding in findings
            ],
            "coverage": asdict(report.coverage),
        }
    )


def finding_data(key: str, finding: Finding, words: Words) -> Json:
    """One finding."""
    return {
        "id": key,
        "rule": str(finding.rule),
        "severity": finding.severity.name.lower(),
        "certainty": finding.certainty,
        "message": message_of(finding, words),
        "places": [place for spot in finding.spots for place in _places(spot)],
        "quotes": [spot.text for spot in finding.spots],
        "stated": finding.stated or None,
        "computed": computed_of(finding) or None,
        "explanation": proof_of(finding, words) or message_of(finding, words),
    }


def _places(spot: Spot) -> list[Json]:
    """The places of a spot: one for every page that it stands on."""
    return [place_data(spot.document, place) for place in spot.places]
