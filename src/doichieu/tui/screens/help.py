"""Help: what this screen is for and its keys."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from ...presentation.commands import PANES, in_scope, of_pane
from ...presentation.keymap import keys_told
from ...presentation.spans import Line
from ...text.cells import wrap
from ..widgets.bars import Bar
from ..widgets.line_view import LineView
from ..widgets.themed import Themed


class HelpLines(LineView):
    """The help for a screen, wrapped to the pane."""

    GROUND = "surface"

    def __init__(self, scope: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.scope = scope
        self._lines: list[Line] = []

    def line_count(self) -> int:
        return len(self._lines)

    def spans(self, number: int) -> Line:
        return self._lines[number]

    def on_resize(self) -> None:
        words = self.doichieu.services.words
        columns = max(self.columns - 2, 20)
        lines: list[Line] = []
        for name in (f"help.about.{self.scope}", "help.moving"):
            text = words(name)
            lines += [[(" " + text[a:b], ("text",))] for a, b in wrap(text, columns)]
            lines.append([])
        keymap = self.doichieu.services.keymap
        for scope in (self.scope, *PANES.get(self.scope, ())):
            commands = in_scope(scope) if scope == self.scope else of_pane(scope)
            if scope != self.scope:
                lines += [[], [(" " + words(f"scope.{scope}"), ("heading",))]]
            for command in commands:
                told = f" {keys_told(command, keymap):<22} "
                lines.append([(told, ("key",)), (words("command." + command.id), ("text",))])
        self._lines = lines
        self.redraw()


class HelpScreen(Themed, ModalScreen[None]):
    """A box with the help."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > Vertical { width: 90%; max-width: 90; height: 90%; max-height: 34; background: $panel; padding: 0 1; }
    HelpScreen HelpLines { height: 1fr; }
    """
    BINDINGS = [Binding("escape,question_mark,f1,q,enter", "close", show=False)]

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Bar(id="help-title")
            yield HelpLines(self.scope, id="help-lines")

    def on_mount(self) -> None:
        words = self.doichieu.services.words
        bar = self.query_one("#help-title", Bar)
        bar.show([(words("help.title"), ("heading",))], [(words("help.close"), ("muted",))])
        self.query_one("#help-lines").focus()

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss()

    def action_close(self) -> None:
        self.dismiss()
