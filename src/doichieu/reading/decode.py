"""Bytes to text: the charset, the byte order mark, and a plain refusal of what is no text."""

from __future__ import annotations

import re
import unicodedata

from ..model.place import SourceMap
from ..text.clean import BLANKS, ZERO_WIDTH, visible
from ..text.syllables import mend_d
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


def decode(data: bytes, path: str) -> str:
    """The text of a file, without its byte order mark. Raises `ReadingError`."""
    check_size(len(data), path)
    for signature, name in _CONTAINERS:
        if data.startswith(signature):
            raise ReadingError("format", path, name)
    text = _decode(data, path)
    if not text.strip(_NOTHING):
        raise ReadingError("empty", path)
    return text


def _decode(data: bytes, path: str) -> str:
    for bom, charset in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(charset)
            except UnicodeDecodeError as error:
                raise ReadingError("encoding", path, f"{charset}, byte {error.start}") from None
    if b"\x00" in data:
        raise ReadingError("binary", path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadingError("encoding", path, f"byte {error.start}") from None


def normalise(raw: str) -> tuple[str, SourceMap]:
    """The text in NFC with control characters shown, and the way back to the lines of the file."""
    shifts: tuple[tuple[int, int], ...] = ()
    text = raw
    if not unicodedata.is_normalized("NFC", raw):
        text, shifts = _compose(raw)
    text = mend_d(_show_breaks(visible(text)))
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return text, SourceMap(tuple(starts), shifts)


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


def _compose(raw: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """NFC line by line, and within a line letter by letter, noting where the lengths part."""
    out: list[str] = []
    shifts: list[tuple[int, int]] = []
    at = 0
    raw_at = 0
    for line in raw.split("\n"):
        for cluster in [line] if unicodedata.is_normalized("NFC", line) else _clusters(line):
            composed = unicodedata.normalize("NFC", cluster)
            out.append(composed)
            at += len(composed)
            raw_at += len(cluster)
            if len(composed) != len(cluster):
                shifts.append((at, raw_at))
        out.append("\n")
        at += 1
        raw_at += 1
    return "".join(out)[:-1], tuple(shifts)


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
