"""How quickly long work goes, so that it can be said how long it will take.

Known from the work of the kind that was done before, by the size of what it was about; the first time from what it
takes on an ordinary machine.
"""

from __future__ import annotations

PATIENCE = 1.0
"""Seconds that nobody needs to be told of."""
_PACES = {"reading": 1.2e-6, "comparing": 1.8e-6, "checking": 3.0e-6}
"""Seconds for each character."""


class Paces:
    """How quickly work of each kind went the last time."""

    def __init__(self) -> None:
        self._known = dict(_PACES)

    def expected(self, kind: str, size: int) -> float:
        """Seconds that some work will take."""
        return self._known[kind] * size

    def learn(self, kind: str, size: int, seconds: float) -> None:
        """Some work took so long."""
        if size and seconds > PATIENCE:
            self._known[kind] = seconds / size
