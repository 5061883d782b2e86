"""Findings as the JSON of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from ..check.result import Finding, Report, Spot
from .data import Json, envelope, place_data
from .findings import Found, computed_of, message_of, proof_of
from .words import Words


def check_data(report: Report, found: Found, reasons: Mapping[str, str], words: Words) -> Json:
    """Findings with their keys, whether they were accepted (`reasons` by key), and how much was understood."""
    return _answer(report, [_marked(key, finding, reasons, words) for key, finding in found])


def check_pieces(report: Report, found: Found, reasons: Mapping[str, str], words: Words) -> Iterator[str]:
    """The same as JSON text, piece by piece: there may be more findings than fit into memory."""
    before, after = json.dumps(_answer(report, []), ensure_ascii=False).split("[]", 1)
    yield before + "["
    for number, (key, finding) in enumerate(found):
        yield ", " if number else ""
        yield json.dumps(_marked(key, finding, reasons, words), ensure_ascii=False)
    yield "]" + after


def _answer(report: Report, findings: list[Json]) -> Json:
    return envelope({"findings": findings, "coverage": asdict(report.coverage)})


def _marked(key: str, finding: Finding, reasons: Mapping[str, str], words: Words) -> Json:
    return {**finding_data(key, finding, words), "accepted": key in reasons, "reason": reasons.get(key, "")}


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
