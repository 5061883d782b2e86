"""Outline: the headings of a document as the reader wants them, over the file as it is."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding

from ...library.entries import Entry
from ...model.correction import Act, Correction
from ...model.document import Document
from ...presentation.commands import OUTLINE
from ...presentation.outlining import OutlineRow, outline_rows, row_line
from ...presentation.spans import Line
from ..bindings import bindings_for
from ..widgets.bars import Bar, KeyBar
from ..widgets.list_view import CursorList
from .base import CommandScreen


class OutlineList(CursorList):
    """The paragraphs of a document, its headings standing out."""

    BINDINGS = [
        Binding("left", "screen.promote", show=False),
        Binding("right", "screen.demote", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.document: Document | None = None
        self.rows: list[OutlineRow] = []

    def line_count(self) -> int:
        return len(self.rows)

    def item_spans(self, number: int) -> Line:
        assert self.document is not None
        return row_line(self.rows[number], self.document, self.columns, self.doichieu.services.words)

    def on_click(self, event: events.Click) -> None:
        """A click goes to a line; only one on the line at hand changes it."""
        event.prevent_default()
        number = event.y + self.scroll_offset.y
        if number == self.cursor:
            self.action_choose()
        elif 0 <= number < self.line_count():
            self.move_to(number)


class OutlineScreen(CommandScreen):
    """Headings made and unmade, raised and lowered. Each change is kept at once."""

    SCOPE = OUTLINE
    DEFAULT_CSS = """
    OutlineScreen #outline-lines { height: 1fr; }
    """
    BINDINGS = [*bindings_for(OUTLINE)]

    def __init__(self, entry: Entry, section: int) -> None:
        super().__init__()
        self.entry = entry
        self._first = section
        self._headings_only = False

    def compose(self) -> ComposeResult:
        yield Bar(id="outline-title")
        yield OutlineList(id="outline-lines")
        yield KeyBar(OUTLINE, id="keys")

    @property
    def lines(self) -> OutlineList:
        return self.query_one("#outline-lines", OutlineList)

    def on_mount(self) -> None:
        self._show()
        self.lines.focus()
        first = next((i for i, row in enumerate(self.lines.rows) if row.section == self._first and row.is_heading), 0)
        self.lines.cursor = first
        self.call_after_refresh(self.lines.show_range, first, first)

    def _show(self) -> None:
        """Show the outline as it is now; the cursor stays on its line, or on the heading above it."""
        view = self.lines
        line = view.rows[view.cursor].line if view.rows else 0
        view.document = self.doichieu.services.shelf.document(self.entry)
        view.rows = outline_rows(view.document, self._headings_only)
        view.cursor = max((i for i, row in enumerate(view.rows) if row.line <= line), default=0)
        view.redraw()
        self.retell()

    def retell(self) -> None:
        super().retell()
        words, shelf = self.doichieu.services.words, self.doichieu.services.shelf
        count = sum(row.is_heading for row in self.lines.rows)
        title = f" {words('outline.title')} · {shelf.title(self.entry, short=True)}"
        self.query_one("#outline-title", Bar).show(
            [(title, ("heading",))], [(words("outline.count", count=count) + " ", ("muted",))]
        )

    def _correct(self, act: Act) -> None:
        """Change the line under the cursor, or say that it cannot be changed so."""
        words, shelf = self.doichieu.services.words, self.doichieu.services.shelf
        if not self.lines.rows:
            return
        row = self.lines.rows[self.lines.cursor]
        if not row.is_heading and act is not Act.MAKE:
            self.tell(words("outline.no_heading"))
        elif shelf.correct(self.entry, Correction(act, row.line)):
            self._show()
            if not shelf.store.lasting:
                self.tell(words("outline.not_kept"))
        else:
            self.tell(words("outline.cannot"))

    # -- commands

    @on(CursorList.Chosen)
    def _chosen(self, event: CursorList.Chosen) -> None:
        event.stop()
        self.action_toggle_heading()

    def action_toggle_heading(self) -> None:
        rows = self.lines.rows
        if rows:
            self._correct(Act.UNMAKE if rows[self.lines.cursor].is_heading else Act.MAKE)

    def action_promote(self) -> None:
        self._correct(Act.PROMOTE)

    def action_demote(self) -> None:
        self._correct(Act.DEMOTE)

    def action_take_back(self) -> None:
        if self.doichieu.services.shelf.take_back(self.entry):
            self._show()
        else:
            self.tell(self.doichieu.services.words("outline.nothing_to_take_back"))

    def action_headings_only(self) -> None:
        self._headings_only = not self._headings_only
        self._show()

    def action_leave(self) -> None:
        row = self.lines.rows[self.lines.cursor] if self.lines.rows else None
        self.doichieu.read_screen.opening.again(self.entry, row.block if row else 0)
        self.app.pop_screen()
