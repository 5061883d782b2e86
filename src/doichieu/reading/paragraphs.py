"""Lines to paragraphs: notes taken out, page furniture set aside, cut sentences rejoined.

A page break leaves three kinds of damage: a sentence cut in two (S-14), footnotes standing between
its halves (S-15), page numbers and running headers among them (S-22). They are mended in that
order of evidence:

1. *Notes.* A line that opens with a footnote mark is a note. What stands between an unfinished
   sentence and its other half is the foot of the page if a note is among it: lines before the
   first mark belong to the note of the page before, lines after it to the note above them.
2. *Furniture.* Bare page numbers that count up, and short lines that come again and again beside
   them.
3. *Joining.* A line that goes on in lower case continues the line before it, unless that one had
   ended. One that goes on with a figure or a capital needs more: a comma, a hyphen or a word that
   ends no sentence before it, notes between the two, or two words that stand side by side
   elsewhere in the document ("đô thị Việt ⏎ Yên").

Texts out of PDFs break every line near one column (S-21). `wrap_column` measures whether the
document does; only then a line that was full when it broke continues on the next.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from .lines import Line
from .markers import STRUCTURAL, Marker, find_markers

_SENTENCE_END = ".;:!?…"
_CLOSERS = "\"'”’»)]}*_ "
_NOTE_TEXT = re.compile(r"([0-9]{1,3})\s+(?=[^\W\d_])")
_PAGE_NUMBER = re.compile(r"(?:[-–—]\s*)?([0-9]{1,4})(?:\s*[-–—])?$|(?:Trang|Page)\s+([0-9]{1,4})(?:\s*(?:/|of)\s*[0-9]{1,4})?$")
_BULLET = re.compile(r"[-–—+•●○▪■♦➢✓\uf0a7\uf0b7\uf0d8\uf02d]\s*(?=\S)")
_NO_END = frozenset(
    "và của các với cho là trong tại từ theo để do bởi những bằng hoặc hay nhưng mà thì vì nên khi nếu sẽ đã đang "
    "chưa rất mỗi mọi giữa gồm cùng đối".split()
)
"""Words after which no Vietnamese sentence or heading ends."""
_BEFORE_FIGURE = _NO_END | frozenset("số thứ về đến được trên dưới hơn gần còn chỉ tăng giảm đạt tỉnh năm ngày tháng quý điều khoản mục".split())
"""Words after which a line that goes on with a figure is no new one, however short the first was."""
_MAX_HEADING_LINE = 320
"""A numbered line up to this long, ended by nothing, is taken for a heading rather than for half a sentence."""
_TABLE_ROW = re.compile(r"\|.*\|\s*$")


@dataclass(slots=True)
class Paragraph:
    """A paragraph in the making: lines that belong together and their one text."""

    lines: list[Line]
    kind: str = "text"
    """`text`, `note`, `furniture` or `table`."""
    mark: str = ""
    """The mark of a note; empty for the later paragraphs of one."""
    text: str = ""
    runs: list[tuple[int, int, int]] = field(default_factory=list)
    styles: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, int, int, str, bool]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)

    @property
    def hashes(self) -> int:
        return self.lines[0].hashes

    @property
    def strong(self) -> bool:
        return all(line.strong for line in self.lines)

    def build(self) -> None:
        """Make the text, runs and marks out of the lines."""
        parts: list[str] = []
        length = 0
        for i, line in enumerate(self.lines):
            if i:
                glue = _glue(parts[-1], line.text)
                broken = line.blank_before or line.page_break or line.number - self.lines[i - 1].number > 1
                if broken:
                    self.breaks.append(length + len(glue))
                if glue:
                    self.runs.append((length, self.lines[i - 1].end, 0))
                    parts.append(glue)
                    length += len(glue)
            self.runs.extend((length + a, source, size) for a, source, size in line.pieces)
            self.styles.extend((length + a, length + b, style) for a, b, style in line.styles)
            self.marks.extend((length + a, source, size, mark, d) for a, source, size, mark, d in line.marks)
            parts.append(line.text)
            length += len(line.text)
        self.text = "".join(parts)


def _glue(before: str, after: str) -> str:
    """What stands between two joined lines: nothing inside a compound or symbol cut at its hyphen (S-20)."""
    if before.endswith(("-", "–")) and len(before) > 1 and before[-2].isalnum() and after[:1].isalnum():
        return ""
    return " " if before and after else ""


def make_paragraphs(lines: list[Line]) -> list[Paragraph]:
    """All lines as paragraphs, in reading order, notes and furniture among them."""
    kinds = _furniture(lines)
    notes = _note_lines(lines, kinds)
    words = _pairs(lines)
    wrap = wrap_column(lines)
    markers = [[] if kinds[i] else find_markers(line.text) for i, line in enumerate(lines)]
    out: list[Paragraph] = []
    body: Paragraph | None = None
    note: Paragraph | None = None
    since: list[Paragraph] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        if kinds[i]:
            out.append(Paragraph([line], kind="furniture"))
            since.append(out[-1])
        elif notes[i] is not None:
            mark = notes[i] or ""
            if note and not mark and since and since[-1] is note and _goes_on(note.lines[-1], line, wrap, words, False):
                note.lines.append(line)
            else:
                note = Paragraph([line], kind="note", mark=mark)
                out.append(note)
                since.append(note)
        elif table := _table_length(lines, i):
            body = Paragraph(lines[i : i + table], kind="table")
            out.append(body)
            since = []
            i += table
            continue
        elif (
            body
            and body.kind == "text"
            and not _blocks(line, markers[i], body, wrap)
            and _goes_on(body.lines[-1], line, wrap, words, any(p.kind == "note" for p in since), body)
        ):
            body.lines.append(line)
            since = []
        else:
            body = Paragraph([line], markers=markers[i])
            out.append(body)
            since = []
        i += 1
    for paragraph in out:
        paragraph.build()
    return out


def _blocks(line: Line, markers: list[Marker], body: Paragraph, wrap: int) -> bool:
    """Whether the line opens something of its own, so that nothing before can run on into it."""
    if line.rule or line.text.startswith("|"):
        return True
    if _BULLET.match(line.text) and not line.joined:
        return not (line.text[0] in "-–—" and not _ended(body.lines[-1].text) and wrap and not line.blank_before)
    if not markers:
        return False
    if line.hashes or (line.strong and not line.joined):
        return True
    if all(m.family in ("decimal2", "decimal3", "decimal4", "point") for m in markers) and line.text[markers[0].end :][:1].islower():
        return _ended(body.lines[-1].text)
    if markers[0].family in STRUCTURAL:
        after = line.text[markers[0].end :]
        return not (after[:1].islower() or after[:1] in ",;)") and not (
            after and not markers[0].label.endswith((".", ":")) and not _ended(body.lines[-1].text)
        )
    return True


def _bare_end(text: str) -> str:
    return text.rstrip(_CLOSERS)


def _ended(text: str) -> bool:
    """Whether a line closes with an end mark (quotes, brackets and emphasis aside)."""
    bare = _bare_end(text)
    return not bare or bare[-1] in _SENTENCE_END


def _goes_on(
    before: Line,
    line: Line,
    wrap: int,
    words: set[tuple[str, str]],
    notes_between: bool,
    body: Paragraph | None = None,
) -> bool:
    """Whether `line` continues the paragraph that ends with `before`."""
    text = before.text
    if not text or not line.text:
        return False
    if line.joined and not line.blank_before and not _is_capitals(text):
        return True
    heading = bool(before.hashes) or before.strong
    if heading or line.hashes or line.strong:
        return _heading_goes_on(before, line)
    if before.hard_break and not line.blank_before:
        return False
    adjacent = not line.blank_before and not line.page_break and line.number == before.number + 1
    if wrap and adjacent and _was_full(text, line.text, wrap):
        return not (_is_capitals(text) != _is_capitals(line.text) and len(text) < wrap * 0.7)
    if _ended(text):
        return False
    first = line.text[0]
    if first.islower() or first in ",;.)%":
        return True
    if text.endswith((",", "-", "–", "(", "/", "“")):
        return True
    last = _last_word(text)
    long = body is None or len(text) > 60 or len(body.lines) > 1
    if _is_capitals(text):
        return bool(adjacent and _is_capitals(line.text) and wrap)
    if first.isdigit() or first in "$<>≤≥":
        return long or last in _BEFORE_FIGURE
    if last in _NO_END:
        return True
    if body is not None and body.markers and len(body.lines) == 1 and _looks_titled(text):
        return False
    if notes_between and long and not text.endswith((")", "”", '"')):
        return True
    return long and (last, _first_word(line.text)) in words


def _looks_titled(text: str) -> bool:
    """Whether an unended numbered line may be a whole heading: not long, and one phrase throughout."""
    return len(text) <= _MAX_HEADING_LINE and not re.search(r"[^\W\d][:.!?]\s+[^\W\da-zà-ỹ]", text)


def _heading_goes_on(before: Line, line: Line) -> bool:
    """A heading over two lines or two marks: the first ends in mid-sentence (S-12)."""
    if bool(before.hashes or before.strong) != bool(line.hashes or line.strong):
        return False
    if find_markers(line.text):
        return False
    bare = _bare_end(before.text)
    if bare.endswith((",", "-", "–")) or _last_word(bare) in _NO_END:
        return True
    return line.text[:1].islower() and not _ended(before.text)


def _is_capitals(text: str) -> bool:
    return text.upper() == text and any(c.isalpha() for c in text)


def _last_word(text: str) -> str:
    found = re.search(r"([^\W_]+)\W*$", text[-40:])
    return found[1] if found else ""


def _first_word(text: str) -> str:
    found = re.match(r"\W*([^\W_]+)", text[:40])
    return found[1] if found else ""


_PAIR = re.compile(r"[^\W\d_]+(?= )")


def _pairs(lines: list[Line]) -> set[tuple[str, str]]:
    """Two capitalised words side by side within lines: names the document is known to use.

    Asked only for line ends that need it, so only the first and last words of lines are kept.
    """
    wanted_last = {_last_word(line.text) for line in lines}
    wanted_first = {_first_word(line.text) for line in lines}
    found: set[tuple[str, str]] = set()
    for line in lines:
        split = line.text.split(" ")
        found.update(
            (a, b.rstrip(",.;:)”"))
            for a, b in zip(split, split[1:], strict=False)
            if a in wanted_last and a[:1].isupper() and b[:1].isupper() and b.rstrip(",.;:)”") in wanted_first
        )
    return found


def wrap_column(lines: list[Line]) -> int:
    """The column near which the document breaks its lines, or 0 where it does not (S-21)."""
    lengths = sorted(len(line.text) for line in lines)
    if len(lengths) < 8:
        return 0
    widest = lengths[int(len(lengths) * 0.97)]
    if not 40 <= widest <= 140 or lengths[-1] > widest * 2.5:
        return 0
    full = [line for line in lines if len(line.text) > widest * 0.8]
    broken = sum(1 for line in full if not _ended(line.text))
    return widest if len(full) >= len(lines) * 0.2 and broken >= len(full) * 0.4 else 0


def _was_full(text: str, following: str, wrap: int) -> bool:
    """Whether the next word would no longer have fitted on the line."""
    word = following.split(" ", 1)[0]
    return len(text) + 1 + len(word) > wrap * 0.88


def _furniture(lines: list[Line]) -> list[bool]:
    """Which lines are page numbers or running headers."""
    found = [False] * len(lines)
    numbered = [(i, int(m[1] or m[2])) for i, line in enumerate(lines) if (m := _PAGE_NUMBER.match(line.text))]
    for (i, a), (j, b) in zip(numbered, numbered[1:], strict=False):
        if b == a + 1 and j - i > 1:
            found[i] = found[j] = True
    for i, _ in numbered:
        if lines[i].page_break or (i + 1 < len(lines) and lines[i + 1].page_break):
            found[i] = True
    if not any(found) and not any(line.page_break for line in lines):
        return found
    shapes = Counter(_shape(line.text) for line in lines if len(line.text) <= 100)
    for i, line in enumerate(lines):
        beside = line.page_break or any(0 <= j < len(lines) and found[j] for j in (i - 1, i + 1))
        if beside and len(line.text) <= 100 and shapes[_shape(line.text)] >= 3 and not _BULLET.match(line.text):
            found[i] = True
    return found


def _shape(text: str) -> str:
    return re.sub(r"[0-9]+", "#", text)


def _note_lines(lines: list[Line], furniture: list[bool]) -> list[str | None]:
    """For each line the mark it defines, "" for a later line of a note, None for the body."""
    out: list[str | None] = [None] * len(lines)
    for i, line in enumerate(lines):
        if not furniture[i] and line.marks and line.marks[0][0] == 0 and not line.hashes:
            mark = line.marks[0]
            if mark[4] or (line.text and not line.text[0] in ",.;:)"):
                out[i] = mark[3]
    _bare_marks(lines, out)
    _page_feet(lines, furniture, out)
    return out


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
        if any(mark and mark.isdigit() and abs(int(mark) - number) == 1 for mark in beside):
            out[i] = found[1]
            line.cut_left(found.end())
            line.marks.insert(0, (0, line.start, len(found[1]), found[1], True))


_FOOT_REACH = 14
"""How many lines the foot of a page may take between the halves of a sentence."""


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
        if end:
            for j in range(i + 1, end):
                if out[j] is None and not furniture[j]:
                    first_mark = next((k for k in range(i + 1, end) if out[k]), end)
                    if j > first_mark or marked_before:
                        out[j] = ""
            marked_before = True
            i = end
        else:
            i += 1


def _foot_end(lines: list[Line], furniture: list[bool], out: list[str | None], i: int) -> int:
    """The line on which a sentence cut after line i goes on below the notes; 0 where none does."""
    line = lines[i]
    if _ended(line.text) or line.hashes or line.strong or len(line.text) < 30:
        return 0
    seen_note = False
    seen_other = False
    heading = bool(find_markers(line.text)) and _looks_titled(line.text)
    for j in range(i + 1, min(i + 1 + _FOOT_REACH, len(lines))):
        if furniture[j]:
            continue
        if out[j] is not None:
            seen_note = True
            continue
        text = lines[j].text
        if text[:1].islower() and not find_markers(text):
            return j if seen_note else 0
        if lines[j].hashes or lines[j].strong or (find_markers(text) and not _BULLET.match(text)):
            return 0
        if heading or (seen_other and not seen_note):
            return 0
        seen_other = True
    return 0


def _table_length(lines: list[Line], i: int) -> int:
    """How many lines a pipe table at line i takes; 0 where there is none."""
    n = 0
    while i + n < len(lines) and (n == 0 or not lines[i + n].blank_before) and _TABLE_ROW.match(lines[i + n].text):
        n += 1
    return n if n >= 2 else 0
