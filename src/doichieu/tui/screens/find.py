"""Find: passages of all documents as they are typed for, with the text around the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input

from ...presentation.commands import FIND
from ..bindings import bindings_for
from ..comparing import ComparisonChoice
from ..hit_commands import HitCommands
from ..hit_search import HitSearch
from ..hit_telling import HitTelling
from ..previewing import HitPreview
from ..widgets.bars import Bar, KeyBar
from ..widgets.hit_list import HitList
from ..widgets.list_view import CursorList
from ..widgets.panes import Below, Beside
from ..widgets.reader_view import ReaderView
from ..widgets.text_field import TextField
from .base import CommandScreen

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

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self._initial = text
        self.only_open = False
        self.search = HitSearch(self)
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
        with Beside(id="results"):
            yield HitList(id="hits")
            with Below(id="preview-side"):
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
        """Search for what was typed."""
        self.search.begin(text)

    def archive_progressed(self) -> None:
        self.retell()
        self.search.archive_progressed()

    @on(HitSearch.Found)
    def _found(self, event: HitSearch.Found) -> None:
        if self.search.take(event):
            self.hits.show(event.results, self._title_of, keep=self.search.is_moved)
            self.retell()
            self._preview()
            self.search.go_on()

    def _title_of(self, path: str) -> str:
        services = self.doichieu.services
        entry = services.shelf.entry_of(path)
        return services.shelf.title(entry, short=True) if entry else path

    def retell(self) -> None:
        super().retell()
        self.query_one("#find-title", Bar).show(*self._telling.title())

    # -- the chosen hit

    def _preview(self) -> None:
        self.preview.show(self.hits.hit, self.search.results.hits if self.search.results else [])

    @on(HitPreview.Opened)
    def _opened(self, event: HitPreview.Opened) -> None:
        if event.hit is self.hits.hit:
            self.preview.opened(event)

    @on(CursorList.Moved, "#hits")
    def _hit_moved(self) -> None:
        self.search.is_moved = True
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
