"""Numbers of sections that skip or come twice, as the outline remarks them."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.document import Document
from .result import Finding, Rule, Severity, Spot


def numbering(document: Document) -> Iterator[Finding]:
    """Numbers of sections that were skipped or come twice."""
    by_line = {section.line: section for section in reversed(document.sections)}
    for remark in document.warnings:
        code = remark.code.removeprefix("numbering-")
        section = by_line.get(remark.line)
        if code not in ("skipped", "repeated") or code == remark.code or section is None:
            continue
        block = document.blocks[section.first]
        shown = block.text[: max(block.body, len(remark.detail))].rstrip()
        yield Finding(
            Rule.NUMBERING, Severity.WARNING, 0.85, f"numbering.{code}",
            (Spot(document, section.first, 0, len(shown)),), remark.detail, "", named={"label": remark.detail},
        )  # fmt: skip
