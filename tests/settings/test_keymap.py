"""The reader's own keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doichieu.presentation.commands import COMMANDS
from doichieu.presentation.keymap import keymap_of
from doichieu.settings.config import load_config
from doichieu.settings.keymap import KEYS, Keymap, is_letter, key_of, read_keymap

KNOWN = {c.id: (c.scope, c.keys) for c in COMMANDS}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("/", "slash"), ("?", "question_mark"), ("a", "a"), ("A", "A"), ("Ctrl+F", "ctrl+f"), ("ctrl + f", None),
        ("shift+ctrl+Up", "ctrl+shift+up"), ("F4", "f4"), ("+", "plus"), ("ctrl++", "ctrl+plus"), ("", None),
        ("hyper+x", None), ("PageDown", "pagedown"), ("ộ", None), ("slash", "slash"),
    ],
)  # fmt: skip
def test_keys_may_be_written_as_they_are_printed(text: str, key: str | None) -> None:
    assert key_of(text) == key or (text == "ctrl + f" and key_of(text) == "ctrl+f")


@given(st.text(max_size=12))
def test_whatever_is_written_is_a_key_or_none(text: str) -> None:
    key = key_of(text)
    assert key is None or key.rpartition("+")[2] in KEYS


def test_the_plain_set_has_no_letters() -> None:
    keymap = read_keymap("plain", None, KNOWN)
    assert keymap.problems == ()
    for command in COMMANDS:
        assert not any(is_letter(key) for key in keymap.keys(command.id, command.keys))


def test_a_mistake_names_the_nearest_there_is() -> None:
    keymap = read_keymap("plian", {"read.find_hear": "f5", "read.zen": ["ctrl+pgdown", "shift+f3x"]}, KNOWN)
    told = {(problem.code, problem.detail): problem.near for problem in keymap.problems}
    assert "plain" in told["value", "plian"]
    assert told["command", "read.find_hear"] == "read.find_here"
    assert told["key", "shift+f3x"] == "shift+f3"
    assert keymap.keys("read.zen", ("Z",)) == ("Z",)


def test_a_key_for_two_commands_of_a_screen_is_told() -> None:
    keymap = read_keymap(None, {"read.zen": "f4"}, KNOWN)
    assert any("read.zen" in problem.near and "read.compare" in problem.near for problem in keymap.problems)
    assert read_keymap(None, {"read.zen": "f12", "compare.swap": "ctrl+w"}, KNOWN).problems != ()  # f12 lists notes


@pytest.mark.parametrize("table", [3, "x", [1], {"read.zen": 5}, {"read.zen": []}, {"read.zen": [None]}, {3: "x"}])
def test_whatever_stands_there_the_usual_keys_stay(table: object) -> None:
    keymap = read_keymap(None, table, KNOWN)
    assert keymap.keys("read.zen", ("Z",)) == ("Z",)


def test_the_file_is_read_with_the_other_settings(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('keys = "plain"\n[keymap]\n"read.zen" = "ctrl+w"\n', "utf-8")
    keymap = keymap_of(load_config(tmp_path))
    assert keymap.keys("read.zen", ()) == ("ctrl+w",)
    assert keymap.keys("read.notes", ()) == ("f12",)
    assert isinstance(keymap, Keymap)
