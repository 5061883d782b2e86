"""Read: the shelf at the left, the text at the right, footnotes below it. What its commands do is in its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message

from ...model.document import Document
from ...presentation.commands import READ
from ...presentation.shelf import DOCUMENT
from ..bindings import bindings_for
from ..comparing import ComparisonChoice
from ..finding import FindInText
from ..history import History
from ..in_step import KeepingInStep
from ..looks import Looks
from ..marking import MarginMarks
from ..moving import Moving
from ..noting import Noting
from ..opening import Opening, Target
from ..resuming import Resuming
from ..whereabouts import Whereabouts
from ..widgets.bars import Bar, KeyBar
from ..widgets.list_view import CursorList
from ..widgets.panes import Below, Beside
from ..widgets.reader_view import ReaderView
from ..widgets.shelf_view import ShelfView
from .base import CommandScreen


class ReadScreen(CommandScreen):
    """The first screen."""

    SCOPE = READ
    DEFAULT_CSS = """
    ReadScreen #shelf-side { width: 38; }
    ReadScreen.narrow #shelf-side { width: 28; }
    ReadScreen.wide #shelf-side { width: 56; }
    ReadScreen #text-side { width: 1fr; }
    ReadScreen.no-shelf #shelf-side { display: none; }
    ReadScreen.zen #shelf-side, ReadScreen.zen #place, ReadScreen.zen #keys { display: none; }
    ReadScreen #reader { height: 1fr; }
    ReadScreen #shelf { height: 1fr; }
    """
    BINDINGS = [*bindings_for(READ), Binding("escape", "leave_mode", show=False)]

    class ShelfRead(Message):
        """All documents have been read in the background."""

    def __init__(self) -> None:
        super().__init__()
        self.entry = 0
        self.opening = Opening(self)
        self.finding = FindInText(self)
        self.comparing = ComparisonChoice(self)
        self.marks = MarginMarks(self)
        self.in_step = KeepingInStep(self)
        self.history = History(self)
        self.moving = Moving(self)
        self.noting = Noting(self)
        self.looks = Looks(self)
        self.resuming = Resuming(self)
        self.whereabouts = Whereabouts(self)
        self.come_back: Callable[[], CommandScreen] | None = None
        """What Esc leads back to, where the reader came from a list of places."""
        self._shelf_is_read = False

    @cached_property
    def parts(self) -> Sequence[object]:
        from ..going import Ways  # imported here: the first page does not wait for what a command brings
        from ..jumping import Jumping
        from ..taking import Taking

        others = (Taking(self), Jumping(self), Ways(self))
        return (self.moving, self.finding, self.history, self.noting, self.looks, self.in_step, *others)

    def compose(self) -> ComposeResult:
        with Beside():
            with Below(id="shelf-side"):
                yield Bar([(" " + self.doichieu.services.words("read.shelf"), ("heading",))], id="shelf-title")
                yield ShelfView(id="shelf")
            with Below(id="text-side"):
                yield Bar(id="place")
                yield ReaderView(id="reader")
        yield KeyBar(READ, id="keys")

    @property
    def reader(self) -> ReaderView:
        return self.query_one("#reader", ReaderView)

    @property
    def shelf(self) -> ShelfView:
        return self.query_one("#shelf", ShelfView)

    @property
    def document(self) -> Document | None:
        """The open document."""
        return self.reader.document

    def on_mount(self) -> None:
        self.moving.fit(self.app.size.width)
        self.reader.scrolled, self.reader.leaping = self._scrolled, self.history.leave
        self.looks.restore()
        self.opening.first(self.resuming.first_entry())
        self.reader.focus()
        self.retell()
        self.call_after_refresh(self.read_rest)

    @work(thread=True, exclusive=True, group="shelf")
    def read_rest(self) -> None:
        """Read the other documents once the first is on the screen."""
        if self.in_step.read_rest():
            self.post_message(self.ShelfRead())

    @on(ShelfRead)
    def _shelf_read(self) -> None:
        self.shelf.rebuild()
        self._shelf_is_read = True
        if self.document is not None:
            self.marks.of(self.document)

    @on(KeepingInStep.Progressed)
    def _progressed(self) -> None:
        self.in_step.progressed()

    @work(thread=True, exclusive=True, group="archive")
    def follow_folders(self) -> None:
        """Look through the folders of a large shelf again."""
        self.in_step.run(even_if_paused=True)

    def on_unmount(self) -> None:
        self.in_step.leave()

    @on(CursorList.Chosen, "#shelf")
    def _row_chosen(self, event: CursorList.Chosen) -> None:
        row = self.shelf.rows[event.line]
        if row.section == DOCUMENT and row.entry == self.entry:
            self.shelf.action_toggle_row()
        else:
            self.opening.entry(Target(row.entry, row.section))

    @on(CursorList.Moved, "#shelf")
    def _row_moved(self, event: CursorList.Moved) -> None:
        row = self.shelf.rows[event.line]
        if row.entry == self.entry and row.section != DOCUMENT:
            self.opening.entry(Target(row.entry, row.section), is_jump=False)

    @on(ShelfView.Wanted)
    def _wanted(self, event: ShelfView.Wanted) -> None:
        self.opening.entry(Target(event.entry))

    @on(Opening.LargeRead)
    def _large_read(self, event: Opening.LargeRead) -> None:
        self.opening.read(event.target)

    def opened(self, document: Document) -> None:
        """Another document is open: notes follow when it is painted, findings when the shelf has been read."""
        self.call_after_refresh(self.noting.show, document)
        if self._shelf_is_read:
            self.marks.of(document)

    @on(MarginMarks.Known)
    def _findings_known(self, event: MarginMarks.Known) -> None:
        self.marks.show(event.document)

    def _scrolled(self) -> None:
        self.tell_place()
        self.resuming.moved()

    def on_resize(self, event: events.Resize) -> None:
        self.moving.fit(event.size.width)
        self.call_after_refresh(self.tell_place)

    def tell_place(self) -> None:
        """Say where the reader is."""
        self.whereabouts.tell()

    def retell(self) -> None:
        super().retell()
        self.tell_place()

    def action_leave_mode(self) -> None:
        """Esc: leave what is over the text, one after the other; then go back to the list the reader came from."""
        if self.opening.stop():
            return
        if self.has_class("zen"):
            self.looks.action_toggle_zen()
        elif not self.finding.query_text and self.come_back is not None:
            self.app.push_screen(self.come_back())
            self.come_back = None
        else:
            self.finding.forget()
            self.tell_place()
            self.reader.focus()
