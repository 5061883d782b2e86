"""Findings: what cannot be so, by rule; each with its proof and its places side by side."""

from __future__ import annotations

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from ...check.result import Finding, Report, Rule, Severity
from ...model.document import Document
from ...presentation.commands import FINDINGS
from ...presentation.finding_rows import (
    FindingEntry,
    choose_findings,
    detail_lines,
    entry_spans,
    finding_entries,
    rules_of,
)
from ...presentation.findings import coverage_line, quotations, summary_of
from ...presentation.spans import Line
from ..checking import Found
from ..widgets.bars import Bar, KeyBar
from ..widgets.line_view import LineView
from ..widgets.list_view import CursorList
from .base import CommandScreen, bindings_for

_SEVERITIES = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


class FindingList(CursorList):
    """The findings under the headings of their rules."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.entries: list[FindingEntry] = []
        self.accepted: dict[str, str] = {}
        self.own: Document | None = None
        """The document whose findings these are; None for those of the whole shelf."""

    def line_count(self) -> int:
        return len(self.entries)

    def can_choose(self, number: int) -> bool:
        return self.entries[number].finding is not None

    def item_spans(self, number: int) -> Line:
        return entry_spans(self.entries[number], self.columns, self.accepted, self.doichieu.services.words, self.own)


class FindingDetail(LineView):
    """One finding in full."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: list[Line] = []

    def line_count(self) -> int:
        return len(self.lines)

    def spans(self, number: int) -> Line:
        return self.lines[number]


class FindingsScreen(CommandScreen):
    """What a check found in the open document, or on the whole shelf."""

    SCOPE = FINDINGS
    DEFAULT_CSS = """
    FindingsScreen #finding-rows { height: 1fr; }
    FindingsScreen #finding-detail { height: 45%; border-top: solid $primary 40%; }
    """
    BINDINGS = [*bindings_for(FINDINGS)]

    class Checked(Message):
        """A check has been made. `number` says which one: answers to older ones are dropped."""

        def __init__(self, number: int, report: Report, found: Found) -> None:
            super().__init__()
            self.number, self.report, self.found = number, report, found

    def __init__(self, document: Document, near: tuple[int, int] = (0, 0)) -> None:
        super().__init__()
        self.document = document
        self._near: tuple[int, int] | None = near if near != (0, 0) else None
        """Where the reader is: the cursor goes to the first finding from there on, once."""
        self.report: Report | None = None
        self.found: Found = []
        self._everywhere = False
        self._least, self._rule = Severity.NOTE, None
        self._hide_accepted = False
        self._place = 0
        self._number = 0

    _rule: Rule | None

    def compose(self) -> ComposeResult:
        yield Bar(id="findings-title")
        with Vertical():
            yield FindingList(id="finding-rows")
            yield FindingDetail(id="finding-detail")
        yield Bar(id="findings-count")
        yield KeyBar(FINDINGS, id="keys")

    @property
    def rows(self) -> FindingList:
        return self.query_one("#finding-rows", FindingList)

    @property
    def detail(self) -> FindingDetail:
        return self.query_one("#finding-detail", FindingDetail)

    def on_mount(self) -> None:
        self.rows.focus()
        self._check()

    # -- checking

    def _check(self) -> None:
        self._number += 1
        self._say(self.doichieu.services.words("findings.working"))
        self._make(self._number)

    @work(thread=True, exclusive=True, group="findings")
    def _make(self, number: int) -> None:
        findings = self.doichieu.services.findings
        if self._everywhere:
            documents = [document for _, document in self.doichieu.services.documents()]
        else:
            documents = findings.beside(self.document)
        report, found = findings.of(documents)
        if number == self._number:
            self.post_message(self.Checked(number, report, found))

    @on(Checked)
    def _checked(self, event: Checked) -> None:
        if event.number == self._number:
            self.report, self.found = event.report, event.found
            self._show()

    def _mine(self) -> Found:
        """The findings with a place in the open document, or all."""
        if self._everywhere:
            return self.found
        return [one for one in self.found if any(spot.document is self.document for spot in one[1].spots)]

    def _show(self, keep: str = "") -> None:
        """Show the findings that are wanted; the cursor stays on the one it was on, else on the first."""
        view = self.rows
        view.own = None if self._everywhere else self.document
        view.accepted = self.doichieu.services.findings.store.load()
        hidden = set(view.accepted) if self._hide_accepted else set()
        view.entries = finding_entries(choose_findings(self._mine(), self._least, self._rule, hidden))
        places = [i for i, entry in enumerate(view.entries) if entry.finding is not None]
        kept = next((i for i in places if view.entries[i].key == keep), None)
        last = places[-1] if places else 0
        view.cursor = kept if kept is not None else min((i for i in places if i >= view.cursor), default=last)
        if self._near is not None:
            view.cursor = self._nearest(self._near, places, view.cursor)
            self._near = None
        view.redraw()
        self.call_after_refresh(view.show_range, max(view.cursor - 1, 0), view.cursor)
        self._show_detail()
        self.retell()

    def _nearest(self, near: tuple[int, int], places: list[int], otherwise: int) -> int:
        """The row of the first finding in the open document from a block and an offset on."""
        behind: list[tuple[tuple[int, int], int]] = []
        for i in places:
            finding = self.rows.entries[i].finding
            spots = [s for s in finding.spots if s.document is self.document and not s.note] if finding else []
            behind += [((s.block, s.start), i) for s in spots if (s.block, s.start) >= near]
        return min(behind)[1] if behind else otherwise

    def _show_detail(self) -> None:
        entry = self._entry()
        view = self.detail
        view.lines = []
        if entry is not None and entry.finding is not None:
            self._place = min(self._place, max(len(quotations(entry.finding)) - 1, 0))
            reason = self.rows.accepted.get(entry.key)
            words = self.doichieu.services.words
            view.lines = detail_lines(entry.finding, self._place, reason, view.columns, words)
        view.redraw()
        view.jump(0)

    def retell(self) -> None:
        super().retell()
        services = self.doichieu.services
        words = services.words
        title = words("findings.everywhere") if self._everywhere else services.title(self.document)
        left = f" {words('findings.title')} · {title}"
        rule = words(f"rule.{self._rule}") if self._rule else words("findings.all_rules")
        told = [words(f"findings.least_{self._least.name.lower()}"), rule]
        told += [words("findings.without_accepted")] if self._hide_accepted else []
        self.query_one("#findings-title", Bar).show([(left, ("breadcrumb",))], [(f"{' · '.join(told)} ", ("muted",))])
        if self.report is None:
            return
        mine = [(key, finding) for key, finding in self._mine()]
        open_ones = [finding for key, finding in mine if key not in self.rows.accepted]
        summary = summary_of(open_ones, 0, words)
        if len(mine) > len(open_ones):
            summary += f"; {words('findings.accepted_count', count=len(mine) - len(open_ones))}"
        if mine and not self.rows.entries:
            summary = words("findings.none_of_these")
        self._say(f"{summary}.  {coverage_line(self.report, words)}")

    def on_resize(self) -> None:
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        self._show_detail()
        self.retell()

    def _say(self, told: str) -> None:
        self.query_one("#findings-count", Bar).show([(" " + told, ("text",))])

    def _entry(self) -> FindingEntry | None:
        view = self.rows
        return view.entries[view.cursor] if 0 <= view.cursor < len(view.entries) else None

    def _finding(self) -> tuple[str, Finding] | None:
        entry = self._entry()
        return (entry.key, entry.finding) if entry is not None and entry.finding is not None else None

    # -- commands

    @on(CursorList.Moved)
    def _moved(self, event: CursorList.Moved) -> None:
        event.stop()
        self._place = 0
        self._show_detail()

    @on(CursorList.Chosen)
    def _chosen(self, event: CursorList.Chosen) -> None:
        event.stop()
        self._show_detail()
        self.action_read_here()

    def action_read_here(self) -> None:
        """Open the document at the chosen place."""
        told = self._finding()
        if told is None:
            return
        quoted = quotations(told[1])
        spot = quoted[min(self._place, len(quoted) - 1)].spot
        block = spot.block
        if spot.note:
            block = next((b for note in spot.document.footnotes if spot.block in note.blocks for b, _ in note.refs), 0)
        reading = self.doichieu.read_screen
        self.app.pop_screen()
        reading.opening.document(spot.document, block=block, offset=0 if spot.note else spot.start)

    def action_next_place(self) -> None:
        self._step_place(1)

    def action_previous_place(self) -> None:
        self._step_place(-1)

    def _step_place(self, step: int) -> None:
        told = self._finding()
        if told is not None:
            self._place = (self._place + step) % max(len(quotations(told[1])), 1)
            self._show_detail()

    def action_toggle_accepted(self) -> None:
        """Accept the finding, or accept it no more."""
        told = self._finding()
        if told is None:
            return
        key = told[0]
        store = self.doichieu.services.findings.store
        if key in self.rows.accepted:
            store.take_back(key)
        elif not store.accept(key):
            self.tell(self.doichieu.services.words("compare.not_kept"))
        self._show(key)

    @work
    async def action_write_reason(self) -> None:
        """Accept the finding and say why."""
        from .line_prompt import LinePrompt  # imported here: most readers accept without a word

        told, words = self._finding(), self.doichieu.services.words
        if told is None:
            return
        key = told[0]
        known = self.rows.accepted.get(key, "")
        title, prompt = words("command.findings.reason"), words("findings.reason_prompt")
        reason = await self.app.push_screen_wait(LinePrompt(title, prompt, known, may_be_empty=True))
        if reason is not None:
            self.doichieu.services.findings.store.accept(key, reason)
            self._show(key)

    def action_cycle_severity(self) -> None:
        self._least = _SEVERITIES[(_SEVERITIES.index(self._least) + 1) % len(_SEVERITIES)]
        self._show(self._key())

    def action_toggle_hidden(self) -> None:
        self._hide_accepted = not self._hide_accepted
        self._show(self._key())

    def action_toggle_everywhere(self) -> None:
        self._everywhere = not self._everywhere
        self._check()

    def _key(self) -> str:
        told = self._finding()
        return told[0] if told else ""

    @work
    async def action_choose_rule(self) -> None:
        from .chooser import Chooser, Option  # imported here: most readers see all rules

        words = self.doichieu.services.words
        options = [Option(words("findings.all_rules"), "", None)]
        options += [Option(words(f"rule.{rule}"), str(count), str(rule)) for rule, count in rules_of(self._mine())]
        chosen = await self.app.push_screen_wait(
            Chooser(words("command.findings.rule"), words("compare.choose_hint"), options)
        )
        if chosen is not None:
            self._rule = Rule(chosen.value) if isinstance(chosen.value, str) else None
            self._show(self._key())

    @work
    async def action_export_report(self) -> None:
        report, services = self.report, self.doichieu.services
        if report is None:
            return
        from ...presentation.check_data import check_data  # imported here: only an export needs them
        from ...presentation.exports.check_sheet import check_sheet
        from ..exporting import Exporting

        words, found = services.words, self._mine()
        reasons = dict(self.rows.accepted)
        await Exporting(self).ask(
            words("command.findings.export"), "kiem-tra", list(report.documents),
            lambda: check_sheet(report, found, reasons, words), lambda: check_data(report, found, words),
        )  # fmt: skip

    def action_leave(self) -> None:
        self.app.pop_screen()
