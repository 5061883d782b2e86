"""Findings that a reader accepted, with the reason, in the reader's own store.

A finding is known by what it says (`check.key`), whatever file it stands in: accepted once, it is accepted in the
next draft as well, as long as the words are the same.
"""

from __future__ import annotations

import time

from .store import Store


class AcceptedStore:
    """Accepted findings by their keys. What cannot be written lasts as long as this object."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._session: dict[str, str] = {}

    def load(self) -> dict[str, str]:
        """Key of each accepted finding to the reason given, which may be empty."""
        if not self._store.has_file:
            return dict(self._session)
        rows = self._store.do(lambda db: db.execute("SELECT finding, reason FROM accepted").fetchall()) or ()
        return {**dict(rows), **self._session}

    def accept(self, key: str, reason: str = "") -> bool:
        """Accept a finding; whether that could be written down."""
        row = (key, reason, time.time())
        kept = self._store.do(lambda db: db.execute("INSERT OR REPLACE INTO accepted VALUES (?, ?, ?)", row).rowcount)
        if kept is None:
            self._session[key] = reason
        return kept is not None

    def take_back(self, key: str) -> None:
        """Accept a finding no more."""
        self._session.pop(key, None)
        if self._store.has_file:
            self._store.do(lambda db: db.execute("DELETE FROM accepted WHERE finding = ?", (key,)).rowcount)
