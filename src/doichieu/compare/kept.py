"""The streams of the documents compared last.

A screen asks again and again as its reader matches sections by hand, from worker threads that may
run at the same time: what is kept is taken out while one works with it, so nobody changes it under another.
"""

from __future__ import annotations

from threading import Lock

from ..model.document import Document
from .stream import Known, Stream, own_stream


class KeptStreams:
    """Streams by document, of a few documents at most; those not asked for longest go first."""

    def __init__(self, documents: int = 4) -> None:
        self._limit = documents
        self._kept: dict[int, tuple[Document, dict[int, Stream]]] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, document: Document, sections: range, texts: Known) -> dict[int, Stream]:
        """The own streams of some sections of a document; `texts` is what was read of like paragraphs."""
        with self._lock:
            known = self._kept.pop(id(document), None)
        streams = known[1] if known and known[0] is document else {}
        for section in sections:
            if section not in streams:
                streams[section] = own_stream(document, section, texts)
        wanted = {section: streams[section] for section in sections}
        with self._lock:
            self._kept[id(document)] = (document, streams)
            while len(self._kept) > self._limit:
                del self._kept[next(iter(self._kept))]
        return wanted
