"""Footnotes: which lines belong to notes (S-15).

A line that opens with a footnote mark is a note. What stands between an unfinished sentence and
its other half is the foot of the page if a note is among it: lines before the first mark belong to
the note of the page before, lines after it to the note above them. In Markdown a note goes on as long
as its lines are set in.
"""

from __future__ import annotations

import re

from ..text.cases import UPPER
from .lines import Line
from .markers import find_markers
from .phrases import BULLET, ended, is_figure

_NOTE_TEXT = re.compile(r"([0-9]{1,3})\s+(?=[^\W\d_])")
_TWO_PHRASES = re.compile(rf"[^\W\d][:.!?]\s+[{UPPER}_]")
_FOOT_REACH = 14
"""How many lines the foot of a page may take between the halves of a sentence."""
_QUOTE_LINES = 400
"""A quotation in a note takes at most so many lines; a mark that never closes quotes nothing."""
_MAX_HEADING_LINE = 320
"""A numbered line up to this long, ended by nothing, is taken for a heading rather than for half a sentence."""


def note_lines(lines: list[Line], furniture: list[bool]) -> list[str | None]:
    """For each line the mark it defines, "" for a later line of a note, None for the body.

    The line drawn above notes is set aside as furniture.
    """
    out: list[str | None] = [None] * len(lines)
    for i, line in enumerate(lines):
        if not furniture[i] and line.marks and line.marks[0][0] == 0 and not line.hashes:
            mark = line.marks[0]
            if mark[4] or (line.text and line.text[0] not in ",.;:)"):
                out[i] = mark[3]
    for i, line in enumerate(lines[:-1]):
        furniture[i] = furniture[i] or (line.rule and bool(out[i + 1]))
    _set_in(lines, furniture, out)
    _quoted(lines, furniture, out)
    _bare_marks(lines, out)
    _page_feet(lines, furniture, out)
    return out


def looks_titled(text: str) -> bool:
    """Whether an unended numbered line may be a whole heading: not long, and one phrase throughout."""
    return len(text) <= _MAX_HEADING_LINE and not _TWO_PHRASES.search(text)


def _set_in(lines: list[Line], furniture: list[bool], out: list[str | None]) -> None:
    """Lines set in below a Markdown note are its own; after a blank line only those set in like its paragraphs."""
    margin = -1
    for i, line in enumerate(lines):
        if out[i] is not None:
            margin = line.indent if line.marks[0][4] else -1
        elif margin < 0 or furniture[i] or line.hashes or line.indent < margin + (4 if line.blank_before else 1):
            margin = -1
        else:
            out[i] = ""


def _quoted(lines: list[Line], furniture: list[bool], out: list[str | None]) -> None:
    """What a note quotes is its own to the closing mark: consolidated texts quote whole articles (S-24)."""
    for i, mark in enumerate(out):
        end = _quote_end(lines, out, i) if mark else None
        for k in range(i + 1, end + 1) if end else ():
            if not furniture[k]:
                out[k] = ""


def _quote_end(lines: list[Line], out: list[str | None], i: int) -> int | None:
    """The line on which the quotation of a note that begins on line i ends; None where it quotes nothing.

    The quotation may open further down in the note: its lines follow one another without a blank one.
    """
    depth = _depth(lines[i].text)
    for j in range(i + 1, min(i + 1 + _QUOTE_LINES, len(lines))):
        before, line = lines[j - 1].text.rstrip(), lines[j]
        if depth <= 0:
            opens = before.endswith(":") and line.text.startswith("“")
            if out[j] or line.blank_before or (ended(before) and not opens):
                return None
        depth = max(depth, 0) + _depth(line.text)
        if depth <= 0 and "”" in line.text and line.text.rstrip(" .;,").endswith("”"):
            return j
    return None


def _depth(text: str) -> int:
    """How many quotations a line opens more than it closes."""
    return text.count("“") - text.count("”")


def _bare_marks(lines: list[Line], out: list[str | None]) -> None:
    """Notes whose mark lost its superscript: the number fits beside a note and is asked for in the text."""
    wanted = {mark[3] for i, line in enumerate(lines) for mark in line.marks if not (out[i] and mark[0] == 0)}
    wanted -= {mark for mark in out if mark}
    if not wanted:
        return
    for i, line in enumerate(lines):
        found = _NOTE_TEXT.match(line.text) if out[i] is None else None
        if not found or found[1] not in wanted:
            continue
        number = int(found[1])
        beside = [out[j] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
        if any(mark and is_figure(mark) and abs(int(mark) - number) == 1 for mark in beside):
            out[i] = found[1]
            line.cut_left(found.end())
            line.marks.insert(0, (0, line.start, len(found[1]), found[1], True))


def _page_feet(lines: list[Line], furniture: list[bool], out: list[str | None]) -> None:
    """Give the unmarked lines between the halves of a cut sentence to the notes they belong to."""
    i = 0
    marked_before = False
    while i < len(lines):
        if out[i] is not None or furniture[i]:
            marked_before = marked_before or bool(out[i])
            i += 1
            continue
        end = _foot_end(lines, furniture, out, i)
        if not end:
            i += 1
            continue
        first_mark = next((k for k in range(i + 1, end) if out[k]), end)
        for j in range(i + 1, end):
            if out[j] is None and not furniture[j] and (j > first_mark or marked_before):
                out[j] = ""
        marked_before = True
        i = end


def _foot_end(lines: list[Line], furniture: list[bool], out: list[str | None], i: int) -> int:
    """The line on which a sentence cut after line i goes on below the notes; 0 where none does."""
    line = lines[i]
    if ended(line.text) or line.hashes or line.strong or len(line.text) < 30:
        return 0
    seen_note = False
    seen_other = False
    heading = bool(find_markers(line.text)) and looks_titled(line.text)
    for j in range(i + 1, min(i + 1 + _FOOT_REACH, len(lines))):
        if furniture[j]:
            continue
        if out[j] is not None:
            seen_note = True
            continue
        text = lines[j].text
        right_below = lines[j - 1].number + 1 == lines[j].number and not lines[j].page_break
        if right_below and j == i + 1:
            return 0
        if right_below and out[j - 1] is not None and not ended(lines[j - 1].text):
            continue
        if text[:1].islower() and not find_markers(text):
            return j if seen_note else 0
        if lines[j].hashes or lines[j].strong or (find_markers(text) and not BULLET.match(text)):
            return 0
        if heading or (seen_other and not seen_note):
            return 0
        seen_other = True
    return 0
