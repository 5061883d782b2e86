"""Markers: what a line of a Vietnamese document can open with to become a heading.

One family a style of numbering (rules of VIETNAMESE.md 1.2 and 1.3). A line may fit several
families ("C." is a letter and a hundred; "I." a letter and a one): all are returned, and the
outline chooses by what came before. A family has a rank, the depth at which it is usually found;
`FLEXIBLE` ones have none of their own and nest where they first appear (S-10).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..text.cases import UPPER
from .phrases import is_figure

ORDINALS = {
    "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip

POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order of points: đ after d, and no f, j, w, z (S-5)."""
CAPITAL_LETTERS = "ABCDĐEGHIKLMNOPQRSTUVXY"

RANKS = {
    "appendix": 0.0, "part": 1.0, "chapter": 2.0, "caps": 2.5, "section": 3.0, "subsection": 3.5, "article": 4.0,
    "letter": 5.0, "roman": 5.0, "hash": 6.0, "decimal1": 8.0, "decimal2": 9.0, "decimal3": 10.0, "decimal4": 11.0,
    "bold": 11.5, "bold_em": 11.55, "star": 11.6, "lead": 11.7, "arabic_paren": 12.0, "point": 13.0, "point2": 13.5,
    "parens": 14.0, "parens_low": 15.0, "brackets": 15.5, **{f"period{level}": 7.0 + level / 10 for level in range(5)},
}  # fmt: skip

FLEXIBLE = frozenset(
    {"star", "parens", "parens_low", "bold", "bold_em", "hash", "arabic_paren", "brackets", "lead"}
) | {f"period{level}" for level in range(5)}

STRUCTURAL = frozenset({"appendix", "part", "chapter", "section", "subsection", "article"})
"""Families that name themselves in words; they need no other evidence."""


class Marker(NamedTuple):
    """A marker read at the start of a line."""

    family: str
    numbers: tuple[int, ...]
    """Its number, or for 6.2.1 its numbers; empty where it counts nothing."""
    label: str
    """As printed."""
    end: int
    """Offset after the marker and the space behind it."""
    suffix: str = ""
    """The letter of an inserted provision: a of Điều 5a (S-7)."""


_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3}|X{0,3}L)"
_ROMAN_LONG = r"[IVXLC]{1,7}"

_WORDS = re.compile(
    r"(?P<part>(?:(?:Phần|PHẦN)\s+(?:(?:thứ|THỨ)\s+)?|(?:Part|PART)\s+)"
    r"(?P<partno>[^\W\d_]+(?:\s+(?:một|hai))?|[0-9]{1,2})(?=$|[\s.:–-]))[.:]?"
    r"|(?P<chapter>(?:Chương|CHƯƠNG|Chapter|CHAPTER)\s+"
    r"(?P<chapterno>[IVXLC]{1,7}|[0-9]{1,2}|(?:thứ|THỨ)\s+[^\W\d_]+)(?=$|[\s.:–-]))[.:]?"
    r"|(?P<subsection>(?:Tiểu mục|TIỂU MỤC|Tiểu Mục)\s+(?P<subsectionno>[0-9]{1,2}|[IVXLC]{1,7})(?=$|[\s.:–-]))[.:]?"
    r"|(?P<section>(?:Mục|MỤC|Section|SECTION)\s+(?P<sectionno>[0-9]{1,2}|[IVXLC]{1,7})(?=$|[\s.:–-]))[.:]?"
    r"|(?P<article>(?:Điều|ĐIỀU|Điểu|Điêu|Diều|Article|ARTICLE)\s+(?P<articleno>[0-9]{1,3})(?P<articlesuffix>[a-zđ]?)"
    rf"(?P<articlemark>\s?[.:](?:\s?[-–](?=\s))?(?P<articlenote>[0-9]{{1,2}}(?=\s+[{UPPER}]))?|"
    r"\s?[-–](?=\s)|(?=\s|$)))"
    r"|(?P<appendix>(?:(?:Mẫu|MẪU|Biểu mẫu|BIỂU MẪU)(?=\s+(?:số|SỐ)\s)|Phụ\s{1,4}lục|PHỤ\s{1,4}LỤC|Phụ\s{1,4}Lục"
    r"|Appendix|APPENDIX|Annex|ANNEX)"
    r"(?:\s+(?:số\s+|SỐ\s+)?(?P<appendixno>[IVXLC]{1,7}|[0-9]{1,2}|[A-ZĐ])(?=$|[\s.:–-]))?)"
    r"(?=$|[\s.:(–-])[.:]?"
)
_PART_LETTER = re.compile(rf"[A-H](?:\s*[.:–-]|\s*$|\s+[{UPPER}])")
"""Parts may be lettered: PHẦN A. KẾT QUẢ. (I, V and X are Roman numerals.)"""
_TITLE_DASH = re.compile(rf"[-–—][ \t]*(?=[{UPPER}“])")
"""Between "Chương I" and its title: no part of either."""
_DASH = rf"\s?(?:[.)]\s?)?[-–](?=\s*(?:[{UPPER}“]|$))"
"""The dash of older documents and of the Party's: 1- Mục tiêu, 1.1- , a- ; no figure follows it (2021-2025)."""
_POINT_DASH = rf"\s?(?:[.)]\s?)?[-–](?=\s*(?:[{UPPER}“]|$)|\s+[0-9])"
"""The same behind a letter, which counts nothing: "c- 100% cơ sở lưu trú"."""
_NO_SYMBOL = (
    r"(?![0-9]{1,4}[a-z]?\s?(?:/[A-ZĐ][A-Za-zĐđ]{0,6}\s?-\s?[A-ZĐ]|-[A-ZĐ][A-Za-zĐđ]{0,4}/[A-ZĐ]|/(?:19|20)[0-9]{2}/))"
)
"""A line may begin with the symbol of a document, cut off from its name: 02/NQ-CP, 08-CT/TU, 41/2023/NQ-HĐND."""
_NUMBERED = re.compile(
    rf"{_NO_SYMBOL}(?:"
    rf"(?P<roman>(?:[-–•]\s+(?=[IVX]+\.\s))?(?P<romanin>(?P<romanno>{_ROMAN})(?P<romansep>\s?[./)–-]|\s?\.\s?[-–])))(?=\s|[^\W\d_]|$)"
    rf"|(?P<decimal>(?:[-–•]\s+(?=[0-9.]+\.\s))?(?P<decimalin>(?P<decimalno>[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}})(?P<decimalsep>{_DASH}|\s?\.|\)|/|:(?=\s))?))"
    r"(?=\s|[^\W\d_]|$)"
    rf"|(?P<dash>(?P<dashno>[0-9]{{1,2}}){_DASH})"
    r"|(?P<one>(?:[-–•]\s+(?=[0-9]{1,3}\.\s))?"
    r"(?P<onein>(?P<oneno>[0-9]{1,3})(?P<onesuffix>[a-zđ]?)(?P<onesep>\s?\.|/)))(?=\s|[^\W\d_]|[“\"(]|$)"
    r"|(?P<paren1>(?P<paren1no>[0-9]{1,3})\))(?=\s|[^\W\d_])"
    r"|(?P<sub>(?P<subno>[a-zđ])\.(?P<subnum>[0-9]{1,2})[.)]?)(?=\s)"
    rf"|(?P<point>(?:[-–•]\s+(?=[a-zđ]\)))?(?P<pointin>(?P<pointno>[a-zđ][0-9]?)(?:{_POINT_DASH}|\s?[).]|\s?/(?=\s|$))))"
    r"(?=\s|[^\W\d_]|$|\()"
    r"|(?P<parens>(?:[-–•]\s*)?(?P<parensin>\((?P<parensno>[0-9]{1,3})\)[.:]?))(?=\s|[^\W\d_]|$)"
    r"|(?P<low>\((?P<lowno>[a-zđ]|[ivx]{1,5})\)[.:]?)(?=\s|[^\W\d_])"
    r"|(?P<brackets>\[(?P<bracketsno>[0-9]{1,3})\])(?=\s)"
    r"|(?P<star>\*)(?=\s|[^\W\d_*]))"
)
_LETTER = re.compile(rf"(?P<no>[A-ZĐ])\s?(?:[.)](?=\s|[^\W\d_]|$)|/(?=\s|$)|(?:\.\s?)?[-–](?=\s+[{UPPER}“]))")
"""A letter with a slash needs a blank behind it, as a Roman numeral does: "V/v" is "về việc"."""


def is_dashed(marker: Marker) -> bool:
    """Whether a number is followed by a dash: "1- Công khai", as in older laws and in papers of the Party."""
    return marker.label.endswith(("-", "–")) and marker.family in ("decimal1", "decimal2", "decimal3", "point")


def roman_value(text: str) -> int:
    """The number a Roman numeral stands for; 0 where it is none that is in use."""
    total = 0
    for i, letter in enumerate(text):
        value = _ROMAN_VALUES.get(letter, 0)
        if not value:
            return 0
        total += -value if i + 1 < len(text) and _ROMAN_VALUES.get(text[i + 1], 0) > value else value
    return total


def number_of(word: str) -> int:
    """The number of an ordinal word, a Roman or an Arabic numeral; 0 where it is none."""
    low = word.strip().lower()
    for prefix in ("thứ ",):
        low = low.removeprefix(prefix)
    if is_figure(low):
        return int(low)
    return ORDINALS.get(low, 0) or roman_value(word.strip().upper())


def find_markers(text: str) -> list[Marker]:
    """The markers that a paragraph can be read to open with, most telling first; none for plain text."""
    if not text:
        return []
    first = text[0]
    if first in "PpCcMmTtĐSAB" and (words := _words(text)):
        return words
    found: list[Marker] = []
    if (first.isupper() and first.isalpha()) and (letter := _LETTER.match(text)):
        at = CAPITAL_LETTERS.find(letter["no"])
        if at >= 0:
            found.append(Marker("letter", (at + 1,), letter.group().strip(), _skip(text, letter.end())))
    match = _NUMBERED.match(text)
    if match:
        found = [*_numbered(text, match), *found]
    return found


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t":
        at += 1
    return at


def _words(text: str) -> list[Marker]:
    match = _WORDS.match(text)
    if not match:
        return []
    family = next(f for f in ("part", "chapter", "subsection", "section", "article", "appendix") if match[f])
    number = number_of(match[family + "no"]) if match[family + "no"] else 0
    if family == "part" and _PART_LETTER.match(match["partno"] + text[match.end("partno") :]):
        number = CAPITAL_LETTERS.find(match["partno"]) + 1
    if family in ("part", "chapter", "article") and number == 0:
        return []
    if family == "appendix" and match["appendixno"] and not number:
        number = CAPITAL_LETTERS.find(match["appendixno"]) + 1
    suffix = match["articlesuffix"] or "" if family == "article" else ""
    label = " ".join(match.group().split())
    if note := match["articlenote"]:
        label = label[: -len(note)]
    if family not in ("article", "section", "subsection"):
        label = label.rstrip(".:")
    end = _skip(text, match.end())
    if (dash := _TITLE_DASH.match(text, end)) is not None:
        end = dash.end()
    return [Marker(family, (number,) if number else (), label, end, suffix)]


def _numbered(text: str, match: re.Match[str]) -> list[Marker]:
    end = _skip(text, match.end())
    label = match.group().strip()
    if match["roman"]:
        marker = Marker("roman", (roman_value(match["romanno"]),), match["romanin"].strip(), end)
        after = text[match.end() : match.end() + 1]
        return [marker] if match["romansep"].strip() in (".", ")") or after.isspace() or not after else []
    if match["decimal"]:
        numbers = tuple(int(n) for n in match["decimalno"].split("."))
        after = text[end : end + 1]
        if not match["decimalsep"] and not (after.isalpha() and after.isupper()):
            return []
        return [Marker(f"decimal{len(numbers)}", numbers, match["decimalin"].strip(), end)]
    if match["one"]:
        return [Marker("decimal1", (int(match["oneno"]),), match["onein"], end, match["onesuffix"] or "")]
    if match["dash"]:
        return [Marker("decimal1", (int(match["dashno"]),), label, end)]
    if match["paren1"]:
        return [Marker("arabic_paren", (int(match["paren1no"]),), label, end)]
    if match["sub"]:
        return [Marker("point2", (int(match["subnum"]),), label, end)]
    if match["point"]:
        at = POINT_LETTERS.find(match["pointno"][0])
        if at < 0:
            return []
        return [Marker("point", (at + 1,), match["pointin"].strip(), end, match["pointno"][1:])]
    if match["parens"]:
        return [Marker("parens", (int(match["parensno"]),), match["parensin"], end)]
    if match["brackets"]:
        return [Marker("brackets", (int(match["bracketsno"]),), label, end)]
    if match["low"]:
        return _low(match["lowno"], label, end)
    return [Marker("star", (), "*", end)]


def _low(word: str, label: str, end: int) -> list[Marker]:
    found = []
    if len(word) == 1 and word in POINT_LETTERS:
        found.append(Marker("parens_low", (POINT_LETTERS.index(word) + 1,), label, end))
    value = roman_value(word.upper())
    if value:
        found.append(Marker("parens_low", (value,), label, end))
    return found
