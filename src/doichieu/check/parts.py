"""Parts: which figures of a sentence are told as parts of a total, and which figures before them may be that total.

*Parts* are the figures behind a leading word ("gồm", "trong đó") in the same brackets; what is told of a part
("tăng 5 dự án", "trong đó …" within) is none. A total stands before them, is told as it is (no change, no share),
and in what they can be added in: one unit, or things that are counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..facts.numbers import NUM, number
from ..facts.quantities import Quantity
from .claims import noun
from .passages import Figure, Passage, spoken

WHOLLY = spoken(
    "gồm|bao gồm|gồm có|bao gồm có|chia ra|chia theo|chia thành|gồm các|hình thành từ|hợp thành từ|"
    "từ các nguồn|phân bổ cho|hợp thành|cấu thành từ"
)
PARTLY = spoken(
    "trong đó|trong đó có|trong số đó|trong số này|cụ thể|cụ thể là|cụ thể như sau|bao gồm cả|cụ thể có|xảy ra trên|"
    "xảy ra tại|phân bố ở|phân bố tại"
)
_INNER = re.compile(f"(?:{WHOLLY}|{PARTLY}|{spoken('riêng|nhất là|như|so với|cùng kỳ|bình quân')}) ")
_TELLS = re.compile(
    spoken(
        "tăng|giảm|vượt|hơn|kém|thêm|tăng thêm|giảm bớt|cao hơn|thấp hơn|so với|bằng|kế hoạch|dự toán|bình quân|mỗi|"
        "cùng kỳ|trị giá|từ|đến|thứ|chỉ tiêu|nâng lên|tăng so với|giảm so với|tăng trưởng"
    )
    + " $"
)
"""Words before a figure that is told of a part and is none itself."""

_COMPARED = re.compile(spoken("so với|cùng kỳ|so") + "[^,;:()\ue000-\uf7ff]*$")
"""What a total is held against: "so với kế hoạch năm 2024 là 5.785 tỷ đồng"."""
_PARTLY_HERE, _ANOTHER = re.compile(f"{PARTLY} $"), re.compile(f" {PARTLY} ")
_LEAD_LETTERS = 24
_LATER = re.compile(f" ; {spoken('ước|dự kiến|cả năm|phấn đấu|lũy kế|tính chung|ước cả năm|dự ước')} ")
"""What begins another whole behind the parts of one: "… trong đó quý III 1.250 tỷ đồng; ước cả năm 4.520 tỷ đồng"."""
_IS_NAME = re.compile(" sao(?: |$)")
"""Behind a figure that is a name: "131 sản phẩm 3 sao"."""
_WORD_NEXT = re.compile(r" [^\W\d_]")
_DIGITS = re.compile(NUM)

Part = tuple[Passage, Figure]
"""A part, and the sentence it stands in."""


def parts_behind(passage: Passage, start: int) -> list[Figure]:
    """The figures that are parts told from an offset of the skeleton on, up to the end of their brackets."""
    skeleton = passage.skeleton
    end = _end_of_parts(skeleton, start)
    inside = [figure for figure in passage.figures if start <= figure.at < end]
    if not inside:
        return []
    depth = depth_at(skeleton, start)
    parts: list[Figure] = []
    skip_to = start
    for figure in inside:
        if figure.at < skip_to or figure.depth != depth or _IS_NAME.match(passage.after(figure)):
            continue
        inner = _INNER.search(skeleton, parts[-1].at if parts else start, figure.at)
        if inner is not None and parts:
            stop = skeleton.find(" ;", inner.end(), end)
            skip_to = stop if stop >= 0 else end
            if figure.at < skip_to:
                continue
        if not _TELLS.search(passage.before(figure)):
            parts.append(figure)
    return parts


def _end_of_parts(skeleton: str, start: int) -> int:
    """Where parts end: with their brackets or the sentence, or where the next of several wholes has parts of its own.

    In "lợn 417 con, trong đó xuất chuồng 240; dê 29 con, trong đó …" goats are no part of the pigs; with a colon behind
    the leading word they would be.
    """
    end = closing(skeleton, start)
    if (later := _LATER.search(skeleton, start, end)) is not None:
        end = later.start()
    if _PARTLY_HERE.search(skeleton, max(start - _LEAD_LETTERS, 0), start) and not skeleton.startswith(":", start):
        stop = skeleton.find(" ; ", start, end)
        if stop >= 0 and _ANOTHER.search(skeleton, stop, end):
            return stop
    return end


def totals_before(passage: Passage, at: int, part: Figure) -> list[Figure]:
    """The figures before an offset that parts may make, the nearest first: told as they are, no change and no share."""
    depth = depth_at(passage.skeleton, at)
    found = [
        figure for figure in reversed(passage.figures)
        if figure.at < at and figure.depth <= depth and not is_told_of(passage, figure) and addable_to(figure, part)
        and not _COMPARED.search(passage.before(figure, 60))
    ]  # fmt: skip
    named = noun(passage, part)
    low = max(passage.skeleton.rfind(" ; ", 0, at), 0)
    return sorted(found, key=lambda figure: not (named and figure.at > low and noun(passage, figure) == named))


def addable_to(one: Figure, other: Figure) -> bool:
    """Whether two figures can be parts of one sum: one unit, or both things that are counted."""
    a, b = one.quantity, other.quantity
    if _is_whole(a) and not _is_whole(b) and (a.unit is None or a.counted):
        return False
    if "%" in (a.unit, b.unit) or "pp" in (a.unit, b.unit):
        return False
    if (a.unit is not None and not a.counted) or (b.unit is not None and not b.counted):
        return a.unit == b.unit
    return True


def in_unit_of(passage: Passage, total: Figure, part: Figure) -> Figure:
    """A part told without a unit, in that of its total: "18.050 tấn (nuôi ao 12.640; lồng bè 4.875)"."""
    whole, own = total.quantity, part.quantity
    bare = own.unit is None and own.of is None and own.value is not None and not _WORD_NEXT.match(passage.after(part))
    told = number(found[0]) if whole.value is not None and (found := _DIGITS.search(whole.raw)) else None
    if not bare or not told or whole.unit is None or whole.counted or own.low is None or own.high is None:
        return part
    scale = (whole.value or 0) / told
    ends = (own.value or 0) * scale, own.low * scale, own.high * scale
    return part._replace(quantity=own._replace(value=ends[0], low=ends[1], high=ends[2], unit=whole.unit))


def _is_whole(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.low == int(quantity.low)


def is_told_of(passage: Passage, figure: Figure) -> bool:
    """Whether a figure tells how another changed, or is what it is measured against."""
    return _TELLS.search(passage.before(figure)) is not None


def of_one_noun(passage: Passage, total: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """The parts told by the total's own noun where there are two of them, else all that can be added to it."""
    addable = [part for part in parts if addable_to(total, part)]
    named = noun(passage, total)
    own = [part for part in addable if noun(passage, part) == named]
    return own if len(own) >= 2 else addable


def closing(skeleton: str, start: int, mark: str = "") -> int:
    """Where the brackets around an offset close, a mark outside of further brackets stands, or the sentence ends."""
    depth = 0
    for at in range(start, len(skeleton)):
        if skeleton[at] == "(":
            depth += 1
        elif skeleton[at] == ")":
            depth -= 1
            if depth < 0:
                return at
        elif skeleton[at] == mark and depth == 0:
            return at
    return len(skeleton)


def depth_at(skeleton: str, at: int) -> int:
    return max(skeleton.count("(", 0, at) - skeleton.count(")", 0, at), 0)
