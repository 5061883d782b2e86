"""Opening the app: the shelf, the theme and the words are made here and handed down."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from ..library.bundled import bundled
from ..library.cache import Cache, cache_folder
from ..library.choices import WELCOMED, Choices
from ..library.entries import Entry, find_entries
from ..library.folders import paths_or_library
from ..library.shelf import Shelf
from ..library.store import Store, data_folder
from ..presentation.keymap import keymap_of
from ..presentation.words import Words
from ..reading.errors import ReadingError
from ..settings.config import config_folder, load_config
from ..settings.themes import AUTO, DEFAULT, DEFAULT_LIGHT, load_themes
from ..text.clean import one_line
from .services import Services
from .serving import is_served
from .styles import MANY


def run_app(arguments: Namespace, language: str) -> int:
    """Open the app on what the command line names; the exit status."""
    words = Words(language)
    if arguments.compare and len(arguments.paths) != 2:
        return _fail(words("error.compare_two"))
    try:
        missing: list[ReadingError] = []
        store = Store(data_folder())
        given = paths_or_library(_files(arguments.paths), store)
        entries = _entries(given, missing, is_named=bool(arguments.paths))
        if missing and arguments.compare:
            raise missing[0]
        shelf = Shelf(entries, Cache(cache_folder()), store)
        if len(entries) == 1 or arguments.compare:
            for entry in entries:
                shelf.document(entry)
    except ReadingError as error:
        near = arguments.near if error.code == "missing" and error.path in arguments.paths[:1] else None
        return _fail(words("error.command", path=error.path, near=near) if near else words.error(error))
    if not (sys.stdin.isatty() and sys.stdout.isatty()) and not is_served():
        return _fail(words("error.no_terminal"))
    folder = config_folder()
    themes = load_themes([bundled("themes"), folder / "themes"])
    config = load_config(folder)
    keymap = keymap_of(config)
    choices = Choices(store)
    if not arguments.lang and not config.lang:
        words = Words(choices.get("lang") or language)
    wanted = arguments.theme or config.theme or choices.get("theme") or AUTO
    theme = themes.themes.get(_fitting() if wanted == AUTO else wanted)
    if theme is None and arguments.theme:
        return _fail(words("error.theme", detail=wanted, list=", ".join(themes.themes)))
    mistakes = [words.problem(one) for one in (*themes.problems, *config.problems, *keymap.problems)]
    if theme is None:
        mistakes.append(words("error.theme", detail=wanted, list=", ".join(themes.themes)))
        theme = themes.themes[DEFAULT]
    mistakes += map(words.error, missing)
    greets = store.path is not None and not choices.get(WELCOMED)
    services = Services(shelf, words, themes, theme, _colours(arguments), keymap, given, greets, tuple(mistakes))
    return _open(arguments, services)


def _files(arguments: list[str]) -> list[str]:
    """The paths in what was given, without their sections."""
    if not arguments:
        return []
    from ..model.refs import split_ref  # imported here: few starts name anything

    return [split_ref(argument)[0] for argument in arguments]


def _entries(given: list[str], missing: list[ReadingError], is_named: bool) -> list[Entry]:
    """The files to open. A library whose folders are all away just now is no reason not to open: the reports are."""
    try:
        return find_entries(given, missing)
    except ReadingError as error:
        if is_named:
            raise
        missing.append(error)
        return find_entries([])


def _fitting() -> str:
    """The theme for the terminal's ground."""
    from .ground import is_dark  # imported here: not asked where the reader has chosen

    return DEFAULT_LIGHT if is_dark(os.environ) is False else DEFAULT


def _colours(arguments: Namespace) -> int:
    """How many colours to use: none where that is wished, 16 where the terminal has no more."""
    from rich.console import Console  # imported here: it knows the terminals

    if is_served():
        return MANY
    if os.environ.get("NO_COLOR") or arguments.color == "never":
        return 0
    return {"256": MANY, "truecolor": MANY, "windows": 16, "standard": 16}.get(Console().color_system or "", 0)


def _open(arguments: Namespace, services: Services) -> int:
    from .app import DoichieuApp  # imported here: a mistake in the arguments is told at once
    from .watchdog import watch_terminal

    pair = (arguments.paths[0], arguments.paths[1]) if arguments.compare else None
    app = DoichieuApp(services, pair)
    watch_terminal(lambda: app.call_from_thread(app.exit))
    status = app.run()
    return 2 if app.return_code else status or 0


def _fail(message: str) -> int:
    print(f"doichieu: {one_line(message)}", file=sys.stderr)
    return 2
