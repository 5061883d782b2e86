"""A document as the archive takes it: read, folded, cut into passages with their keys. Made in a process of its own."""

from __future__ import annotations

from typing import NamedTuple

from ...facts.abbreviations import definitions
from ...facts.places import own_date
from ...model.document import Document
from ...model.passage import About, about, passages_of, section_words
from ...reading.errors import ReadingError
from ...reading.files import digest_of, read_data
from ...text.letters import fold
from . import citations
from .keys import keys_of, rank_of


class Row(NamedTuple):
    """A passage: its rank, where it stands, its text, its keys joined by blanks."""

    rank: int
    origin: int
    section: int
    anchor: int
    field: int
    text: str
    keys: str


class Prepared(NamedTuple):
    """A document ready to be written, or why it could not be read."""

    path: str
    size: int
    modified: int
    """Time of its last change, in nanoseconds, as the file system has it."""
    digest: str = ""
    about: About | None = None
    rows: tuple[Row, ...] = ()
    sections: tuple[tuple[int, str, str], ...] = ()
    """Number, path joined by the unit separator, and folded words of each section."""
    defined: tuple[tuple[str, str], ...] = ()
    dated: str = ""
    """Its own date in ISO form."""
    cited: tuple[citations.Row, ...] = ()
    problem: str = ""
    """The code of the `ReadingError`."""


SEPARATOR = "\x1f"


def prepare(path: str, size: int, modified: int) -> Prepared:
    """Read a file. What it says wrongly or cannot say is in `problem`."""
    from ...reading.reader import read_bytes  # imported here: the process that only writes loads no parser

    try:
        data = read_data(path)
        document = read_bytes(data, path)
        return prepared(document, size, modified, digest_of(data))
    except ReadingError as error:
        return Prepared(path, size, modified, problem=error.code)
    except Exception:  # one document that we stumble over must not keep all others from being read
        return Prepared(path, size, modified, problem="inner")


def prepared(document: Document, size: int, modified: int, digest: str) -> Prepared:
    """A document that has been read."""
    passages = passages_of(document)
    words = [section_words(document, section.index) for section in document.sections]
    rows = tuple(
        Row(
            rank_of(one.field, len(one.text)), one.origin, one.section, one.anchor, int(one.field), one.text,
            " ".join(keys_of(fold(one.text), one.field, words[one.section] if one.section >= 0 else "")),
        )
        for one in passages
    )  # fmt: skip
    sections = tuple(
        (section.index, SEPARATOR.join(section.path), words[section.index]) for section in document.sections
    )
    defined = tuple(definitions(one.text for one in passages).items())
    return Prepared(
        document.path, size, modified, digest, about(document), rows, sections, defined,
        own_date(document), citations.rows_of(document),
    )  # fmt: skip
