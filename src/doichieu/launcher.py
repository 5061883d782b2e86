"""Start: reads the arguments and loads the one front end that was asked for.

Help must not wait for a screen library, nor the app for the comparison: so each is imported only
when it is the one to run.
"""

from __future__ import annotations

import gc
import os
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the program; the exit status of the contract."""
    given = list(sys.argv[1:]) if arguments is None else list(arguments)
    try:
        return _run(given)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of a pipe has gone (`doichieu read … | head`): say nothing, also not on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # a mistake of ours is told in one line, too
        if os.environ.get("DOICHIEU_DEBUG"):
            raise
        from .cli.failures import fail_inside

        return fail_inside(error, _language(given))


def _run(given: list[str]) -> int:
    from .cli.arguments import ArgumentError, parse

    _use_utf8()
    language = _language(given)
    try:
        arguments = parse(given, language)
    except ArgumentError as error:
        from .cli.failures import fail_arguments

        return fail_arguments(str(error), language)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 2
    if arguments.command == "open":
        gc.disable()  # loading makes no garbage worth looking for; the app switches it on after its first paint
        from .tui.start import run_app

        try:
            return run_app(arguments, language)
        finally:
            gc.enable()
    if arguments.command in ("themes", "keys", "config"):
        from .cli.settings import run_settings

        return run_settings(arguments, language)
    if arguments.command == "serve":
        from .tui.serving import run_server

        return run_server(arguments, language)
    from .cli.main import run
    from .presentation.words import Words

    return run(arguments, Words(language))


def _use_utf8() -> None:
    """Vietnamese must print whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _language(given: list[str]) -> str:
    """The language, from `--lang`, the reader's settings or the locale, before anything is parsed."""
    from .settings.config import config_folder, language, load_config

    asked = None
    for i, argument in enumerate(given):
        if argument == "--lang" and i + 1 < len(given):
            asked = given[i + 1]
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2]
    if asked in ("vi", "en"):
        return asked
    return language(None, load_config(config_folder()), os.environ)


if __name__ == "__main__":
    sys.exit(main())
