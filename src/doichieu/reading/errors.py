"""What can go wrong when a file is read, told as what, where and what to do."""

from __future__ import annotations


class ReadingError(Exception):
    """A file that cannot become a document.

    `code` names the reason (`missing`, `empty`, `binary`, `encoding`, `too_large`, `unreadable`,
    `folder`, `format`); `path` is the file as given; `detail` adds what is known, or nothing.
    """

    def __init__(self, code: str, path: str, detail: str = "") -> None:
        super().__init__(f"{code}: {path}" + (f" ({detail})" if detail else ""))
        self.code = code
        self.path = path
        self.detail = detail
