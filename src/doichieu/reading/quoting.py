"""Quoted provisions: text of another document in which nothing opens a section (S-7).

An amendment says "… như sau:" and quotes whole articles, clauses and points, each with its number.
Where the quotation marks are there, everything from the opening to its own closing is quoted;
shorter quotations inside open and close themselves. Where a mark was lost on the way, the numbers
tell: articles run 1, 2, 3 … through a document, so one that leaves the row while the row goes on
below is quoted, or is a reference at the start of a line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

_REACH = 400
"""A quoted provision has at most so many paragraphs; a mark that never closes opens no quotation."""
_INLINE = re.compile(r":\s{0,9}(?P<mark>“)[^”]*$")
_PROVISION = re.compile(
    r"\s{0,9}(?:(?:Điều|Chương|Mục|Tiểu mục|Phần|Phụ lục)\s+[0-9IVXLC]|[0-9]{1,3}[a-zđ]?[.)]\s|[a-zđ][0-9]?\)\s)",
    re.IGNORECASE,
)
"""How a provision begins that is quoted."""
_CHANGES = re.compile(r"\b(?:như sau|sửa đổi|bổ sung|thay thế|thay cụm từ)\b", re.IGNORECASE)
_AMENDS = re.compile(r"như sau\s*:?\s*$|\b(?:sửa đổi|bổ sung)\b.{0,200}:\s*$", re.IGNORECASE)

_OWN = re.compile(
    r"Điều [0-9]{1,3}[.:]\s+(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Hiệu lực thi hành|Điều khoản (?:thi hành|chuyển tiếp)"
    r"|Quy định chuyển tiếp|Tổ chức thực hiện|Trách nhiệm thi hành)\b"
)
"""Articles that an amendment has of its own; a quotation that reaches one has lost its end."""


def quoted(texts: list[str]) -> list[bool]:
    """For each paragraph of the flow whether it stands inside a quotation of provisions."""
    out = [False] * len(texts)
    at = 1
    while at < len(texts):
        before, text = texts[at - 1].rstrip(), texts[at]
        opens = before.endswith(":") and text[:1] in ("“", '"')
        depth = 0 if opens else _open_at_end(before)
        end = _end(texts, at, depth) if opens or depth else None
        if end is None:
            at += 1
            continue
        out[at : end + 1] = [True] * (end + 1 - at)
        at = end + 1
    return out


def _open_at_end(text: str) -> int:
    """How many quotations of provisions a paragraph leaves open that began after its last colon."""
    found = _INLINE.search(text)
    if not found or not (_PROVISION.match(text, found.end("mark")) or _CHANGES.search(text, 0, found.start())):
        return 0
    return max(text.count("“") - text.count("”"), 0)


def _end(texts: list[str], at: int, depth: int) -> int | None:
    """The paragraph with which a quotation that begins at one ends; None where it never does."""
    straight = texts[at][:1] == '"' and not depth
    first = None
    for i in range(at, min(at + _REACH, len(texts))):
        text = texts[i]
        if i > at and (_OWN.match(text) or (text[:1] in ("“", '"') and _AMENDS.search(texts[i - 1][-240:]))):
            return _before(texts, at, i)
        depth += text.count('"') if straight else text.count("“") - text.count("”")
        closes = text.rstrip(" \t.;,").endswith('"' if straight else "”")
        if closes and first is None and (straight or text.count("”") > text.count("“")):
            first = i
        if (depth % 2 == 0) if straight else depth <= 0:
            return i if closes or not straight else first
    return first


def _before(texts: list[str], at: int, i: int) -> int:
    """The last quoted paragraph where the closing mark was lost and the amending text speaks again at or above i."""
    if not _OWN.match(texts[i]):
        i -= 1
    return max(i - 1, at)


class Candidate(NamedTuple):
    """A paragraph that reads like an article."""

    at: int
    """Its place in the flow."""
    number: int
    suffix: str
    """The letter of an inserted one."""


def out_of_row(candidates: list[Candidate], texts: list[str]) -> set[int]:
    """The places of articles that leave the row while it goes on below: quoted ones, or references.

    A number that is only doubled, skipped or begun anew stays as printed.
    """
    amends = [i for i, text in enumerate(texts) if _AMENDS.search(text[-240:])]
    places: dict[int, list[int]] = defaultdict(list)
    for i, candidate in enumerate(candidates):
        places[candidate.number].append(i)
    restarts = [i for i, candidate in enumerate(candidates) if candidate.number == 1 and not candidate.suffix]
    out: set[int] = set()
    last, last_at = 0, -1
    for i, candidate in enumerate(candidates):
        fits = candidate.number in (last + 1, 1) or (candidate.suffix and candidate.number == last)
        if not fits:
            following = bisect_right(restarts, i)
            limit = restarts[following] if following < len(restarts) else len(candidates)
            later = bisect_right(places[last + 1], i)
            goes_on = later < len(places[last + 1]) and places[last + 1][later] < limit
            amended = bisect_right(amends, candidate.at - 1) > bisect_right(amends, last_at - 1)
            if goes_on and (amended or candidate.number > last + 1):
                out.add(candidate.at)
                continue
        last, last_at = candidate.number, candidate.at
    return out
