"""Compare: the list of pairs, both texts side by side, and what each change is in words."""

from __future__ import annotations

from collections import Counter

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from ...compare.compare import compare
from ...compare.result import ChangeKind, Comparison, Pair
from ...model.document import Document
from ...model.side import Sides
from ...presentation.commands import COMPARE
from ...presentation.comparing import VIEWS
from ...presentation.spans import Line
from ...presentation.telling import detail_line
from ..bindings import bindings_for
from ..comparing import Choice
from ..deciding import Decisions
from ..leaving import WaysOut
from ..marking import beside_change
from ..widgets.bars import Bar, KeyBar
from ..widgets.change_map import ChangeMap
from ..widgets.compare_view import CompareView
from ..widgets.list_view import CursorList
from ..widgets.pair_list import PairList
from .base import CommandScreen
from .chooser import Chooser, Option


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

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self.with_format = False
        self.decisions = Decisions(self)
        self.ways = WaysOut(self)
        self._number = 0
        self._list_wanted: bool | None = None

    def compose(self) -> ComposeResult:
        yield Bar(id="compare-title")
        with Horizontal():
            with Vertical(id="pair-side"):
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
        self.decisions.load(self.choice)
        self.retell()
        self.view.focus()
        self.compare()

    def on_resize(self, event: events.Resize) -> None:
        if self._list_wanted is None:
            self.set_class(event.size.width < 120, "no-list")

    # -- comparing

    def compare(self) -> None:
        """Compare what is chosen, in the background."""
        self.query_one("#detail", Bar).show(
            [(" " + self.doichieu.services.words("compare.working"), ("muted",))]
        )
        self._number += 1
        marks = self.decisions.marks
        self._compare(self._number, self.choice, self.with_format, Sides(list(marks.matched), list(marks.apart)))

    @work(thread=True, exclusive=True, group="compare")
    def _compare(self, number: int, choice: Choice, with_format: bool, by_hand: Sides[list[tuple[int, int]]]) -> None:
        roots: Sides[int | None] = Sides(choice.a_section, choice.b_section)
        comparison = compare(Sides(choice.a, choice.b), roots, with_format, *by_hand)
        if number == self._number:
            self.post_message(self.Compared(number, comparison))

    @on(Compared)
    def _compared(self, event: Compared) -> None:
        if event.number != self._number:
            return
        self.decisions.of(event.comparison)
        self.view.marks = self.decisions.shown()
        self.view.show(event.comparison)
        self.list_pairs()
        self.retell()
        self.first_change()

    def first_change(self) -> None:
        """Go to the first change in view, or say that there is none."""
        if self.view.first_change():
            self.tell_change()
            return
        words, view = self.doichieu.services.words, self.view
        comparison = view.comparison
        if self.decisions.hide and self.decisions.marks.reviewed and view.kinds is None:
            self.query_one("#detail", Bar).show([(" " + words("compare.all_reviewed"), ("text",))])
            return
        others = sum(comparison.by_kind().values()) if comparison and view.kinds is not None else 0
        if others:
            told = words("compare.none_of_kind", count=others)
            self.query_one("#detail", Bar).show([(" " + told, ("text",))])
            return
        parts = comparison.not_compared if comparison else ()
        left_out = ", ".join(dict.fromkeys(words("part." + part.what) for part in parts))
        told = words("compare.left_out", list=left_out) if left_out else ""
        line: Line = [(" " + words("compare.none"), ("text",)), ("  " + told, ("muted",))]
        self.query_one("#detail", Bar).show(line)

    def list_pairs(self) -> None:
        """List the pairs that are in view."""
        view, pairs = self.view, self.pairs
        if view.comparison is None or view.table is None:
            return
        pairs.comparison, pairs.kinds = view.comparison, view.kinds
        pairs.pairs = sorted(view.table.first_row)
        pairs.counts = Counter(marked.pair for marked in view.table.changes)
        pairs.cursor = 0
        pairs.redraw()

    def retell(self) -> None:
        super().retell()
        services = self.doichieu.services
        words, view = services.words, self.view
        kinds = "compare.kind_all" if view.kinds is None else "kind." + next(iter(view.kinds))
        right = f"{words('compare.view_' + view.view)} · {words(kinds)}"
        if self.with_format:
            right += " · " + words("kind.format")
        if self.decisions.hide:
            right += " · " + words("compare.unreviewed")
        a = self._side_name(self.choice.a, self.choice.a_section)
        b = self._side_name(self.choice.b, self.choice.b_section)
        left = f" {a}  ⇔  {b}"
        self.query_one("#compare-title", Bar).show([(left, ("breadcrumb",))], [(right + " ", ("muted",))])
        self.query_one("#pairs-title", Bar).show([(" " + words("compare.pairs"), ("heading",))])

    def _side_name(self, document: Document, section: int | None) -> str:
        title = self.doichieu.services.title(document)
        return title if section is None else f"{title} › {' › '.join(document.sections[section].path)}"

    def tell_change(self) -> None:
        """Say what the current change is."""
        view, words = self.view, self.doichieu.services.words
        if view.table is None or view.current < 0:
            return
        at, of = view.standing()
        count = words("compare.count", at=at, count=of)
        marked = view.table.changes[view.current]
        found = self.doichieu.services.findings.known()
        told = self.decisions.told_of(marked.key) + beside_change(found, view.table.comparison, marked.change, words)
        room = self.size.width - 8 - sum(len(text) for text, _ in told)
        line = [
            (f" {at}/{of}  ", ("badge",)),
            *told,
            *detail_line(view.table, view.current, words, max(room, 30)),
        ]
        self.query_one("#detail", Bar).show(
            line, [(count + " ", ("muted",))] if self.size.width > 140 else []
        )
        pair = view.table.changes[view.current].pair
        if pair in self.pairs.pairs:
            self.pairs.move_to(self.pairs.pairs.index(pair), tell=False)

    # -- moving

    def action_next_change(self) -> None:
        self._step(1)

    def action_previous_change(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        if self.view.step_change(step):
            self.tell_change()
        else:
            self.tell(self.doichieu.services.words("compare.no_change"))

    @on(CursorList.Moved, "#pairs")
    @on(CursorList.Chosen, "#pairs")
    def _pair_chosen(self, event: CursorList.Moved | CursorList.Chosen) -> None:
        view = self.view
        pair = self.pairs.pairs[event.line]
        view.show_pair(pair)
        if view.table is not None:
            view.current = next((i for i, m in enumerate(view.table.changes) if m.pair == pair), -1)
            view.redraw()
            self.tell_change()

    @on(CompareView.Picked)
    def _picked(self, event: CompareView.Picked) -> None:
        self.view.show_change(event.change)
        self.tell_change()

    def action_switch_focus(self) -> None:
        hidden = self.has_class("no-list")
        (self.view if hidden or self.pairs.has_focus else self.pairs).focus()

    def action_toggle_list(self) -> None:
        self._list_wanted = self.has_class("no-list")
        self.set_class(not self._list_wanted, "no-list")
        self.view.focus()

    # -- what is shown

    def _relay(self) -> None:
        self.view.lay_out()
        self.list_pairs()
        self.retell()
        if self.view.current >= 0 and not self.view.show_change(self.view.current):
            self.view.current = -1

    def action_cycle_view(self) -> None:
        self.view.view = VIEWS[(VIEWS.index(self.view.view) + 1) % len(VIEWS)]
        self._relay()

    @work
    async def action_choose_kind(self) -> None:
        words = self.doichieu.services.words
        options = [Option(words("compare.kind_all"), value="all")]
        options += [Option(words("kind." + kind.value), value=kind.value) for kind in ChangeKind]
        seen = "compare.show_reviewed" if self.decisions.hide else "compare.hide_reviewed"
        options.append(Option(words(seen), value="reviewed"))
        chosen = await self.app.push_screen_wait(
            Chooser(words("command.compare.kinds"), words("compare.choose_hint"), options)
        )
        if chosen is None:
            return
        if chosen.value == "reviewed":
            self.decisions.hide = not self.decisions.hide
            self.view.marks = self.decisions.shown()
        else:
            self.view.kinds = None if chosen.value == "all" else frozenset({str(chosen.value)})
        self.view.current = -1
        self._relay()
        self.first_change()

    def action_toggle_format(self) -> None:
        self.with_format = not self.with_format
        self.compare()

    def action_swap_sides(self) -> None:
        choice = self.choice
        self.choice = Choice(choice.b, choice.b_section, choice.a, choice.a_section)
        self.decisions.marks = self.decisions.marks.swapped()
        self.compare()

    # -- what the reader decides

    @work
    async def action_choose_counterpart(self) -> None:
        await self.decisions.choose_counterpart()

    def action_toggle_reviewed(self) -> None:
        self.decisions.review()

    @work
    async def action_write_note(self) -> None:
        await self.decisions.write_note()

    # -- other ways to look at it

    def action_toggle_stacked(self) -> None:
        self.view.stacked = not self.view.is_stacked
        self._relay()

    @work
    async def action_list_figures(self) -> None:
        await self.ways.list_figures()

    def action_show_versions(self) -> None:
        self.ways.show_versions()

    @on(CompareView.LaidOut)
    @on(CompareView.Scrolled)
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

    @work
    async def action_export_report(self) -> None:
        await self.ways.export()

    def action_read_here(self) -> None:
        self.ways.read_here()

    def action_leave(self) -> None:
        self.app.pop_screen()
