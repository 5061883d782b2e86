"""Contexts: what a figure tells, by the words around it, its time, and whether it is planned, estimated or reached.

What a figure tells is the words between the marks of its clause that say something; brackets beside it are left
aside, and one that holds a figure and nothing else is told by the words before it. A cell of a table is told by
the name of its row, with the year and the plan that the head of its column speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts.places import place_of
from ..model.document import Document, SectionKind
from ..text.letters import fold
from .cells import cells
from .claims import noun
from .passages import FIGURE, NAMED, Figure, Passage, spoken
from .told import EMPTY, ESTIMATES, PLANS, Told

_EXPECTED = re.compile(spoken("ước cả năm|ước năm|dự ước cả năm|ước thực hiện cả năm|ước thực hiện năm"))
"""At the beginning of a sentence: all that it tells is estimated."""
_TO_COME = re.compile(r"chỉ tiêu|mục tiêu|nhiệm vụ|giải pháp|phương hướng|kế hoạch|dự báo|định hướng", re.IGNORECASE)
_DONE = re.compile(r"kết quả|tình hình|đánh giá|(?<!tổ chức )thực hiện|nguyên nhân|hạn chế|tồn tại", re.IGNORECASE)
_COMPARES = re.compile(
    spoken("so với|cùng kỳ|năm trước|so|bằng|vượt|hơn|kém|cao hơn|thấp hơn|từ|trước đó|tương đương|gấp|thứ")
    + "(?: năm)? $"
)
_REACH = 160
_AND = "(?: ,| ;| và| hoặc| đến)"
_PROVISIONS = re.compile(
    rf"(?:{spoken('điều|khoản|điểm|mục|tiểu mục|chương|phần|phụ lục|biểu|biểu số')}|{NAMED}{_AND})"
    rf"(?: {FIGURE}{_AND}?)* $"
)
"""Numbers of provisions tell of nothing: "các điều 168, 169 và 290 của Bộ luật này"."""
_WAY = re.compile(f"{spoken('tăng|tăng thêm')} $|(?P<down>{spoken('giảm|giảm được|giảm bớt')}) $")
_PAST = re.compile(spoken("đã|kết quả|hiện có|hiện nay|đến nay|tính đến|lũy kế|vẫn|còn thấp|mới"))
_GROUND = re.compile(spoken("trên cơ sở|căn cứ|từ kết quả") + " $")
_BASE = re.compile(rf" {spoken('kế hoạch|kh|dự toán|so với|cùng kỳ|so|tổng|trong tổng|chỉ tiêu|mục tiêu|năm')}(?= |$)")
_MARKS = re.compile(
    rf" [,;:.…/] | [-–] |"
    rf"(?:^| ){spoken('dù|nhưng|tuy|song|do|vì|nên|mặc dù|trong khi|trên cơ sở|từ mức|với|để|nhằm|so với|tuy nhiên')} "
)
_VERB = re.compile(spoken("đạt|ước đạt|đã đạt|còn|là|chỉ còn|giảm còn|xuống còn|đạt mức|đạt khoảng|ước") + " $")
"""Words between what a measure tells of and its figure: what stands behind the figure then tells of something else."""
_PEOPLE = frozenset({"người", "đồng chí", "đ/c", "lao động", "đảng viên", "cán bộ", "học viên", "nhân khẩu", "nhân"})
"""Nouns that people are counted by, one for another."""
_COUNTED_PEOPLE = re.compile(" " + spoken("|".join(_PEOPLE)))
_LEAST_WORDS = 2
_UNTITLED = (SectionKind.ITEM, SectionKind.POINT, SectionKind.CLAUSE, SectionKind.PREAMBLE)
"""What is called by its own first words."""


def contexts(document: Document, sentences: list[Passage]) -> Iterator[Told]:
    place = frozenset(place_of(document).split())
    planned: dict[int, bool] = {}
    yield from (cell for cell in cells(document, place) if len(cell.words) >= _LEAST_WORDS)
    for passage in sentences:
        section = -1 if passage.note else passage.whole.section
        if section not in planned:
            planned[section] = _is_planned(document, section)
        for figure in passage.figures:
            one = _context(passage, figure, place, planned=planned[section])
            if one is not None and one.words:
                yield one


def _is_planned(document: Document, section: int) -> bool:
    """Whether the nearest title that says what a section is for speaks of what is to come."""
    while section >= 0:
        title = "" if document.sections[section].kind in _UNTITLED else document.sections[section].title
        if _TO_COME.search(title) or _DONE.search(title):
            return _DONE.search(title) is None
        section = document.sections[section].parent
    return False


def _context(passage: Passage, figure: Figure, place: frozenset[str], *, planned: bool) -> Told | None:
    quantity = figure.quantity
    if quantity.value is None or quantity.comparator != "=" or _COMPARES.search(passage.before(figure)):
        return None
    if quantity.unit is None and _PROVISIONS.search(passage.before(figure, _REACH)):
        return None
    bare = _level(passage.skeleton, figure.at)
    low, high = _clause(passage, figure, bare)
    text = bare[low:high]
    words, names = _words_in(passage, text, low, place)
    told_before = quantity.unit is not None and not quantity.counted and _VERB.search(passage.before(figure))
    if told_before and len(before := _words_in(passage, bare[low : figure.at], low, place)[0]) >= _LEAST_WORDS:
        words = before
    opened = bare.rfind("(", 0, figure.at)
    if not words and opened > 0:  # "tỷ lệ trường đạt chuẩn (mới đạt 72,33%)" tells it before the bracket
        outer, _ = _clause(passage, figure, bare[:opened] + " " * (len(bare) - opened))
        text, low = bare[outer:opened] + " " + text, outer
        words, names = _words_in(passage, bare[outer:opened], outer, place)
    lent = not words
    if lent:  # "xuất khẩu tháng 9 đạt 148,5 triệu USD; 9 tháng đạt 1.248,6 triệu USD" leaves out what it tells of
        words, names = _words_before(passage, bare, low, place)
    times = _times(passage, bare, low, high)
    base = _BASE.match(passage.after(figure))
    way = _WAY.search(passage.before(figure))
    past = _PAST.search(text) or _GROUND.search(bare, 0, low) or _are_over(times, passage.document)
    coming = planned or _are_to_come(times, passage.document)
    status = PLANS.search(text[: figure.at - low]) is not None or (coming and not past)
    expected = ESTIMATES.search(text) or _EXPECTED.match(bare)
    told = "plan" if status else "estimate" if expected else ""
    sort = f"{told}/{base[0].strip() if base else ''}/{'' if way is None else '-' if way['down'] else '+'}"
    measure = noun(passage, figure) if quantity.unit is None else quantity.unit
    if quantity.unit is None and (people := _COUNTED_PEOPLE.match(passage.after(figure))):
        measure = people[0].strip()
    words -= {fold(key) for key in measure.split()} if measure in _PEOPLE and quantity.unit else frozenset()
    measure = "người" if measure in _PEOPLE else measure
    return Told(
        passage.spot(figure), quantity, (passage.block, passage.start), _as_printed(passage, low, high), measure,
        words - place, names, times, sort, place, lent,
    )  # fmt: skip


def _level(skeleton: str, at: int) -> str:
    """The skeleton with blanks for what stands in brackets that an offset is not in."""
    out = list(skeleton)
    opened: list[int] = []
    for i, letter in enumerate(skeleton):
        if letter == "(":
            opened.append(i)
        elif letter == ")" and opened:
            low = opened.pop()
            if not low < at < i:
                out[low : i + 1] = " " * (i + 1 - low)
    return "".join(out)


def _words_in(passage: Passage, text: str, low: int, place: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a stretch that say something, and those of them that are names."""
    words: set[str] = set()
    names: set[str] = set()
    for found in re.finditer(r"\S+", text):
        word = found[0]
        if word == NAMED:
            start = passage.text_offset(low + found.start())
            end = passage.text_offset(low + found.end() + 1)
            names.add(" ".join(fold(passage.whole.text[start:end]).split()))
        if not word[0].isalpha() or word in EMPTY or re.match(FIGURE, word):
            continue
        plain = fold(word)
        inner = low + found.start() > _first_word(passage)
        if inner and passage.is_capital(low + found.start()) and plain not in place:
            names.add(plain)
        words.add(plain)
    return frozenset(words), frozenset(names)


def _words_before(
    passage: Passage, bare: str, low: int, place: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """The words and names of the nearest clause before an offset that says something."""
    end = low
    for match in [*reversed(list(_MARKS.finditer(bare, 0, low))), None]:
        start = match.end() if match else 0
        words, names = _words_in(passage, bare[start:end], start, place)
        if words:
            return words, names
        end = start
    return frozenset(), frozenset()


def _first_word(passage: Passage) -> int:
    return passage.starts[0][0] if passage.starts else 0


def _clause(passage: Passage, figure: Figure, bare: str) -> tuple[int, int]:
    """The stretch of a figure's clause: from the mark or figure before it to the mark or figure behind it."""
    low = max(bare.rfind("(", 0, figure.at) + 1, 0)
    closes = bare.find(")", figure.at)
    high = closes if closes >= 0 else len(bare)
    colon = low
    for match in _MARKS.finditer(bare, low, high):
        if match.end() <= figure.at + 1:
            colon = low if match[0].strip() == ":" else match.end()
            low = match.end()
        elif match.start() >= figure.at:
            high = match.start()
            break
    if not any(word[0].isalpha() and word not in EMPTY for word in bare[low : figure.at].split()):
        low = colon  # "tổng số đảng viên: 5.520 đồng chí" is told before its colon
    for other in passage.figures:
        if _is_time(passage, other) or bare[other.at] == " ":
            continue
        if low <= other.at < figure.at:
            low = other.at + 1
        elif figure.at < other.at < high:
            high = other.at
    return low, high


def _is_time(passage: Passage, figure: Figure) -> bool:
    return figure.quantity.unit in ("tháng", "tuổi")


def _times(passage: Passage, bare: str, low: int, high: int) -> frozenset[str]:
    """The days, years and months that a clause speaks of, its brackets too, or else the nearest clause before it."""
    own = _times_in(passage, low, high)
    if own:
        return own
    behind = re.match(r" *\([^()]*\)", passage.skeleton[high:])
    if behind is not None and (told := _times_in(passage, high, high + behind.end())):
        return told
    end = low
    for match in reversed(list(_MARKS.finditer(bare, 0, low))):
        if told := _times_in(passage, match.end(), end):
            return told
        if match[0].strip() == ";":
            return frozenset()
        end = match.start()
    return _times_in(passage, 0, end)


def _are_over(times: frozenset[str], document: Document) -> bool:
    """Whether all days and years that are told of lie before the document's own date."""
    today, dated = _today(document), _dated(times)
    return bool(dated) and all(iso < today[: len(iso)] for iso in dated)


def _are_to_come(times: frozenset[str], document: Document) -> bool:
    """Whether all days and years that are told of lie after the document's own date."""
    today, dated = _today(document), _dated(times)
    return bool(dated and today) and all(iso > today[: len(iso)] for iso in dated)


def _today(document: Document) -> str:
    own = document.metadata.date
    return own.value if own is not None and own.value else ""


def _dated(times: frozenset[str]) -> list[str]:
    return [iso for iso in times if re.match("[0-9]{4}", iso)]


def _times_in(passage: Passage, low: int, high: int) -> frozenset[str]:
    out = set()
    for date in passage.dates:
        if low <= date[0] < high and not _COMPARES.search(passage.skeleton[max(date[0] - 30, 0) : date[0]]):
            out.add(date[1].iso)
    for figure in passage.between(low, high):
        if figure.quantity.unit == "tháng" and figure.quantity.value is not None and figure.quantity.comparator == "=":
            out.add(f"{int(figure.quantity.value)}m")
    if re.search(spoken("cả năm"), passage.skeleton[low:high]):
        out.add("12m")
    return frozenset(out)


def _as_printed(passage: Passage, low: int, high: int) -> str:
    start, end = passage.text_offset(low), passage.text_offset(high)
    return " ".join(passage.whole.text[start:end].split()).strip(" ,;:.()")[:120]
