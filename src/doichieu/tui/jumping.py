"""Jumping: every place on the screen that can be gone to bears letters; typing them goes there.

The letters stand over the text itself, so nothing moves; whatever is no letter of theirs leaves. With an input method
switched on the digits and arrow keys of a keyboard still reach every place, since Tab walks over them in order.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen

from .opening import Target
from .widgets.bars import Bar
from .widgets.line_view import LineView
from .widgets.themed import Themed

if TYPE_CHECKING:
    from .screens.read import ReadScreen

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"


class Goal(NamedTuple):
    """A place to jump to: the pane and line its letters stand on, and what going there does."""

    view: LineView
    line: int
    go: Callable[[], None]


def labels(count: int) -> list[str]:
    """So many labels, none the beginning of another: single letters where they suffice, else pairs."""
    if count <= len(_LETTERS):
        return list(_LETTERS[:count])
    return ["".join(pair) for pair in product(_LETTERS, repeat=2)][:count]


class Jumping:
    """The command, and what there is to jump to on the reading screen."""

    def __init__(self, screen: ReadScreen) -> None:
        self.screen = screen

    def action_jump(self) -> None:
        goals = list(self._goals())
        words = self.screen.doichieu.services.words
        if goals:
            self.screen.app.push_screen(JumpScreen(goals, words("jump.prompt")))
        else:
            self.screen.tell(words("jump.none"))

    def _goals(self) -> Iterator[Goal]:
        screen, reader, shelf = self.screen, self.screen.reader, self.screen.shelf
        page = reader.page
        if page is not None:
            top = reader.scroll_offset.y
            for line in range(top, min(top + reader.rows_in_view, len(page.lines))):
                block = page.lines[line].block
                if block >= 0 and page.first[block] == line:
                    yield Goal(reader, line, partial(self._to_passage, block))
        if shelf.region.width and not screen.has_class("zen"):
            top = shelf.scroll_offset.y
            for line in range(top, min(top + shelf.rows_in_view, len(shelf.rows))):
                row = shelf.rows[line]
                target = Target(row.entry, row.section)
                yield Goal(shelf, line, partial(screen.opening.entry, target))

    def _to_passage(self, block: int) -> None:
        self.screen.reader.focus()
        self.screen.reader.at_hand.choose(block)


class JumpScreen(Themed, ModalScreen[None]):
    """Takes the letters."""

    DEFAULT_CSS = """
    JumpScreen { background: $background 0%; }
    JumpScreen Bar { dock: bottom; }
    """

    def __init__(self, goals: Sequence[Goal], prompt: str) -> None:
        super().__init__()
        self._goals = dict(zip(labels(len(goals)), goals, strict=True))
        self._prompt, self._typed, self._at = prompt, "", -1

    def compose(self) -> ComposeResult:
        yield Bar([(f" {self._prompt}", ("key",))])

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        """Put the letters that are still to be typed over their lines."""
        over: dict[LineView, dict[int, str]] = {}
        for label, goal in self._goals.items():
            shown = over.setdefault(goal.view, {})
            if label.startswith(self._typed):
                shown[goal.line] = label[len(self._typed) :]
        for view, shown in over.items():
            view.show_labels(shown)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        if event.key in ("tab", "down", "shift+tab", "up"):
            self._walk(1 if event.key in ("tab", "down") else -1)
        elif event.key == "enter" and self._at >= 0:
            self._leave(list(self._goals.values())[self._at])
        elif event.key in string.ascii_lowercase:
            self._typed += event.key
            left = [goal for label, goal in self._goals.items() if label.startswith(self._typed)]
            if len(left) == 1:
                self._leave(left[0])
                return
            self._typed = self._typed if left else ""  # letters of no label begin anew
            self._show()
        else:
            self._leave(None)

    def on_click(self) -> None:
        self._leave(None)

    def _walk(self, step: int) -> None:
        self._at = (self._at + step) % len(self._goals)
        chosen = list(self._goals.values())[self._at]
        for view in {goal.view for goal in self._goals.values()}:
            view.show_labels({chosen.line: "›"} if view is chosen.view else {})

    def _leave(self, goal: Goal | None) -> None:
        for one in self._goals.values():
            one.view.show_labels({})
        self.dismiss()
        if goal is not None:
            goal.go()
