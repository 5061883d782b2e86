"""What the comparison screen says: its titles, what the current change is, and that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.document import Document
from ..presentation.spans import Line
from ..presentation.telling import detail_line
from ..text.cells import both_fit, width
from .marking import beside_change
from .widgets.bars import Bar

if TYPE_CHECKING:
    from .screens.compare import CompareScreen


class ChangeTelling:
    """Tells in words what is on the comparison screen."""

    def __init__(self, screen: CompareScreen) -> None:
        self.screen = screen

    def _detail(self, line: Line, right: Line | None = None) -> None:
        self.screen.query_one("#detail", Bar).show(line, right)

    def working(self, told: str) -> None:
        """A comparison is being made."""
        self._detail([(" " + told, ("muted",))])

    def first_change(self) -> None:
        """Go to the first change in view, or say that there is none."""
        screen = self.screen
        if screen.view.first_change():
            self.change()
            return
        words, view, decisions = screen.doichieu.services.words, screen.view, screen.decisions
        comparison = view.comparison
        if decisions.hide and decisions.marks.reviewed and view.kinds is None:
            self._detail([(" " + words("compare.all_reviewed"), ("text",))])
            return
        others = sum(comparison.by_kind().values()) if comparison and view.kinds is not None else 0
        if others:
            self._detail([(" " + words("compare.none_of_kind", count=others), ("text",))])
            return
        parts = comparison.not_compared if comparison else ()
        left_out = ", ".join(dict.fromkeys(words("part." + part.what) for part in parts))
        told = words("compare.left_out", list=left_out) if left_out else ""
        self._detail([(" " + words("compare.none"), ("text",)), ("  " + told, ("muted",))])

    def change(self) -> None:
        """Say what the current change is."""
        screen = self.screen
        view, words = screen.view, screen.doichieu.services.words
        if view.table is None:
            return
        if view.current < 0:
            if not view.standing()[1]:  # what there is to say of that has been said
                return
            self._detail([(" " + words("compare.no_current", key=screen.key_of("compare.next_change")), ("muted",))])
            return
        at, of = view.standing()
        count = words("compare.count", at=at, count=of)
        marked = view.table.changes[view.current]
        found = screen.doichieu.services.findings.known()
        told = screen.decisions.told_of(marked.key)
        told = told + beside_change(found, view.table.comparison, marked.change, words)
        room = screen.size.width - 8 - sum(len(text) for text, _ in told)
        line = [(f" {at}/{of}  ", ("badge",)), *told, *detail_line(view.table, view.current, words, max(room, 30))]
        self._detail(line, [(count + " ", ("muted",))] if screen.size.width > 140 else [])
        if marked.pair in screen.pairs.pairs:
            screen.pairs.move_to(screen.pairs.pairs.index(marked.pair), tell=False)

    def titles(self) -> None:
        """Say what is compared, and what of it is shown."""
        screen = self.screen
        words, view = screen.doichieu.services.words, screen.view
        kinds = "compare.kind_all" if view.kinds is None else "kind." + next(iter(view.kinds))
        right = f"{words('compare.view_' + view.view)} · {words(kinds)}"
        if screen.shown.with_format:
            right += " · " + words("kind.format")
        if screen.decisions.hide:
            right += " · " + words("compare.unreviewed")
        a = self._side_name(screen.choice.a, screen.choice.a_section)
        b = self._side_name(screen.choice.b, screen.choice.b_section)
        title = screen.query_one("#compare-title", Bar)
        room = title.size.width - width(right) - len("   ⇔  ") - 2
        left = "  ⇔  ".join(both_fit(a, b, room)) if title.size.width else f"{a}  ⇔  {b}"
        title.show([(f" {left}", ("breadcrumb",))], [(right + " ", ("muted",))])
        screen.query_one("#pairs-title", Bar).show([(" " + words("compare.pairs"), ("heading",))])

    def _side_name(self, document: Document, section: int | None) -> str:
        title = self.screen.doichieu.services.title(document)
        return title if section is None else f"{title} › {' › '.join(document.sections[section].path)}"
