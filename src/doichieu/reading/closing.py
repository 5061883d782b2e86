"""The closing: what stands after the body's end (S-3).

It begins with a formula ("Trên đây là …"), the recipients ("Nơi nhận:") or the signature. Every text
that is attached below has a closing of its own or none; so the marks of an end are looked up once for
the whole flow, and each text asks for the next of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from .letterhead import DATE_LINE
from .paragraphs import Paragraph
from .phrases import BULLET, ended, is_capitals

RECIPIENTS = re.compile(r"(?:Nơi nhận|NƠI NHẬN)\s*(?::|$)")
POSITIONS = (
    r"CHỦ TỊCH(?: QUỐC HỘI)?|GIÁM ĐỐC|BỘ TRƯỞNG|THỨ TRƯỞNG|CHÁNH VĂN PHÒNG|BÍ THƯ|CHI CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG"
    r"|CỤC TRƯỞNG|THỦ TƯỚNG|TRƯỞNG BAN|TRƯỞNG PHÒNG|VIỆN TRƯỞNG|CHỦ NHIỆM|HIỆU TRƯỞNG|CHÁNH THANH TRA|CHÁNH ÁN"
    r"|TỔNG THANH TRA|THỐNG ĐỐC|TRƯỞNG ĐOÀN|VỤ TRƯỞNG"
)
_SIGNATURE = re.compile(rf"(?:TM|KT|TL|TUQ|Q|TX)\.\s*\S|T/[ML]\s|(?:PHÓ |QUYỀN )?(?:TỔNG )?(?:{POSITIONS})\b")
"""How the lines above a name begin: on whose behalf, or as what."""
_PAPERS = (
    r"(?:Chỉ thị|Kế hoạch|Công điện|Công văn|Chương trình(?: hành động)?|Kết luận|Nghị quyết|Quyết định|Văn bản"
    r"|Thông báo)"
)
_PASSED = re.compile(r"(?:Nghị quyết|Luật|Bộ luật|Pháp lệnh) này (?:đã )?(?:được|đã)\b.{0,160}thông qua")
_FORMULA = re.compile(
    r"Trên đây là\b|Trân trọng\b|Xin trân trọng|\((?:Gửi|Có|Kèm|Đính|Xin gửi)\b.*kèm\b.*\)?\.?$"
    rf"|{_PASSED.pattern}|{_PAPERS} này (?:được )?(?:phổ biến|có hiệu lực)\b"
    r"|(?:Cuộc họp|Hội nghị|Buổi (?:làm việc|họp)|Phiên họp|Biên bản)\b[^.]{0,60}"
    r"\b(?:kết thúc|được (?:lập|thông qua))\b"
    r"|[^.]{0,120}\bthông báo (?:để|đến)\b.{0,160}\bbiết\b|XÁC THỰC VĂN BẢN HỢP NHẤT"
    r"|[^.]{0,120}\b(?:trân trọng|kính (?:trình|báo cáo|đề nghị)) "
    r"(?:thông tin|thông báo|báo cáo|đề nghị|kính trình|trình)\b"
)
"""How the closing begins: the document speaks of itself, once more, or takes its leave."""
_LAST_WORDS = re.compile(
    rf"(?:Yêu cầu|Đề nghị|Giao|Căn cứ|Nhận được|Trong quá trình)\b.{{0,400}}"
    rf"\b(?:{_PAPERS} này|vướng mắc)\b.{{0,300}}\./\.?$"
    rf"|(?:Yêu cầu|Đề nghị|Nhận được)\b.{{0,400}}\b{_PAPERS} này\b"
)
"""What a directive or a plan says last; in a text of articles such a sentence belongs to the last of them."""
_SIGNED = 90
"""Shorter lines between the formula and the recipients are those of the signature."""
_FORMULA_REACH = 3
"""Other paragraphs may stand between the formula and the recipients, so many at most."""
_PLACE = re.compile(r"[^\W\d_][^,:;0-9]{1,40}(?:,\s*)?")
_SIGNATURE_REACH = 12
"""A signature without "./." above it stands among the last paragraphs, so many at most."""


class Closings:
    """Where texts of a flow close: `flow` holds the indices of its paragraphs."""

    def __init__(self, paragraphs: list[Paragraph], flow: list[int]) -> None:
        self.paragraphs, self.flow = paragraphs, flow
        self.recipients: list[int] = []
        self.ends: list[int] = []
        """Places after a paragraph that ends in "./."."""
        self.articles: list[int] = []
        for at, index in enumerate(flow):
            paragraph = paragraphs[index]
            if _is_recipients(paragraph.said):
                self.recipients.append(at)
            if paragraph.text.endswith("./."):
                self.ends.append(at + 1)
            if any(marker.family == "article" for marker in paragraph.markers):
                self.articles.append(at)

    def after(self, begin: int) -> int | None:
        """Index of the paragraph that opens the closing of the text that begins there; None where it just ends."""
        start = _first(self.recipients, begin)
        if start is None:
            start = _first(self.ends, begin + 1)
        if start is None:
            start = self._signature(begin)
        if start is None:
            return None
        start = self._with_formula(begin, start)
        return self.flow[start] if start < len(self.flow) else None

    def _signature(self, begin: int) -> int | None:
        """The place of the first line of the signature."""
        for at in range(max(begin, len(self.flow) - _SIGNATURE_REACH), len(self.flow)):
            text = self.paragraphs[self.flow[at]].said
            if is_signature(text) or _PASSED.match(text):
                return at
        return None

    def _with_formula(self, begin: int, start: int) -> int:
        """The place of the last words above the recipients or the signature, else theirs."""
        first_article = _first(self.articles, begin)
        articles = first_article is not None and first_article < start
        passed = 0
        for back in range(start - 1, begin - 1, -1):
            before = self.paragraphs[self.flow[back]]
            if before.lines[0].rule:
                continue
            passed += not (is_capitals(before.text) or is_signature(before.said) or len(before.text) < _SIGNED)
            if passed > _FORMULA_REACH + 1:
                break
            if before.kind != "text" or before.markers or before.hashes or BULLET.match(before.text):
                break
            last_words = not articles and _LAST_WORDS.match(before.said)
            if _FORMULA.match(before.said) or last_words or _is_dated(before):
                start = back
        return start


def _first(places: list[int], begin: int) -> int | None:
    """The first of ascending places from `begin` on."""
    at = bisect_left(places, begin)
    return places[at] if at < len(places) else None


def _is_dated(paragraph: Paragraph) -> bool:
    """Whether a line is the place and date of older documents, which stand above the signature."""
    found = DATE_LINE.search(paragraph.text) if len(paragraph.text) < 60 else None
    return found is not None and not ended(paragraph.text) and bool(_PLACE.fullmatch(paragraph.text[: found.start()]))


def _is_recipients(text: str) -> bool:
    return (len(text) < 400 or "\t" in text) and bool(RECIPIENTS.match(text))


def is_signature(text: str) -> bool:
    """Whether a line says on whose behalf or as what a document is signed."""
    named = is_capitals(text) or (len(text.split()) <= 12 and all(word[:1].isupper() for word in text.split()))
    return len(text) < 120 and named and bool(_SIGNATURE.match(text))
