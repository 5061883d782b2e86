"""What goes wrong before or beside a command, told in one line."""

from __future__ import annotations

import sys

from ..presentation.words import Words, where_from
from ..text.clean import one_line


def fail_arguments(detail: str, language: str) -> int:
    """One line on standard error; the exit status."""
    print(f"doichieu: {one_line(Words(language)('error.arguments', detail=detail))}", file=sys.stderr)
    return 2


def fail_inside(error: Exception, language: str) -> int:
    """A mistake of the program in one line on standard error; the exit status."""
    print(f"doichieu: {one_line(Words(language)('error.inner', detail=where_from(error)))}", file=sys.stderr)
    return 2
