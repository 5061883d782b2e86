"""Which editor to run, and how to tell it the line."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping

_GOTO = {"code", "codium", "code-insiders", "cursor", "subl", "zed"}
_COLON = {"subl", "zed", "hx", "helix"}
_PLAIN_LINE = {"gedit", "kate", "notepad++"}


def editor_command(path: str, line: int, environment: Mapping[str, str]) -> list[str] | None:
    """The command that opens a file at a line (from 1); None where neither $VISUAL nor $EDITOR is set."""
    chosen = environment.get("VISUAL") or environment.get("EDITOR") or ""
    try:
        command = shlex.split(chosen)
    except ValueError:
        command = [chosen]
    if not command:
        return None
    name = os.path.basename(command[0])
    if name in _COLON:
        return [*command, f"{path}:{line}"]
    if name in _GOTO:
        return [*command, "--goto", f"{path}:{line}"]
    if name in _PLAIN_LINE:
        return [*command, path]
    return [*command, f"+{line}", path]
