"""Places and the ways through a document's tree."""

import pytest

from doichieu.model.document import Block, BlockKind, Run
from doichieu.model.place import Place, SourceMap
from tests.reading.making import make


def test_offsets_after_a_decomposed_letter_are_shifted_back() -> None:
    source = SourceMap((0, 4), shifts=((1, 3), (6, 9)))
    assert source.place(0, 1) == Place(1, 0, 1, 3)
    assert source.place(1, 3) == Place(1, 3, 1, 5)
    assert source.place(5, 6) == Place(2, 1, 2, 3)


def test_end_of_a_stretch_stands_on_the_line_of_its_last_letter() -> None:
    assert SourceMap((0, 4)).place(0, 4) == Place(1, 0, 1, 4)
    assert SourceMap((0, 4)).place(2, 2) == Place(1, 2, 1, 2)


def test_replaced_stretch_maps_to_the_whole_of_its_source() -> None:
    block = Block(BlockKind.PARAGRAPH, "a≤b", (Run(0, 0, 1), Run(1, 1, 4), Run(2, 5, 1)))
    assert (block.source_start(1), block.source_end(2)) == (1, 5)
    assert (block.source_start(2), block.source_end(3)) == (5, 6)


def test_ways_through_the_tree_agree() -> None:
    document = make("I. MỘT", "Lời.", "1. Hai", "Lời.", "2. Ba", "Lời.", "II. BỐN", "Lời.")
    assert document.children(-1) == (0, 3)
    assert document.children(0) == (1, 2)
    assert document.ancestors(2) == [0]
    assert document.subtree_end(0) == 3
    assert list(document.blocks_of(0)) == [0, 1, 2, 3, 4, 5]
    assert list(document.own_blocks(0)) == [0, 1]
    assert [section.id for section in document.sections] == ["s1", "s2", "s3", "s4"]


@pytest.mark.parametrize(("path", "name"), [("a/b.txt", "b.txt"), ("a\\b.txt", "b.txt"), ("b.txt", "b.txt")])
def test_name_is_the_last_part_of_the_path(path: str, name: str) -> None:
    from doichieu.reading.reader import read_text

    assert read_text("Lời.", path).name == name
