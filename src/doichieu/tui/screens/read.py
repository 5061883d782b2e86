"""Read: the shelf at the left, the text at the right, footnotes below it."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message

from ...library.shelf import Entry
from ...model.document import Document
from ...presentation.commands import READ
from ...presentation.outlining import section_remarks
from ...presentation.reading import minutes_left
from ...presentation.shelf import DOCUMENT, ODD
from ..comparing import ComparisonChoice
from ..finding import FindInText
from ..going import choose_section
from ..in_step import KeepingInStep
from ..marking import MarginMarks
from ..opening import Opening, Target
from ..widgets.bars import Bar, KeyBar
from ..widgets.list_view import CursorList
from ..widgets.reader_view import ReaderView
from ..widgets.shelf_view import ShelfView
from .base import CommandScreen, bindings_for

_NARROW, _NO_SHELF = 100, 64
"""Columns below which the shelf is narrower, and below which it is put away."""


class ReadScreen(CommandScreen):
    """The first screen."""

    SCOPE = READ
    DEFAULT_CSS = """
    ReadScreen #shelf-side { width: 38; }
    ReadScreen.narrow #shelf-side { width: 28; }
    ReadScreen #text-side { width: 1fr; }
    ReadScreen.no-shelf #shelf-side { display: none; }
    ReadScreen #reader { height: 1fr; }
    ReadScreen #shelf { height: 1fr; }
    """
    BINDINGS = [*bindings_for(READ), Binding("escape", "stop_finding", show=False)]

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
        self.come_back: Callable[[], CommandScreen] | None = None
        """What Esc leads back to, where the reader came from a list of places."""
        self._shelf_is_read = False
        self._shelf_wanted: bool | None = None
        """Whether the reader put the shelf away or took it out; None while the window decides."""

    def compose(self) -> ComposeResult:
        with Horizontal():
            with Vertical(id="shelf-side"):
                yield Bar([(" " + self.doichieu.services.words("read.shelf"), ("heading",))], id="shelf-title")
                yield ShelfView(id="shelf")
            with Vertical(id="text-side"):
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
        self._fit(self.app.size.width)
        self.opening.first()
        self.reader.focus()
        self.retell()
        self.call_after_refresh(self.read_rest)

    def _fit(self, columns: int) -> None:
        """Give the shelf the room that the window leaves it."""
        self.set_class(columns < _NARROW, "narrow")
        away = columns < _NO_SHELF if self._shelf_wanted is None else not self._shelf_wanted
        self.set_class(away, "no-shelf")
        shelf = 0 if away else 28 if columns < _NARROW else 38
        self.reader.expected_width = columns - shelf

    @work(thread=True, exclusive=True, group="shelf")
    def read_rest(self) -> None:
        """Read the other documents once the first is on the screen; a large shelf is taken into the archive instead."""
        services = self.doichieu.services
        if services.shelf.is_large:
            self.post_message(self.ShelfRead())
            self.in_step.run()
            return
        for _ in self.doichieu.services.shelf.read_all():
            if not self.app.is_running:
                return
        self.post_message(self.ShelfRead())

    @on(KeepingInStep.Progressed)
    def _progressed(self) -> None:
        self.in_step.progressed()

    @work(thread=True, exclusive=True, group="archive")
    def follow_folders(self) -> None:
        """Look through the folders of a large shelf again."""
        self.in_step.run(even_if_paused=True)

    def on_unmount(self) -> None:
        self.in_step.leave()

    @on(ShelfRead)
    def _shelf_read(self) -> None:
        self.shelf.rebuild()
        self._shelf_is_read = True
        if self.document is not None:
            self.marks.of(self.document)

    def opened(self, document: Document) -> None:
        """Another document is on the screen; the marks in its margin wait until the shelf has been read."""
        if self._shelf_is_read:
            self.marks.of(document)

    @on(MarginMarks.Known)
    def _findings_known(self, event: MarginMarks.Known) -> None:
        self.marks.show(event.document)

    # -- opening

    @on(Opening.LargeRead)
    def _large_read(self, event: Opening.LargeRead) -> None:
        self.opening.entry(event.target)

    @on(CursorList.Chosen, "#shelf")
    def _row_chosen(self, event: CursorList.Chosen) -> None:
        row = self.shelf.rows[event.line]
        if row.section == DOCUMENT and row.entry == self.entry:
            self.shelf.action_toggle_row()
        self.opening.entry(Target(row.entry, row.section))

    @on(CursorList.Moved, "#shelf")
    def _row_moved(self, event: CursorList.Moved) -> None:
        row = self.shelf.rows[event.line]
        if row.entry == self.entry and row.section != DOCUMENT:
            self.opening.entry(Target(row.entry, row.section))

    @on(ShelfView.Wanted)
    def _wanted(self, event: ShelfView.Wanted) -> None:
        self.opening.entry(Target(event.entry))

    # -- where the reader is

    @on(ReaderView.Scrolled)
    def _scrolled(self) -> None:
        self.tell_place()

    def on_resize(self, event: events.Resize) -> None:
        self._fit(event.size.width)
        self.call_after_refresh(self.tell_place)

    def tell_place(self) -> None:
        reader, words = self.reader, self.doichieu.services.words
        document, page = reader.document, reader.page
        if document is None or page is None:
            return
        section = reader.section_in_view()
        title = self.doichieu.services.title(document)
        path = [title, *(document.sections[section].path if section >= 0 else ())]
        top, height = reader.scroll_offset.y, reader.size.height
        percent = round(100 * min(top + height, len(page.lines)) / max(len(page.lines), 1))
        place = words("read.place", percent=percent, minutes=minutes_left(page, top))
        found = self.finding.tell()
        right = [(f" {found} ", ("match",)), ("  ", ("muted",))] if found else []
        self.query_one("#place", Bar).show(
            [(" " + " › ".join(path), ("breadcrumb",))], [*right, (place + " ", ("muted",))]
        )
        if not self.shelf.has_focus:
            self.shelf.point_at(self.entry, section)
        row = self.shelf.rows[self.shelf.cursor] if self.shelf.has_focus and self.shelf.rows else None
        self._tell_odd(document, row.section if row and row.entry == self.entry else section)

    def _tell_odd(self, document: Document, section: int) -> None:
        """What was odd about a section stands above the shelf, in place of its name."""
        words = self.doichieu.services.words
        told = "; ".join(words.remark(remark) for remark in section_remarks(document).get(section, ()))
        name = (" " + (self.doichieu.services.archive_progress() or words("read.shelf")), ("heading",))
        title = (f" {ODD} {told}", ("warning",)) if told else name
        self.query_one("#shelf-title", Bar).show([title])

    def retell(self) -> None:
        super().retell()
        self.tell_place()

    # -- commands

    def action_switch_focus(self) -> None:
        if self.has_class("no-shelf"):
            self.reader.focus()
        elif self.reader.has_focus:
            self.shelf.focus()
        else:
            self.reader.focus()

    def action_toggle_shelf(self) -> None:
        self._shelf_wanted = self.has_class("no-shelf")
        self._fit(self.size.width)
        if not self._shelf_wanted:
            self.reader.focus()

    def action_fold_all(self) -> None:
        self.shelf.fold_all()

    def action_next_section(self) -> None:
        self._step_section(1)

    def action_previous_section(self) -> None:
        self._step_section(-1)

    def _step_section(self, step: int) -> None:
        page, document = self.reader.page, self.reader.document
        if page is None or document is None:
            return
        top = self.reader.scroll_offset.y
        starts = [page.first_line_of(section.index) for section in document.sections]
        if step > 0:
            later = [line for line in starts if line > top]
            self.reader.jump(later[0] if later else self.reader.max_scroll_y)
        else:
            earlier = [line for line in starts if line < top]
            self.reader.jump(earlier[-1] if earlier else 0)

    def action_follow_note(self) -> None:
        if not self.reader.toggle_notes():
            self.tell(self.doichieu.services.words("read.no_notes"))

    @work
    async def action_go_to_section(self) -> None:
        document = self.reader.document
        section = await choose_section(self, document) if document is not None else None
        if section is not None:
            self.opening.entry(Target(self.entry, section))

    def action_correct_outline(self) -> None:
        document = self.reader.document
        if document is None:
            return
        from .outline import OutlineScreen  # imported here: the first screen does not wait for it

        if not document.sections:
            self.tell(self.doichieu.services.words("outline.cannot"))
            return
        entry = self.doichieu.services.shelf.entries[self.entry]
        self.app.push_screen(OutlineScreen(entry, max(self.reader.section_in_view(), 0)))

    def action_pause_archive(self) -> None:
        self.in_step.pause()

    def action_show_targets(self) -> None:
        document = self.reader.document
        if document is not None:
            from .targets import TargetsScreen  # imported here: the first screen does not wait for it

            self.app.push_screen(TargetsScreen(document))

    def action_show_findings(self) -> None:
        document = self.reader.document
        if document is not None:
            from .findings import FindingsScreen  # imported here: the first screen does not wait for it

            self.come_back = None
            self.app.push_screen(FindingsScreen(document, self.reader.top_place()))

    def reopen(self, entry: Entry, block: int) -> None:
        """Show a document anew where its outline was corrected."""
        number = self.doichieu.services.shelf.entries.index(entry)
        self.shelf.forget(number)
        self.opening.entry(Target(number, block=block))
        self.shelf.rebuild()

    def action_find_here(self) -> None:
        self.finding.ask()

    def action_next_match(self) -> None:
        self.finding.step(1)
        self.tell_place()

    def action_previous_match(self) -> None:
        self.finding.step(-1)
        self.tell_place()

    def action_stop_finding(self) -> None:
        if not self.finding.query_text and self.come_back is not None:
            self.app.push_screen(self.come_back())
            self.come_back = None
            return
        self.finding.forget()
        self.tell_place()
        self.reader.focus()

    def action_find_everywhere(self) -> None:
        from .find import FindScreen  # imported here: the first screen does not wait for the search

        self.app.push_screen(FindScreen(self.finding.query_text))

    def action_choose_comparison(self) -> None:
        self.comparing.ask(self.reader.document, self._chosen_section())

    def _chosen_section(self) -> int:
        """The section the reader means: the shelf's where that has the focus, else the one in view.

        At the top of a document no section has been chosen yet, and the whole is meant.
        """
        if self.shelf.has_focus and self.shelf.rows:
            row = self.shelf.rows[self.shelf.cursor]
            return row.section if row.entry == self.entry else DOCUMENT
        return self.reader.section_in_view() if self.reader.scroll_offset.y else DOCUMENT
