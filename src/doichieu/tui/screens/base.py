"""What the screens share: bindings out of the registry, help, the palette."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from inspect import isawaitable

from textual.notifications import SeverityLevel
from textual.screen import Screen

from ...presentation.commands import WITH_ID, Command
from ..widgets.bars import KeyBar
from ..widgets.themed import Themed

_ROLES: dict[SeverityLevel, str] = {"information": "text", "warning": "warning", "error": "error"}


class CommandScreen(Themed, Screen[None]):
    """A screen whose commands come from the registry. What a command does is the method `action_…` of the screen or of
    one of its parts."""

    SCOPE = ""
    BLANK = True  # covered by its panes

    @property
    def parts(self) -> Sequence[object]:
        """What carries out commands beside the screen itself."""
        return ()

    async def action_give(self, name: str) -> None:
        """Carry out a command by its id."""
        await self.run_command(WITH_ID[name])

    async def run_command(self, command: Command) -> None:
        """Carry out a command."""
        name, _, number = command.action.rstrip(")").partition("(")
        for part in (self, *self.parts):
            action: Callable[..., Awaitable[None] | None] | None = getattr(part, f"action_{name}", None)
            if action is not None:
                done = action(int(number)) if number else action()
                if isawaitable(done):  # it may wait for an answer of the reader's
                    self.run_worker(done)
                return

    def action_show_help(self) -> None:
        self.doichieu.show_help(self.SCOPE)

    def action_open_palette(self) -> None:
        self.doichieu.open_palette(self)

    def action_choose_theme(self) -> None:
        self.doichieu.choose_theme()

    def action_switch_language(self) -> None:
        self.doichieu.switch_language()

    def action_free_mouse(self) -> None:
        self.doichieu.free_mouse()

    def action_quit_app(self) -> None:
        self.doichieu.read_screen.resuming.keep()
        self.app.exit(0)

    def tell(self, message: str, severity: SeverityLevel = "information") -> None:
        """Say something for a moment, in place of the keys; what was said before goes."""
        self.app.clear_notifications()
        bar = next(iter(self.query(KeyBar)), None)
        if bar is not None and bar.display and bar.region.height and bar.has_room_for(message):
            bar.say(message, _ROLES[severity])
        else:
            self.notify(message, timeout=4, markup=False, severity=severity)

    def key_of(self, name: str) -> str:
        """The key of a command, to be told."""
        return self.doichieu.services.key_told(WITH_ID[name])

    def retell(self) -> None:
        """The language has changed: say everything anew."""
        for bar in self.query(KeyBar):
            bar.retell()

    def archive_progressed(self) -> None:
        """The archive of a large shelf has come further."""

    def repaint(self) -> None:
        """The theme has changed."""
        from ..widgets.line_view import LineView

        for view in self.query(LineView):
            view.redraw()
        self.refresh(layout=False)
        for bar in self.query(KeyBar):
            bar.refresh()
