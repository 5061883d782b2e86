"""Numbers of sections that skip or come twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.document import Document, Section, SectionKind
from .result import Finding, Rule, Severity, Spot

_ROMAN = {"I": 1, "V": 5, "X": 10}
_CHAPTER = re.compile(r"(?<![^\W_])([0-9]{1,2}|[IVX]{1,5})\W*$")


def numbering(document: Document) -> Iterator[Finding]:
    """Numbers of sections that were skipped or come twice."""
    for remark in document.warnings:
        code = remark.code.removeprefix("numbering-")
        if code not in ("skipped", "repeated") or code == remark.code:
            continue
        section = next((section for section in document.sections if section.line == remark.line), None)
        if section is None:
            continue
        twin = _twin_before(document, section) if code == "skipped" else None
        label = (twin.label or "") if twin else remark.detail
        yield _finding(document, twin or section, label, "repeated" if twin else code)
    yield from _chapters(document)


def _finding(document: Document, section: Section, label: str, code: str) -> Finding:
    block = document.blocks[section.first]
    shown = block.text[: max(block.body, len(label))].rstrip()
    spot = Spot(document, section.first, 0, len(shown))
    return Finding(
        Rule.NUMBERING, Severity.WARNING, 0.85, f"numbering.{code}", (spot,), label, "", named={"label": label}
    )


def _chapters(document: Document) -> Iterator[Finding]:
    """Chapters and parts that are no sequence: "Chương II" and then "Chương IV"."""
    last: dict[tuple[str, int], int] = {}
    told = {remark.line for remark in document.warnings if remark.code.startswith("numbering-")}
    for section in document.sections:
        found = _CHAPTER.search(section.label or "")
        if section.kind not in (SectionKind.CHAPTER, SectionKind.PART) or found is None:
            continue
        number = value_of(found[1])
        name = (section.label or "")[: found.start()].lower(), section.parent  # a bilingual text has "Phần" and "Part"
        before, last[name] = last.get(name, 0), number
        if before and number not in (1, before + 1) and section.line not in told:
            code = "skipped" if number > before + 1 else "repeated"
            yield _finding(document, section, section.label or "", code)


def _twin_before(document: Document, section: Section) -> Section | None:
    """Of "1., 1., 3." the second: it is that one which has a wrong number, and nothing is skipped before the third."""
    siblings = document.children(section.parent)
    at = siblings.index(section.index)
    if at < 2:
        return None
    first, twin = document.sections[siblings[at - 2]], document.sections[siblings[at - 1]]
    numbers = [re.fullmatch(r"\(?([0-9]{1,2})[.)]*", (one.label or "").strip()) for one in (first, twin, section)]
    told = [int(found[1]) for found in numbers if found]
    return twin if len(told) == 3 and told[0] == told[1] == told[2] - 2 else None


def value_of(printed: str) -> int:
    """The value of a number in digits or Roman letters."""
    if printed.isdigit():
        return int(printed)
    total = 0
    values = [_ROMAN.get(letter, 0) for letter in printed.upper()]
    for at, value in enumerate(values):
        total += -value if at + 1 < len(values) and values[at + 1] > value else value
    return total
