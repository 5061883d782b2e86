"""The field for what to find in the open text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from ...presentation.commands import FIELD
from ..bindings import pane_bindings
from .text_field import TextField

if TYPE_CHECKING:
    from ..finding import FindInText


class FindField(TextField):
    """The field for what to find in the open text."""

    DEFAULT_CSS = """
    FindField { border: none; height: 1; padding: 0 1; background: $panel; }
    """
    BINDINGS = [*pane_bindings(FIELD, priority=True)]

    def __init__(self, finding: FindInText, prompt: str) -> None:
        super().__init__(placeholder=prompt, id="find-field", compact=True)
        self.finding = finding
        self._typed_text = ""
        self._recalled = 0
        self._offered: list[str] = []

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value not in self._offered:
            self._recalled = 0  # something was typed: the next one recalled is the latest again
        self.finding.look_for(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.finding.note()
        self.finding.close()

    def action_leave(self) -> None:
        self.finding.forget()
        self.finding.close()

    def action_toggle_pattern(self) -> None:
        self.finding.toggle_pattern()

    def action_recall(self, step: int) -> None:
        """An earlier search in place of what is typed, or a later one again."""
        earlier = self._offered = self.finding.earlier()
        if not self._recalled:
            self._typed_text = self.value
        self._recalled = max(0, min(self._recalled + step, len(earlier)))
        self.value = earlier[self._recalled - 1] if self._recalled else self._typed_text
        self.cursor_position = len(self.value)

    def action_step(self, step: int) -> None:
        self.finding.step(step)
