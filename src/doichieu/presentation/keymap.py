"""The keys of the commands as the reader has set them."""

from __future__ import annotations

from ..settings.config import Config
from ..settings.keymap import Keymap, read_keymap
from .commands import COMMANDS, Command, key_name


def keymap_of(config: Config) -> Keymap:
    """The keys that the settings ask for."""
    return read_keymap(config.keys, config.keymap, {c.id: (c.scope, c.keys) for c in COMMANDS})


def keys_told(command: Command, keymap: Keymap) -> str:
    """All keys of a command, as a reader knows them."""
    return ", ".join(map(key_name, keymap.keys(command.id, command.keys)))


def key_told(command: Command, keymap: Keymap, in_field: bool = False) -> str:
    """The key to tell: the first one, but where letters go into a field the first that is none."""
    keys = keymap.keys(command.id, command.keys)
    if in_field:
        return key_name(next((key for key in keys if len(key) > 1 and key != "question_mark"), keys[0]))
    return key_name(keys[0])
