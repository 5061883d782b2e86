"""What the three screens share: bindings out of the registry, help, the palette."""

from __future__ import annotations

from textual.binding import Binding
from textual.screen import Screen

from ...presentation.commands import Command, in_scope
from ..widgets.bars import KeyBar
from ..widgets.themed import Themed


def bindings_for(scope: str) -> list[Binding]:
    """The bindings of a screen."""
    return [
        Binding(",".join(command.keys), command.action, command.id, id=command.id, show=False)
        for command in in_scope(scope)
    ]


class CommandScreen(Themed, Screen[None]):
    """A screen whose commands come from the registry."""

    SCOPE = ""

    async def run_command(self, command: Command) -> None:
        """Carry out a command that was chosen from the palette."""
        await self.run_action(command.action)

    def action_show_help(self) -> None:
        self.doichieu.show_help(self.SCOPE)

    def action_open_palette(self) -> None:
        self.doichieu.open_palette(self)

    def action_choose_theme(self) -> None:
        self.doichieu.choose_theme()

    def action_switch_language(self) -> None:
        self.doichieu.switch_language()

    def action_quit_app(self) -> None:
        self.app.exit(0)

    def tell(self, message: str) -> None:
        """Say something for a moment; it takes the place of what was said before."""
        self.app.clear_notifications()
        self.notify(message, timeout=3, markup=False)

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
