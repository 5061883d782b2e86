"""What the search screen says above its field: where is searched, how much was found, what is still under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..presentation.asking import say_misread
from ..presentation.spans import Line

if TYPE_CHECKING:
    from .screens.find import FindScreen


class HitTelling:
    """Tells in words how a search stands."""

    def __init__(self, screen: FindScreen) -> None:
        self.screen = screen

    def title(self) -> tuple[Line, Line]:
        """What stands at the left and at the right of the line."""
        words, results = self.screen.doichieu.services.words, self.screen.search.results
        scope = words("find.scope_one" if self.screen.only_open else "find.scope_all")
        left: Line = [(" " + words("find.title"), ("heading",)), (f" · {scope}", ("muted",))]
        parts = results.query.misread if results is not None else ()
        left += [(" · " + say_misread(part, words), ("warning",)) for part in parts[:1]]
        return left, [(self._count() + " ", ("muted",))]

    def _count(self) -> str:
        services, results = self.screen.doichieu.services, self.screen.search.results
        words = services.words
        progress = services.archive_progress()
        told = [progress] if progress else []
        if self.screen.search.is_slow:
            told.append(words("find.searching"))
        if results is not None and results.query:
            if results.hits:
                documents = len({hit.path for hit in results.hits})
                is_counted = results.is_counted and not progress
                name = "find.count" if is_counted else "find.count_more"
                told.append(words.counted(name, results.total, documents=documents))
            elif self.screen.search.is_done:
                name = "find.none_yet" if told else "find.none"
                told.append(words(name, query=results.query.text))
        return " · ".join(told)
