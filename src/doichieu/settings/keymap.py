"""The reader's own keys: a set to begin with, and keys for single commands, out of config.toml.

keys = "plain"              # "vim": letters and other keys; "plain": no letters, for Vietnamese input methods

[keymap]
"read.find_here" = ["ctrl+f", "/"]
"read.zen" = "f12"

A mistake is told with the nearest command or key there is; the usual keys stay where it stands.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from .problem import Problem, nearest

SETS = ("vim", "plain")
PUNCTUATION = {
    "!": "exclamation_mark", '"': "quotation_mark", "#": "number_sign", "$": "dollar_sign", "%": "percent_sign",
    "&": "ampersand", "'": "apostrophe", "(": "left_parenthesis", ")": "right_parenthesis", "*": "asterisk",
    "+": "plus", ",": "comma", "-": "minus", ".": "full_stop", "/": "slash", ":": "colon", ";": "semicolon",
    "<": "less_than_sign", "=": "equals_sign", ">": "greater_than_sign", "?": "question_mark", "@": "at",
    "[": "left_square_bracket", "\\": "backslash", "]": "right_square_bracket", "^": "circumflex_accent",
    "_": "underscore", "`": "grave_accent", "{": "left_curly_bracket", "|": "vertical_line",
    "}": "right_curly_bracket", "~": "tilde",
}  # fmt: skip
_NAMED = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "tab", "space", "escape",
    "backspace", "delete", "insert", *(f"f{number}" for number in range(1, 25)),
)  # fmt: skip
_MODIFIERS = ("alt", "ctrl", "shift")
KEYS = frozenset({*string.ascii_letters, *string.digits, *PUNCTUATION.values(), *_NAMED})
"""Keys by the names that the terminal library gives them, modifiers aside."""


class Keymap(NamedTuple):
    """Keys that are others than the usual ones, by command; `problems` are lines to show the reader."""

    changed: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    problems: tuple[Problem, ...] = ()

    def keys(self, command: str, usual: tuple[str, ...]) -> tuple[str, ...]:
        """The keys of a command, the first one to be told."""
        return self.changed.get(command, usual)


def is_letter(key: str) -> bool:
    """Whether a key is a letter, which an input method may swallow."""
    return len(key) == 1 and key.isalpha()


def key_of(text: str) -> str | None:
    """A key as the terminal library names it, of "/", "Ctrl+F", "f4"; None for what is none."""
    head, _, last = text.strip().rpartition("+") if not text.endswith("+") else (text[:-1].rstrip("+"), "+", "+")
    last = PUNCTUATION.get(last, last)
    found = sorted({name.strip().lower() for name in head.split("+") if name.strip()})
    if any(name not in _MODIFIERS for name in found):
        return None
    last = last if len(last) == 1 and not found else last.lower()
    return "+".join([*found, last]) if last in KEYS else None


def read_keymap(chosen: object, table: object, commands: Mapping[str, tuple[str, tuple[str, ...]]]) -> Keymap:
    """The keymap that a file asks for. `commands` are all there are: their scope and usual keys by id."""
    problems: list[Problem] = []
    changed = dict(_of_set(chosen, commands, problems))
    if table is not None and not isinstance(table, dict):
        problems.append(Problem("table", "keymap"))
        table = {}
    for name, value in (table or {}).items():
        if name not in commands:
            problems.append(Problem("command", "keymap", str(name), nearest(str(name), commands)))
            continue
        keys = list(_keys(name, value, problems))
        if keys:
            changed[name] = tuple(dict.fromkeys(keys))
    problems.extend(_clashes(changed, commands))
    return Keymap(changed, tuple(problems))


def _of_set(
    chosen: object, commands: Mapping[str, tuple[str, tuple[str, ...]]], problems: list[Problem]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    if chosen not in (None, *SETS):
        problems.append(Problem("value", "keys", str(chosen), ", ".join(SETS)))
    if chosen == "plain":
        for name, (_, usual) in commands.items():
            plain = tuple(key for key in usual if not is_letter(key))
            if plain and plain != usual:
                yield name, plain


def _keys(name: str, value: object, problems: list[Problem]) -> Iterator[str]:
    for text in value if isinstance(value, list) else [value]:
        key = key_of(text) if isinstance(text, str) and text else None
        if key is None:
            problems.append(Problem("key", f"keymap: {name}", str(text), _nearest_key(str(text))))
        else:
            yield key


def _clashes(
    changed: Mapping[str, tuple[str, ...]], commands: Mapping[str, tuple[str, tuple[str, ...]]]
) -> Iterator[Problem]:
    """Keys that were given to two commands of one screen; the one that was not changed gives way."""
    for name, keys in changed.items():
        scope, usual = commands[name]
        for other, (elsewhere, others) in commands.items():
            is_one_screen = elsewhere == scope or "everywhere" in (elsewhere, scope)
            if other == name or not is_one_screen or (other in changed and other < name):
                continue
            for key in sorted(set(keys) & set(changed.get(other, others)) - set(usual)):
                yield Problem("clash", "keymap", key, f"{name}, {other}")


def _nearest_key(text: str) -> str:
    """The key that may be meant; "" where nothing is near."""
    *held, last = text.lower().split("+")
    parts = [*(nearest(name, _MODIFIERS) for name in held), last if last in KEYS else nearest(last, KEYS)]
    return "+".join(parts) if all(parts) else ""
