"""Symbols that are not formed as they should be (Nghị định 30/2020/NĐ-CP, Appendix III; VIETNAMESE.md C-4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts.citations import Symbol
from ..facts.mentions import Mention
from ..text.letters import fold
from .citing import Cited
from .result import Finding, Rule, Severity

_WITH_D = {
    fold(organ).upper(): organ
    for organ in ("HĐND", "BCSĐ", "BCĐ", "LĐTBXH", "BLĐTBXH", "GDĐT", "BGDĐT", "SGDĐT", "ĐU", "ĐTN", "LĐLĐ", "TLĐ")
}
"""Letters of organs that have a Đ, by how they look where it is lost."""
_MARK = "[-–—‐‑‒−/]"
_OFTEN = ("UBND", "HĐND", "UBTVQH")
_PARTY = frozenset({"TU", "TW", "HU", "DU", "BCSD", "BTGTU", "BTCTU", "UBKTTU", "VPTU", "TVTU", "BCDTU"})
_STATE = frozenset({"UBND", "HDND", "CP", "TTG", "VPCP"})
_YEARLY = frozenset({"NĐ", "TT", "TTLT"})
_GLUED = re.compile(r"(UBND|HĐND)([A-ZĐ]{2,5}[0-9]?)$")
"""The letters of the organ and of who drew it up without a hyphen: 4832/UBNDTH for 4832/UBND-TH."""
_SINCE = 1997
"""Since then the symbols of decrees and circulars have their year (Luật Ban hành văn bản quy phạm pháp luật 1996)."""
_HYPHENS_SINCE = 2005
"""Since then a hyphen stands between kind and organ (Thông tư liên tịch 55/2005/TTLT-BNV-VPCP)."""
_LETTERS = frozenset({"CV", "TTr", "TB", "BC", "KH", ""})
"""Kinds that may be told of a symbol without a kind: letters and what is called so."""


def malformed(cited: Cited) -> Iterator[Finding]:
    """What is wrong with how a symbol is formed; at most one finding."""
    mention = cited.mention
    found = _what(mention)
    if found is not None:
        code, severity, expected = found
        yield Finding(
            Rule.CITATION_FORM, severity, 0.9, f"citation-form.{code}", (cited.spot,), mention.symbol.raw, expected,
            named={"symbol": mention.symbol.raw, "kind": _name(mention)},
        )  # fmt: skip


def _what(mention: Mention) -> tuple[str, Severity, str] | None:
    symbol = mention.symbol
    if symbol.kind == "QH":
        return None
    if not symbol.kind and not symbol.organ:
        return "short", Severity.WARNING, ""
    letters = symbol.organ.lstrip("/-")
    if symbol.kind and not re.search(rf"{_MARK}\s{{0,3}}{symbol.kind}\s{{0,3}}{_MARK}", symbol.raw, re.IGNORECASE):
        return "hyphen", Severity.ERROR, _well_formed(symbol)
    if (glued := _GLUED.match(letters)) is not None:
        return "hyphen", Severity.ERROR, symbol.raw.replace(glued[0], f"{glued[1]}-{glued[2]}")
    mended = "-".join(_mended(part) for part in letters.split("-"))
    if mended != letters:
        return "letter", Severity.WARNING, symbol.raw.replace(letters, mended)
    letter = symbol.kind == "" and mention.kind in _LETTERS
    if mention.kind and mention.kind != symbol.kind and not letter and _are_apart(mention.kind, symbol.kind):
        return "kind", Severity.ERROR, ""
    return _order(mention, fold(letters.split("-")[0]).upper())


def _order(mention: Mention, organ: str) -> tuple[str, Severity, str] | None:
    symbol = mention.symbol
    party, state = symbol.organ.startswith("/"), symbol.organ.startswith("-")
    plain = re.sub(r"[0-9]+$", "", organ)
    if symbol.kind and state and plain in _PARTY and symbol.year is None:
        return "party", Severity.WARNING, f"{symbol.number}-{symbol.kind}/{symbol.organ.lstrip('-')}"
    if symbol.kind and party and (plain in _STATE or (symbol.year or 0) >= _HYPHENS_SINCE):
        return "state", Severity.WARNING, f"{symbol.number}/{symbol.kind}-{symbol.organ.lstrip('/')}"
    dated = mention.date is not None and int(mention.date.iso[:4]) >= _HYPHENS_SINCE
    if symbol.kind and state and re.match(rf"[0-9]+\s?[-–—‐‑‒−]\s?{symbol.kind}\s?[-–—‐‑‒−]", symbol.raw):
        return "hyphen", Severity.ERROR if dated else Severity.WARNING, _well_formed(symbol)
    since = mention.date is None or int(mention.date.iso[:4]) >= _SINCE
    if symbol.kind in _YEARLY and symbol.year is None and state and since:
        year = mention.date.iso[:4] if mention.date is not None else "…"
        return "year", Severity.WARNING, f"{symbol.number}/{year}/{symbol.kind}{symbol.organ}"
    return None


def _well_formed(symbol: Symbol) -> str:
    """A symbol as it should be printed."""
    year = f"/{symbol.year}" if symbol.year else ""
    party = symbol.organ.startswith("/")
    return f"{symbol.number:02d}{year}{'-' if party else '/'}{symbol.kind}{symbol.organ}"


def _mended(part: str) -> str:
    """Letters of an organ with the Đ that was lost, or with two that were swapped put right."""
    bare = re.sub(r"[0-9]+$", "", part)
    swapped = (known for known in _OFTEN if sorted(known) == sorted(bare) and known[0] == bare[0])
    whole = _WITH_D.get(bare) or next(swapped, None)
    return whole + part[len(bare) :] if whole is not None and whole != bare else part


def _are_apart(named: str, printed: str) -> bool:
    """Whether the kind that words name cannot be the one in the symbol."""
    adopted = ("QyĐ", "QC", "ĐA", "KH", "PA", "CTr")  # what a decision adopts may be called by the decision's number
    pairs = [{"CTr", "CTHĐ"}, {"TTr", "TT"}, {"CĐ", "CV"}, *({kind, "QĐ"} for kind in adopted)]
    return {named, printed} not in pairs


def _name(mention: Mention) -> str:
    return mention.kind or ""
