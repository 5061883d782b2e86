"""One-line bars: where the reader is, what the keys do."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from ...presentation.commands import EVERYWHERE, FIND, Command, in_scope
from ...presentation.spans import Line
from ...text.cells import fit, width
from .themed import Themed, safe

_MOMENT = 4.0
"""Seconds for which something is said in place of the keys."""
_BETWEEN = " › "


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

    def show_path(self, path: Sequence[str], right: Line) -> None:
        """Set a path at the left; where there is no room for the whole of it, its end is what is seen."""
        room = self.size.width - sum(width(text) for text, _ in right) - 3
        first, rest = path[0], list(path[1:])
        while rest[1:] and width(_BETWEEN.join([first, "…", *rest])) > room:
            rest = rest[1:]
        is_cut = len(rest) < len(path) - 1
        shown = [first, *(["…"] if is_cut else []), *rest]
        if rest and width(_BETWEEN.join(shown)) > room:
            least = max(room - width(_BETWEEN.join(["", *shown[1:]])), 8)
            shown[0] = fit(first, least)
        self.show([(" " + fit(_BETWEEN.join(shown), max(room + 1, 8)), ("breadcrumb",))], right)

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

        self._timer: Timer | None = None
        self._ends: list[tuple[int, str]] = []
        """Where each command ends in the bar, in cells."""

    def on_mount(self) -> None:
        self.retell()

    async def on_click(self, event: events.Click) -> None:
        name = next((name for end, name in self._ends if event.x < end), None)
        if name is not None:
            await self.screen.run_action(f"screen.give('{name}')")

    def has_room_for(self, message: str) -> bool:
        """Whether a message can be said here in full."""
        return width(message) + 2 <= self.size.width

    def say(self, message: str, role: str) -> None:
        """Say something for a moment in place of the keys."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_MOMENT, self.retell)
        self._ends = []
        self.show([(f" {message}", (role,))])

    def on_resize(self) -> None:
        if self._timer is None:  # what is being said is said in full
            self.retell()

    def retell(self) -> None:
        """Say the keys in the language that is set: as many as there is room for, help and the end among them."""
        self._timer = None
        shown = [command for command in in_scope(self.scope) if command.bar]
        own = [command for command in shown if command.scope != EVERYWHERE]
        always = [command for command in shown if command.scope == EVERYWHERE]
        room = self.size.width - sum(self._width(command) for command in always)
        while own and self.size.width and sum(map(self._width, own)) > room:
            own.pop()
        line: Line = []
        self._ends = []
        for command in (*own, *always):
            line += self._told(command)
            self._ends.append((sum(width(text) for text, _ in line), command.id))
        self.show(line)

    def _told(self, command: Command) -> Line:
        services = self.doichieu.services
        key = services.key_told(command, in_field=self.scope == FIND)
        return [(f" {key}", ("key",)), (f" {services.words('short.' + command.id)} ", ("muted",))]

    def _width(self, command: Command) -> int:
        return sum(width(text) for text, _ in self._told(command))
