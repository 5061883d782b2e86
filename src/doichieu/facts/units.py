"""What figures are told in: scales, units, counted nouns, and what they are told by (VND/người/tháng)."""

from __future__ import annotations

import re

from ..text.syllables import canonical

S = r"\s{0,3}"
SCALES = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}


def spaced(words: str) -> str:
    """Alternatives, longest first, with any blanks between their words."""
    longest = sorted(words.split("|"), key=len, reverse=True)
    return "|".join(re.escape(word).replace("\\ ", r"\s+") for word in longest)


UNITS = r"%|‰|°C|(?:{})(?![^\W\d_])".format(
    spaced(
        "phần trăm|điểm phần trăm|phần nghìn|đồng|đ|VNĐ|VND|USD|đô la Mỹ|đô la|EUR|euro|ha|héc ta|hécta|hecta|héc-ta|"
        "km²|km2|km|m²|m2|m³|m3|m|cm|mm|mét vuông|mét khối|mét|tấn.km|người.km|lượt khách.km|"
        "hành khách.km|tấn|tạ|yến|kg|gam|"
        "lít|kWh|MWh|GWh|kVA|kV|MVA|MWp|kWp|MW|kW|GW|Mbps|Gbps|MB|GB|TB|độ C|lượt khách|lượt người|lượt"
    )
)
"""Units, which belong to the figure."""
UNITS = rf"{UNITS}|điểm\s+%".replace("|đồng|", r"|đồng(?!\s+(?:chí|bào)(?![^\W\d_]))|")  # "19 đồng chí" is no money
COUNT_NOUNS = spaced(
    "xã|huyện|tỉnh|thôn|bản|phường|thị trấn|thị xã|thành phố|dự án|người|hộ|con|cây|vụ|chỉ tiêu|"
    "tiêu chí|trường|giường|bác sĩ|"
    "doanh nghiệp|DN|HTX|hợp tác xã|sản phẩm|nhiệm vụ|KCN|CCN|camera|trạm|bậc|điểm|cuộc|đề tài|giải|"
    "huy chương|đơn vị|lao động|"
    "văn bản|công trình|lớp|học sinh|khách|trường hợp|đối tượng|tổ chức|cơ sở|nghị quyết|năm|tháng|"
    "ngày|lần|tuổi|giờ|bác sỹ|"
    "hồ sơ|mô hình|tổ|cán bộ|thí sinh|quyết định|lô|tuyến|cầu|chợ|nhà|căn|phòng|máy|xe|tàu|ca|đợt|kỳ|"
    "buổi|hội nghị|tập thể|cá nhân|đồng chí"
)
"""What figures count: nouns that stay words of their own behind the figure."""
TIMES = r"(?:ngày|tháng|năm|giờ|phút|tuần|quý|lần|tuổi)(?![^\W\d_])"
"""Units of time and age, which belong to the figure too: 30 ngày is another value than 30 tháng."""
SCALE = r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?![^\W\d_])"
_SECOND = "động|sản|dân|hợp|gia đình|học|tác xã|trình|phẩm|vị|nghiệp|sinh|chức|bệnh|dự án|đình"
"""Second halves of what figures are told per: lao động, khóa học, hợp tác xã, công trình."""
PER = rf"(?:{S}/{S}(?:[0-9.,]{{1,7}}\s{{0,3}})?(?:k?m[23](?![0-9])|[^\W\d_]+)(?:\s{{1,3}}(?:{_SECOND})(?![^\W\d_]))?)"

UNIT_NAMES = {
    "phần trăm": "%", "điểm phần trăm": "pp", "điểm %": "pp", "đồng": "VND", "đ": "VND", "vnđ": "VND", "vnd": "VND",
    "usd": "USD", "đô la mỹ": "USD", "đô la": "USD", "euro": "EUR", "m2": "m²", "m3": "m³", "km2": "km²",
    "phần nghìn": "‰",
    "mét vuông": "m²", "mét khối": "m³", "mét": "m", "héc ta": "ha", "hécta": "ha", "hecta": "ha", "héc-ta": "ha",
    "độ c": "°C",
}  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+[23]?")
_ONE = re.compile(r"^0*1\s*(?=[^\W\d_])")
_ABBREVIATED = frozenset(
    ["DN", "HTX", "KCN", "CCN", "EUR", "kWh", "MWh", "GWh", "kVA", "kV", "KV", "MVA", "MWp", "kWp", "MW", "kW", "GW",
     "Mbps", "Gbps", "MB", "GB", "TB", "°C"]
)  # fmt: skip


def joined(unit: str, per: str | None) -> str:
    """A unit with what it is counted by: VND/người/tháng; "/01 ha" is "/ha"."""
    return "/".join([unit, *(unit_name(_ONE.sub("", part.strip())) for part in (per or "").split("/")[1:])])


def unit_name(printed: str) -> str:
    """The one name of a unit that is printed in several ways: m2 is m², đồng is VND."""
    return UNIT_NAMES.get(" ".join(printed.lower().split())) or one_case(printed)


def one_case(printed: str) -> str:
    """Words in small letters, tone marks in one place; abbreviations as they are (KCN, kWh)."""
    words = printed.split()
    return " ".join(
        word if word in _ABBREVIATED else _LETTERS.sub(lambda m: canonical(m[0].lower()), word) for word in words
    )
