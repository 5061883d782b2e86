"""Setting the text anew for another width: what stood on top stays there, however often that happens.

Of a long text the lines in view come at once, and the others behind them: laying out five megabytes takes longer than
a frame may.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size

from ...presentation.reading import lay_out_around
from ...text.collecting import spare_what_is_there

if TYPE_CHECKING:
    from .reader_view import ReaderView

_LONG = 2000
"""A text of more blocks is not laid out within one frame."""
_PAGES = 3
"""So many screens come at once."""


class Setting:
    """The width of a reading pane's text, and where that stood before it changed."""

    def __init__(self, view: ReaderView) -> None:
        self._view = view
        self._anchor: tuple[int, int, int] | None = None
        """Where the text stood (block, offset), and the line that this put on top."""
        self._wanted = 0
        """Counts the widths that were asked for."""

    def forget(self) -> None:
        """Another text is shown: what is still to be done for this one is not wanted any more."""
        self._anchor = None
        self._wanted += 1

    def anew(self) -> None:
        """Set the text in the width that the pane has now."""
        view, top = self._view, self._view.scroll_offset.y
        block, offset = self._anchor[:2] if self._anchor and self._anchor[2] == top else view.top_place()
        self._wanted += 1
        first = None
        if view.page and len(view.page.blocks) > _LONG:
            first = lay_out_around(view.page, view.text_columns, (block, offset), top, _PAGES * view.size.height)
        if first is None:
            self._settle(block, offset, self._wanted)
            return
        view.page, self._anchor = first, (block, offset, top)
        view.redraw()
        view.find_notes()
        view.call_after_refresh(self._settle, block, offset, self._wanted)

    def _settle(self, block: int, offset: int, wanted: int) -> None:
        """Set all of the text, unless another width has been asked for by now."""
        if wanted != self._wanted:
            return
        view = self._view
        view.lay_out()
        view.virtual_size = Size(0, view.line_count())
        view.go_to(block, offset)
        self._anchor = (block, offset, view.scroll_offset.y)
        if view.page and len(view.page.blocks) > _LONG:
            spare_what_is_there()
