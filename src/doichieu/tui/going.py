"""Going to a section by typing a few letters of its heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.document import Document

if TYPE_CHECKING:
    from .screens.read import ReadScreen


async def choose_section(screen: ReadScreen, document: Document) -> int | None:
    """Ask for a section of a document; its index, or None where the reader leaves."""
    from .screens.chooser import Chooser, Option  # imported here: the first screen does not wait for a dialog

    words = screen.doichieu.services.words
    options = [
        Option("  " * (s.depth - 1) + f"{s.label or ''} {s.title}".strip(), " › ".join(s.path[:-1]), s.index)
        for s in document.sections
    ]
    chooser = Chooser(words("read.go_to"), words("compare.choose_hint"), options)
    chosen = await screen.app.push_screen_wait(chooser)
    return chosen.value if chosen is not None and isinstance(chosen.value, int) else None
