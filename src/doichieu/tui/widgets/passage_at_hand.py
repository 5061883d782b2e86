"""The passage that commands mean: copied, noted, marked, opened in an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .reader_view import ReaderView


class PassageAtHand:
    """Which block of the open text it is."""

    def __init__(self, view: ReaderView) -> None:
        self.view = view
        self.chosen = -1
        """The block that was chosen; -1 where none was."""

    def in_view(self) -> list[int]:
        """The blocks of which a line is in view, in order."""
        page = self.view.page
        if page is None:
            return []
        top = self.view.scroll_offset.y
        lines = page.lines[top : top + self.view.rows_in_view]
        return list(dict.fromkeys(line.block for line in lines if line.block >= 0))

    @property
    def block(self) -> int:
        """The one chosen, else the match in view, else the first that begins in view; -1 where nothing is shown."""
        seen, page = self.in_view(), self.view.page
        if page is None or not seen:
            return -1
        if self.chosen in seen:
            return self.chosen
        current = (b for b, spans in self.view.matches.items() if any(role == "match_current" for *_, role in spans))
        at = next(current, -1)
        top = self.view.scroll_offset.y
        return at if at in seen else next((b for b in seen if page.first[b] >= top), seen[0])

    def choose(self, block: int) -> None:
        """Mean a block from now on; a mark in the margin says so."""
        self.chosen = block
        page = self.view.page
        if page is not None:
            first = last = page.first[block]
            while last + 1 < len(page.lines) and page.lines[last + 1].block == block:
                last += 1
            self.view.show_range(first, last)
        self.view.redraw()

    def step(self, step: int) -> None:
        """Mean the block below or above; with none chosen yet, the first in view."""
        page = self.view.page
        if page is None:
            return
        at = self.block + (step if self.chosen in self.in_view() else 0)
        while 0 <= at < len(page.first):
            line = page.first[at]
            if line < len(page.lines) and page.lines[line].block == at:
                self.choose(at)
                return
            at += step  # page furniture is not shown
