"""Outlines set right by hand: made, unmade, raised and lowered headings."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doichieu.model.correction import Act, Correction
from doichieu.model.document import BlockKind, Document, SectionKind
from doichieu.reading.corrections import correct
from doichieu.reading.reader import read_text
from tests.reading.making import make, tree, warnings
from tests.reading.test_places import check_tree

TEXT = """BÁO CÁO

I. KẾT QUẢ

1. Công nghiệp

Sản xuất tăng.

Về thủy lợi

Đã sửa mười cống.

2. Dịch vụ

Khách đông.

II. NHIỆM VỤ

1. Giữ đê

Trực ngày đêm.
"""


def corrected(*acts: tuple[str, str]) -> Document:
    """The text with acts on the lines that begin so."""
    lines = TEXT.split("\n")
    at = {start: next(i for i, line in enumerate(lines, 1) if line.startswith(start)) for _, start in acts}
    return correct(read_text(TEXT, "x"), [Correction(Act(act), at[start]) for act, start in acts])


def test_missed_heading_is_made_below_its_section_and_takes_the_text_after_it() -> None:
    document = corrected(("make", "Về thủy lợi"))
    assert tree(document)[:4] == ["I. KẾT QUẢ", "  1. Công nghiệp", "    - Về thủy lợi", "  2. Dịch vụ"]
    section = document.sections[2]
    assert [document.blocks[i].text for i in document.own_blocks(2)] == ["Về thủy lợi", "Đã sửa mười cống."]
    assert (section.line, section.end_line, section.path) == (9, 11, ("I.", "1.", "Về thủy lợi"))
    assert document.blocks[section.first].kind is BlockKind.HEADING
    assert warnings(document) == ["corrected make"]


def test_line_with_a_number_keeps_it_as_its_label() -> None:
    document = correct(read_text("I. KẾT QUẢ\n\nLời.\n\n9. Chợ họp sớm. Đông lắm.\n", "x"), [Correction(Act.MAKE, 5)])
    assert tree(document) == ["I. KẾT QUẢ", "  9. Chợ họp sớm"]


def test_heading_that_is_none_hands_its_text_to_the_one_before() -> None:
    document = corrected(("unmake", "2. Dịch vụ"))
    assert tree(document) == ["I. KẾT QUẢ", "  1. Công nghiệp", "II. NHIỆM VỤ", "  1. Giữ đê"]
    assert [document.blocks[i].text for i in document.own_blocks(1)][-2:] == ["2. Dịch vụ", "Khách đông."]
    assert document.blocks[document.sections[1].end - 2].kind is BlockKind.PARAGRAPH


def test_children_of_an_unmade_heading_take_its_level() -> None:
    document = corrected(("unmake", "II. NHIỆM VỤ"))
    assert tree(document) == ["I. KẾT QUẢ", "  1. Công nghiệp", "  2. Dịch vụ", "1. Giữ đê"]


def test_raised_section_takes_those_after_it_along() -> None:
    document = corrected(("promote", "1. Công nghiệp"))
    assert tree(document)[:3] == ["I. KẾT QUẢ", "1. Công nghiệp", "  2. Dịch vụ"]


def test_lowered_section_stands_below_the_one_before() -> None:
    document = corrected(("demote", "2. Dịch vụ"))
    assert tree(document)[:3] == ["I. KẾT QUẢ", "  1. Công nghiệp", "    2. Dịch vụ"]


@pytest.mark.parametrize("act", [("promote", "I. KẾT QUẢ"), ("unmake", "I. KẾT QUẢ"), ("demote", "1. Công nghiệp"),
                                 ("make", "1. Công nghiệp"), ("make", "BÁO CÁO")])  # fmt: skip
def test_what_cannot_be_done_changes_nothing(act: tuple[str, str]) -> None:
    assert corrected(act) == read_text(TEXT, "x")


def test_acts_follow_one_another_and_can_be_taken_back() -> None:
    acts = [("make", "Về thủy lợi"), ("promote", "Về thủy lợi")]
    assert tree(corrected(*acts))[:3] == ["I. KẾT QUẢ", "  1. Công nghiệp", "  - Về thủy lợi"]
    assert corrected(*acts, ("unmake", "Về thủy lợi")).sections == read_text(TEXT, "x").sections


@given(st.lists(st.builds(Correction, st.sampled_from(Act), st.integers(1, 21)), max_size=12))
@settings(max_examples=200, deadline=None)
def test_any_corrections_leave_a_sound_tree_and_the_same_text(corrections: list[Correction]) -> None:
    before = read_text(TEXT, "x")
    document = correct(before, corrections)
    check_tree(document)
    assert [block.text for block in document.blocks] == [block.text for block in before.blocks]


def test_a_heading_over_two_lines_comes_back_whole() -> None:
    document = make(
        "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "Nội dung.", "Chương II", "TỔ CHỨC", "Điều 2. Bộ máy"
    )  # fmt: skip
    unmade = correct(document, [Correction(Act.UNMAKE, document.sections[2].line)])
    assert [b.kind for b in unmade.blocks if b.text in ("Chương II", "TỔ CHỨC")] == [BlockKind.PARAGRAPH] * 2
    acts = (Act.UNMAKE, Act.MAKE, Act.PROMOTE, Act.PROMOTE)
    again = correct(document, [Correction(act, document.sections[2].line) for act in acts])
    made = next(section for section in again.sections if section.label == "Chương II")
    assert (made.title, made.kind, made.depth) == ("TỔ CHỨC", SectionKind.CHAPTER, 1)


def test_a_preamble_is_not_raised() -> None:
    document = make(
        "QUYẾT ĐỊNH", "Ban hành quy chế", "Điều 1. Ban hành kèm theo.", "Nơi nhận:", "- Như Điều 1.", "QUY CHẾ",
        "(Ban hành kèm theo Quyết định số 5)", "Căn cứ Luật A;", "Điều 1. Phạm vi", "Nội dung.",
    )  # fmt: skip
    preamble = [section for section in document.sections if section.kind is SectionKind.PREAMBLE and section.depth > 1]
    assert preamble
    assert correct(document, [Correction(Act.PROMOTE, preamble[0].line)]) is document
