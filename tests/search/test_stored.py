"""Searching the archive: the same hits as in memory, the first ones at once, abandoned when no longer wanted."""

from __future__ import annotations

from collections import deque
from pathlib import Path

import pytest

from doichieu.library.archive.archive import Archive, Reader, Scope
from doichieu.model.document import Document
from doichieu.reading.reader import read_file
from doichieu.search.engine import Results, search
from doichieu.search.index import Index
from doichieu.search.stored import Shelf, stream

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
REPORTS = sorted(path for path in CORPUS.iterdir() if path.suffix in (".md", ".txt") and path.stem != "README")
QUERIES = [
    "hộ nghèo", "ho ngheo", "hooj ngheof", "tốc độ tăng trưởng", "thuỷ lợi", "phấn đấu", "16068", "16.068 tỷ",
    "247kltu",
    "3/11/2023", "UBND tỉnh", "giải phóng mặt bằng", "giai phogn mat bang", '"đầu tư công"', "công nghiệp >20%",
    "trong:chỉtiêu hộ nghèo", "năm:2023 rừng", "giảm nghèo hộ", "phan d", "KHHGĐ", "kế hoạch hóa gia đình",
]  # fmt: skip


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [read_file(path) for path in REPORTS]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Archive(tmp_path_factory.mktemp("cache"))
    made.update([str(path) for path in REPORTS], [str(CORPUS)])
    return made


def shelf(reader: Reader, at_hand: str | None = None) -> Shelf:
    keys = reader.scope_keys(Scope(files=tuple(map(str, REPORTS))))
    return Shelf(keys, lambda path: path, lambda path: read_file(Path(path)), at_hand)


def found(archive: Archive, query: str, limit: int = 20) -> Results:
    with archive.reader() as reader:
        return deque(stream(reader, shelf(reader), query, limit), maxlen=1).pop()


def told(results: Results) -> list[tuple[float, str, list[tuple[int, int]], str]]:
    """The first hits but for weak ones, which the archive does not look for as far as a scan does."""
    return [(hit.score, hit.matched, hit.spans, hit.text) for hit in results.hits[:5] if hit.score >= 0.25]


@pytest.mark.parametrize("query", QUERIES)
def test_the_archive_finds_what_a_scan_finds(archive: Archive, documents: list[Document], query: str) -> None:
    scanned = told(search(Index(documents), query))
    stored = told(found(archive, query))
    assert stored
    assert [row[0] for row in stored] == [row[0] for row in scanned]
    last = scanned[-1][0]
    assert {row[3] for row in stored if row[0] > last} == {row[3] for row in scanned if row[0] > last}


def test_hits_lead_to_their_places(archive: Archive) -> None:
    hit = found(archive, "247kltu").hits[0]
    block = hit.document.blocks[hit.anchor]
    start, end = hit.spans[0]
    assert block.text[start:end] == "247-KL/TU"
    assert hit.place.line > 1
    assert hit.section_path == hit.document.sections[hit.section].path


def test_the_first_hits_do_not_wait_for_the_last(archive: Archive) -> None:
    with archive.reader() as reader:
        steps = [results.total for results in stream(reader, shelf(reader), "công", 300)]
    assert len(steps) > 2
    assert steps == sorted(steps)
    assert 0 < steps[0] < steps[-1]


def test_a_search_that_is_no_longer_wanted_ends(archive: Archive) -> None:
    with archive.reader(stopped=lambda: True) as reader:
        assert all(not results.hits for results in stream(reader, shelf(reader), "công tác", 300, stopped=lambda: True))


def test_the_document_at_hand_comes_first(archive: Archive) -> None:
    wanted = str(REPORTS[2])
    with archive.reader() as reader:
        results = deque(stream(reader, shelf(reader, wanted), "tiếp tục", 20), maxlen=1).pop()
    assert results.hits[0].path == wanted


def test_nothing_is_found_for_nothing(archive: Archive) -> None:
    for query in ("", "  ", "qqqzzz", '""', "năm:1900"):
        assert found(archive, query).hits == []
