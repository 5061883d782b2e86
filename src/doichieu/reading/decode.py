"""Bytes to text: the charset, the byte order mark, and a plain refusal of what is no text."""

from __future__ import annotations

import unicodedata

from ..model.place import SourceMap
from ..text.clean import visible
from .errors import ReadingError

MAX_BYTES = 64 * 1024 * 1024
"""Larger files are refused: no report is, and a mistaken path should not fill the memory."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)

_CONTAINERS = ((b"%PDF-", "PDF"), (b"PK\x03\x04", "DOCX / ZIP"), (b"\xd0\xcf\x11\xe0", "DOC"), (b"{\\rtf", "RTF"))


def decode(data: bytes, path: str) -> str:
    """The text of a file, without its byte order mark. Raises `ReadingError`."""
    if len(data) > MAX_BYTES:
        raise ReadingError("too_large", path, f"{len(data) // 1_048_576} MB > {MAX_BYTES // 1_048_576} MB")
    for signature, name in _CONTAINERS:
        if data.startswith(signature):
            raise ReadingError("format", path, name)
    text = _decode(data, path)
    if not text or text.isspace():
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
    text = visible(text)
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return text, SourceMap(tuple(starts), shifts)


def _compose(raw: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """NFC line by line, and within a line cluster by cluster, noting where the lengths part."""
    out: list[str] = []
    shifts: list[tuple[int, int]] = []
    at = 0
    raw_at = 0
    for line in raw.split("\n"):
        if unicodedata.is_normalized("NFC", line):
            out.append(line)
            at += len(line)
            raw_at += len(line)
        else:
            for cluster in _clusters(line):
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
    """The line cut before every character that starts anew (one that no mark before it can reach)."""
    cuts = [
        i
        for i, letter in enumerate(line)
        if i == 0 or (not unicodedata.combining(letter) and not "\u1160" <= letter <= "\u11ff")
    ]
    return [line[a:b] for a, b in zip(cuts, [*cuts[1:], len(line)], strict=True)]
