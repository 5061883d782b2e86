"""A check of more documents than fit into memory.

Each is read by itself in one of several processes, and only its findings come back, with the words that they quote;
they wait in a file until they are told.
Citations are held against each other by way of the archive. What is given up is told: a figure that two documents
tell differently is looked for within each document alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..library.shelf import as_corrected
from ..library.spool import Spool
from ..library.store import Store, data_folder
from ..library.workers import share_out
from ..model.document import Document
from ..reading.files import read_data
from .check import check_alone, in_order
from .result import Coverage, Finding, Report, Rule, bare, kept
from .stored import StoredCitations

CITATION_RULES = frozenset({Rule.CITATION_DATE, Rule.CITATION_ISSUER, Rule.CITATION_FORM})
"""Rules for which the archive is enough."""


class Checked(NamedTuple):
    """What a check found in one document by itself, or why it could not be read."""

    path: str
    findings: tuple[Finding, ...] = ()
    coverage: Coverage | None = None


class Progress(NamedTuple):
    """How far a check has come."""

    files: int
    files_total: int
    seconds: float

    @property
    def seconds_left(self) -> float | None:
        """What is left at the pace so far; None as long as that cannot be told."""
        return None if not self.files else self.seconds * (self.files_total - self.files) / self.files


def check_many(
    paths: Sequence[str], citations: StoredCitations, *, by_themselves: bool, tell: Callable[[Progress], None],
    processes: int | None = None,
) -> Report:  # fmt: skip
    """What files say that cannot be so, their citations taken from the archive.

    Where they are not to be looked at `by_themselves` only the citations are. Files that cannot be read are left out.
    """
    coverages: dict[str, Coverage] = {}
    found: Spool[Finding] = Spool()
    unread: list[str] = []
    for one in _checked(paths, tell, processes) if by_themselves else ():
        if one.coverage is None:
            unread.append(one.path)
        else:
            coverages[one.path] = one.coverage
            for finding in one.findings:
                found.add(finding)
    for finding in citations.findings():
        found.add(finding)
    of_citations = Coverage(citations=citations.count)
    documents = tuple(map(bare, paths))
    return Report(
        documents, in_order(found, documents), _coverages(documents, coverages, of_citations), tuple(unread),
        together=False,
    )  # fmt: skip


def _coverages(
    documents: Sequence[Document], known: Mapping[str, Coverage], of_citations: Coverage
) -> tuple[Coverage, ...]:
    """How much of each document was understood; citations are counted for all of them with the first."""
    out = [known.get(document.path, Coverage()) for document in documents]
    return (out[0] + of_citations, *out[1:]) if out else ()


def _checked(paths: Sequence[str], tell: Callable[[Progress], None], processes: int | None) -> Iterator[Checked]:
    begin = time.monotonic()
    for count, one in enumerate(share_out(check_file, paths, lambda: False, processes), 1):
        assert one is not None  # it is never stopped but by its end
        yield one
        tell(Progress(count, len(paths), time.monotonic() - begin))


def check_file(path: str) -> Checked:
    """Check one file by itself, in a process of its own."""
    from ..reading.reader import read_bytes  # imported here: the process that shares out the work loads no parser

    try:
        document = as_corrected(read_bytes(read_data(path), path), Store(data_folder()))
        found, coverage = check_alone(document)
    except Exception:  # one document that we stumble over must not keep all others from being checked
        return Checked(path)
    documents: dict[str, Document] = {}
    return Checked(path, tuple(kept(finding, documents) for finding in found), coverage)
