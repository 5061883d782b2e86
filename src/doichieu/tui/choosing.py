"""Choosing one more document: from the shelf, or any other file by its path."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.document import Document
from ..reading.errors import ReadingError
from ..text.clean import one_line

if TYPE_CHECKING:
    from .screens.base import CommandScreen

_OTHER = "other"


async def one_more(screen: CommandScreen, title: str, known: Collection[str]) -> list[Document]:
    """A document that the reader chooses, none of the `known` paths; empty where there is none."""
    from .screens.chooser import Chooser, Option  # imported here: the first screen does not wait for a dialog
    from .screens.line_prompt import LinePrompt

    services = screen.doichieu.services
    words = services.words
    free = [entry for entry in services.shelf.entries if entry.path not in known]
    options = [Option(services.shelf.title(entry), value=entry) for entry in free]
    options.append(Option(words("choose.other_file"), value=_OTHER))
    chosen = await screen.app.push_screen_wait(Chooser(title, words("compare.choose_hint"), options))
    if chosen is None:
        return []
    if chosen.value != _OTHER:
        return services.readable(next(entry for entry in free if entry is chosen.value))
    path = await screen.app.push_screen_wait(LinePrompt(title, words("choose.path"), ""))
    if path is None:
        return []
    try:
        return services.readable(services.add_file(str(Path(path).expanduser())))
    except ReadingError as error:
        screen.tell(one_line(words.error(error)), "error")
        return []
