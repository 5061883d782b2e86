"""The reader's settings: a TOML file in the user's folder, read once, handed down.

lang = "vi"        # or "en"; without it the locale decides
theme = "light"    # a name that `doichieu themes` lists
keys = "plain"     # or "vim"; single keys in [keymap], see settings.keymap
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import tomli

from .problem import Problem, nearest, of_toml

LANGUAGES = ("vi", "en")
_KEYS = ("lang", "theme", "keys", "keymap")


class Config(NamedTuple):
    """What the file says; None where it says nothing."""

    path: Path
    lang: str | None = None
    theme: str | None = None
    keys: object = None
    keymap: object = None
    """What the file says of keys, as it stands there: which commands there are is known further up."""
    problems: tuple[Problem, ...] = ()


def config_folder() -> Path:
    """The user's folder for settings and themes."""
    chosen = os.environ.get("DOICHIEU_CONFIG")
    if chosen:
        return Path(chosen)
    from platformdirs import user_config_path  # imported here: the environment may name the folder

    return user_config_path("doichieu", appauthor=False)


def load_config(folder: Path) -> Config:
    """Read config.toml in a folder. A mistake is told with its key and the nearest known one, never fatal."""
    path = folder / "config.toml"
    try:
        data = tomli.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Config(path)
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        return Config(path, problems=(of_toml(path.name, error),))
    problems = [Problem("unknown", path.name, key, nearest(key, _KEYS)) for key in data if key not in _KEYS]
    lang = data.get("lang")
    if lang is not None and lang not in LANGUAGES:
        problems.append(Problem("value", f"{path.name}: lang", str(lang), ", ".join(LANGUAGES)))
        lang = None
    theme = data.get("theme")
    if theme is not None and not isinstance(theme, str):
        problems.append(Problem("value", f"{path.name}: theme", str(theme), "doichieu themes"))
        theme = None
    return Config(path, lang, theme, data.get("keys"), data.get("keymap"), tuple(problems))


def language(asked: str | None, config: Config | None, environment: Mapping[str, str]) -> str:
    """The language to speak: as asked, else as set, else as the locale says; English where it is neither."""
    if asked in LANGUAGES:
        return asked
    if config is not None and config.lang:
        return config.lang
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "vi" if value.lower().startswith("vi") else "en"
    return "en"
