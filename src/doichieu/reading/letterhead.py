"""The letterhead: what stands above the body of a document.

The letterhead (Nghị định 30/2020/NĐ-CP, Appendix I) is organ, number, place and date, kind and
title, in any order and with any of them missing (S-1, S-2). The body starts at the first paragraph
that is none of these: a ground ("Căn cứ …"), a numbered heading, a sentence.
"""

from __future__ import annotations

import re

from .paragraphs import Paragraph
from .phrases import BULLET, STATE, TOP_NAME, ended, is_capitals

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
    "quy hoạch": "quy hoạch", "chiến lược": "chiến lược", "nghị quyết liên tịch": "nghị quyết liên tịch",
    "công bố": "công bố", "thuyết minh": "thuyết minh", "thư công": "thư công", "giấy nghỉ phép": "giấy nghỉ phép",
}  # fmt: skip
"""Words of the kind line to the kind (Nghị định 30/2020/NĐ-CP, Appendix III, and Party documents)."""

KIND_SIGNS = (
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB", "TTr", "HĐ", "CĐ",
    "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "NĐ", "TT", "TTLT", "L", "PL", "KL", "VBHN",
)  # fmt: skip
"""How kinds are signed in symbols (Nghị định 30/2020/NĐ-CP, Appendix III, statutes and Party papers)."""
_STATUTES = frozenset({"luật", "pháp lệnh"})
"""Kinds whose title may be a word or two on the same line: LUẬT ĐẤT ĐAI."""

ORGAN = re.compile(
    r"ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|ỦY BAN THƯỜNG VỤ QUỐC HỘI|QUỐC HỘI|CHÍNH PHỦ"
    r"|THỦ TƯỚNG|VĂN PHÒNG|SỞ |BỘ |BAN |CỤC |CHI CỤC|TỔNG CỤC|VIỆN |TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|TÒA ÁN|CÔNG AN"
    r"|THANH TRA|KHO BẠC|TRƯỜNG |ĐẢNG BỘ|ỦY BAN |LIÊN ĐOÀN|MẶT TRẬN|BẢO HIỂM|NGÂN HÀNG|TRUNG TÂM |HỘI "
    r"|CHỦ TỊCH NƯỚC|\APHÒNG |\ACÔNG TY |\ATỔNG CÔNG TY |\ATẬP ĐOÀN "
)
"""Words that only the name of an organ has, in capitals."""
_NUMBER = re.compile(r"Số\s*:|SỐ\s*:|(?:Bộ l|L)uật số|(?:Pháp l|L)ệnh số|Số\s+[0-9]{1,5}[/-]")
DATE_LINE = re.compile(
    r"ngày\s*[0-9…._]{0,4}\s*tháng\s*[0-9…._]{0,4}\s*năm\s*[0-9]{2,4}|,\s*tháng\s*[0-9]{1,2}\s*(?:năm\s*|/)[0-9]{4}",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(r"(?:Kính gửi|KÍNH GỬI)\b")
_GROUND = re.compile(r"(?:Căn cứ|Thực hiện|Trên cơ sở|Theo|Xét|Thi hành|Để|Chiểu|Ngày|Năm|Tại|Trong|Sau|Với|Nhằm)\s")
_NOTED = re.compile(r"\(.*\)\.?$|V/[vV]\b|Về việc\b", re.DOTALL)
_DRAFT = re.compile(r"DỰ THẢO|KHÓA\b|KHOÁ\b|KỲ HỌP|HỎA TỐC|MẬT\b|KHẨN\b", re.IGNORECASE)
_HEAD_REACH = 40
"""How many paragraphs a letterhead may take."""

SUBJECT = re.compile(r"(?:\AVề việc|(?<!\S)V/[vV])\b(?:(?!\s{3}).)*\S")
"""What an official letter is about: it names no kind, and says this below its number."""


def find_body(paragraphs: list[Paragraph]) -> int:
    """Index of the first paragraph of the body."""
    kind_at = _kind_line(paragraphs)
    after_kind = -1
    addressed = False
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind in ("note", "furniture") or i < kind_at:
            continue
        text = paragraph.said
        addressed = bool(_ADDRESSEE.match(text) or (addressed and BULLET.match(text)))
        if addressed and BULLET.match(text):
            continue
        if paragraph.kind == "table":
            if after_kind < 0 and is_head_table(paragraph):
                continue
            return i
        if opening_kind(text):
            named = after_kind >= 0 and all(p.kind != "text" for p in paragraphs[after_kind + 1 : i])
            if after_kind >= 0 and not paragraph.hashes and (not named or kind_of(text)):
                return i
            after_kind = after_kind if named else i
            continue
        if is_head_line(paragraph):
            continue
        if TOP_NAME.fullmatch(text.strip(" .:")):
            return i
        if after_kind >= 0 and _is_title(paragraphs, i, after_kind):
            continue
        if i > _HEAD_REACH or not could_be_head(paragraph):
            return i
    return len(paragraphs)


def _kind_line(paragraphs: list[Paragraph]) -> int:
    """Index of the line that names the kind, where nothing above it can be body; else -1.

    What stands above the kind is letterhead whatever it is (S-2): names of organs over two lines,
    the two columns of the first page in any order.
    """
    for i, paragraph in enumerate(paragraphs[:_HEAD_REACH]):
        text = paragraph.said
        if paragraph.kind in ("note", "furniture"):
            continue
        if opening_kind(text):
            return i
        if paragraph.kind == "table" and is_head_table(paragraph):
            continue
        body = paragraph.kind == "table" or any(marker.family != "star" for marker in paragraph.markers)
        if body or len(text) > 250 or text.rstrip().endswith((";", ":")) or (ended(text) and len(text) > 60):
            return -1
    return -1


def goes_on_below(before: str, text: str) -> bool:
    """Whether a line of a title goes on with the line right below it."""
    return text[:1].islower() or (is_capitals(before) and is_capitals(text) and not ORGAN.search(text))


def is_head_table(paragraph: Paragraph) -> bool:
    """Whether a table is the two columns of a letterhead, which Word sets as one without lines (L-4)."""
    cells = [cell for row in paragraph.rows for cell in row]
    named = any(ORGAN.search(cell) and is_capitals(cell.split("Số")[0]) for cell in cells)
    return named and any(STATE.search(cell) or _NUMBER.search(cell) for cell in cells)


def kind_of(text: str) -> str | None:
    """The kind a line names, where the line is nothing but the name of a kind in capitals."""
    bare = text.strip(" :*.")
    if not bare or len(bare) > 40 or not is_capitals(bare):
        return None
    name = " ".join(bare.lower().split()).removeprefix("dự thảo ").removeprefix("thuyết minh ")
    known = KINDS.get(name)
    if known is None and (qualified := _QUALIFIED.match(name)):
        known = KINDS.get(qualified["kind"])
    return known


_QUALIFIED = re.compile(
    r"(?P<kind>báo cáo|biên bản|thông báo|kế hoạch|tờ trình|chương trình|đề án|hướng dẫn|phương án|quy chế|kết luận"
    r"|đề cương)"
    r"\s+(?:tóm tắt|nhanh|chuyên đề|định kỳ|tổng kết|sơ kết|tổng hợp|giám sát|thẩm tra|thẩm định|kiểm tra|công tác"
    r"|hành động|phối hợp|thuyết minh|chi tiết|bổ sung|họp|cuộc họp|hội nghị|làm việc|bàn giao|kỳ họp"
    r"|kết luận|liên tịch|liên ngành"
    r"|tháng|quý|năm)"
    r"(?:\s+[0-9ivx/]+)*"
)
"""A kind and what sort of it: BÁO CÁO TÓM TẮT, BIÊN BẢN HỌP."""


def opening_kind(text: str) -> tuple[str, int] | None:
    """The kind with which a line begins in capitals, and where its name ends; the title may follow."""
    bare = text.strip(" :*.")
    if kind_of(text) or (len(bare) <= 40 and (bare.istitle() or bare == bare.capitalize()) and bare.lower() in KINDS):
        return str(kind_of(bare.upper())), len(text.rstrip(" :*."))
    words = list(re.finditer(r"\S+", text[:60]))[:4]
    for size in range(min(len(words), 4), 0, -1):
        end = words[size - 1].end()
        name = " ".join(word.group() for word in words[:size])
        if is_capitals(name) and name.lower() in KINDS and not ended(text) and len(text) <= 300:
            rest = text[end:].strip()
            enough = 1 if KINDS[name.lower()] in _STATUTES else 3
            return (KINDS[name.lower()], end) if len(rest.split()) >= enough else None
    return None


def is_head_line(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a line of a letterhead: organ, number, date, motto, addressee."""
    text = paragraph.said
    if len(text) > 250:
        return False
    if _ADDRESSEE.match(text):
        return not text.rstrip().endswith(";")
    if STATE.search(text):
        return not text.rstrip().endswith((";", "."))
    if _NUMBER.match(text) or (DATE_LINE.search(text) and len(text) < 90 and not ended(text)):
        return True
    if is_capitals(text) and ORGAN.search(text) and not paragraph.markers:
        return True
    return paragraph.lines[0].rule or (not paragraph.markers and bool(_NOTED.match(text)) and len(text) < 200)


def _is_title(paragraphs: list[Paragraph], i: int, after_kind: int) -> bool:
    """The title stands below the kind: bold, or a paragraph that is no sentence."""
    paragraph = paragraphs[i]
    text = paragraph.said
    if any(marker.family != "star" for marker in paragraph.markers[:1]):
        return False
    if (paragraph.strong or paragraph.hashes) and len(text) <= 500:
        return True
    if i - after_kind > 1 and goes_on_below(paragraphs[i - 1].text, text) and not paragraph.lines[0].blank_before:
        return True
    below = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
    goes_on = below is not None and not below.lines[0].blank_before and below.text[:1].islower()
    leads = text.rstrip().endswith((":", ";")) and not goes_on
    if leads or len(text) > 450 or (text.rstrip().endswith(".") and len(text) > 200):
        return False
    if len(paragraphs[after_kind].text) > 40 and ended(text):
        return False
    between = [p for p in paragraphs[after_kind + 1 : i] if p.kind == "text" and not _NOTED.match(p.text)]
    return not between and not (_GROUND.match(text) and ended(text))


def could_be_head(paragraph: Paragraph) -> bool:
    """A short line without an end mark above everything else: capitals, a session, a draft note."""
    text = paragraph.said
    if paragraph.markers or len(text) > 120:
        return False
    if _DRAFT.search(text) and len(text) < 80:
        return True
    return is_capitals(text) and not ended(text) and bool(ORGAN.search(text))
