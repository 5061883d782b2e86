"""A list of lines with a cursor: the shelf, hits, pairs, choices."""

from __future__ import annotations

from textual import events
from textual.message import Message

from ...presentation.commands import LIST
from ...presentation.spans import Line
from ..bindings import pane_bindings
from .line_view import LineView


class _AtLine(Message):
    """Something that befell a line of a list."""

    def __init__(self, view: CursorList, line: int) -> None:
        super().__init__()
        self.view = view
        self.line = line

    @property
    def control(self) -> CursorList:
        return self.view


class CursorList(LineView):
    """Lines of which one is chosen."""

    BINDINGS = [*pane_bindings(LIST)]
    GROUND = "surface"
    DEFAULT_CSS = """
    CursorList { overflow-y: auto; }
    """

    class Moved(_AtLine):
        """The cursor stands on another line."""

    class Chosen(_AtLine):
        """A line was chosen: by Enter or the mouse."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor = 0

    def item_spans(self, number: int) -> Line:
        """What a line shows, apart from the cursor."""
        raise NotImplementedError

    def can_choose(self, number: int) -> bool:
        """Whether the cursor may rest on a line."""
        return True

    def spans(self, number: int) -> Line:
        line = self.item_spans(number)
        if number != self.cursor:
            return line
        line = line or [(" ", ("text",))]
        return [(text, (*roles, "cursor" if self.has_focus else "selection")) for text, roles in line]

    def fills(self, number: int) -> bool:
        return number == self.cursor

    def on_focus(self) -> None:
        self.redraw_line(self.cursor)

    def on_blur(self) -> None:
        self.redraw_line(self.cursor)

    def move_to(self, number: int, tell: bool = True) -> None:
        """Put the cursor on a line and bring it into view."""
        count = self.line_count()
        if not count:
            return
        number = max(0, min(number, count - 1))
        onward = range(number, count) if number >= self.cursor else range(number, -1, -1)
        back = range(number, -1, -1) if number >= self.cursor else range(number, count)
        found = next((at for way in (onward, back) for at in way if self.can_choose(at)), None)
        if found is None:
            return
        number = found
        if number != self.cursor:
            old, self.cursor = self.cursor, number
            self.redraw_line(old)
            self.redraw_line(number)
            if tell:
                self.post_message(self.Moved(self, number))
        self.show_line(number, 1)

    def action_cursor(self, step: int) -> None:
        self.move_to(self.cursor + step)

    def action_cursor_page(self, step: int) -> None:
        self.move_to(self.cursor + step * max(self.size.height - 2, 1))

    def action_cursor_to(self, number: int) -> None:
        self.move_to(number if number >= 0 else self.line_count() - 1)

    def action_choose(self) -> None:
        if 0 <= self.cursor < self.line_count():
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        number = event.y + self.scroll_offset.y
        if 0 <= number < self.line_count() and self.can_choose(number):
            self.move_to(number, tell=False)
            self.post_message(self.Chosen(self, number))
