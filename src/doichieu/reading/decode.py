"""Bytes to text: the charset, the byte order mark, and a plain refusal of what is no text.

Then the text as it is worked on: in NFC, lines typed in the fonts of before Unicode converted
(`charset`), control characters shown, with the way back to the characters of the file.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from ..model.document import Remark
from ..model.place import SourceMap
from ..text.clean import BLANKS, ZERO_WIDTH, visible
from ..text.legacy import from_tcvn3, vni_matches
from ..text.syllables import mend_d
from .charset import Decoded, decode_bytes, font_of, is_mixed, is_typed_in
from .errors import ReadingError
from .files import check_size

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_NOTHING = BLANKS + "\n\x85" + ZERO_WIDTH
_LONE_RETURN = re.compile(r"\r(?!\n|$)")
_MARKED = re.compile("[\\s\\S][\u0300-\u036f]+")
"""A letter and the Latin marks after it."""

_CONTAINERS = ((b"%PDF-", "PDF"), (b"PK\x03\x04", "DOCX / ZIP"), (b"\xd0\xcf\x11\xe0", "DOC"), (b"{\\rtf", "RTF"))


class Normalised(NamedTuple):
    """A text as it is worked on."""

    text: str
    source: SourceMap
    remarks: list[Remark]
    """What font it was converted from, and the first line that could not be."""


def decode(data: bytes, path: str) -> tuple[str, list[Remark]]:
    """The text of a file, without its byte order mark, and what to say of its code. Raises `ReadingError`."""
    check_size(len(data), path)
    for signature, name in _CONTAINERS:
        if data.startswith(signature):
            raise ReadingError("format", path, name)
    found = _decode(data, path)
    if not found.text.strip(_NOTHING):
        raise ReadingError("empty", path)
    remarks = [Remark("charset-damaged", 1, str(found.damaged))] if found.damaged else []
    if found.charset == "CP1258":
        remarks.append(Remark("charset-converted", 1, found.charset))
    return found.text, remarks


def _decode(data: bytes, path: str) -> Decoded:
    for bom, charset in _BOMS:
        if data.startswith(bom):
            try:
                return Decoded(data[len(bom) :].decode(charset), charset)
            except UnicodeDecodeError as error:
                raise ReadingError("encoding", path, f"{charset}, byte {error.start}") from None
    if b"\x00" in data:
        raise ReadingError("binary", path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        found = decode_bytes(data)
        if found is None:
            raise ReadingError("encoding", path, f"byte {error.start}") from None
        return found


def normalise(raw: str) -> Normalised:
    """The text in NFC with control characters shown, and the way back to the lines of the file."""
    shifts: tuple[tuple[int, int], ...] = ()
    remarks: list[Remark] = []
    text = raw
    if font := font_of(raw):
        text, shifts, remarks = _convert(raw, font)
    elif not unicodedata.is_normalized("NFC", raw):
        text, shifts = _compose(raw)
    text = mend_d(_show_breaks(visible(text)))
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return Normalised(text, SourceMap(tuple(starts), shifts), remarks)


def _convert(raw: str, font: str) -> tuple[str, tuple[tuple[int, int], ...], list[Remark]]:
    """The text with the lines that are typed in a font of before Unicode as letters, the rest in NFC."""
    joiner = _Joiner()
    remarks = [Remark("charset-converted", 1, font)]
    for number, line in enumerate(raw.split("\n"), 1):
        if not is_typed_in(line, font):
            if len(remarks) == 1 and is_mixed(line, font):
                remarks.append(Remark("charset-mixed", number, font))
            joiner.line(line)
        elif font == "TCVN3":
            joiner.add(from_tcvn3(line), len(line))
        else:
            at = 0
            for start, end, letter in vni_matches(line):
                joiner.add(line[at:start], start - at)
                joiner.add(letter, end - start)
                at = end
            joiner.add(line[at:], len(line) - at)
        joiner.add("\n", 1)
    return joiner.text()[:-1], tuple(joiner.shifts), remarks


def _show_breaks(text: str) -> str:
    """Carriage returns and form feeds within a line as marks; at its ends they are blanks."""
    if "\r" in text:
        text = _LONE_RETURN.sub("\u240d", text)
    if "\f" not in text:
        return text
    lines = text.split("\n")
    for i, line in enumerate(lines):
        if "\f" in line:
            body = line.strip(BLANKS)
            at = len(line) - len(line.lstrip(BLANKS)) if body else 0
            lines[i] = line[:at] + body.replace("\f", "\u240c") + line[at + len(body) :]
    return "\n".join(lines)


class _Joiner:
    """Puts converted text together, noting where its length parts from the source's."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.shifts: list[tuple[int, int]] = []
        self.at = 0
        self.raw_at = 0

    def add(self, text: str, length: int) -> None:
        """A piece of text that stands for so many characters of the source."""
        self.parts.append(text)
        self.at += len(text)
        self.raw_at += length
        if len(text) != length:
            self.shifts.append((self.at, self.raw_at))

    def line(self, line: str) -> None:
        """A line in NFC."""
        for cluster in [line] if unicodedata.is_normalized("NFC", line) else _clusters(line):
            self.add(unicodedata.normalize("NFC", cluster), len(cluster))

    def text(self) -> str:
        """All of it."""
        return "".join(self.parts)


def _compose(raw: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """NFC line by line, and within a line letter by letter, noting where the lengths part."""
    joiner = _Joiner()
    for line in raw.split("\n"):
        joiner.line(line)
        joiner.add("\n", 1)
    return joiner.text()[:-1], tuple(joiner.shifts)


def _clusters(line: str) -> list[str]:
    """The line in pieces that normalise on their own: letters with Latin marks, and what stands between."""
    out: list[str] = []
    at = 0
    for match in _MARKED.finditer(line):
        out.extend(_unmarked(line[at : match.start()]))
        out.append(match.group())
        at = match.end()
    out.extend(_unmarked(line[at:]))
    return _glue_marks(out) if any(unicodedata.combining(piece[0]) for piece in out) else out


def _unmarked(text: str) -> list[str]:
    """A stretch without Latin marks; cut into letters only where it is not composed as it stands."""
    if not text:
        return []
    return [text] if unicodedata.is_normalized("NFC", text) else _letters(text)


def _letters(text: str) -> list[str]:
    """Letters of any script, each with what composes with it (marks, vowel signs, Hangul parts)."""
    out: list[str] = []
    for letter in text:
        joins = unicodedata.combining(letter) or (
            out
            and letter > "\u08ff"
            and unicodedata.normalize("NFC", out[-1] + letter) != unicodedata.normalize("NFC", out[-1]) + letter
        )
        if out and joins:
            out[-1] += letter
        else:
            out.append(letter)
    return out


def _glue_marks(pieces: list[str]) -> list[str]:
    """Pieces that begin with a mark of another script put back to the piece before."""
    out: list[str] = []
    for piece in pieces:
        if out and unicodedata.combining(piece[0]):
            out[-1] += piece
        else:
            out.append(piece)
    return out
