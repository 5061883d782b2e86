"""Opening documents on the reading screen: at once where that is quick, else in the background."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from ..library.cache import Cache, cache_folder, read_ahead
from ..library.entries import Entry
from ..model.document import Document
from ..presentation.shelf import DOCUMENT
from ..reading.errors import ReadingError
from ..reading.files import read_data
from ..text.clean import one_line
from ..text.collecting import spare_what_is_there
from .long_work import LongWork
from .widgets.bars import Bar

if TYPE_CHECKING:
    from .screens.read import ReadScreen


class Target(NamedTuple):
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
        self._wanted: Target | None = None
        """The large document that is being read."""
        self._work = LongWork(screen, self._say)

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
        if self._wanted is not None:  # something else is wanted by now
            self._end(is_done=False)
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
        self,
        document: Document,
        section: int = DOCUMENT,
        block: int = -1,
        offset: int = 0,
        *,
        context: int = 3,
        is_jump: bool = True,
    ) -> None:
        """Show a document that is on the shelf."""
        number = self.screen.doichieu.services.shelf.number_of(document.path)
        if number is not None:
            self.entry(Target(number, section, block, offset, context), is_jump)

    def again(self, entry: Entry, block: int) -> None:
        """Show a document anew where its outline was corrected."""
        number = self.screen.doichieu.services.shelf.entries.index(entry)
        self.screen.shelf.forget(number)
        self.entry(Target(number, block=block))
        self.screen.shelf.rebuild()

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
        entry = self.screen.doichieu.services.shelf.entries[target.entry]
        self._wanted = target
        with suppress(OSError):
            self._work.begin("reading", os.path.getsize(entry.path))
        self.screen.run_worker(lambda: self._read(target), thread=True, exclusive=True, group="open")

    def _say(self, told: str) -> None:
        shelf = self.screen.doichieu.services.shelf
        title = shelf.title(shelf.entries[self._wanted.entry], short=True) if self._wanted else ""
        self.screen.query_one("#place", Bar).show([(f" {title} · {told}", ("muted",))])

    def _read(self, target: Target) -> None:
        shelf, folder = self.screen.doichieu.services.shelf, cache_folder()
        entry = shelf.entries[target.entry]
        with suppress(ReadingError):  # it is told when the document is to be shown
            if folder is not None and not Cache(folder).holds(read_data(entry.path)):
                from ..library.apart import run_apart  # imported here: few documents are large

                run_apart(read_ahead, str(folder), entry.path, stopped=lambda: self._wanted is not target)
            if self._wanted is target:
                shelf.document(entry)
                spare_what_is_there()
        if self._wanted is target:
            self.screen.post_message(self.LargeRead(target))

    def read(self, target: Target) -> None:
        """A large document has been read: show it, unless it is not wanted any more."""
        if self._wanted is target:
            self._end()
            self.entry(target)

    def _end(self, *, is_done: bool = True) -> None:
        self._wanted = None
        self._work.end(is_done=is_done)

    def stop(self) -> bool:
        """Leave the document that is being read; whether there was one."""
        if self._wanted is None or self.screen.document is None:
            return False
        self._end(is_done=False)
        self.screen.tell_place()
        self.screen.tell(self.screen.doichieu.services.words("work.stopped"))
        return True
