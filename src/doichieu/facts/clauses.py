"""Clauses of a sentence that tells of indicators: cut at stops and semicolons, and at commas and "và" where each side
has a figure of its own. Those in brackets stand deeper.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .quantities import Quantity
from .tokens import Token, TokenKind, word_key

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
_TIME_UNITS = frozenset({"tuổi", "năm", "tháng", "ngày", "giờ", "phút", "tuần", "quý", "lần"})


def _keys(words: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(map(word_key, phrase.split())) for phrase in words.split("|"))


HEAD_KEYS, _OFF_KEYS, TRAIL_KEYS = _keys(_HEADS), _keys(_LEADS_OFF), _keys(_TRAILS)
_OR_MORE = tuple(map(word_key, ("trở", "lên")))
_IN_WHICH = tuple(map(word_key, ("trong", "đó")))
_JOINS = (",", word_key("và"))
_DEEPEST = 3


@dataclass(slots=True)
class Clause:
    """A clause while it is read: its tokens, and how it stands to those around it."""

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


def clauses(text: str, tokens: list[Token]) -> list[Clause]:
    """The clauses that tokens of a text make, in order."""
    return _Cutter(text, tokens).cut()


class _Cutter:
    """Cuts tokens into clauses; those in brackets stand deeper."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text, self.tokens = text, tokens
        self.out: list[Clause] = []
        self.open = [Clause()]

    def cut(self) -> list[Clause]:
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
        elif token.key == ":" and not values(clause) and _names_ahead(self.tokens, at):
            clause.leads = True
            self._close()
        elif token.key == ":" and _tells(clause) and _names_ahead(self.tokens, at):
            self._close()
            self.open[-1].part = True
        elif tuple(t.key for t in self.tokens[at : at + 2]) == _IN_WHICH:
            if values(clause):
                self._close()
            self.open[-1].part = True
            return 2
        elif token.key in _JOINS and values(clause) and self._parts(at, clause):
            self._close(joined=True)
        else:
            clause.tokens.append(token)
        return 1

    def _bracket(self, at: int) -> int:
        """Open a bracket behind a figure; one within a name is no part of it that tells anything."""
        clause = self.open[-1]
        if values(clause):
            self._close()
            self.open.append(Clause(depth=len(self.open)))
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
        self.open[-1] = Clause(depth=clause.depth, joined=joined)

    def _within_number(self, token: Token) -> bool:
        return self.text[token.end : token.end + 1].isdigit() and self.text[token.start - 1].isdigit()

    def _parts(self, at: int, clause: Clause) -> bool:
        """Whether a comma or "và" stands before a clause with a figure of its own behind some words.

        Right behind a figure the first of them parts; elsewhere the last before the next figure.
        """
        last = values(clause)[-1]
        behind = len(clause.tokens) - 1 - last <= is_counted(clause.tokens[last])
        for words, token in enumerate(self.tokens[at + 1 :]):
            if token.kind is TokenKind.QUANTITY and not is_measure(token):
                return words > 0 or self.tokens[at].key == ","
            if token.kind is TokenKind.PUNCTUATION and token.key in (";", ".", "(", ")", ":"):
                return False
            if not behind and token.key in _JOINS:
                return False
        return False


def _tells(clause: Clause) -> bool:
    """Whether a clause ends with its figure, so that a colon behind it leads to its parts: "tăng 13%: lúa 15%"."""
    value = clause.tokens[-1].value if clause.tokens else None
    return isinstance(value, Quantity) and value.unit is not None and not value.counted


def is_counted(token: Token) -> bool:
    """Whether a figure counts things that the noun behind it names."""
    return isinstance(token.value, Quantity) and token.value.counted


def _names_ahead(tokens: list[Token], at: int) -> bool:
    """Whether words of a name, and not only verbs, stand between a colon and the next figure."""
    ahead: list[Token] = []
    for token in tokens[at + 1 :]:
        if token.kind is TokenKind.QUANTITY:
            return bool(without_trail(ahead)) if ahead else False
        if token.key in (";", ".") and token.kind is TokenKind.PUNCTUATION:
            return False
        if token.kind is not TokenKind.PUNCTUATION:
            ahead.append(token)
    return True


def is_measure(token: Token) -> bool:
    """Whether a figure is an age or a span of time, which names things more often than it tells of them."""
    return isinstance(token.value, Quantity) and token.value.unit in _TIME_UNITS


def values(clause: Clause) -> list[int]:
    """Places of the figures that tell something: not those behind a slash."""
    found = []
    for i, token in enumerate(clause.tokens):
        slashed = i > 0 and clause.tokens[i - 1].key == "/"
        if token.kind is TokenKind.QUANTITY and not slashed:
            found.append(i)
    plain = [i for i in found if not is_measure(clause.tokens[i])]
    return plain or found


def begins(tokens: list[Token], phrases: frozenset[tuple[str, ...]]) -> int:
    """How many words of a phrase the tokens begin with; 0 where with none."""
    keys = tuple(token.key for token in tokens[:4])
    return max((n for n in (1, 2, 3, 4) if keys[:n] in phrases), default=0)


def without_off(tokens: list[Token]) -> list[Token]:
    """The tokens without marks, years and words that lead off at their beginning."""
    while tokens:
        if n := begins(tokens, _OFF_KEYS):
            tokens = tokens[n:]
        elif tokens[0].kind in (TokenKind.PUNCTUATION, TokenKind.DATE):
            tokens = tokens[1:]
        else:
            break
    return tokens


def without_trail(tokens: list[Token]) -> list[Token]:
    """The tokens without the verbs, marks and years at their end."""
    while tokens:
        keys = tuple(token.key for token in tokens[-4:])
        n = max((n for n in (1, 2, 3, 4) if keys[-n:] in TRAIL_KEYS), default=0)
        if keys[-2:] == _OR_MORE or keys[-2:-1] == ("/",):
            break
        if n:
            tokens = tokens[:-n]
        elif tokens[-1].kind in (TokenKind.PUNCTUATION, TokenKind.DATE) and tokens[-1].key != ")":
            tokens = tokens[:-1]
        else:
            break
    return tokens
