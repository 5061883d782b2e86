"""Footnote marks that are no superscripts: numbers in brackets, and digits stuck to the word before them (S-19).

Both look like other things, a list of sources or "Nhà cấp4", so neither is a mark by itself: a note
with its number has to stand further down. What is cut out of the text is lost to its reader, so
where it is not sure the digits stay.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator

from ..text.cases import LOWER

_BRACKET_NOTE = re.compile(r"^[ \t]*\[([0-9]{1,3})\][ \t]*(?=[^\s\](])", re.MULTILINE)
_BRACKET_MARK = re.compile(r"(?<=[^\s\[])[ \t]?\[([0-9]{1,3})\](?!\()")
_SOURCES = re.compile(
    r"^[^\w\n]*(?:[IVX0-9A-ZĐ]{1,5}[.)/–-]+[^\w\n]*)?(?:(?:danh mục )?tài liệu tham khảo|references)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_GLUED = re.compile(rf"([1-9](?<=[{LOWER}”)].)[0-9]?)(?=[\s,.;:)”]|$)")
_WORD_END = re.compile(r"[^\W\d_]{2}(?<![\W\d_][kcdmh]m)(?<![\W\d_]ha)[”)]?$")
"""A word of letters, and no unit: km2 and ha are followed by powers or by nothing."""
_GLUED_NOTE = re.compile(r"^[ \t]*([1-9][0-9]?)[ \t]{0,2}(?=[^\W\d_]{2})", re.MULTILINE)
_NOTE_REACH = 8000
"""A note stands on the page of its mark, or on the next."""
_BESIDE = 1200
"""Notes at the foot of one page follow each other within so many characters."""
_RAISED = re.compile(r"<sup>([0-9]{1,3})</sup>|\[\^([0-9]{1,3})\]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def bracket_marks(text: str) -> frozenset[str]:
    """The numbers that stand in brackets as footnote marks: [1] in the text, and again before its note.

    A list of sources is numbered so, too, but stands under its heading ("Tài liệu tham khảo").
    """
    notes = list(_BRACKET_NOTE.finditer(text)) if "[1]" in text else []
    if not notes:
        return frozenset()
    low = max((sources.start() for sources in _SOURCES.finditer(text)), default=len(text))
    defined = {note[1] for note in notes if note.start() < low}
    return frozenset(mark[1] for mark in _BRACKET_MARK.finditer(text) if mark[1] in defined)


def glued_marks(text: str) -> list[tuple[int, int, str]]:
    """(start, end, mark) of note numbers that stuck to the word before them, and of the notes they call.

    "đồng5" is five notes only where a note opens a line further down with the same number: "5 Gồm …";
    where lines count on, each of them has to be called, else they are the rows of a list.
    """
    if not _GLUED_NOTE.search(text):
        return []
    calls: dict[str, deque[int]] = defaultdict(deque)
    for call in _GLUED.finditer(text):
        if _WORD_END.search(text, max(call.start() - 8, 0), call.start()):
            calls[call[1]].append(call.start())
    found: list[tuple[int, int, str]] = []
    marks = {int((m[1] or m[2] or m[3]).translate(_PLAIN)) for m in _RAISED.finditer(text)} if calls else set()
    """The marks that kept their superscript, and those found."""
    for group in _groups(text) if calls else ():
        pairs = [(low, note) for note in group if (low := _call_of(note, calls)) is not None]
        first = int(group[0][1])
        alone = first > 1 and len(group) == 1 and first - 1 not in marks
        if len(pairs) < len(group) or alone:
            continue
        for low, note in pairs:
            marks.add(int(note[1]))
            found += [(low, low + len(note[1]), note[1]), (note.start(1), note.end(1), note[1])]
    return sorted(found)


def _groups(text: str) -> Iterator[list[re.Match[str]]]:
    """Lines that open with a number, those together that count on from one another."""
    group: list[re.Match[str]] = []
    for note in _GLUED_NOTE.finditer(text):
        if group and int(note[1]) == int(group[-1][1]) + 1 and note.start() - group[-1].start() < _BESIDE:
            group.append(note)
            continue
        if group:
            yield group
        group = [note]
    if group:
        yield group


def _call_of(note: re.Match[str], calls: dict[str, deque[int]]) -> int | None:
    """Where the mark of a note stands: the first in reach that no other note has taken."""
    waiting = calls[note[1]]
    while waiting and note.start() - waiting[0] >= _NOTE_REACH:
        waiting.popleft()
    return waiting.popleft() if waiting and waiting[0] < note.start() else None
