"""Findings: what cannot be so, by rule; each with its proof and its places side by side."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from ...check.result import Finding, Report, Rule, Severity
from ...model.document import Document
from ...presentation.commands import FINDINGS
from ...presentation.finding_rows import (
    FindingEntry,
    choose_findings,
    detail_lines,
    finding_entries,
    first_place,
    nearest_entry,
)
from ...presentation.findings import Chosen, quotations
from ..bindings import bindings_for
from ..check_run import CheckRun
from ..checking import Found
from ..finding_commands import FindingCommands
from ..finding_telling import FindingTelling
from ..widgets.bars import Bar, KeyBar
from ..widgets.finding_views import FindingList
from ..widgets.line_view import FixedLines
from ..widgets.list_view import CursorList
from ..widgets.panes import Below
from .base import CommandScreen


class FindingsScreen(CommandScreen):
    """What a check found in the open document, or on the whole shelf."""

    SCOPE = FINDINGS
    DEFAULT_CSS = """
    FindingsScreen #finding-rows { height: 1fr; }
    FindingsScreen #finding-detail { height: 45%; border-top: solid $primary 40%; }
    """
    BINDINGS = [*bindings_for(FINDINGS)]

    def __init__(
        self, document: Document, near: tuple[int, int] = (0, 0), *, keep: str = "", everywhere: bool = False
    ) -> None:
        super().__init__()
        self.document = document
        self._keep = keep
        """The key of the finding that the cursor goes to first."""
        self._near: tuple[int, int] | None = near if near != (0, 0) else None
        """Where the reader is: the cursor goes to the first finding from there on, once."""
        self.report: Report | None = None
        self.found: Found = []
        self.everywhere = everywhere
        self.least = Severity.NOTE
        self.rule: Rule | None = None
        self.hide_accepted = False
        self.place = 0
        self._check = CheckRun(self)
        self._telling = FindingTelling(self)
        self._commands = FindingCommands(self)

    @property
    def parts(self) -> Sequence[object]:
        return (self._commands,)

    def compose(self) -> ComposeResult:
        yield Bar(id="findings-title")
        with Below():
            yield FindingList(id="finding-rows")
            yield FixedLines(id="finding-detail")
        yield Bar(id="findings-count")
        yield KeyBar(FINDINGS, id="keys")

    @property
    def rows(self) -> FindingList:
        return self.query_one("#finding-rows", FindingList)

    @property
    def detail(self) -> FixedLines:
        return self.query_one("#finding-detail", FixedLines)

    def on_mount(self) -> None:
        self.rows.focus()
        self.check()

    def check(self) -> None:
        """Check what is wanted, in the background."""
        self._check.begin()

    def archive_progressed(self) -> None:
        """The index has come further: when it is whole, check against all of it."""
        if not self.doichieu.services.archive_progress():
            self.check()

    @on(CheckRun.Checked)
    def _checked(self, event: CheckRun.Checked) -> None:
        if self._check.is_latest(event.number):
            self._check.work.end()
            self.report, self.found = event.report, event.found
            self.show(self._keep)

    def mine(self) -> Found:
        """The findings with a place in the open document, or all."""
        if self.everywhere:
            return self.found
        return [one for one in self.found if any(spot.document is self.document for spot in one[1].spots)]

    def show(self, keep: str = "") -> None:
        """Show the findings that are wanted; the cursor stays on the one it was on, else on the first."""
        view = self.rows
        view.own = None if self.everywhere else self.document
        view.accepted = self.doichieu.services.findings.store.load()
        hidden = set(view.accepted) if self.hide_accepted else set()
        view.entries = finding_entries(choose_findings(self.mine(), self.least, self.rule, hidden))
        places = [i for i, entry in enumerate(view.entries) if entry.finding is not None]
        kept = next((i for i in places if view.entries[i].key == keep), None)
        last = places[-1] if places else 0
        view.cursor = kept if kept is not None else min((i for i in places if i >= view.cursor), default=last)
        if self._near is not None:
            view.cursor = nearest_entry(view.entries, self.document, self._near, view.cursor)
            self._near = None
        view.redraw()
        self.call_after_refresh(view.show_range, max(view.cursor - 1, 0), view.cursor)
        self.place = self._first_place()
        self.retell()

    def show_detail(self) -> None:
        """Show the proof of the chosen finding."""
        entry = self._entry()
        view = self.detail
        view.lines = []
        if entry is not None and entry.finding is not None:
            self.place = min(self.place, max(len(quotations(entry.finding)) - 1, 0))
            reason = self.rows.accepted.get(entry.key)
            words = self.doichieu.services.words
            view.lines = detail_lines(entry.finding, self.place, reason, view.columns, words)
        view.redraw()
        view.jump(0)

    def retell(self) -> None:
        super().retell()
        self.show_detail()
        self.rows.redraw()
        self.query_one("#findings-title", Bar).show(*self._telling.title())
        if self.report is not None:
            self.say(self._telling.count(self.report))

    def shown(self) -> Chosen:
        """What is shown, and how much is not."""
        shown = [(entry.key, entry.finding) for entry in self.rows.entries if entry.finding is not None]
        mine = self.mine()
        passing = choose_findings(mine, self.least, self.rule, ())
        return Chosen(shown, self.rows.accepted, len(passing) - len(shown), len(mine) - len(passing))

    def on_resize(self) -> None:
        self.call_after_refresh(self.retell)

    def say(self, told: str) -> None:
        """Say something below the list."""
        self.query_one("#findings-count", Bar).show([(" " + told, ("text",))])

    def _entry(self) -> FindingEntry | None:
        view = self.rows
        return view.entries[view.cursor] if 0 <= view.cursor < len(view.entries) else None

    def _first_place(self) -> int:
        """The place that is shown first: of findings in the open document, the one in it."""
        told = self.finding()
        return first_place(told[1], None if self.everywhere else self.document) if told is not None else 0

    def finding(self) -> tuple[str, Finding] | None:
        """The chosen finding with its key."""
        entry = self._entry()
        return (entry.key, entry.finding) if entry is not None and entry.finding is not None else None

    # -- commands

    @on(CursorList.Moved)
    def _moved(self, event: CursorList.Moved) -> None:
        event.stop()
        self.place = self._first_place()
        self.show_detail()

    @on(CursorList.Chosen)
    def _row_chosen(self, event: CursorList.Chosen) -> None:
        event.stop()
        self.show_detail()
        self._commands.action_read_here()

    def action_leave(self) -> None:
        """To the text, its marks without what was accepted meanwhile."""
        self.app.pop_screen()
        reading = self.doichieu.read_screen
        if reading.document is not None:
            reading.marks.show(reading.document)
