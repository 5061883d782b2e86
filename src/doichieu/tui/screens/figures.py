"""The figures that differ, in a table, the largest difference first; Enter goes to the place."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from ...presentation.comparing import Table
from ...presentation.figure_rows import FigureRow, figure_line, figure_rows
from ...presentation.spans import Line
from ..widgets.bars import Bar
from ..widgets.list_view import CursorList
from ..widgets.themed import Themed


class _Figures(CursorList):
    """The rows."""

    def __init__(self, table: Table, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.table = table
        self.rows: list[FigureRow] = figure_rows(table)

    def line_count(self) -> int:
        return len(self.rows)

    def item_spans(self, number: int) -> Line:
        return figure_line(self.table, self.rows[number], self.doichieu.services.words, self.columns)


class FiguresScreen(Themed, ModalScreen[int | None]):
    """Choose a figure out of those that differ: the change it is, or None."""

    DEFAULT_CSS = """
    FiguresScreen { align: center middle; }
    FiguresScreen Vertical { width: 96%; height: 90%; background: $surface; }
    FiguresScreen _Figures { height: 1fr; }
    """
    BINDINGS = [Binding("escape,number_sign", "leave", show=False)]

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def compose(self) -> ComposeResult:
        words = self.doichieu.services.words
        figures = _Figures(self._table, id="figures")
        told = words("figures.title", count=len(figures.rows)) if figures.rows else words("figures.none")
        with Vertical():
            yield Bar([(" " + told, ("heading",))])
            yield figures
            yield Bar([(" " + words("figures.hint"), ("muted",))])

    @on(CursorList.Chosen)
    def _chosen(self, event: CursorList.Chosen) -> None:
        event.stop()
        self.dismiss(self.query_one("#figures", _Figures).rows[event.line].change)

    def action_leave(self) -> None:
        self.dismiss(None)
