"""The open text, in lines as wide as they read well, and below it the footnotes whose marks are in view.

The footnotes are drawn over the last rows of the pane rather than in a pane of their own: they come
and go with every page, and a pane that changes its height would have the whole screen laid out
anew at each key.
"""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from ...model.document import Document
from ...presentation.reading import Layout, lay_out, line_spans, note_lines, notes_in_view
from ...presentation.spans import Line
from .line_view import LineView

MAX_COLUMNS = 96
_MARGIN = 2
_NOTE_ROWS = 7
"""Rows that the footnotes in view may take, the line above them counted."""
_MANY_NOTES = 40
_FLAG = "! "
"""In the margin: a finding begins on this line."""


class ReaderView(LineView):
    """A document's text."""

    BINDINGS = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("space", "page_down", show=False),
        Binding("ctrl+d", "half_page(1)", show=False),
        Binding("ctrl+u", "half_page(-1)", show=False),
    ]

    class Scrolled(Message):
        """The text stands elsewhere than before."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.document: Document | None = None
        self.page: Layout | None = None
        self.matches: dict[int, list[tuple[int, int, str]]] = {}
        """Stretches to mark, by block: (start, end, role) in offsets of the block's text."""
        self.flagged: dict[int, list[int]] = {}
        """Where findings begin, by block: offsets that bear a mark in the margin."""
        self.notes: list[Line] = []
        """The footnotes in view, as the lines that are drawn over the last rows."""
        self.notes_wanted = _NOTE_ROWS
        self.expected_width = 0
        """How wide the pane is going to be: laid out before the first frame, the text needs no second one."""

    def line_count(self) -> int:
        if not self.page:
            return 0
        return len(self.page.lines) + (_NOTE_ROWS if self.page.document.notes else 0)

    @property
    def rows_in_view(self) -> int:
        return max(self.size.height - len(self.notes), 1)

    @property
    def text_columns(self) -> int:
        """How wide the text is set."""
        return max(min((self.size.width or self.expected_width) - 2 * _MARGIN - 1, MAX_COLUMNS), 10)

    def spans(self, number: int) -> Line:
        assert self.page is not None
        if number >= len(self.page.lines):
            return []
        laid = self.page.lines[number]
        line = line_spans(self.page, number, self.matches.get(laid.block, ()))
        flags = self.flagged.get(laid.block)
        if flags and any(self.page.line_at(laid.block, offset) == number for offset in flags):
            return [(" " * (self.margin_left - 2), ("text",)), (_FLAG, ("warning",)), *line]
        return [(" " * self.margin_left, ("text",)), *line]

    @property
    def margin_left(self) -> int:
        """Cells left free at the left: the text stands near the middle of a wide pane."""
        return (
            max((self.size.width - self.text_columns) // 2, _MARGIN)
            if self.size.width > MAX_COLUMNS + 20
            else _MARGIN
        )

    def render_line(self, y: int) -> Strip:
        over = y - (self.size.height - len(self.notes))
        if over < 0:
            return super().render_line(y)
        return self.strip_of(self.notes[over], "surface", self.size.width)

    def _find_notes(self) -> None:
        """See which footnotes belong below the lines in view, and cut them to the rows they may have.

        A mark in the rows that the notes then cover counts: paging on goes by the rows left free, so its line
        comes into view with its note still there.
        """
        height = self.size.height
        if not self.page or height < 6:
            self.notes = []
            return
        top = self.scroll_offset.y
        most = max(min(self.notes_wanted, height // 2), 1)
        found = notes_in_view(self.page, top, top + height - 1)
        lines = note_lines(found[:_MANY_NOTES], self.columns)
        if len(lines) > most:
            lines = [*lines[: most - 1], [("   … ", ("note_mark",)), ("Enter", ("key",))]]
        rule: list[Line] = [[("─" * self.columns, ("rule",))]] if lines else []
        self.notes = [*rule, *lines]

    def toggle_notes(self) -> bool:
        """Give the footnotes half of the pane, or the usual rows; False where none is in view."""
        if not self.notes:
            return False
        self.notes_wanted = self.size.height if self.notes_wanted == _NOTE_ROWS else _NOTE_ROWS
        self._find_notes()
        self.refresh()
        return True

    def open(self, document: Document) -> None:
        """Show another document from its start."""
        self.document = document
        self.matches, self.flagged = {}, {}
        self._lay_out()
        self.jump(0)

    def _lay_out(self) -> None:
        if self.document is not None and (self.size.width or self.expected_width):
            self.page = lay_out(self.document, self.text_columns)
            self.redraw()
            self._find_notes()

    def on_resize(self, event: events.Resize) -> None:
        if self.document is None:
            return
        if self.page and self.page.width == self.text_columns:
            self._find_notes()
            return
        anchor = self.top_place()
        self._lay_out()
        self.virtual_size = Size(0, self.line_count())
        self.go_to(*anchor)

    def top_place(self) -> tuple[int, int]:
        """The block and the offset at the top of the pane."""
        if not self.page or not self.page.lines:
            return 0, 0
        top = min(self.scroll_offset.y, len(self.page.lines) - 1)
        for number in range(top, len(self.page.lines)):
            line = self.page.lines[number]
            if line.block >= 0:
                return line.block, line.start
        return 0, 0

    def go_to(self, block: int, offset: int = 0, context: int = 0) -> None:
        """Put a place at the top of the pane, with so many lines above it."""
        if self.page and block < len(self.page.first):
            self.jump(max(self.page.line_at(block, offset) - context, 0))

    def section_in_view(self) -> int:
        """The section at the top of the pane; -1 in the letterhead."""
        if not self.page:
            return -1
        top = self.scroll_offset.y
        line = self.page.lines[top] if top < len(self.page.lines) else None
        return self.page.section_at(top + 1 if line and line.block < 0 else top)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._find_notes()
            self.post_message(self.Scrolled())

    def action_half_page(self, direction: int) -> None:
        self.jump(self.scroll_offset.y + direction * max(self.rows_in_view // 2, 1))

    def action_page_down(self) -> None:
        self.jump(self.scroll_offset.y + max(self.rows_in_view - 2, 1))

    def action_page_up(self) -> None:
        self.jump(max(self.scroll_offset.y - max(self.rows_in_view - 2, 1), 0))

    def action_scroll_home(self) -> None:
        self.jump(0)

    def action_scroll_end(self) -> None:
        self.jump(self.max_scroll_y)
