"""Choosing one of several things: type to filter, Enter to take. The palette, themes and counterparts are such."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from ...presentation.spans import Line
from ...search.marks import SUBSET, grade
from ...text.cells import both_fit, fit, width
from ...text.letters import fold, nfc
from ..widgets.bars import Bar
from ..widgets.list_view import CursorList
from ..widgets.text_field import TextField
from ..widgets.themed import Themed


class Option(NamedTuple):
    """A thing to choose: what it says, what stands at its right, and what it is."""

    text: str
    note: str = ""
    value: object = None
    also: str = ""
    """Further words it is found by, such as its name in the other language."""


_BETWEEN = " ⇔ "
_LEAST_LETTERS, _LIKE, _MOST_ALIKE = 4, 75, 8
"""So many letters must be typed, and so alike an option must be, to be taken for what was meant."""


def matching(options: Sequence[Option], typed: str) -> list[Option]:
    """The options that hold every typed word at the start of one of theirs; marks that are typed must be there. Where
    none does, those that are most like what was typed: a slip of the fingers is forgiven."""
    words = nfc(typed).split()
    if not words:
        return list(options)
    scored = []
    for at, option in enumerate(options):
        score = _fit(words, f"{option.text} {option.note} {option.also}")
        if score >= 0:
            scored.append((score, at, option))
    scored.sort(key=lambda item: (item[0], item[1]))
    return [option for _, _, option in scored] or _alike(options, fold(" ".join(words)))


def _alike(options: Sequence[Option], typed: str) -> list[Option]:
    """The options that are like what was typed, the likest first."""
    if len(typed) < _LEAST_LETTERS:
        return []
    from rapidfuzz import fuzz, process  # imported here: most people type what is there

    texts = [fold(f"{option.text} {option.also}") for option in options]
    found = process.extract(typed, texts, scorer=fuzz.partial_ratio, score_cutoff=_LIKE, limit=_MOST_ALIKE)
    return [options[at] for _, _, at in found]


def _fit(words: list[str], text: str) -> int:
    """Where the words are found, earlier is less; -1 where one is not."""
    folded = fold(text)
    total = 0
    for word in words:
        wanted = fold(word)
        at = folded.find(wanted)
        while at >= 0 and ((at > 0 and folded[at - 1].isalnum()) or grade(word, text[at : at + len(word)]) < SUBSET):
            at = folded.find(wanted, at + 1)
        if at < 0:
            return -1
        total += at
    return total


def _fitted(text: str, cells: int) -> str:
    """A text in so many cells; of two names held against each other something of both."""
    one, between, other = text.partition(_BETWEEN)
    if not between or width(text) <= cells:
        return fit(text, cells)
    return between.join(both_fit(one, other, cells - width(between)))


class _Options(CursorList):
    GROUND = "surface"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.options: list[Option] = []
        self.waiting = ""

    def line_count(self) -> int:
        return len(self.options) or 1

    def can_choose(self, number: int) -> bool:
        return number < len(self.options)

    def item_spans(self, number: int) -> Line:
        if not self.options:
            return [(" " + self.waiting, ("muted",))]
        option = self.options[number]
        room = self.columns - 2
        note = fit(option.note, max(room // 2, 0))
        text = _fitted(option.text, max(room - width(note) - 2, 4))
        gap = " " * max(room - width(text) - width(note), 1)
        return [(" " + text, ("text",)), (gap, ("text",)), (note + " ", ("muted",))]

    def fills(self, number: int) -> bool:
        return bool(self.options) and number == self.cursor


class Chooser(Themed, ModalScreen[Option | None]):
    """A box with a field and a list. Gives the chosen option, or None."""

    DEFAULT_CSS = """
    Chooser { align: center middle; }
    Chooser > Vertical { width: 90%; max-width: 110; height: 80%; max-height: 24; background: $panel; padding: 0 1; }
    Chooser Input { border: none; height: 1; padding: 0 1; background: $surface; }
    Chooser _Options { height: 1fr; }
    """
    BINDINGS = [
        Binding("escape", "dismiss_none", show=False),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("pageup", "move(-10)", show=False, priority=True),
        Binding("pagedown", "move(10)", show=False, priority=True),
    ]

    def __init__(self, title: str, prompt: str, options: Sequence[Option] | None, waiting: str = "") -> None:
        super().__init__()
        self._title = title
        self._prompt = prompt
        self._options = None if options is None else list(options)
        self._waiting = waiting
        self._take_first = False

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Bar(id="chooser-title")
            yield TextField(placeholder=self._prompt, id="chooser-input", compact=True)
            yield _Options(id="chooser-options")

    def on_mount(self) -> None:
        self.query_one("#chooser-title", Bar).show([(self._title, ("heading",))])
        self.query_one(Input).focus()
        self._show("")

    def set_options(self, options: Sequence[Option]) -> None:
        """The options, where they were not known at first."""
        self._options = list(options)
        if self.is_current:  # it may have been left before the options were known
            self._show(self.query_one(Input).value)
            if self._take_first:
                self._choose()

    def _show(self, typed: str) -> None:
        view = self.query_one(_Options)
        view.waiting = self._waiting if self._options is None else self.doichieu.services.words("chooser.none")
        view.options = matching(self._options or [], typed)
        view.cursor = 0
        view.redraw()
        view.jump(0)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._choose()

    @on(CursorList.Chosen)
    def _clicked(self, event: CursorList.Chosen) -> None:
        event.stop()
        self._choose()

    def _choose(self) -> None:
        view = self.query_one(_Options)
        if self._options is None:
            self._take_first = True
        elif view.options:
            self.dismiss(view.options[view.cursor])

    def action_move(self, step: int) -> None:
        self.query_one(_Options).move_to(self.query_one(_Options).cursor + step)

    def action_dismiss_none(self) -> None:
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss(None)
