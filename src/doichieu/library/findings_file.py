"""A file of findings: what a check found, each marked accepted or not, for a team to keep beside its documents.

It is JSON that a person can read and edit. Only a file of this kind is ever written over: any other with that name
is left as it is. It is written beside its place and then moved there.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import Any

from .outfile import WritingError, write_out

_KIND = "doichieu findings"


class FindingsFileError(Exception):
    """A file that cannot be used: `code` is "file" or "write"."""

    def __init__(self, code: str, path: str, detail: str = "") -> None:
        super().__init__(path)
        self.code, self.path, self.detail = code, path, detail


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a file says of its findings: the keys of those accepted, with the reason."""

    reasons: dict[str, str]


def read_accepted(path: str) -> Accepted:
    """What is accepted in a file; nothing where there is no file yet. Raises `FindingsFileError`."""
    if not os.path.exists(path):
        return Accepted({})
    try:
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
    except (OSError, ValueError) as error:
        raise FindingsFileError("file", path) from error
    if not isinstance(content, dict) or content.get("kind") != _KIND or not isinstance(content.get("findings"), list):
        raise FindingsFileError("file", path)
    entries = [entry for entry in content["findings"] if isinstance(entry, dict)]
    return Accepted({
        str(entry.get("id")): str(entry.get("reason") or "") for entry in entries if entry.get("accepted") is True
    })  # fmt: skip


def write_findings(path: str, findings: list[dict[str, Any]], accepted: Accepted, sources: list[str]) -> None:
    """Write findings with their marks; what is found no more is forgotten. Raises `FindingsFileError`."""
    marked = [
        {**finding, "accepted": finding["id"] in accepted.reasons, "reason": accepted.reasons.get(finding["id"], "")}
        for finding in findings
    ]
    content = {"kind": _KIND, "schema": 1, "findings": marked}
    data = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
    try:
        write_out(path, data, sources, force=True)
    except WritingError as error:
        raise FindingsFileError("write", path, error.detail or error.code) from error
