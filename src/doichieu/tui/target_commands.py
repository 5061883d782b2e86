"""What can be done with a row of the table of targets, and which rows and documents are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .comparing import Choice

if TYPE_CHECKING:
    from .screens.targets import TargetsScreen

_ONLY = ("all", "differing", "missing")


class TargetCommands:
    """Commands of the targets screen."""

    def __init__(self, screen: TargetsScreen) -> None:
        self.screen = screen

    def action_read_here(self) -> None:
        entry = self.screen.entry
        if entry is None or entry.row is None:
            return
        told = entry.row.cells[self.screen.rows.column] or next(cell for cell in entry.row.cells if cell is not None)
        document, target = self.screen.documents[told.document], told.target
        reading = self.screen.doichieu.read_screen
        self.screen.app.pop_screen()
        reading.opening.document(document, block=target.block, offset=target.indicator.start)

    def action_compare_here(self) -> None:
        """Hold the sections of the chosen column and of the next one that tells the target against each other."""
        entry = self.screen.entry
        told = [cell for cell in entry.row.cells if cell is not None] if entry and entry.row else []
        if len(told) < 2:
            self.screen.tell(self.screen.doichieu.services.words("targets.one_side"))
            return
        at = next((i for i, cell in enumerate(told) if cell.document == self.screen.rows.column), 0)
        a, b = sorted((told[at], told[(at + 1) % len(told)]), key=lambda cell: cell.document)
        sections = (a.target.section, b.target.section)
        choice = Choice(self.screen.documents[a.document], sections[0], self.screen.documents[b.document], sections[1])
        self.screen.doichieu.read_screen.comparing.open_choice(choice)

    def action_next_column(self) -> None:
        self._go_to_column(1)

    def action_previous_column(self) -> None:
        self._go_to_column(-1)

    def _go_to_column(self, step: int) -> None:
        self.screen.rows.column = (self.screen.rows.column + step) % len(self.screen.documents)
        self.screen.rows.redraw()

    def action_cycle_only(self) -> None:
        self.screen.only = _ONLY[(_ONLY.index(self.screen.only) + 1) % len(_ONLY)]
        self.screen.show()

    def action_cycle_sort(self) -> None:
        self.screen.sort = "difference" if self.screen.sort == "document" else "document"
        self.screen.show()

    async def action_find_row(self) -> None:
        from .screens.chooser import Chooser, Option  # imported here: most readers scroll

        words = self.screen.doichieu.services.words
        options = [
            Option(entry.name, " › ".join(entry.row.first.indicator.parts_of), i)
            for i, entry in enumerate(self.screen.rows.entries)
            if entry.row is not None
        ]
        chooser = Chooser(words("command.targets.find"), words("compare.choose_hint"), options)
        chosen = await self.screen.app.push_screen_wait(chooser)
        if chosen is not None and isinstance(chosen.value, int):
            self.screen.rows.move_to(chosen.value)

    async def action_add_document(self) -> None:
        from .choosing import one_more  # imported here: with its dialog

        title = self.screen.doichieu.services.words("command.targets.add")
        found = await one_more(self.screen, title, {document.path for document in self.screen.documents})
        if found:
            self.screen.documents += found
            self.screen.tabulate()

    def action_drop_document(self) -> None:
        if len(self.screen.documents) == 1:
            self.screen.tell(self.screen.doichieu.services.words("targets.last"))
            return
        del self.screen.documents[self.screen.rows.column]
        self.screen.rows.column = 0
        self.screen.tabulate()

    async def action_export_report(self) -> None:
        table, services = self.screen.table, self.screen.doichieu.services
        if table is None or not self.screen.rows.entries:
            return
        from ..presentation.exports.targets_sheet import targets_sheet  # imported here: only an export needs them
        from ..presentation.targets_data import targets_data
        from .exporting import Exporting

        words = services.words
        rows = [entry.row for entry in self.screen.rows.entries if entry.row is not None]
        names = [services.title(document, False) for document in self.screen.documents]
        await Exporting(self.screen).ask(
            words("command.targets.export"), "chi-tieu", self.screen.documents,
            lambda: targets_sheet(rows, names, words), lambda: targets_data(table, rows),
        )  # fmt: skip
