"""What stands outside of the sections is compared with them: the letterhead and the footnotes."""

from __future__ import annotations

import pytest

from doichieu.compare.compare import compare
from doichieu.compare.prepared import Prepared, prepare
from doichieu.compare.result import Comparison, Relation
from doichieu.model.side import Sides
from doichieu.reading.reader import read_text

HEAD = (
    "ỦY BAN NHÂN DÂN HUYỆN LAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "Số: 12/BC-UBND", "Lam, ngày 05 tháng 6 năm 2024", "BÁO CÁO", "Kết quả trồng chè năm 2023",
)  # fmt: skip
GROUND = "Thực hiện Kế hoạch số 15/KH-UBND, huyện báo cáo như sau:"
BODY = ("I. Kết quả", "Toàn huyện trồng mới 40 ha chè trên đất đồi.", "II. Hạn chế", "Giống về chậm.")
NOTED = ("I. Kết quả", "Trồng 40 ha[^1] chè trên đất đồi.", "II. Hạn chế", "Giống[^2] về chậm.")
NOTES = ("[^1]: Không kể 5 ha trồng dặm.", "[^2]: Giống LDP1.")


def compared(a: tuple[str, ...], b: tuple[str, ...]) -> Comparison:
    return compare(Sides(read_text("\n\n".join(a), "a.md"), read_text("\n\n".join(b), "b.md")))


def told(comparison: Comparison) -> list[tuple[str, str | None, str | None]]:
    return [
        (str(change.kind), change.sides.a and change.sides.a.text, change.sides.b and change.sides.b.text)
        for pair in comparison.pairs
        for change in pair.changes
    ]


def test_the_number_the_date_and_the_subject_are_compared() -> None:
    other = tuple(
        line.replace("12/BC", "14/BC").replace("05 tháng 6", "07 tháng 6").replace("2023", "2024") for line in HEAD
    )
    found = compared((*HEAD, GROUND, *BODY), (*other, GROUND, *BODY))
    assert told(found) == [
        ("citation", "12/BC-UBND", "14/BC-UBND"),
        ("date", "05 tháng 6 năm 2024", "07 tháng 6 năm 2024"),
        ("date", "2023", "2024"),
    ]
    assert found.pairs[0].relation is Relation.EDITED
    assert found.coverage.a.characters - found.coverage.a.compared < 60  # name and motto of the State
    assert {part.what for part in found.not_compared} == {"state name"}


def test_it_does_not_matter_where_the_letterhead_ends() -> None:
    small = tuple(line if line.startswith("Số") else line.capitalize() for line in HEAD)
    assert told(compared((*HEAD, GROUND, *BODY), (*small, GROUND, *BODY))) == []
    assert told(compared((*HEAD, GROUND, *BODY), (*HEAD[:1], *HEAD[3:], GROUND, *BODY))) == []


def test_a_letterhead_without_a_preamble_is_a_pair_of_its_own_in_front() -> None:
    other = (HEAD[0], *HEAD[3:5], "BÁO CÁO", "Kết quả trồng cam năm 2023")
    found = compared((*HEAD, *BODY), (*other, *BODY))
    assert told(found) == [("wording", "chè", "cam")]
    assert found.pairs[0].sections == Sides(2, 2)
    assert [pair.relation for pair in found.pairs] == [Relation.EDITED, Relation.IDENTICAL, Relation.IDENTICAL]


def test_a_letterhead_on_one_side_only_leaves_the_sections_alone() -> None:
    found = compared((*HEAD, *BODY), BODY)
    assert [pair.relation for pair in found.pairs] == [Relation.ONLY_A, Relation.IDENTICAL, Relation.IDENTICAL]


def test_a_note_is_compared_with_the_section_it_explains() -> None:
    other = (NOTES[0].replace("5 ha", "7 ha"), NOTES[1])
    found = compared((*NOTED, *NOTES), (*NOTED, *other))
    assert told(found) == [("quantity", "5 ha", "7 ha")]
    assert [str(pair.relation) for pair in found.pairs] == ["edited", "identical"]
    (change,) = found.pairs[0].changes
    assert change.sides.a
    block = found.documents.a.blocks[change.sides.a.spans[0].block]
    assert found.documents.a.place(block).line == 9
    assert not found.not_compared


def test_notes_that_are_numbered_anew_are_the_same_notes() -> None:
    shifted = tuple(line.replace("[^2]", "[^3]").replace("[^1]", "[^2]") for line in (*NOTED, *NOTES))
    assert told(compared((*NOTED, *NOTES), shifted)) == []


def test_of_one_section_only_its_own_notes_are_compared() -> None:
    a, b = (read_text("\n\n".join((*NOTED, *NOTES)), name) for name in ("a.md", "b.md"))
    found = compare(Sides(a, b), Sides(1, 1))
    assert {(part.side, part.what) for part in found.not_compared} == {
        (side, what) for side in "ab" for what in ("other sections", "footnotes")
    }


def test_every_letter_is_compared_or_named() -> None:
    found = compared((*HEAD, GROUND, *NOTED, *NOTES), (*HEAD, *BODY))
    for side, coverage in zip("ab", found.coverage, strict=True):
        left = sum(part.characters for part in found.not_compared if part.side == side)
        assert coverage.compared + left == coverage.characters


@pytest.mark.parametrize("lines", [(), ("./.",), HEAD, BODY, (*NOTES, *NOTED)])
def test_documents_of_any_shape_are_prepared(lines: tuple[str, ...]) -> None:
    document = read_text("\n\n".join(lines), "x.md")
    known = prepare(document)
    assert known.sections[: len(document.sections)] == document.sections
    assert len(known.blocks) == len(document.blocks) + len(document.notes)
    own = [i for section in known.sections for i in known.text_blocks(section.index)]
    assert len(own) == len(set(own))


def test_one_document_is_prepared_once() -> None:
    lately = Prepared(2)
    first, second, third = (read_text(name, name) for name in "xyz")
    assert lately.of(first) is lately.of(first)
    assert lately.of(lately.of(first)) is lately.of(first)
    known = lately.of(second)
    lately.of(third)
    assert lately.of(second) is known


def test_a_note_whose_mark_went_is_no_moved_passage() -> None:
    note = "[^1]: Không kể 5 ha trồng dặm ở các thôn vùng cao của xã."
    kept = ("I. Kết quả", "Trồng 40 ha chè trên đất đồi.")
    a = (*kept, "Trồng dặm nhiều[^1] nơi.", "II. Hạn chế", "Giống về chậm.", note)
    b = (*kept, "II. Hạn chế", "Giống về chậm.", note)
    assert [kind for kind, _, _ in told(compared(a, b))] == ["removed"]
