"""The rules about citations together: instruments cited in two ways, and what is wrong with a citation by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .citing import Cited
from .instruments import Telling, conflicts, from_the_future
from .result import Finding, Rule, Where
from .symbols import malformed


def citation_findings(groups: Iterable[list[Telling]], each: Iterable[Cited]) -> Iterator[Finding]:
    """What is wrong with citations; `groups` is what they tell of each instrument, `each` is all of them one by one.

    A date that two tell differently is not told of again as one from the future.
    """
    dated: set[Where] = set()
    for finding in conflicts(groups):
        if finding.rule is Rule.CITATION_DATE:
            dated.update(spot.where for spot in finding.spots)
        yield finding
    for one in each:
        yield from malformed(one)
        if one.spot.where not in dated:
            yield from from_the_future(one)
