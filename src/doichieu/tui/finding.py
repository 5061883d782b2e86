"""Finding in the open text: the field below it, the matches, which one the reader is at."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ..model.document import Document

if TYPE_CHECKING:
    from .screens.read import ReadScreen


class FindInText:
    """Matches of a query in the open document."""

    def __init__(self, screen: ReadScreen) -> None:
        self.screen = screen
        self.query_text = ""
        self.is_pattern = False
        """Whether what is typed is a regular expression."""
        self.problem = ""
        """Why what was typed cannot be looked for, in words."""
        self.places: list[tuple[int, int, int]] = []
        """(block, start, end) of each match, in reading order."""
        self.at = -1

    def action_find_here(self) -> None:
        """Open the field."""
        from .widgets.find_field import FindField  # imported here: the first screen does not wait for a field

        fields = self.screen.query(FindField)
        if fields:
            fields.first().focus()
            return
        field = FindField(self, self.screen.doichieu.services.words("read.find_prompt"))
        self.screen.mount(field, before="#keys")
        field.focus()

    def close(self) -> None:
        """Close the field; the matches stay."""
        for field in self.screen.query("#find-field"):
            field.remove()
        self.screen.reader.focus()
        self.screen.tell_place()

    def forget(self) -> None:
        """No longer mark anything."""
        self.query_text, self.places, self.at, self.is_pattern = "", [], -1, False
        self._mark()

    def look_for(self, text: str) -> None:
        """Find what was typed; go to the first match at or below the top of the text."""
        self.query_text = text.strip()
        document = self.screen.reader.document
        self.places = self._places(document) if document and self.query_text else []
        top = self.screen.reader.top_place()
        self.at = (
            next((i for i, (block, start, _) in enumerate(self.places) if (block, start) >= top), 0)
            if self.places
            else -1
        )
        self._show()

    def _places(self, document: Document) -> list[tuple[int, int, int]]:
        self.problem = ""
        if not self.is_pattern:
            return places_of(self.screen, document, self.query_text)
        from ..search.patterns import PatternError, places_of_pattern  # imported here: few switch it on

        try:
            return places_of_pattern(document, self.query_text)
        except PatternError as error:
            self.problem = self.screen.doichieu.services.words("read.pattern_" + error.code, detail=error.detail)
            return []

    def earlier(self) -> list[str]:
        """Searches made before, the latest first."""
        return self.screen.doichieu.services.searches.recent()

    def note(self) -> None:
        """Note that this search led somewhere."""
        if self.places and not self.is_pattern:
            self.screen.doichieu.services.searches.note(self.query_text)

    def toggle_pattern(self) -> None:
        """Take what is typed as a regular expression, or as words again."""
        self.is_pattern = not self.is_pattern
        self.look_for(self.query_text)

    def action_next_match(self) -> None:
        self.step(1)
        self.screen.tell_place()

    def action_previous_match(self) -> None:
        self.step(-1)
        self.screen.tell_place()

    def step(self, step: int) -> None:
        """Go to the next match or the one before; round at the ends."""
        if not self.query_text:
            self.screen.tell(self.screen.doichieu.services.words("read.no_search"))
            return
        if self.places:
            self.at = (self.at + step) % len(self.places)
            self._show()

    def mark_passage(self, text: str, block: int, spans: list[tuple[int, int]]) -> None:
        """Mark a hit that was opened from the search across documents, with all others of its query."""
        self.query_text, self.is_pattern = text, False
        document = self.screen.reader.document
        self.places = places_of(self.screen, document, text) if document else []
        if not self.places:
            self.places = [(block, start, end) for start, end in spans]
        self.at = next((i for i, (b, _, _) in enumerate(self.places) if b >= block), 0) if self.places else -1
        self._show()

    def _show(self) -> None:
        self._mark()
        reader = self.screen.reader
        if self.at >= 0 and reader.page is not None:
            block, start, _ = self.places[self.at]
            reader.show_line(reader.page.line_at(block, start), 4)
        self.screen.tell_place()

    def _mark(self) -> None:
        marks: dict[int, list[tuple[int, int, str]]] = {}
        for number, (block, start, end) in enumerate(self.places):
            marks.setdefault(block, []).append((start, end, "match_current" if number == self.at else "match"))
        self._badge()
        reader = self.screen.reader
        reader.matches = marks
        if reader.page is not None:
            reader.redraw()

    def _badge(self) -> None:
        """How many matches each section has stands beside it on the shelf."""
        document = self.screen.reader.document
        sections = (document.blocks[block].section for block, _, _ in self.places) if document else ()
        self.screen.shelf.show_matches(self.screen.entry, Counter(sections))

    def tell(self) -> str:
        """How many matches there are, and which one this is."""
        words = self.screen.doichieu.services.words
        kind = words("read.pattern") + " " if self.is_pattern else ""
        if not self.query_text:
            return kind.strip()
        if not self.places:
            return kind + (self.problem or words("read.no_matches"))
        return kind + words("read.matches", at=self.at + 1, count=len(self.places))


def places_of(screen: ReadScreen, document: Document, text: str) -> list[tuple[int, int, int]]:
    """Every match of a query in a document's running text, in reading order."""
    from ..search.engine import find_in  # imported here: the first screen does not wait for the search
    from ..search.query import parse_query

    one = screen.doichieu.services.searchable(document)
    hits = find_in(one, parse_query(text))
    if any(hit.phrase for hit in hits):
        hits = [hit for hit in hits if hit.phrase]
    found = [(hit.passage.origin, start, end) for hit in hits for start, end in hit.spans]
    return sorted(place for place in found if place[0] >= 0)
