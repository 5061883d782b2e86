"""Symbols of documents: 247-KL/TU, 26/CT-TTg, 41/2023/NQ-HĐND, 661/TTg-CN, 64/2025/QH15.

The forms are those of Nghị định 30/2020/NĐ-CP (State) and of Party offices (VIETNAMESE.md 1.5).
Two symbols are the same instrument's when number, year, kind and organ agree, whatever the zero
padding, spaces or line breaks (C-1); a date is no part of the symbol (C-2). What stands between
kind and organ tells the Party's form from the State's: `26-CT/TU` is not `26/CT-TTg`.

Damaged forms are read as well (C-4): a hyphen lost (`NQHĐND`), a symbol cut after its year
("Nghị quyết số 33/2023"), small letters that a heading in capitals has made large (`CTR` for `CTr`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..text.letters import fold
from .units import spaced

KINDS = [
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CĐ",
    "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "L", "PL", "NĐ", "TT", "TTLT", "KL", "CV", "VBHN",
    "SL", "SY", "TrS", "CTHĐ",
]  # fmt: skip

_PRINTED = {kind.upper(): kind for kind in KINDS}
_KIND = "|".join(sorted({*KINDS, *_PRINTED}, key=len, reverse=True))
_ORG = r"[A-ZĐ][A-Za-zĐđ&]*[0-9]{0,2}(?:-[A-ZĐ][A-Za-zĐđ0-9]*)*"
_DASH = r"[-–—‐‑‒−]"
_S = r"\s{0,3}"
_NAMED = spaced(
    "nghị quyết|quyết định|nghị định|thông tư|chỉ thị|kết luận|kế hoạch|công văn|chương trình|luật|thông báo"
)
_DASHES = re.compile(rf"\s*{_DASH}\s*")
SYMBOL = re.compile(
    r"(?=[0-9NnQqTtCcKkLl])(?:"  # what a symbol or the words before a short one may begin with
    r"(?<![0-9A-Za-zĐđ.,/-])(?P<number>[0-9]{1,5})"
    rf"(?:{_S}/{_S}(?P<year>(?:19|20)[0-9]{{2}}))?"
    r"(?:"
    rf"{_S}(?:{_DASH}|/){_S}(?P<kind>{_KIND})(?:{_S}(?P<between>{_DASH}|/|_){_S}|\s(?=T[UW](?![^\W_])))(?P<organ>{_ORG})"
    rf"|{_S}/{_S}(?P<law>(?:UBTV)?QH[0-9]{{1,2}})"
    rf"|{_S}/{_S}(?P<letter>(?:UBND|HĐND)[A-ZĐ]{{2,4}}(?![A-Za-zĐđ-])|[A-ZĐ][A-Za-zĐđ&]{{1,9}}"
    rf"(?:{_DASH}[A-ZĐ][A-Za-zĐđ0-9]*|{_S}{_DASH}{_S}[A-ZĐ]{{2,9}}(?![^\W_]))+)"
    rf"|{_S}(?:{_DASH}|/){_S}(?P<broken>(?P<brokenkind>NQ|Q[ĐD](?!-)|TTr|CTr|KH|CT|BC|TB|KL|CV|N[ĐD](?!-)|TT)"
    r"(?:(?<=[HTVBCQĐ])\s{1,2}(?=UBND|HĐND)(?:UBND|HĐND)|(?<=Q[ĐD])[A-ZĐ]{3,7}|(?<=TTr)[A-ZĐ]{3,7}|UBTVQH[0-9]{0,2}|HĐND|HDND|UBND|(?<=CT)TTg|(?<=QĐ)TTg|(?<=N[QĐD])CP|(?<=TT)B[A-ZĐ]{2,6}|(?<=[LQTHBV])T[UW]))"
    rf"|(?P<gluedkind>NQ|QĐ|KH|CTr|CT|BC|TB|KL|CV|HD)(?P<glued>(?:/|{_DASH})(?:{_ORG}))"
    r")(?![A-Za-zĐđ0-9])"
    rf"|(?i:(?<![^\W\d_])(?:{_NAMED})\s+(?:số:?\s*)?)(?P<short>[0-9]{{1,4}})/(?P<shortyear>(?:19|20)[0-9]{{2}})(?![0-9/]|[.,][0-9]))"
)


class Symbol(NamedTuple):
    """A document's symbol: number, year or None, kind and organ as printed."""

    number: int
    year: int | None
    kind: str
    organ: str
    """With what stands before it: `/` in the Party's form, `-` in the State's; empty for a symbol cut short."""
    raw: str

    @property
    def key(self) -> str:
        """What two ways of printing one symbol share."""
        organ = "".join(fold(self.organ).split())
        return f"{self.number}/{self.year or ''}/{self.kind}/{organ}"


def span_of(match: re.Match[str]) -> tuple[int, int]:
    """Where the symbol itself stands in a match; the words that made a short one known are none of it."""
    return match.span() if match["short"] is None else (match.start("short"), match.end())


def parse_symbol(match: re.Match[str]) -> Symbol:
    """The symbol of a match of `SYMBOL`."""
    low, high = span_of(match)
    raw = match.string[low:high]
    if match["short"]:
        return Symbol(int(match["short"]), int(match["shortyear"]), "", "", raw)
    number, year = int(match["number"]), int(match["year"]) if match["year"] else None
    if match["law"]:
        return Symbol(number, year, "QH", f"-{match['law']}", raw)
    if match["letter"]:
        return Symbol(number, year, "", "-" + _DASHES.sub("-", match["letter"]), raw)
    if match["broken"]:
        kind = match["brokenkind"]
        organ = match["broken"].removeprefix(kind).strip()
        kind = {"QD": "QĐ", "ND": "NĐ"}.get(kind, kind)
        return Symbol(number, year, kind, f"{'/' if organ in ('TU', 'TW') else '-'}{organ}", raw)
    if match["gluedkind"]:
        return Symbol(number, year, match["gluedkind"], match["glued"], raw)
    between = "/" if match["between"] in ("/", None) else "-"
    kind = _PRINTED[match["kind"].upper()]
    return Symbol(number, year, kind, f"{between}{match['organ']}", raw)
