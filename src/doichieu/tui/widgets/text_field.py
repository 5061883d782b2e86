"""A line to type in."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from ...text.clean import one_line


class TextField(Input):
    """A line to type in; of several lines that are pasted none is lost."""

    DEFAULT_CSS = """
    TextField:ansi > .input--cursor { background: ansi_default; color: ansi_default; text-style: reverse; }
    """

    def _on_paste(self, event: events.Paste) -> None:
        text = " ".join(one_line(line) for line in event.text.splitlines()).strip()
        selection = self.selection
        if selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *selection)
        event.stop()
        event.prevent_default()
