"""What the screens work with: the shelf, the search index, words, themes; no widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..library.choices import Choices
from ..library.entries import Entry, find_entries
from ..library.shelf import Shelf
from ..model.document import Document
from ..presentation.commands import Command
from ..presentation.keymap import key_told
from ..presentation.words import Words
from ..reading.errors import ReadingError
from ..settings.keymap import Keymap
from ..settings.themes import Theme, Themes
from .paces import Paces

if TYPE_CHECKING:
    from ..compare.suggest import Fingerprints
    from ..library.last_places import LastPlaces
    from ..library.reader_notes import ReaderNotes
    from ..library.searches import Searches
    from ..search.index import Index, Searchable
    from .checking import Findings
    from .searching import Searching


class Services:
    """Made once at the start and handed to every screen. `given`: the files and folders that the shelf was made of, as
    they were named; `mistakes`: what is wrong with the reader's settings and files, to be told at the start."""

    def __init__(
        self,
        shelf: Shelf,
        words: Words,
        themes: Themes,
        theme: Theme,
        colours: int = 256,
        keymap: Keymap | None = None,
        given: Sequence[str] = (),
        greets: bool = False,
        mistakes: Sequence[str] = (),
    ) -> None:
        self.shelf, self.words, self.themes, self.theme = shelf, words, themes, theme
        self.colours = colours
        """How many colours the terminal has: none, 16 or many."""
        self.keymap = keymap or Keymap()
        self.given, self.mistakes = given, mistakes
        self.greets = greets
        """Whether a reader who is new is welcomed."""
        self.paces = Paces()
        """How quickly long work goes."""
        self._index: Index | None = None
        self._findings: Findings | None = None
        self._searching: Searching | None = None
        self._searches: Searches | None = None
        self._choices: Choices | None = None
        self._notes: ReaderNotes | None = None
        self._prints: dict[str, Fingerprints] = {}

    @property
    def searching(self) -> Searching:
        """Searches of the shelf."""
        from .searching import Searching  # imported here: the first screen does not wait for it

        if self._searching is None:
            self._searching = Searching(self)
        return self._searching

    def key_told(self, command: Command, in_field: bool = False) -> str:
        """The key of a command that is told where there is room for one."""
        return key_told(command, self.keymap, in_field)

    @property
    def choices(self) -> Choices:
        """What the reader chose in the app."""
        if self._choices is None:
            self._choices = Choices(self.shelf.store)
        return self._choices

    @property
    def places(self) -> LastPlaces:
        """Where the reader stopped in each file."""
        from ..library.last_places import LastPlaces  # imported here: not every screen needs it

        return LastPlaces(self.shelf.store)

    @property
    def notes(self) -> ReaderNotes:
        """Notes and bookmarks."""
        from ..library.reader_notes import ReaderNotes  # imported here: the first screen does not wait for it

        if self._notes is None:
            self._notes = ReaderNotes(self.shelf.store)
        return self._notes

    @property
    def searches(self) -> Searches:
        """Searches that were made before."""
        from ..library.searches import Searches  # imported here: the first screen does not wait for it

        if self._searches is None:
            self._searches = Searches(self.shelf.store)
        return self._searches

    def archive_progress(self) -> str:
        """How far the archive has come, in words; "" where it is in step or there is none."""
        if not self.shelf.is_large:
            return ""
        if self.searching.is_paused:
            return self.words("archive.is_paused")
        if self.searching.progress is None:
            return ""
        from ..presentation.progress import progress_line  # imported here: only a large shelf has an archive

        return progress_line(self.searching.progress, self.words)

    @property
    def findings(self) -> Findings:
        """What checks of the shelf found."""
        from .checking import Findings  # imported here: the first screen does not wait for it

        if self._findings is None:
            self._findings = Findings(self)
        return self._findings

    def documents(self) -> list[tuple[Entry, Document]]:
        """Every document that could be read, in the order of the shelf; reads those that were not. Of a large shelf
        those that are at hand."""
        read = self.shelf.read_so_far() if self.shelf.is_large else self.shelf.read_all()
        documents = {document.path: document for document in read}
        return [(entry, documents[entry.path]) for entry in self.shelf.entries if entry.path in documents]

    def document_of(self, path: str) -> Document:
        """The document of a path on the shelf. Raises `ReadingError`."""
        entry = self.shelf.entry_of(path)
        if entry is None:
            raise ReadingError("missing", path)
        return self.shelf.document(entry)

    def readable(self, entry: Entry) -> list[Document]:
        """The document of an entry, or none where it cannot be read."""
        try:
            return [self.shelf.document(entry)]
        except ReadingError:
            return []

    def index(self) -> Index:
        """The search index over all documents; reads those that were not, so ask for it in the background."""
        index = self._searched()
        index.documents = list(self.shelf.read_all())
        return index

    def add_file(self, path: str) -> Entry:
        """Put one more file on the shelf. Raises `ReadingError`."""
        (entry, *_) = find_entries([path])
        known = self.shelf.entry_of(entry.path)
        if known is None:
            self.shelf.document(entry)
            self.shelf.add(entry)
        return known or entry

    def searchable(self, document: Document) -> Searchable:
        """One document, ready to be searched."""
        return self._searched().of(document)

    def _searched(self) -> Index:
        from ..search.index import Index  # imported here: the first screen does not wait for the search

        if self._index is None:
            self._index = Index()
        return self._index

    def prints(self, document: Document) -> Fingerprints:
        """A document's fingerprints, made once."""
        from ..compare.suggest import (
            Fingerprints,  # imported here: the first screen does not wait for the comparison
        )

        known = self._prints.get(document.path)
        if known is None or known.document is not document:
            known = self._prints[document.path] = Fingerprints(document)
        return known

    def title(self, document: Document, short: bool = True) -> str:
        """What a person calls a document."""
        entry = self.shelf.entry_of(document.path)
        return self.shelf.title(entry, short) if entry else document.name
