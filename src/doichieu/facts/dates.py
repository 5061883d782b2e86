"""Dates and periods: 25/7/2022, ngày 16 tháng 11 năm 2023, tháng 10/2023, quý IV năm 2022, 2021-2025.

A time of day is T14:30; "14 giờ" is one only before a day or a part of it, else so many hours.

Zero padding is style (D-1); a month is no fraction and a run of years no range of quantities (D-2).
Values are written as ISO 8601 does: 2022-07-25, 2023-10, 2022-Q4, 2023, 2021/2025; what is printed
without its year begins with two hyphens: --12-31, --10.

The words "ngày" and "năm" before a date or year show what the digits are but stay words of their
own, so that "ngày 16 tháng 11 năm 2023" and "ngày 16/11/2023" differ in print alone.
"""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from .units import SCALE, UNITS

_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:19|20)[0-9]{2}"
_LEFT = r"(?<![0-9/.,-])"
_S = r"\s{0,3}"
_DASH = r"[-–—‐‑‒−]"

DATE = re.compile(
    r"(?=[0-9NTQ])(?:"  # what a date may begin with: most letters are none
    rf"{_LEFT}(?P<th>[01]?[0-9]|2[0-4])\s{{0,3}}(?:giờ|h|g)\s{{0,3}}(?P<tm>[0-5][0-9])(?:\s{{0,3}}phút|\s{{0,3}}p)?(?![^\W_])"
    rf"|{_LEFT}(?P<oh>[01]?[0-9]|2[0-4])\s{{0,3}}(?:giờ|h)(?=,?\s+(?:ngày|sáng|trưa|chiều|tối|cùng\s+ngày)(?![^\W\d_]))"
    rf"|{_LEFT}(?P<d>[0-9]{{1,2}}){_S}/{_S}(?P<m>[0-9]{{1,2}}){_S}/{_S}(?P<y>{_YEAR})(?![0-9]|/[0-9])"
    rf"|{_LEFT}(?P<dd>[0-9]{{1,2}})(?P<ds>[-.–])(?P<dm>[0-9]{{1,2}})(?P=ds)(?P<dy>{_YEAR})(?![0-9])"
    rf"|ngày\s+(?P<ld>[0-9]{{1,2}})\s+tháng\s+(?P<lm>[0-9]{{1,2}})(?:\s+năm\s+(?P<ly>{_YEAR}))?(?![0-9/])"
    rf"|ngày\s+(?P<sd>[0-9]{{1,2}}){_S}/{_S}(?P<sdm>0?[1-9]|1[0-2])(?![0-9]|{_S}/{_S}[0-9])"
    rf"|tháng\s+(?P<mm>[0-9]{{1,2}})(?:{_S}/{_S}|\s+năm\s+)(?P<my>{_YEAR})(?![0-9])"
    r"|tháng\s+(?P<om>0?[1-9]|1[0-2])(?![0-9/%]|[.,-][0-9])"
    rf"|{_LEFT}(?P<sm>0?[1-9]|1[0-2])/(?P<sy>{_YEAR})(?![0-9/])"
    rf"|qu[ýí]\s+(?P<q>IV|I{{1,3}}|VI{{0,2}}|[1-4])(?:\s*(?:/|năm)\s*(?P<qy>{_YEAR}))?(?![^\W_]|\s+(?:lần|buổi|kỳ|cuộc)\b)"
    rf"|{_LEFT}(?P<p1>{_YEAR}){_S}{_DASH}{_S}(?P<p2>{_YEAR})(?![0-9]|\s{{0,3}}(?:{SCALE}|{UNITS}))"
    rf"|năm\s+(?P<year>{_YEAR})(?![0-9]|[.,][0-9]|{_S}{_DASH}{_S}{_YEAR}(?![0-9])))",
    re.IGNORECASE,
)


class DateValue(NamedTuple):
    """A date or period in ISO form; `valid` is False for a day that no calendar has."""

    iso: str
    valid: bool = True


def span_of(match: re.Match[str]) -> tuple[int, int]:
    """Where the date itself stands in a match: without the "ngày" or "năm" before it."""
    for group in ("ld", "sd", "year"):
        if match[group]:
            return match.start(group), match.end()
    return match.span()


def parse_date(match: re.Match[str]) -> DateValue:
    """The value of a match of `DATE`."""
    if match["th"] or match["oh"]:
        return DateValue(f"T{int(match['th'] or match['oh']):02d}:{match['tm'] or '00'}")
    for d, m, y in (("d", "m", "y"), ("dd", "dm", "dy"), ("ld", "lm", "ly")):
        if match[d]:
            return _day(int(match[d]), int(match[m]), int(match[y]) if match[y] else None)
    if match["sd"]:
        return _day(int(match["sd"]), int(match["sdm"]), None)
    for m, y in (("mm", "my"), ("sm", "sy")):
        if match[m]:
            month = int(match[m])
            return DateValue(f"{match[y]}-{month:02d}", 1 <= month <= 12)
    if match["om"]:
        return DateValue(f"--{int(match['om']):02d}")
    if match["q"]:
        quarter = _QUARTERS.get(match["q"].upper())
        iso = f"Q{quarter if quarter else match['q'].upper()}"
        return DateValue(f"{match['qy']}-{iso}" if match["qy"] else iso, quarter is not None)
    if match["p1"]:
        return DateValue(f"{match['p1']}/{match['p2']}", match["p1"] <= match["p2"])
    return DateValue(match["year"])


def _day(day: int, month: int, year: int | None) -> DateValue:
    valid = 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or 2024, month)[1]
    head = f"{year:04d}" if year else "-"
    return DateValue(f"{head}-{month:02d}-{day:02d}", valid)
