"""Where the reader is: told above the text and by the cursor on the shelf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.document import Document
from ..presentation.outlining import section_remarks
from ..presentation.reading import minutes_left
from ..presentation.shelf import DOCUMENT, ODD
from .widgets.bars import Bar

if TYPE_CHECKING:
    from .screens.read import ReadScreen


_WHOLE, _TWO_HOURS = 100, 120


class Whereabouts:
    """Tells the place in the document that is read."""

    def __init__(self, screen: ReadScreen) -> None:
        self.screen = screen

    def tell(self) -> None:
        """Say where the reader is: above the text, and by the cursor on the shelf."""
        screen = self.screen
        reader, words = screen.reader, screen.doichieu.services.words
        document, page = reader.document, reader.page
        if document is None or page is None:
            return
        section = reader.section_in_view()
        path = [screen.doichieu.services.title(document), *(document.sections[section].path if section >= 0 else ())]
        top, height = reader.scroll_offset.y, reader.size.height
        percent = round(100 * min(top + height, len(page.lines)) / max(len(page.lines), 1))
        name = "read.place" if percent < 100 else "read.place_end"
        minutes = minutes_left(page, top)
        if percent < _WHOLE and minutes > _TWO_HOURS:
            name = "read.place_hours"
        place = words(name, percent=percent, minutes=minutes, hours=round(minutes / 60))
        found = screen.finding.tell()
        right = [(f" {found} ", ("match",)), ("  ", ("muted",))] if found else []
        screen.query_one("#place", Bar).show_path(path, [*right, (place + " ", ("muted",))])
        if not screen.shelf.has_focus:
            screen.shelf.point_at(screen.entry, section)
        row = screen.shelf.rows[screen.shelf.cursor] if screen.shelf.has_focus and screen.shelf.rows else None
        self._tell_odd(document, row.section if row and row.entry == screen.entry else section)

    def _tell_odd(self, document: Document, section: int) -> None:
        """What was odd about a section stands above the shelf, in place of its name."""
        words = self.screen.doichieu.services.words
        told = "; ".join(words.remark(remark) for remark in section_remarks(document).get(section, ()))
        name = (" " + (self.screen.doichieu.services.archive_progress() or words("read.shelf")), ("heading",))
        title = (f" {ODD} {told}", ("warning",)) if told else name
        self.screen.query_one("#shelf-title", Bar).show([title])

    def chosen_section(self) -> int:
        """The section the reader means: the shelf's where that has the focus, else the one in view.

        At the top of a document no section has been chosen yet, and the whole is meant.
        """
        if self.screen.shelf.has_focus and self.screen.shelf.rows:
            row = self.screen.shelf.rows[self.screen.shelf.cursor]
            return row.section if row.entry == self.screen.entry else DOCUMENT
        return self.screen.reader.section_in_view() if self.screen.reader.scroll_offset.y else DOCUMENT
