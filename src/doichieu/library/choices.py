"""What the reader chose in the app and finds again next time: theme, language, text width, what was dismissed."""

from __future__ import annotations

from .store import Store

WELCOMED = "welcomed"
"""The name under which is kept that the reader needs no welcome."""


class Choices:
    """Choices by name, in the reader's own store. What cannot be written lasts as long as this object."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._session: dict[str, str] = {}
        self._read: dict[str, str] | None = None

    def get(self, name: str) -> str | None:
        """What was chosen; None where nothing was."""
        if self._read is None:
            wanted = "SELECT name, value FROM kept"
            rows = self._store.do(lambda db: db.execute(wanted).fetchall()) if self._store.has_file else ()
            self._read = dict(rows or ())
        return self._session.get(name, self._read.get(name))

    def keep(self, name: str, value: str) -> None:
        """Keep a choice."""
        self._session[name] = value
        self._store.do(lambda db: db.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (name, value)))
