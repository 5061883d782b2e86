"""Opening documents on the reading screen: at once where that is quick, else in the background."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from ..model.document import Document
from ..presentation.shelf import DOCUMENT
from ..reading.errors import ReadingError
from ..text.clean import one_line
from .widgets.bars import Bar

if TYPE_CHECKING:
    from .screens.read import ReadScreen


@dataclass(frozen=True, slots=True)
class Target:
    """A place on the shelf: which entry, and in it a section or a place in a block; else its start."""

    entry: int
    section: int = DOCUMENT
    block: int = -1
    offset: int = 0
    context: int = 3
    """Lines that stay in view above the place."""


class Opening:
    """Opens what the reader chooses."""

    class LargeRead(Message):
        """A document that took its time has been read."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def __init__(self, screen: ReadScreen) -> None:
        self.screen = screen
        self._is_new = False
        """Whether the document that was shown last had been another one before: it is then where it was left."""

    def first(self, wanted: int = 0) -> None:
        """Show the document that is wanted, else the first one that can be read."""
        shelf = self.screen.doichieu.services.shelf
        for number in dict.fromkeys((wanted, *range(len(shelf.entries)))):
            entry = shelf.entries[number]
            if not shelf.is_quick(entry):
                self.screen.entry = number
                self._later(Target(number))
                break
            if self._show(number):
                break
        self.screen.shelf.rebuild()

    def entry(self, target: Target, is_jump: bool = True) -> None:
        """Show a document, at a section or at a place in a block. What is no jump cannot be gone back from."""
        shelf = self.screen.doichieu.services.shelf
        entry = shelf.entries[target.entry]
        if not shelf.is_quick(entry) and entry.path not in shelf.errors:
            self._later(target)
            return
        if is_jump:
            self.screen.history.leave()
        if not self._show(target.entry):
            return
        reader = self.screen.reader
        if target.block >= 0:
            reader.go_to(target.block, target.offset, target.context)
        elif target.section >= 0 and reader.document is not None:
            reader.go_to(reader.document.sections[target.section].first)
        elif not self._is_new:
            reader.jump(0)
        self.screen.tell_place()

    def document(
        self, document: Document, section: int = DOCUMENT, block: int = -1, offset: int = 0,
        *, context: int = 3, is_jump: bool = True,
    ) -> None:
        """Show a document that is on the shelf."""
        number = self.screen.doichieu.services.shelf.number_of(document.path)
        if number is not None:
            self.entry(Target(number, section, block, offset, context), is_jump)

    def _show(self, number: int) -> bool:
        """Put a document on the screen; False where it cannot be read, which is then told."""
        services = self.screen.doichieu.services
        try:
            document = services.shelf.document(services.shelf.entries[number])
        except ReadingError as error:
            self.screen.tell(services.words.error(error), "error")
            return False
        if aside := services.shelf.store.take_put_aside():
            told = services.words("store.put_aside", file=one_line(str(aside)))
            self.screen.tell(told, "warning")
        self._is_new = self.screen.reader.document is not document
        if self._is_new:
            self.screen.resuming.keep()
            self.screen.entry = number
            self.screen.finding.forget()
            self.screen.reader.open(document)
            self.screen.shelf.open_entry(number)
            self.screen.resuming.resume(document)
            self.screen.opened(document)
        return True

    def _later(self, target: Target) -> None:
        """Read a large document in the background, saying so; it is shown when it is there."""
        services = self.screen.doichieu.services
        title = services.shelf.title(services.shelf.entries[target.entry], short=True)
        told = f" {title} · {services.words('read.loading')}"
        self.screen.query_one("#place", Bar).show([(told, ("muted",))])
        self.screen.run_worker(lambda: self._read(target), thread=True, exclusive=True, group="open")

    def _read(self, target: Target) -> None:
        shelf = self.screen.doichieu.services.shelf
        with suppress(ReadingError):  # it is told when the document is to be shown
            shelf.document(shelf.entries[target.entry])
        self.screen.post_message(self.LargeRead(target))
