"""Paragraphs, notes, furniture, tables and markup, each rule on lines made for it."""

import pytest

from doichieu.model.document import BlockKind
from doichieu.reading.reader import read_text
from tests.reading.making import make, paragraphs, warnings


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Diện tích gieo trồng của cả huyện trong vụ mùa năm nay đạt mức", "cao nhất từ trước đến nay.", True),
        ("Diện tích gieo trồng của cả huyện trong vụ mùa năm nay đạt mức.", "cao nhất từ trước đến nay.", False),
        ("Sản lượng lúa của cả huyện trong vụ mùa vừa qua ước tăng thêm", "12,1% so với cùng kỳ.", True),
        ("Kết luận số 12-", "KL/HU của Huyện ủy về cây lúa.", True),
        ("Các xã ven sông trong huyện đã gieo xong, trong đó có xã của", "Đồng Lúa.", True),
        ("Hộ trồng lúa ở vùng đồng bằng", "Căn cứ vào lịch gieo.", False),
        ("1. Diện tích gieo trồng", "Năm nay huyện gieo sớm.", False),
        ("Các xã ven sông trong huyện đã gieo xong vụ mùa năm nay ở", "- Xã Thượng gieo xong.", False),
    ],
)
def test_cut_sentences_are_joined(first: str, second: str, joined: bool) -> None:
    assert len(paragraphs(make("Mở đầu.", first, second))) == (2 if joined else 3)


def test_abbreviation_that_opens_a_wrapped_line_goes_on() -> None:
    wrapped = (
        "Huyện kêu gọi các nhà đầu tư góp vốn vào khu công nghiệp\n"
        "ven sông, mỗi dự án cần từ 1 triệu đến khoảng 2-10 triệu\n"
        "USD vốn, trong đó vốn của nước ngoài chiếm một nửa và vốn\n"
        "trong nước một nửa. Các dự án này đều do Ban quản lý, tức\n"
        "UBND huyện, xem xét; các dự án lớn thì trình tỉnh. Huyện\n"
        "đã có hai mươi dự án như vậy, trong đó có mười dự án đang\n"
        "làm thủ tục đất đai và mười dự án chờ cấp giấy phép cùng\n"
        "các giấy tờ khác theo luật hiện hành của nhà nước ta nay\n"
        "và đang làm."
    )
    assert len(paragraphs(read_text("Mở đầu.\n\n" + wrapped, "x"))) == 2
    assert len(paragraphs(make("Mở đầu.", "Mỗi dự án 2-10 triệu", "USD vốn."))) == 2
    assert len(paragraphs(make("Mở đầu.", "1. Thu hút vốn", "UBND huyện đã mời gọi."))) == 3


def test_symbol_cut_at_its_hyphen_is_whole_again() -> None:
    document = make("Thực hiện Kết luận số 12-", "KL/HU của Huyện ủy.")
    assert paragraphs(document) == ["Thực hiện Kết luận số 12-KL/HU của Huyện ủy."]
    block = document.blocks[0]
    at = block.text.index("12-KL")
    assert [(p.line, p.column) for p in document.places(block, at, at + 8)] == [(1, 22), (3, 0)]


def test_notes_between_the_halves_of_a_sentence_are_taken_out() -> None:
    first = "Huyện có 40 trạm bơm đang chạy¹ và 12 trạm đang sửa² (trong"
    document = make(first, "¹ Chạy bằng điện.", "² Sửa ở xưởng.", "Xong trước mùa.", "đó 3 trạm lớn). Hết.")
    assert paragraphs(document) == ["Huyện có 40 trạm bơm đang chạy và 12 trạm đang sửa (trong đó 3 trạm lớn). Hết."]
    assert [[document.notes[i].text for i in note.blocks] for note in document.footnotes] == [
        ["Chạy bằng điện."], ["Sửa ở xưởng.", "Xong trước mùa."],
    ]  # fmt: skip
    assert [len(note.refs) for note in document.footnotes] == [1, 1]


def test_note_without_mark_and_mark_without_note_leave_warnings() -> None:
    document = make("Huyện có 40 trạm bơm[^1].", "[^2]: Chạy bằng điện.")
    assert warnings(document) == ["note-missing 1", "note-unreferenced 2"]


def test_notes_that_count_anew_on_every_page_find_their_own_marks() -> None:
    document = make("Trạm một[^1].", "[^1]: Điện.", "Trạm hai[^1].", "[^1]: Dầu.")
    assert [[document.blocks[b].text for b, _ in note.refs] for note in document.footnotes] == [
        ["Trạm một."],
        ["Trạm hai."],
    ]


def test_mark_on_a_line_of_its_own_stays_with_its_sentence() -> None:
    document = make("Huyện có 40 trạm\n[^1]\nbơm nước.", "[^1]: Chạy điện.")
    assert paragraphs(document) == ["Huyện có 40 trạm bơm nước."]
    assert document.blocks[0].refs[0].offset == len("Huyện có 40 trạm")


@pytest.mark.parametrize(
    ("source", "text", "marks"),
    [
        ("đất 189m<sup>2</sup> và 3 km² và m³", "đất 189m² và 3 km² và m³", []),
        ("10<sup>6</sup> và 10⁶ con", "10⁶ và 10⁶ con", []),
        ("lạm phát² và tháng³", "lạm phát và tháng", ["2", "3"]),
        ("20,36%<sup>3</sup>.", "20,36%.", ["3"]),
        ("tăng[^a] và giảm[^12]", "tăng và giảm", ["a", "12"]),
        ("**đậm** và *nghiêng* và __gạch__", "đậm và nghiêng và gạch", []),
        ("tỷ lệ $\\leq 15,8$ và $>90\\%$", "tỷ lệ ≤ 15,8 và >90%", []),
        ("giá $5 và $6", "giá $5 và $6", []),
        ("a &lt; b &amp; c&nbsp;d", "a < b & c d", []),
        ("một<br>hai <b>ba</b>", "một hai ba", []),
        ("\\* sao \\[x\\]", "* sao [x]", []),
        ("CO<sub>2</sub>", "CO2", []),
        ("> 90% số hộ", "> 90% số hộ", []),
        (">90 hộ", ">90 hộ", []),
        ("> Lời trích", "Lời trích", []),
    ],
)
def test_markup_is_cut_and_marks_are_noted(source: str, text: str, marks: list[str]) -> None:
    document = make("Câu đầu.", source)
    block = next(b for b in document.blocks if "Câu đầu" not in b.text)
    assert block.text == text
    assert [ref.mark for ref in block.refs] == marks


def test_table_cells_are_joined_by_tabs_and_rows_by_newlines() -> None:
    document = make("Số liệu:", "| Hồ | Dung tích |\n|----|:---:|\n| **Đá** | 1,2[^1] |", "[^1]: Triệu m³.")
    table = document.blocks[1]
    assert table.kind is BlockKind.TABLE
    assert table.text == "Hồ\tDung tích\nĐá\t1,2"
    assert table.rows == (("Hồ", "Dung tích"), ("Đá", "1,2"))
    assert table.refs[0].offset == len(table.text)
    place = document.place(table, 0, 2)
    assert (place.line, place.column, place.end_column) == (3, 2, 4)


def test_escaped_bar_parts_no_cell() -> None:
    document = make("Số liệu:", "| Hồ | Dung tích |\n|----|----|\n| *Đá*\\|Vôi | **1**| \\| 2 |")
    assert document.blocks[1].rows == (("Hồ", "Dung tích"), ("Đá|Vôi", "1", "| 2"))
    place = document.place(document.blocks[1], document.blocks[1].text.index("Vôi"))
    assert place.line == 5


def test_page_numbers_and_running_headers_are_set_aside() -> None:
    pages = [
        f"Huyện đã sửa {name} trước mùa mưa năm nay và còn\n{n}\n"
        "Báo cáo thủy lợi huyện Đồng Lúa\nsửa tiếp vào năm sau. Hết."
        for n, name in enumerate(("trạm bơm ở xã Thượng", "cống Đầu", "kênh dẫn nước vào làng", "bờ đê"), 2)
    ]
    document = read_text("\n\n".join(pages), "x")
    assert len(paragraphs(document)) == 4
    assert sum(b.kind is BlockKind.FURNITURE for b in document.blocks) == 8


def test_numbered_forms_are_no_running_headers() -> None:
    document = make(*(f"Mẫu số {n}\n\nĐơn xin vào tổ {n}." for n in range(1, 6)))
    assert not any(b.kind is BlockKind.FURNITURE for b in document.blocks)


def test_form_feed_before_a_number_marks_a_page() -> None:
    document = read_text("Trạm bơm đang chạy và\n\f7\nđang tưới nước cho cả huyện.", "x")
    assert paragraphs(document) == ["Trạm bơm đang chạy và đang tưới nước cho cả huyện."]


def test_lone_star_in_wrapped_text_does_not_glue_paragraphs() -> None:
    lines = [f"Câu số {n} của bản kê, đã xong." for n in range(300)]
    document = read_text("*Ghi chú\n" + "\n".join(lines) + "\nhết*", "x")
    assert len(document.blocks) > 200


def test_a_note_goes_on_as_long_as_its_lines_are_set_in() -> None:
    document = make(
        "Sản lượng tăng khá[^1] trong năm.",
        "[^1]: Theo số liệu của Sở Công Thương\n    tỉnh Bắc Giang.\n\n    Đoạn hai của chú thích.",
        "  Năm sau giữ vững.",
    )
    assert paragraphs(document) == ["Sản lượng tăng khá trong năm.", "Năm sau giữ vững."]
    assert [[document.notes[i].text for i in note.blocks] for note in document.footnotes] == [
        ["Theo số liệu của Sở Công Thương tỉnh Bắc Giang.", "Đoạn hai của chú thích."]
    ]


def test_lines_below_a_superscript_are_not_taken_for_a_note_because_they_are_set_in() -> None:
    document = make("Sản lượng tăng khá¹ trong năm.", "¹ Theo Sở Công Thương.", "    Năm sau giữ vững.")
    assert paragraphs(document) == ["Sản lượng tăng khá trong năm.", "Năm sau giữ vững."]


def test_wrapped_notes_at_the_foot_of_a_page_take_no_lines_of_the_body() -> None:
    document = read_text(
        "Điều 1. Thẩm quyền\n"
        "1. Chánh án phải chịu trách nhiệm trước pháp luật và không được ủy quyền cho\n"
        "Thẩm phán thực hiện nhiệm vụ của mình[1].\n"
        "\n"
        "[1] Khoản này được sửa đổi, bổ sung theo quy định tại khoản 5 Điều 1 của Luật\n"
        "số 65/2029/QH16 sửa đổi, bổ sung một số điều, có hiệu lực kể từ năm 2030.\n"
        "\n"
        "20\n"
        "\n"
        "Điều 2. Nhiệm vụ của Thẩm phán\n"
        "1. Thẩm phán được phân công giải quyết, xét xử vụ án hình sự có những nhiệm vụ,\n"
        "quyền hạn sau đây.\n",
        "x",
    )
    assert [section.label for section in document.sections] == ["Điều 1.", "1.", "Điều 2.", "1."]
    assert [note.text[:8] for note in document.notes] == ["Khoản nà"]
    assert document.notes[0].text.endswith("kể từ năm 2030.")


def test_a_mark_before_the_words_of_a_cell_belongs_to_that_cell() -> None:
    document = make("Mở đầu.", "| Chỉ tiêu | Năm 2030[^1] |\n| Lúa |[^2] 7 ha |", "[^1]: Ước.", "[^2]: Sơ bộ.")
    table = next(block for block in document.blocks if block.kind is BlockKind.TABLE)
    assert [(table.text[: ref.offset], ref.mark) for ref in table.refs] == [
        ("Chỉ tiêu\tNăm 2030", "1"),
        ("Chỉ tiêu\tNăm 2030\nLúa\t", "2"),
    ]


@pytest.mark.parametrize("blanks", ["  ", " \u00a0", "    "])
def test_blanks_at_a_line_end_part_no_sentence(blanks: str) -> None:
    document = read_text(f"1. Lúa\n\nSản lượng lúa tăng 14,2 điểm{blanks}\nphần trăm so với năm trước.\n", "x.md")
    assert paragraphs(document)[1:] == ["Sản lượng lúa tăng 14,2 điểm phần trăm so với năm trước."]
    letterhead = read_text(f"Nơi nhận:{blanks}\nNhư trên;{blanks}\nLưu văn thư.\n", "x.md")
    assert len(paragraphs(letterhead)) == 3
