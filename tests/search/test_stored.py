"""Searching the archive: the same hits as in memory, the first ones at once, abandoned when no longer wanted."""

from __future__ import annotations

from collections import deque
from pathlib import Path

import pytest

from doichieu.library.archive.archive import Archive, Reader, Scope
from doichieu.model.document import Document
from doichieu.reading.errors import ReadingError
from doichieu.reading.reader import read_file
from doichieu.search.engine import Results, search
from doichieu.search.index import Index
from doichieu.search.stored import Stored, stream

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


def shelf(reader: Reader, at_hand: str | None = None) -> Stored:
    keys = reader.scope_keys(Scope(files=tuple(map(str, REPORTS))))
    return Stored(keys, lambda path: path, lambda path: read_file(Path(path)), at_hand)


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
    located = hit.located()
    block = located.document.blocks[hit.anchor]
    start, end = hit.spans[0]
    assert block.text[start:end] == "247-KL/TU"
    assert hit.place.line > 1
    assert hit.section_path == located.document.sections[hit.section].path


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


ODD_FILTERS = [
    "doc:bao-cao.txt", "doc:a.b", "năm:2023/2024", "year:>=2020", "issuer:ubnd.x", "doc:(x", 'loại:"a OR b"', "mục:*",
]  # fmt: skip


@pytest.mark.parametrize("query", ODD_FILTERS)
def test_odd_filters_are_no_damage(archive: Archive, query: str) -> None:
    found(archive, f"ho ngheo {query}")
    assert archive.exists


def grown(tmp_path: Path, rows: int = 1800) -> tuple[Archive, str]:
    path = tmp_path / "bao-cao.txt"
    lines = [f"Xã Số {number} có {number} hộ nghèo." for number in range(rows)]
    path.write_text("\n\n".join([*lines, "Riêng xã cuối chi 77.777.777 đồng cho hộ nghèo."]) + "\n", "utf-8")
    archive = Archive(tmp_path / "cache")
    archive.update([str(path)], [])
    return archive, str(path)


def search_in(archive: Archive, path: str, query: str, limit: int = 20) -> Results:
    with archive.reader() as reader:
        stored = Stored(reader.scope_keys(Scope(files=(path,))), lambda real: real, lambda real: read_file(Path(real)))
        return deque(stream(reader, stored, query, limit), maxlen=1).pop()


@pytest.mark.parametrize("query", ["=77.777.777", "hộ nghèo >1000000"])
def test_a_figure_is_found_however_many_passages_come_before_it(tmp_path: Path, query: str) -> None:
    assert "77.777.777" in search_in(*grown(tmp_path), query).hits[0].text


def test_as_many_hits_are_given_as_are_asked_for(tmp_path: Path) -> None:
    results = search_in(*grown(tmp_path), "hộ nghèo", 1801)
    assert len(results.hits) == 1801


def test_a_passage_that_has_moved_is_found_where_it_is_and_one_that_has_gone_is_told(tmp_path: Path) -> None:
    archive, path = grown(tmp_path, 30)
    hit = search_in(archive, path, "riêng xã cuối").hits[0]
    Path(path).write_text("Mới.\n\nRiêng xã cuối chi 77.777.777 đồng cho hộ nghèo.\n", "utf-8")
    assert hit.place.line == 3
    Path(path).write_text("Mới.\n", "utf-8")
    with pytest.raises(ReadingError) as caught:
        hit.located()
    assert caught.value.code == "changed"


def kept(folder: Path, **texts: str) -> tuple[Archive, list[str]]:
    """An archive of small documents, each known by the name of its file."""
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.md"
        path.write_text(text, "utf-8")
        paths.append(str(path))
    archive = Archive(folder / "cache")
    archive.update(paths, [])
    return archive, paths


def search_all(archive: Archive, paths: list[str], query: str, limit: int = 20) -> list[str]:
    with archive.reader() as reader:
        stored = Stored(
            reader.scope_keys(Scope(files=tuple(paths))), lambda real: real, lambda real: read_file(Path(real))
        )
        return [hit.text for hit in deque(stream(reader, stored, query, limit), maxlen=1).pop().hits]


TARGETS = "# 2. Các chỉ tiêu\n\n(7) Khách du lịch 2,3 triệu lượt;\n\n(8) Thu ngân sách nhà nước 16.068 tỷ đồng;\n"
MENTION = "Đạt các chỉ tiêu khách du lịch đã giao cho ngành.\n"


def test_words_in_headings_count_in_one_document_though_another_has_the_whole_phrase(tmp_path: Path) -> None:
    archive, paths = kept(tmp_path, a=TARGETS, b=MENTION)
    assert search_all(archive, paths, "chi tieu khach du lich") == [
        "Đạt các chỉ tiêu khách du lịch đã giao cho ngành.", "(7) Khách du lịch 2,3 triệu lượt;",
    ]  # fmt: skip


def test_a_word_in_a_heading_may_stand_anywhere_in_the_query(tmp_path: Path) -> None:
    archive, paths = kept(tmp_path, a=TARGETS.replace("Các chỉ tiêu", "Dự toán"))
    assert search_all(archive, paths, "thu toan ngan sach") == ["(8) Thu ngân sách nhà nước 16.068 tỷ đồng;"]


def test_headings_are_forgotten_with_their_document(tmp_path: Path) -> None:
    archive, paths = kept(tmp_path, a=TARGETS)
    Path(paths[0]).write_text(TARGETS.replace("Các chỉ tiêu", "Nhiệm vụ"), "utf-8")
    archive.update(paths, [])
    assert search_all(archive, paths, "nhiem vu khach du lich") == ["(7) Khách du lịch 2,3 triệu lượt;"]
    with archive.reader() as reader:
        assert list(reader.numbers('"@htieu"')) == []


def test_initials_that_are_guessed_do_not_end_a_search_for_words(tmp_path: Path) -> None:
    many = "".join(f"Mục CTR số {number} của đơn vị.\n\n" for number in range(40))
    archive, paths = kept(tmp_path, a=many + "Chỉ có tiêu chí về rừng.\n")
    assert search_all(archive, paths, "chi tieu rung")[0] == "Chỉ có tiêu chí về rừng."


def test_of_many_whole_phrases_the_best_come_first(tmp_path: Path) -> None:
    rows = "".join(f"Hộ thứ {number} đã nhận hỗ trợ làm nhà trong năm.\n\n" for number in range(120))
    archive, paths = kept(
        tmp_path, a=rows + "# 1. Việc cấp thẻ cho mọi hộ ở các thôn bản vùng sâu vùng xa trong toàn huyện\n"
    )
    assert search_all(archive, paths, "hộ", 5)[0].startswith("1. Việc cấp thẻ")
