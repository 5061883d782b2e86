"""Notes: the reader's bookmarks and notes, of the open document or of all."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from ...library.reader_notes import ReaderNote
from ...model.document import Document
from ...presentation.commands import NOTES
from ...presentation.note_rows import CHANGED, GONE, THERE, note_line
from ...presentation.spans import Line
from ..bindings import bindings_for
from ..note_commands import NoteCommands
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
        self.document = document
        self.is_everywhere = False
        self._commands = NoteCommands(self)

    @property
    def parts(self) -> Sequence[object]:
        return (self._commands,)

    def compose(self) -> ComposeResult:
        yield Bar(id="notes-title")
        yield NoteList(id="note-list")
        yield KeyBar(NOTES, id="keys")

    @property
    def list(self) -> NoteList:
        return self.query_one("#note-list", NoteList)

    def on_mount(self) -> None:
        self.list.focus()
        self.show()

    def show(self) -> None:
        notes = self.doichieu.services.notes
        placed = [(note, self._state(note, block)) for note, block in notes.of(self.document)]
        self.list.notes = [(note, THERE) for note in notes.all()] if self.is_everywhere else placed
        self.list.with_titles = self.is_everywhere
        self.list.cursor = min(self.list.cursor, max(len(self.list.notes) - 1, 0))
        self.list.redraw()
        self.retell()

    def _state(self, note: ReaderNote, block: int | None) -> str:
        if block is None:
            return GONE
        return THERE if self.document.blocks[block].text.startswith(note.anchor.passage) else CHANGED

    def retell(self) -> None:
        super().retell()
        services = self.doichieu.services
        name = services.words("notes.title", name=services.title(self.document))
        title = services.words("notes.title_all") if self.is_everywhere else name
        count = services.words.counted("notes.count", len(self.list.notes))
        self.query_one("#notes-title", Bar).show([(f" {title}", ("heading",))], [(f"{count} ", ("muted",))])

    @property
    def chosen(self) -> ReaderNote | None:
        return self.list.notes[self.list.cursor][0] if self.list.notes else None

    @on(CursorList.Chosen, "#note-list")
    def _picked(self) -> None:
        self._commands.action_read_here()

    # -- commands

    def action_leave(self) -> None:
        self.app.pop_screen()
