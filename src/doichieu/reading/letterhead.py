"""The two ends of a document: the letterhead above the body, the closing below it.

The letterhead (Nghị định 30/2020/NĐ-CP, Appendix I) is organ, number, place and date, kind and
title, in any order and with any of them missing (S-1, S-2). The body starts at the first paragraph
that is none of these: a ground ("Căn cứ …"), a numbered heading, a sentence.
The closing is what stands after the body's end: a formula ("Trên đây là …"), the recipients
("Nơi nhận:"), the signature (S-3).
"""

from __future__ import annotations

import re

from .paragraphs import Paragraph, _ended, _is_capitals

KINDS = {
    "báo cáo": "báo cáo", "nghị quyết": "nghị quyết", "quyết nghị": "nghị quyết", "quyết định": "quyết định",
    "chỉ thị": "chỉ thị", "quy chế": "quy chế", "quy định": "quy định", "thông cáo báo chí": "thông cáo",
    "thông cáo": "thông cáo", "thông báo": "thông báo", "hướng dẫn": "hướng dẫn", "chương trình": "chương trình",
    "chương trình hành động": "chương trình", "kế hoạch": "kế hoạch", "phương án": "phương án", "đề án": "đề án",
    "dự án": "dự án", "biên bản": "biên bản", "tờ trình": "tờ trình", "hợp đồng": "hợp đồng",
    "công điện": "công điện", "bản ghi nhớ": "bản ghi nhớ", "bản thỏa thuận": "bản thỏa thuận",
    "giấy ủy quyền": "giấy ủy quyền", "giấy mời": "giấy mời", "giấy giới thiệu": "giấy giới thiệu",
    "phiếu gửi": "phiếu gửi", "phiếu chuyển": "phiếu chuyển", "phiếu báo": "phiếu báo", "luật": "luật",
    "bộ luật": "luật", "pháp lệnh": "pháp lệnh", "nghị định": "nghị định", "thông tư": "thông tư",
    "thông tư liên tịch": "thông tư liên tịch", "kết luận": "kết luận", "công văn": "công văn",
    "lệnh": "lệnh", "đề cương": "đề cương", "điều lệ": "điều lệ", "văn bản hợp nhất": "văn bản hợp nhất",
}  # fmt: skip
"""Words of the kind line to the kind (Nghị định 30/2020/NĐ-CP, Appendix III, and Party documents)."""

ORGAN = re.compile(
    r"ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|ỦY BAN THƯỜNG VỤ QUỐC HỘI|QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG|"
    r"VĂN PHÒNG|SỞ |BỘ |BAN |CỤC |CHI CỤC|TỔNG CỤC|VIỆN |TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|TÒA ÁN|CÔNG AN|THANH TRA|KHO BẠC|"
    r"TRƯỜNG |ĐẢNG BỘ|ỦY BAN |LIÊN ĐOÀN|MẶT TRẬN|BẢO HIỂM|NGÂN HÀNG|TRUNG TÂM |HỘI |CHỦ TỊCH NƯỚC"
)
_STATE = re.compile(r"CỘNG H[ÒO][ÀA]? ?XÃ HỘI|CỘNG HOÀ XÃ HỘI|Độc lập\s*[-–]|ĐẢNG CỘNG SẢN|ĐỘC LẬP\s*[-–]", re.IGNORECASE)
_NUMBER = re.compile(r"Số\s*:|SỐ\s*:|Luật số|Số\s+[0-9]{1,5}[/-]")
DATE_LINE = re.compile(r"ngày\s*[0-9…._]{0,4}\s*tháng\s*[0-9…._]{0,4}\s*năm\s*[0-9]{2,4}", re.IGNORECASE)
_ADDRESSEE = re.compile(r"(?:Kính gửi|KÍNH GỬI)\b")
_GROUND = re.compile(r"(?:Căn cứ|Thực hiện|Trên cơ sở|Theo |Xét |Thi hành|Để |Chiểu|Ngày |Năm |Tại |Trong |Sau |Với |Nhằm )")
_NOTED = re.compile(r"\(.*\)\.?$|V/v\b|Về việc\b", re.DOTALL)
_DRAFT = re.compile(r"DỰ THẢO|Dự thảo|KHÓA\b|KHOÁ\b|KỲ HỌP|Khóa |Kỳ họp|HỎA TỐC|MẬT\b|KHẨN\b", re.IGNORECASE)

RECIPIENTS = re.compile(r"(?:Nơi nhận|NƠI NHẬN)\s*:?")
_SIGNATURE = re.compile(r"(?:TM|KT|TL|TUQ|Q|TX)\.\s*[A-ZĐÀ-Ỹ]|(?:CHỦ TỊCH|GIÁM ĐỐC|BỘ TRƯỞNG|CHÁNH VĂN PHÒNG|BÍ THƯ|CỤC TRƯỞNG|TỔNG GIÁM ĐỐC|THỦ TƯỚNG|PHÓ [A-ZĐÀ-Ỹ ]{4,30}|TRƯỞNG BAN|VIỆN TRƯỞNG|CHỦ NHIỆM|HIỆU TRƯỞNG)\s*$")
_FORMULA = re.compile(
    r"Trên đây là\b|Trân trọng\b|Xin trân trọng|(?:Nghị quyết|Luật|Bộ luật|Pháp lệnh) này (?:đã )?(?:được|đã)\b.{0,160}thông qua"
    r"|[^.]{0,120}\b(?:trân trọng|kính (?:trình|báo cáo|đề nghị)) (?:thông tin|thông báo|báo cáo|đề nghị|kính trình|trình)\b"
)


def find_body(paragraphs: list[Paragraph]) -> int:
    """Index of the first paragraph of the body."""
    after_kind = -1
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind in ("note", "furniture"):
            continue
        text = paragraph.text
        if paragraph.kind == "table":
            return i
        if kind_of(text):
            if any(kind_of(p.text) for p in paragraphs[:i]) and not paragraph.hashes:
                return i
            after_kind = i
            continue
        if _is_head_line(paragraph, text):
            continue
        if after_kind >= 0 and _is_title(paragraphs, i, after_kind):
            continue
        if i > 40 or not _could_be_head(paragraph, text):
            return i
    return len(paragraphs)


def kind_of(text: str) -> str | None:
    """The kind a line names, where the line is nothing but the name of a kind in capitals."""
    bare = text.strip(" :*.")
    if not bare or len(bare) > 40 or not _is_capitals(bare):
        return None
    return KINDS.get(" ".join(bare.lower().split()))


def _is_head_line(paragraph: Paragraph, text: str) -> bool:
    if len(text) > 250:
        return False
    if _STATE.search(text) or _ADDRESSEE.match(text):
        return True
    if _NUMBER.match(text) or (DATE_LINE.search(text) and len(text) < 90 and not _ended(text)):
        return True
    if _is_capitals(text) and ORGAN.search(text) and not paragraph.markers:
        return True
    return paragraph.lines[0].rule or (not paragraph.markers and bool(_NOTED.match(text)) and len(text) < 200)


def _is_title(paragraphs: list[Paragraph], i: int, after_kind: int) -> bool:
    """The title stands below the kind: bold, or a paragraph that is no sentence."""
    paragraph = paragraphs[i]
    text = paragraph.text
    between = [p for p in paragraphs[after_kind + 1 : i] if p.kind == "text" and not _NOTED.match(p.text)]
    if paragraph.markers and not (paragraph.markers[0].family == "star"):
        return False
    if (paragraph.strong or paragraph.hashes) and len(text) <= 500:
        return True
    if text.rstrip().endswith((":", ";")) or len(text) > 450 or (text.rstrip().endswith(".") and len(text) > 200):
        return False
    if not between:
        return not (_GROUND.match(text) and _ended(text))
    return False


def _could_be_head(paragraph: Paragraph, text: str) -> bool:
    """A short line without an end mark above everything else: capitals, a session, a draft note."""
    if paragraph.markers or len(text) > 120:
        return False
    if _DRAFT.search(text) and len(text) < 80:
        return True
    return _is_capitals(text) and not _ended(text) and bool(ORGAN.search(text))


def closing_start(paragraphs: list[Paragraph], flow: list[int]) -> int | None:
    """Index of the paragraph that opens the closing; None where the document just ends."""
    end = next((i for i in flow if RECIPIENTS.match(paragraphs[i].text) and len(paragraphs[i].text) < 400), None)
    position = {index: at for at, index in enumerate(flow)}
    stop = position[end] if end is not None else None
    if stop is None:
        stop = _end_mark(paragraphs, flow)
    start = stop
    while start is not None and start > 0 and _FORMULA.match(paragraphs[flow[start - 1]].text):
        if paragraphs[flow[start - 1]].markers:
            break
        start -= 1
    if start is None or start >= len(flow):
        return None
    return flow[start]


def _end_mark(paragraphs: list[Paragraph], flow: list[int]) -> int | None:
    """Place in the flow after the paragraph that ends in "./.", or of the first line of the signature."""
    for at, index in enumerate(flow):
        text = paragraphs[index].text.rstrip()
        if text.endswith("./."):
            return at + 1
    for at in range(max(0, len(flow) - 12), len(flow)):
        if _SIGNATURE.match(paragraphs[flow[at]].text) and len(paragraphs[flow[at]].text) < 120:
            return at
    return None
