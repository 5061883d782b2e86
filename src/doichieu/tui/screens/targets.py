"""Targets: one row a target, one column a document, what differs marked."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message

from ...compare.targets import TargetTable, target_table
from ...model.document import Document
from ...presentation.commands import TARGETS
from ...presentation.spans import Line
from ...presentation.target_rows import Entry, choose_rows, count_line, entries_of, entry_line, head_line, widths
from ..bindings import bindings_for
from ..choosing import one_more
from ..comparing import Choice
from ..widgets.bars import Bar, KeyBar
from ..widgets.list_view import CursorList
from .base import CommandScreen
from .chooser import Chooser, Option

_ONLY = ("all", "differing", "missing")
_BESIDE = 2
"""So many other documents stand beside the open one unasked."""
_SHARED = 0.3
"""Those that share at least this part of its targets."""
_LOOKED_THROUGH = 40
"""On a larger shelf only documents that have been read are looked through for it."""


class TargetList(CursorList):
    """The rows of the table."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entries: list[Entry] = []
        self.documents = 1
        self.column = 0

    def line_count(self) -> int:
        return len(self.entries)

    def can_choose(self, number: int) -> bool:
        return self.entries[number].row is not None

    def item_spans(self, number: int) -> Line:
        wide = widths(self.columns, self.documents)
        column = self.column if number == self.cursor else -1
        return entry_line(self.entries[number], wide, self.doichieu.services.words, column)


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
        self._only, self._sort = "all", "document"
        self._number = 0

    def compose(self) -> ComposeResult:
        yield Bar(id="targets-title")
        yield Bar(id="targets-head")
        yield TargetList(id="target-rows")
        yield Bar(id="targets-count")
        yield KeyBar(TARGETS, id="keys")

    @property
    def rows(self) -> TargetList:
        return self.query_one("#target-rows", TargetList)

    def on_mount(self) -> None:
        self.rows.focus()
        self._tabulate(suggest=True)

    # -- the table

    def _tabulate(self, *, suggest: bool = False) -> None:
        """Read the targets in the background."""
        self._number += 1
        self._say(self.doichieu.services.words("targets.working"))
        self._make(self._number, list(self.documents), suggest)

    @work(thread=True, exclusive=True, group="targets")
    def _make(self, number: int, documents: list[Document], suggest: bool) -> None:
        chosen = [*documents, *self._beside(documents[0])] if suggest else documents
        table = target_table(chosen)
        if number == self._number:
            self.post_message(self.Tabled(number, table))

    def _beside(self, document: Document) -> list[Document]:
        """The other documents that share most of its targets."""
        shelf = self.doichieu.services.shelf
        small = not shelf.is_large and len(shelf.entries) <= _LOOKED_THROUGH
        others = [
            other
            for entry in shelf.entries
            if (small or shelf.is_read(entry)) and entry.path not in shelf.errors
            for other in self.doichieu.services.readable(entry)
            if other is not document
        ]
        found = []
        for at, other in enumerate(others):
            rows = target_table([document, other]).rows
            own = sum(row.cells[0] is not None for row in rows)
            shared = sum(None not in row.cells for row in rows)
            if own and shared >= own * _SHARED:
                found.append((-shared, at))
        return [others[at] for _, at in sorted(found)[:_BESIDE]]

    @on(Tabled)
    def _tabled(self, event: Tabled) -> None:
        if event.number == self._number:
            self.table = event.table
            self.documents = list(event.table.documents)
            self._show()

    def _show(self) -> None:
        """Show the rows that are wanted; the cursor goes to the first that differs."""
        if self.table is None:
            return
        view = self.rows
        rows = choose_rows(self.table.rows, None if self._only == "all" else self._only, self._sort)
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
        right = f"{words('targets.only_' + self._only)} · {words('targets.sort_' + self._sort)} "
        self.query_one("#targets-title", Bar).show([(left, ("breadcrumb",))], [(right, ("muted",))])
        wide = widths(self.rows.columns, len(names))
        self.query_one("#targets-head", Bar).show(head_line(names, wide, words))
        empty = "targets.none" if self.table.rows else "targets.nothing"
        self._say(count_line(self.table.rows, words) if self.rows.entries else words(empty))

    def on_resize(self) -> None:
        self.call_after_refresh(self.retell)

    def _say(self, told: str) -> None:
        self.query_one("#targets-count", Bar).show([(" " + told, ("text",))])

    def _entry(self) -> Entry | None:
        view = self.rows
        return view.entries[view.cursor] if view.entries else None

    # -- commands

    @on(CursorList.Chosen)
    def _chosen(self, event: CursorList.Chosen) -> None:
        event.stop()
        self.action_read_here()

    def action_read_here(self) -> None:
        entry = self._entry()
        if entry is None or entry.row is None:
            return
        told = entry.row.cells[self.rows.column] or next(cell for cell in entry.row.cells if cell is not None)
        document, target = self.documents[told.document], told.target
        reading = self.doichieu.read_screen
        self.app.pop_screen()
        reading.opening.document(document, block=target.block, offset=target.indicator.start)

    def action_compare_here(self) -> None:
        """Hold the sections of the chosen column and of the next one that tells the target against each other."""
        entry = self._entry()
        told = [cell for cell in entry.row.cells if cell is not None] if entry and entry.row else []
        if len(told) < 2:
            self.tell(self.doichieu.services.words("targets.one_side"))
            return
        at = next((i for i, cell in enumerate(told) if cell.document == self.rows.column), 0)
        a, b = sorted((told[at], told[(at + 1) % len(told)]), key=lambda cell: cell.document)
        sections = (a.target.section, b.target.section)
        choice = Choice(self.documents[a.document], sections[0], self.documents[b.document], sections[1])
        self.doichieu.read_screen.comparing.open_choice(choice)

    def action_next_column(self) -> None:
        self._go_to_column(1)

    def action_previous_column(self) -> None:
        self._go_to_column(-1)

    def _go_to_column(self, step: int) -> None:
        self.rows.column = (self.rows.column + step) % len(self.documents)
        self.rows.redraw()

    def action_cycle_only(self) -> None:
        self._only = _ONLY[(_ONLY.index(self._only) + 1) % len(_ONLY)]
        self._show()

    def action_cycle_sort(self) -> None:
        self._sort = "difference" if self._sort == "document" else "document"
        self._show()

    @work
    async def action_find_row(self) -> None:
        words = self.doichieu.services.words
        options = [
            Option(entry.name, " › ".join(entry.row.first.indicator.parts_of), i)
            for i, entry in enumerate(self.rows.entries)
            if entry.row is not None
        ]
        chosen = await self.app.push_screen_wait(
            Chooser(words("command.targets.find"), words("compare.choose_hint"), options)
        )
        if chosen is not None and isinstance(chosen.value, int):
            self.rows.move_to(chosen.value)

    @work
    async def action_add_document(self) -> None:
        title = self.doichieu.services.words("command.targets.add")
        found = await one_more(self, title, {document.path for document in self.documents})
        if found:
            self.documents += found
            self._tabulate()

    def action_drop_document(self) -> None:
        if len(self.documents) == 1:
            self.tell(self.doichieu.services.words("targets.last"))
            return
        del self.documents[self.rows.column]
        self.rows.column = 0
        self._tabulate()

    @work
    async def action_export_report(self) -> None:
        table, services = self.table, self.doichieu.services
        if table is None or not self.rows.entries:
            return
        from ...presentation.exports.targets_sheet import targets_sheet  # imported here: only an export needs them
        from ...presentation.targets_data import targets_data
        from ..exporting import Exporting

        words = services.words
        rows = [entry.row for entry in self.rows.entries if entry.row is not None]
        names = [services.title(document, False) for document in self.documents]
        await Exporting(self).ask(
            words("command.targets.export"), "chi-tieu", self.documents,
            lambda: targets_sheet(rows, names, words), lambda: targets_data(table, rows),
        )  # fmt: skip

    def action_leave(self) -> None:
        self.app.pop_screen()
