"""A document as it is compared: nothing that says something stands outside of its sections.

The letterhead (number, date, subject) and the footnotes belong to no section of the outline. They are compared
all the same: the letterhead with the preamble below it, so that it does not matter where exactly the one ends
and the other begins; a note with the section whose text it explains. Only what every document says
alike is left out: the name and motto of the State, and rules.

A document without a preamble gets one for its letterhead, behind its other sections, whose numbers stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from threading import Lock

from ..model.document import Block, BlockKind, Document, Section, SectionKind

_STATE = re.compile(
    r"C[ỘÔ]NG\s+H(?:ÒA|OÀ|OA)\s+XÃ\s+H[ỘÔ]I\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|ĐỘC\s+LẬP\s*[-–—‐‑‒−]\s*TỰ\s+DO\s*[-–—‐‑‒−]\s*HẠNH\s+PHÚC"
    r"|[-–—‐‑‒−_*=\s]{3,}",
    re.IGNORECASE,
)


class Prepared:
    """Documents prepared lately: asked again for one document, it gives the same."""

    def __init__(self, documents: int = 4) -> None:
        self._limit = documents
        self._kept: dict[int, tuple[Document, Document]] = {}
        self._lock = Lock()

    def of(self, document: Document) -> Document:
        """A document as it is compared; one that is prepared already stays as it is."""
        if document.held is not None:
            return document
        with self._lock:
            known = self._kept.pop(id(document), None)
        found = known[1] if known and known[0] is document else prepare(document)
        with self._lock:
            self._kept[id(document)] = (document, found)
            while len(self._kept) > self._limit:
                del self._kept[next(iter(self._kept))]
        return found


def prepare(document: Document) -> Document:
    """The document with its notes behind its blocks, and every block's section named (`Document.held`)."""
    head = [i for i, block in enumerate(document.blocks) if block.kind is BlockKind.LETTERHEAD]
    sections = document.sections
    opening = 0 if sections and sections[0].kind is SectionKind.PREAMBLE else -1
    told = [i for i in head if document.blocks[i].section < 0 and not _STATE.fullmatch(document.blocks[i].text.strip())]
    if told and opening < 0:
        opening = len(sections)
        sections = (*sections, _preamble(document, told))
    held: dict[int, list[int]] = defaultdict(list)
    if told:
        held[opening].extend(told)
    blocks = list(document.blocks)
    for i in told:
        blocks[i] = blocks[i]._replace(section=opening)
    for at, home in enumerate(_homes(document)):
        section = home if home >= 0 else max(opening, 0)
        if section < len(sections):
            held[section].append(len(blocks))
        blocks.append(document.notes[at]._replace(section=section))
    return replace(
        document,
        blocks=tuple(blocks),
        sections=sections,
        held={section: tuple(more) for section, more in held.items()},
        _children={},
    )


def _preamble(document: Document, told: list[int]) -> Section:
    title = document.metadata.title
    line = document.source.line_of(document.blocks[told[0]].runs[0].source)
    return Section(
        index=len(document.sections),
        parent=-1,
        depth=1,
        label=None,
        title=title.value if title and title.value else document.blocks[told[0]].text,
        kind=SectionKind.PREAMBLE,
        line=line,
        end_line=document.source.line_of(document.blocks[told[-1]].runs[0].source),
        run_in=False,
        path=(document.blocks[told[0]].text,),
        first=told[0],
        end=told[0],
    )


def _homes(document: Document) -> list[int]:
    """For each note the section of the first mark that leads to it; else that in which it stands, -1 above them all."""
    homes: dict[int, int] = {}
    for footnote in document.footnotes:
        for at in footnote.blocks:
            for block, _ in footnote.refs[:1]:
                homes.setdefault(at, document.blocks[block].section)
    starts = [_start(document.blocks[section.first]) for section in document.sections if section.first < section.end]
    out = []
    for at, note in enumerate(document.notes):
        known = homes.get(at)
        out.append(bisect_right(starts, _start(note)) - 1 if known is None else known)
    return out


def _start(block: Block) -> int:
    return block.runs[0].source if block.runs else 0
