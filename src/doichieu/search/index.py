"""What is searched: the folded text of documents, each as one string with the way back to passages.

Folding keeps length, so a match in the folded text has the same offsets in the text that is shown. A
`Searchable` holds a whole document, or those passages of it that an index on disk has pointed at:
finding, ranking and highlighting are the same for both.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ..facts.abbreviations import definitions
from ..model.document import Document
from ..model.passage import About, Field, Passage, about, passages_of, section_words
from ..text.letters import fold


@dataclass(slots=True)
class Searchable:
    """A document, or passages of it, ready to be searched."""

    path: str
    passages: Sequence[Passage]
    load: Callable[[], Document]
    """The whole document. May raise `ReadingError` where its file has gone."""
    section_path: Callable[[int], tuple[str, ...]]
    section_words: Callable[[int], str]
    """Folded labels and titles of a section and of those above it."""
    about: About
    defined: dict[str, str]
    """Abbreviations the document defines, with their long forms, folded."""
    starts: list[int] = field(default_factory=list)
    """Offset of each passage in `folded`."""
    folded: str = ""
    _contexts: dict[tuple[int, bool], str] = field(default_factory=dict)

    def context(self, passage: Passage) -> str:
        """Folded words of the headings above a passage, itself none of them, and of the document's name."""
        opens = passage.field in (Field.HEADING, Field.ITEM)
        known = self._contexts.get((passage.section, opens))
        if known is None:
            headings = self.section_words(passage.section).split("\n")
            told = [*(headings[:-1] if opens else headings), self.about.name]
            known = self._contexts[passage.section, opens] = "\n".join(told)
        return known

    def __post_init__(self) -> None:
        at = 0
        for passage in self.passages:
            self.starts.append(at)
            at += len(passage.text) + 1
        self.folded = "\x00".join(fold(passage.text) for passage in self.passages)

    def passage_at(self, offset: int) -> int:
        """Index of the passage that an offset of the folded text lies in."""
        return bisect_right(self.starts, offset) - 1

    def end(self, index: int) -> int:
        """Offset in the folded text just after a passage."""
        return self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.folded)

    def folded_passage(self, index: int) -> str:
        """The folded text of a passage."""
        return self.folded[self.starts[index] : self.end(index)]


def searchable(document: Document) -> Searchable:
    """A whole document, folded for searching."""
    passages = passages_of(document)

    def path(index: int) -> tuple[str, ...]:
        return document.sections[index].path if index >= 0 else ()

    return Searchable(
        path=document.path, passages=passages, load=lambda: document, section_path=path,
        section_words=lambda index: section_words(document, index), about=about(document),
        defined=definitions(passage.text for passage in passages),
    )  # fmt: skip


_WORDS = re.compile(r"[a-z]{2,}")


class Words:
    """The words of documents in memory, as `typos` asks for them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        for text in texts:
            self._counts.update(_WORDS.findall(text))
        self._sorted = sorted(self._counts)

    def frequency(self, words: Sequence[str]) -> dict[str, int]:
        """How often each of some words occurs; those that do not are left out."""
        return {word: self._counts[word] for word in words if word in self._counts}

    def prefixes(self, beginnings: Sequence[str]) -> dict[str, int]:
        """Of some beginnings those that some word has, with how often the most frequent one occurs."""
        found: dict[str, int] = {}
        for beginning in beginnings:
            at = bisect_left(self._sorted, beginning)
            end = bisect_left(self._sorted, beginning + "{", at)
            if at < end:
                found[beginning] = max(self._counts[word] for word in self._sorted[at:end])
        return found


_KEPT = 24
"""So many documents are kept folded that are not among those of the index."""


class Index:
    """The documents of a search, in the order they were given; each is folded when it is first needed."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self.documents: list[Document] = list(documents)
        self._made: dict[int, tuple[Document, Searchable]] = {}
        self._words: tuple[tuple[int, ...], Words] | None = None

    def of(self, document: Document) -> Searchable:
        """The searchable form of a document."""
        made = self._made.get(id(document))
        if made is None or made[0] is not document:
            made = self._made[id(document)] = document, searchable(document)
            while len(self._made) > max(_KEPT, len(self.documents)):
                self._made.pop(next(iter(self._made)))
        return made[1]

    def vocabulary(self) -> Words:
        """The words of the documents."""
        known = tuple(id(document) for document in self.documents)
        if self._words is None or self._words[0] != known:
            self._words = known, Words(one.folded for one in self.all())
        return self._words[1]

    def all(self) -> list[Searchable]:
        """Every document, searchable."""
        return [self.of(document) for document in self.documents]
