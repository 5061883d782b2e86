"""Both sides of a comparison in one table of rows; they cannot drift apart."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message

from ...compare.result import Comparison
from ...presentation.compare_rows import row_line
from ...presentation.comparing import Marks, Table, lay_out_comparison
from ...presentation.spans import Line, plain
from .line_view import LineView

_NARROW = 72
"""Narrower than this, both sides are stacked unless the reader wants them side by side."""


class CompareView(LineView):
    """The rows of a comparison."""

    BINDINGS = [
        Binding("j", "scroll_down", show=False),
        Binding("space", "page_down", show=False),
    ]

    class LaidOut(Message):
        """The rows were made anew."""

    class Scrolled(Message):
        """Other rows are in view than before."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.comparison: Comparison | None = None
        self.view = "matched"
        self.kinds: frozenset[str] | None = None
        self.table: Table | None = None
        self.current = -1
        self.stacked: bool | None = None
        """Whether the sides stand one under another; None: as the width asks for."""
        self.marks = Marks()

    @property
    def is_stacked(self) -> bool:
        return self.size.width < _NARROW if self.stacked is None else self.stacked

    def line_count(self) -> int:
        return len(self.table.rows) if self.table else 0

    def spans(self, number: int) -> Line:
        assert self.table is not None
        return row_line(self.table, number, self.current, self.doichieu.services.words)

    def show(self, comparison: Comparison) -> None:
        """Show a comparison from its start."""
        self.comparison = comparison
        self.current = -1
        self.lay_out()
        self.jump(0)

    def lay_out(self) -> None:
        """Make the rows anew: another width, view or filter."""
        if self.comparison is not None and self.size.width:
            self.table = lay_out_comparison(
                self.comparison, self.size.width - 2, self.view, self.kinds,
                stacked=self.is_stacked, marks=self.marks,
            )  # fmt: skip
            self.redraw()
            self.post_message(self.LaidOut())

    def on_resize(self, event: events.Resize) -> None:
        if self.comparison is None:
            return
        pair = self.pair_in_view()
        self.lay_out()
        self.virtual_size = Size(0, self.line_count())
        if self.current >= 0:
            self.show_change(self.current)
        elif pair >= 0:
            self.show_pair(pair)

    def pair_in_view(self) -> int:
        """The pair at the top of the view; -1 for none."""
        if not self.table or not self.table.rows:
            return -1
        return self.table.rows[min(self.scroll_offset.y, len(self.table.rows) - 1)].pair

    def show_pair(self, pair: int) -> None:
        """Put a pair's title at the top."""
        if self.table and pair in self.table.first_row:
            self.jump(self.table.first_row[pair])

    def show_change(self, index: int) -> bool:
        """Mark a change as the current one and bring all of it into view; False where the view leaves it out."""
        if not self.table or not 0 <= index < len(self.table.changes):
            return False
        first, last = self.table.change_rows[index]
        if first < 0:
            return False
        self.current = index
        self._strips.clear()
        self.show_range(max(first - 1, 0), last)
        self.refresh()
        return True

    def current_on_screen(self) -> int:
        """The current change; where it has been scrolled away the first that is on the screen instead; -1 for none."""
        if not self.table:
            return -1
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.rows_in_view
        spans = self.table.change_rows
        if 0 <= self.current < len(spans) and spans[self.current][0] < bottom and spans[self.current][1] >= top:
            return self.current
        on_screen = (i for i, (first, last) in enumerate(spans) if first >= 0 and top <= first < bottom)
        self.current = next(on_screen, -1)
        self.redraw()
        return self.current

    def first_change(self) -> bool:
        """Go to the first change of a matching pair, else to the first of all; False where there is none."""
        if not self.table or not self.comparison:
            return False
        for index, marked in enumerate(self.table.changes):
            if None not in tuple(self.comparison.pairs[marked.pair].sections) and self.show_change(index):
                return True
        return self.step_change(1)

    def standing(self) -> tuple[int, int]:
        """Which of the changes in view the current one is, from 1, and how many there are."""
        rows = self.table.change_rows if self.table else []
        shown = [index for index, (first, _) in enumerate(rows) if first >= 0]
        return sum(index <= self.current for index in shown), len(shown)

    def step_change(self, step: int) -> bool:
        """Go to the next change in view, or the one before; False where there is none."""
        if not self.table:
            return False
        index = self.current + step if self.current >= 0 else self._from_view(step)
        while 0 <= index < len(self.table.changes):
            if self.show_change(index):
                return True
            index += step
        return False

    def _from_view(self, step: int) -> int:
        assert self.table is not None
        top = self.scroll_offset.y
        rows = [(first, i) for i, (first, _) in enumerate(self.table.change_rows) if first >= 0]
        if step > 0:
            return next((i for first, i in rows if first >= top), len(self.table.changes))
        return next((i for first, i in reversed(rows) if first < top), -1)

    def change_at_row(self, row: int) -> int:
        """The first change on a row; -1 for none."""
        if self.table and 0 <= row < len(self.table.rows) and self.table.rows[row].changes:
            return self.table.rows[row].changes[0]
        return -1

    class Picked(Message):
        """A change was clicked."""

        def __init__(self, change: int) -> None:
            super().__init__()
            self.change = change

    def on_click(self, event: events.Click) -> None:
        change = self.change_at_row(event.y + self.scroll_offset.y)
        if change >= 0:
            self.post_message(self.Picked(change))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    def action_page_down(self) -> None:
        self.jump(self.scroll_offset.y + max(self.size.height - 2, 1))

    def action_page_up(self) -> None:
        self.jump(max(self.scroll_offset.y - max(self.size.height - 2, 1), 0))

    def row_text(self, number: int) -> str:
        """A row as plain text."""
        return plain(self.spans(number))
