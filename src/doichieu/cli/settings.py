"""`themes`, `keys`, `config`: what is set, from which file, and what is wrong with it."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from pathlib import Path

from ..library.bundled import bundled
from ..library.cache import cache_folder
from ..library.store import data_folder
from ..presentation.commands import COMMANDS
from ..presentation.data import envelope
from ..presentation.keymap import keymap_of, keys_told
from ..presentation.words import Words
from ..settings.config import config_folder, load_config
from ..settings.keymap import Keymap
from ..settings.theme_check import weaknesses
from ..settings.themes import AUTO, Themes, load_themes
from ..text.clean import one_line, visible
from .colour import wants_colour
from .theme_sample import sample_lines


def run_settings(arguments: Namespace, language: str) -> int:
    """Carry out one of the three commands; 2 where a file has a mistake."""
    words = Words(language)
    folder = config_folder()
    config = load_config(folder)
    themes = load_themes([bundled("themes"), folder / "themes"])
    if arguments.command == "themes":
        content = {
            "themes": [
                {"name": t.name, "title": t.title.get(language, t.name), "dark": t.dark, "path": t.path}
                for t in themes.themes.values()
            ],
            "problems": list(map(words.problem, themes.problems)),
            "weaknesses": {t.name: weaknesses(t) for t in themes.themes.values() if weaknesses(t)},
        }
        lines = [f"{t.name:20} {t.title.get(language, '')}" for t in themes.themes.values()]
        problems = list(map(words.problem, themes.problems))
        if arguments.format == "text" and wants_colour(arguments.color):
            _show_samples(themes, words)
            lines = []
        for theme in themes.themes.values():
            for told in weaknesses(theme):
                print(f"doichieu: {one_line(f'{Path(theme.path).name}: {told}')}", file=sys.stderr)
    elif arguments.command == "keys":
        keymap = keymap_of(config)
        content = {
            "keys": [
                {
                    "command": c.id, "scope": c.scope, "keys": list(keymap.keys(c.id, c.keys)),
                    "title": words(f"command.{c.id}"),
                }
                for c in COMMANDS
            ],
            "problems": list(map(words.problem, keymap.problems)),
        }  # fmt: skip
        lines = _key_lines(words, keymap)
        problems = list(map(words.problem, keymap.problems))
    else:
        keymap = keymap_of(config)
        problems = list(map(words.problem, (*config.problems, *keymap.problems)))
        content = {
            "path": str(config.path),
            "exists": config.path.is_file(),
            "lang": language,
            "theme": config.theme,
            "keys": config.keys if isinstance(config.keys, str) else None,
            "keymap": {name: list(keys) for name, keys in keymap.changed.items()},
            "data": str(data_folder() or ""),
            "cache": str(cache_folder() or ""),
            "problems": problems,
        }
        lines = [
            f"{config.path}", f"lang = {language}", f"theme = {config.theme or '-'}", f"keys = {config.keys or '-'}",
            *(f"keymap.{name} = {', '.join(keys)}" for name, keys in keymap.changed.items() if config.keymap),
            f"{words('config.data')}: {data_folder() or '-'}", f"{words('config.cache')}: {cache_folder() or '-'}",
        ]  # fmt: skip
        if config.theme and config.theme not in (*themes.themes, AUTO):
            problems.append(words("error.theme", detail=config.theme, list=", ".join(themes.themes)))
    if arguments.format == "json":
        sys.stdout.write(json.dumps(envelope(content), ensure_ascii=False) + "\n")
    else:
        for line in lines:
            print(visible(line))
    for problem in problems:
        print(f"doichieu: {one_line(problem)}", file=sys.stderr)
    return 2 if problems else 0


def _show_samples(themes: Themes, words: Words) -> None:
    """Every theme in its own colours."""
    for theme in themes.themes.values():
        for line in (*sample_lines(theme, words), ""):
            sys.stdout.write(line + "\n")


def _key_lines(words: Words, keymap: Keymap) -> list[str]:
    """The keys, screen by screen."""
    lines: list[str] = []
    for scope in dict.fromkeys(command.scope for command in COMMANDS):
        lines += [*([""] if lines else []), words(f"scope.{scope}")]
        for command in COMMANDS:
            if command.scope == scope:
                lines.append(f"  {keys_told(command, keymap):20} {words(f'command.{command.id}')}")
    return lines
