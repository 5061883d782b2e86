"""Citations held against each other by way of the archive: the same as when all documents are in memory."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.check.check import check, in_order
from doichieu.check.key import keys_of
from doichieu.check.many import CITATION_RULES, check_many
from doichieu.check.result import Finding
from doichieu.check.stored import StoredCitations
from doichieu.library.archive.archive import Archive, Scope
from doichieu.reading.reader import read_file

SYMBOLS = ("05/NQ-HĐND", "233-NQ/TU", "31/2022/NĐ-CP", "15/KH-UBND", "938/NQ-UBTVQH15", "12/2023/QĐTTg", "60/NQHĐND")
DATES = ("", " ngày 10/7/2023", " ngày 12/7/2023", " ngày 20/5/2022", " ngày 20/6/2022", " ngày 31/02/2023")
ORGANS = ("", " của Chính phủ", " của HĐND tỉnh", " của Tỉnh ủy Hà Giang", " của UBND huyện", " của Thủ tướng")
SUBJECTS = ("", " về phát triển đường thủy", " về giảm nghèo bền vững giai đoạn 2021-2025")
SENTENCE = st.builds(
    "Thực hiện Nghị quyết số {}{}{}{}, các đơn vị đã báo cáo.".format,
    st.sampled_from(SYMBOLS), st.sampled_from(DATES), st.sampled_from(ORGANS), st.sampled_from(SUBJECTS),
)  # fmt: skip
HEADS = (
    "UBND TỈNH HÀ GIANG\n\nBÁO CÁO\n\nHà Giang, ngày 5 tháng 6 năm 2023", "UBND TỈNH LÀO CAI\n\nBÁO CÁO", "BÁO CÁO",
)  # fmt: skip
DOCUMENT = st.builds(
    lambda head, sentences: "\n\n".join([head, "I. KẾT QUẢ", *sentences, "Tỷ lệ hộ nghèo là 5/20 xã, đạt 40%."]),
    st.sampled_from(HEADS), st.lists(SENTENCE, max_size=6),
)  # fmt: skip


def seen(findings: Sequence[Finding]) -> list[object]:
    """All that is told of some findings."""
    return [
        (
            one.rule, one.severity, one.certainty, one.code, one.stated, one.computed, one.named, key,
            [(*spot.where, spot.end, spot.text, spot.around, spot.places) for spot in one.spots],
        )
        for one, key in zip(findings, keys_of(findings), strict=True)
    ]  # fmt: skip


def by_archive(folder: Path, cache: Path) -> list[Finding]:
    archive = Archive(cache)
    files = sorted(map(str, folder.iterdir()))
    archive.update(files, [str(folder)], processes=0)
    with archive.reader() as reader:
        scope = Scope(folders=(str(folder),))
        return list(StoredCitations(reader, reader.documents_in(scope), lambda path: path).findings())


@settings(max_examples=60, deadline=None)
@given(st.lists(DOCUMENT, min_size=1, max_size=5))
def test_the_archive_finds_what_is_found_in_memory(texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(os.path.realpath(made)) / "kho"
        folder.mkdir()
        for number, text in enumerate(texts):
            (folder / f"{number}.txt").write_text(text, "utf-8")
        report = check([read_file(path) for path in sorted(map(str, folder.iterdir()))])
        expected = [one for one in report.findings if one.rule in CITATION_RULES]
        found = in_order(by_archive(folder, folder.parent / "cache"), report.documents)
        assert seen(found) == seen(expected)


def write(folder: Path, name: str, *sentences: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text("UBND TỈNH HÀ GIANG\n\nBÁO CÁO\n\n" + "\n\n".join(sentences), "utf-8")
    return file


FIRST = "Thực hiện Nghị quyết số 05/NQ-HĐND ngày 10/7/2023 của HĐND tỉnh."
OTHER = "Thực hiện Nghị quyết số 05/NQ-HĐND ngày 12/7/2023 của HĐND tỉnh."


def test_a_citation_that_is_mended_is_no_finding_any_more(tmp_path: Path) -> None:
    write(tmp_path / "kho", "a.txt", FIRST)
    b = write(tmp_path / "kho", "b.txt", OTHER)
    (found,) = by_archive(tmp_path / "kho", tmp_path / "cache")
    assert found.code == "citation-date"
    assert {spot.document.name for spot in found.spots} == {"a.txt", "b.txt"}
    b.write_text(b.read_text("utf-8").replace("12/7", "10/07"), "utf-8")
    assert by_archive(tmp_path / "kho", tmp_path / "cache") == []


def test_documents_that_are_not_asked_for_have_no_say(tmp_path: Path) -> None:
    write(tmp_path / "kho", "a.txt", FIRST)
    write(tmp_path / "khac", "b.txt", OTHER)
    archive = Archive(tmp_path / "cache")
    files = [str(tmp_path / "kho" / "a.txt"), str(tmp_path / "khac" / "b.txt")]
    archive.update(files, [str(tmp_path)], processes=0)
    with archive.reader() as reader:
        scopes = (Scope((str(tmp_path),)), Scope((str(tmp_path / "kho"),)), Scope((), (files[1],)))
        for scope, count in zip(scopes, (1, 0, 0), strict=True):
            documents = reader.documents_in(scope)
            assert len(list(StoredCitations(reader, documents, lambda path: path).findings())) == count


def test_an_instrument_cited_very_often_shows_some_of_its_places(tmp_path: Path) -> None:
    write(tmp_path / "kho", "a.txt", *[FIRST] * 200)
    write(tmp_path / "kho", "b.txt", OTHER)
    (found,) = by_archive(tmp_path / "kho", tmp_path / "cache")
    assert (found.code, found.computed) == ("citation-date.alone", "2023-07-10")
    assert [spot.document.name for spot in found.spots[:2]] == ["b.txt", "a.txt"]
    assert len(found.spots) == 20
    assert found.named["total"] == "201"


def test_many_documents_are_checked_one_by_one_and_their_citations_together(tmp_path: Path) -> None:
    wrong = "Có 5/20 xã đạt chuẩn, đạt tỷ lệ 40%."
    files = [str(write(tmp_path / "kho", "a.txt", FIRST, wrong)), str(write(tmp_path / "kho", "b.txt", OTHER))]
    together = check([read_file(path) for path in files])
    archive = Archive(tmp_path / "cache")
    archive.update(files, [], processes=0)
    progress: list[int] = []
    with archive.reader() as reader:
        stored = StoredCitations(reader, reader.documents_in(Scope((), tuple(files))), lambda path: path)
        report = check_many(
            files, stored, by_themselves=True, tell=lambda told: progress.append(told.files), processes=0
        )
    assert seen(report.findings) == seen(together.findings)
    assert [finding.code for finding in report.findings] == [finding.code for finding in together.findings]
    assert report.coverage == together.coverage
    assert progress == [1, 2]
    assert not report.together


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_checked(tmp_path: Path) -> None:
    files = [str(write(tmp_path / "kho", "a.txt", "Có 5/20 xã đạt chuẩn, đạt tỷ lệ 40%."))]
    (tmp_path / "kho" / "hong.txt").write_bytes(b"\x00\x01\x02" * 50)
    files.append(str(tmp_path / "kho" / "hong.txt"))
    archive = Archive(tmp_path / "cache")
    archive.update(files, [], processes=0)
    with archive.reader() as reader:
        stored = StoredCitations(reader, reader.documents_in(Scope((), tuple(files))), lambda path: path)
        report = check_many(files, stored, by_themselves=True, tell=lambda _: None, processes=0)
    assert [str(finding.rule) for finding in report.findings] == ["ratio"]
    assert report.unread == (files[1],)
