"""Names of changes stay with what they say."""

from __future__ import annotations

from doichieu.compare.change_keys import change_keys
from doichieu.compare.compare import compare
from doichieu.model.side import Sides
from doichieu.reading.reader import read_bytes

OLD = "I. Chè\n\nTrồng 5 ha. Thu 7 tấn.\n\nII. Cam\n\nTrồng 5 ha."
NEW = "I. Chè\n\nTrồng 6 ha. Thu 8 tấn.\n\nII. Cam\n\nTrồng 6 ha. Sâu bệnh ít."


def keys(a: str, b: str) -> list[str]:
    found = compare(Sides(read_bytes(a.encode(), "a.txt"), read_bytes(b.encode(), "b.txt")))
    return list(change_keys(found).values())


def test_each_change_has_a_name_of_its_own_the_same_from_either_side() -> None:
    told = keys(OLD, NEW)
    assert len(told) == len(set(told)) == 4
    assert set(keys(NEW, OLD)) == set(told)


def test_names_stay_when_other_changes_come() -> None:
    assert set(keys(OLD, NEW)) < set(keys("Lời đầu.\n\n" + OLD, "Lời cuối.\n\n" + NEW))


def test_sections_parted_by_hand_are_not_matched() -> None:
    a, b = read_bytes(OLD.encode(), "a.txt"), read_bytes(NEW.encode(), "b.txt")
    for one, other, apart in ((a, b, (1, 1)), (b, a, (1, 1))):
        pairs = compare(Sides(one, other), apart=[apart]).pairs
        assert (1, 1) not in {tuple(pair.sections) for pair in pairs}
        assert (0, 0) in {tuple(pair.sections) for pair in pairs}
