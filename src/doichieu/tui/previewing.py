"""The preview of a hit: its document beside the list, read in the background where that takes time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from ..reading.errors import ReadingError
from ..search.hits import Hit, Located
from .widgets.bars import Bar
from .widgets.reader_view import ReaderView

if TYPE_CHECKING:
    from .screens.find import FindScreen


class HitPreview:
    """Shows the chosen hit in its document."""

    class Opened(Message):
        """The document of a hit has been read, or could not be."""

        def __init__(self, hit: Hit, located: Located | None, problem: str = "") -> None:
            super().__init__()
            self.hit = hit
            self.located = located
            self.problem = problem

    def __init__(self, screen: FindScreen) -> None:
        self.screen = screen
        self._hits: Sequence[Hit] = ()

    @property
    def _view(self) -> ReaderView:
        return self.screen.query_one("#preview", ReaderView)

    @property
    def _title(self) -> Bar:
        return self.screen.query_one("#preview-title", Bar)

    def show(self, hit: Hit | None, hits: Sequence[Hit]) -> None:
        """Show a hit among others, or how to search where there is none."""
        self._hits = hits
        if hit is None:
            self._empty()
            self._title.show([(" " + self.screen.doichieu.services.words("find.hint"), ("muted",))])
        else:
            self.screen.run_worker(lambda: self._read(hit), thread=True, exclusive=True, group="preview")

    def _empty(self) -> None:
        view = self._view
        view.document, view.page = None, None
        view.redraw()

    def _read(self, hit: Hit) -> None:
        try:
            self.screen.post_message(self.Opened(hit, hit.located()))
        except ReadingError as error:
            self.screen.post_message(self.Opened(hit, None, self.screen.doichieu.services.words.error(error)))

    def opened(self, event: Opened) -> None:
        """Show what was read for the chosen hit."""
        if event.located is None:
            self._empty()
            self._title.show([(" " + event.problem, ("error",))])
        else:
            self._show_in(event.hit, event.located)

    def _show_in(self, hit: Hit, located: Located) -> None:
        view, document = self._view, located.document
        if view.document is not document:
            view.open(document)
        view.matches = {}
        for other in self._hits:
            at = located.passage.origin if other is hit else other.passage.origin
            if other.path == hit.path and 0 <= at < len(document.blocks) and document.blocks[at].text == other.text:
                role = "match_current" if other is hit else "match"
                view.matches.setdefault(at, []).extend((a, b, role) for a, b in other.spans)
        view.redraw()
        start = hit.spans[0][0] if hit.spans and not hit.is_note else 0
        view.go_to(max(located.passage.anchor, 0), start, context=3)
        matched = self.screen.doichieu.services.words("matched." + hit.matched)
        place = " › ".join(hit.section_path)
        self._title.show([(" " + place, ("breadcrumb",))], [(matched + " ", ("muted",))])
