"""Arguments that cannot be used, told in one line."""

from __future__ import annotations

import sys

from ..presentation.words import Words
from ..text.clean import one_line


def fail_arguments(detail: str, language: str) -> int:
    """One line on standard error; the exit status."""
    print(f"doichieu: {one_line(Words(language)('error.arguments', detail=detail))}", file=sys.stderr)
    return 2
