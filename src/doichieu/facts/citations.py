"""Symbols of documents: 247-KL/TU, 26/CT-TTg, 41/2023/NQ-HĐND, 661/TTg-CN, 64/2025/QH15.

The forms are those of Nghị định 30/2020/NĐ-CP (State) and of Party offices (VIETNAMESE.md 1.5).
Two symbols are the same instrument's when number, year, kind and organ agree, whatever the zero
padding, spaces or line breaks (C-1); a date is no part of the symbol (C-2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..text.letters import fold

KINDS = (
    "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB L PL NĐ TT TTLT KL CV QH VBHN "
    "TTg UBTVQH SL SY TrS CTHĐ"
).split()

_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_ORG = r"[A-ZĐ][A-Za-zĐđ&]*[0-9]{0,2}(?:-[A-ZĐ][A-Za-zĐđ0-9]*)*"
SYMBOL = re.compile(
    r"(?<![0-9A-Za-zĐđ.,/-])(?P<number>[0-9]{1,5})"
    r"(?:\s?/\s?(?P<year>(?:19|20)[0-9]{2}))?"
    r"(?:"
    rf"\s?[-–/]\s?(?P<kind>{_KIND})\s?[-–/]\s?(?P<organ>{_ORG})"
    r"|\s?/\s?(?P<law>U?B?T?V?QH[0-9]{1,2})"
    r"|\s?/\s?(?P<letter>[A-ZĐ][A-Za-zĐđ&]{1,9}(?:-[A-ZĐ][A-Za-zĐđ0-9]*)+)"
    r"|\s?[-–/]\s?(?P<broken>(?:NQ|QĐ|KH|CT|BC|TB|KL)(?:UBTVQH[0-9]{0,2}|HĐND|HDND|UBND))"
    r")(?![A-Za-zĐđ0-9])"
)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document's symbol: number, year or None, kind and organ as printed."""

    number: int
    year: int | None
    kind: str
    organ: str
    raw: str

    @property
    def key(self) -> str:
        """What two ways of printing one symbol share."""
        organ = fold(self.organ).replace("hdnd", "hdnd").replace(" ", "")
        return f"{self.number}/{self.year or ''}/{self.kind}/{organ}"


def parse_symbol(match: re.Match[str]) -> Symbol:
    """The symbol of a match of `SYMBOL`."""
    year = int(match["year"]) if match["year"] else None
    kind, organ = match["kind"] or "", match["organ"] or ""
    if match["law"]:
        kind, organ = "QH", match["law"]
    elif match["letter"]:
        kind, organ = "", match["letter"]
    elif match["broken"]:
        kind, organ = match["broken"][:2], match["broken"][2:]
    party = "/" in match.group().rsplit(kind, 1)[-1][:2] if kind and match["kind"] else False
    return Symbol(int(match["number"]), year, kind, f"{'/' if party else '-'}{organ}", match.group())
