"""Texts out of PDFs: where lines break, where titles end; tables of every make; stamps, scans, glued marks."""

import textwrap

import pytest

from doichieu.model.document import BlockKind, Document
from doichieu.reading.decode import normalise
from doichieu.reading.layout import Layout, layout_of
from doichieu.reading.lines import Line, split_lines
from doichieu.reading.reader import read_text
from tests.reading.making import make, paragraphs, tree, warnings

BODY = (
    "Ủy ban nhân dân cấp xã nơi có hồ chứa có trách nhiệm kiểm tra đập, cống, tràn xả lũ trước mùa mưa, báo cáo kết quả"
    " với cơ quan quản lý và phối hợp với đơn vị khai thác để sửa chữa những chỗ hư hỏng đã được phát hiện trong năm."
)


def lines_of(text: str) -> list[Line]:
    normal = normalise(text)
    return split_lines(normal.text, normal.source.line_starts)


def measured(text: str) -> Layout:
    return layout_of(lines_of(text))


def wrapped(*paragraphs: str, width: int = 78, indent: str = "") -> str:
    return "\n".join(textwrap.fill(p, width, initial_indent=indent) for p in paragraphs)


def tables(document: Document) -> list[tuple[tuple[str, ...], ...]]:
    return [block.rows for block in document.blocks if block.kind is BlockKind.TABLE]


# -- where lines break


def test_wrapped_text_shows_its_column_and_running_text_none() -> None:
    assert 70 <= measured(wrapped(*[BODY] * 6)).wrap <= 78
    assert measured("\n".join([BODY] * 6)).wrap == 0


def test_few_full_lines_among_short_ones_show_a_column_if_none_is_wider() -> None:
    short = [f"{i}. Hộ số {i} đã di dời." for i in range(1, 30)]
    assert measured(wrapped(*short[:10], BODY, *short[10:20], BODY, BODY, *short[20:])).wrap > 60


def test_set_in_paragraphs_are_measured() -> None:
    layout = measured(wrapped(*[f"{i}. {BODY}" for i in range(1, 8)], indent="     "))
    assert (layout.margin, layout.steps) == (0, True)


def test_lines_of_a_book_face_are_weighed() -> None:
    narrow, wide = "tỉ lệ lít ", "hồ sông suối "
    text = "\n".join((narrow * 9 + "và", wide * 5 + "và")[i % 2] + "\nthế thôi." for i in range(30))
    assert measured(text).weighed


@pytest.mark.parametrize("indent", ["", "     "])
def test_title_that_fills_its_line_ends_where_the_text_begins(indent: str) -> None:
    title = "Trách nhiệm của cơ quan quản lý hồ chứa và của chủ đập ở địa phương"
    text = wrapped(*[p for i in range(1, 9) for p in (f"Điều {i}. {title}", f"{BODY}")], width=78, indent=indent)
    assert tree(read_text(text, "x")) == [f"Điều {i}. {title}" for i in range(1, 9)]


def test_title_of_two_lines_goes_on_with_a_capital() -> None:
    title = "Điều 3. Quan hệ công tác của Ban quản lý hồ với Phòng Kinh tế và với"
    before = wrapped("Điều 1. Hồ chứa", BODY, "Điều 2. Đập", BODY, BODY)
    text = f"{before}\n{title}\nHạt Quản lý đê\n{wrapped(BODY)}"
    assert tree(read_text(text, "x"))[2] == title + " Hạt Quản lý đê"


def test_sentence_goes_on_over_the_foot_of_a_page_with_a_capital() -> None:
    page = wrapped(*[BODY] * 4)
    cut = "Người quản lý đập phải tuân theo các quyết định của Chủ tịch Ủy ban nhân dân"
    text = f"{page}\n\n6\n\n{page}\n{cut}\n\n7\n\nTỉnh và của Bộ trưởng.\n{page}\n\n8\n"
    assert any("Ủy ban nhân dân Tỉnh và của" in p for p in paragraphs(read_text(text, "x")))


def test_heading_in_capitals_over_two_lines_is_one() -> None:
    assert tree(read_text("V. NGUỒN LỰC VÀ ĐIỀU KIỆN\nTHI HÀNH NGHỊ QUYẾT\nCó đủ tiền.\n", "x")) == [
        "V. NGUỒN LỰC VÀ ĐIỀU KIỆN THI HÀNH NGHỊ QUYẾT"
    ]


def test_sentence_that_repeats_at_page_edges_is_no_running_header() -> None:
    clause = "2. Phạm tội thuộc một trong các trường hợp sau đây, thì bị phạt tù từ 01"
    text = "\n".join(f"{BODY}\n{i}\n\n{clause}\nnăm đến 05 năm." for i in range(1, 6))
    assert sum(p.startswith(clause) for p in paragraphs(read_text(text, "x"))) == 5


# -- tables


def test_html_table_keeps_its_cells_and_opens_nothing() -> None:
    document = read_text(
        "I. THU\n\n<table>\n<tr><th>TT</th><th>Nội dung<br>thu</th></tr>\n<tr><td>\n1.\n</td>"
        "<td>Phí <b>đò</b></td></tr>\n</table>\n\nHết.\n",
        "x",
    )
    assert tables(document) == [(("TT", "Nội dung thu"), ("1.", "Phí đò"))]
    assert tree(document) == ["I. THU"]
    assert paragraphs(document)[-1] == "Hết."


def test_columns_with_wide_gaps_are_a_table_and_two_columns_none() -> None:
    columns = "TT    Xã           Số hồ\n1     Khe Lim      4\n1.1   Nậm Vân      5\n"
    document = read_text(f"I. THU\n{columns}\nNơi nhận:       CHỦ TỊCH\n- Lưu.          (Đã ký)\n", "x")
    assert tables(document) == [(("TT", "Xã", "Số hồ"), ("1", "Khe Lim", "4"), ("1.1", "Nậm Vân", "5"))]


def test_table_between_tabs() -> None:
    document = read_text("TT\tXã\tHồ\n1\tLim\t4\n2\tVân\t5\n", "x")
    assert tables(document) == [(("TT", "Xã", "Hồ"), ("1", "Lim", "4"), ("2", "Vân", "5"))]


def test_letterhead_set_as_a_table() -> None:
    document = make(
        "| **UBND TỈNH LÂM KHÊ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |\n|---|---|\n"
        "| Số: 7/BC-UBND | Lâm Khê, ngày 3 tháng 4 năm 2024 |",
        "BÁO CÁO", "Về hồ chứa", "I. KẾT QUẢ", "Tốt.",
    )  # fmt: skip
    facts = document.metadata
    assert [f.value for f in (facts.issuer, facts.number, facts.date, facts.kind) if f] == [
        "UBND tỉnh Lâm Khê", "7/BC-UBND", "2024-04-03", "báo cáo",
    ]  # fmt: skip
    assert tree(document) == ["I. KẾT QUẢ"]


def test_name_of_a_table_is_no_heading() -> None:
    assert tree(make("I. THU", "**Bảng 1. Thu theo xã**", "**DỰ TOÁN THU**", "| a | b |\n| 1 | 2 |")) == ["I. THU"]


# -- what stands among the text and is none of it


def test_stamp_of_a_digital_signature_is_set_aside() -> None:
    stamp = "Người ký: Văn phòng\nEmail: a@b.vn\nThời gian ký: 3.7.2025"
    text = f"Ủy ban nhân dân các xã báo cáo kết quả\n{stamp}\nvề huyện.\n"
    assert paragraphs(read_text(text, "x")) == ["Ủy ban nhân dân các xã báo cáo kết quả về huyện."]


def test_line_that_only_names_an_organ_is_no_stamp() -> None:
    assert "Cơ quan: Sở Y tế" in paragraphs(make("Cơ quan: Sở Y tế", "Email: a@b.vn"))


def test_lone_page_number_within_a_sentence() -> None:
    text = "Yêu cầu thủ trưởng các cơ quan, đơn vị khẩn\n3\n\ntrương triển khai.\n"
    assert paragraphs(read_text(text, "x")) == ["Yêu cầu thủ trưởng các cơ quan, đơn vị khẩn trương triển khai."]


def test_digits_glued_to_words_are_marks_where_a_note_answers() -> None:
    notes = "5 Gồm hai nguồn.\n6 Trong đó 9 nhà mới."
    document = make("Thu được 5 tỷ đồng5, xóa 40 nhà cho hộ nghèo6.", "Rộng 4 km2 và 7 m3.", notes)
    assert [note.mark for note in document.footnotes] == ["5", "6"]
    assert paragraphs(document)[:2] == ["Thu được 5 tỷ đồng, xóa 40 nhà cho hộ nghèo.", "Rộng 4 km2 và 7 m3."]


def test_digits_glued_to_words_without_a_note_stay() -> None:
    assert paragraphs(make("Mẫu a1, phòng họp2.", "3 Phòng khác."))[0] == "Mẫu a1, phòng họp2."


def test_numbers_in_brackets_are_marks_where_a_note_answers() -> None:
    notes = "_____\n[1] Điều này được sửa.\n[2] “Điều 9. Cũ\n1. Khoản cũ.”."
    document = make("Điều 4.[1] Kiểm tra", "Kiểm tra hằng tháng[2].", notes)
    assert [note.mark for note in document.footnotes] == ["1", "2"]
    assert document.notes[-1].text.endswith("1. Khoản cũ.”.")
    assert tree(document) == ["Điều 4. Kiểm tra"]


def test_list_of_sources_is_a_list() -> None:
    document = make("I. MỞ ĐẦU", "Theo [2] thì ít.", "**TÀI LIỆU THAM KHẢO**", "[1] Lê A, Đê.", "[2] Hồ B, Cống.")
    assert tree(document)[-2:] == ["  [1] Lê A, Đê", "  [2] Hồ B, Cống"]
    assert not document.footnotes


def test_pages_without_text_are_named_a_scan() -> None:
    assert warnings(read_text("\f\n1\n\f\n2\n\f\n3\n\f\nKý\n", "x"))[0].startswith("scan")
    assert not warnings(make(BODY, BODY))


# -- quotations


def test_amendment_quotes_provisions_and_they_open_nothing() -> None:
    document = make(
        "Điều 1. Sửa đổi Thông tư", "1. Sửa đổi Điều 5 như sau:", "“Điều 5. Đo nước", "1. Đo bằng “thước chuẩn”.",
        "2. Ghi sổ.”.", "2. Bãi bỏ Điều 6.", "Điều 2. Hiệu lực thi hành",
    )  # fmt: skip
    assert tree(document) == [
        "Điều 1. Sửa đổi Thông tư", "  1. Sửa đổi Điều 5 như sau", "  2. Bãi bỏ Điều 6", "Điều 2. Hiệu lực thi hành",
    ]  # fmt: skip
    assert sum(block.kind is BlockKind.QUOTATION for block in document.blocks) == 3


def test_quotation_that_lost_its_mark_ends_where_the_amendment_speaks_again() -> None:
    document = make(
        "Điều 1. Sửa đổi", "1. Sửa đổi Điều 5 như sau:", "“Điều 5. Đo nước", "1. Ghi sổ.", "2. Sửa đổi Điều 7 như sau:",
        "“Điều 7. Báo cáo”.", "Điều 2. Hiệu lực thi hành",
    )  # fmt: skip
    assert [s.label for s in document.sections] == ["Điều 1.", "1.", "2.", "Điều 2."]


def test_article_out_of_a_row_that_goes_on_is_quoted() -> None:
    document = make("Điều 1. Sửa đổi Điều 9 như sau:", "Điều 9. Cũ", "Lời.", "Điều 2. Thi hành", "Lời.")
    assert [s.label for s in document.sections] == ["Điều 1.", "Điều 2."]


def test_doubled_and_skipped_articles_stay_as_printed() -> None:
    document = make("Điều 1. A", "Lời.", "Điều 1. B", "Lời.", "Điều 2. C", "Lời.", "Điều 5. D", "Lời.")
    assert [s.label for s in document.sections] == ["Điều 1.", "Điều 1.", "Điều 2.", "Điều 5."]
    assert warnings(document) == ["numbering-skipped Điều 5."]


def test_lines_set_apart_are_quotations() -> None:
    assert make("> Một câu trích.", "Lời.").blocks[0].kind is BlockKind.QUOTATION


def test_a_page_number_within_a_table_is_no_cell() -> None:
    row = "<tr><td>Lúa</td><td>7</td></tr>\n"
    text = f"<table>\n{row}</table>\n\f- 3 -\n\nChữ.\n\n<table>\n{row}\n\f- 4 -\n\n{row}</table>\n\nHết.\n\f- 5 -\n"
    tables = [block.rows for block in read_text(text, "x").blocks if block.rows]
    assert tables == [(("Lúa", "7"),), (("Lúa", "7"), ("Lúa", "7"))]


def test_uneven_blanks_of_a_justified_text_make_no_columns() -> None:
    text = "I. CÔNG   TÁC LÃNH   ĐẠO\nToàn   huyện   Ban hành đủ\nVăn   bản của   Huyện ủy\n\na) Lúa\n\nTốt.\n"
    document = read_text(text, "x.txt")
    assert not [block for block in document.blocks if block.kind is BlockKind.TABLE]
    rows = "Tên xã        Lúa      Ngô\nTân An         400       90\nPhú Lộc      1.250        8\n"
    assert [block.kind for block in read_text(rows, "x.txt").blocks] == [BlockKind.TABLE]
