"""What of a comparison is shown: which view, which kinds, which side left, the list of pairs; and going through it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..compare.result import ChangeKind
from ..presentation.comparing import VIEWS
from .comparing import Choice

if TYPE_CHECKING:
    from .screens.compare import CompareScreen

_NARROW = 120
"""Columns below which the list of pairs is put away, unless the reader wants it."""


class WhatIsShown:
    """Commands that choose what is seen of a comparison."""

    def __init__(self, screen: CompareScreen) -> None:
        self.screen = screen
        self.with_format = False
        self._list_wanted: bool | None = None

    def fit(self, columns: int) -> None:
        """Give the list the room that the window leaves it."""
        if self._list_wanted is None:
            self.screen.set_class(columns < _NARROW, "no-list")

    def list_pairs(self) -> None:
        """List the pairs that are in view."""
        view, pairs = self.screen.view, self.screen.pairs
        if view.comparison is None or view.table is None:
            return
        pairs.comparison, pairs.kinds = view.comparison, view.kinds
        pairs.pairs = sorted(view.table.first_row)
        pairs.counts = Counter(marked.pair for marked in view.table.changes)
        pairs.cursor = 0
        pairs.redraw()

    def _relay(self) -> None:
        view = self.screen.view
        view.lay_out()
        self.list_pairs()
        self.screen.retell()
        if view.current >= 0 and not view.show_change(view.current):
            view.current = -1

    def action_next_change(self) -> None:
        self._step(1)

    def action_previous_change(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        if self.screen.view.step_change(step):
            self.screen.telling.change()
        else:
            self.screen.tell(self.screen.doichieu.services.words("compare.no_change"))

    def action_switch_focus(self) -> None:
        screen = self.screen
        hidden = screen.has_class("no-list")
        (screen.view if hidden or screen.pairs.has_focus else screen.pairs).focus()

    def action_toggle_list(self) -> None:
        self._list_wanted = self.screen.has_class("no-list")
        self.screen.set_class(not self._list_wanted, "no-list")
        self.screen.view.focus()

    def action_cycle_view(self) -> None:
        view = self.screen.view
        view.view = VIEWS[(VIEWS.index(view.view) + 1) % len(VIEWS)]
        self._relay()

    async def action_choose_kind(self) -> None:
        from .screens.chooser import Chooser, Option  # imported here: not needed before it is asked for

        screen, view = self.screen, self.screen.view
        words, decisions = screen.doichieu.services.words, screen.decisions
        options = [Option(words("compare.kind_all"), value="all")]
        options += [Option(words("kind." + kind.value), value=kind.value) for kind in ChangeKind]
        seen = "compare.show_reviewed" if decisions.hide else "compare.hide_reviewed"
        options.append(Option(words(seen), value="reviewed"))
        chooser = Chooser(words("command.compare.kinds"), words("compare.choose_hint"), options)
        chosen = await screen.app.push_screen_wait(chooser)
        if chosen is None:
            return
        if chosen.value == "reviewed":
            decisions.hide = not decisions.hide
            view.marks = decisions.shown()
        else:
            view.kinds = None if chosen.value == "all" else frozenset({str(chosen.value)})
        view.current = -1
        self._relay()
        screen.telling.first_change()

    def action_toggle_format(self) -> None:
        self.with_format = not self.with_format
        self.screen.compare()

    def action_swap_sides(self) -> None:
        choice, decisions = self.screen.choice, self.screen.decisions
        self.screen.choice = Choice(choice.b, choice.b_section, choice.a, choice.a_section)
        decisions.marks = decisions.marks.swapped()
        self.screen.compare()

    def action_toggle_stacked(self) -> None:
        view = self.screen.view
        view.stacked = not view.is_stacked
        self._relay()
