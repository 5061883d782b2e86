"""The forms of a report by the ending of its file. Word is loaded when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable

from ..data import Json
from .markdown import to_markdown
from .sheet import Sheet
from .web import to_html

ENDINGS = (".docx", ".html", ".md", ".json")


def ending_of(path: str) -> str | None:
    """The ending of a file name; None for one that is no form of ours."""
    lower = path.lower()
    return next((ending for ending in ENDINGS if lower.endswith(ending)), None)


def report_bytes(ending: str, sheet: Callable[[], Sheet], as_json: Callable[[], Json]) -> bytes:
    """A report in a form."""
    if ending == ".json":
        return (json.dumps(as_json(), ensure_ascii=False, indent=1) + "\n").encode()
    if ending == ".html":
        return to_html(sheet()).encode()
    if ending == ".md":
        return to_markdown(sheet()).encode()
    from .word import to_docx  # imported here: only a .docx needs its library

    return to_docx(sheet())
