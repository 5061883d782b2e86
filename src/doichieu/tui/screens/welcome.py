"""Welcome: what there is and which keys lead there, shown until it is dismissed for good."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from ...library.bundled import corpus_folder
from ...library.choices import WELCOMED
from ...presentation.commands import WITH_ID
from ...text.cells import wrap
from ..widgets.bars import Bar
from ..widgets.line_view import FixedLines
from ..widgets.themed import Themed

_SHOWN = (
    "read.find_here", "read.find_everywhere", "read.compare", "read.targets", "read.findings", "read.note",
    "app.switch_language", "app.open_palette", "app.show_help", "app.quit",
)  # fmt: skip


class WelcomeLines(FixedLines):
    """The text, wrapped to the pane."""

    GROUND = "surface"

    def on_resize(self) -> None:
        services = self.doichieu.services
        columns = max(self.columns - 2, 20)
        self.lines = []
        is_bundled = list(services.given) == [str(corpus_folder())]
        for name in ("welcome.what", *(["welcome.files"] if is_bundled else [])):
            text = services.words(name)
            self.lines += [[(" " + text[a:b], ("text",))] for a, b in wrap(text, columns)]
            self.lines.append([])
        for name in _SHOWN:
            key = f"  {services.key_told(WITH_ID[name]):<8}"
            self.lines.append([(key, ("key",)), (services.words(f"command.{name}"), ("text",))])
        self.redraw()


class WelcomeScreen(Themed, ModalScreen[None]):
    """A box with the welcome."""

    DEFAULT_CSS = """
    WelcomeScreen { align: center middle; }
    WelcomeScreen > Vertical { width: 90%; max-width: 84; height: 90%; max-height: 24; }
    WelcomeScreen > Vertical { background: $panel; padding: 0 1; }
    WelcomeScreen WelcomeLines { height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Bar(id="welcome-title")
            yield WelcomeLines(id="welcome-lines")
            yield Bar(id="welcome-dismiss")

    def on_mount(self) -> None:
        self.query_one("#welcome-lines").focus()
        self._say()

    def _say(self) -> None:
        """Say everything in the language that is set."""
        words = self.doichieu.services.words
        self.query_one("#welcome-title", Bar).show([(words("welcome.title"), ("heading",))])
        self.query_one("#welcome-dismiss", Bar).show([(words("welcome.dismiss"), ("muted",))])
        self.query_one(WelcomeLines).on_resize()

    def on_key(self, event: events.Key) -> None:
        name = self._command_of(event.key)
        if not name and event.key not in ("enter", "escape", "space"):
            return
        event.stop()
        event.prevent_default()
        if name == "app.switch_language":
            self.doichieu.switch_language()
            self._say()
            return
        if event.key != "escape":
            self.doichieu.services.choices.keep(WELCOMED, "1")
        self.dismiss()
        if name:
            self.app.call_later(self.doichieu.read_screen.run_command, WITH_ID[name])

    def _command_of(self, key: str) -> str:
        """The command that is told here and has a key; "" for none."""
        changed = self.doichieu.services.keymap.changed
        return next((name for name in _SHOWN if key in changed.get(name, WITH_ID[name].keys)), "")

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss()
