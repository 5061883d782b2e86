"""Ways from the reading screen: to a section by typing a few letters of its heading, and to the other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.document import Document

if TYPE_CHECKING:
    from .screens.read import ReadScreen


async def choose_section(screen: ReadScreen, document: Document) -> int | None:
    """Ask for a section of a document; its index, or None where the reader leaves."""
    from .screens.chooser import Chooser, Option  # imported here: the first screen does not wait for a dialog

    words = screen.doichieu.services.words
    options = [
        Option("  " * (s.depth - 1) + f"{s.label or ''} {s.title}".strip(), " › ".join(s.path[:-1]), s.index)
        for s in document.sections
    ]
    chooser = Chooser(words("read.go_to"), words("compare.choose_hint"), options)
    chosen = await screen.app.push_screen_wait(chooser)
    return chosen.value if chosen is not None and isinstance(chosen.value, int) else None


class Ways:
    """Commands that open another screen; each is imported when it is first wanted, so that the first does not wait."""

    def __init__(self, screen: ReadScreen) -> None:
        self.screen = screen

    def action_find_everywhere(self) -> None:
        from .screens.find import FindScreen

        self.screen.app.push_screen(FindScreen(self.screen.finding.query_text))

    def action_choose_comparison(self) -> None:
        self.screen.comparing.ask(self.screen.document, self.screen.whereabouts.chosen_section())

    def action_show_targets(self) -> None:
        if (document := self.screen.document) is not None:
            from .screens.targets import TargetsScreen

            self.screen.app.push_screen(TargetsScreen(document))

    def action_show_findings(self) -> None:
        if (document := self.screen.document) is not None:
            from .screens.findings import FindingsScreen

            self.screen.come_back = None
            self.screen.app.push_screen(FindingsScreen(document, self.screen.reader.top_place()))

    def action_correct_outline(self) -> None:
        document = self.screen.document
        if document is None:
            return
        from .screens.outline import OutlineScreen

        services = self.screen.doichieu.services
        if not document.sections:
            self.screen.tell(services.words("outline.cannot"))
            return
        section = max(self.screen.reader.section_in_view(), 0)
        self.screen.app.push_screen(OutlineScreen(services.shelf.entries[self.screen.entry], section))
