"""Remarks on numbers once the whole tree is known: chapters in sequence, and which of two equal ones is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model.document import Remark, Section, SectionKind
from .markers import number_of

_SKIPPED, _REPEATED = "numbering-skipped", "numbering-repeated"
_CHAPTER = re.compile(r"(?<![^\W_])([0-9]{1,2}|[IVX]{1,5})\W*$")
_PLAIN = re.compile(r"\(?([0-9]{1,2})[.)]*")


def settled(sections: Sequence[Section], remarks: Iterable[Remark]) -> list[Remark]:
    """The remarks as the whole tree bears them out, with those on chapters."""
    by_line = {section.line: section for section in sections}
    before = _before(sections)
    out = []
    for remark in remarks:
        section = by_line.get(remark.line) if remark.code == _SKIPPED else None
        twin = _twin_before(section, before) if section is not None else None
        out.append(Remark(_REPEATED, twin.line, twin.label or "") if twin is not None else remark)
    told = {remark.line for remark in out if remark.code in (_SKIPPED, _REPEATED)}
    return [*out, *(remark for remark in _chapters(sections) if remark.line not in told)]


def _chapters(sections: Sequence[Section]) -> Iterator[Remark]:
    """Chapters and parts that are no sequence: "Chương II" and then "Chương IV"."""
    last: dict[tuple[str, int], int] = {}
    for section in sections:
        label = section.label or ""
        found = _CHAPTER.search(label)
        if section.kind not in (SectionKind.CHAPTER, SectionKind.PART) or found is None:
            continue
        number = number_of(found[1])
        name = label[: found.start()].lower(), section.parent  # a bilingual text has "Phần" and "Part"
        before, last[name] = last.get(name, 0), number
        if before and number not in (1, before + 1):
            yield Remark(_SKIPPED if number > before + 1 else _REPEATED, section.line, label)


def _before(sections: Sequence[Section]) -> dict[int, Section]:
    """The sibling before each section that has one."""
    last: dict[int, Section] = {}
    out: dict[int, Section] = {}
    for section in sections:
        if section.parent in last:
            out[section.index] = last[section.parent]
        last[section.parent] = section
    return out


def _twin_before(section: Section, before: Mapping[int, Section]) -> Section | None:
    """Of "1., 1., 3." the second: it is that one which has a wrong number, and nothing is skipped before the third."""
    twin = before.get(section.index)
    first = before.get(twin.index) if twin is not None else None
    if first is None:
        return None
    numbers = [_PLAIN.fullmatch((one.label or "").strip()) for one in (first, twin, section) if one is not None]
    told = [int(found[1]) for found in numbers if found]
    return twin if len(told) == 3 and told[0] == told[1] == told[2] - 2 else None
