"""What a check of the shelf found, made once in the background, with what the reader accepted of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from ..library.accepted import AcceptedStore
from ..library.entries import real_path
from ..model.document import Document
from .long_work import LARGE

if TYPE_CHECKING:
    from ..check.result import Finding, Report
    from .services import Services

Found = list[tuple[str, "Finding"]]
"""Findings with their keys."""
Made = tuple["Report", Found]
Stop = Callable[[], bool]
_MANY = 40
"""On a larger shelf a document is checked by itself unless more is asked for."""
MOST = 2000
"""Of more findings these are shown, the gravest first."""


class Findings:
    """The findings of the documents on the shelf. Checks run one at a time; the last one is kept."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._lock = Lock()
        self._kept: dict[tuple[int, ...], tuple[tuple[Document, ...], Made]] = {}
        self.store = AcceptedStore(services.shelf.store)

    def _beside(self, document: Document) -> list[Document]:
        """The documents that one is checked with: the whole of a small shelf, else itself."""
        shelf = self._services.shelf
        if shelf.is_large or len(shelf.entries) > _MANY:
            return [document]
        others = [
            other for entry in shelf.entries if entry.path not in shelf.errors
            for other in self._services.readable(entry)
        ]  # fmt: skip
        return others if any(other is document for other in others) else [document, *others]

    def of_document(self, document: Document, stopped: Stop) -> Made | None:
        """The findings of a document, held against the others of a small shelf, against the citations of a large one.

        Takes its time, so ask for it in the background; None where it was stopped.
        """
        documents = self._beside(document)
        if self._services.searching.is_large:
            return self._made(documents, lambda: self._beside_archive(document, stopped))
        return self._made(documents, lambda: _checked(documents, stopped))

    def of_shelf(self, stopped: Stop) -> Made | None:
        """The findings of all documents; of a large shelf those of its citations, the gravest of them."""
        if self._services.searching.is_large:
            return self._made([], lambda: self._of_archive(stopped))
        documents = [document for _, document in self._services.documents()]
        return self._made(documents, lambda: _checked(documents, stopped))

    def _made(self, documents: Sequence[Document], check: Callable[[], Report | None]) -> Made | None:
        key = (self._services.searching.rounds, *(id(document) for document in documents))
        with self._lock:
            known = self._kept.get(key)
            if known is not None:
                return known[1]
            report = check()
            if report is None:
                return None
            from ..check.key import Keyed  # imported here: the first screen does not wait for it

            made = report, Keyed(report.findings)[:MOST]
            self._kept = {key: (tuple(documents), made)}
            return made

    def _beside_archive(self, document: Document, stopped: Stop) -> Report | None:
        from ..check.stored import check_beside

        entry = self._services.shelf.entry_of(document.path)
        with self._services.searching.citations(stopped, real_path(entry) if entry else "") as stored:
            if stored is not None:
                return check_beside(document, stored)
        return None if stopped() else _checked([document], stopped)

    def _of_archive(self, stopped: Stop) -> Report | None:
        from ..check.many import check_many
        from ..check.result import Report

        with self._services.searching.citations(stopped) as stored:
            if stored is not None:
                paths = [entry.path for entry in self._services.shelf.entries]
                return check_many(paths, stored, by_themselves=False, tell=lambda _: None)
        return None if stopped() else Report((), (), ())

    def size(self, document: Document | None) -> int:
        """How many characters a check of a document is about, or one of the whole shelf."""
        shelf = self._services.shelf
        if shelf.is_large:
            return document.size if document is not None else 0
        return sum(one.size for one in shelf.read_so_far())

    def is_known(self, document: Document) -> bool:
        """Whether a document was checked."""
        return any(any(one is document for one in documents) for documents, _ in list(self._kept.values()))

    def known(self) -> Found:
        """All that is known already."""
        return [one for _, (_, found) in list(self._kept.values()) for one in found]

    def known_of(self, document: Document) -> Found:
        """What is known already of a document: findings with a place in it."""
        return [
            (key, finding) for _, (_, found) in list(self._kept.values()) for key, finding in found
            if any(spot.document is document for spot in finding.spots)
        ]  # fmt: skip


def _checked(documents: Sequence[Document], stopped: Stop) -> Report | None:
    if sum(document.size for document in documents) > LARGE:
        from ..check.apart import check_apart  # imported here: few shelves need it

        return check_apart(documents, stopped)
    from ..check.check import check  # imported here: the first screen does not wait for it

    return check(documents)
