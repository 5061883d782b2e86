"""A claim: something a sentence says of its figures, worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .passages import Figure, Passage
from .result import Finding, Proof, Rule, Severity, Spot
from .rounding import Span, Verdict, exactly, judge

_SURE, _CUT, _UNSURE, _DOUBTFUL = 0.95, 0.9, 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed, and how it stands to what comes out."""

    rule: Rule
    code: str
    verdict: Verdict
    spots: tuple[Spot, ...]
    stated: str
    proof: Proof
    doubtful: bool = False
    """The words may be read another way: it is told as a note."""
    unsure: bool = False
    """It may be meant otherwise: it is told as a warning."""
    named: dict[str, str] = field(default_factory=dict)

    @property
    def finding(self) -> Finding | None:
        """What is to be told of it; nothing where it holds."""
        if self.verdict is Verdict.HOLDS:
            return None
        severity, certainty = Severity.ERROR, _SURE
        if self.verdict is Verdict.CUT:
            severity, certainty = Severity.NOTE, _CUT
        elif self.verdict is Verdict.DOUBTFUL or self.doubtful:
            severity, certainty = Severity.NOTE, _DOUBTFUL
        elif self.unsure:
            severity, certainty = Severity.WARNING, _UNSURE
        code = f"{self.code}.cut" if self.verdict is Verdict.CUT else self.code
        return Finding(self.rule, severity, certainty, code, self.spots, self.stated, "", self.proof, self.named)


def claim(
    rule: Rule,
    passage: Passage,
    stated: Figure,
    others: list[Figure],
    comes_out: Span,
    operation: str,
    *,
    code: str = "",
    doubtful: bool = False,
    unsure: bool = False,
    elsewhere: Passage | None = None,
    homes: Sequence[Passage] = (),
    mean: bool = False,
) -> Claim:
    """A claim of a sentence: what a figure states of others. The last of these may stand `elsewhere`, or each in one of
    other sentences (`homes`)."""
    quantity = stated.quantity
    homes = homes or [*[passage] * (len(others) - 1), elsewhere or passage]
    return Claim(
        rule,
        code or str(rule),
        judge(quantity, comes_out, mean=mean),
        (passage.spot(stated), *(home.spot(other) for home, other in zip(homes, others, strict=True))),
        quantity.raw,
        Proof(operation, tuple(other.quantity.raw for other in others), comes_out.point, quantity.unit or ""),
        doubtful,
        unsure,
    )


MONEY = ("VND", "USD", "EUR")


def noun(passage: Passage, figure: Figure) -> str:
    """What a figure is told in: its unit, else the word that stands behind it."""
    if figure.quantity.unit is not None:
        return figure.quantity.unit
    behind = passage.after(figure).split()
    return behind[0] if behind and behind[0].isalpha() else ""


def alike(passage: Passage, one: Figure, other: Figure) -> bool:
    """Whether two figures are told in the same ("lượt người" and "lượt", too); one without any word behind it takes the
    other's."""
    a, b = noun(passage, one), noun(passage, other)
    measured = any(f.quantity.unit is not None and not f.quantity.counted for f in (one, other))
    return a.split(" ")[0] == b.split(" ")[0] or (not measured and not (a and b))


def hundred(value: Span) -> Span:
    """A share in per cent."""
    return value * exactly(100)


def best(claims: list[Claim]) -> Claim | None:
    """The reading that holds best, the first of equals."""
    return min(claims, key=lambda one: one.verdict, default=None)
