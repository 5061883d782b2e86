"""Bookmarks and notes on the reading screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.document import Document
from ..text.cells import fit

if TYPE_CHECKING:
    from ..library.reader_notes import ReaderNote
    from .screens.read import ReadScreen

_SHORT = 60


class Noting:
    """The reader's own marks beside the passages."""

    def __init__(self, screen: ReadScreen) -> None:
        self.screen = screen

    def show(self, document: Document) -> None:
        """Put the marks into the margin, if the document is still open."""
        reader = self.screen.reader
        if reader.document is document:
            noted: dict[int, bool] = {}
            for note, block in self.screen.doichieu.services.notes.of(document):
                if block is not None:
                    noted[block] = noted.get(block, False) or bool(note.text)
            if noted != reader.noted:
                reader.noted = noted
                reader.redraw()

    def action_toggle_bookmark(self) -> None:
        passage = self._passage()
        if passage is None:
            return
        document, block, notes = passage
        services = self.screen.doichieu.services
        marks = [note for note in notes if not note.text]
        for mark in marks:
            services.notes.remove(mark)
        if not marks:
            services.notes.add(document, block, "", services.title(document))
        self.screen.reader.at_hand.choose(block)
        self.show(document)
        self._tell("notes.unmarked" if marks else "notes.marked")

    def action_write_note(self) -> None:
        passage = self._passage()
        if passage is not None:
            self.screen.reader.at_hand.choose(passage[1])
            self.screen.run_worker(self._ask(*passage))

    async def _ask(self, document: Document, block: int, notes: list[ReaderNote]) -> None:
        from .screens.line_prompt import LinePrompt  # imported here: the first screen does not wait for a dialog

        services = self.screen.doichieu.services
        words = services.words
        known = next((note for note in notes if note.text), None)
        title = words("notes.on", passage=fit(document.blocks[block].text, _SHORT))
        prompt = LinePrompt(title, words("notes.prompt"), known.text if known else "", may_be_empty=True)
        text = await self.screen.app.push_screen_wait(prompt)
        if text is None or (known is None and not text):
            return
        if known is not None:
            services.notes.write(known, text)
        else:
            services.notes.add(document, block, text, services.title(document))
        self.show(document)
        self._tell("notes.kept")

    def action_show_notes(self) -> None:
        document = self.screen.document
        if document is not None:
            from .screens.notes import NotesScreen  # imported here: the first screen does not wait for it

            self.screen.app.push_screen(NotesScreen(document))

    def _passage(self) -> tuple[Document, int, list[ReaderNote]] | None:
        """The passage that is meant, with the notes it has."""
        document, block = self.screen.document, self.screen.reader.at_hand.block
        if document is None or block < 0:
            return None
        found = self.screen.doichieu.services.notes.of(document)
        return document, block, [note for note, at in found if at == block]

    def _tell(self, name: str) -> None:
        services = self.screen.doichieu.services
        name = name if services.notes.lasting else "notes.not_lasting"
        self.screen.tell(services.words(name, key=self.screen.key_of("read.notes")))
