"""Compare: the list of pairs, both texts side by side, and what each change is in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import events, on, work
from textual.app import ComposeResult
from textual.message import Message

from ...compare.compare import compare
from ...compare.result import Comparison, Pair
from ...model.side import Sides
from ...presentation.commands import COMPARE
from ..bindings import bindings_for
from ..change_telling import ChangeTelling
from ..comparing import Choice
from ..deciding import Decisions
from ..leaving import Before, WaysOut
from ..long_work import LARGE, LongWork
from ..what_is_shown import WhatIsShown
from ..widgets.bars import Bar, KeyBar
from ..widgets.change_map import ChangeMap
from ..widgets.compare_view import CompareView
from ..widgets.list_view import CursorList
from ..widgets.pair_list import PairList
from ..widgets.panes import Below, Beside
from .base import CommandScreen


class CompareScreen(CommandScreen):
    """Two documents or sections held against each other."""

    SCOPE = COMPARE
    DEFAULT_CSS = """
    CompareScreen #pair-side { width: 34; }
    CompareScreen #pairs { height: 1fr; }
    CompareScreen #both { width: 1fr; height: 1fr; }
    CompareScreen.no-list #pair-side { display: none; }
    """
    BINDINGS = [*bindings_for(COMPARE)]

    class Compared(Message):
        """A comparison has been made. `number` says which one: answers to older ones are dropped."""

        def __init__(self, number: int, comparison: Comparison) -> None:
            super().__init__()
            self.number = number
            self.comparison = comparison

    def __init__(self, choice: Choice, before: Before | None = None) -> None:
        super().__init__()
        self.choice = choice
        self._before = before
        self.decisions = Decisions(self)
        self.telling = ChangeTelling(self)
        self.shown = WhatIsShown(self)
        self._ways = WaysOut(self)
        self._work = LongWork(self, self.telling.working)
        self._number = 0

    @property
    def parts(self) -> Sequence[object]:
        return (self.shown, self.decisions, self._ways)

    def compose(self) -> ComposeResult:
        yield Bar(id="compare-title")
        with Beside():
            with Below(id="pair-side"):
                yield Bar(id="pairs-title")
                yield PairList(id="pairs")
            yield CompareView(id="both")
            yield ChangeMap(id="map")
        yield Bar(id="detail")
        yield KeyBar(COMPARE, id="keys")

    @property
    def view(self) -> CompareView:
        return self.query_one("#both", CompareView)

    @property
    def pairs(self) -> PairList:
        return self.query_one("#pairs", PairList)

    def on_mount(self) -> None:
        self.view.view = "matched" if self.choice.a_section is not None else "changes"
        if self._before is not None:
            self.view.view, self.view.kinds = self._before.view, self._before.kinds
        self.decisions.load(self.choice)
        self.retell()
        self.view.focus()
        self.compare()

    def on_resize(self, event: events.Resize) -> None:
        self.shown.fit(event.size.width)

    # -- comparing

    def compare(self) -> None:
        """Compare what is chosen, in the background."""
        self._work.begin("comparing", self.choice.a.size + self.choice.b.size)
        self._number += 1
        marks = self.decisions.marks
        if self._before is not None:
            self.post_message(self.Compared(self._number, self._before.comparison))
            return
        self._compare(self._number, self.choice, self.shown.with_format, Sides(list(marks.matched), list(marks.apart)))

    @work(thread=True, exclusive=True, group="compare")
    def _compare(self, number: int, choice: Choice, with_format: bool, by_hand: Sides[list[tuple[int, int]]]) -> None:
        roots: Sides[int | None] = Sides(choice.a_section, choice.b_section)
        documents = Sides(choice.a, choice.b)
        if choice.a.size + choice.b.size > LARGE:
            from ...compare.apart import compare_apart  # imported here: few documents need it

            made = compare_apart(documents, roots, with_format, by_hand, partial(self._is_stale, number))
        else:
            made = compare(documents, roots, with_format, *by_hand)
        if made is not None and number == self._number:
            self.post_message(self.Compared(number, made))

    def _is_stale(self, number: int) -> bool:
        """Whether nobody waits for a comparison any more."""
        return number != self._number or not self.is_attached

    @on(Compared)
    def _compared(self, event: Compared) -> None:
        if event.number != self._number:
            return
        self._work.end()
        self.decisions.of(event.comparison)
        self.view.marks = self.decisions.shown()
        self.view.show(event.comparison)
        self.shown.list_pairs()
        self.retell()
        before, self._before = self._before, None
        if before is not None and self.view.show_change(before.current):
            self.telling.change()
        else:
            self.telling.first_change()

    def retell(self) -> None:
        super().retell()
        self.telling.titles()

    # -- moving

    @on(CursorList.Moved, "#pairs")
    @on(CursorList.Chosen, "#pairs")
    def _pair_chosen(self, event: CursorList.Moved | CursorList.Chosen) -> None:
        view = self.view
        pair = self.pairs.pairs[event.line]
        view.show_pair(pair)
        if view.table is not None:
            view.current = next((i for i, m in enumerate(view.table.changes) if m.pair == pair), -1)
            view.redraw()
            self.telling.change()

    @on(CompareView.Picked)
    def _picked(self, event: CompareView.Picked) -> None:
        self.view.show_change(event.change)
        self.telling.change()

    @on(CompareView.Scrolled)
    def _scrolled(self) -> None:
        """What is told, and what the keys act on, is what is in view."""
        before = self.view.current
        if self.view.current_on_screen() != before:
            self.telling.change()
        self._draw_map()

    @on(CompareView.LaidOut)
    def _draw_map(self) -> None:
        view = self.view
        self.query_one("#map", ChangeMap).show(view.table, view.scroll_offset.y, view.size.height)

    @on(ChangeMap.Picked)
    def _map_picked(self, event: ChangeMap.Picked) -> None:
        self.view.jump(event.row)

    def pair_in_view(self) -> Pair | None:
        """The pair that the current change or the top of the view belongs to."""
        view = self.view
        if view.table is None or view.comparison is None:
            return None
        at = view.current_on_screen()
        pair = view.table.changes[at].pair if at >= 0 else view.pair_in_view()
        return view.comparison.pairs[pair] if pair >= 0 else None

    def action_leave(self) -> None:
        self.app.pop_screen()
