"""Ways out of a comparison: its figures in a table, the versions of a section, a report, the place in the document."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ..compare.result import Comparison
from .exporting import Exporting

if TYPE_CHECKING:
    from .screens.compare import CompareScreen


class Before(NamedTuple):
    """How a comparison stood when its reader went to read a place of it."""

    comparison: Comparison
    view: str
    kinds: frozenset[str] | None
    current: int


class WaysOut:
    """Opens what leads on from a comparison."""

    def __init__(self, screen: CompareScreen) -> None:
        self.screen = screen

    async def action_list_figures(self) -> None:
        """Show the figures that differ; go to the one that is taken."""
        from .screens.figures import FiguresScreen  # imported here: not needed before it is asked for

        table = self.screen.view.table
        if table is None:
            return
        chosen = await self.screen.app.push_screen_wait(FiguresScreen(table))
        if chosen is not None and self.screen.view.show_change(chosen):
            self.screen.telling.change()

    def action_show_versions(self) -> None:
        """Show the versions of the section in view."""
        from .screens.versions import VersionsScreen  # imported here: not needed before it is asked for

        pair, choice = self.screen.pair_in_view(), self.screen.choice
        if pair is None or pair.sections.a is None or pair.sections.a >= len(choice.a.sections):
            self.screen.tell(self.screen.doichieu.services.words("compare.no_versions"))
            return
        self.screen.app.push_screen(VersionsScreen([choice.a, choice.b], pair.sections.a))

    async def action_export_report(self) -> None:
        """Write the comparison as a report."""
        from ..presentation.compare_data import compare_data  # imported here: only an export needs them
        from ..presentation.exports.compare_sheet import compare_sheet

        screen, choice = self.screen, self.screen.choice
        comparison, services = screen.view.comparison, screen.doichieu.services
        if comparison is None:
            return
        words = services.words
        names = (services.title(choice.a, False), services.title(choice.b, False))
        kinds, marks = screen.view.kinds, screen.decisions.marks
        await Exporting(screen).ask(
            words("command.compare.export"), "doi-chieu", [choice.a, choice.b],
            lambda: compare_sheet(comparison, names, words, kinds, marks),
            lambda: compare_data(comparison, kinds, marks),
        )  # fmt: skip

    def action_read_here(self) -> None:
        """Open the place of the current change, or the pair in view, in its document."""
        screen, view, choice = self.screen, self.screen.view, self.screen.choice
        if view.table is None or view.comparison is None:
            return
        reading, current = screen.doichieu.read_screen, view.current_on_screen()
        again = partial(type(screen), choice, self._as_it_is())
        if current >= 0:
            sides = view.table.changes[current].change.sides
            document, extent = (choice.a, sides.a) if sides.a else (choice.b, sides.b)
            if extent is not None and extent.spans[0].block < len(document.blocks):
                screen.app.pop_screen()
                reading.opening.document(document, block=extent.spans[0].block, offset=extent.spans[0].start)
                reading.come_back = again
                return
        pair = screen.pair_in_view()
        section = pair.sections.a if pair else None
        known = section is not None and section < len(choice.a.sections)
        screen.app.pop_screen()
        reading.opening.document(choice.a, section if known and section is not None else -1)
        reading.come_back = again

    def _as_it_is(self) -> Before | None:
        """What is needed to come back to it."""
        view = self.screen.view
        if view.comparison is None:
            return None
        return Before(view.comparison, view.view, view.kinds, view.current)
