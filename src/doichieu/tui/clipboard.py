"""The clipboard: a program of the system where there is one, else the terminal itself by OSC 52.

A program that ends well has the text; what a terminal does with OSC 52 it does not say, so the reader is told which
of the two it was. Over ssh the programs of the far machine are of no use: there only the terminal is asked.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping

_PROGRAMS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("", ("termux-clipboard-set",)),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
)
"""The variable that says the program is of use, and how it is called; the text goes to its standard input."""
_SECONDS = 2.0


def programs(environment: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The programs that can be tried here, the likeliest first."""
    if environment.get("SSH_CONNECTION") and not environment.get("DISPLAY"):
        return []
    return [
        command
        for variable, command in _PROGRAMS
        if (not variable or environment.get(variable)) and shutil.which(command[0], path=environment.get("PATH"))
    ]


def copy_by_program(text: str, environment: Mapping[str, str] | None = None) -> str | None:
    """Copy a text; the name of the program that took it, None where there is none. Blocks for two seconds at most."""
    found = os.environ if environment is None else environment
    for command in programs(found):
        data = text.encode("utf-16-le" if command[0] == "clip.exe" else "utf-8")
        try:
            subprocess.run(
                command, input=data, check=True, timeout=_SECONDS, env=dict(found),
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError):
            continue
        return command[0]
    return None
