"""The shelf: documents and their sections as a tree of lines."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from textual import events
from textual.message import Message

from ...model.document import Document
from ...presentation.commands import SHELF
from ...presentation.outlining import section_remarks
from ...presentation.shelf import DOCUMENT, ODD, ShelfRow, ShelfRows, initially_closed, row_spans, section_rows
from ...presentation.spans import Line
from ..bindings import pane_bindings
from .list_view import CursorList


class ShelfView(CursorList):
    """Documents, and below the open ones their sections."""

    BINDINGS = [*pane_bindings(SHELF)]

    class Wanted(Message):
        """A document's sections are wanted but it has not been read."""

        def __init__(self, entry: int) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows = ShelfRows()
        self.open_entries: set[int] = set()
        self.closed: dict[int, set[int]] = {}
        self.matches: tuple[int, Mapping[int, int]] = (-1, {})
        """Of which document what was searched for is counted, and how often each section has it."""
        self.entry_badges: dict[int, str] = {}

    def line_count(self) -> int:
        return len(self.rows)

    def item_spans(self, number: int) -> Line:
        return row_spans(self.rows[number], self.columns)

    def rebuild(self) -> None:
        """Make the rows anew; the cursor stays on its section."""
        at = self.rows[self.cursor] if self.cursor < len(self.rows) else None
        shelf = self.doichieu.services.shelf
        below: dict[int, list[ShelfRow]] = {}
        for number in self.open_entries:
            if shelf.is_read(shelf.entries[number]):
                document = shelf.document(shelf.entries[number])
                closed = self.closed.setdefault(number, initially_closed(document))
                badges = dict.fromkeys(section_remarks(document), ODD) | self._counts(number, document, closed)
                below[number] = section_rows(number, document, closed, badges)
        self.rows = ShelfRows(len(shelf.entries), below, partial(self._entry_row, frozenset(below)))
        if at is not None:
            self.cursor = self.rows.number_of(at.entry, at.section)
        self.redraw()

    def _entry_row(self, is_open: frozenset[int], number: int) -> ShelfRow:
        """The row of a document."""
        shelf = self.doichieu.services.shelf
        entry = shelf.entries[number]
        badge = self.entry_badges.get(number, "") or ("!" if entry.path in shelf.errors else "")
        return ShelfRow(number, DOCUMENT, 0, "", shelf.title(entry, short=True), 1, number in is_open, badge)

    def show_matches(self, entry: int, counts: Mapping[int, int]) -> None:
        """Show beside each section of a document how often it has what was searched for."""
        if (entry, counts) != self.matches and (counts or self.matches[1]):
            self.matches = (entry, counts)
            self.rebuild()

    def _counts(self, entry: int, document: Document, closed: set[int]) -> dict[int, str]:
        """How often sections have what was searched for; a folded one with all below it."""
        wanted, counts = self.matches
        if entry != wanted or not counts:
            return {}
        out: dict[int, str] = {}
        for section in document.sections:
            end = document.subtree_end(section.index) if section.index in closed else section.index + 1
            count = sum(counts.get(index, 0) for index in range(section.index, end))
            if count:
                out[section.index] = f"•{count}"
        return out

    def forget(self, entry: int) -> None:
        """A document has other sections now: which were folded is no longer known."""
        self.closed.pop(entry, None)

    def open_entry(self, entry: int) -> None:
        """Show a document's sections."""
        if entry not in self.open_entries:
            self.open_entries.add(entry)
            self.rebuild()

    def point_at(self, entry: int, section: int) -> None:
        """Let the cursor follow the reader, without a message."""
        if self.rows:
            self.move_to(self.rows.number_of(entry, section), tell=False)

    def on_click(self, event: events.Click) -> None:
        """On a fold mark: fold or unfold, and stay where the text is."""
        number = event.y + self.scroll_offset.y
        row = self.rows[number] if number < len(self.rows) else None
        if row is not None and row.inside and 0 <= event.x - 2 * min(row.depth, 8) < 2:
            event.stop()
            event.prevent_default()
            self.move_to(number, tell=False)
            self.action_toggle_row()

    def action_toggle_row(self) -> None:
        if self.rows:
            self._set_open(not self.rows[self.cursor].open)

    def action_fold(self) -> None:
        row = self.rows[self.cursor] if self.rows else None
        if row is None:
            return
        if row.inside and row.open:
            self._set_open(False)
            return
        if row.section == DOCUMENT:
            return
        for number in range(self.cursor - 1, -1, -1):
            if self.rows[number].depth < row.depth:
                self.move_to(number)
                return

    def action_unfold(self) -> None:
        if not self.rows:
            return
        row = self.rows[self.cursor]
        if row.inside and not row.open:
            self._set_open(True)
        elif row.inside:
            self.move_to(self.cursor + 1)

    def _set_open(self, value: bool) -> None:
        row = self.rows[self.cursor]
        if not row.inside:
            return
        if row.section == DOCUMENT:
            entry = self.doichieu.services.shelf.entries[row.entry]
            if value and not self.doichieu.services.shelf.is_read(entry):
                self.post_message(self.Wanted(row.entry))
            (self.open_entries.add if value else self.open_entries.discard)(row.entry)
        else:
            closed = self.closed[row.entry]
            (closed.discard if value else closed.add)(row.section)
        self.rebuild()

    def fold_all(self) -> None:
        """Fold every section, or where all are folded unfold every one."""
        shelf = self.doichieu.services.shelf
        for entry in self.open_entries:
            if not shelf.is_read(shelf.entries[entry]):
                continue
            document = shelf.document(shelf.entries[entry])
            parents = {s.parent for s in document.sections if s.parent >= 0}
            self.closed[entry] = set() if self.closed.get(entry, set()) >= parents else parents
        self.rebuild()
