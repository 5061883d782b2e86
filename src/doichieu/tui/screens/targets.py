"""Targets: one row a target, one column a document, what differs marked."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message

from ...compare.targets import TargetTable, target_table
from ...model.document import Document
from ...presentation.commands import TARGETS
from ...presentation.target_rows import Entry, choose_rows, count_line, detail_of, entries_of, head_line, widths
from ..bindings import bindings_for
from ..tabulating import beside
from ..target_commands import TargetCommands
from ..widgets.bars import Bar, KeyBar
from ..widgets.list_view import CursorList
from ..widgets.target_list import TargetList
from .base import CommandScreen


class TargetsScreen(CommandScreen):
    """The targets of a document beside those of others."""

    SCOPE = TARGETS
    DEFAULT_CSS = """
    TargetsScreen #target-rows { height: 1fr; }
    """
    BINDINGS = [*bindings_for(TARGETS)]

    class Tabled(Message):
        """A table has been made. `number` says which one: answers to older ones are dropped."""

        def __init__(self, number: int, table: TargetTable) -> None:
            super().__init__()
            self.number, self.table = number, table

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.documents = [document]
        self.table: TargetTable | None = None
        self.only, self.sort = "all", "document"
        self._number = 0
        self._commands = TargetCommands(self)

    @property
    def parts(self) -> Sequence[object]:
        return (self._commands,)

    def compose(self) -> ComposeResult:
        yield Bar(id="targets-title")
        yield Bar(id="targets-head")
        yield TargetList(id="target-rows")
        yield Bar(id="targets-detail")
        yield Bar(id="targets-count")
        yield KeyBar(TARGETS, id="keys")

    @property
    def rows(self) -> TargetList:
        return self.query_one("#target-rows", TargetList)

    def on_mount(self) -> None:
        self.rows.focus()
        self.tabulate(suggest=True)

    # -- the table

    def tabulate(self, *, suggest: bool = False) -> None:
        """Read the targets in the background."""
        self._number += 1
        self._say(self.doichieu.services.words("targets.working"))
        self._make(self._number, list(self.documents), suggest)

    @work(thread=True, exclusive=True, group="targets")
    def _make(self, number: int, documents: list[Document], suggest: bool) -> None:
        chosen = [*documents, *beside(documents[0], self.doichieu.services)] if suggest else documents
        table = target_table(chosen)
        if number == self._number:
            self.post_message(self.Tabled(number, table))

    @on(Tabled)
    def _tabled(self, event: Tabled) -> None:
        if event.number == self._number:
            self.table = event.table
            self.documents = list(event.table.documents)
            self.show()

    def show(self) -> None:
        """Show the rows that are wanted; the cursor goes to the first that differs."""
        if self.table is None:
            return
        view = self.rows
        rows = choose_rows(self.table.rows, None if self.only == "all" else self.only, self.sort)
        view.entries = list(entries_of(rows))
        view.documents = len(self.documents)
        view.column = min(view.column, view.documents - 1)
        first = next((i for i, e in enumerate(view.entries) if e.row and e.row.agree is False), -1)
        if first < 0:
            first = next((i for i, e in enumerate(view.entries) if e.row), 0)
        view.cursor = first
        view.redraw()
        self.call_after_refresh(view.show_range, first, first)
        self.retell()

    def retell(self) -> None:
        super().retell()
        if self.table is None:
            return
        services = self.doichieu.services
        words = services.words
        names = [services.title(document) for document in self.documents]
        left = f" {words('targets.title')} · {'  ⇔  '.join(names)}"
        right = f"{words('targets.only_' + self.only)} · {words('targets.sort_' + self.sort)} "
        self.query_one("#targets-title", Bar).show([(left, ("breadcrumb",))], [(right, ("muted",))])
        wide = widths(self.rows.columns, len(names))
        self.query_one("#targets-head", Bar).show(head_line(names, wide, words))
        empty = "targets.none" if self.table.rows else "targets.nothing"
        self._say(count_line(self.table.rows, words) if self.rows.entries else words(empty))
        self._tell_row()

    @on(CursorList.Moved)
    def _tell_row(self) -> None:
        """Say the chosen row in full: columns may be cut, and of many documents there is no room for the difference."""
        row, services = self.entry.row if self.entry else None, self.doichieu.services
        names = [services.title(document) for document in self.documents]
        told = detail_of(row, names, services.words) if row and len(row.cells) == len(names) else ""
        self.query_one("#targets-detail", Bar).show([(f" {told}", ("text",))])

    def on_resize(self) -> None:
        self.call_after_refresh(self.retell)

    def _say(self, told: str) -> None:
        self.query_one("#targets-count", Bar).show([(" " + told, ("text",))])

    @property
    def entry(self) -> Entry | None:
        """The chosen row."""
        view = self.rows
        return view.entries[view.cursor] if view.entries else None

    # -- commands

    @on(CursorList.Chosen)
    def _chosen(self, event: CursorList.Chosen) -> None:
        event.stop()
        self._commands.action_read_here()

    def action_leave(self) -> None:
        self.app.pop_screen()
