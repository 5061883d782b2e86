"""Page furniture: page numbers and running headers, kept but out of the flow (S-8, S-22).

A page number is a bare number on a line of its own that counts on from the one before, or stands
at a form feed. A running header is a short line that comes again and again beside page numbers or
form feeds, or one that carries a page number itself, which grows from one time to the next.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from .lines import Line
from .markers import find_markers
from .phrases import BULLET, ended

_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?([0-9]{1,4})(?:\s*[-–—])?$"
    r"|(?:Trang|Page)\s+([0-9]{1,4})(?:\s*(?:/|of)\s*[0-9]{1,4})?$"
)
_GAZETTE = re.compile(r"(?:[0-9]{1,4}\s+)?CÔNG BÁO\s*/\s*Số\s[^.;]{1,40}/\s*Ngày\s[0-9 -]{6,14}(?:\s+[0-9]{1,4})?$")
"""The header of every page of the official gazette."""
_NUMBERED_HEADER = re.compile(r"(?:(?P<front>[0-9]{1,4})\s+)?(?P<words>\S.*?\S)(?:\s+(?P<back>[0-9]{1,4}))?$")
_LONGEST = 100
_HEADER_LINES = 2
_HEADER_WORDS = 4
"""A header with its page number in the line has at least so many words: "Mẫu số 1", "Bảng 2" are none."""


def find_furniture(lines: list[Line]) -> list[bool]:
    """Which lines are page numbers or running headers."""
    found = [bool(_GAZETTE.match(line.text)) for line in lines]
    _page_numbers(lines, found)
    _numbered_headers(lines, found)
    if any(found) or any(line.page_break for line in lines):
        _beside(lines, found)
    return found


def _page_numbers(lines: list[Line], found: list[bool]) -> None:
    numbered = [(i, int(m[1] or m[2])) for i, line in enumerate(lines) if (m := _PAGE_NUMBER.match(line.text))]
    for (i, a), (j, b) in pairwise(numbered):
        if b == a + 1 and j - i > 1:
            found[i] = found[j] = True
    for i, _ in numbered:
        if lines[i].page_break or (i + 1 < len(lines) and lines[i + 1].page_break):
            found[i] = True


def _numbered_headers(lines: list[Line], found: list[bool]) -> None:
    """Lines whose words are the same each time, with a number at one end that grows."""
    seen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, line in enumerate(lines):
        match = _NUMBERED_HEADER.match(line.text) if len(line.text) <= _LONGEST else None
        if not match or bool(match["front"]) == bool(match["back"]):
            continue
        if len(match["words"].split()) >= _HEADER_WORDS and not find_markers(line.text):
            seen[match["words"]].append((i, int(match["front"] or match["back"])))
    for places in seen.values():
        numbers = [number for _, number in places]
        if len(places) >= 3 and all(a < b for a, b in pairwise(numbers)):
            for i, _ in places:
                found[i] = True


def _beside(lines: list[Line], found: list[bool]) -> None:
    """Short lines that end no sentence and come again and again beside what is known; headers of two lines, too."""
    shapes = Counter(_shape(line.text) for line in lines if len(line.text) <= _LONGEST)
    for _ in range(_HEADER_LINES):
        known = list(found)
        for i, line in enumerate(lines):
            beside = line.page_break or any(0 <= j < len(lines) and known[j] for j in (i - 1, i + 1))
            if not beside or len(line.text) > _LONGEST or BULLET.match(line.text) or ended(line.text):
                continue
            found[i] = found[i] or shapes[_shape(line.text)] >= 3


def _shape(text: str) -> str:
    return re.sub(r"[0-9]+", "#", text)
