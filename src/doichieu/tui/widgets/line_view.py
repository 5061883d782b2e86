"""A scrolling pane drawn line by line; all long lists and texts of the app are one of these.

Nothing is laid out by the terminal library: the pane knows how many lines there are and is asked
for those in view. Drawn lines are kept until what they show changes.
"""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from ...presentation.spans import Line, plain
from ...text.cells import width
from .themed import Themed, safe

_KEEP = 2000


class LineView(Themed, ScrollView, can_focus=True):
    """A pane of lines. Subclasses say how many there are and what each shows."""

    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        scrollbar-background: $surface; scrollbar-background-hover: $surface; scrollbar-background-active: $surface;
        scrollbar-color: $primary 40%; scrollbar-color-hover: $primary 70%; scrollbar-color-active: $primary;
    }
    """

    GROUND = "background"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._strips: dict[int, Strip] = {}
        self._labels: dict[int, str] = {}

    # -- for subclasses

    def line_count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def spans(self, number: int) -> Line:
        """What a line shows."""
        raise NotImplementedError

    # -- drawing

    @property
    def columns(self) -> int:
        """Cells a line may take, the scroll bar's left out."""
        return max(self.size.width - 1, 1)

    @property
    def rows_in_view(self) -> int:
        """Lines that are in view at once."""
        return max(self.size.height, 1)

    def redraw(self) -> None:
        """What is shown has changed."""
        self._strips.clear()
        self.virtual_size = Size(0, self.line_count())
        self.refresh()

    def show_labels(self, labels: dict[int, str]) -> None:
        """Put letters over the beginnings of some lines, and over no others."""
        if labels != self._labels:
            self._labels = dict(labels)
            self.refresh()

    def _with_label(self, strip: Strip, label: str) -> Strip:
        style = self.doichieu.styles_of.style(("match_current",), self.GROUND)
        return Strip.join([Strip([Segment(label, style)]), strip.crop(len(label), strip.cell_length)])

    def redraw_line(self, number: int) -> None:
        """One line has changed."""
        self._strips.pop(number, None)
        self.refresh()

    def notify_style_update(self) -> None:
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        number = y + self.scroll_offset.y
        total = self.size.width
        if number >= self.line_count():
            return Strip.blank(total, self.doichieu.styles_of.ground(self.GROUND))
        strip = self._strips.get(number)
        if strip is None or strip.cell_length != total:
            strip = self._draw(number, total)
            if len(self._strips) > _KEEP:
                self._strips.clear()
            self._strips[number] = strip
        if label := self._labels.get(number):
            strip = self._with_label(strip, label)
        selection = self.text_selection
        if selection is not None:
            strip = self._with_selection(strip, number, selection)
        return strip.apply_offsets(0, number)

    def _draw(self, number: int, total: int) -> Strip:
        return self.strip_of(self.spans(number), self.GROUND, total, self.fills(number))

    def strip_of(self, line: Line, ground: str, total: int, fills: bool = False) -> Strip:
        """A line as the terminal draws it: as wide as the pane, its last style carried on where it fills."""
        styles = self.doichieu.styles_of
        segments = [Segment(safe(text), styles.style(roles, ground)) for text, roles in line if text]
        length = sum(width(segment.text) for segment in segments)
        if length < total:
            last = segments[-1].style if fills and segments else styles.ground(ground)
            segments.append(Segment(" " * (total - length), last))
            length = total
        strip = Strip(segments, length)
        return strip.crop(0, total) if length > total else strip

    def fills(self, number: int) -> bool:
        """Whether a line's last style goes on to the edge of the pane."""
        return False

    # -- selecting with the mouse

    def _with_selection(self, strip: Strip, number: int, selection: Selection) -> Strip:
        span = selection.get_span(number)
        if span is None:
            return strip
        start, end = span
        end = strip.cell_length if end == -1 else end
        style = self.doichieu.styles_of.style(("selection",), self.GROUND)
        parts = (
            strip.divide([start, end, strip.cell_length])
            if start
            else [Strip([]), *strip.divide([end, strip.cell_length])]
        )
        if len(parts) < 3:
            return strip
        return Strip.join(
            [parts[0], Strip([Segment(s.text, (s.style or Style()) + style) for s in parts[1]]), *parts[2:]]
        )

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        lines = [plain(self.spans(number)) for number in range(self.line_count())]
        return selection.extract("\n".join(lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    # -- scrolling

    def jump(self, line: int) -> None:
        """Put a line at the top, at once (also before a scroll bar has been laid out)."""
        self.scroll_to(y=max(0, min(line, self.max_scroll_y)), animate=False, force=True)

    def show_line(self, number: int, margin: int = 2) -> None:
        """Scroll as little as needed to bring a line into view, with some lines around it."""
        top, height = self.scroll_offset.y, self.rows_in_view
        margin = min(margin, max((height - 1) // 2, 0))
        if number - margin < top:
            self.jump(max(number - margin, 0))
        elif number + margin >= top + height:
            self.jump(number + margin - height + 1)

    def show_range(self, first: int, last: int) -> None:
        """Bring lines first to last into view; from the first on where they do not fit."""
        height = self.rows_in_view
        top = self.scroll_offset.y
        if first >= top and last < top + height:
            return
        space = max(height - (last - first + 1), 0)
        self.jump(max(first - min(space // 2, 4), 0))


class FixedLines(LineView):
    """Lines that are all there at once."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines: list[Line] = []

    def line_count(self) -> int:
        return len(self.lines)

    def spans(self, number: int) -> Line:
        return self.lines[number]
