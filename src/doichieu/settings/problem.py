"""A mistake in one of the reader's files: what is wrong, where, and what may be meant; said in words further up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_LINE = re.compile(r"at line (\d+)")


class Problem(NamedTuple):
    """One mistake. `code` is the name of its words."""

    code: str
    """`unread`, `syntax`, `unknown`, `value`, `command`, `key`, `clash`, `table` or `theme`."""
    where: str
    """The file, or the setting in it."""
    detail: str = ""
    """What stands there."""
    near: str = ""
    """What is known and nearest to it, or all that is known."""


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is nearest to one; "" for none."""
    import difflib  # imported here: most files have no mistake

    return next(iter(difflib.get_close_matches(name, list(known), 1, 0.5)), "")


def of_toml(where: str, error: Exception) -> Problem:
    """What keeps a TOML file from being read."""
    line = _LINE.search(str(error))
    if isinstance(error, OSError):
        return Problem("unread", where, error.strerror or str(error))
    return Problem("syntax", where, line[1]) if line else Problem("unread", where, "UTF-8, TOML")
