"""Noise of converters and offices that once was told as a difference; each was found by planted noise."""

from __future__ import annotations

import pytest

from doichieu.compare.compare import compare
from doichieu.model.side import Sides
from doichieu.reading.reader import read_text

GROUND = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;"
SIGNED = ("Trên đây là kết quả trồng chè, xã báo cáo Ủy ban nhân dân huyện theo dõi./.", "Nơi nhận:", "- Lưu.")


def told(a: str, b: str) -> list[tuple[str, str | None, str | None]]:
    found = compare(Sides(read_text(a, "a.txt"), read_text(b, "b.txt")))
    return [
        (str(change.kind), change.sides.a and change.sides.a.text, change.sides.b and change.sides.b.text)
        for pair in found.pairs
        for change in pair.changes
    ] + [("relation", str(pair.relation), None) for pair in found.pairs if pair.relation != "identical"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dịch vụ công mức độ 4 tăng.", "Dịch vụ công mức\u00a0độ 4 tăng."),
        ("Theo phương châm “4 tại chỗ”.", "Theo phương châm «4  tại chỗ»."),
        ("Tại SEA Games 31 đạt 3 huy chương.", "Tại SEA\u2009Games 31 đạt 3 huy chương."),
        ("Nộp khoảng 7,6 tỷ đồng.", "Nộp khỏang 7,6 tỷ đồng."),
        ("Theo khoản 2 và điểm 5.", "Theo khỏan 2 và đỉêm 5."),
        ("Kế hoạch 5 năm 2021-2025 của xã.", "Kế hoạch 5 năm 2021‑2025 của xã."),
        ("Đến ngày 05/01/2024 đã xong.", "Đến ngày 05/01 / 2024 đã xong."),
        ("Công văn số 661/TTg-CN của Thủ tướng.", "Công văn số 661/TTg - CN của Thủ tướng."),
        ("Phát triển kinh tế - xã hội của xã.", "Phát triển KT‑XH của xã."),
        ("Bảo đảm tỷ lệ bác sĩ, đủ 12 nghìn liều.", "Đảm bảo tỉ lệ bác sỹ, đủ 12 ngàn liều."),
        ("Rừng 5 km2, nhà 40 m2.", "Rừng 5 km², nhà 40 m²."),
        ("Các xã đã trồng xong chè.", "Các   xã đã\ttrồng   xong chè."),
    ],
)
def test_one_text_printed_in_two_ways(one: str, other: str) -> None:
    assert told(f"I. Chè\n\n{one}\n\nII. Cam\n\nTốt.", f"I. Chè\n\n{other}\n\nII. Cam\n\nTốt.") == []


@pytest.mark.parametrize("page", ["- 7 -", "Trang 9/60", "17", "17\n\x0c", "* * *"])
def test_a_page_edge_in_a_sentence(page: str) -> None:
    cut = f"Toàn huyện đã trồng mới bốn mươi héc-ta chè\n\n{page}\n\ntrên đất đồi của các xã."
    whole = "Toàn huyện đã trồng mới bốn mươi héc-ta chè trên đất đồi của các xã."
    assert told(f"I. Chè\n\n{whole}\n\nII. Cam\n\nTốt.", f"I. Chè\n\n{cut}\n\nII. Cam\n\nTốt.") == []


@pytest.mark.parametrize(
    ("head", "other"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do ‐ Hạnh phúc"),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH\n\nKHÓA XIX, KỲ HỌP THỨ 14", "Hội đồng nhân dân tỉnh\n\nKHOÁ XIX, KỲ HỌP THỨ 14"),
        ("BÁO CÁO", "Báo cáo"),
        ("UỶ BAN NHÂN DÂN XÃ LAM", "ỦY\u00a0BAN NHÂN DÂN XÃ LAM"),
        ("BÁO CÁO\n\n-------", "BÁO CÁO\n\n* * *"),
    ],
)
def test_letterheads_that_say_the_same(head: str, other: str) -> None:
    rest = "\n\n".join((GROUND, "I. Chè", "Đã trồng xong.", "II. Cam", "Tốt.", *SIGNED))
    assert told(f"{head}\n\n{rest}", f"{other}\n\n{rest}") == []


@pytest.mark.parametrize("formula", ["Trên đây", "Trên   đây", "Trên\u00a0đây"])
def test_a_closing_that_begins_with_odd_blanks(formula: str) -> None:
    lines = "\n\n".join(("I. Chè", "Đã trồng xong.", "II. Cam", "Tốt.", *SIGNED))
    assert told(lines, lines.replace("Trên đây", formula)) == []


def test_a_list_with_labels_of_two_styles() -> None:
    lines = ("I. Chè", "1. Giống tốt.", "2. Đất tốt.", "3. Nước đủ.", "II. Cam", "Tốt.")
    assert told("\n\n".join(lines), "\n\n".join(lines).replace("2. Đất", "2) Đất")) == []
