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

from ..text.clean import ZERO_WIDTH, common_blanks
from .phrases import is_figure

_SUPER = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGIT = str.maketrans(_SUPER, "0123456789")
_TO_SUPER = str.maketrans("0123456789", _SUPER)

SPECIAL = re.compile(rf"[\\*_<&$\[{_SUPER}{ZERO_WIDTH}]")

_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<star>\*+)"
    r"|(?P<under>_+)"
    r"|(?P<sup><sup>[ \t]{0,4}(?P<supmark>[^<>\n]{1,12}?)[ \t]{0,4}</sup>)"
    r"|(?P<tag></?(?i:sup|sub|b|strong|i|em|u|s|br|p|div|span|font|center|a|small|big|mark|ins|del|blockquote|h[1-6]|table|thead"
    r"|tbody|tfoot|tr|td|th|caption|colgroup|col)(?:[ \t][^<>\n]{0,300})?/?>)"
    r"|(?P<comment><!--.{0,400}?-->)"
    r"|(?P<entity>&(?:[A-Za-z]{2,8}|\#[0-9]{2,6}|\#x[0-9A-Fa-f]{2,5});)"
    rf"|(?P<tex>\$(?P<texbody>[^$\n{ZERO_WIDTH}]{{1,80}})\$)"
    r"|(?P<bracket>\[(?P<bracketmark>[0-9]{1,3})\](?!\())"
    r"|(?P<note>\[\^(?P<notemark>[^\]\s\[]{1,20})\](?P<notecolon>:?))"
    rf"|(?P<super>[{_SUPER}]+)"
    rf"|(?P<zero>[{ZERO_WIDTH}]+)"
)
_UNIT_BEFORE = re.compile(r"(?:^|[\W\d_])[kcdmh]?m$")
_TEN_BEFORE = re.compile(r"(?:^|\D)10$")
_TEX_COMMAND = re.compile(
    r"\\(?P<word>leqslant|geqslant|leq|le|geq|ge|times|approx|sim|pm|cdot|ne|neq|rightarrow|to|lt|gt)(?![A-Za-z])\s?"
    r"|\\(?P<sign>[%$&#_{}])|\\(?P<space>[,;: !]|quad|qquad)|\^\{?(?P<power>[0-9])\}?"
    r"|(?P<wrap>\\(?:text|mathrm|mathbf|textbf|operatorname)\s*\{|[{}])"
)
_TEX_SIGN = {
    "leqslant": "≤", "geqslant": "≥", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "times": "×", "approx": "≈",
    "sim": "~", "pm": "±", "cdot": "·", "ne": "≠", "neq": "≠", "rightarrow": "→", "to": "→", "lt": "<", "gt": ">",
}  # fmt: skip


_REACH = 4000
"""Emphasis runs over at most so many characters: a lone star must not emphasise half a document."""
_OPEN = 50
"""How many openers are remembered."""


@dataclass(slots=True)
class Markup:
    """What is not plain text in a stretch of source, all in source offsets."""

    cuts: list[tuple[int, int, str]] = field(default_factory=list)
    """(start, end, what stands there instead), in order, not overlapping."""
    styles: list[tuple[int, int, str]] = field(default_factory=list)
    marks: list[tuple[int, int, str, bool]] = field(default_factory=list)
    """Footnote marks: (start, end, mark, whether written as a definition `[^1]:`)."""
    bars: list[int] = field(default_factory=list)
    """Escaped bars: they part no cells."""
    tags: list[tuple[int, str]] = field(default_factory=list)
    """Where the rows and cells of HTML tables begin: "table", "tr", "td", and "/table" where one ends."""

    def add_marks(self, marks: list[tuple[int, int, str]]) -> None:
        """Take in footnote marks that are plain digits."""
        if marks:
            self.cuts = sorted([*self.cuts, *((low, high, "") for low, high, _ in marks)])
            self.marks = sorted([*self.marks, *((low, high, mark, False) for low, high, mark in marks)])


@dataclass(slots=True)
class _Delimiter:
    start: int
    length: int


def scan(text: str, start: int, end: int, brackets: frozenset[str] = frozenset()) -> Markup:
    """Find the markup of text[start:end]; numbers in `brackets` are footnote marks where they stand in brackets."""
    found = Markup()
    if not SPECIAL.search(text, start, end):
        return found
    state = _Scan(text, start, end, found, brackets)
    at = start
    while special := SPECIAL.search(text, at, end):
        token = _TOKEN.match(text, special.start(), end)
        at = state.take(token) if token else special.start() + 1
    found.cuts.sort()
    found.styles.sort()
    return found


class _Scan:
    """What the scanner remembers on its way through a stretch."""

    def __init__(self, text: str, start: int, end: int, found: Markup, brackets: frozenset[str]) -> None:
        self.text, self.start, self.end, self.found, self.brackets = text, start, end, found, brackets
        self.stars: list[_Delimiter] = []
        self.unders: list[_Delimiter] = []
        self.tags: dict[str, int] = {}

    def take(self, token: re.Match[str]) -> int:
        """Note what a token is; where to go on (inside it, if it is none after all)."""
        kind, found = token.lastgroup, self.found
        low, high = token.span()
        if kind == "escape":
            found.cuts.append((low, low + 1, ""))
            if token["escape"] == "\\|":
                found.bars.append(low + 1)
        elif kind == "star":
            self._delimiter(low, high, self.stars, intraword=True)
        elif kind == "under":
            if high - low <= 2:
                self._delimiter(low, high, self.unders, intraword=False)
        elif token["sup"] or kind == "super":
            return self._superscript(low, high, token["supmark"] or token["super"])
        elif token["note"]:
            found.cuts.append((low, high, ""))
            found.marks.append((low, high, token["notemark"], bool(token["notecolon"])))
        elif token["bracket"]:
            if token["bracketmark"] in self.brackets:
                found.cuts.append((low, high, ""))
                found.marks.append((low, high, token["bracketmark"], False))
        elif token["tex"]:
            return high if _tex(low, token["texbody"], found) else low + 1
        elif kind == "entity":
            value = common_blanks(html.unescape(token["entity"]))
            if len(value) == 1 and value.isprintable():
                found.cuts.append((low, high, value))
        elif kind == "tag":
            _tag(token["tag"], low, high, self.tags, found)
        else:
            found.cuts.append((low, high, ""))
        return high

    def _delimiter(self, low: int, high: int, stack: list[_Delimiter], *, intraword: bool) -> None:
        before = self.text[low - 1] if low > self.start else " "
        after = self.text[high] if high < self.end else " "
        opens = not after.isspace()
        closes = not before.isspace()
        if not intraword:
            opens = opens and not before.isalnum()
            closes = closes and not after.isalnum()
        if high - low > 3 or (is_figure(before) and is_figure(after)):
            return
        while stack and low - stack[0].start > _REACH:
            del stack[0]
        if closes:
            low = self._close(low, high, stack)
        if low < high and opens:
            stack.append(_Delimiter(low, high - low))
            if len(stack) > _OPEN:
                del stack[0]

    def _close(self, low: int, high: int, stack: list[_Delimiter]) -> int:
        """Pair a closing delimiter with what is open; where what is left of it begins."""
        while low < high:
            at = next((i for i in range(len(stack) - 1, -1, -1) if _pairs(stack[i].length, high - low)), -1)
            if at < 0:
                break
            opener = stack[at]
            used = min(opener.length, high - low)
            used = used if opener.length == high - low else min(used, 2)
            content = opener.start + opener.length
            self.found.cuts.append((content - used, content, ""))
            self.found.cuts.append((low, low + used, ""))
            if used != 1:
                self.found.styles.append((content, low, "strong"))
            if used != 2:
                self.found.styles.append((content, low, "emphasis"))
            opener.length -= used
            low += used
            del stack[at + (1 if opener.length else 0) :]
        return low

    def _superscript(self, low: int, high: int, mark: str) -> int:
        digits = mark.translate(_TO_DIGIT).strip("()[]* ")
        before = self.text[max(self.start, low - 8) : low].rstrip(ZERO_WIDTH)
        unit = mark.translate(_TO_DIGIT) in ("2", "3") and _UNIT_BEFORE.search(before)
        is_tag = self.text[low] == "<"
        if unit or _TEN_BEFORE.search(before):
            if is_tag:
                self.found.cuts.append((low, high, mark.translate(_TO_SUPER)))
        elif is_figure(digits) and len(digits) <= 3:
            self.found.cuts.append((low, high, ""))
            self.found.marks.append((low, high, digits, False))
        elif len(digits) <= 2:
            self.found.cuts.append((low, high, ""))
            self.found.marks.append((low, high, mark.strip() or mark, False))
        elif is_tag:
            self.found.cuts.append((low, low + len("<sup>"), ""))
            return low + len("<sup>")
        return high


def _pairs(opener: int, closer: int) -> bool:
    return opener == closer or 3 in (opener, closer)


def _tex(low: int, body: str, found: Markup) -> bool:
    """Cut the signs of a formula down to what they say; whether it was a formula."""
    has_command = "\\" in body
    if not has_command and (re.search(r"[^\W\d_]{2,}", body) or not re.search(r"[<>=≤≥^%]", body)):
        return False
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
    return True


_STRONG_TAGS = {"b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "u": "strong"}


_TABLE_TAGS = {"table": "table", "caption": "tr", "tr": "tr", "td": "td", "th": "td"}


def _tag(tag: str, low: int, high: int, opened: dict[str, int], found: Markup) -> None:
    name = tag.strip("</>").split(None, 1)[0].rstrip("/").lower()
    found.cuts.append((low, high, " " if name in ("br", "p", "div") else ""))
    if name in _TABLE_TAGS and (name == "table" or not tag.startswith("</")):
        found.tags.append((low, "/table" if tag.startswith("</") else _TABLE_TAGS[name]))
    style = _STRONG_TAGS.get(name)
    if style is None:
        return
    if not tag.startswith("</"):
        opened[name] = high
    elif name in opened:
        found.styles.append((opened.pop(name), low, style))
