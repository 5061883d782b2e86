"""The end of a document: who signed it, as what, and who receives it (S-3).

The signature and the recipients stand side by side on the page and come out of it one after the
other, or interleaved on the same lines with blanks between; so lines are parted at wide gaps first.
The signer is the name below the last line that says on whose behalf or as what it is signed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..model.document import Block, Fact
from ..model.place import SourceMap
from ..text.cases import LOWER, UPPER
from .closing import POSITIONS, RECIPIENTS
from .phrases import BULLET

_GAP = re.compile(r"\s{3,}|\t|\n")
_NAME = re.compile(rf"(?:(?:TS|ThS|GS|PGS|BS|KS)\.\s*)*[{UPPER}][{LOWER}]+(?:\s+[{UPPER}][{LOWER}]*){{1,5}}$")
_ON_BEHALF = re.compile(r"(?:T/?M|KT|TL|TUQ|Q|T/L)\.?\s")
_POSITION = re.compile(rf"(?:PHÓ\s+|QUYỀN\s+)?(?:TỔNG\s+)?(?:{POSITIONS})(?![{UPPER}])")
_STAMP = re.compile(r"\((?:đã ký|ký|ký tên)[^()]{0,80}\)", re.IGNORECASE)


def signer_of(closing: list[Block], source: SourceMap) -> tuple[Fact | None, Fact | None]:
    """The signer's name and position; None for what the document does not say."""
    position: Fact | None = None
    for block, start, end in _pieces(closing):
        text = block.text[start:end]
        titles = list(_POSITION.finditer(text))
        if titles and (_ON_BEHALF.match(text) or titles[0].start() == 0):
            title = titles[-1]
            position = _fact(block, start + title.start(), start + title.end(), _spelled(title.group()), source)
            start, text = start + title.end(), text[title.end() :]
        if position is None:
            continue
        for low, bare in _beside_stamps(text):
            if _NAME.match(bare):
                return _fact(block, start + low, start + low + len(bare), " ".join(bare.split()), source), position
    return None, position


def _beside_stamps(text: str) -> Iterator[tuple[int, str]]:
    """What stands beside "(đã ký)", with where it begins, from the last to the first: a name follows its stamp."""
    ends = [(0, 0), *(stamp.span() for stamp in _STAMP.finditer(text)), (len(text), len(text))]
    for (_, low), (high, _) in reversed(list(pairwise(ends))):
        part = text[low:high]
        yield low + len(part) - len(part.lstrip()), part.strip()


def recipients_of(closing: list[Block], source: SourceMap) -> tuple[Fact, ...]:
    """The recipients below "Nơi nhận:", one a line."""
    found: list[Fact] = []
    listed = False
    for block, start, end in _pieces(closing):
        text = block.text[start:end]
        if head := RECIPIENTS.match(text):
            listed = True
            start, text = start + head.end(), text[head.end() :]
        bullet = BULLET.match(text.lstrip())
        if not listed or not bullet:
            continue
        low = start + len(text) - len(text.lstrip()) + bullet.end()
        value = block.text[low:end].strip().rstrip(";.,")
        if value:
            found.append(_fact(block, low, low + len(value), " ".join(value.split()), source))
    return tuple(found)


def _pieces(blocks: list[Block]) -> Iterator[tuple[Block, int, int]]:
    """What stands between wide gaps: (block, start, end)."""
    for block in blocks:
        at = 0
        for gap in [*_GAP.finditer(block.text), None]:
            end = gap.start() if gap else len(block.text)
            if end > at:
                yield block, at, end
            at = gap.end() if gap else end


def _fact(block: Block, start: int, end: int, value: str, source: SourceMap) -> Fact:
    return Fact(value, block.text[start:end], source.place(block.source_start(start), block.source_end(end)))


def _spelled(title: str) -> str:
    """PHÓ CHỦ TỊCH as Phó Chủ tịch."""
    words = " ".join(title.split())
    prefix = next((p for p in ("PHÓ ", "QUYỀN ") if words.startswith(p)), "")
    spelled = prefix.capitalize() + words[len(prefix) :].capitalize()
    return spelled.replace("văn phòng", "Văn phòng").replace("quốc hội", "Quốc hội")
