"""The map of changes along the edge: the whole comparison in the height of the screen."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ...presentation.comparing import Table, map_of_changes
from .themed import Themed

_ROLES = {"#": "figure", "±": "changed", "+": "added", "−": "removed", "↷": "moved", "·": "format"}


class ChangeMap(Themed, Widget):
    """One cell wide: the most telling sign of each stretch, the stretch in view set off."""

    DEFAULT_CSS = """
    ChangeMap { width: 1; height: 1fr; }
    """

    class Picked(Message):
        """A stretch was clicked: the row it begins with."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._table: Table | None = None
        self._signs: list[str] = []
        self._view = (0, 0)

    def show(self, table: Table | None, top: int, height: int) -> None:
        """Show a table of which so many rows from one on are in view."""
        size = max(self.size.height, 1)
        if table is not self._table or len(self._signs) != size:
            self._table = table
            self._signs = map_of_changes(table, size) if table else []
        rows = max(len(table.rows), 1) if table else 1
        self._view = (top * size // rows, (min(top + height, rows) - 1) * size // rows)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        styles = self.doichieu.styles_of
        sign = self._signs[y] if y < len(self._signs) else ""
        inside = self._view[0] <= y <= self._view[1]
        role = _ROLES.get(sign, "muted")
        text = sign or ("│" if inside else " ")
        return Strip([Segment(text, styles.style((role, "selection") if inside else (role,), "surface"))], 1)

    def on_click(self, event: events.Click) -> None:
        if self._table is not None and self.size.height:
            self.post_message(self.Picked(event.y * len(self._table.rows) // self.size.height))
