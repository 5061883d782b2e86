"""Find: passages of all documents as they are typed for, with the text around the chosen one."""

from __future__ import annotations

import time
from collections.abc import Sequence

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from ...presentation.commands import FIND
from ...search.engine import Results
from ..bindings import bindings_for
from ..comparing import ComparisonChoice
from ..hit_commands import HitCommands
from ..hit_telling import HitTelling
from ..previewing import HitPreview
from ..widgets.bars import Bar, KeyBar
from ..widgets.hit_list import HitList
from ..widgets.list_view import CursorList
from ..widgets.reader_view import ReaderView
from ..widgets.text_field import TextField
from .base import CommandScreen

_LIMIT = 300
_EVERY = 0.06
"""Seconds between two looks at the hits so far."""
_SLOW = 0.4
"""Seconds after which is told that a search is under way."""
_AGAIN = 2.0
"""Seconds after which an archive that grows is searched again."""


_BEFORE_THE_FIELD = ("find.next_hit", "find.previous_hit", "find.page_up", "find.page_down", "find.switch_focus")
"""What the field would otherwise take for itself."""


class FindScreen(CommandScreen):
    """Search across documents."""

    SCOPE = FIND
    DEFAULT_CSS = """
    FindScreen Input { border: none; height: 1; padding: 0 1; background: $panel; }
    FindScreen #hits { width: 1fr; height: 1fr; }
    FindScreen #preview-side { width: 1fr; height: 1fr; }
    FindScreen #preview { height: 1fr; }
    FindScreen.tall #results { layout: vertical; }
    """
    BINDINGS = [*bindings_for(FIND, _BEFORE_THE_FIELD)]

    class Found(Message):
        """A search has found something, or has ended. `number` says which one: answers to older ones are dropped."""

        def __init__(self, number: int, results: Results, is_last: bool) -> None:
            super().__init__()
            self.number = number
            self.results = results
            self.is_last = is_last

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._initial = text
        self._number = 0
        self.only_open = False
        self._is_moved = False
        """Whether the reader moved the cursor among the hits of this search."""
        self.is_done = False
        self._is_again = False
        """Whether the same words are searched for again since the archive has come further."""
        self._is_stale = False
        """Whether the archive has come further since this search began."""
        self._searched = self._asked = 0.0
        self.results: Results | None = None
        self.comparing = ComparisonChoice(self)
        self.preview = HitPreview(self)
        self._telling = HitTelling(self)
        self._commands = HitCommands(self)

    @property
    def parts(self) -> Sequence[object]:
        return (self._commands,)

    @property
    def field(self) -> Input:
        return self.query_one("#query", Input)

    def compose(self) -> ComposeResult:
        words = self.doichieu.services.words
        yield Bar(id="find-title")
        yield TextField(value=self._initial, placeholder=words("find.prompt"), id="query", compact=True)
        with Horizontal(id="results"):
            yield HitList(id="hits")
            with Vertical(id="preview-side"):
                yield Bar(id="preview-title")
                yield ReaderView(id="preview")
        yield KeyBar(FIND, id="keys")

    def on_mount(self) -> None:
        self.retell()
        self.field.focus()
        if self._initial:
            self.look_for(self._initial)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < 110, "tall")

    @property
    def hits(self) -> HitList:
        return self.query_one("#hits", HitList)

    # -- searching

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        self.look_for(event.value)

    def look_for(self, text: str) -> None:
        """Search for what was typed; a newer letter makes older answers void."""
        self._number += 1
        self._asked = time.monotonic() if text.strip() else 0.0
        self._is_moved = self.is_done = self._is_again = self._is_stale = False
        self._search(self._number, text)
        self.set_timer(_SLOW, self.retell)

    def archive_progressed(self) -> None:
        """The archive has come further: search it again, now and then as long as there is room for more hits, and when
        it is whole."""
        self.retell()
        has_room = self.results is not None and len(self.results.hits) < _LIMIT
        is_whole = not self.doichieu.services.archive_progress()
        if not self.is_done:
            self._is_stale = True
        elif is_whole or (has_room and time.monotonic() - self._searched > _AGAIN):
            self._search_again()

    def _search_again(self) -> None:
        self._number += 1
        self._is_stale, self.is_done, self._is_again = False, False, True
        self._search(self._number, self.field.value)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, number: int, text: str) -> None:
        searching = self.doichieu.services.searching
        at_hand = self.doichieu.read_screen.document
        shown, results = 0.0, None
        for results in searching.stream(text, _LIMIT, lambda: number != self._number, at_hand, self.only_open):
            if number != self._number:
                return
            if results.hits and time.monotonic() - shown > _EVERY:
                shown = time.monotonic()
                self.post_message(self.Found(number, results, is_last=False))
        if number == self._number and results is not None:
            self.post_message(self.Found(number, results, is_last=True))
        if searching.is_due() and self.app.is_running:
            self.app.call_from_thread(self.doichieu.read_screen.follow_folders)

    @on(Found)
    def _found(self, event: Found) -> None:
        if event.number != self._number or (self._is_again and not event.is_last):
            return
        self.results, self.is_done = event.results, event.is_last
        if event.is_last:
            self._searched = time.monotonic()
        self.hits.show(event.results, self._title_of, keep=self._is_moved)
        self.retell()
        self._preview()
        if event.is_last and self._is_stale and not self.doichieu.services.archive_progress():
            self._search_again()  # the archive has become whole meanwhile

    def _title_of(self, path: str) -> str:
        services = self.doichieu.services
        entry = services.shelf.entry_of(path)
        return services.shelf.title(entry, short=True) if entry else path

    def retell(self) -> None:
        super().retell()
        self.query_one("#find-title", Bar).show(*self._telling.title())

    @property
    def is_slow(self) -> bool:
        """Whether a search that takes its time is under way."""
        return not self.is_done and bool(self._asked) and time.monotonic() - self._asked > _SLOW

    # -- the chosen hit

    def _preview(self) -> None:
        self.preview.show(self.hits.hit, self.results.hits if self.results else [])

    @on(HitPreview.Opened)
    def _opened(self, event: HitPreview.Opened) -> None:
        if event.hit is self.hits.hit:
            self.preview.opened(event)

    @on(CursorList.Moved, "#hits")
    def _hit_moved(self) -> None:
        self._is_moved = True
        self._preview()

    @on(CursorList.Chosen, "#hits")
    @on(Input.Submitted, "#query")
    def _hit_chosen(self) -> None:
        self._commands.action_open_hit()

    # -- commands

    def action_toggle_scope(self) -> None:
        self.only_open = not self.only_open
        self.look_for(self.field.value)
        self.retell()

    def action_leave(self) -> None:
        self.app.pop_screen()
