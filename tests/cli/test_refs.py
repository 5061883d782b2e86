"""REF: naming a section by its labels, punctuation and case free."""

from __future__ import annotations

from pathlib import Path

import pytest

from doichieu.model.document import Document
from doichieu.model.refs import RefError, find_section, split_ref
from doichieu.reading.reader import read_file, read_text

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture(scope="module")
def report() -> Document:
    return read_file(CORPUS / "bac-giang-ubnd-bao-cao-2023.md")


@pytest.fixture(scope="module")
def resolution() -> Document:
    return read_file(CORPUS / "bac-giang-hdnd-nghi-quyet-2024.txt")


@pytest.mark.parametrize(
    "ref", ["Phần thứ hai/II/2", "phần thứ hai / ii. / 2.", "PHẦN THỨ HAI/II/2", "phan thu hai/II/Các chỉ tiêu chủ yếu"]
)
def test_a_path_of_labels_names_its_section(report: Document, ref: str) -> None:
    assert find_section(report, ref).title == "Các chỉ tiêu chủ yếu"


@pytest.mark.parametrize("ref", ["Điều 2/2/(13)", "điều 2/2/13", "Điều 2./2./* Về văn hóa - xã hội/(13)", "(13)"])
def test_groups_may_be_left_out(resolution: Document, ref: str) -> None:
    assert find_section(resolution, ref).label == "(13)"


LAW = "QUYẾT ĐỊNH\n\nĐiều 1. Mức\n\n1. Gồm:\n\na) Một;\n\nb) Hai;\n\nc) Ba;\n\nd) Bốn;\n\nđ) Năm.\n\n2. Khác.\n"


@pytest.mark.parametrize(
    ("ref", "label"),
    [
        ("Điều 1/1/d", "d)"),
        ("Điều 1/1/đ", "đ)"),
        ("Điều 1/khoản 1/điểm đ", "đ)"),
        ("Điều1/1/b", "b)"),
        ("dieu 1/khoan 2", "2."),
        ("điều 1/điểm c", "c)"),
    ],
)
def test_points_are_named_as_one_speaks_of_them(ref: str, label: str) -> None:
    assert find_section(read_text(LAW, "a.txt"), ref).label == label


def test_an_id_names_its_section(resolution: Document) -> None:
    assert find_section(resolution, "s3").label == "Điều 2."


def test_a_whole_path_wins_over_a_longer_one_that_ends_like_it(resolution: Document) -> None:
    assert find_section(resolution, "Điều 2").depth == 1


def test_a_ref_that_fits_several_is_refused_with_all_of_them(report: Document) -> None:
    with pytest.raises(RefError) as caught:
        find_section(report, "II/2")
    assert len(caught.value.candidates) == 3


@pytest.mark.parametrize("ref", ["Điều 9", "", "/", "không có"])
def test_a_ref_that_fits_none_is_refused(resolution: Document, ref: str) -> None:
    with pytest.raises(RefError) as caught:
        find_section(resolution, ref)
    assert caught.value.candidates == []


def test_every_full_path_of_the_reports_leads_back_to_a_section_of_that_path(report: Document) -> None:
    for section in report.sections:
        ref = "/".join(step.replace("/", " ") for step in section.path)
        assert find_section(report, ref).path == section.path


def test_path_and_ref_are_parted_at_two_colons() -> None:
    assert split_ref("a.md::Điều 2/2") == ("a.md", "Điều 2/2")
    assert split_ref("a.md") == ("a.md", None)
