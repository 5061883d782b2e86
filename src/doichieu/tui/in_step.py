"""Keeping the archive of a large shelf in step with its folders while somebody reads and searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from ..text.collecting import spare_what_is_there

if TYPE_CHECKING:
    from .screens.read import ReadScreen


class KeepingInStep:
    """Runs the update beside the app, tells how far it has come, pauses it."""

    class Progressed(Message):
        """The archive has come further."""

    def __init__(self, screen: ReadScreen) -> None:
        self.screen = screen
        self._count = 0
        """How many documents the shelf showed."""

    def read_rest(self) -> bool:
        """Read the documents on the shelf, or take those of a large one into the archive; blocks, so in a thread.

        Whether it came to its end.
        """
        shelf = self.screen.doichieu.services.shelf
        if shelf.is_large:
            self.screen.post_message(self.screen.ShelfRead())  # its findings need not wait for the archive
            self.run()
            return False
        is_done = all(self.screen.app.is_running for _ in shelf.read_all())
        spare_what_is_there()
        return is_done

    def run(self, even_if_paused: bool = False) -> None:
        """Bring the archive in step; blocks, so in a thread."""
        searching = self.screen.doichieu.services.searching
        if searching.is_due() or (even_if_paused and searching.is_paused):
            told = searching.bring_in_step(self.tell)
            if told and self.screen.app.is_running:
                self.screen.app.call_from_thread(self.screen.notify, told, markup=False)

    def tell(self) -> None:
        """The archive has come further; may be called in any thread."""
        self.screen.post_message(self.Progressed())

    def progressed(self) -> None:
        """Show how far the archive has come on the screen that is seen."""
        from .screens.base import CommandScreen  # imported here: the reading screen makes this object

        count = len(self.screen.doichieu.services.shelf.entries)
        if count != self._count:  # files have come into a folder
            self._count = count
            self.screen.shelf.rebuild()
        seen = self.screen.app.screen
        if seen is self.screen:
            self.screen.tell_place()
        elif isinstance(seen, CommandScreen) and seen.is_mounted:
            seen.archive_progressed()

    def action_pause_archive(self) -> None:
        """Pause the update, or go on with it."""
        services = self.screen.doichieu.services
        words, tell = services.words, self.screen.tell
        if not services.shelf.is_large:
            tell(words("archive.none"))
        elif services.searching.progress is not None:
            services.searching.stop()
            tell(words("archive.paused"))
        elif services.searching.is_paused:
            self.screen.follow_folders()
            tell(words("archive.goes_on"))
        else:
            tell(words("archive.in_step"))

    def leave(self) -> None:
        """The app ends: leave the archive as far as it has come."""
        services = self.screen.doichieu.services
        if services.shelf.is_large:
            services.searching.stop()
