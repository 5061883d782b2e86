"""A check made in the background for the screen that shows its findings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from ..check.result import Report
from .checking import Found
from .long_work import LongWork

if TYPE_CHECKING:
    from .screens.findings import FindingsScreen


class CheckRun:
    """Checks the open document, or the shelf; a newer check makes older answers void."""

    class Checked(Message):
        """A check has been made. `number` says which one."""

        def __init__(self, number: int, report: Report, found: Found) -> None:
            super().__init__()
            self.number, self.report, self.found = number, report, found

    def __init__(self, screen: FindingsScreen) -> None:
        self.screen = screen
        self.work = LongWork(screen, screen.say)
        self._number = 0

    def begin(self) -> None:
        """Check what the screen shows."""
        self._number += 1
        findings = self.screen.doichieu.services.findings
        self.work.begin("checking", findings.size(None if self.screen.everywhere else self.screen.document))
        self.screen.run_worker(partial(self._make, self._number), thread=True, exclusive=True, group="findings")

    def is_latest(self, number: int) -> bool:
        """Whether nothing else has been asked for since."""
        return number == self._number

    def _make(self, number: int) -> None:
        """Check; blocks, so in a thread."""
        screen, services = self.screen, self.screen.doichieu.services
        stopped = partial(self._is_stale, number)
        if screen.everywhere:
            made = services.findings.of_shelf(stopped)
        else:
            made = services.findings.of_document(screen.document, stopped)
        if made is not None and self.is_latest(number):
            screen.post_message(self.Checked(number, *made))
        if services.searching.is_due() and screen.app.is_running:
            screen.app.call_from_thread(screen.doichieu.read_screen.follow_folders)

    def _is_stale(self, number: int) -> bool:
        """Whether nobody waits for a check any more."""
        return not self.is_latest(number) or not self.screen.is_attached
