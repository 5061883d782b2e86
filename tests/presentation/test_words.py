"""Both languages say everything, with the same values in it."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from doichieu.presentation.commands import COMMANDS, FIND, READ, in_scope, key_name
from doichieu.presentation.words import Words, all_words
from doichieu.reading.errors import ReadingError
from doichieu.settings.keymap import is_letter

SOURCE = Path(__file__).resolve().parents[2] / "src" / "doichieu"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("name", sorted(all_words()))
def test_a_message_exists_in_both_languages_with_the_same_values(name: str) -> None:
    vietnamese, english = all_words()[name]
    assert vietnamese
    assert english
    assert fields(vietnamese) == fields(english)


def test_every_message_that_the_code_asks_for_exists() -> None:
    asked = set()
    for file in SOURCE.rglob("*.py"):
        asked |= set(re.findall(r"words\(\s*\"([a-z_.]+)\"[,)]", file.read_text("utf-8")))
    assert asked <= set(all_words())
    assert len(asked) > 40


def test_every_command_has_its_words_and_a_key_that_is_no_letter() -> None:
    for command in COMMANDS:
        assert f"command.{command.id}" in all_words()
        assert not command.bar or f"short.{command.id}" in all_words()
        assert any(not is_letter(key) for key in command.keys)


@pytest.mark.parametrize("scope", [READ, FIND, "compare", "outline", "targets"])
def test_no_key_of_a_screen_means_two_things(scope: str) -> None:
    keys = [key for command in in_scope(scope) for key in command.keys]
    assert len(keys) == len(set(keys))


def test_keys_are_named_as_a_reader_knows_them() -> None:
    named = [key_name(key) for key in ("slash", "ctrl+f", "f4", "shift+f3", "escape")]
    assert named == ["/", "Ctrl+F", "F4", "Shift+F3", "Esc"]


def test_an_error_is_one_line_without_control_characters() -> None:
    line = Words("vi").error(ReadingError("missing", "a\nb\x1b[31mc.md"))
    assert "\n" not in line
    assert "\x1b" not in line
