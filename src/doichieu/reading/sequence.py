"""The open sections and the numbers they are at: what number comes next, and where a section stands.

*Place.* A family already open pops back to its own level. One that opens anew nests under what is
open, after sections of deeper families are closed: deeper by what this document has shown
(`below`), else by rank. Flexible families nest where they appear. A decimal goes under the section
whose number it extends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .markers import FLEXIBLE, RANKS, STRUCTURAL, Marker
from .titles import Entry

UNNUMBERED = frozenset({"star", "bold", "bold_em", "hash", "caps", "lead"})
"""Families of headings without a number; numbering runs on across them (S-10)."""
_RUNNING = frozenset({"parens", "arabic_paren", "decimal1"})
"""Families whose lists may run on below the next numbered heading."""
_INSET = 2
"""Columns that set a list in."""
_LISTED = frozenset({"decimal1", "arabic_paren", "point", "parens"})
"""Families of lists: one set in further than the open entry stands below it, whatever their usual ranks."""
_NESTED = 2
"""A list that begins anew after a colon stands within the open one, but no third one within it."""


@dataclass(slots=True)
class Open:
    """A section that is open: what comes next may stand under it."""

    entry: int
    family: str
    numbers: tuple[int, ...]
    indent: int = 0
    """How far its line is set in."""
    inset: bool = False
    """Its list stands within another of its family because it is set in further (nested lists of Markdown)."""

    @property
    def last(self) -> int:
        """The number its list is at."""
        return self.numbers[-1] if self.numbers else 0


class Stack:
    """The open sections, from the outermost in."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self.open: list[Open] = []
        self.below: set[tuple[str, str]] = set()
        """(family, family seen right below it)."""
        self.memory: dict[tuple[int, str], int] = {}
        """(parent entry, family) to the last number given out directly below it or below its groups."""
        self.beneath: dict[tuple[int, str], int] = {}
        """(entry, family) to the last number given out anywhere below it."""

    @property
    def top(self) -> int:
        """The innermost open entry, or -1."""
        return self.open[-1].entry if self.open else -1

    def restart(self) -> None:
        """Forget everything: an appendix has a tree of its own."""
        self.open.clear()
        self.memory.clear()
        self.beneath.clear()
        self.below.clear()

    def find(self, family: str) -> int | None:
        """Place of the innermost open section of a family."""
        return next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i].family == family), None)

    def expected(self, marker: Marker) -> int | None:
        """The number that would go on the sequence; None where no sequence of the family is open."""
        if marker.family.startswith("decimal") and len(marker.numbers) > 1:
            for opened in reversed(self.open):
                if opened.family == marker.family and opened.numbers[:-1] == marker.numbers[:-1]:
                    return opened.last + 1
            return None
        same = self.find(marker.family)
        if same is not None:
            return self.open[same].last + 1
        for entry in [*(opened.entry for opened in reversed(self.open)), -1]:
            known = self.memory.get((entry, marker.family))
            if known is not None:
                return known + 1
            if entry >= 0 and self.entries[entry].family not in UNNUMBERED:
                break
        return self._runs_on(marker)

    def _runs_on(self, marker: Marker) -> int | None:
        """The number of a list that runs on across numbered headings: (7) below "1.", (8) below "2." (S-10).

        Only the very next number says so; any other would rather begin something new.
        """
        if marker.family not in _RUNNING:
            return None
        for entry in [*(opened.entry for opened in reversed(self.open)), -1]:
            known = self.beneath.get((entry, marker.family))
            if known is not None:
                return known + 1 if marker.numbers[-1] == known + 1 else None
        return None

    def prefix(self, numbers: tuple[int, ...]) -> int | None:
        """Place of the section that a decimal number extends."""
        family = f"decimal{len(numbers)}"
        for i in range(len(self.open) - 1, -1, -1):
            if self.open[i].family == family and self.open[i].numbers == numbers:
                return i
        return None

    def in_article(self) -> bool:
        """Whether an article is open, with nothing in it but clauses and points."""
        at = self.find("article")
        return at is not None and all(opened.family in ("decimal1", "point") for opened in self.open[at + 1 :])

    def follows(self, numbers: tuple[int, ...]) -> bool:
        """Whether a section of that number would go on the open list, though its heading is missing."""
        at = self.find(f"decimal{len(numbers)}")
        opened = self.open[at].numbers if at is not None else ()
        return opened[:-1] == numbers[:-1] and bool(opened) and opened[-1] + 1 == numbers[-1]

    def leave_insets(self, family: str, indent: int) -> None:
        """Close lists that are set in further than a line of their family."""
        at = self.find(family)
        while at is not None and self.open[at].inset and indent + _INSET <= self.open[at].indent:
            del self.open[at:]
            at = self.find(family)

    def is_set_in(self, marker: Marker, indent: int) -> bool:
        """Whether a list begins right below an open entry of another list, being set in further (Markdown)."""
        if not self.open or self.find(marker.family) is not None or marker.numbers[-1:] != (1,):
            return False
        above = self.open[-1]
        return above.family in _LISTED and marker.family in _LISTED and indent >= above.indent + _INSET

    def is_inset(self, marker: Marker, indent: int) -> bool:
        """Whether a list begins within the open one of its family, being set in further."""
        at = self.find(marker.family)
        first = bool(marker.numbers) and marker.numbers[-1] == 1 and marker.family not in STRUCTURAL
        return first and at is not None and indent >= self.open[at].indent + _INSET and not self.nests_too_deep(marker)

    def nests_too_deep(self, marker: Marker) -> bool:
        """Whether a list of the family already stands within another of its family."""
        if not marker.numbers or marker.numbers[-1] != 1 or marker.family in STRUCTURAL:
            return False
        return sum(opened.family == marker.family for opened in self.open) >= _NESTED

    def make_room(self, marker: Marker, *, announced: bool, right_below: bool) -> int:
        """Close what a new section does not stand under; the entry it stands under, or -1.

        `announced` says that the text before it ends with a colon: a list that starts there stands
        inside what is open. `right_below` says that a heading without a number stands right above,
        or an entry of another list that it is set in below.
        """
        family = marker.family
        if family == "appendix":
            self.open.clear()
            return -1
        if family.startswith("decimal") and len(marker.numbers) > 1:
            at = self.prefix(marker.numbers[:-1])
            if at is not None:
                del self.open[at + 1 :]
                return self.top
        same = self.find(family)
        first = bool(marker.numbers) and marker.numbers[-1] == 1 and family not in STRUCTURAL
        within = first and announced and not self.nests_too_deep(marker)
        if same is not None and not (within and self.open[same].last > 0):
            del self.open[same:]
        elif same is None and not (right_below and family not in STRUCTURAL):
            while self.open and not (first and self._holds(family)) and self._deeper(self.open[-1].family, family):
                self.open.pop()
        return self.top

    def _holds(self, family: str) -> bool:
        """Whether a first decimal stands below the open point: "a/" came first under its heading, "1/" never yet.

        A family nests where it first appears, whatever its usual rank (S-10); in an article points are the innermost.
        """
        if self.open[-1].family != "point" or not family.startswith("decimal") or self.find("article") is not None:
            return False
        above = self.open[-2].family if len(self.open) > 1 else ""
        return not above.startswith("decimal") and (family, "point") not in self.below

    def room_for_unnumbered(
        self,
        family: str,
        following: list[Marker],
        continues: Callable[[Open], bool] = lambda opened: False,
        *,
        right_below: bool = False,
    ) -> int:
        """The same for a heading without a number; `following` are the markers of the paragraph below it.

        One `right_below` another heading stands below it, unless both are of one family: nothing else does.
        Parts in letters or Roman numerals that go on below (`continues`) hold the heading, unless
        such headings have stood above them.

        Where that paragraph goes on or begins again an open list, the heading parts the list: it
        stands beside the entries before it, not below the last of them (S-10).
        """
        if right_below and self.open and self.find(family) is None:
            return self.top
        for marker in following:
            at = self.find(marker.family)
            if at is not None and marker.numbers and marker.numbers[-1] in (1, self.open[at].last + 1):
                del self.open[at:]
                break
        same = self.find(family)
        if same is not None:
            del self.open[same:]
        else:
            while self.open and self._deeper(self.open[-1].family, family):
                if (family, self.open[-1].family) not in self.below and continues(self.open[-1]):
                    break
                self.open.pop()
        return self.top

    def push(self, entry: int, parent: int, family: str, numbers: tuple[int, ...], indent: int = 0) -> None:
        """Open a section."""
        inset = any(opened.family == family for opened in self.open)
        self.open.append(Open(entry, family, numbers, indent, inset))
        if len(self.open) > 1:
            self.below.add((self.open[-2].family, family))
        if not numbers:
            return
        if family in _RUNNING:
            for above in [*(opened.entry for opened in self.open[:-1]), -1]:
                self.beneath[(above, family)] = numbers[-1]
        while True:
            self.memory[(parent, family)] = numbers[-1]
            if parent < 0 or self.entries[parent].family not in UNNUMBERED:
                break
            parent = self.entries[parent].parent

    def _deeper(self, opened: str, family: str) -> bool:
        """Whether an open section of one family must close before another family opens."""
        if (family, opened) in self.below and (opened, family) not in self.below:
            return True
        if (opened, family) in self.below or family in FLEXIBLE:
            return False
        if family == "article" and opened in ("letter", "roman") and self.find("article") is None:
            return False
        return RANKS.get(opened, 0.0) > RANKS[family]
