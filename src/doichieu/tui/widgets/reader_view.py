"""The open text, in lines as wide as they read well, and below it the footnotes whose marks are in view.

The footnotes are drawn over the last rows of the pane rather than in a pane of their own: they come
and go with every page, and a pane that changes its height would have the whole screen laid out
anew at each key.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual import events
from textual.selection import Selection
from textual.strip import Strip

from ...model.document import Document
from ...presentation.commands import TEXT
from ...presentation.notes_below import note_lines, notes_in_view
from ...presentation.reading import Layout, lay_out, line_spans, most_left
from ...presentation.spans import Line, plain
from ..bindings import pane_bindings
from .line_view import LineView
from .passage_at_hand import PassageAtHand
from .setting import Setting

USUAL_WIDTH, LEAST_WIDTH, MOST_WIDTH = 96, 40, 160
"""Cells of a line of text, unless the reader asks for others."""
_MARGIN = 2
_ROOMY = 20
"""With so many cells to spare the text stands in the middle of the pane."""
_NOTE_ROWS = 7
"""Rows that the footnotes in view may take, the line above them counted."""
_MANY_NOTES = 40
_FLAG, _NOTED, _BOOKMARKED, _AT_HAND = "!", "»", "▌", "›"
"""In the margin: a finding begins on this line; the reader's note, bookmark; the passage that commands mean."""
_TABLE_STEP = 12


class ReaderView(LineView):
    """A document's text."""

    BINDINGS = [*pane_bindings(TEXT)]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.document: Document | None = None
        self.scrolled: Callable[[], None] | None = None
        """Called when the text stands elsewhere than before; at once, so that all of it is painted in one frame."""
        self.leaping: Callable[[], None] | None = None
        """Called before the text leaps to its start or end."""
        self.page: Layout | None = None
        self.matches: dict[int, list[tuple[int, int, str]]] = {}
        """Stretches to mark, by block: (start, end, role) in offsets of the block's text."""
        self.flagged: dict[int, list[int]] = {}
        """Where findings begin, by block: offsets that bear a mark in the margin."""
        self.noted: Mapping[int, bool] = {}
        """Blocks with a mark of the reader's own in the margin; True where something is written."""
        self.notes: list[Line] = []
        """The footnotes in view, as the lines that are drawn over the last rows."""
        self.notes_wanted = _NOTE_ROWS
        self.expected_width = 0
        """How wide the pane is going to be: laid out before the first frame, the text needs no second one."""
        self.text_width = USUAL_WIDTH
        self.shows_facts = False
        self.table_left = 0
        """How far wide tables are moved sideways."""
        self.at_hand = PassageAtHand(self)
        self.setting = Setting(self)

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
        return max(min((self.size.width or self.expected_width) - 2 * _MARGIN - 1, self.text_width), 10)

    def spans(self, number: int) -> Line:
        assert self.page is not None
        if number >= len(self.page.lines):
            return []
        laid = self.page.lines[number]
        line = line_spans(self.page, number, self.matches.get(laid.block, ()), self.table_left)
        sign = self._sign(number, laid.block)
        return [(" " * (self.margin_left - 2), ("text",)), *sign, *line]

    def _sign(self, number: int, block: int) -> Line:
        """The two cells before a line."""
        assert self.page is not None
        flags = self.flagged.get(block, ()) if block >= 0 else ()
        if any(self.page.line_at(block, offset) == number for offset in flags):
            return [(_FLAG + " ", ("warning",))]
        if block >= 0 and number == self.page.first[block]:
            if block in self.noted:
                return [((_NOTED if self.noted[block] else _BOOKMARKED) + " ", ("badge",))]
            if block == self.at_hand.chosen:
                return [(_AT_HAND + " ", ("key",))]
        return [("  ", ("text",))]

    @property
    def margin_left(self) -> int:
        """Cells left free at the left: the text stands near the middle of a wide pane."""
        if self.size.width <= self.text_columns + _ROOMY:
            return _MARGIN
        return max((self.size.width - self.text_columns) // 2, _MARGIN)

    def render_line(self, y: int) -> Strip:
        over = y - (self.size.height - len(self.notes))
        if over < 0:
            return super().render_line(y)
        return self.strip_of(self.notes[over], "surface", self.size.width)

    # -- footnotes

    def find_notes(self) -> None:
        """See which footnotes belong below the lines in view, and cut them to the rows they may have.

        A mark in the rows that the notes then cover counts: paging on goes by the rows left free, so its line
        comes into view with its note still there.
        """
        height = self.size.height
        if not self.page or height < 6:
            self.notes = []
            return
        top = self.scroll_offset.y
        most = max(min(self.notes_wanted, height // 2 if self.notes_wanted > _NOTE_ROWS else height // 3), 2)
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
        self.find_notes()
        self.refresh()
        return True

    # -- what is laid out, and how

    def open(self, document: Document) -> None:
        """Show another document from its start."""
        self.document = document
        self.matches, self.flagged, self.noted = {}, {}, {}
        self.at_hand.chosen, self.table_left = -1, 0
        self.setting.forget()
        self.lay_out()
        self.jump(0)

    def lay_out(self) -> None:
        """Lay the whole text out for the width that the pane has."""
        if self.document is not None and (self.size.width or self.expected_width):
            self.page = lay_out(self.document, self.text_columns, former=self.page)
            self.page.shows_facts = self.shows_facts
            self.redraw()
            self.find_notes()

    def style_facts(self, value: bool) -> None:
        """Style figures, dates and citations, or leave them plain."""
        self.shows_facts = value
        if self.page is not None:
            self.page.shows_facts = value
            self.redraw()

    def set_width(self, columns: int) -> None:
        """Set the text in lines of so many cells."""
        self.text_width = max(LEAST_WIDTH, min(columns, MOST_WIDTH))
        self.setting.anew()

    def move_tables(self, step: int) -> bool:
        """Move wide tables sideways; False where none is in view."""
        page = self.page
        wide = [most_left(page, block) for block in self.at_hand.in_view() if page and block in page.tables]
        if not any(wide):
            return False
        self.table_left = max(0, min(self.table_left + step * _TABLE_STEP, max(wide)))
        self.redraw()
        return True

    def on_resize(self, event: events.Resize) -> None:
        if self.document is None:
            return
        if self.page and self.page.width == self.text_columns:
            self.find_notes()
            return
        self.setting.anew()

    # -- where the reader is

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
            self.find_notes()
            if self.scrolled is not None:
                self.scrolled()

    def on_click(self, event: events.Click) -> None:
        number = event.y + self.scroll_offset.y
        if event.y >= self.size.height - len(self.notes):
            self.toggle_notes()
        elif self.page and number < len(self.page.lines) and self.page.lines[number].block >= 0:
            self.at_hand.chosen = self.page.lines[number].block
            self.redraw()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that was marked with the mouse, its lines joined to paragraphs again, margins left out."""
        page = self.page
        if page is None:
            return None
        parts: list[str] = []
        before = -1
        for number, line in enumerate(page.lines):
            span = selection.get_span(number)
            if span is None or line.block < 0:
                continue
            low, high = (max(cell - self.margin_left, 0) for cell in (span[0], span[1] if span[1] >= 0 else 1 << 20))
            text = plain(line_spans(page, number))[low:high].strip()
            parts += [" " if before == line.block else "\n\n" if parts else "", text]
            before = line.block
        return "".join(parts), "\n"

    # -- moving

    def action_line(self, step: int) -> None:
        self.jump(self.scroll_offset.y + step)

    def action_half_page(self, direction: int) -> None:
        self.jump(self.scroll_offset.y + direction * max(self.rows_in_view // 2, 1))

    def action_page(self, direction: int) -> None:
        self.jump(self.scroll_offset.y + direction * max(self.rows_in_view - 2, 1))

    def action_to_start(self) -> None:
        self._leap(0)

    def action_to_end(self) -> None:
        self._leap(self.max_scroll_y)

    def _leap(self, line: int) -> None:
        if self.leaping is not None:
            self.leaping()
        self.jump(line)
