"""Metadata: what a document says of itself, each fact with the words it was read from (S-1, S-4).

Nothing is guessed: a field the document leaves blank ("Số: /BC-UBND") has no value but keeps its
raw words; a field it does not have is None. Where the issuer stands in capitals only, its usual
spelling is looked up in the document's own text.
"""

from __future__ import annotations

import re

from ..model.document import Block, Fact, Metadata
from ..model.place import SourceMap
from .letterhead import DATE_LINE, KINDS, ORGAN, kind_of

_NUMBER = re.compile(r"(?:Luật\s+)?[Ss][ốỐ]\s*:?\s*(?P<value>[0-9]{1,5}\s*[A-Za-zĐđ0-9/&.–-]*(?:\s?[-/–]\s?[A-ZĐ][A-Za-zĐđ0-9&.-]*)*)?")
_BLANK_NUMBER = re.compile(r"[Ss][ốỐ]\s*:\s*[._…\s]*(?P<tail>[/-]\s*[A-ZĐ][A-Za-zĐđ0-9/&.-]*)?")
_DATE = re.compile(
    r"ngày\s*(?P<day>[0-9]{1,2})?[\s….._]*tháng\s*(?P<month>[0-9]{1,2})?[\s….._]*năm\s*(?P<year>[0-9]{4})", re.IGNORECASE
)
_UNIT = re.compile(r"(TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|TP\.?)\s+", re.IGNORECASE)
_SIGNED_FOR = re.compile(r"TM\.\s*(?P<organ>[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ\s]+?)(?:\s+(?:KT\.?|TL\.?|TUQ\.?)?\s*(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG BAN).*)?$")
_PLACE_NAME = re.compile(r"(?P<name>[A-ZĐÀ-Ỹ][^,]{1,40}),\s*ngày", re.IGNORECASE)
_STATE = re.compile(r"CỘNG\s+H[ÒO]\S*\s+XÃ HỘI CHỦ NGHĨA VIỆT NAM.*|ĐẢNG CỘNG SẢN VIỆT NAM.*|Độc lập.*", re.IGNORECASE | re.DOTALL)
_ORGAN_START = re.compile(
    r"(?<!\S)(?=(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG NHÂN DÂN|SỞ|BỘ|CHI CỤC|CỤC|TỔNG CỤC|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|VĂN PHÒNG|BAN CHỈ ĐẠO|BAN QUẢN LÝ|BAN "
    r"DÂN TỘC|THANH TRA|CÔNG AN|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI)(?!\S))"
)


class _Reader:
    def __init__(self, head: list[Block], early: list[Block], closing: list[Block], body: list[Block], source: SourceMap):
        self.head, self.early, self.closing, self.body, self.source = head, early, closing, body, source

    def fact(self, block: Block, start: int, end: int, value: str | None) -> Fact:
        place = self.source.place(block.source_start(start), block.source_end(end))
        return Fact(value, block.text[start:end], place)

    def kind(self) -> Fact | None:
        for block in [*self.head, *self.early]:
            value = kind_of(block.text)
            if value:
                start = len(block.text) - len(block.text.lstrip(" :*"))
                return self.fact(block, start, len(block.text.rstrip(" :*")), value)
        for block in self.head:
            words = block.text.split()
            for size in (4, 3, 2, 1):
                name = " ".join(words[:size])
                if name.isupper() and name.lower() in KINDS:
                    return self.fact(block, 0, len(name), KINDS[name.lower()])
        return None

    def number(self) -> Fact | None:
        for block in self.head:
            match = _NUMBER.search(block.text)
            if match and match["value"] and re.search(r"[/-]", match["value"]):
                value = re.sub(r"\s+", "", match["value"]).rstrip(".,")
                return self.fact(block, match.start("value"), match.end("value"), value)
            blank = _BLANK_NUMBER.match(block.text)
            if blank:
                return self.fact(block, 0, len(blank.group().rstrip()), None)
        return None

    def date(self) -> Fact | None:
        for block in self.head:
            match = _DATE.search(block.text) if DATE_LINE.search(block.text) else None
            if match:
                parts = [match["year"]]
                if match["month"]:
                    parts.append(match["month"].zfill(2))
                    if match["day"]:
                        parts.append(match["day"].zfill(2))
                return self.fact(block, match.start(), match.end(), "-".join(parts))
        return None

    def title(self) -> Fact | None:
        kind_at = next((i for i, block in enumerate(self.head) if kind_of(block.text)), None)
        if kind_at is None:
            return None
        for block in self.head[kind_at + 1 :]:
            text = block.text.strip()
            if text.startswith("(") or re.match(r"(?:Kính gửi|Số\s*:)", text) or ORGAN.match(text) or DATE_LINE.search(text) and len(text) < 90:
                continue
            return self.fact(block, 0, len(block.text), " ".join(text.split()).rstrip(".;:"))
        return None

    def issuer(self) -> Fact | None:
        for block in self.head:
            match = ORGAN.search(block.text)
            if not match or not _is_organ_line(block.text):
                continue
            text = _STATE.sub("", block.text).rstrip()
            starts = [m.start() for m in _ORGAN_START.finditer(text)] or [match.start()]
            start = starts[-1]
            raw = text[start:].strip(" -–_")
            raw = re.split(r"\s{3,}|\s+(?:Số\s*:|KHÓA|KHOÁ)", raw)[0].strip()
            value = self.usual_spelling(raw)
            last = self.later_organ(block)
            return last or self.fact(block, start, start + len(raw), value)
        return self.signed()

    def later_organ(self, first: Block) -> Fact | None:
        """Of two organs one below the other the lower one issues (the upper is the one it belongs to)."""
        following = self.head[self.head.index(first) + 1 :][:1]
        for block in following:
            if _is_organ_line(block.text) and ORGAN.match(block.text) and not kind_of(block.text):
                raw = _STATE.sub("", block.text).strip(" -–_")
                return self.fact(block, 0, len(raw), self.usual_spelling(raw))
        return None

    def signed(self) -> Fact | None:
        for block in self.closing:
            match = _SIGNED_FOR.search(block.text)
            if not match:
                continue
            organ = match["organ"].strip()
            value = self.usual_spelling(organ)
            where = next((m["name"].strip() for b in self.head if (m := _PLACE_NAME.match(b.text))), None)
            if where and not _UNIT.search(organ):
                value = f"{value} {unit} {where}" if (unit := self.unit_of(where, value)) else value
            return self.fact(block, match.start("organ"), match.start("organ") + len(organ), value)
        return None

    def unit_of(self, where: str, organ: str) -> str | None:
        """Tỉnh, huyện …: what the body calls the place of issue, where it also speaks of the organ of such a unit."""
        short = "UBND" if organ == "Ủy ban nhân dân" else "HĐND" if organ == "Hội đồng nhân dân" else organ
        text = "\n".join(block.text for block in self.body)
        for unit in ("tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường"):
            if f"{unit} {where}" in text and (f"{short} {unit}" in text or f"{organ} {unit}" in text):
                return unit
        return None

    def usual_spelling(self, capitals: str) -> str:
        """How the document itself spells an organ in running text, else the common rule for capitals."""
        wanted = " ".join(capitals.split())
        pattern = re.compile(re.escape(wanted), re.IGNORECASE)
        for block in self.body:
            for match in pattern.finditer(block.text):
                if not match.group().isupper():
                    found = match.group()
                    return found[0].upper() + found[1:]
        return _sentence_case(wanted)


def _is_organ_line(text: str) -> bool:
    return text.upper() == text and len(text) < 200 and not text.startswith("(")


def _sentence_case(capitals: str) -> str:
    """ỦY BAN NHÂN DÂN TỈNH BẮC GIANG as Ủy ban nhân dân tỉnh Bắc Giang; a sở's fields begin in capitals."""
    low = capitals.lower()
    parts = _UNIT.split(low)
    out = parts[0]
    for unit, name in zip(parts[1::2], parts[2::2], strict=True):
        out += f"{unit} {name.title()}"
    words = out.split(" ")
    if words[0] in ("sở", "bộ", "ban") and len(words) > 1:
        joined = " ".join(words[1:])
        joined = re.sub(r"(^|,\s+|\s+và\s+|\s+-\s+)(\w)", lambda m: m[1] + m[2].upper(), joined)
        out = f"{words[0]} {joined}"
    return out[:1].upper() + out[1:]


def read_metadata(
    head: list[Block], early: list[Block], closing: list[Block], body: list[Block], source: SourceMap
) -> Metadata:
    """The metadata, from the letterhead, the first paragraphs, the closing and the body as a witness."""
    reader = _Reader(head, early, closing, body, source)
    return Metadata(reader.title(), reader.kind(), reader.issuer(), reader.number(), reader.date())
