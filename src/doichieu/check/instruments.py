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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from typing import NamedTuple

from ..facts.mentions import Mention
from .citing import Cited
from .organs import LOOSE, is_others, level_of, organ_of
from .result import Finding, Rule, Severity, Spot

_TERMED = re.compile(r"(?:UBTVQH|QH|HĐND|HDND)[0-9]+$", re.IGNORECASE)
_OTHER_ORGANS = re.compile(r"(?<!\w)(?:khác|các)(?!\w)")
"""One of several organs, it is not said which."""
_FULL_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PLACES = 20
"""A finding lists at most so many places."""
_MATTER = 3
"""So many words say what an instrument is about."""
_LIKE = 0.6
"""Subjects that share so much of their words are one."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What some citations of an instrument tell alike: date and organ."""

    mention: Mention
    """One of them."""
    home: str
    """The place of the organ, as in `Cited`."""
    count: int
    """How many there are."""
    spots: Callable[[], Sequence[Spot]]
    """The first of them; not looked up until they are wanted."""


def is_known(mention: Mention) -> bool:
    """Whether it can be said which instrument is cited: its symbol is whole and its organ is one."""
    return bool(mention.symbol.kind or mention.symbol.organ) and not _OTHER_ORGANS.search(mention.issuer)


def tellings(cited: Iterable[Cited]) -> Iterator[list[Telling]]:
    """What some citations tell, those of one key and place together."""
    groups: dict[tuple[str, str], dict[tuple[str, str], list[Cited]]] = defaultdict(lambda: defaultdict(list))
    for one in cited:
        if is_known(one.mention):
            date = one.mention.date.iso if one.mention.date is not None else ""
            groups[one.mention.symbol.key, one.home][date, one.mention.issuer].append(one)
    for group in groups.values():
        yield [
            Telling(reduce(fuller, (one.mention for one in alike)), alike[0].home, len(alike), partial(_spots, alike))
            for alike in group.values()
        ]


def _spots(alike: Sequence[Cited]) -> list[Spot]:
    return [one.spot for one in alike[:PLACES]]


def fuller(one: Mention | None, other: Mention) -> Mention:
    """Of two mentions that tell the same the one that says more of the subject."""
    if one is None:
        return other
    return max(one, other, key=lambda mention: (len(mention.subject), sorted(mention.subject)))


def conflicts(groups: Iterable[list[Telling]]) -> Iterator[Finding]:
    """Findings on the dates and issuers of instruments; each group has what is told under one key and place."""
    for group in groups:
        yield from _dates(group)
        for same in _instruments(group):
            yield from _issuers(same)


# -- dates


def _series(mention: Mention) -> str:
    """What the numbers of an organ run through: "" for good, "term" or "year"."""
    symbol = mention.symbol
    if symbol.year is not None or _TERMED.search(symbol.organ):
        return ""
    return "term" if symbol.organ.startswith("/") else "year"


class _Day(NamedTuple):
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


def _one_instrument(a: Mention, b: Mention) -> bool:
    """Whether two citations with one key and two dates speak of one instrument."""
    first, second = _day(a), _day(b)
    levels = {level_of(a.issuer), level_of(b.issuer)} - {""}
    if len(levels) > 1:
        return False
    if first is None or second is None or first == second:
        return True
    series = _series(a)
    if not series or (series == "year" and first.year == second.year):
        return True
    near = (first.month, first.day) == (second.month, second.day)
    if series == "term" and first.term is not None and first.term == second.term:
        # some committees do number anew each year: two days of two years, and two matters that share no word
        return near or first.year == second.year or not _unlike(a.subject, b.subject)
    if a.subject and b.subject and not _alike(a.subject, b.subject):
        return False
    if series == "term":
        return near and (first.term is None or second.term is None)
    return near


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return 2 * len(a & b) >= _LIKE * (len(a) + len(b))


def _unlike(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a) >= _MATTER and len(b) >= _MATTER and not a & b


def _instruments(group: Sequence[Telling]) -> list[list[Telling]]:
    """What is told under one key, of one instrument together, the commonest first; undated with the only one."""
    out: list[list[Telling]] = []
    ordered = sorted(group, key=lambda one: -one.count)
    dated = [one for one in ordered if _day(one.mention) is not None]
    for one in dated:
        home = next((home for home in out if _one_instrument(home[0].mention, one.mention)), None)
        if home is None:
            out.append([one])
        else:
            home.append(one)
    if len(out) == 1:
        out[0].extend(one for one in ordered if _day(one.mention) is None)
    return out


def _iso(mention: Mention) -> str:
    return mention.date.iso if mention.date is not None else ""


def _dates(group: Sequence[Telling]) -> Iterator[Finding]:
    for same in _instruments(group):
        told: Counter[str] = Counter()
        for one in same:
            if one.mention.date is not None:
                told[one.mention.date.iso] += one.count
        if len(told) < 2:
            yield from _against_own_year(same)
            continue
        commonest, often = told.most_common(1)[0]
        total = sum(told.values())
        alone = often > 1 and total - often == 1
        sure = _series(same[0].mention) != "year" or len({iso[:4] for iso in told}) == 1
        yield Finding(
            Rule.CITATION_DATE, Severity.ERROR if sure else Severity.WARNING, 0.95 if sure else 0.7,
            "citation-date.alone" if alone else "citation-date", tuple(_rarest_first(same, told)),
            _said(told, reverse=False), commonest if alone else "",
            named={
                "symbol": same[0].mention.symbol.raw, "dates": _said(told, reverse=True), "count": str(often),
                "total": str(total), "days": str(len(told)),
            },
            known_by=(*map(str, same[0].mention.symbol.key), *sorted(told)),
        )  # fmt: skip


def _rarest_first(same: Sequence[Telling], told: Counter[str]) -> list[Spot]:
    """The places of the dates, those that are told least often first."""
    spots: list[Spot] = []
    for one in sorted((one for one in same if one.mention.date is not None), key=lambda one: told[_iso(one.mention)]):
        if len(spots) < PLACES:
            spots.extend(one.spots())
    return spots[:PLACES]


def _said(told: Counter[str], *, reverse: bool) -> str:
    """The dates as printed here, with how often each is told."""
    ordered = sorted(told.items(), key=lambda item: item[1], reverse=reverse)
    return ", ".join(f"{_spoken(iso)} (×{count})" if count > 1 else _spoken(iso) for iso, count in ordered)


def _spoken(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)}/{int(month)}/{year}"


def from_the_future(cited: Cited) -> Iterator[Finding]:
    """A citation of something that is dated later than the document that cites it."""
    day = _day(cited.mention)
    if day is None or not _FULL_DAY.fullmatch(cited.own_date):
        return
    told = f"{day.year:04d}-{day.month:02d}-{day.day:02d}"
    if told > cited.own_date:
        yield Finding(
            Rule.CITATION_DATE, Severity.WARNING, 0.75, "citation-date.future", (cited.spot,), _spoken(told),
            _spoken(cited.own_date), named={"symbol": cited.mention.symbol.raw},
        )  # fmt: skip


def _against_own_year(same: Sequence[Telling]) -> Iterator[Finding]:
    """A date in another year than the symbol's own."""
    for one in same:
        day, year = _day(one.mention), one.mention.symbol.year
        if day is not None and year is not None and day.year != year:
            yield Finding(
                Rule.CITATION_DATE, Severity.ERROR, 0.9, "citation-date.year", tuple(one.spots()[:1]),
                _spoken(f"{day.year:04d}-{day.month:02d}-{day.day:02d}"), str(year),
                named={"symbol": one.mention.symbol.raw},
            )  # fmt: skip
            return


# -- issuers


def _issuers(same: Sequence[Telling]) -> Iterator[Finding]:
    told: dict[str, Telling] = {}
    counts: Counter[str] = Counter()
    for one in same:
        organ = organ_of(one.mention.issuer)
        if not organ:
            continue
        counts[organ] += one.count
        told.setdefault(organ, one)
        if is_others(one.mention, organ):
            yield Finding(
                Rule.CITATION_ISSUER, Severity.ERROR, 0.9, "citation-issuer.letters", tuple(one.spots()[:1]),
                one.mention.issuer, "", named={"symbol": one.mention.symbol.raw},
            )  # fmt: skip
            return
    names = sorted(told, key=lambda name: counts[name])
    for i, first in enumerate(names):
        for second in names[i + 1 :]:
            if {first, second} not in LOOSE:
                yield _two_organs(told[first], told[second], (first, second))
                return


def _two_organs(one: Telling, other: Telling, organs: tuple[str, str]) -> Finding:
    return Finding(
        Rule.CITATION_ISSUER, Severity.ERROR, 0.85, "citation-issuer", (one.spots()[0], other.spots()[0]),
        one.mention.issuer, other.mention.issuer, named={"symbol": one.mention.symbol.raw},
        known_by=(*map(str, one.mention.symbol.key), *sorted(organs)),
    )  # fmt: skip
