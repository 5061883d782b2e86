"""Asking for a line: the name of a file to write, a note."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from ..widgets.bars import Bar
from ..widgets.text_field import TextField
from ..widgets.themed import Themed


class LinePrompt(Themed, ModalScreen[str | None]):
    """A line of text; None where the reader leaves it, or leaves it empty where something must stand there."""

    DEFAULT_CSS = """
    LinePrompt { align: center middle; }
    LinePrompt Vertical { width: 90%; max-width: 90; height: auto; background: $panel; padding: 1 1; }
    LinePrompt Input { border: none; height: 1; padding: 0 1; }
    """
    BINDINGS = [Binding("escape", "leave", show=False, priority=True)]

    def __init__(self, title: str, prompt: str, proposed: str, *, may_be_empty: bool = False) -> None:
        super().__init__()
        self._title, self._prompt, self._proposed = title, prompt, proposed
        self._may_be_empty = may_be_empty

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Bar([(f" {self._title}", ("heading",))])
            yield TextField(self._proposed, compact=True, select_on_focus=False)
            yield Bar([(f" {self._prompt}", ("muted",))])

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        told = event.value.strip()
        self.dismiss(told if told or self._may_be_empty else None)

    def action_leave(self) -> None:
        self.dismiss(None)
