"""A file of findings: what a check found, each marked accepted or not, for a team to keep beside its documents.

It is JSON that a person can read and edit. Only a file of this kind is ever written over: any other with that name
is left as it is. It is written beside its place and then moved there.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import Any

from .outfile import WritingError, write_out

_KIND, _SCHEMA = "doichieu findings", 1


class FindingsFileError(Exception):
    """A file that cannot be used: `code` is "file", "json", "mark", "schema" or "write"."""

    def __init__(self, code: str, path: str, detail: str = "") -> None:
        super().__init__(path)
        self.code, self.path, self.detail = code, path, detail


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a file says of its findings."""

    reasons: dict[str, str]
    """The keys of those accepted, with the reason."""
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    """All findings as the file has them, by their keys, with whatever people added to them."""


def read_accepted(path: str) -> Accepted:
    """What is accepted in a file; nothing where there is no file yet. Raises `FindingsFileError`."""
    if not os.path.exists(path):
        return Accepted({})
    content = _content(path)
    if not isinstance(content, dict) or content.get("kind") != _KIND or not isinstance(content.get("findings"), list):
        raise FindingsFileError("file", path)
    if content.get("schema") != _SCHEMA:
        raise FindingsFileError("schema", path, str(content.get("schema")))
    entries = {str(entry["id"]): entry for entry in content["findings"] if isinstance(entry, dict) and "id" in entry}
    for entry in entries.values():
        if not isinstance(entry.get("accepted", False), bool):
            raise FindingsFileError("mark", path, json.dumps(entry["accepted"], ensure_ascii=False))
    reasons = {key: str(entry.get("reason") or "") for key, entry in entries.items() if entry.get("accepted")}
    return Accepted(reasons, entries)


def _content(path: str) -> Any:
    """The JSON of a file that people may have edited, with or without a byte order mark."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read()
    except (OSError, ValueError) as error:
        raise FindingsFileError("file", path) from error
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        mine = f'"{_KIND}"' in text
        raise FindingsFileError("json" if mine else "file", path, str(error.lineno)) from error
    except RecursionError as error:
        raise FindingsFileError("file", path) from error


def write_findings(path: str, findings: list[dict[str, Any]], marked: Accepted, sources: list[str]) -> None:
    """Write findings with their marks and what people added to them. Raises `FindingsFileError`.

    An accepted finding that is not among them stays: its document may not have been checked this time, or its words
    may come back.
    """
    here = [
        {
            **marked.entries.get(finding["id"], {}), **finding,
            "accepted": finding["id"] in marked.reasons, "reason": marked.reasons.get(finding["id"], ""),
        }
        for finding in findings
    ]  # fmt: skip
    known = {finding["id"] for finding in findings}
    elsewhere = [entry for key, entry in marked.entries.items() if key in marked.reasons and key not in known]
    content = {"kind": _KIND, "schema": _SCHEMA, "findings": [*here, *elsewhere]}
    data = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
    try:
        write_out(path, data, sources, force=True)
    except WritingError as error:
        raise FindingsFileError("write", path, error.detail or error.code) from error
