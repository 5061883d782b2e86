"""The app: one set of services, three screens, themes and languages at a key."""

from __future__ import annotations

import os

from rich.text import Text
from textual import work
from textual.events import Event, InputEvent
from textual.screen import Screen
from textual.theme import BUILTIN_THEMES
from textual.theme import Theme as TextualTheme

from ..presentation.commands import WITH_ID, Command, in_scope
from ..presentation.keymap import keys_told
from ..presentation.words import Words, where_from
from ..settings.themes import AUTO, Theme
from .keys_in_order import KeysInOrder
from .resting import Resting
from .screens.base import CommandScreen
from .screens.read import ReadScreen
from .services import Services
from .styles import MANY, RoleStyles

_LONG = 12.0
"""Seconds that a mistake in the settings is shown."""


class DoichieuApp(KeysInOrder):
    """Reads, finds and compares."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "doichieu"
    CSS = """
    Screen { background: $background; color: $foreground; }
    ModalScreen { background: $background 60%; }
    Toast { background: $panel; }
    """

    def __init__(self, services: Services, compare_first: tuple[str, str] | None = None) -> None:
        super().__init__(ansi_color=services.colours < MANY or None)  # the palette is the terminal's own
        self.services = services
        self.styles_of = RoleStyles(services.theme, services.colours)
        self.read_screen = ReadScreen()
        self._compare_first = compare_first
        for theme in services.themes.themes.values():
            self.register_theme(_for_textual(theme, services.colours))
        # Set without a watcher: it would read the style sheets and lay out the screen once more before the first paint.
        self.set_reactive(DoichieuApp.theme, services.theme.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(services.theme.dark, "-dark-mode", update=False)
        self.set_class(not services.theme.dark, "-light-mode", update=False)
        self.set_keymap({name: ",".join(keys) for name, keys in services.keymap.changed.items()})
        self._mouse_is_free = False
        self._resting = Resting(self)

    def get_default_screen(self) -> Screen[None]:
        """The reading screen from the first frame on: no empty one is painted before it."""
        return self.read_screen

    def on_mount(self) -> None:
        self.call_after_refresh(self._resting.begin)
        if self._compare_first:
            self.call_after_refresh(self._open_comparison, *self._compare_first)
        if self.services.greets and not self._compare_first:
            self.call_after_refresh(self._welcome)
        for mistake in self.services.mistakes:
            self.notify(mistake, severity="warning", markup=False, timeout=_LONG)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, InputEvent):
            self._resting.stirred()
        await super().on_event(event)

    def _welcome(self) -> None:
        from .screens.welcome import WelcomeScreen  # imported here: shown once

        self.push_screen(WelcomeScreen())

    def _open_comparison(self, a: str, b: str) -> None:
        """Straight to the comparison that the command line asked for."""
        from ..library.entries import find_entries
        from ..model.refs import RefError, find_section, split_ref
        from .comparing import Choice

        sides = []
        for argument in (a, b):
            path, ref = split_ref(argument)
            document = self.services.shelf.document(find_entries([path])[0])
            try:
                sides.append((document, find_section(document, ref).index if ref else None))
            except RefError:
                self.notify(self.services.words("error.ref_none", ref=ref, path=path), severity="error", markup=False)
                return
        self.read_screen.comparing.open_choice(Choice(*sides[0], *sides[1]))

    def action_help_quit(self) -> None:
        """Ctrl+C is for copying: say how to quit."""
        self.clear_notifications()
        self.notify(self.services.words("app.quit_hint"), timeout=3, markup=False)

    def _fatal_error(self) -> None:
        """A mistake of ours ends the app with one line, not with pages of its inner life (see DOICHIEU_DEBUG)."""
        if os.environ.get("DOICHIEU_DEBUG") or self._exception is None:
            super()._fatal_error()
            return
        self.panic(Text("doichieu: " + self.services.words("error.inner", detail=where_from(self._exception))))

    # -- what every screen offers

    def show_help(self, scope: str) -> None:
        """Help on a screen."""
        from .screens.help import HelpScreen

        self.push_screen(HelpScreen(scope))

    @work
    async def open_palette(self, screen: CommandScreen) -> None:
        """All commands of a screen, by name in either language."""
        from .screens.chooser import Chooser, Option

        keymap = self.services.keymap
        words, other = self.services.words, Words("en" if self.services.words.language == "vi" else "vi")
        options = [
            Option(words("command." + c.id), keys_told(c, keymap), c, other("command." + c.id))
            for c in in_scope(screen.SCOPE)
            if c.action != "open_palette"
        ]
        chosen = await self.push_screen_wait(
            Chooser(words("command.app.open_palette"), words("palette.prompt"), options)
        )
        if chosen is not None and isinstance(chosen.value, Command):
            await screen.run_command(chosen.value)

    @work
    async def choose_theme(self) -> None:
        """Choose a theme by name."""
        from .screens.chooser import Chooser, Option

        words = self.services.words
        options = [
            Option(theme.title.get(words.language, theme.name), theme.name, theme)
            for theme in sorted(self.services.themes.themes.values(), key=lambda one: one is not self.services.theme)
        ]
        options[0] = options[0]._replace(note=f"✓ {options[0].note}")  # the one in force stands first
        options.append(Option(words("theme.auto"), AUTO, AUTO))
        chosen = await self.push_screen_wait(Chooser(words("theme.prompt"), words("compare.choose_hint"), options))
        if chosen is not None and isinstance(chosen.value, Theme):
            self.set_theme(chosen.value)
        elif chosen is not None and isinstance(self.screen, CommandScreen):
            self.services.choices.keep("theme", AUTO)
            self.screen.tell(words("theme.auto_next"))

    def free_mouse(self) -> None:
        """Leave the mouse to the terminal, so that it selects as it does elsewhere; or take it back."""
        words, driver = self.services.words, self._driver
        self._mouse_is_free = not self._mouse_is_free
        switch = getattr(driver, "_disable_mouse_support" if self._mouse_is_free else "_enable_mouse_support", None)
        if switch is not None:
            switch()
        key = self.services.key_told(WITH_ID["app.free_mouse"])
        told = words("mouse.free", key=key) if self._mouse_is_free else words("mouse.taken")
        if isinstance(self.screen, CommandScreen):
            self.screen.tell(told)

    def set_theme(self, theme: Theme) -> None:
        """Put another theme on every screen."""
        self.services.theme = theme
        self.services.choices.keep("theme", theme.name)
        self.styles_of = RoleStyles(theme, self.services.colours)
        self.theme = theme.name
        for screen in self.screen_stack:
            if isinstance(screen, CommandScreen):
                screen.repaint()

    def switch_language(self) -> None:
        """Speak the other language."""
        self.services.words = Words("en" if self.services.words.language == "vi" else "vi")
        self.services.choices.keep("lang", self.services.words.language)
        for screen in self.screen_stack:
            if isinstance(screen, CommandScreen):
                screen.retell()
                screen.repaint()


def _for_textual(theme: Theme, colours: int) -> TextualTheme:
    """Our theme as Textual wants it; the roles are kept by `RoleStyles`."""
    if colours < MANY:
        return _of_terminal(theme, colours)
    colors = theme.colors
    return TextualTheme(
        name=theme.name,
        primary=colors["primary"],
        secondary=colors["secondary"],
        accent=colors["accent"],
        foreground=colors["foreground"],
        background=colors["background"],
        surface=colors["surface"],
        panel=colors["panel"],
        warning=colors["warning"],
        error=colors["error"],
        success=colors["success"],
        dark=theme.dark,
    )


def _of_terminal(theme: Theme, colours: int) -> TextualTheme:
    """A theme that leaves colours to the terminal: a few of its own sixteen, or none."""
    plain = "ansi_default"
    accent, warning, error, success = ("ansi_blue", "ansi_yellow", "ansi_red", "ansi_green") if colours else [plain] * 4
    marked = {"background": plain, "foreground": plain, "text-style": "reverse"}
    shown = {f"{what}-{name}": value for what in ("input-cursor", "block-cursor") for name, value in marked.items()}
    bars = ("", "-hover", "-active", "-background", "-background-hover", "-background-active", "-corner-color")
    return TextualTheme(
        name=theme.name, primary=accent, secondary=accent, accent=accent, foreground=plain, background=plain,
        surface=plain, panel=plain, boost=plain, warning=warning, error=error, success=success, dark=theme.dark,
        variables={
            **BUILTIN_THEMES["ansi-dark"].variables, "ansi-background": plain, "ansi-foreground": plain, **shown,
            **{f"scrollbar{name}": plain for name in bars}, "border": accent, "border-blurred": plain,
            "input-selection-background": plain, "input-selection-foreground": plain,
        },
        ansi=True,
    )  # fmt: skip
