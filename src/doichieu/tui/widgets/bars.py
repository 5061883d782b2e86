"""One-line bars: where the reader is, what the keys do."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from ...presentation.commands import FIND, Command, in_scope, key_name
from ...presentation.spans import Line
from ...text.cells import fit, width
from .themed import Themed, safe


class Bar(Themed, Widget):
    """A line of text at the top or the foot of a screen."""

    DEFAULT_CSS = """
    Bar { height: 1; }
    """
    GROUND = "panel"

    def __init__(self, left: Line | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left: Line = left or []
        self._right: Line = []

    def show(self, left: Line, right: Line | None = None) -> None:
        """Set what stands at the left and at the right."""
        if (left, right or []) != (self._left, self._right):
            self._left, self._right = left, right or []
            self.refresh()

    def render_line(self, y: int) -> Strip:
        styles = self.doichieu.styles_of
        total = self.size.width
        right = [Segment(safe(text), styles.style(roles, self.GROUND)) for text, roles in self._right if text]
        right_width = sum(width(segment.text) for segment in right)
        room = max(total - right_width - (1 if right else 0), 0)
        left: list[Segment] = []
        for text, roles in self._left:
            cut = fit(safe(text), room)
            left.append(Segment(cut, styles.style(roles, self.GROUND)))
            room -= width(cut)
            if room <= 0:
                break
        used = sum(width(segment.text) for segment in left) + right_width
        gap = Segment(" " * max(total - used, 0), styles.ground(self.GROUND))
        return Strip([*left, gap, *right]).adjust_cell_length(total, styles.ground(self.GROUND))


class KeyBar(Bar):
    """The keys of a screen, those first that are needed most."""

    def __init__(self, scope: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.scope = scope

    def on_mount(self) -> None:
        self.retell()

    def retell(self) -> None:
        """Say the keys in the language that is set."""
        words = self.doichieu.services.words
        line: Line = []
        shown = [command for command in in_scope(self.scope) if command.bar]
        shown.sort(key=lambda command: command.scope == "everywhere")
        for command in shown:
            line.append((f" {key_name(self._key(command))}", ("key",)))
            line.append((f" {words('short.' + command.id)} ", ("muted",)))
        self.show(line)

    def _key(self, command: Command) -> str:
        """The key to tell: the first one, but where letters go into a field the first that is none."""
        if self.scope != FIND:
            return command.keys[0]
        return next((key for key in command.keys if len(key) > 1 and key != "question_mark"), command.keys[0])
