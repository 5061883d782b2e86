"""What can be done with the reader's notes in their list."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..library.entries import real_path
from ..library.outfile import WritingError, free_name, write_out
from ..library.reader_notes import ReaderNote
from ..model.document import Document
from ..presentation.note_rows import notes_markdown
from ..text.clean import one_line

if TYPE_CHECKING:
    from .screens.notes import NotesScreen


class NoteCommands:
    """Commands of the list of notes."""

    def __init__(self, screen: NotesScreen) -> None:
        self.screen = screen
        self._removed: list[ReaderNote] = []
        """What was taken away since the list was opened, the last one last."""

    def action_read_here(self) -> None:
        note = self.screen.chosen
        if note is None:
            return
        services = self.screen.doichieu.services
        entry = services.shelf.entry_of(note.path)
        entry = entry or next((one for one in services.shelf.entries if real_path(one) == note.path), None)
        found = services.readable(entry) if entry else []
        if not found:
            self.screen.tell(services.words("notes.away", path=one_line(note.path)), "warning")
            return
        blocks = {kept.number: block for kept, block in services.notes.of(found[0])}
        reading = self.screen.doichieu.read_screen
        self.screen.app.pop_screen()
        block = blocks.get(note.number)
        reading.opening.document(found[0], block=-1 if block is None else block)
        if block is not None:
            reading.reader.at_hand.choose(block)

    async def action_write_note(self) -> None:
        note = self.screen.chosen
        if note is None:
            return
        from .screens.line_prompt import LinePrompt  # imported here: not needed before a note is changed

        words = self.screen.doichieu.services.words
        title = words("notes.on", passage=one_line(note.anchor.passage)[:60])
        prompt = LinePrompt(title, words("notes.prompt"), note.text, may_be_empty=True)
        text = await self.screen.app.push_screen_wait(prompt)
        if text is not None:
            self.screen.doichieu.services.notes.write(note, text)
            self._changed()

    def action_remove_note(self) -> None:
        if self.screen.chosen is not None:
            self._removed.append(self.screen.chosen)
            self.screen.doichieu.services.notes.remove(self.screen.chosen)
            self._changed()
            told = self.screen.doichieu.services.words("notes.removed", key=self.screen.key_of("notes.restore"))
            self.screen.tell(told)

    def action_restore_note(self) -> None:
        words = self.screen.doichieu.services.words
        if not self._removed:
            self.screen.tell(words("notes.nothing_removed"))
            return
        self.screen.doichieu.services.notes.restore(self._removed.pop())
        self._changed()
        self.screen.tell(words("notes.restored"))

    def _changed(self) -> None:
        self.screen.show()
        reading = self.screen.doichieu.read_screen
        if reading.document is not None:
            reading.noting.show(reading.document)

    async def action_carry_over(self) -> None:
        from .choosing import one_more  # imported here: not needed before notes are carried over

        words, old = self.screen.doichieu.services.words, self.screen.document
        for new in await one_more(self.screen, words("command.notes.carry"), [old.path]):
            self.screen.tell(words("work.comparing"))
            self.screen.run_worker(partial(self._carry, old, new), thread=True, group="carry")

    def _carry(self, old: Document, new: Document) -> None:
        from .carrying import carry_over  # imported here: not needed before notes are carried over

        services = self.screen.doichieu.services
        copied, lost = carry_over(services, old, new)
        told = services.words("notes.carried", copied=copied, lost=lost, name=services.title(new))
        if self.screen.app.is_running:
            self.screen.app.call_from_thread(self.screen.tell, told)

    def action_toggle_everywhere(self) -> None:
        self.screen.is_everywhere = not self.screen.is_everywhere
        self.screen.show()

    async def action_export_notes(self) -> None:
        from .screens.line_prompt import LinePrompt  # imported here: not needed before an export

        services = self.screen.doichieu.services
        words = services.words
        if not self.screen.list.notes:
            self.screen.tell(words("notes.nothing"))
            return
        proposed = str(free_name(Path.cwd(), "ghi-chu", ".md"))
        title = words("command.notes.export")
        name = await self.screen.app.push_screen_wait(LinePrompt(title, words("notes.export_prompt"), proposed))
        if name is None:
            return
        path = str(Path(name).expanduser())
        text = notes_markdown([note for note, _ in self.screen.list.notes], words)
        try:
            write_out(path, text.encode(), [entry.path for entry in services.shelf.entries])
        except WritingError as error:
            told = words(f"error.export_{error.code}", path=one_line(error.path), detail=error.detail)
            self.screen.tell(told, "error")
        else:
            self.screen.tell(words("export.done", path=one_line(path)))
