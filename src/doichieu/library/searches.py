"""Searches that were made, the latest first, and those the reader saved."""

from __future__ import annotations

import time
from typing import NamedTuple

from .store import Store

_MOST = 200
"""So many searches that nobody saved are kept."""


class KeptSearch(NamedTuple):
    """A search: what was typed, and whether the reader saved it."""

    text: str
    is_saved: bool


class Searches:
    """Searches in the reader's own store. What cannot be written lasts as long as this object."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._session: dict[str, bool] = {}

    def kept(self) -> list[KeptSearch]:
        """Saved searches by their words, then the others, the latest first."""
        rows: list[tuple[str, int]] = []
        if self._store.has_file:
            wanted = "SELECT text, saved FROM searches ORDER BY saved DESC, CASE saved WHEN 1 THEN text END, used DESC"
            rows = self._store.do(lambda db: db.execute(wanted).fetchall()) or []
        known = {text for text, _ in rows}
        rows += [(text, int(saved)) for text, saved in reversed(self._session.items()) if text not in known]
        return [KeptSearch(text, bool(saved)) for text, saved in rows]

    def recent(self) -> list[str]:
        """What was searched for, the latest first."""
        if not self._store.has_file:
            return list(reversed(self._session))
        wanted = "SELECT text FROM searches ORDER BY used DESC"
        rows = self._store.do(lambda db: db.execute(wanted).fetchall()) or []
        return [text for (text,) in rows]

    def note(self, text: str) -> None:
        """Note that a search led somewhere."""
        text = " ".join(text.split())
        if not text:
            return
        into = (
            "INSERT INTO searches VALUES (?, ?, 0) ON CONFLICT (text) DO UPDATE SET used = excluded.used",
            "DELETE FROM searches WHERE NOT saved AND text NOT IN"
            " (SELECT text FROM searches WHERE NOT saved ORDER BY used DESC LIMIT ?)",
        )
        done = self._store.do(lambda db: (db.execute(into[0], (text, time.time())), db.execute(into[1], (_MOST,))))
        if done is None:
            self._session.setdefault(text, False)

    def toggle_saved(self, text: str) -> bool:
        """Save a search, or save it no more; whether it is saved now."""
        text = " ".join(text.split())
        saved = not any(one.text == text and one.is_saved for one in self.kept())
        into = "INSERT INTO searches VALUES (?, ?, ?) ON CONFLICT (text) DO UPDATE SET saved = excluded.saved"
        if self._store.do(lambda db: db.execute(into, (text, time.time(), int(saved)))) is None:
            self._session[text] = saved
        return saved
