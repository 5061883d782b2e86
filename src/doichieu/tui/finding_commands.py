"""What can be done with a finding in hand, and which findings are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..check.result import Rule, Severity
from ..presentation.finding_rows import choose_findings, rules_of
from ..presentation.findings import quotations
from .marking import places_in_text

if TYPE_CHECKING:
    from .screens.findings import FindingsScreen

_SEVERITIES = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


class FindingCommands:
    """Commands of the findings screen."""

    def __init__(self, screen: FindingsScreen) -> None:
        self.screen = screen

    def action_read_here(self) -> None:
        """Open the document at the chosen place."""
        screen = self.screen
        told = screen.finding()
        if told is None:
            return
        quoted = quotations(told[1])
        spot = quoted[min(screen.place, len(quoted) - 1)].spot
        block, offset = next(iter(places_in_text(spot)), (0, 0))
        reading = screen.doichieu.read_screen
        screen.action_leave()
        reading.opening.document(spot.document, block=block, offset=offset)
        document, everywhere, anew = screen.document, screen.everywhere, type(screen)
        reading.come_back = lambda: anew(document, keep=told[0], everywhere=everywhere)

    def action_next_place(self) -> None:
        self._step_place(1)

    def action_previous_place(self) -> None:
        self._step_place(-1)

    def _step_place(self, step: int) -> None:
        told = self.screen.finding()
        if told is not None:
            self.screen.place = (self.screen.place + step) % max(len(quotations(told[1])), 1)
            self.screen.show_detail()

    def action_toggle_accepted(self) -> None:
        """Accept the finding, or accept it no more."""
        key = self._key()
        if not key:
            return
        store = self.screen.doichieu.services.findings.store
        if key in self.screen.rows.accepted:
            store.take_back(key)
        elif not store.accept(key):
            self.screen.tell(self.screen.doichieu.services.words("compare.not_kept"))
        self.screen.show(key)

    async def action_write_reason(self) -> None:
        """Accept the finding and say why."""
        from .screens.line_prompt import LinePrompt  # imported here: most readers accept without a word

        key, services = self._key(), self.screen.doichieu.services
        if not key:
            return
        known = self.screen.rows.accepted.get(key, "")
        title, prompt = services.words("command.findings.reason"), services.words("findings.reason_prompt")
        reason = await self.screen.app.push_screen_wait(LinePrompt(title, prompt, known, may_be_empty=True))
        if reason is not None:
            services.findings.store.accept(key, reason)
            self.screen.show(key)

    def action_cycle_severity(self) -> None:
        self.screen.least = _SEVERITIES[(_SEVERITIES.index(self.screen.least) + 1) % len(_SEVERITIES)]
        self.screen.show(self._key())

    def action_toggle_hidden(self) -> None:
        self.screen.hide_accepted = not self.screen.hide_accepted
        self.screen.show(self._key())

    def action_toggle_everywhere(self) -> None:
        self.screen.everywhere = not self.screen.everywhere
        self.screen.check()

    def _key(self) -> str:
        told = self.screen.finding()
        return told[0] if told else ""

    async def action_choose_rule(self) -> None:
        from .screens.chooser import Chooser, Option  # imported here: most readers see all rules

        screen, words = self.screen, self.screen.doichieu.services.words
        options = [Option(words("findings.all_rules"), "", None)]
        hidden = set(screen.rows.accepted) if screen.hide_accepted else set()
        counts = rules_of(choose_findings(screen.mine(), screen.least, None, hidden))
        options += [Option(words(f"rule.{rule}"), str(count), str(rule)) for rule, count in counts]
        chooser = Chooser(words("command.findings.rule"), words("compare.choose_hint"), options)
        chosen = await screen.app.push_screen_wait(chooser)
        if chosen is not None:
            screen.rule = Rule(chosen.value) if isinstance(chosen.value, str) else None
            screen.show(self._key())

    async def action_export_report(self) -> None:
        from .exporting import export_findings  # imported here: only an export needs it

        screen = self.screen
        if screen.report is not None:
            own = None if screen.everywhere else screen.document
            await export_findings(screen, screen.report, list(screen.shown().found), dict(screen.rows.accepted), own)
