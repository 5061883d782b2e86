"""A check made in another process is the check."""

from __future__ import annotations

from doichieu.check.apart import check_apart
from doichieu.check.check import check

from .making import document

TEXTS = (
    "Đã hoàn thành 154/182 xã, đạt 86,4%.\n\nTheo Nghị định số 31/2022/NĐ-CP ngày 20/5/2022 của Chính phủ.\n",
    "Theo Nghị định số 31/2022/NĐ-CP ngày 20/6/2022 của Chính phủ.\n",
)


def test_the_findings_are_the_same_and_in_the_documents_at_hand() -> None:
    documents = [document(text, f"{number}.md") for number, text in enumerate(TEXTS)]
    plain, made = check(documents), check_apart(documents, lambda: False)
    assert made is not None
    assert made.findings == plain.findings
    assert made.coverages == plain.coverages
    assert all(spot.document in documents for finding in made.findings for spot in finding.spots)


def test_a_check_that_nobody_waits_for_is_stopped() -> None:
    assert check_apart([document(TEXTS[0])], lambda: True) is None
