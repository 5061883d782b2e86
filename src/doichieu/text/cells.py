"""Terminal cells: how wide text is, and where its lines break.

Composed Vietnamese is one cell a character, so a paragraph without wide or combining characters is
wrapped by plain offsets (about a hundred times faster than asking each character its width);
other paragraphs take the slow way with the same result.
"""

from __future__ import annotations

import re
import unicodedata

_ODD = re.compile(
    "[^\x00-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u2070-\u209c\u20a0-\u20bf\u2100-\u218b"
    "\u2190-\u22ff\u2500-\u25fc\uf000-\uf0ff]"
)
"""What may be other than one cell wide: all but the letters and signs of which reports are written."""


def _cell(letter: str) -> int:
    if not _ODD.match(letter):
        return 1
    if letter in "\u00ad\ufeff" or unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Cf", "Me"):
        return 0
    # Python calls a code point that is not assigned "F" ("wide").
    return 2 if unicodedata.east_asian_width(letter) in "WF" and unicodedata.category(letter) != "Cn" else 1


def width(text: str) -> int:
    """Cells that the text takes."""
    return len(text) if not _ODD.search(text) else sum(map(_cell, text))


def fit(text: str, cells: int, ellipsis: str = "…") -> str:
    """The text cut to at most so many cells, with an ellipsis where something was cut."""
    if width(text) <= cells:
        return text
    if cells <= 0:
        return ""
    room = cells - width(ellipsis)
    out = []
    for letter in text:
        room -= _cell(letter)
        if room < 0:
            break
        out.append(letter)
    return "".join(out).rstrip() + ellipsis


def both_fit(a: str, b: str, cells: int) -> tuple[str, str]:
    """Two texts in so many cells together: the longer gives way first."""
    half = max(cells // 2, 1)
    if width(a) + width(b) <= cells:
        return a, b
    if width(a) <= half:
        return a, fit(b, cells - width(a))
    if width(b) <= half:
        return fit(a, cells - width(b)), b
    return fit(a, half), fit(b, cells - half)


def pad(text: str, cells: int) -> str:
    """The text filled with spaces to exactly so many cells, cut where it is longer."""
    cut = fit(text, cells)
    return cut + " " * (cells - width(cut))


def window(text: str, left: int, cells: int) -> str:
    """What of a text is seen through a window of so many cells, `left` from its start; arrows where it goes on."""
    total = width(text)
    if left <= 0 and total <= cells:
        return text
    before, behind = ("←" if left > 0 else ""), ("→" if total > left + cells else "")
    if cells < 4:
        before = behind = ""
    at, out, room = 0, [], cells - len(before) - len(behind)
    for letter in text:
        wide = _cell(letter)
        if at >= left + len(before):
            room -= wide
            if room < 0:
                break
            out.append(letter)
        at += wide
    return before + "".join(out) + behind


def wrap(text: str, cells: int, hanging: int = 0) -> list[tuple[int, int]]:
    """Offsets (start, end) of the lines of a paragraph, at most `cells` wide; later lines `hanging` narrower.

    A line breaks at a space, which belongs to neither line; a word longer than a line is cut.
    An empty text has one empty line.
    """
    cells = max(cells, 2)
    later = max(cells - hanging, 2)
    if _ODD.search(text):
        return _wrap_slow(text, cells, later)
    lines: list[tuple[int, int]] = []
    start, length, room = 0, len(text), cells
    while length - start > room:
        cut = text.rfind(" ", start, start + room + 1)
        if cut <= start:
            lines.append((start, start + room))
            start += room
        else:
            lines.append((start, cut))
            start = cut + 1
        room = later
    lines.append((start, length))
    return lines


def _wrap_slow(text: str, first: int, later: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start, room, used, last_space = 0, first, 0, -1
    i = 0
    while i < len(text):
        cell = _cell(text[i])
        if used + cell > room and i > start:
            cut = last_space if last_space > start else i
            if text[i] == " ":
                cut = i
            lines.append((start, cut))
            start = cut + 1 if cut < len(text) and text[cut] == " " else cut
            i, used, last_space, room = start, 0, -1, later
            continue
        if text[i] == " ":
            last_space = i
        used += cell
        i += 1
    lines.append((start, len(text)))
    return lines
