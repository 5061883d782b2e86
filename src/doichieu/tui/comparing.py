"""Choosing what to compare: the section in view with its counterparts, lists of targets, whole documents."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ..library.entries import Entry
from ..model.document import Document

if TYPE_CHECKING:
    from .screens.base import CommandScreen
    from .screens.chooser import Chooser, Option
    from .services import Services


class Choice(NamedTuple):
    """Two sides to compare: documents, and a section of each or None for the whole."""

    a: Document
    a_section: int | None
    b: Document
    b_section: int | None


class ComparisonChoice:
    """Offers comparisons and opens the one that is taken."""

    def __init__(self, screen: CommandScreen) -> None:
        self.screen = screen
        self._document: Document | None = None
        """The open document, which a choice need not name."""

    def ask(self, document: Document | None, section: int) -> None:
        """Offer comparisons for the open document and the section in view."""
        from .screens.chooser import Chooser  # imported here: the first screen does not wait for a dialog

        words = self.screen.doichieu.services.words
        if len(self.screen.doichieu.services.shelf.entries) < 2:
            self.screen.tell(words("compare.one_document"), "warning")
            return
        chooser = Chooser(words("compare.choose"), words("compare.choose_hint"), None, words("work.reading"))
        self.screen.doichieu.push_screen(chooser, self.open)
        self.screen.run_worker(
            lambda: self._fill(chooser, document, section), thread=True, exclusive=True, group="suggest"
        )

    def _fill(self, chooser: Chooser, document: Document | None, section: int) -> None:
        options = self.options(document, section)
        if self.screen.doichieu.is_running:
            self.screen.doichieu.call_from_thread(chooser.set_options, options)

    def options(self, document: Document | None, section: int) -> list[Option]:
        """What can be compared, the likeliest first."""
        from ..compare.suggest import (  # imported here: not needed before a comparison
            counterparts,
            matching_lists,
        )

        services = self.screen.doichieu.services
        documents = [found for _, found in services.documents()]
        prints = [services.prints(one) for one in documents]
        self._document = document
        choices: list[Choice] = []
        if document is not None and section >= 0:
            mine = services.prints(document)
            scored = [
                (score, -number, index)
                for number, other in enumerate(documents)
                if other is not document
                for index, score in counterparts(mine, section, prints[number], 2)
            ]
            choices += [Choice(document, section, documents[-n], i) for _, n, i in sorted(scored, reverse=True)[:4]]
        for found in matching_lists(prints):
            choices.append(Choice(documents[found.a], found.a_section, documents[found.b], found.b_section))
        first = document or (documents[0] if documents else None)
        if first is not None:
            choices += [Choice(first, None, other, None) for other in documents if other is not first]
        for i, one in enumerate(documents):
            choices.extend(Choice(one, None, two, None) for two in documents[i + 1 :] if first not in (one, two))
        seen: set[tuple[str, int | None, str, int | None]] = set()
        options = []
        for choice in choices:
            key = (choice.a.path, choice.a_section, choice.b.path, choice.b_section)
            if key not in seen:
                seen.add(key)
                options.append(self._option(choice))
        return [*options, *self._unread(first, {document.path for document in documents})]

    def _unread(self, first: Document | None, known: Collection[str]) -> list[Option]:
        """The documents of a large shelf that nobody has read yet, each as a whole."""
        from .screens.chooser import Option  # imported here: the first screen does not wait for a dialog

        services = self.screen.doichieu.services
        if first is None or not services.shelf.is_large:
            return []
        whole, title = services.words("compare.whole"), services.title(first)
        return [
            Option(f"{title} ⇔ {services.shelf.title(entry)}", whole, (first, entry))
            for entry in services.shelf.entries if entry.path not in known
        ]  # fmt: skip

    def _option(self, choice: Choice) -> Option:
        from .screens.chooser import Option  # imported here: the first screen does not wait for a dialog

        services = self.screen.doichieu.services
        a, b = services.title(choice.a), services.title(choice.b)
        if choice.a_section is None or choice.b_section is None:
            return Option(f"{a} ⇔ {b}", services.words("compare.whole"), choice)
        own, other = choice.a.sections[choice.a_section], choice.b.sections[choice.b_section]
        there = " › ".join(other.path[-3:])
        note = f"{b} › {there}" if choice.a is self._document else f"{a} ⇔ {b} › {there}"
        return Option(f"{own.label or ''} {own.title}".strip(), note, choice, other.title)

    def open(self, option: Option | None) -> None:
        """Open the comparison that was taken."""
        if option is not None and isinstance(option.value, Choice):
            self.open_choice(option.value)
        elif option is not None and isinstance(option.value, tuple):
            first, entry = option.value
            self.screen.tell(self.screen.doichieu.services.words("work.reading"))
            read = partial(self._read_and_open, first, entry)
            self.screen.run_worker(read, thread=True, exclusive=True, group="suggest")

    def _read_and_open(self, first: Document, entry: Entry) -> None:
        services, app = self.screen.doichieu.services, self.screen.doichieu
        found = services.readable(entry)
        if not app.is_running:
            return
        if found:
            app.call_from_thread(self.open_choice, Choice(first, None, found[0], None))
        else:
            told = services.words.error(services.shelf.errors[entry.path])
            app.call_from_thread(self.screen.tell, told, "error")

    def open_choice(self, choice: Choice) -> None:
        """Open a comparison."""
        from .screens.compare import CompareScreen  # imported here: not needed before a comparison

        self.screen.doichieu.push_screen(CompareScreen(choice))


def counterpart_options(services: Services, a: Document, section: int, b: Document, inside: int | None) -> list[Option]:
    """The sections of B, or those inside one of B, that a section of A may be matched with; the likeliest first."""
    from ..compare.suggest import counterparts  # imported here: not needed before a comparison
    from .screens.chooser import Option

    allowed = range(len(b.sections)) if inside is None else range(inside, b.subtree_end(inside))
    likely = [i for i, _ in counterparts(services.prints(a), section, services.prints(b), 5) if i in allowed]
    rest = [i for i in allowed if i not in likely]
    options = []
    for index in [*likely, *rest]:
        own = b.sections[index]
        options.append(Option(f"{own.label or ''} {own.title}".strip(), " › ".join(own.path[:-1][-2:]), index))
    return options
