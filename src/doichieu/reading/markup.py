"""Inline markup of a stretch of source: emphasis, escapes, footnote marks, HTML, TeX.

Text files that come out of converters carry Markdown whatever they are called, so `.txt` and `.md`
are read alike. Nothing is rewritten: the scanner says which characters of the source are markup
(and what stands for them, if anything), which stretches are strong or emphasised, and where a
footnote mark stands. What it does not understand stays text.

Emphasis is paired by one stack per delimiter, in one pass; a `*` that finds no partner is a
character like any other (the mark of a group heading, a multiplication, a note).
A superscript is a unit after m, km … (m², km³) and an exponent after 10; elsewhere it is a
footnote mark (rules S-17 and S-18).
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from ..text.clean import ZERO_WIDTH

_SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGIT = str.maketrans(_SUPER, "0123456789")
_TO_SUPER = str.maketrans("0123456789", _SUPER)

SPECIAL = re.compile(rf"[\\*_<&$\[{_SUPER}{ZERO_WIDTH}]")

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<star>\*+)"
    r"|(?P<under>_+)"
    r"|(?P<sup><sup>\s*(?P<supmark>[^<>\n]{1,12}?)\s*</sup>)"
    r"|(?P<tag></?(?:sup|sub|b|strong|i|em|u|s|br|p|div|span|font|center|a|small|big|mark|ins|del|blockquote|h[1-6])"
    r"(?:\s[^<>\n]{0,300})?/?>)"
    r"|(?P<comment><!--.{0,400}?-->)"
    r"|(?P<entity>&(?:[A-Za-z]{2,8}|\#[0-9]{2,6}|\#x[0-9A-Fa-f]{2,5});)"
    r"|(?P<tex>\$(?P<texbody>[^$\n]{1,80})\$)"
    r"|(?P<note>\[\^(?P<notemark>[^\]\s\[]{1,20})\](?P<notecolon>:?))"
    rf"|(?P<super>[{_SUPER}]+)"
    rf"|(?P<zero>[{ZERO_WIDTH}]+)"
)
_UNIT_BEFORE = re.compile(r"(?:^|[\W\d_])(?:[kcdmh]?m|ha)$")
_TEX_COMMAND = re.compile(
    r"\\(?P<word>leqslant|geqslant|leq|le|geq|ge|times|approx|sim|pm|cdot|ne|neq|rightarrow|to|lt|gt)(?![A-Za-z])\s?"
    r"|\\(?P<sign>[%$&#_{}])|\\(?P<space>[,;: !]|quad|qquad)|\^\{?(?P<power>[0-9])\}?"
    r"|(?P<wrap>\\(?:text|mathrm|mathbf|textbf|operatorname)\s*\{|[{}])"
)
_TEX_SIGN = {
    "leqslant": "≤", "geqslant": "≥", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "times": "×", "approx": "≈",
    "sim": "~", "pm": "±", "cdot": "·", "ne": "≠", "neq": "≠", "rightarrow": "→", "to": "→", "lt": "<", "gt": ">",
}  # fmt: skip


@dataclass(slots=True)
class Markup:
    """What is not plain text in a stretch of source, all in source offsets."""

    cuts: list[tuple[int, int, str]] = field(default_factory=list)
    """(start, end, what stands there instead), in order, not overlapping."""
    styles: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, int, str, bool]] = field(default_factory=list)
    """Footnote marks: (start, end, mark, whether written as a definition `[^1]:`)."""


@dataclass(slots=True)
class _Delimiter:
    start: int
    length: int
    opens: bool
    closes: bool


def scan(text: str, start: int, end: int) -> Markup:
    """Find the markup of text[start:end]."""
    found = Markup()
    if not SPECIAL.search(text, start, end):
        return found
    stars: list[_Delimiter] = []
    unders: list[_Delimiter] = []
    html_open: dict[str, int] = {}
    for token in _TOKEN.finditer(text, start, end):
        kind = token.lastgroup
        low, high = token.span()
        if kind == "escape":
            found.cuts.append((low, low + 1, ""))
        elif kind == "star":
            _delimiter(text, start, end, low, high, stars, found, intraword=True)
        elif kind == "under":
            if high - low <= 2:
                _delimiter(text, start, end, low, high, unders, found, intraword=False)
        elif token["sup"]:
            _superscript(text, low, high, token["supmark"], start, found)
        elif kind == "super":
            _superscript(text, low, high, token["super"], start, found)
        elif token["note"]:
            found.cuts.append((low, high, ""))
            found.marks.append((low, high, token["notemark"], bool(token["notecolon"])))
        elif token["tex"]:
            _tex(low, token["texbody"], found)
        elif kind == "entity":
            value = html.unescape(token["entity"])
            if len(value) == 1 and value.isprintable() or value == "\u00a0":
                found.cuts.append((low, high, value))
        elif kind == "tag":
            _tag(token["tag"], low, high, html_open, found)
        else:
            found.cuts.append((low, high, ""))
    found.cuts.sort()
    found.styles.sort()
    return found


def _delimiter(
    text: str, start: int, end: int, low: int, high: int, stack: list[_Delimiter], found: Markup, *, intraword: bool
) -> None:
    before = text[low - 1] if low > start else " "
    after = text[high] if high < end else " "
    opens = not after.isspace()
    closes = not before.isspace()
    if not intraword:
        opens = opens and not before.isalnum()
        closes = closes and not after.isalnum()
    if high - low > 3 or (before.isdigit() and after.isdigit()):
        return
    length = high - low
    if closes:
        while length and stack:
            at = next((i for i in range(len(stack) - 1, -1, -1) if _pairs(stack[i].length, length)), -1)
            if at < 0:
                break
            opener = stack[at]
            used = min(opener.length, length, 2) if opener.length != length else length
            content = opener.start + opener.length
            found.cuts.append((content - used, content, ""))
            found.cuts.append((low, low + used, ""))
            style = "emphasis" if used == 1 else "strong"
            found.styles.append((content, low, style))
            opener.length -= used
            length -= used
            low += used
            del stack[at + (1 if opener.length else 0) :]
    if length and opens:
        stack.append(_Delimiter(low, length, opens, closes))
        if len(stack) > 50:
            del stack[0]


def _pairs(opener: int, closer: int) -> bool:
    return opener == closer or 3 in (opener, closer)


def _superscript(text: str, low: int, high: int, mark: str, start: int, found: Markup) -> None:
    digits = mark.translate(_TO_DIGIT).strip("()[]* ")
    before = text[max(start, low - 8) : low]
    if mark.translate(_TO_DIGIT) in ("2", "3") and _UNIT_BEFORE.search(before):
        if text[low] == "<":
            found.cuts.append((low, high, mark.translate(_TO_SUPER)))
        return
    if re.search(r"(?:^|\D)10$", before):
        if text[low] == "<":
            found.cuts.append((low, high, mark.translate(_TO_SUPER)))
        return
    if digits.isascii() and digits.isdigit() and len(digits) <= 3:
        found.cuts.append((low, high, ""))
        found.marks.append((low, high, digits, False))
    elif digits == "" or len(digits) <= 2:
        found.cuts.append((low, high, ""))
        found.marks.append((low, high, mark.strip() or mark, False))


def _tex(low: int, body: str, found: Markup) -> None:
    has_command = "\\" in body
    if not has_command and (re.search(r"[^\W\d_]{2,}", body) or not re.search(r"[<>=≤≥^%]", body)):
        return
    offset = low + 1
    found.cuts.append((low, offset, ""))
    for part in _TEX_COMMAND.finditer(body):
        a, b = offset + part.start(), offset + part.end()
        if part["word"]:
            sign = _TEX_SIGN[part["word"]]
            found.cuts.append((a, b, sign + (" " if part.group().endswith(" ") else "")))
        elif part["sign"]:
            found.cuts.append((a, a + 1, ""))
        elif part["power"]:
            found.cuts.append((a, b, part["power"].translate(_TO_SUPER)))
        else:
            found.cuts.append((a, b, " " if part["space"] else ""))
    found.cuts.append((offset + len(body), offset + len(body) + 1, ""))


_STRONG_TAGS = {"b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "u": "strong"}


def _tag(tag: str, low: int, high: int, opened: dict[str, int], found: Markup) -> None:
    name = tag.strip("</>").split(None, 1)[0].rstrip("/").lower()
    found.cuts.append((low, high, " " if name in ("br", "p", "div") else ""))
    style = _STRONG_TAGS.get(name)
    if style is None:
        return
    if not tag.startswith("</"):
        opened[name] = high
    elif name in opened:
        found.styles.append((opened.pop(name), low, style))
