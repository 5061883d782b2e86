"""All rules over some documents: findings in reading order, and how much was understood."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ..facts.quantities import Quantity
from ..library.spool import Picked
from ..model.document import Document
from .averages import averages
from .bases import bases
from .beside import beside
from .changes import changes
from .changes_beside import changes_beside
from .citations import citation_findings
from .citing import Cited, cited_in
from .claims import Claim
from .counts import counts
from .days import impossible_dates
from .grids import Grid, grids_of
from .instruments import tellings
from .lists import lists
from .numbering import numbering
from .passages import Passage, passages
from .plans import plans
from .ratios import ratios
from .references import references
from .repeated import repeated
from .result import Coverage, Finding, Report
from .shares import shares
from .sums import sums
from .tables import tables

_UNIT = re.compile(r"\(|%|đồng|tấn|ha\b", re.IGNORECASE)
_WITHIN: tuple[Callable[[Passage], Iterator[Claim]], ...] = (ratios, changes, sums, shares, counts, averages)
"""Rules that look at a sentence alone."""
_ACROSS: tuple[Callable[[list[Passage]], Iterator[Claim]], ...] = (plans, beside, changes_beside)
"""Rules that look at a paragraph."""


def check(documents: Sequence[Document]) -> Report:
    """What some documents say that cannot all be so, each by itself and held against the others."""
    coverages: list[Coverage] = []
    found: list[Finding] = []
    cited: list[Cited] = []
    told_by: list[tuple[Document, list[Passage]]] = []
    for document in documents:
        coverage = Coverage()
        coverages.append(coverage)
        sentences = list(passages(document))
        told_by.append((document, sentences))
        found.extend(_of_document(document, sentences, coverage))
        told = list(cited_in(document))
        coverage.citations += len(told)
        cited.extend(told)
    found.extend(repeated(told_by))
    found.extend(citation_findings(tellings(cited), cited))
    return Report(tuple(documents), tuple(in_order(found, documents)), tuple(coverages))


def check_alone(document: Document) -> tuple[list[Finding], Coverage]:
    """What a document says by itself that cannot be so; its citations are left out."""
    coverage = Coverage()
    sentences = list(passages(document))
    found = list(_of_document(document, sentences, coverage))
    found.extend(repeated([(document, sentences)]))
    return found, coverage


def _of_document(document: Document, sentences: list[Passage], coverage: Coverage) -> Iterator[Finding]:
    below: dict[tuple[int, int, bool], list[Claim]] = defaultdict(list)
    paragraphs = (list(group) for _, group in groupby(sentences, key=lambda passage: (passage.note, passage.block)))
    across = [claim for paragraph in paragraphs for rule in _ACROSS for claim in rule(paragraph)]
    across += bases([passage for passage in sentences if not passage.note])
    for claim in (*lists(document, sentences), *across):
        below[claim.spots[0].start, claim.spots[0].block, claim.spots[0].note].append(claim)
    for passage in sentences:
        _count(passage, coverage)
        told = [claim for rule in _WITHIN for claim in rule(passage)]
        for figure in passage.figures:
            told.extend(below.pop((figure.token.start, passage.block, passage.note), ()))
        yield from _once(_checked(told, coverage))
    grids = grids_of(document)
    _count_cells(grids, coverage)
    yield from _once(_checked(tables(grids), coverage))
    yield from impossible_dates(document)
    yield from numbering(document)
    yield from references(document)


def _count(passage: Passage, coverage: Coverage) -> None:
    for figure in passage.figures:
        quantity: Quantity = figure.quantity
        coverage.figures += 1
        coverage.typed += quantity.unit is not None
        coverage.not_understood += quantity.low is None


def _count_cells(grids: Iterable[Grid], coverage: Coverage) -> None:
    """Count the figures in tables; those of a column whose head tells a unit are typed."""
    for grid in grids:
        for column, head in enumerate(grid.heads):
            count = sum(row[column] is not None for row in grid.cells)
            coverage.figures += count
            coverage.typed += count if _UNIT.search(head) else 0


def _checked(claims: Iterable[Claim], coverage: Coverage) -> Iterator[Claim]:
    for claim in claims:
        coverage.claims_checked += 1
        yield claim


def _once(claims: Iterable[Claim]) -> Iterator[Finding]:
    """The findings of a sentence's claims: one figure is accused once, and not where another reading of it holds."""
    told = list(claims)
    holding = {(_at(claim), claim.rule) for claim in told if claim.finding is None}
    seen: set[tuple[int, int]] = set()
    for claim in told:
        finding, at = claim.finding, _at(claim)
        if finding is not None and at not in seen and (at, claim.rule) not in holding:
            seen.add(at)
            yield finding


def _at(claim: Claim) -> tuple[int, int]:
    return claim.spots[0].block, claim.spots[0].start


def in_order(found: Sequence[Finding], documents: Sequence[Document]) -> Sequence[Finding]:
    """Errors first, then as they stand in the documents; of a finding with places elsewhere, too, the one in them."""
    place = {document.path: at for at, document in enumerate(documents)}
    keys = [_order(finding, place) for finding in found]
    return Picked(found, sorted(range(len(found)), key=keys.__getitem__))


def _order(finding: Finding, place: Mapping[str, int]) -> tuple[int, int, int, int, int]:
    spot = next(spot for spot in finding.spots if spot.document.path in place)
    return -finding.severity, place[spot.document.path], spot.line, spot.block, spot.start
