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
        words = self.doichieu.services.words
        with Vertical():
            yield Bar([(words("welcome.title"), ("heading",))])
            yield WelcomeLines(id="welcome-lines")
            yield Bar([(words("welcome.dismiss"), ("muted",))])

    def on_mount(self) -> None:
        self.query_one("#welcome-lines").focus()

    def on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "escape", "space"):
            event.stop()
            event.prevent_default()
            if event.key != "escape":
                self.doichieu.services.choices.keep(WELCOMED, "1")
            self.dismiss()

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss()
