"""Counts: a number of things and the list of them.

    04 KCN: Đình Trám, Quang Châu, Song Khê - Nội Hoàng và Vân Trung
    ba nhiệm vụ: (1) …; (2) …; (3) …

Items are parted by semicolons, else by commas, and the last one perhaps by "và". As "và" and commas also
stand within names (Sở Nông nghiệp và Môi trường), a list has a least and a most number of items, and only
a number outside of both fails. Names with hyphens are one. Lists that say they are open ("như", "v.v.", "…")
count for nothing, nor do items that are sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from .claims import Claim
from .items import ACT, items_in
from .parts import closing
from .passages import FIGURE, WORD, Figure, Passage, spoken
from .result import Proof, Rule, Spot
from .rounding import Verdict, printed
from .spelled import with_spelled

_WHOLLY = spoken("gồm|bao gồm|là|gồm có|đó là|cụ thể là|cụ thể")
_LEAD = re.compile(
    rf" (?:(?P<bracket>\()(?: {_WHOLLY})?(?: {spoken('các')} {WORD}(?: {WORD})?)?(?: :)?|"
    rf"(?P<gom>{_WHOLLY})(?: {spoken('các')} {WORD}(?: {WORD})?)?(?: :)?"
    rf"|(?P<colon>:)(?: {_WHOLLY})?)(?= )"
)
_OPEN = re.compile(
    rf"{spoken('như|v . v|v.v|nhất là|trong đó|điển hình|tiêu biểu|chủ yếu|đặc biệt|một số|để|nhằm|lần lượt|riêng')}|…"
)
"""Words that say a list is not whole, or no list."""
_AMONG = re.compile(
    spoken(
        "như|nhất là|trong đó|điển hình|tiêu biểu|chủ yếu|đặc biệt là|một số|ví dụ|kể đến|đơn cử|riêng|phần lớn|đa số"
    )
)
"""The same between a number and its list: "05 doanh nghiệp như: …"."""
_CHIEF = re.compile(f"{spoken('chủ yếu|tiêu biểu|điển hình')} ?$")
"""Right before the colon these words are the noun's: "03 hạn chế chủ yếu:" are all three."""
_NOT = re.compile(rf"(?<!\S){spoken('không|chưa|không kể|trừ')} ")
_EXCEPT = re.compile(rf" *{spoken('không|chưa|trừ|kể cả|bao gồm cả|trong|xem|theo|nêu')}(?!\S)")
_RANK = re.compile(spoken("thứ|hạng|khóa|lần thứ|loại|số|nhóm") + " $")
_NUMBERED = re.compile(rf"\( (?P<n>{FIGURE}) \)")
_KINDS_OF_PLACE = re.compile(spoken("huyện|thành phố|thị xã|tỉnh|thuộc|tại"))
_EVENTS = frozenset(("hội", second) for second in ("thi", "nghị", "thảo", "chợ", "diễn", "thao", "trại"))
_NO_THINGS = frozenset({
    "năm", "tháng", "ngày", "lần", "giờ", "tuổi", "tuần", "người", "lượt", "%", "phút", "quý", "con", "hộ",
})  # fmt: skip
_FAR = 3
"""A footnote that lists many more or fewer things lists others."""
_BETWEEN = 16
"""At most so many words stand between a number and its list."""
_MOST = 40


def counts(passage: Passage) -> Iterator[Claim]:
    """The claims of a sentence about how many things it lists."""
    passage = with_spelled(passage)
    done: set[int] = set()
    for match in _LEAD.finditer(passage.skeleton):
        if _NOT.search(passage.skeleton, max(match.start() - 6, 0), match.end()):
            continue
        number = number_before(passage, match.start())
        value = count_of(number) if number is not None else None
        if number is None or value is None or number.at in done:
            continue
        told = _numbered(passage, number, value, match) or _named(passage, number, value, match)
        if told is not None:
            done.add(number.at)
            yield told


def number_before(passage: Passage, at: int) -> Figure | None:
    """The figure before a list that says of how many things it is."""
    colon = passage.skeleton.startswith(" :", at)
    for figure in reversed(passage.figures):
        measured = figure.quantity.unit is not None and not figure.quantity.counted
        if figure.at >= at or measured or passage.after(figure).split()[:1] == ["sao"]:
            continue
        between = passage.skeleton[figure.at + 1 : at].removesuffix(" ,")
        words = between.split()
        plain = 0 < len(words) <= _BETWEEN and ";" not in between and words[0].isalpha() and words[0] not in _NO_THINGS
        plain = (
            plain
            and not _AMONG.search(_CHIEF.sub("", between) if colon and "," not in between else between)
            and not _RANK.search(passage.before(figure))
            and "(" not in between
        )
        return figure if plain and not _counts_with(passage, figure) else None
    return None


def _counts_with(passage: Passage, figure: Figure) -> bool:
    """Whether a figure is one of two that are counted together: "3 xã và 2 thị trấn: …"."""
    return re.search(rf"{FIGURE}(?: {WORD}){{1,3}} (?:và|,) $", passage.before(figure)) is not None


def count_of(figure: Figure) -> int | None:
    """The whole number of a figure that counts things."""
    known = printed(figure.quantity)
    exact = known is not None and known.step == 0 and known.value.denominator == 1
    plain = figure.quantity.comparator == "="
    if known is None or not exact or not plain or not 2 <= known.value <= _MOST:
        return None
    return int(known.value)


def _numbered(passage: Passage, number: Figure, value: int, match: re.Match[str]) -> Claim | None:
    """Items with their numbers in brackets: (1), (2), (3)."""
    wanted = 1
    last: Figure | None = None
    for found in _NUMBERED.finditer(passage.skeleton, match.end() - (2 if match["bracket"] else 0)):
        figure = passage.at(found.start("n"))
        known = printed(figure.quantity)
        if known is None or known.value != wanted:
            break
        wanted, last = wanted + 1, figure
    if last is None or wanted <= 2:
        return None
    return _told(passage, number, value, wanted - 1, wanted - 1, passage.spot(last))


_NOTE_LIST = re.compile(rf"(?P<bracket>\()?(?:{_WHOLLY})(?: {spoken('các')} {WORD}(?: {WORD})?)?(?: :)?(?= )")


def counted_in(passage: Passage, number: Figure, note: Passage) -> Claim | None:
    """A number of things whose names stand in its footnote: "06 dự án¹ … ¹ Gồm: …"."""
    match = _NOTE_LIST.match(note.skeleton)
    value = count_of(number)
    behind = passage.after(number).split()
    if match is None or value is None or not behind or behind[0] in _NO_THINGS:
        return None
    told = _numbered(note, number, value, match) or _named(note, number, value, match, noun=behind[0])
    if told is None or abs(int(told.proof.result or 0) - value) > _FAR:
        return None
    return replace(told, spots=(passage.spot(number), *told.spots[1:]))


def _named(passage: Passage, number: Figure, value: int, match: re.Match[str], noun: str = "") -> Claim | None:
    """Items by their names; the number stands in another sentence where its noun is given."""
    end = _end(passage.skeleton, match.end(), bracket=match["bracket"] is not None)
    if end is None:
        return None
    listed = _without_brackets(passage.skeleton[match.end() : end])
    noun, apart = noun or _noun(passage.after(number).split()), bool(noun)
    local = noun in ("xã", "phường", "thôn", "thị")
    if _EXCEPT.match(listed):
        return None
    own = re.split(f" ; (?={FIGURE} )", listed)[0]
    first = listed.split(" ; ")[0]
    semicolons = [(part, (" ; ",)) for part in (_up_to_an_act(listed), own, listed)]
    ways = (*semicolons, (first, (" , ",)), (listed, (" ; ", " , ")))
    whole = [way for way in ways if _is_whole(way[0], local=local)]
    readings = [reading for part, marks in whole for reading in items_in(passage, match, part, marks, noun)]
    spot = _stretch(passage, match.start(), end)
    spot = spot if apart else spot._replace(start=number.token.start)
    told = [_told(passage, number, value, least, most, spot) for least, most in readings]
    return next((one for one in told if one.verdict is Verdict.HOLDS), told[0] if told else None)


def _noun(words: list[str]) -> str:
    """The noun that is counted; of "hội thi" and "hội nghị" both words, for they are no unions."""
    return " ".join(words[:2]) if tuple(words[:2]) in _EVENTS else words[0]


def _up_to_an_act(listed: str) -> str:
    """A list of things without what is said behind it: "A; B; C; hoàn thành báo cáo trước ngày …"."""
    items = listed.split(" ; ")
    acts = [ACT.match(item) is not None for item in items]
    return " ; ".join(items[: acts.index(True)]) if True in acts[1:] and not acts[0] else listed


def _is_whole(listed: str, *, local: bool) -> bool:
    """Whether a list says nothing against its being whole; places within places cannot be told apart by commas."""
    return not (_OPEN.search(listed) or ":" in listed or (local and _KINDS_OF_PLACE.search(listed)))


def _end(skeleton: str, start: int, *, bracket: bool) -> int | None:
    """Where a list ends: with its bracket, or with its sentence, which must not go on otherwise."""
    end = closing(skeleton, start, "" if bracket else ".")
    return None if bracket and end == len(skeleton) else end


def _without_brackets(text: str) -> str:
    """The text with blanks for what stands in brackets."""
    previous = None
    while previous != text:
        previous, text = text, re.sub(r"\([^()]*\)", lambda match: " " * len(match[0]), text)
    return text


def _stretch(passage: Passage, start: int, end: int) -> Spot:
    """The stretch of text from one offset of the skeleton to another."""
    return Spot(passage.document, passage.block, passage.text_offset(start), passage.text_offset(end), passage.note)


def _told(passage: Passage, number: Figure, value: int, least: int, most: int, listed: Spot) -> Claim:
    verdict = Verdict.HOLDS if least <= value <= most else Verdict.FAILS
    proof = Proof("count", (number.quantity.raw,), Fraction(most if value > most else least), "")
    return Claim(Rule.COUNT, "count", verdict, (passage.spot(number), listed), number.quantity.raw, proof)
