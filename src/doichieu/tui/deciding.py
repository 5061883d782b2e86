"""What the reader decides on a comparison: changes reviewed, notes, sections matched and parted; all of it kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compare.change_keys import change_keys
from ..compare.result import Comparison
from ..library.pair_marks import PairMarks, PairStore
from ..model.side import Sides
from ..presentation.comparing import Marked, Marks
from ..presentation.naming import name_of
from ..presentation.spans import Line
from ..text.cells import fit
from ..text.clean import one_line
from .comparing import Choice, counterpart_options

if TYPE_CHECKING:
    from .screens.chooser import Option
    from .screens.compare import CompareScreen

ALONE, FORGET = "alone", "forget"
"""What may be chosen for a section beside another one: to have none, or all that was decided by hand taken back."""


class Decisions:
    """The marks on the comparison of a screen, in memory and in the reader's store."""

    def __init__(self, screen: CompareScreen) -> None:
        self.screen = screen
        self.marks = PairMarks()
        self.hide = False
        """Whether changes that were reviewed are left out."""
        self._keys: dict[tuple[int, int], str] = {}
        self._told = False

    @property
    def _store(self) -> PairStore:
        return PairStore(self.screen.doichieu.services.shelf.store)

    def load(self, choice: Choice) -> None:
        """Take up what was decided on two files before."""
        self.marks = self._store.load(choice.a.digest, choice.b.digest)

    def of(self, comparison: Comparison) -> None:
        """A comparison was made: name its changes."""
        self._keys = change_keys(comparison)

    def shown(self) -> Marks:
        """The marks as they are drawn."""
        reviewed, noted = frozenset(self.marks.reviewed), frozenset(self.marks.notes)
        return Marks(self._keys, reviewed, noted, self.hide)

    def told_of(self, key: str) -> Line:
        """What the reader put on a change, before what it is."""
        note = self.marks.notes.get(key, "")
        told: Line = [("✓ ", ("badge",))] if key in self.marks.reviewed else []
        room = max(self.screen.size.width // 3, 12)
        return [*told, (f"✎ {fit(one_line(note), room)}  ", ("strong",))] if note else told

    # -- changes

    def toggle_reviewed(self, key: str) -> bool:
        """Mark a change as reviewed, or no longer; whether it is now."""
        now = key not in self.marks.reviewed
        (self.marks.reviewed.add if now else self.marks.reviewed.discard)(key)
        self._keep_change(key)
        return now

    def note(self, key: str, text: str) -> None:
        """Write a note on a change; an empty one takes it away."""
        if text:
            self.marks.notes[key] = text
        else:
            self.marks.notes.pop(key, None)
        self._keep_change(key)

    def _keep_change(self, key: str) -> None:
        choice = self.screen.choice
        self._tell_unless(self._store.keep_change(choice.a.digest, choice.b.digest, key, self.marks))

    def _current(self) -> Marked | None:
        """The change that is chosen; tells where there is none."""
        view = self.screen.view
        at = view.current_on_screen()
        if view.table is not None and at >= 0:
            return view.table.changes[at]
        key = self.screen.key_of("compare.next_change")
        self.screen.tell(self.screen.doichieu.services.words("compare.no_current", key=key))
        return None

    def action_toggle_reviewed(self) -> None:
        """Mark the current change as reviewed and go on to the next; or take the mark off it."""
        marked, view = self._current(), self.screen.view
        if marked is None:
            return
        reviewed = self.toggle_reviewed(marked.key)
        current = view.current
        self.redraw()
        if self.hide:
            view.current = current - 1
        if not (reviewed and view.step_change(1)) and self.hide:
            view.current = -1
            self.screen.telling.first_change()
        self.screen.telling.change()

    async def action_write_note(self) -> None:
        """Ask for a note on the current change."""
        from .screens.line_prompt import LinePrompt  # imported here: the first screen does not wait for a dialog

        marked, words = self._current(), self.screen.doichieu.services.words
        if marked is None:
            return
        title, prompt = words("command.compare.note"), words("compare.note_prompt")
        known = self.marks.notes.get(marked.key, "")
        told = await self.screen.app.push_screen_wait(LinePrompt(title, prompt, known, may_be_empty=True))
        if told is not None:
            self.note(marked.key, told)
            self.redraw()
            self.screen.telling.change()

    def redraw(self) -> None:
        """Draw the rows anew with other marks, where they stand."""
        view = self.screen.view
        view.marks = self.shown()
        top = view.scroll_offset.y
        view.lay_out()
        view.jump(top)
        self.screen.shown.list_pairs()

    # -- sections

    async def action_choose_counterpart(self) -> None:
        """Match the section in view with another one, or with none."""
        from .screens.chooser import Chooser  # imported here: the first screen does not wait for a dialog

        screen = self.screen
        pair, choice = screen.pair_in_view(), screen.choice
        words, services = screen.doichieu.services.words, screen.doichieu.services
        known = pair.sections if pair is not None else Sides(None, None)
        if (known.a or 0) >= len(choice.a.sections) or (known.b or 0) >= len(choice.b.sections) or pair is None:
            screen.tell(words("compare.no_left"))
            return
        if known.a is None:
            await self._choose_for_right(known.b or 0)
            return
        section = known.a
        whole = section == choice.a_section or choice.b_section is None
        options = self.options(section, None if whole else choice.b_section)
        own = name_of(choice.a.sections[section], words)
        title = words("compare.choose_other", section=fit(own, 40), name=services.title(choice.b))
        chosen = await screen.app.push_screen_wait(Chooser(title, words("compare.choose_hint"), options))
        if chosen is None:
            return
        if section == choice.a_section and isinstance(chosen.value, int):
            screen.choice = Choice(choice.a, section, choice.b, chosen.value)
        else:
            self.decide(section, pair.sections.b, chosen.value)
        screen.compare()

    async def _choose_for_right(self, section: int) -> None:
        """The same for a section that only B has."""
        from .screens.chooser import Chooser  # imported here: the first screen does not wait for a dialog

        screen, choice = self.screen, self.screen.choice
        words, services = screen.doichieu.services.words, screen.doichieu.services
        options = counterpart_options(services, choice.b, section, choice.a, choice.a_section)
        if self.marks.matched or self.marks.apart:
            options.insert(0, self._forget_option())
        own = name_of(choice.b.sections[section], words)
        title = words("compare.choose_other", section=fit(own, 40), name=services.title(choice.a))
        chosen = await screen.app.push_screen_wait(Chooser(title, words("compare.choose_hint"), options))
        if chosen is None:
            return
        if isinstance(chosen.value, int):
            self.decide(chosen.value, None, section)
        else:
            self.decide(-1, None, chosen.value)
        screen.compare()

    def _forget_option(self) -> Option:
        from .screens.chooser import Option  # imported here: the first screen does not wait for a dialog

        count = len(self.marks.matched) + len(self.marks.apart)
        return Option(self.screen.doichieu.services.words("compare.forget", count=count), value=FORGET)

    def options(self, section: int, inside: int | None) -> list[Option]:
        """What a section of A may be matched with: sections of B, nothing, or what the program found by itself."""
        from .screens.chooser import Option  # imported here: the first screen does not wait for a dialog

        services, choice = self.screen.doichieu.services, self.screen.choice
        words = services.words
        options = counterpart_options(services, choice.a, section, choice.b, inside)
        options.insert(min(len(options), 5), Option(words("compare.alone"), value=ALONE))
        if self.marks.matched or self.marks.apart:
            options.insert(min(len(options), 6), self._forget_option())
        return options

    def decide(self, section: int, partner: int | None, chosen: object) -> None:
        """Carry out what was chosen for a section of A that now has a partner, or none."""
        marks = self.marks
        if chosen == FORGET:
            marks.matched, marks.apart = [], []
        elif chosen == ALONE:
            marks.matched = [(a, b) for a, b in marks.matched if a != section]
            if partner is not None:
                marks.apart.append((section, partner))
        elif isinstance(chosen, int):
            marks.matched = [(a, b) for a, b in marks.matched if a != section and b != chosen]
            marks.matched.append((section, chosen))
            marks.apart = [link for link in marks.apart if link != (section, chosen)]
        choice = self.screen.choice
        self._tell_unless(self._store.keep_links(choice.a.digest, choice.b.digest, marks))

    def _tell_unless(self, kept: bool) -> None:
        if not kept and not self._told:
            self._told = True
            self.screen.tell(self.screen.doichieu.services.words("compare.not_kept"))
