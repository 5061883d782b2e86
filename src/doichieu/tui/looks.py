"""How the text looks: its width, whether facts are styled, whether there is anything but the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .widgets.reader_view import USUAL_WIDTH

if TYPE_CHECKING:
    from .screens.read import ReadScreen

_STEP = 8


class Looks:
    """What the reader chose, kept for next time."""

    def __init__(self, screen: ReadScreen) -> None:
        self.screen = screen

    def restore(self) -> None:
        """As it was last time; the facts follow when the first page has been shown."""
        kept = self.screen.doichieu.services.choices
        width = kept.get("width") or ""
        self.screen.reader.text_width = int(width) if width.isdigit() else USUAL_WIDTH
        if kept.get("facts") != "plain":
            self.screen.call_after_refresh(self.screen.reader.style_facts, True)

    def action_widen(self) -> None:
        self._set_width(_STEP)

    def action_narrow(self) -> None:
        self._set_width(-_STEP)

    def _set_width(self, step: int) -> None:
        reader, services = self.screen.reader, self.screen.doichieu.services
        reader.set_width(reader.text_columns + step)
        services.choices.keep("width", str(reader.text_width))
        self.screen.tell(services.words("look.width", count=reader.text_columns))

    def action_toggle_facts(self) -> None:
        reader, services = self.screen.reader, self.screen.doichieu.services
        reader.style_facts(not reader.shows_facts)
        services.choices.keep("facts", "styled" if reader.shows_facts else "plain")
        self.screen.tell(services.words("look.facts_on" if reader.shows_facts else "look.facts_off"))

    def action_toggle_zen(self) -> None:
        self.screen.toggle_class("zen")
        self.screen.reader.focus()
        if self.screen.has_class("zen"):
            self.screen.tell(self.screen.doichieu.services.words("look.zen", key=self.screen.key_of("read.zen")))
