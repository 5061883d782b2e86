"""What can be done with the hit in hand, and with the search that found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..reading.errors import ReadingError
from ..search.hits import Hit, Located

if TYPE_CHECKING:
    from .screens.find import FindScreen


class HitCommands:
    """Commands of the search screen."""

    def __init__(self, screen: FindScreen) -> None:
        self.screen = screen

    def _located(self) -> tuple[Hit, Located] | None:
        """The chosen hit in its document; where it cannot be read, or has changed, that is told."""
        hit = self.screen.hits.hit
        if hit is None:
            return None
        try:
            return hit, hit.located()
        except ReadingError as error:
            self.screen.tell(self.screen.doichieu.services.words.error(error), "error")
            return None

    def action_open_hit(self) -> None:
        if (found := self._located()) is None:
            return
        hit, located = found
        screen, reading = self.screen, self.screen.doichieu.read_screen
        screen.app.pop_screen()
        anchor = max(located.passage.anchor, 0)
        offset = hit.spans[0][0] if hit.spans and not hit.is_note else 0
        reading.opening.document(located.document, block=anchor, offset=offset)
        query = screen.search.results.query.text if screen.search.results else ""
        screen.doichieu.services.searches.note(query)
        reading.finding.mark_passage(query, anchor, [] if hit.is_note else hit.spans)

    def action_compare_hit(self) -> None:
        if (found := self._located()) is not None:
            self.screen.comparing.ask(found[1].document, found[1].passage.section)

    def action_find_same(self) -> None:
        """Passages like the chosen one: its first words become the query."""
        hit = self.screen.hits.hit
        if hit is not None:
            from ..search.query import query_for  # imported here: not needed before it is asked for

            self.screen.only_open = False
            self._ask_for(query_for(hit.text))

    def _ask_for(self, text: str) -> None:
        field = self.screen.field
        field.value = text
        field.cursor_position = len(text)

    def action_next_hit(self) -> None:
        self.action_move_hit(1)

    def action_previous_hit(self) -> None:
        self.action_move_hit(-1)

    def action_move_hit(self, step: int) -> None:
        hits = self.screen.hits
        hits.move_to(hits.cursor + step)

    def action_switch_focus(self) -> None:
        field = self.screen.field
        (self.screen.hits if field.has_focus else field).focus()

    async def action_show_history(self) -> None:
        """Searches made before, those that were saved first."""
        from .screens.chooser import Chooser, Option  # imported here: not needed before it is asked for

        services = self.screen.doichieu.services
        words = services.words
        kept = services.searches.kept()
        options = [Option(one.text, words("find.saved") if one.is_saved else "", one.text) for one in kept]
        chooser = Chooser(words("command.find.history"), words("compare.choose_hint"), options)
        chosen = await self.screen.app.push_screen_wait(chooser)
        if chosen is not None:
            self._ask_for(str(chosen.value))

    def action_toggle_saved(self) -> None:
        services, text = self.screen.doichieu.services, self.screen.field.value.strip()
        if text:
            saved = services.searches.toggle_saved(text)
            self.screen.tell(services.words("find.now_saved" if saved else "find.no_longer_saved"))
