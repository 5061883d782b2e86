"""Page furniture: page numbers and running headers, kept but out of the flow (S-8, S-22).

A page number is a bare number on a line of its own that stands at a page edge: at a form feed,
beside a running header, within a cut sentence, or a page's length of text away from the next.
Several of them count on through the document; figures of a table or a list whose cells fall one
a line stand close together and stay text. A running header is a short line that says the same
words again and again at page edges, or one that carries a page number itself, which grows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import accumulate, pairwise

from .lines import Line
from .markers import find_markers
from .phrases import BULLET, ended

_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?([0-9]{1,4})(?:\s*[-–—])?$"
    r"|(?:Trang|Page)\s+([0-9]{1,4})(?:\s*(?:/|of)\s*[0-9]{1,4})?$"
)
_CERTAIN = re.compile(r"[-–—]\s*[0-9]{1,4}\s*[-–—]$|(?:Trang|Page)\s+[0-9]{1,4}(?:\s*(?:/|of)\s*[0-9]{1,4})?$")
"""A page number wherever it stands alone."""
_GAZETTE = re.compile(r"(?:[0-9]{1,4}\s+)?CÔNG BÁO\s*/\s*Số\s[^.;]{1,40}/\s*Ngày\s[0-9 -]{6,14}(?:\s+[0-9]{1,4})?$")
"""The header of every page of the official gazette."""
_STAMP = re.compile(
    r"(?:Người ký|Ký bởi|Email|E-mail|Cơ quan|Tổ chức|Đơn vị|Chức vụ|Thời gian ký|Ngày ký|Signature)\s*:", re.IGNORECASE
)
_SIGNED_AT = re.compile(r"(?:Thời gian ký|Ngày ký)\s*:.{0,30}[0-9]{1,2}:[0-9]{2}", re.IGNORECASE)
_SIGNED_BY = re.compile(r"(?:Người ký|Ký bởi)\s*:", re.IGNORECASE)
_NUMBERED_HEADER = re.compile(r"(?:(?P<front>[0-9]{1,4})\s+)?(?P<words>\S.*?\S)(?:\s+(?P<back>[0-9]{1,4}))?$")
_LONGEST = 100
_HEADER_LINES = 2
_HEADER_WORDS = 4
"""A header with its page number in the line has at least so many words: "Mẫu số 1", "Bảng 2" are none."""
_PAGE_LETTERS = 700
"""Less text than this between two numbers is no page of its own without other evidence."""
_PAGE_DIGITS = 3
"""A number with more digits is no page of such a paper but a year."""
_PROSE = 40
_LONG_HALF = 30
_NEAR = 6
_SHORT_PAGE = 300
"""The same where both stand apart from the text, with blank lines above and below."""
_SEVERAL = 3
_REMEMBERED = 8
"""How many places of one number are tried as the page before."""


def find_furniture(lines: list[Line]) -> list[bool]:
    """Which lines are page numbers or running headers."""
    found = [bool(_GAZETTE.match(line.text)) or (line.rule and _parts(lines, i)) for i, line in enumerate(lines)]
    _signatures(lines, found)
    _numbered_headers(lines, found)
    _headed_numbers(lines, found)
    _page_numbers(lines, found)
    if any(found) or any(line.page_break for line in lines):
        _beside(lines, found)
    return found


def pages_told(texts: Iterable[str]) -> int:
    """How many pages lines of furniture tell of: their numbers, or one where there is only a stamp."""
    numbers: set[str] = set()
    stamped = False
    for text in texts:
        number = _PAGE_NUMBER.match(text)
        stamped = stamped or bool(_STAMP.match(text))
        if number:
            numbers.add(number[1] or number[2])
    return len(numbers) or int(stamped)


def _signatures(lines: list[Line], found: list[bool]) -> None:
    """The stamp of a digital signature: several lines, who, for whom and when among them (S-22)."""
    i = 0
    while i < len(lines):
        end = i
        while end < len(lines) and _STAMP.match(lines[end].text) and (end == i or not lines[end].blank_before):
            end += 1
        block = [line.text for line in lines[i:end]]
        timed = len(block) > 1 and any(_SIGNED_AT.match(text) for text in block)
        if timed or (len(block) >= _SEVERAL and any(_SIGNED_BY.match(text) for text in block)):
            found[i:end] = [True] * (end - i)
        i = max(end, i + 1)


def _page_numbers(lines: list[Line], found: list[bool]) -> None:
    numbered = [(i, int(m[1] or m[2])) for i, line in enumerate(lines) if (m := _PAGE_NUMBER.match(line.text))]
    if not numbered:
        return
    for i, _ in numbered:
        alone = _CERTAIN.match(lines[i].text) or _stands_between_prose(lines, i)
        found[i] = found[i] or (_is_apart(lines, i) and bool(alone))
    for i in _counted_on(lines, numbered):
        found[i] = True
    fed = [(i, n) for i, n in numbered if _is_fed(lines, i)]
    feeds = [i for i, line in enumerate(lines) if line.page_break]
    offsets = [n - bisect_right(feeds, i + 1) for i, n in fed]
    counts = Counter(offsets)
    edges = _edges(lines, found, [i for i, _ in numbered])
    for (i, _), offset in zip(fed, offsets, strict=True):
        found[i] = len(fed) == 1 or counts[offset] > 1
    for chain in _chains(lines, numbered, edges):
        cut = [i for i in chain if _cuts(lines, i)]
        if len(chain) >= _SEVERAL or (len(chain) == 2 and edges.issuperset(chain)):
            cut = chain
        for i in cut:
            found[i] = True
    _in_sequence(lines, numbered, found)


def _in_sequence(lines: list[Line], numbered: list[tuple[int, int]], found: list[bool]) -> None:
    """Numbers within a sentence, however short its lines, that go on from a page number or lead to one."""
    pages = {n for i, n in numbered if found[i]}
    for i, n in numbered:
        if pages & {n - 1, n + 1} and 0 < i < len(lines) - 1 and _goes_over(lines[i - 1].text, lines[i + 1].text):
            found[i] = True


def _goes_over(before: str, after: str) -> bool:
    return bool(before) and not ended(before) and after[:1].islower() and not find_markers(after)


def _parts(lines: list[Line], i: int) -> bool:
    """Whether a drawn line stands between the halves of a sentence."""
    if not 0 < i < len(lines) - 1:
        return False
    before, after = lines[i - 1].text, lines[i + 1].text
    figure = len(before) >= _LONG_HALF and not ended(before) and after[:1].isdigit() and not find_markers(after)
    return figure or _is_cut(before, after)


def _counted_on(lines: list[Line], numbered: list[tuple[int, int]]) -> list[int]:
    """Numbers alone between blank lines that count on from one to the next without a gap, and do not begin at 1.

    So pages of an extract are numbered, not the rows of a table or the entries of a list; with text around them, since
    the figures in the cells of a table may count on, too.
    """
    apart = [(i, n) for i, n in numbered if _is_apart(lines, i)]
    steps = all(b == a + 1 for (_, a), (_, b) in pairwise(apart))
    if len(apart) < _SEVERAL or not steps or apart[0][1] == 1:
        return []
    letters = sum(len(lines[j].text) for i, _ in apart for j in (i - 1, i + 1) if 0 <= j < len(lines))
    return [i for i, _ in apart] if letters >= _PROSE * len(apart) else []


def _cuts(lines: list[Line], i: int) -> bool:
    """Whether a number stands between the halves of a sentence."""
    if not 0 < i < len(lines) - 1:
        return False
    return _is_cut(lines[i - 1].text, lines[i + 1].text)


def _stands_between_prose(lines: list[Line], i: int) -> bool:
    """Whether a number stands alone between two paragraphs, no figure of a table whose cells fall one a line.

    The first line above a page's end and the first one below it are running text or a heading, and no other number
    stands alone near by.
    """
    if not 0 < i < len(lines) - 1 or len(lines[i].text) > _PAGE_DIGITS:
        return False
    above, below = lines[i - 1].text, lines[i + 1].text
    parted = ended(above) or below[:1].islower() or bool(find_markers(below))
    prose = len(above) >= _PROSE and parted and len(below.split()) >= _HEADER_WORDS
    near = range(max(i - _NEAR, 0), min(i + _NEAR + 1, len(lines)))
    return prose and not any(j != i and _PAGE_NUMBER.match(lines[j].text) for j in near)


def _is_apart(lines: list[Line], i: int) -> bool:
    """Whether a line stands alone between blank lines."""
    return bool(lines[i].blank_before) and (i + 1 == len(lines) or bool(lines[i + 1].blank_before))


def _is_fed(lines: list[Line], i: int) -> bool:
    return lines[i].page_break or (i + 1 < len(lines) and lines[i + 1].page_break)


def _edges(lines: list[Line], found: list[bool], numbered: list[int]) -> set[int]:
    """Numbers with something beside them that only a page edge has."""
    edges = {i for i in numbered if _is_fed(lines, i)}
    for i in numbered:
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(lines)]
        cut = len(beside) == 2 and _is_cut(lines[i - 1].text, lines[i + 1].text)
        below_notes = i > 0 and bool(lines[i - 1].marks) and lines[i - 1].marks[0][0] == 0
        if any(found[j] for j in beside) or cut or below_notes:
            edges.add(i)
    for step in (-1, 1):
        words = Counter(lines[i + step].text for i in numbered if 0 <= i + step < len(lines))
        for i in numbered:
            if not 0 < i + step < len(lines) - 1 or i - step < 0 or i - step >= len(lines):
                continue
            header = lines[i + step].text
            several = words[header] >= _SEVERAL and len(header.split()) >= _HEADER_WORDS
            before, after = (lines[i + 2 * step].text, lines[i - step].text)
            if several and len(header) <= _LONGEST and _is_cut(*((before, after) if step < 0 else (after, before))):
                edges.add(i)
    return edges


def _is_cut(before: str, after: str) -> bool:
    """Whether a sentence goes on from one line to the other."""
    return len(before) >= 30 and not ended(before) and after[:1].islower() and not find_markers(after)


def _chains(lines: list[Line], numbered: list[tuple[int, int]], edges: set[int]) -> list[list[int]]:
    """Numbers that count on, each a page away from the one before; the longest ways to count."""
    sums = [0, *accumulate(len(line.text) for line in lines)]
    cells = {j for (i, _), (j, _) in pairwise(numbered) if j == i + 1} - edges
    cells |= {i for (i, _), (j, _) in pairwise(numbered) if j == i + 1} - edges
    places: dict[int, list[int]] = defaultdict(list)
    before: dict[int, int] = {}
    length: dict[int, int] = {}
    for i, number in numbered:
        if i in cells:
            continue
        length[i] = 1
        for k in places[number - 1][-_REMEMBERED:]:
            least = _PAGE_LETTERS if not (_is_apart(lines, i) and _is_apart(lines, k)) else _SHORT_PAGE
            paged = sums[i] - sums[k + 1] >= least or (i - k > 1 and i in edges and k in edges)
            if paged and length[k] >= length[i]:
                before[i], length[i] = k, length[k] + 1
        places[number].append(i)
    chains: list[list[int]] = []
    used: set[int] = set()
    for i in sorted(length, key=lambda i: -length[i]):
        chain = [i]
        while chain[-1] in before and chain[-1] not in used:
            chain.append(before[chain[-1]])
        if chain[-1] not in used:
            chains.append(chain)
            used.update(chain)
    return chains


def _numbered_headers(lines: list[Line], found: list[bool]) -> None:
    """Lines whose words are the same each time, with a number at one end that grows."""
    seen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, line in enumerate(lines):
        match = _NUMBERED_HEADER.match(line.text) if len(line.text) <= _LONGEST else None
        if not match or bool(match["front"]) == bool(match["back"]):
            continue
        words = match["words"]
        sentence = words[:1].islower() or ended(line.text)
        if len(words.split()) >= _HEADER_WORDS and not sentence and not find_markers(line.text):
            seen[words].append((i, int(match["front"] or match["back"])))
    for places in seen.values():
        numbers = [number for _, number in places]
        if len(places) >= _SEVERAL and all(a < b for a, b in pairwise(numbers)):
            for i, _ in places:
                found[i] = True


def _headed_numbers(lines: list[Line], found: list[bool]) -> None:
    """Page numbers with the same header beside each, a page from one another: of a short paper two are enough."""
    sums = [0, *accumulate(len(line.text) for line in lines)]
    seen: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    for i, line in enumerate(lines):
        number = _PAGE_NUMBER.match(line.text)
        for step in (-1, 1) if number else ():
            j = i + step
            if 0 <= j < len(lines) and _could_be_header(lines[j]) and len(lines[j].text.split()) >= _HEADER_WORDS:
                seen[step, lines[j].text].append((i, int(number[1] or number[2]) if number else 0))
    for (step, _), places in seen.items():
        steps = pairwise(places)
        paged = all(n == m + 1 and sums[j] - sums[i] >= _PAGE_LETTERS for (i, m), (j, n) in steps)
        for i, _ in places if paged and len(places) > 1 else ():
            found[i] = found[i + step] = True


def _beside(lines: list[Line], found: list[bool]) -> None:
    """Short lines that say the same words again and again at page edges; headers of two lines, too."""
    for _ in range(_HEADER_LINES):
        edge = [i for i, line in enumerate(lines) if _could_be_header(line) and _at_edge(lines, found, i)]
        words = Counter(_words(lines[i].text) for i in edge)
        for i in edge:
            found[i] = found[i] or words[_words(lines[i].text)] >= _SEVERAL


def _at_edge(lines: list[Line], found: list[bool], i: int) -> bool:
    beside = any(0 <= j < len(lines) and found[j] for j in (i - 1, i + 1))
    return beside or _is_fed(lines, i)


def _could_be_header(line: Line) -> bool:
    text = line.text
    cell = any(tag == "td" for _, tag in line.tags)
    if cell or len(text) > _LONGEST or text[:1].islower() or BULLET.match(text) or ended(text):
        return False
    return all(marker.family == "appendix" for marker in find_markers(text))


def _words(text: str) -> str:
    """What a header says apart from its page number, which stands at one of its ends."""
    match = _NUMBERED_HEADER.match(text)
    return match["words"] if match else text
