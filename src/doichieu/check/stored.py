"""The citations of an archive, held against each other without reading a document again.

The archive hands them out by instrument; of each only what is told differently is kept (date and organ, with how
often), so memory grows neither with the documents nor with how often one is cited. The words at a place are looked
up when a finding is about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from ..facts.mentions import Mention
from ..library.archive.archive import Citation, Reader
from ..model.document import Document
from .check import check_alone, in_order
from .citations import citation_findings
from .citing import Cited, cited_in
from .instruments import PLACES, Telling, fuller, is_known, tellings
from .result import Apart, Finding, Report, Spot, bare

_AT_ONCE = 500
"""So many keys are asked for at once."""
PathOf = Callable[[str], str]
"""The path as its reader gave it, by the real one."""


class StoredCitations:
    """The citations of some documents of an archive as the rules take them. Raises `sqlite3.Error`."""

    def __init__(self, reader: Reader, documents: Sequence[int], path_of: PathOf) -> None:
        self._reader, self._wanted, self._path_of = reader, documents, path_of
        self._bare: dict[int, Document] = {}
        self._numbers: dict[str, int] = {}
        self.count = 0
        """How many there are, when the findings have been told."""

    @property
    def documents(self) -> int:
        """How many documents they are of."""
        return len(self._wanted)

    def findings(self) -> Iterator[Finding]:
        """All that is wrong with them: those of one instrument held together, then each by itself."""
        for finding in citation_findings(self.tellings(), self._each()):
            yield replace(finding, spots=tuple(map(self._with_words, finding.spots)))

    def tellings(self, keys: Sequence[str] = ()) -> Iterator[list[Telling]]:
        """What they tell, or those with some keys; those of one key and place together."""
        found = self._reader.by_instrument(self._wanted, keys)
        for _, group in groupby(found, key=lambda one: (one.mention.symbol.key, one.home)):
            yield self._told(group)

    def _told(self, group: Iterable[Citation]) -> list[Telling]:
        first: dict[tuple[str, str], Citation] = {}
        fullest: dict[tuple[str, str], Mention] = {}
        counts: dict[tuple[str, str], int] = {}
        for one in group:
            if is_known(one.mention):
                told = one.mention.date.iso if one.mention.date else "", one.mention.issuer
                first.setdefault(told, one)
                fullest[told] = fuller(fullest.get(told), one.mention)
                counts[told] = counts.get(told, 0) + 1
        return [
            Telling(fullest[told], one.home, counts[told], partial(self._spots, one)) for told, one in first.items()
        ]

    def _spots(self, one: Citation) -> list[Spot]:
        """Where the same is told, as much of it as is shown."""
        return [self._with_words(self._spot(alike)) for alike in self._reader.alike(one, PLACES)]

    def _each(self) -> Iterator[Cited]:
        for one in self._reader.by_document(self._wanted):
            self.count += 1
            yield Cited(one.mention, self._spot(one), one.home, one.own_date)

    def _spot(self, one: Citation) -> Spot:
        document = self._bare.get(one.document)
        if document is None:
            path = self._path_of(one.path)
            document = self._bare[one.document] = bare(path)
            self._numbers[path] = one.document
        block, note = (one.origin, False) if one.origin >= 0 else (-1 - one.origin, True)
        return Spot(document, block, one.mention.start, one.mention.last, note, Apart("", one.places))

    def _with_words(self, spot: Spot) -> Spot:
        assert spot.apart is not None
        if spot.apart.around:
            return spot
        origin = -1 - spot.block if spot.note else spot.block
        around = self._reader.text(self._numbers[spot.document.path], origin)
        return spot._replace(apart=Apart(around, spot.apart.places))


def check_beside(document: Document, stored: StoredCitations) -> Report:
    """What a document in hand says that cannot be so, its citations held against those of others in the archive."""
    found, coverage = check_alone(document)
    cited = list(cited_in(document))
    coverage.citations = len(cited)
    groups = list(tellings(cited))
    others: dict[tuple[str, str], list[Telling]] = {}
    keys = sorted({group[0].mention.symbol.key for group in groups})
    for at in range(0, len(keys), _AT_ONCE):
        for group in stored.tellings(keys[at : at + _AT_ONCE]):
            if group:
                others[group[0].mention.symbol.key, group[0].home] = group
    beside = [[*group, *others.get((group[0].mention.symbol.key, group[0].home), ())] for group in groups]
    for finding in citation_findings(beside, cited):
        if any(spot.document is document for spot in finding.spots):  # else it is a conflict among others
            found.append(finding)
    return Report((document,), tuple(in_order(found, [document])), (coverage,), together=False, beside=stored.documents)
