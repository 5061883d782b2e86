"""What a check of the shelf found, made once in the background, with what the reader accepted of it."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

from ..library.accepted import AcceptedStore
from ..model.document import Document

if TYPE_CHECKING:
    from ..check.result import Finding, Report
    from .services import Services

Found = list[tuple[str, "Finding"]]
"""Findings with their keys."""
_MANY = 40
"""On a larger shelf a document is checked by itself unless more is asked for."""


class Findings:
    """The findings of the documents on the shelf. Checks run one at a time; the last one is kept."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._lock = Lock()
        self._kept: dict[tuple[int, ...], tuple[tuple[Document, ...], Report, Found]] = {}
        self.store = AcceptedStore(services.shelf.store)

    def beside(self, document: Document) -> list[Document]:
        """The documents that one is checked with: the whole of a small shelf, else itself."""
        shelf = self._services.shelf
        if shelf.is_large or len(shelf.entries) > _MANY:
            return [document]
        others = [
            other for entry in shelf.entries if entry.path not in shelf.errors
            for other in self._services.readable(entry)
        ]  # fmt: skip
        return others if any(other is document for other in others) else [document, *others]

    def of(self, documents: Sequence[Document]) -> tuple[Report, Found]:
        """The findings of documents; takes its time, so ask for it in the background."""
        key = tuple(id(document) for document in documents)
        with self._lock:
            known = self._kept.get(key)
            if known is None:
                from ..check.check import check  # imported here: the first screen does not wait for it
                from ..check.key import Keyed

                report = check(documents)
                found = list(Keyed(report.findings))
                self._kept = {key: (tuple(documents), report, found)}
                return report, found
            return known[1], known[2]

    def is_known(self, document: Document) -> bool:
        """Whether a document was checked."""
        return any(any(one is document for one in documents) for documents, _, _ in list(self._kept.values()))

    def known(self) -> Found:
        """All that is known already."""
        return [one for _, _, found in list(self._kept.values()) for one in found]

    def known_of(self, document: Document) -> Found:
        """What is known already of a document: findings with a place in it."""
        return [
            (key, finding) for _, _, found in list(self._kept.values()) for key, finding in found
            if any(spot.document is document for spot in finding.spots)
        ]  # fmt: skip
