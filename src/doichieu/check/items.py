"""Items of a list of names: how many there are at least and at most.

"Và" and commas stand between items and also within names (Sở Nông nghiệp và Môi trường), names with hyphens are one,
and what follows the last item may belong to it or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .passages import FIGURE, Passage, spoken

_JOINS = re.compile(f" và {spoken('đội|tổ|phòng|sở|ban|công an|ubnd|huyện|xã|thị trấn|phường|trường|thôn|thành phố')}")
_ORGANS = frozenset({
    "sở", "bộ", "ban", "phòng", "chi", "cục", "vụ", "viện", "trung", "ngành", "văn", "ủy", "đài", "báo", "trường",
    "công", "tổng", "khoa", "tòa", "kho", "thanh", "bảo", "đoàn", "hợp",
})  # fmt: skip
"""First words of names of organs, which have "và" within them."""
_UNIONS = frozenset(
    [("hội", second) for second in ("đồng", "nông", "liên", "cựu", "phụ", "chữ")]
    + [("liên", second) for second in ("đoàn", "minh", "hiệp")]
)
_BODIES = frozenset({"phòng", "sở", "ban", "bộ", "cơ", "đơn", "ngành", "chi", "cục", "lĩnh", "đoàn", "hội", "tổ"})
"""What things that bear names of two words joined by "và" are called."""
_PLACES = frozenset({"huyện", "xã", "phường", "tỉnh", "quận", "thôn", "bản"})
_PLACES_OF_TWO = frozenset({("thị", "xã"), ("thành", "phố"), ("thị", "trấn")})
_COUNTED = re.compile(f" và {FIGURE} ")
"""The rest told by its number: "gồm thành phố Bắc Giang và 9 huyện"."""
_ITEM_WORDS = 11
_IN_BRACKETS = 9
_LONG = 30
"""Items between semicolons may be long."""
_NAMED = 2 / 3
"""A list of names has at least so many that begin with a capital."""
_SHORT = 5
"""Items that are no names are told apart by commas only where they are as short as this."""
ACT = re.compile(
    " ?"
    + spoken(
        "hoàn thành|triển khai|thực hiện|tổ chức|tiếp tục|đã|phối hợp|chỉ đạo|ban hành|xử lý|giải quyết|"
        "đồng thời|qua đó|góp phần|đang|chưa|đến nay|trong đó|hiện|kịp thời|tập trung|đẩy mạnh|tăng cường"
    )
)
"""Words that begin another clause, and no name of a thing."""


def items_in(
    passage: Passage, match: re.Match[str], listed: str, marks: tuple[str, ...], noun: str
) -> Iterator[tuple[int, int]]:
    """How many items a list has at least and at most, parted by some marks; nothing where they are no items.

    A list of names may end before what follows them: "QL 37, QL 31 và ĐT 291 với lưu lượng lớn, …".
    """
    cuts = [found.span() for found in re.finditer("|".join(marks), listed)]
    starts, ends = [0, *(high for _, high in cuts)], [*(low for low, _ in cuts), len(listed)]
    items = [listed[low:high] for low, high in zip(starts, ends, strict=True)]
    words = [_words(item) for item in items]
    if not _by_semicolons(marks) and any(" và " in item and not _is_organ(item.split()) for item in items[:-1]):
        return  # "A, B và C, D" may be read in several ways
    if not _by_semicolons(marks) and any(_JOINS.search(item) for item in items[:-1]):
        return
    if _COUNTED.search(listed):
        return
    alone = len(items) < 2 and (" , " not in marks or " và " not in listed or ";" in match.string[match.end() :])
    if alone or not all(words):
        return
    begins = [match.end() + low + len(item) - len(item.lstrip()) for low, item in zip(starts, items, strict=True)]
    capital = [_is_name(passage, at, item) for at, item in zip(begins, words, strict=True)]
    named = sum(capital) >= len(items) * _NAMED or _end_in_names(passage, begins, words)
    longest = max(len(part) for item in words for part in _split_at_and(item))
    parted = _by_semicolons(marks)
    shortest = _IN_BRACKETS if match["bracket"] else _SHORT
    short = longest <= (_LONG if parted else _ITEM_WORDS if named else shortest)
    if short and (named or not re.search(FIGURE, listed)):
        organs = noun in _BODIES
        last = match.end() + starts[-1]
        joins = (
            [_is_join(passage, last + found.start() + 1, organs=organs) for found in re.finditer(" và ", items[-1])]
            if not parted
            else []
        )
        yield len(items) + sum(joins), len(items) + len(joins)
    run = next((at for at, big in enumerate(capital) if not big), len(items))
    if 2 <= run < len(items):
        most = sum(item.count(" và ") for item in items[:run])
        yield run, run + most


def _is_name(passage: Passage, begin: int, words: list[str]) -> bool:
    """Whether an item begins with a capital, or with what a place is called and then with one: "huyện Nga Sơn"."""
    called = 2 if tuple(words[:2]) in _PLACES_OF_TWO else 1 if words[0] in _PLACES else 0
    named = bool(called) and len(words) > called and passage.is_capital(begin + len(" ".join(words[:called])) + 1)
    return named or passage.is_capital(begin)


def _end_in_names(passage: Passage, begins: list[int], items: list[list[str]]) -> bool:
    """Whether items are things with their names behind them: "kè Long Hải, hồ Suối Đá, đê sông Cái"."""

    def ends_so(begin: int, words: list[str]) -> bool:
        last = begin + len(" ".join(words)) - len(words[-1])
        return passage.is_capital(last) and ACT.match(" " + " ".join(words)) is None

    return all(ends_so(begin, words) for begin, words in zip(begins, items, strict=True))


def _by_semicolons(marks: tuple[str, ...]) -> bool:
    return marks == (" ; ",)


def _split_at_and(words: list[str]) -> list[list[str]]:
    """The words of an item, cut at "và"."""
    out: list[list[str]] = [[]]
    for word in words:
        if word == "và":
            out.append([])
        else:
            out[-1].append(word)
    return out


def _is_join(passage: Passage, at: int, *, organs: bool) -> bool:
    """Whether a "và" surely parts two items: two names, none of them of an organ ("Sở Nông nghiệp và Môi trường")."""
    skeleton = passage.skeleton
    before = skeleton[max(skeleton.rfind(mark, 0, at) for mark in (" , ", " ; ", " ( ", " : ")) + 3 : at].split()
    after = skeleton[at + 3 :].split()
    if not before or not after:
        return False
    if before[0] == after[0] or _is_organ(before) or _is_organ(after):
        return before[0] == after[0]
    low, high = at - len(" ".join(before)) - 1, at + 3
    if not organs:
        return passage.is_capital(low) and passage.is_capital(high)
    listed = re.split(f" [,;.)] | {FIGURE}", " ".join(after))[0].split()[:4]
    return all(
        passage.is_capital(offset + found.start())
        for offset, words in ((low, before), (high, listed))
        for found in re.finditer(r"\S+", " ".join(words))
    )


def _is_organ(words: list[str]) -> bool:
    """Whether words begin the name of an organ or a school."""
    return words[0] in _ORGANS or tuple(words[:2]) in _UNIONS


def _words(item: str) -> list[str]:
    """The words of an item, its figures and their units aside."""
    return re.split(f" ?{FIGURE}", item)[0].split()
