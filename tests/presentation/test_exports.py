"""Reports to hand on: what stands in them, in each form."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_docx
from docx.oxml.ns import qn

from doichieu.compare.change_keys import change_keys
from doichieu.compare.compare import compare
from doichieu.compare.prepared import prepare
from doichieu.compare.result import Comparison
from doichieu.compare.stream import in_one_order
from doichieu.compare.targets import target_table
from doichieu.facts.tokens import tokenize
from doichieu.library.outfile import WritingError, free_name, write_out
from doichieu.library.pair_marks import PairMarks
from doichieu.model.side import Sides
from doichieu.presentation.compare_data import compare_data
from doichieu.presentation.exports.compare_sheet import compare_sheet
from doichieu.presentation.exports.forms import ending_of
from doichieu.presentation.exports.markdown import to_markdown
from doichieu.presentation.exports.marked import marked_paragraphs
from doichieu.presentation.exports.sheet import Piece, Sheet, plain
from doichieu.presentation.exports.targets_sheet import targets_sheet
from doichieu.presentation.exports.web import to_html
from doichieu.presentation.exports.word import to_docx, to_marked_docx
from doichieu.presentation.words import Words
from doichieu.reading.reader import read_file
from tests.reading.making import make

WORDS = Words("vi")
OLD = ("I. KẾT QUẢ", "Sản lượng lúa đạt 5 tấn, khá cao.", "II. CŨ", "Mục này bị bỏ đi hẳn.", "III. KẾT", "Còn nguyên.")
NEW = ("I. KẾT QUẢ", "Sản lượng lúa đạt 7 tấn, rất cao.", "II. KẾT", "Còn nguyên.")


def comparison(old: tuple[str, ...] = OLD, new: tuple[str, ...] = NEW) -> Comparison:
    return compare(Sides(make(*old), make(*new)))


def sheet() -> Sheet:
    return compare_sheet(comparison(), ("Dự thảo 1", "Dự thảo 2"), WORDS)


def texts(sheet: Sheet) -> list[list[str]]:
    return [["".join(map(_shown, cell)) for cell in row] for row in sheet.rows]


def _shown(piece: Piece) -> str:
    return f"[{piece.mark[0]}:{piece.text}]" if piece.mark else piece.text


def test_a_comparison_is_a_row_for_each_place_that_differs_with_what_it_is_in_words() -> None:
    assert texts(sheet()) == [
        ["1", "I.", "Sản lượng lúa đạt [r:5 tấn], [r:khá] cao.", "Sản lượng lúa đạt [a:7 tấn], [a:rất] cao.",
         "Số liệu: 5 tấn → 7 tấn (+2 tấn; +40 %)\nCâu chữ: khá → rất"],
        ["2", "II.", "[r:II. CŨ\nMục này bị bỏ đi hẳn.]", "", "Chỉ có ở bên trái"],
    ]  # fmt: skip


def test_it_says_how_much_was_compared_and_what_was_not() -> None:
    old = make("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1/BC", "BÁO CÁO", *OLD)
    told = compare_sheet(compare(Sides(old, make(*NEW))), ("a", "b"), WORDS)
    assert any("Không đối chiếu ở a: quốc hiệu, tiêu ngữ" in line for line in told.below)
    assert any("%" in line for line in told.below)


def test_alike_documents_make_an_empty_table_that_says_so() -> None:
    told = compare_sheet(comparison(OLD, OLD), ("a", "b"), WORDS)
    assert told.rows == ()
    assert "Không có khác biệt về nội dung." in told.above


def test_only_some_kinds() -> None:
    told = compare_sheet(comparison(), ("a", "b"), WORDS, frozenset({"quantity"}))
    assert [row[4] for row in texts(told)] == ["Số liệu: 5 tấn → 7 tấn (+2 tấn; +40 %)"]


class _Page(HTMLParser):
    """Whether every tag that opens closes, and what stands in cells."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.cells: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in ("meta", "col"):
            self.open.append(tag)
        if tag == "td":
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "td" in self.open:
            self.cells[-1] += data


def page_of(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    assert page.open == []
    return page


def test_html_is_one_file_that_says_the_same_without_colour() -> None:
    html = to_html(sheet())
    page = page_of(html)
    assert "<del>5 tấn</del>" in html
    assert "<ins>7 tấn</ins>" in html
    assert page.links == []
    assert page.cells[2] == "Sản lượng lúa đạt 5 tấn, khá cao."
    assert "@media print" in html


HOSTILE = '<script>alert("x")</script> | *a* \x1b[31m ~~b~~'


def hostile() -> Sheet:
    rows = ((plain(HOSTILE),), ((Piece(f" {HOSTILE}\n", "added"),),))
    return Sheet(HOSTILE, "vi", (HOSTILE,), (HOSTILE,), (1,), rows, (HOSTILE,))


def test_what_a_document_says_is_no_markup_of_the_report() -> None:
    html, markdown = to_html(hostile()), to_markdown(hostile())
    assert "<script>" not in html
    assert "\x1b" not in html + markdown
    page_of(html)
    assert "| *a*" not in markdown
    assert r"\<script\>" in markdown
    open_docx(BytesIO(to_docx(hostile())))


def test_markdown_has_a_row_a_line() -> None:
    lines = to_markdown(sheet()).splitlines()
    both = "| Sản lượng lúa đạt ~~5 tấn~~, ~~khá~~ cao. | Sản lượng lúa đạt **7 tấn**, **rất** cao. |"
    assert f"| 1 | I. {both}" in lines[8]
    assert "~~II. CŨ~~<br>~~Mục này bị bỏ đi hẳn.~~" in lines[9]


def test_docx_has_a_real_table_whose_head_is_on_every_page() -> None:
    document = open_docx(BytesIO(to_docx(sheet())))
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["TT", "Mục", "Dự thảo 1", "Dự thảo 2", "Nhận xét"]
    assert table.rows[0]._tr.trPr.findall(qn("w:tblHeader"))
    marked = [(run.text, bool(run.font.strike), bool(run.bold)) for run in table.rows[1].cells[2].paragraphs[0].runs]
    assert ("5 tấn", True, False) in marked
    assert "BẢNG ĐỐI CHIẾU" in document.paragraphs[0].text


def revised(data: bytes, drop: str) -> list[str]:
    """The paragraphs of a document with its revisions accepted (or rejected)."""
    paragraphs = open_docx(BytesIO(data)).paragraphs[1:]
    told = ["".join(_told(child) for child in paragraph._p if child.tag != qn(drop)) for paragraph in paragraphs]
    return [text for text in told if text.strip()]


def _told(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(qn("w:t"), qn("w:delText")))


@pytest.mark.parametrize("turned", [False, True])
def test_revisions_accepted_are_the_new_text_and_rejected_the_old(corpus: Path, turned: bool) -> None:
    names = ["bac-giang-ubnd-bao-cao-2023.md", "bac-giang-hdnd-nghi-quyet-2024.txt"]
    a, b = (read_file(corpus / name) for name in (reversed(names) if turned else names))
    made = to_marked_docx("x", marked_paragraphs(compare(Sides(a, b))))
    for document, drop in ((b, "w:del"), (a, "w:ins")):
        told = sorted(" ".join(in_one_order([token.key for token in tokenize(text)])) for text in revised(made, drop))
        known = prepare(document)
        own = [known.blocks[i] for section in known.sections for i in known.text_blocks(section.index)]
        wanted = sorted(" ".join(in_one_order([token.key for token in tokenize(block.text)])) for block in own)
        assert told == wanted


def test_a_table_of_targets() -> None:
    a = make("I. CHỈ TIÊU", "1. Tỷ lệ hộ nghèo 2%.")
    b = make("I. CHỈ TIÊU", "1. Tỷ lệ hộ nghèo 3%.", "2. Nuôi 4 lồng cá.")
    told = targets_sheet(target_table([a, b]).rows, ["A", "B"], WORDS)
    assert texts(told) == [
        ["≠", "Tỷ lệ hộ nghèo", "[s:2%]", "[s:3%]", "≠ +1 điểm %"],
        ["∅", "Nuôi lồng cá", "–", "4", "∅"],
    ]  # fmt: skip
    open_docx(BytesIO(to_docx(told)))


def test_endings() -> None:
    assert ending_of("a/B.DOCX") == ".docx"
    assert ending_of("a.pdf") is None


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("nguồn", encoding="utf-8")
    (tmp_path / "b.md").write_text("cũ", encoding="utf-8")
    for path, force, code in (("b.md", False, "exists"), ("a.txt", True, "source"), ("no/c.md", False, "failed")):
        with pytest.raises(WritingError) as told:
            write_out(str(tmp_path / path), b"x", [str(tmp_path / "a.txt")], force=force)
        assert told.value.code == code
    write_out(str(tmp_path / "b.md"), b"m", [], force=True)
    assert (tmp_path / "b.md").read_bytes() == b"m"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.md"]
    assert free_name(tmp_path, "b", ".md").name == "b-2.md"


def test_a_footnote_stands_behind_its_mark_and_notes_of_the_reader_below_the_remark() -> None:
    a = make("I. Chè", "Trồng 40 ha[^1] chè.", "[^1]: Không kể 5 ha.")
    b = make("I. Chè", "Trồng 40 ha[^1] chè.", "[^1]: Không kể 7 ha.")
    found = compare(Sides(a, b))
    (key,) = change_keys(found).values()
    told = compare_sheet(found, ("a", "b"), WORDS, None, PairMarks({key}, {key: "hỏi lại"}))
    (row,) = texts(told)
    assert row[2].startswith("[1] Không kể ")
    assert row[4].endswith("✓\n✎ hỏi lại")
    (change,) = compare_data(found, None, PairMarks({key}, {key: "hỏi lại"}))["pairs"][0]["changes"]
    assert (change["reviewed"], change["note"]) == (True, "hỏi lại")
    assert "reviewed" not in compare_data(found)["pairs"][0]["changes"][0]
