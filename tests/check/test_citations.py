"""One instrument cited in two ways; and two instruments that only share a number (VIETNAMESE.md C-1, C-2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.check.check import check
from doichieu.check.result import Rule, Severity
from doichieu.reading.reader import read_file

from .making import only, told

CITED = "Theo {} của {}.\n\nCăn cứ {} của {}."

SAME = [
    ("Nghị quyết số 05/NQ-HĐND ngày 10/7/2023", "HĐND tỉnh", "Nghị quyết số 05/NQ-HĐND ngày 12/7/2023", "HĐND tỉnh"),
    ("Nghị quyết số 233-NQ/TU ngày 25/7/2023", "Tỉnh ủy", "Nghị quyết số 233-NQ/TU ngày 25/7/2022", "Tỉnh ủy"),
    ("Nghị định số 31/2022/NĐ-CP ngày 20/5/2022", "Chính phủ", "Nghị định số 31/2022/NĐ-CP ngày 20/6/2022",
     "Chính phủ"),
]  # fmt: skip
APART = [
    ("Nghị quyết số 05/NQ-HĐND ngày 5/7/2023", "HĐND tỉnh", "Nghị quyết số 05/NQ-HĐND ngày 05/07/2023", "HĐND tỉnh"),
    ("Nghị quyết số 05/NQ-HĐND ngày 10/7/2022", "HĐND tỉnh", "Nghị quyết số 05/NQ-HĐND ngày 12/8/2023", "HĐND tỉnh"),
    ("Kế hoạch số 15/KH-UBND ngày 17/01/2023", "UBND huyện", "Kế hoạch số 15/KH-UBND ngày 02/02/2023", "UBND xã"),
    ("Nghị quyết số 05/NQ-HĐND ngày 1/7/2023", "HĐND tỉnh Hà Giang", "Nghị quyết số 05/NQ-HĐND ngày 2/7/2023",
     "HĐND tỉnh Lào Cai"),
    ("Nghị quyết số 10-NQ/TU ngày 5/3/2019", "Tỉnh ủy", "Nghị quyết số 10-NQ/TU ngày 9/8/2023", "Tỉnh ủy"),
]  # fmt: skip


@pytest.mark.parametrize("cited", SAME)
def test_one_instrument_with_two_dates(cited: tuple[str, ...]) -> None:
    assert [rule for rule, _ in told(CITED.format(*cited))] == ["citation-date"]


def test_documents_of_one_place_are_held_against_each_other() -> None:
    first, second = (
        "UBND TỈNH HÀ GIANG\n\nBÁO CÁO\n\n" + one.replace(" tỉnh.", " tỉnh Hà Giang.")
        for one in CITED.format(*SAME[0]).replace(" tỉnh của", " của").split("\n\n")
    )
    assert [rule for rule, _ in told(first, second)] == ["citation-date"]
    assert told(first, second.replace("Hà Giang", "Lào Cai").replace("HÀ GIANG", "LÀO CAI")) == []


@pytest.mark.parametrize("cited", APART)
def test_two_instruments_with_one_number(cited: tuple[str, ...]) -> None:
    assert told(CITED.format(*cited)) == []


def test_the_one_that_stands_alone_is_named() -> None:
    often = "\n\n".join(["Theo Nghị quyết số 233-NQ/TU ngày 25/7/2022 của Tỉnh ủy."] * 3)
    found = only(often + "\n\nTheo Nghị quyết số 233-NQ/TU ngày 25/7/2023 của Tỉnh ủy.")
    assert (found.code, found.computed) == ("citation-date.alone", "2022-07-25")
    assert found.spots[0].text.startswith("233-NQ/TU ngày 25/7/2023")


READ_BY_PEOPLE = {
    "bac-giang-thong-cao-9-thang-2022.md": {13, 159},
    "bac-giang-ubnd-bao-cao-2023.md": {205, 275, 283, 405, 443, 607, 675, 763},
    "bac-giang-hdnd-nghi-quyet-2024.txt": {65},
    "bac-giang-ubnd-ke-hoach-2024.txt": {77, 149, 257, 279},
    "bac-kan-ubnd-bao-cao-2023.txt": {204, 320},
}
"""Lines of the five reports on which careful readers found what cannot be so, of what is told as an error."""


def test_nothing_in_the_bundled_reports_is_called_wrong_that_is_not(corpus: Path) -> None:
    documents = [read_file(str(corpus / name)) for name in READ_BY_PEOPLE]
    report = check(documents)
    errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    assert len(errors) >= 12
    for finding in errors:
        spot = finding.spots[0]
        assert spot.line in READ_BY_PEOPLE[spot.document.name], (spot.document.name, spot.line, finding.code)


def test_the_bundled_reports_conflicting_citations_are_found(corpus: Path) -> None:
    documents = [read_file(str(corpus / name)) for name in READ_BY_PEOPLE]
    found = check(documents).findings
    dated = {one.named["symbol"] for one in found if one.rule is Rule.CITATION_DATE}
    assert {"233-NQ/TU", "31/2022/NĐ-CP", "938/NQ-UBTVQH15"} <= dated


def test_a_number_given_anew_each_year_is_told_by_its_matter() -> None:
    first = "Thực hiện Nghị quyết số 17-NQ/TU ngày 27/10/2021 của Tỉnh ủy về phát triển giáo dục.\n\n"
    assert told(first + "Nghị quyết số 17-NQ/TU ngày 18/7/2024 của Tỉnh ủy về bảo vệ sức khỏe nhân dân.") == []
    again = "Nghị quyết số 17-NQ/TU ngày 27/10/2022 của Tỉnh ủy về bảo vệ sức khỏe nhân dân."
    assert [rule for rule, _ in told(first + again)] == ["citation-date"]
    same = "Nghị quyết số 17-NQ/TU ngày 18/7/2024 của Tỉnh ủy về phát triển giáo dục."
    assert [rule for rule, _ in told(first + same)] == ["citation-date"]


def test_letters_of_an_organ_without_their_hyphen() -> None:
    assert told("Theo Công văn số 4832/UBND-TH ngày 16/9/2024 của UBND tỉnh.") == []
    found = only("Theo Công văn số 4832/UBNDTH ngày 16/9/2024 của UBND tỉnh.")
    assert (found.rule, found.computed) == ("citation-form", "4832/UBND-TH")
    found = only("Căn cứ Quyết định số 468-QĐ-TTg ngày 27/3/2021 của Thủ tướng Chính phủ.")
    assert (found.rule, found.computed) == ("citation-form", "468/QĐ-TTg")
