"""Why the outline is as it is: what was weighed of each line, for a person and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..reading.judging import Decision, Reading
from ..text.cells import fit
from .data import Json, envelope
from .report import Line
from .words import Words

_WIDTH = 72


def decision_lines(decisions: Sequence[Decision], words: Words) -> Iterator[Line]:
    """A line of the document, then its readings, the one that was taken marked by an arrow."""
    for decision in decisions:
        taken = decision.taken
        role = "heading" if taken else "muted"
        yield [(f"{decision.line:>5}  ", "muted"), (fit(decision.text, _WIDTH), role)]
        for reading in decision.readings:
            arrow = "→" if reading is taken else " "
            yield [(f"       {arrow} {say_reading(reading, words)}", "heading_label" if reading is taken else "muted")]


def say_reading(reading: Reading, words: Words) -> str:
    """A reading and its reason, in words."""
    name = words(f"family.{_FAMILIES.get(reading.family, reading.family)}") if reading.family else words("family.text")
    label = f" {reading.label}" if reading.label else ""
    return f"{name}{label} ({reading.fit.score}): {words('why.' + reading.fit.why)}"


_FAMILIES = {f"period{level}": "period" for level in range(5)} | {f"decimal{depth}": "decimal" for depth in (2, 3, 4)}


def decisions_data(path: str, decisions: Sequence[Decision], words: Words) -> Json:
    """The same as JSON."""
    return envelope(
        {
            "document": {"path": path},
            "decisions": [
                {
                    "line": decision.line,
                    "text": decision.text,
                    "taken": decision.readings.index(decision.taken) if decision.taken else None,
                    "readings": [
                        {
                            "family": reading.family or None,
                            "label": reading.label or None,
                            "score": reading.fit.score,
                            "remark": reading.fit.remark,
                            "why": reading.fit.why,
                            "message": words("why." + reading.fit.why),
                        }
                        for reading in decision.readings
                    ],
                }
                for decision in decisions
            ],
        }
    )
