"""Notes: the reader's bookmarks and notes, of the open document or of all."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult

from ...library.outfile import WritingError, free_name, write_out
from ...library.reader_notes import ReaderNote
from ...library.shelf import real_path
from ...model.document import Document
from ...presentation.commands import NOTES
from ...presentation.note_rows import CHANGED, GONE, THERE, note_line, notes_markdown
from ...presentation.spans import Line
from ...text.clean import one_line
from ..bindings import bindings_for
from ..widgets.bars import Bar, KeyBar
from ..widgets.list_view import CursorList
from .base import CommandScreen


class NoteList(CursorList):
    """The notes, one a line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.notes: list[tuple[ReaderNote, str]] = []
        """Each with what has become of its passage."""
        self.with_titles = False

    def line_count(self) -> int:
        return len(self.notes) or 1

    def can_choose(self, number: int) -> bool:
        return number < len(self.notes)

    def item_spans(self, number: int) -> Line:
        words = self.doichieu.services.words
        if not self.notes:
            told = words("notes.none", mark=self._key("read.bookmark"), note=self._key("read.note"))
            return [(" " + told, ("muted",))]
        return note_line(*self.notes[number], self.with_titles, self.columns, words)

    def _key(self, name: str) -> str:
        return self.doichieu.read_screen.key_of(name)


class NotesScreen(CommandScreen):
    """The list of notes."""

    SCOPE = NOTES
    DEFAULT_CSS = """
    NotesScreen #note-list { height: 1fr; }
    """
    BINDINGS = [*bindings_for(NOTES)]

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._is_everywhere = False
        self._removed: list[ReaderNote] = []
        """What was taken away since the list was opened, the last one last."""

    def compose(self) -> ComposeResult:
        yield Bar(id="notes-title")
        yield NoteList(id="note-list")
        yield KeyBar(NOTES, id="keys")

    @property
    def list(self) -> NoteList:
        return self.query_one("#note-list", NoteList)

    def on_mount(self) -> None:
        self.list.focus()
        self._show()

    def _show(self) -> None:
        notes = self.doichieu.services.notes
        placed = [(note, self._state(note, block)) for note, block in notes.of(self._document)]
        self.list.notes = [(note, THERE) for note in notes.all()] if self._is_everywhere else placed
        self.list.with_titles = self._is_everywhere
        self.list.cursor = min(self.list.cursor, max(len(self.list.notes) - 1, 0))
        self.list.redraw()
        self.retell()

    def _state(self, note: ReaderNote, block: int | None) -> str:
        if block is None:
            return GONE
        return THERE if self._document.blocks[block].text.startswith(note.anchor.passage) else CHANGED

    def retell(self) -> None:
        super().retell()
        services = self.doichieu.services
        name = services.words("notes.title", name=services.title(self._document))
        title = services.words("notes.title_all") if self._is_everywhere else name
        count = services.words.counted("notes.count", len(self.list.notes))
        self.query_one("#notes-title", Bar).show([(f" {title}", ("heading",))], [(f"{count} ", ("muted",))])

    @property
    def _chosen(self) -> ReaderNote | None:
        return self.list.notes[self.list.cursor][0] if self.list.notes else None

    @on(CursorList.Chosen, "#note-list")
    def _picked(self) -> None:
        self.action_read_here()

    # -- commands

    def action_read_here(self) -> None:
        note = self._chosen
        if note is None:
            return
        services = self.doichieu.services
        entry = services.shelf.entry_of(note.path)
        entry = entry or next((one for one in services.shelf.entries if real_path(one) == note.path), None)
        found = services.readable(entry) if entry else []
        if not found:
            self.tell(services.words("notes.away", path=one_line(note.path)), "warning")
            return
        blocks = {kept.number: block for kept, block in services.notes.of(found[0])}
        reading = self.doichieu.read_screen
        self.app.pop_screen()
        block = blocks.get(note.number)
        reading.opening.document(found[0], block=-1 if block is None else block)
        if block is not None:
            reading.reader.at_hand.choose(block)

    def action_write_note(self) -> None:
        if self._chosen is not None:
            self._ask(self._chosen)

    @work
    async def _ask(self, note: ReaderNote) -> None:
        from .line_prompt import LinePrompt  # imported here: not needed before a note is changed

        words = self.doichieu.services.words
        title = words("notes.on", passage=one_line(note.anchor.passage)[:60])
        prompt = LinePrompt(title, words("notes.prompt"), note.text, may_be_empty=True)
        text = await self.app.push_screen_wait(prompt)
        if text is not None:
            self.doichieu.services.notes.write(note, text)
            self._changed()

    def action_remove_note(self) -> None:
        if self._chosen is not None:
            self._removed.append(self._chosen)
            self.doichieu.services.notes.remove(self._chosen)
            self._changed()
            self.tell(self.doichieu.services.words("notes.removed", key=self.key_of("notes.restore")))

    def action_restore_note(self) -> None:
        words = self.doichieu.services.words
        if not self._removed:
            self.tell(words("notes.nothing_removed"))
            return
        self.doichieu.services.notes.restore(self._removed.pop())
        self._changed()
        self.tell(words("notes.restored"))

    def _changed(self) -> None:
        self._show()
        reading = self.doichieu.read_screen
        if reading.document is not None:
            reading.noting.show(reading.document)

    @work
    async def action_carry_over(self) -> None:
        from ..choosing import one_more  # imported here: not needed before notes are carried over

        words, old = self.doichieu.services.words, self._document
        for new in await one_more(self, words("command.notes.carry"), [old.path]):
            self.tell(words("compare.working"))
            self.run_worker(partial(self._carry, old, new), thread=True, group="carry")

    def _carry(self, old: Document, new: Document) -> None:
        from ..carrying import carry_over  # imported here: not needed before notes are carried over

        services = self.doichieu.services
        copied, lost = carry_over(services, old, new)
        told = services.words("notes.carried", copied=copied, lost=lost, name=services.title(new))
        if self.app.is_running:
            self.app.call_from_thread(self.tell, told)

    def action_toggle_everywhere(self) -> None:
        self._is_everywhere = not self._is_everywhere
        self._show()

    @work
    async def action_export_notes(self) -> None:
        from .line_prompt import LinePrompt  # imported here: not needed before an export

        services = self.doichieu.services
        words = services.words
        proposed = str(free_name(Path.cwd(), "ghi-chu", ".md"))
        title = words("command.notes.export")
        name = await self.app.push_screen_wait(LinePrompt(title, words("notes.export_prompt"), proposed))
        if name is None:
            return
        path = str(Path(name).expanduser())
        text = notes_markdown([note for note, _ in self.list.notes], words)
        try:
            write_out(path, text.encode(), [entry.path for entry in services.shelf.entries])
        except WritingError as error:
            self.tell(words(f"error.export_{error.code}", path=one_line(error.path), detail=error.detail), "error")
        else:
            self.tell(words("export.done", path=one_line(path)))

    def action_leave(self) -> None:
        self.app.pop_screen()
