"""Documents made up of a few sentences, and what a check says of them."""

from __future__ import annotations

from doichieu.check.check import check
from doichieu.check.result import Finding, Report, Severity
from doichieu.model.document import Document
from doichieu.reading.reader import read_bytes


def document(text: str, name: str = "bao-cao.md") -> Document:
    """A document of a text."""
    return read_bytes(text.encode(), name)


def report(*texts: str) -> Report:
    """What a check says of some texts, each a document."""
    return check([document(text, f"{number}.md") for number, text in enumerate(texts, 1)])


def told(*texts: str) -> list[tuple[str, str]]:
    """The findings of some texts as (rule, stated), notes left out."""
    return [
        (str(finding.rule), finding.stated) for finding in report(*texts).findings
        if finding.severity > Severity.NOTE
    ]  # fmt: skip


def only(*texts: str) -> Finding:
    """The one finding of some texts."""
    (finding,) = report(*texts).findings
    return finding
