"""All rules over some documents: findings in reading order, and how much was understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby

from ..facts.quantities import Quantity
from ..model.document import Document
from .averages import averages
from .changes import changes
from .citing import Cited, cited_in
from .claims import Claim
from .counts import counts
from .days import impossible_dates
from .instruments import conflicts, from_the_future, tellings
from .lists import lists
from .passages import Passage, passages
from .plans import plans
from .ratios import ratios
from .references import numbering, references
from .repeated import repeated
from .result import Coverage, Finding, Report, Rule, Where
from .shares import shares
from .sums import sums
from .symbols import malformed
from .tables import tables

_WITHIN: tuple[Callable[[Passage], Iterator[Claim]], ...] = (ratios, changes, sums, shares, counts, averages)
"""Rules that look at a sentence alone."""


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
    found.extend(conflicts(tellings(cited)))
    found.extend(of_citations(cited, dated(found)))
    return Report(tuple(documents), tuple(_in_order(found, documents)), tuple(coverages))


def dated(found: Iterable[Finding]) -> set[Where]:
    """Where the dates stand that some findings are about."""
    return {spot.where for finding in found if finding.rule is Rule.CITATION_DATE for spot in finding.spots}


def of_citations(cited: Iterable[Cited], told: Collection[Where]) -> Iterator[Finding]:
    """What is wrong with each of some citations by itself; of those that are told of already only their form."""
    for one in cited:
        yield from malformed(one)
        if one.spot.where not in told:
            yield from from_the_future(one)


def _of_document(document: Document, sentences: list[Passage], coverage: Coverage) -> Iterator[Finding]:
    below: dict[tuple[int, int, bool], list[Claim]] = defaultdict(list)
    paragraphs = (list(group) for _, group in groupby(sentences, key=lambda passage: (passage.note, passage.block)))
    for claim in (*lists(document, sentences), *(one for paragraph in paragraphs for one in plans(paragraph))):
        below[claim.spots[0].start, claim.spots[0].block, claim.spots[0].note].append(claim)
    for passage in sentences:
        _count(passage, coverage)
        told = [claim for rule in _WITHIN for claim in rule(passage)]
        for figure in passage.figures:
            told.extend(below.pop((figure.token.start, passage.block, passage.note), ()))
        yield from _once(_checked(told, coverage))
    yield from _once(_checked(tables(document), coverage))
    yield from impossible_dates(document)
    yield from numbering(document)
    yield from references(document)


def _count(passage: Passage, coverage: Coverage) -> None:
    for figure in passage.figures:
        quantity: Quantity = figure.quantity
        coverage.figures += 1
        coverage.typed += quantity.unit is not None
        coverage.not_understood += quantity.low is None


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


def _in_order(found: list[Finding], documents: Sequence[Document]) -> list[Finding]:
    """Errors first, then as they stand in the documents."""
    place = {id(document): at for at, document in enumerate(documents)}

    def key(finding: Finding) -> tuple[int, int, int, int, int]:
        spot = finding.spots[0]
        return (-finding.severity, place[id(spot.document)], spot.line, spot.block, spot.start)

    return sorted(found, key=key)
