"""Back and forward: the places the reader left by a jump, as a browser keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..model.document import Document

if TYPE_CHECKING:
    from .screens.read import ReadScreen

_MOST = 200


class Visit(NamedTuple):
    """A place that was left: the document's path, block and offset."""

    path: str
    block: int
    offset: int


class History:
    """Where the reader has been. Scrolling is no jump; opening another place is."""

    def __init__(self, screen: ReadScreen) -> None:
        self.screen = screen
        self._back: list[Visit] = []
        self._forward: list[Visit] = []

    def leave(self) -> None:
        """The reader is about to jump elsewhere."""
        here = self._here()
        if here is not None and (not self._back or self._back[-1] != here):
            self._back = [*self._back, here][-_MOST:]
        self._forward.clear()

    def action_go_back(self) -> None:
        self._go(self._back, self._forward, "history.start")

    def action_go_forward(self) -> None:
        self._go(self._forward, self._back, "history.end")

    def _here(self) -> Visit | None:
        reader = self.screen.reader
        return Visit(reader.document.path, *reader.top_place()) if reader.document is not None else None

    def _go(self, there: list[Visit], behind: list[Visit], at_end: str) -> None:
        here = self._here()
        while there and there[-1] == here:
            there.pop()
        if not there:
            self.screen.tell(self.screen.doichieu.services.words(at_end))
            return
        visit = there.pop()
        if here is not None:
            behind.append(here)
        document = self._document(visit.path)
        if document is not None:
            self.screen.opening.document(document, block=visit.block, offset=visit.offset, context=0, is_jump=False)

    def _document(self, path: str) -> Document | None:
        services = self.screen.doichieu.services
        entry = services.shelf.entry_of(path)
        found = services.readable(entry) if entry else []
        return found[0] if found else None
