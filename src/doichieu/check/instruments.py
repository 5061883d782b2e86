"""Instruments: which citations speak of one, and where they disagree about it (VIETNAMESE.md C-1 to C-4).

Number, year, kind and organ make the key of an instrument, but not always alone. How far a number
goes follows from how organs number:

- a symbol with its year (36/2022/NĐ-CP) and laws are one instrument for good;
- the Party numbers through a *term* of five years, from congress to congress; so do the Standing
  Committee of the National Assembly and others whose symbol names the term (NQ-UBTVQH15);
- other organs of the State begin anew every year.

So two dates of one key are one instrument's where both fall into one series, and then one of them is
wrong; in two series they are two instruments that share a number. Congresses fall into the second half of
a year, and a day near one belongs to either term: such pairs are one only if all but the year agrees. An organ of a
province, a district or a commune is known by its place as well.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model.document import Document
from ..reading.phrases import UPPER
from ..text.letters import fold
from .mentions import Mention
from .result import Finding, Rule, Severity

_CENTRAL = re.compile(r"[/-](?:CP|TTg|TW|TƯ|QH[0-9]+|UBTVQH[0-9]*|CTN|B[A-ZĐ]{1,6}|NHNN|TTCP|KTNN|VPCP|TANDTC|"
                      r"VKSNDTC|TTLT.*)$", re.IGNORECASE)
_PLACE = re.compile(rf"(?i:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\s+((?:[{UPPER}][^\W\d_]*\s?){{1,4}})")
_TERMED = re.compile(r"(?:UBTVQH|QH|HĐND|HDND)[0-9]+$", re.IGNORECASE)
_OTHER_ORGANS = re.compile(r"(?<!\w)(?:khác|các)(?!\w)")
"""One of several organs, it is not said which."""
_FULL_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLACES = 20
"""A finding lists at most so many places."""
_LIKE = 0.6
"""Subjects that share so much of their words are one."""

_ORGANS = (
    (re.compile(r"uy ban thuong vu quoc hoi|ubtvqh"), "UBTVQH"), (re.compile(r"quoc hoi"), "QH"),
    (re.compile(r"thu tuong"), "TTg"), (re.compile(r"chinh phu"), "CP"),
    (re.compile(r"bo chinh tri"), "BCT"), (re.compile(r"ban bi thu"), "BBT"),
    (re.compile(r"ban chap hanh trung uong|trung uong dang|"
                r"ban chap hanh tw"), "BCHTW"), (re.compile(r"trung uong"), "TW"),
    (re.compile(r"chu tich (?:ubnd|uy ban nhan dan)"), "CTUBND"), (re.compile(r"ubnd|uy ban nhan dan"), "UBND"),
    (re.compile(r"hdnd|hoi dong nhan dan"), "HDND"),
    (re.compile(r"ban thuong vu"), "BTV"), (re.compile(r"ban chap hanh"), "BCH"),
    (re.compile(r"^so [a-z]"), "SO"),
    (re.compile(r"tinh uy|thanh uy|huyen uy|dang uy|thi uy|quan uy|dang bo"), "DANG"), (re.compile(r"\bbo\b"), "BO"),
)  # fmt: skip
"""Organs by their names without marks, the longer first."""
_SIGNED_BY = {
    "CP": {"CP"}, "TTG": {"TTg"}, "TW": {"BCT", "BBT", "BCHTW", "TW"}, "TU": {"BTV", "BCH", "DANG"},
    "HU": {"BTV", "BCH", "DANG"}, "UBND": {"UBND", "CTUBND"}, "HDND": {"HDND"}, "UBTVQH": {"UBTVQH"}, "QH": {"QH"},
}  # fmt: skip
"""Who may issue what bears an organ's letters."""
_PARTY_LEVELS = {
    "HU": re.compile(r"\btinh uy|dang bo tinh|trung uong"), "TU": re.compile(r"\bhuyen uy|dang uy xa|dang bo huyen"),
}  # fmt: skip
"""Committees of another level than a symbol's letters."""
_MINISTRIES = {
    "BTC": "tai chinh", "BNV": "noi vu", "BKHDT": "ke hoach va dau tu", "BGDDT": "giao duc", "BYT": "y te",
    "BCT": "cong thuong",
    "BXD": "xay dung", "BGTVT": "giao thong", "BTNMT": "tai nguyen", "BNNPTNT": "nong nghiep", "BNNMT": "nong nghiep",
    "BLDTBXH": "lao dong", "BVHTTDL": "van hoa", "BTTTT": "thong tin", "BKHCN": "khoa hoc",
    "BTP": "tu phap", "BCA": "cong an",
    "BQP": "quoc phong", "BNG": "ngoai giao",
}  # fmt: skip
"""Ministries by their letters without marks, and a part of their names."""
_LOOSE = ({"UBND", "CTUBND"}, {"BTV", "DANG"}, {"BCH", "DANG"}, {"TW", "BCT"}, {"TW", "BBT"}, {"TW", "BCHTW"})
"""Names that writers use for one another."""


def conflicts(mentions: Iterable[Mention]) -> Iterator[Finding]:
    """Findings on the dates and issuers of the instruments that some citations speak of."""
    groups: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    places: dict[int, str] = {}
    for mention in mentions:
        if (mention.symbol.kind or mention.symbol.organ) and not _OTHER_ORGANS.search(mention.issuer):
            groups[mention.symbol.key, _local(mention, places)].append(mention)
    for group in groups.values():
        yield from _dates(group)
        for same in _instruments(group):
            yield from _issuers(same)


def _local(mention: Mention, places: dict[int, str]) -> str:
    """The place of an organ that is not central: told with the citation, else its document's, kept in `places`."""
    if _CENTRAL.search(mention.symbol.organ):
        return ""
    found = _PLACE.search(mention.issuer)
    if found:
        return fold(found[1].strip())
    document = id(mention.document)
    if document not in places:
        places[document] = place_of(mention.document)
    return places[document]


def _most_named(document: Document) -> str:
    named = Counter(fold(found[1].strip()) for block in document.blocks for found in _PLACE.finditer(block.text))
    return named.most_common(1)[0][0] if named else ""


def place_of(document: Document) -> str:
    """The place whose organ issued a document, without marks: its issuer's, the one it names most, or its path."""
    issuer = document.metadata.issuer
    if issuer and issuer.value and (found := _PLACE.search(issuer.value)):
        return fold(found[1].strip())
    return _most_named(document) or document.path


# -- dates


def _series(mention: Mention) -> str:
    """What the numbers of an organ run through: "" for good, "term" or "year"."""
    symbol = mention.symbol
    if symbol.year is not None or _TERMED.search(symbol.organ):
        return ""
    return "term" if symbol.organ.startswith("/") else "year"


@dataclass(frozen=True, slots=True)
class _Day:
    year: int
    month: int
    day: int

    @property
    def term(self) -> int | None:
        """The year of the congress that began its term; None for a day near a congress."""
        since = (self.year - 2000) % 5
        if (since == 0 and self.month >= 6) or (since == 1 and self.month <= 2):
            return None
        return self.year - since - (5 if since == 0 else 0)


def _day(mention: Mention) -> _Day | None:
    if mention.date is None or not mention.date.valid:
        return None
    year, month, day = mention.date.iso.split("-")
    return _Day(int(year), int(month), int(day))


_LEVEL = re.compile(
    r"(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan) (tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran)\b"
)
_LEVELS = {"quan": "huyen", "thi xa": "huyen", "phuong": "xa", "thi tran": "xa"}


def _level(mention: Mention) -> str:
    """Whether an organ is a province's, a district's or a commune's; "" where that is not said or may be either."""
    found = _LEVEL.search(" ".join(fold(mention.issuer).split()))
    return _LEVELS.get(found[1], found[1]) if found else ""


def _one_instrument(a: Mention, b: Mention) -> bool:
    """Whether two citations with one key and two dates speak of one instrument."""
    first, second = _day(a), _day(b)
    if _level(a) and _level(b) and _level(a) != _level(b):
        return False
    if first is None or second is None or first == second:
        return True
    series = _series(a)
    if not series or (series == "year" and first.year == second.year):
        return True
    if series == "term" and first.term is not None and first.term == second.term:
        return True
    near = (first.month, first.day) == (second.month, second.day)
    if a.subject and b.subject and not _alike(a.subject, b.subject):
        return False
    if series == "term":
        return near and (first.term is None or second.term is None)
    return near


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return 2 * len(a & b) >= _LIKE * (len(a) + len(b))


def _instruments(group: list[Mention]) -> list[list[Mention]]:
    """The citations of one key, those of one instrument together; undated ones with the first."""
    out: list[list[Mention]] = []
    dated = [mention for mention in group if _day(mention) is not None]
    for mention in dated:
        home = next((one for one in out if _one_instrument(one[0], mention)), None)
        if home is None:
            out.append([mention])
        else:
            home.append(mention)
    if len(out) == 1:
        out[0].extend(mention for mention in group if _day(mention) is None)
    return out


def _dates(group: list[Mention]) -> Iterator[Finding]:
    for same in _instruments(group):
        told = Counter(mention.date.iso for mention in same if mention.date is not None)
        if len(told) < 2:
            yield from _against_own_year(same)
            continue
        commonest, often = told.most_common(1)[0]
        alone = often > 1 and all(count == 1 for iso, count in told.items() if iso != commonest)
        rarest_first = sorted((m for m in same if m.date is not None), key=lambda m: told[m.date.iso if m.date else ""])
        spots = [mention.spot for mention in rarest_first[:_PLACES]]
        sure = _series(same[0]) != "year" or len({iso[:4] for iso in told}) == 1
        yield Finding(
            Rule.CITATION_DATE, Severity.ERROR if sure else Severity.WARNING, 0.95 if sure else 0.7,
            "citation-date.alone" if alone else "citation-date", tuple(spots), _said(told, reverse=False),
            commonest if alone else "",
            named={
                "symbol": same[0].symbol.raw, "dates": _said(told, reverse=True), "count": str(often),
                "total": str(sum(told.values())),
            },
            known_by=(*map(str, same[0].symbol.key), *sorted(told)),
        )  # fmt: skip


def _said(told: Counter[str], *, reverse: bool) -> str:
    """The dates as printed here, with how often each is told."""
    ordered = sorted(told.items(), key=lambda item: item[1], reverse=reverse)
    return ", ".join(f"{_spoken(iso)} (×{count})" if count > 1 else _spoken(iso) for iso, count in ordered)


def _spoken(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)}/{int(month)}/{year}"


def from_the_future(mention: Mention) -> Iterator[Finding]:
    """A citation of something that is dated later than the document that cites it."""
    own, day = mention.document.metadata.date, _day(mention)
    if own is None or own.value is None or day is None or not _FULL_DAY.fullmatch(own.value):
        return
    told = f"{day.year:04d}-{day.month:02d}-{day.day:02d}"
    if told > own.value:
        yield Finding(
            Rule.CITATION_DATE, Severity.WARNING, 0.75, "citation-date.future", (mention.spot,), _spoken(told),
            _spoken(own.value), named={"symbol": mention.symbol.raw},
        )  # fmt: skip


def _against_own_year(same: list[Mention]) -> Iterator[Finding]:
    """A date in another year than the symbol's own."""
    for mention in same:
        day, year = _day(mention), mention.symbol.year
        if day is not None and year is not None and day.year != year:
            yield Finding(
                Rule.CITATION_DATE, Severity.ERROR, 0.9, "citation-date.year", (mention.spot,),
                _spoken(f"{day.year:04d}-{day.month:02d}-{day.day:02d}"), str(year),
                named={"symbol": mention.symbol.raw},
            )  # fmt: skip
            return


# -- issuers


def _organ(issuer: str) -> str:
    plain = " ".join(fold(issuer).split())
    return next((name for pattern, name in _ORGANS if pattern.search(plain)), "")


def _issuers(same: list[Mention]) -> Iterator[Finding]:
    told: dict[str, Mention] = {}
    counts: Counter[str] = Counter()
    for mention in same:
        organ = _organ(mention.issuer)
        if not organ:
            continue
        counts[organ] += 1
        told.setdefault(organ, mention)
        if _is_others(mention, organ):
            yield Finding(
                Rule.CITATION_ISSUER, Severity.ERROR, 0.9, "citation-issuer.letters", (mention.spot,),
                mention.issuer, "",
                named={"symbol": mention.symbol.raw},
            )  # fmt: skip
            return
    names = sorted(told, key=lambda name: counts[name])
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            if {one, other} not in _LOOSE:
                yield Finding(
                    Rule.CITATION_ISSUER, Severity.ERROR, 0.85, "citation-issuer", (told[one].spot, told[other].spot),
                    told[one].issuer, told[other].issuer, named={"symbol": told[one].symbol.raw},
                    known_by=(*map(str, same[0].symbol.key), *sorted((one, other))),
                )  # fmt: skip
                return


def _is_others(mention: Mention, organ: str) -> bool:
    """Whether the organ that is told is not the one whose letters the symbol has."""
    letters = _letters(mention)
    told = " ".join(fold(mention.issuer).split())
    if letters in _PARTY_LEVELS and _PARTY_LEVELS[letters].search(told):
        return True
    if letters in _MINISTRIES:
        return organ != "BO" or _MINISTRIES[letters] not in " ".join(fold(mention.issuer).split())
    expected = _SIGNED_BY.get(letters)
    return expected is not None and organ not in expected


def _letters(mention: Mention) -> str:
    """The organ's letters without what parts them from the kind, its term and its unit."""
    organ = mention.symbol.organ.lstrip("/-")
    head = organ.split("-")[0] if mention.symbol.kind == "" else organ
    return fold(re.sub(r"[0-9]+$", "", head)).upper()
