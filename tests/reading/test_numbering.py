"""Remarks on numbers that only the whole tree can settle."""

from __future__ import annotations

import pytest

from doichieu.reading.reader import read_bytes

ITEMS = "III. NỘI CHÍNH\n\n1. Tuyển quân\n\nĐạt chỉ tiêu.\n\n{}. Thanh tra\n\nĐã xong.\n\n3. Cải cách\n\nĐã làm.\n"
CHAPTERS = "\n\n".join(["Chương {}\n\nNHỮNG QUY ĐỊNH\n\nĐiều {}. Phạm vi\n\nÁp dụng cho các xã."] * 3)


def remarks(text: str) -> list[tuple[str, str]]:
    return [
        (remark.code, remark.detail) for remark in read_bytes(text.encode(), "x.md").warnings
        if remark.code in ("numbering-skipped", "numbering-repeated")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ITEMS.format(2), []),
        (ITEMS.format(1), [("numbering-repeated", "1.")]),
        (CHAPTERS.format("I", 1, "II", 2, "III", 3), []),
        (CHAPTERS.format("I", 1, "II", 2, "IV", 3), [("numbering-skipped", "Chương IV")]),
        (CHAPTERS.format("I", 1, "II", 2, "II", 3), [("numbering-repeated", "Chương II")]),
    ],
)
def test_the_number_that_is_wrong_is_remarked(text: str, told: list[tuple[str, str]]) -> None:
    assert remarks(text) == told
