"""Metadata: what a document says of itself, each fact with the words it was read from (S-1, S-4).

Nothing is guessed: a field the document leaves blank ("Số: /BC-UBND") has no value but keeps its
raw words; a field it does not have is None. Where the issuer stands in capitals only, its usual
spelling is looked up in the document's own text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model.document import Block, BlockKind, Fact, Metadata, Run
from ..model.place import SourceMap
from ..text.cases import UPPER
from ..text.letters import strip_tone
from .letterhead import DATE_LINE, KIND_SIGNS, ORGAN, SUBJECT, goes_on_below, kind_of, opening_kind
from .lines import slice_pieces
from .phrases import is_capitals
from .signing import recipients_of, signer_of

_NUMBER = re.compile(
    r"(?:Luật\s+)?[Ss][ốỐ]\s*:?\s*"
    r"(?P<value>[0-9]{1,5}\s*[A-Za-zĐđ0-9/&.–-]*(?:\s?[-/–]\s?[A-ZĐ][A-Za-zĐđ0-9&.-]*)*)?"
)
_BLANK_NUMBER = re.compile(r"[Ss][ốỐ]\s*:\s*[._…\s]*(?P<tail>[/-]\s*[A-ZĐ][A-Za-zĐđ0-9/&.-]*)?")
_DATE = re.compile(
    r"(?:ngày\s*(?P<day>[0-9]{1,2})?[\s….._]*|(?<=,\s))"
    r"tháng\s*(?P<month>[0-9]{1,2})?[\s….._]*(?:năm\s*|/)(?P<year>[0-9]{4})",
    re.IGNORECASE,
)
_UNITS = r"TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|TP\.?"
_UNIT = re.compile(rf"({_UNITS})\s+", re.IGNORECASE)
_UNIT_LINE = re.compile(rf"(?:{_UNITS})\s+\S")
_SIGNED_FOR = re.compile(
    rf"TM\.\s*(?P<organ>[{UPPER}][{UPPER}\s]{{1,150}}?)"
    r"(?:\s{1,80}(?:(?:KT|TL|TUQ)\.?\s{0,9})?(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG BAN).*)?$"
)
_PLACE_NAME = re.compile(rf"(?P<name>[{UPPER}][^,]{{1,40}}),\s*(?i:ngày)")
_ABOUT = re.compile(r"(?:V/[vV]|Về việc|VỀ VIỆC)\s+")
_LETTER_SYMBOL = re.compile(
    rf"[0-9]{{1,5}}/(?!(?:{'|'.join(KIND_SIGNS)})-)[A-ZĐ][A-Za-zĐđ&]*[0-9]*-[A-ZĐ][A-ZĐa-z0-9&.-]*"
)
_MOTTO = re.compile(
    r"CỘNG\s+H[ÒO][AÀ]\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA(?:\s+VIỆT\s+NAM)?|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|(?i:độc lập)\s*[-–]\s*(?i:tự do)(?:\s*[-–]\s*(?i:hạnh phúc))?"
)
_ORGAN_START = re.compile(
    r"(?<!\S)(?=(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG NHÂN DÂN|SỞ|BỘ|CHI CỤC|CỤC|TỔNG CỤC|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY"
    r"|VĂN PHÒNG|BAN CHỈ ĐẠO|BAN QUẢN LÝ|BAN DÂN TỘC|THANH TRA|CÔNG AN|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI)(?!\S))"
)
_LEVELS = ("tỉnh", "thành phố", "huyện", "thị xã", "quận", "xã", "phường")


class Sources(NamedTuple):
    """Where the facts are looked for."""

    head: list[Block]
    early: list[Block]
    """The first paragraphs of the body."""
    closing: list[Block]
    body: list[Block]
    """Everything, as a witness of how an organ is spelled."""
    source: SourceMap


class _Reader:
    def __init__(self, given: Sources) -> None:
        self.head = [cell for block in given.head for cell in _cells(block)]
        self.closing = [cell for block in given.closing for cell in _cells(block)]
        self.early = given.early
        self.body, self.source = given.body, given.source
        self.kind_at = next((i for i, block in enumerate(self.head) if opening_kind(block.text)), None)

    def fact(self, block: Block, start: int, end: int, value: str | None) -> Fact:
        place = self.source.place(block.source_start(start), block.source_end(end))
        return Fact(value, block.text[start:end], place)

    def kind(self) -> Fact | None:
        if self.kind_at is not None:
            block = self.head[self.kind_at]
            found = opening_kind(block.text)
            if found:
                start = len(block.text) - len(block.text.lstrip(" :*"))
                return self.fact(block, start, found[1], found[0])
        for block in self.early:
            value = kind_of(block.text)
            if value:
                start = len(block.text) - len(block.text.lstrip(" :*"))
                return self.fact(block, start, len(block.text.rstrip(" :*")), value)
        return self.letter()

    def letter(self) -> Fact | None:
        """An official letter names no kind; it is told by its symbol (organ and unit, 1.5 D) and by saying "V/v"."""
        number = self.number()
        if number is None or not number.value or self.about() is None:
            return None
        return Fact("công văn", number.raw, number.place) if _LETTER_SYMBOL.fullmatch(number.value) else None

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
        """The date of the letterhead, else that above the signature of older documents."""
        for block in [*self.head, *(block for block in self.closing if _PLACE_NAME.match(block.text))]:
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
        if self.kind_at is None:
            return self.about()
        named = self.head[self.kind_at]
        found = opening_kind(named.text)
        if found and named.text[found[1] :].strip(" :*."):
            start = found[1] + len(named.text[found[1] :]) - len(named.text[found[1] :].lstrip(" :*."))
            return self.fact(named, start, len(named.text), _title(named.text[start:]))
        for block in self.head[self.kind_at + 1 :]:
            text = block.text.strip()
            dated = DATE_LINE.search(text) is not None and len(text) < 90
            organ = ORGAN.match(text) is not None and _is_organ_line(text)
            if text.startswith("(") or re.match(r"(?:Kính gửi|Số\s*:)", text) or organ or dated:
                continue
            return self.whole(block)
        return None

    def whole(self, block: Block) -> Fact:
        """A title over several lines, each right below the one before."""
        parts = [block]
        for following in self.head[self.head.index(block) + 1 :]:
            line = self.source.line_of(following.runs[0].source)
            adjacent = line == self.source.line_of(parts[-1].source_end(len(parts[-1].text)) - 1) + 1
            if not adjacent or not goes_on_below(parts[-1].text, following.text):
                break
            parts.append(following)
        raw = " ".join(part.text for part in parts)
        place = self.source.place(block.source_start(0), parts[-1].source_end(len(parts[-1].text)))
        return Fact(_title(raw), raw, place)

    def subject(self) -> Fact | None:
        """What the document is about (trích yếu): its title without "V/v" or "Về việc"."""
        title = self.title()
        if title is None or not title.value:
            return title
        bare = _ABOUT.sub("", title.value)
        return Fact(bare[:1].upper() + bare[1:], title.raw, title.place)

    def about(self) -> Fact | None:
        """What a letter without a kind is about, in its own words ("V/v …")."""
        for block in self.head:
            if match := SUBJECT.search(block.text):
                return self.fact(block, match.start(), match.end(), _title(match.group()))
        return None

    def issuer(self) -> Fact | None:
        """The lowest organ above the kind (the upper one is the one it belongs to), else the first below it."""
        above = self.head if self.kind_at is None else self.head[: self.kind_at]
        found = [i for i, block in enumerate(above) if self._organ_at(block) is not None]
        if not found:
            above = self.head
            found = [i for i, block in enumerate(above) if self._organ_at(block) is not None][:1]
        if not found:
            return self.signed()
        block = above[found[-1]]
        start, raw = self._organ_at(block) or (0, "")
        following = above[found[-1] + 1 : found[-1] + 2]
        unit = _MOTTO.sub("", following[0].text).strip(" -–_\t") if following else ""
        if following and _UNIT_LINE.match(unit) and is_capitals(unit):
            place = self.source.place(block.source_start(start), following[0].source_end(len(unit)))
            return Fact(self.usual_spelling(f"{raw} {unit}"), f"{raw} {unit}", place)
        return self.fact(block, start, start + len(raw), self.usual_spelling(raw))

    def _organ_at(self, block: Block) -> tuple[int, str] | None:
        """Where the name of an organ begins in a line of the letterhead, and the name."""
        text = _MOTTO.sub("", block.text).rstrip()
        match = ORGAN.search(text)
        if not match or not _is_organ_line(text) or kind_of(block.text):
            return None
        if not text.strip(" -–_"):
            return None
        within = ("CHI ", "TỔNG ", "VĂN PHÒNG ")
        starts = [m.start() for m in _ORGAN_START.finditer(text) if not text[: m.start()].endswith(within)]
        if not starts and match.start() >= len(text):
            return None
        start = starts[-1] if starts else 0
        raw = re.split(r"\s{3,}|\s+(?:Số\s*:|KHÓA|KHOÁ)", text[start:].strip(" -–_"))[0].strip()
        return (start, raw) if raw else None

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
        for unit in _LEVELS:
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


def _cells(block: Block) -> list[Block]:
    """The block, or the cells of a table as blocks of their own."""
    if block.kind is not BlockKind.TABLE and not block.rows:
        return [block]
    out = []
    at = 0
    runs = [(run.start, run.source, run.length) for run in block.runs]
    for row in block.rows:
        for cell in row:
            pieces = slice_pieces(runs, len(block.text), at, at + len(cell))
            if cell.strip():
                out.append(Block(block.kind, cell, tuple(Run(*piece) for piece in pieces), block.section))
            at += len(cell) + 1
    return out


def _title(text: str) -> str:
    return " ".join(text.split()).rstrip(".;:")


def _is_organ_line(text: str) -> bool:
    return is_capitals(text) and len(text) < 200 and not text.startswith("(")


_SYLLABLE = re.compile(r"[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY]")


def _sentence_case(capitals: str) -> str:
    """ỦY BAN NHÂN DÂN TỈNH BẮC GIANG as Ủy ban nhân dân tỉnh Bắc Giang; a sở's fields begin in capitals.

    A word without a vowel is no syllable but an abbreviation (UBND, HĐND, TTTT) and stays.
    """
    spelled = [word if _is_abbreviation(word) else word.lower() for word in capitals.split(" ")]
    parts = _UNIT.split(" ".join(spelled))
    out = parts[0]
    for unit, name in zip(parts[1::2], parts[2::2], strict=True):
        out += f"{unit} {' '.join(w[:1].upper() + w[1:] for w in name.split(' '))}"
    words = out.split(" ")
    if words[0] in ("sở", "bộ", "ban") and len(words) > 1:
        fields = re.sub(r"(^|,\s+|\s+và\s+|\s+-\s+)(\w)", lambda m: m[1] + m[2].upper(), " ".join(words[1:]))
        out = f"{words[0]} {fields}"
    return out[:1].upper() + out[1:]


def _is_abbreviation(word: str) -> bool:
    bare = "".join(strip_tone(letter) for letter in word)
    return word.isalpha() and (word in _SPOKEN or not _SYLLABLE.search(bare))


_SPOKEN = frozenset({"UBND", "UBMTTQ", "BQL", "BCĐ"})
"""Abbreviations with a vowel that head a letterhead."""


def read_metadata(given: Sources) -> Metadata:
    """The metadata, from the letterhead, the first paragraphs, the closing and the body as a witness."""
    reader = _Reader(given)
    signer, position = signer_of(reader.closing, given.source)
    return Metadata(
        title=reader.title(), kind=reader.kind(), issuer=reader.issuer(), number=reader.number(), date=reader.date(),
        subject=reader.subject(), signer=signer, position=position,
        recipients=recipients_of(reader.closing, given.source),
    )  # fmt: skip
