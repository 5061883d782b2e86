"""A check made in a process of its own: documents go there as the cache keeps them, findings come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..library import codec
from ..library.apart import run_apart
from ..library.workers import Stop
from ..model.document import Document
from .check import check
from .result import Report, Spot, kept


def check_apart(documents: Sequence[Document], stopped: Stop) -> Report | None:
    """The same as `check`; None where it was stopped. Blocks, so in a thread."""
    made = run_apart(_check, [(codec.dump(document), document.path) for document in documents], stopped=stopped)
    if made is None:
        return None
    whole = {document.path: document for document in documents}

    def at_home(spot: Spot) -> Spot:
        return spot._replace(document=whole[spot.document.path], apart=None)

    found = tuple(replace(finding, spots=tuple(map(at_home, finding.spots))) for finding in made.findings)
    return made._replace(documents=tuple(documents), findings=found)


def _check(dumped: Sequence[tuple[bytes, str]]) -> Report:
    report = check([codec.load(data, path) for data, path in dumped])
    bare: dict[str, Document] = {}
    return report._replace(documents=(), findings=tuple(kept(finding, bare) for finding in report.findings))
