"""Indicators: a name and the figure that is told of it, read out of sentences, lists and tables.

A target of a report is a clause: "Tỷ lệ hộ nghèo còn 1,82%". Sentences are cut into clauses at stops
and semicolons, and at commas and "và" where each side has a figure of its own. In a clause the last
figure is the value and what stands before it the name; where nothing but a verb stands before it
("Xóa 100% nhà tạm", "44% lao động tham gia BHXH") the first is the value and what follows the name.
Figures within a name are none: what something is told by ("/01 ha", "/10.000 dân"), ages, years.

What stands in brackets, behind "trong đó" or behind a name with a colon is part of that indicator, to
the end of the sentence or to a clause that begins a name of its own ("Tỷ lệ …", "Tổng …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .dates import DateValue
from .quantities import Quantity
from .tokens import Token, TokenKind, tokenize, word_key

_HEADS = (
    "tỷ lệ|tỉ lệ|tỷ trọng|tổng|số|giá trị|thu ngân sách|chi ngân sách|kim ngạch|diện tích|sản lượng|tốc độ|"
    "chỉ số|cơ cấu|năng suất|doanh thu|dân số|thu nhập|grdp|quy mô|mức|vốn|huy động|khách du lịch|độ che phủ|"
    "lượng|dư nợ|bội chi|tuổi thọ|mật độ|hệ số|công suất|tăng trưởng|thứ hạng|chi phí|nguồn vốn|bình quân|"
    "năng lực|trữ lượng|đàn"
)
"""How names of indicators begin: a clause that begins so is no part of the one before."""
_LEADS_OFF = (
    "và|còn|thì|trong đó|riêng|phấn đấu|dự kiến|ước|cụ thể|đồng thời|gồm|bao gồm|trong năm|cả năm|đến cuối năm|"
    "đến hết năm|đến năm|đến|năm|với|chỉ tiêu|mục tiêu|có|là|như sau|đưa|để|nhằm|khoảng|duy trì"
)
_TRAILS = (
    "đạt|đạt được|tăng|giảm|còn|còn lại|là|lên|xuống|chiếm|khoảng|ước|ước đạt|từ|trên|dưới|phấn đấu|luỹ kế|duy trì|"
    "thêm|ở mức|mức|được|có|bằng|hơn|gần|với|đến|tăng thêm|giảm còn|không quá|tối thiểu|ít nhất|lên đến|xuống còn|"
    "tăng lên|giảm xuống|bình quân đạt|dự kiến|dự kiến đạt|cả|mỗi năm|hằng năm|hàng năm|năm|đến năm|trong năm|"
    "đến hết năm"
)
_BASES = re.compile(r"\s*(?:so với|so cùng kỳ|cùng kỳ|kế hoạch|dự toán|so kế hoạch|so năm)(?![^\W\d_])", re.IGNORECASE)
"""Behind a figure without a name: it says by how much the one before changed, and is no indicator."""
_TIME_UNITS = frozenset({"tuổi", "năm", "tháng", "ngày", "giờ", "phút", "tuần", "quý", "lần"})
PERIOD = re.compile(r"[0-9]{4}(?:/[0-9]{4}|-Q[1-4])?")
"""Years, runs of years and quarters: what targets are set for. A day is none."""
_MAX_NAME = 40
"""A longer run of words is a sentence, not a name."""
_BESIDE = 3
"""A year stands beside a figure with at most so many words to it."""
_FIRST_WORDS = 3
"""So many words at most stand before a figure that comes first in its clause."""


def _keys(words: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(map(word_key, phrase.split())) for phrase in words.split("|"))


_HEAD_KEYS, _OFF_KEYS, _TRAIL_KEYS = _keys(_HEADS), _keys(_LEADS_OFF), _keys(_TRAILS)
_COMPARED = frozenset(map(word_key, ("với", "cùng", "chuẩn")))
_OR_MORE = tuple(map(word_key, ("trở", "lên")))
_IN_WHICH = tuple(map(word_key, ("trong", "đó")))
_JOINS = (",", word_key("và"))
_DEEPEST = 3
_UP, _DOWN = word_key("tăng"), word_key("giảm")
_REACHES = frozenset(map(word_key, ("còn", "lên", "xuống", "đến", "tới", "mức", "bằng", "đạt")))
"""Behind "tăng" or "giảm" they say what is reached, not by how much: "giảm còn 2,5%", "tăng lên 42%"."""
_FROM = re.compile(r"\s+(?:tăng|giảm|nâng|hạ)\s+từ\s+[0-9].*$", re.IGNORECASE | re.DOTALL)
"""What it was before, which is no part of a name: "Tỷ lệ đô thị hóa tăng từ 30% lên 32%"."""


class Indicator(NamedTuple):
    """A name and its figure, by offsets of the text it was read out of."""

    name: str
    """As printed, its verb left out."""
    parts_of: tuple[str, ...]
    """Names of the indicators it is a part of, outermost first."""
    quantity: Quantity
    start: int
    """Of the figure."""
    end: int
    period: str | None = None
    """A year or a run of years, in ISO form, where the clause names it."""
    direction: str = ""
    """"+" where it is to rise by so much, "-" where it is to fall."""


@dataclass(slots=True)
class _Clause:
    tokens: list[Token] = field(default_factory=list)
    depth: int = 0
    part: bool = False
    """Stands behind "trong đó"."""
    leads: bool = False
    """A name with a colon behind it, and no figure."""
    stops: bool = False
    """Ends its sentence."""
    joined: bool = False
    """Stands behind a comma or "và", so that it may leave out words of the clause before."""


def indicators(text: str, start: int = 0, parts_of: tuple[str, ...] = ()) -> list[Indicator]:
    """The indicators told in text[start:], in order; all of them parts of `parts_of`."""
    tokens = tokenize(text, start)
    if not any(token.kind is TokenKind.QUANTITY for token in tokens):
        return []
    return list(_Telling(text, parts_of).read(_Cutter(text, tokens).cut()))


def names_indicator(name: str) -> bool:
    """Whether a name begins as names of indicators do."""
    return bool(_begins(tokenize(name[:80]), _HEAD_KEYS))


def lead_of(text: str, start: int = 0) -> str:
    """The name that a text ending in a colon leaves to what follows; nothing where it names no indicator."""
    if not text.rstrip().endswith(":"):
        return ""
    found = indicators(text, start)
    if found:
        return found[-1].name
    tokens = [t for t in tokenize(text, start) if t.kind is not TokenKind.PUNCTUATION]
    return _bare_name(text, tokens) if _begins(tokens, _HEAD_KEYS) else ""


class _Telling:
    """What is open while the clauses of a text are read."""

    def __init__(self, text: str, parts_of: tuple[str, ...]) -> None:
        self.text, self.outer = text, parts_of
        self.names: dict[int, tuple[str, ...]] = {}
        """By depth of brackets: the last indicator there, with what it is part of."""
        self.lead: tuple[str, ...] | None = None
        """What the clauses to the end of the sentence are part of."""

    def read(self, clauses: list[_Clause]) -> Iterator[Indicator]:
        for clause in clauses:
            found = self._indicator(clause)
            if found is not None:
                yield found
            if clause.stops and clause.depth == 0:
                self.lead = None

    def _indicator(self, clause: _Clause) -> Indicator | None:
        told = _split(self.text, clause)
        if clause.leads or told is None:
            if clause.leads:
                name = _bare_name(self.text, clause.tokens)
                self.lead = (*self.outer, name) if name else self.lead
            elif clause.part:
                self.lead = self.names.get(0, self.lead)
            return None
        value, name, first = told
        name = _FROM.sub("", name)
        if _is_measure(value) and not _begins(_without_off(clause.tokens), _HEAD_KEYS):
            return None
        own = first or bool(_begins(_without_off(clause.tokens), _HEAD_KEYS))
        if clause.joined and not own:
            name = self._completed(clause, name)
        parts = self._parts(clause, own)
        self.names[clause.depth] = (*parts, name)
        quantity = value.value
        assert isinstance(quantity, Quantity)
        return Indicator(name, parts, quantity, value.start, value.end, _period(clause), _direction(clause, value))

    def _completed(self, clause: _Clause, name: str) -> str:
        """A name with the words it left out: "tỷ lệ trường mức độ 1 đạt 95%, mức độ 2 đạt 26%"."""
        before = self.names.get(clause.depth, ("",))[-1]
        word = name.split(" ")[0]
        at = f" {before.lower()} ".find(f" {word.lower()} ")
        return f"{before[:at].strip()} {name}".strip() if at > 0 else name

    def _parts(self, clause: _Clause, own: bool) -> tuple[str, ...]:
        if clause.depth:
            above = [self.names[depth] for depth in sorted(self.names) if depth < clause.depth]
            return above[-1] if above else self.outer
        if clause.part:
            self.lead = self.names.get(0, self.outer)
        elif own:
            self.lead = None
        return self.lead if self.lead is not None else self.outer


class _Cutter:
    """Cuts tokens into clauses; those in brackets stand deeper."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text, self.tokens = text, tokens
        self.out: list[_Clause] = []
        self.open = [_Clause()]

    def cut(self) -> list[_Clause]:
        at = 0
        while at < len(self.tokens):
            at += self._take(at, self.tokens[at])
        self.out.extend(reversed(self.open))
        return [clause for clause in self.out if clause.tokens or clause.stops]

    def _take(self, at: int, token: Token) -> int:
        """Add a token to the open clause, or end that; how many tokens were taken."""
        clause = self.open[-1]
        if token.key == "(" and len(self.open) <= _DEEPEST:
            return self._bracket(at)
        if token.key == ")" and len(self.open) > 1:
            self.out.append(self.open.pop())
        elif token.kind is TokenKind.PUNCTUATION and token.key in (";", ".", "…"):
            if token.key == "." and self._within_number(token):
                clause.tokens.append(token)
            else:
                self._close(stops=token.key != ";")
        elif token.key == ":" and clause.part and not clause.tokens:
            return 1
        elif token.key == ":" and not _values(clause) and _names_ahead(self.tokens, at):
            clause.leads = True
            self._close()
        elif token.key == ":" and _tells(clause) and _names_ahead(self.tokens, at):
            self._close()
            self.open[-1].part = True
        elif tuple(t.key for t in self.tokens[at : at + 2]) == _IN_WHICH:
            if _values(clause):
                self._close()
            self.open[-1].part = True
            return 2
        elif token.key in _JOINS and _values(clause) and self._parts(at, clause):
            self._close(joined=True)
        else:
            clause.tokens.append(token)
        return 1

    def _bracket(self, at: int) -> int:
        """Open a bracket behind a figure; one within a name is no part of it that tells anything."""
        clause = self.open[-1]
        if _values(clause):
            self._close()
            self.open.append(_Clause(depth=len(self.open)))
            return 1
        depth = 0
        for i in range(at, len(self.tokens)):
            depth += (self.tokens[i].key == "(") - (self.tokens[i].key == ")")
            if depth == 0:
                return i + 1 - at
        return 1

    def _close(self, *, stops: bool = False, joined: bool = False) -> None:
        clause = self.open[-1]
        clause.stops = stops
        self.out.append(clause)
        self.open[-1] = _Clause(depth=clause.depth, joined=joined)

    def _within_number(self, token: Token) -> bool:
        return self.text[token.end : token.end + 1].isdigit() and self.text[token.start - 1].isdigit()

    def _parts(self, at: int, clause: _Clause) -> bool:
        """Whether a comma or "và" stands before a clause with a figure of its own behind some words.

        Right behind a figure the first of them parts; elsewhere the last before the next figure.
        """
        last = _values(clause)[-1]
        behind = len(clause.tokens) - 1 - last <= _is_counted(clause.tokens[last])
        for words, token in enumerate(self.tokens[at + 1 :]):
            if token.kind is TokenKind.QUANTITY and not _is_measure(token):
                return words > 0 or self.tokens[at].key == ","
            if token.kind is TokenKind.PUNCTUATION and token.key in (";", ".", "(", ")", ":"):
                return False
            if not behind and token.key in _JOINS:
                return False
        return False


def _tells(clause: _Clause) -> bool:
    """Whether a clause ends with its figure, so that a colon behind it leads to its parts: "tăng 13%: lúa 15%"."""
    value = clause.tokens[-1].value if clause.tokens else None
    return isinstance(value, Quantity) and value.unit is not None and not value.counted


def _is_counted(token: Token) -> bool:
    return isinstance(token.value, Quantity) and token.value.counted


def _names_ahead(tokens: list[Token], at: int) -> bool:
    """Whether words of a name, and not only verbs, stand between a colon and the next figure."""
    ahead: list[Token] = []
    for token in tokens[at + 1 :]:
        if token.kind is TokenKind.QUANTITY:
            return bool(_without_trail(ahead)) if ahead else False
        if token.key in (";", ".") and token.kind is TokenKind.PUNCTUATION:
            return False
        if token.kind is not TokenKind.PUNCTUATION:
            ahead.append(token)
    return True


def _is_measure(token: Token) -> bool:
    """Whether a figure is an age or a span of time, which names things more often than it tells of them."""
    return isinstance(token.value, Quantity) and token.value.unit in _TIME_UNITS


def _values(clause: _Clause) -> list[int]:
    """Places of the figures that tell something: not those behind a slash."""
    found = []
    for i, token in enumerate(clause.tokens):
        slashed = i > 0 and clause.tokens[i - 1].key == "/"
        if token.kind is TokenKind.QUANTITY and not slashed:
            found.append(i)
    plain = [i for i in found if not _is_measure(clause.tokens[i])]
    return plain or found


def _split(text: str, clause: _Clause) -> tuple[Token, str, bool] | None:
    """The figure of a clause, its name, and whether the figure comes first; None where either is missing."""
    places = _values(clause)
    if not places:
        return None
    before = [t for t in clause.tokens[: places[0]] if t.kind is not TokenKind.PUNCTUATION]
    verbs = _without_trail(_without_off(before))
    after = clause.tokens[places[0] + 1 :]
    words_after = sum(token.kind is not TokenKind.PUNCTUATION for token in after)
    words_after -= _is_counted(clause.tokens[places[0]])
    if len(verbs) < _FIRST_WORDS and not _begins(verbs, _HEAD_KEYS) and words_after > 0:
        figure = clause.tokens[places[0]]
        if not verbs and _BASES.match(text, figure.end):
            return None
        stop = places[1] - places[0] - 1 if len(places) > 1 else len(after)
        name = " ".join(filter(None, (_printed(text, verbs), _printed(text, after[:stop]))))
        return (figure, name, True) if name else None
    figure = clause.tokens[places[-1]]
    name = _bare_name(text, clause.tokens[: places[-1]])
    return (figure, name, False) if name else None


def _bare_name(text: str, tokens: list[Token]) -> str:
    return _printed(text, _without_trail(_without_off(tokens)))


def _printed(text: str, tokens: list[Token]) -> str:
    """The words of tokens as they stand in the text."""
    if not tokens or sum(token.kind is not TokenKind.PUNCTUATION for token in tokens) > _MAX_NAME:
        return ""
    words = " ".join(text[tokens[0].start : tokens[-1].end].split())
    words = re.sub(r"\s*\(\s*\)", "", words).strip(" ,;:.-–+*")
    return words if re.search(r"[^\W\d_]{2}", words) else ""


def _begins(tokens: list[Token], phrases: frozenset[tuple[str, ...]]) -> int:
    """How many words of a phrase the tokens begin with; 0 where with none."""
    keys = tuple(token.key for token in tokens[:4])
    return max((n for n in (1, 2, 3, 4) if keys[:n] in phrases), default=0)


def _without_off(tokens: list[Token]) -> list[Token]:
    """The tokens without marks, years and words that lead off at their beginning."""
    while tokens:
        if n := _begins(tokens, _OFF_KEYS):
            tokens = tokens[n:]
        elif tokens[0].kind in (TokenKind.PUNCTUATION, TokenKind.DATE):
            tokens = tokens[1:]
        else:
            break
    return tokens


def _without_trail(tokens: list[Token]) -> list[Token]:
    """The tokens without the verbs, marks and years at their end."""
    while tokens:
        keys = tuple(token.key for token in tokens[-4:])
        n = max((n for n in (1, 2, 3, 4) if keys[-n:] in _TRAIL_KEYS), default=0)
        if keys[-2:] == _OR_MORE or keys[-2:-1] == ("/",):
            break
        if n:
            tokens = tokens[:-n]
        elif tokens[-1].kind in (TokenKind.PUNCTUATION, TokenKind.DATE) and tokens[-1].key != ")":
            tokens = tokens[:-1]
        else:
            break
    return tokens


def _period(clause: _Clause) -> str | None:
    """The year the clause begins with or that stands beside its figure; others are part of a name, or compared with."""
    value = _values(clause)[-1]
    for i, token in enumerate(clause.tokens):
        if not isinstance(token.value, DateValue) or not PERIOD.fullmatch(token.value.iso):
            continue
        compared = any(t.key in _COMPARED for t in clause.tokens[max(i - 3, 0) : i])
        near = abs(value - i) <= _BESIDE and "/" not in token.value.iso
        beside = near and not any(t.kind is TokenKind.PUNCTUATION for t in clause.tokens[i:value])
        if not compared and (beside or not _without_off(clause.tokens[:i])):
            return token.value.iso
    return None


def _direction(clause: _Clause, value: Token) -> str:
    """Whether the verb right before a figure says that it rises or falls by it."""
    at = next(i for i, token in enumerate(clause.tokens) if token.start == value.start)
    words = [token for token in clause.tokens[max(at - 4, 0) : at] if token.kind is TokenKind.WORD]
    for token in reversed(words[-2:]):
        if token.key in (_UP, _DOWN):
            return "+" if token.key == _UP else "-"
        if token.key in _REACHES or (token.key,) not in _TRAIL_KEYS:
            break
    return ""
