"""Whether the terminal's ground is light or dark, where that can be known.

The terminal is asked by OSC 11 before the app takes it over. Behind the question goes one that every terminal answers
(DA1), so that a terminal which does not know OSC 11 keeps nobody waiting; over a slow line the wait ends by itself.
Where there is no answer COLORFGBG, which some terminals set, says it.
"""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Mapping

_QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
_LONGEST = 0.3
"""Seconds to wait for an answer."""
_COLOUR = re.compile(rb"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})")
_END = re.compile(rb"\x1b\[\?[0-9;]*c")
_LIGHT_ANSI = frozenset({7, 9, 10, 11, 12, 13, 14, 15})


def is_dark(environment: Mapping[str, str]) -> bool | None:
    """Whether the ground is dark; None where nobody says."""
    answer = _ask()
    told = of_answer(answer) if answer else None
    return told if told is not None else of_environment(environment)


def of_answer(answer: bytes) -> bool | None:
    """What a terminal's answer says."""
    match = _COLOUR.search(answer)
    if match is None:
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in match.groups())
    return bool(0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5)


def of_environment(environment: Mapping[str, str]) -> bool | None:
    """What COLORFGBG says: "15;0" is a light text on a dark ground."""
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    return int(ground) not in _LIGHT_ANSI if ground.isdigit() else None


def _ask() -> bytes:
    """The terminal's answer; b"" where there is none."""
    try:
        import termios
        import tty
    except ImportError:  # another system
        return b""
    try:
        inward, outward = sys.stdin.fileno(), sys.stdout.fileno()
        before = termios.tcgetattr(inward)
    except (OSError, ValueError, termios.error):
        return b""
    try:
        tty.setcbreak(inward, termios.TCSANOW)
        os.write(outward, _QUESTION)
        return _answer(inward)
    except (OSError, termios.error):
        return b""
    finally:
        termios.tcsetattr(inward, termios.TCSANOW, before)


def _answer(inward: int) -> bytes:
    got = b""
    end = time.monotonic() + _LONGEST
    while (left := end - time.monotonic()) > 0 and not _END.search(got):
        if not select.select([inward], [], [], left)[0]:
            break
        got += os.read(inward, 256)
    return got
