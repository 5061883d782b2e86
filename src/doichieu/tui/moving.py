"""Moving about on the reading screen: sections, passages, the shelf beside the text, footnotes, wide tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.document import Document
from .opening import Target

if TYPE_CHECKING:
    from .screens.read import ReadScreen

_NARROW, _NO_SHELF, _WIDE = 100, 64, 200
"""Columns below which the shelf is narrower, below which it is put away, and from which it is wider."""
_SHELF = {"narrow": 28, "": 38, "wide": 56}


class Moving:
    """Commands that move the reader."""

    def __init__(self, screen: ReadScreen) -> None:
        self.screen = screen
        self._shelf_wanted: bool | None = None
        """Whether the reader put the shelf away or took it out; None while the window decides."""

    def fit(self, columns: int) -> None:
        """Give the shelf the room that the window leaves it."""
        screen = self.screen
        size = "narrow" if columns < _NARROW else "wide" if columns >= _WIDE else ""
        for name in ("narrow", "wide"):
            screen.set_class(size == name, name)
        away = columns < _NO_SHELF if self._shelf_wanted is None else not self._shelf_wanted
        screen.set_class(away, "no-shelf")
        screen.reader.expected_width = columns - (0 if away else _SHELF[size])

    def action_toggle_shelf(self) -> None:
        self._shelf_wanted = self.screen.has_class("no-shelf")
        self.fit(self.screen.size.width)
        if not self._shelf_wanted:
            self.screen.reader.focus()

    def action_switch_focus(self) -> None:
        screen = self.screen
        if screen.has_class("no-shelf") or not screen.reader.has_focus:
            screen.reader.focus()
        else:
            screen.history.leave()  # walking over the shelf moves the text
            screen.shelf.focus()

    def action_fold_all(self) -> None:
        self.screen.shelf.fold_all()

    # -- sections and passages

    def action_next_section(self) -> None:
        self._step_section(1)

    def action_previous_section(self) -> None:
        self._step_section(-1)

    def _step_section(self, step: int) -> None:
        reader = self.screen.reader
        page, document = reader.page, reader.document
        if page is None or document is None:
            return
        top = reader.scroll_offset.y
        starts = [page.first_line_of(section.index) for section in document.sections]
        if step > 0:
            later = [line for line in starts if line > top]
            reader.jump(later[0] if later else reader.max_scroll_y)
        else:
            earlier = [line for line in starts if line < top]
            reader.jump(earlier[-1] if earlier else 0)

    def action_next_passage(self) -> None:
        self.screen.reader.at_hand.step(1)

    def action_previous_passage(self) -> None:
        self.screen.reader.at_hand.step(-1)

    def action_go_to_section(self) -> None:
        document = self.screen.reader.document
        if document is not None:
            self.screen.run_worker(self._go_to_section(document))

    async def _go_to_section(self, document: Document) -> None:
        from .going import choose_section  # imported here: the first screen does not wait for a dialog

        section = await choose_section(self.screen, document)
        if section is not None:
            self.screen.opening.entry(Target(self.screen.entry, section))

    # -- in the page

    def action_follow_note(self) -> None:
        if not self.screen.reader.toggle_notes():
            self.screen.tell(self.screen.doichieu.services.words("read.no_notes"))

    def action_table_right(self) -> None:
        self._move_tables(1)

    def action_table_left(self) -> None:
        self._move_tables(-1)

    def _move_tables(self, step: int) -> None:
        if not self.screen.reader.move_tables(step):
            self.screen.tell(self.screen.doichieu.services.words("look.no_table"))
