"""Notes and bookmarks as lines of a list, and as a Markdown file to hand on."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ..library.reader_notes import ReaderNote
from ..text.cells import fit, width
from ..text.clean import one_line
from .spans import Line
from .words import Words

_PATH = 40


THERE, CHANGED, GONE = "there", "changed", "gone"
"""Whether the passage of a note is as it was, says something else now, or is no longer there."""


def note_line(note: ReaderNote, state: str, with_title: bool, columns: int, words: Words) -> Line:
    """A note in one line: where it stands, what was written, the passage as it was."""
    where = " › ".join(([note.title] if with_title else []) + list(note.anchor.section[-2:]))
    place = fit(one_line(where), min(_PATH, columns // 3))
    told = one_line(note.text) if note.text else words("notes.bookmark")
    room = max(columns - width(place) - 6, 10)
    told = fit(told, max(room // 2, 8))
    passage = fit(one_line(note.anchor.passage), max(room - width(told), 4))
    line: Line = [(f" {place}  ", ("breadcrumb",)), (told, ("strong" if note.text else "muted",))]
    if state != THERE:
        line.append(("  ! " + words(f"notes.{state}"), ("warning",)))
    return [*line, (f"  {passage}", ("note",))]


def notes_markdown(notes: Iterable[ReaderNote], words: Words) -> str:
    """Notes as Markdown: a heading for each document, below it each passage quoted, what was written after it."""
    parts = [f"# {words('notes.heading')}"]
    for title, group in groupby(notes, key=lambda note: (note.title, note.path)):
        parts.append(f"## {_plain(title[0])}")
        for note in group:
            path = " › ".join(note.anchor.section)
            quoted = "\n".join(f"> {_plain(line)}" for line in note.anchor.passage.splitlines() or [""])
            parts.append("\n\n".join(filter(None, [f"**{_plain(path)}**" if path else "", quoted, _plain(note.text)])))
    return "\n\n".join(parts) + "\n"


def _plain(text: str) -> str:
    """A text whose signs mean nothing to Markdown."""
    return "".join("\\" + c if c in "\\`*_[]<>#|" else c for c in one_line(text))
