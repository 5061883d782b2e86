"""Whether marks agree: what was typed must be in the text, what was left out may be anything (Q-1).

Shape marks (â, ơ, đ …) are compared letter by letter, the tone syllable by syllable, so that thuỷ
finds thủy. Texts of equal length only: folding has aligned them.
"""

from __future__ import annotations

from ..text.letters import fold_letter, shape_of, tone_of

EXACT, VARIANT, SUBSET, TONELESS, NEIGHBOUR = 4, 3, 2, 1, 0
"""How well marks agree: the same letters; the same word spelled otherwise; typed marks all there; only tones differ;
other marks than were typed. Down to SUBSET the text is what was asked for, below it is a neighbour (Q-2)."""


def grade(typed: str, text: str) -> int:
    """How well the marks of a typed word agree with a text of the same folded form."""
    if typed.lower() == text.lower():
        return EXACT
    if len(typed) != len(text):
        return NEIGHBOUR
    if typed.isascii():
        return SUBSET  # nothing was typed that could be contradicted
    typed_tone = text_tone = 0
    whole = agrees = True
    for a, b in zip(typed, text, strict=True):
        if not a.isalpha():
            agrees = agrees and typed_tone in (0, text_tone)
            whole = whole and typed_tone == text_tone
            typed_tone = text_tone = 0
            continue
        shape = shape_of(a)
        if shape and shape != shape_of(b):
            return NEIGHBOUR
        if shape != shape_of(b) or fold_letter(a) != fold_letter(b):
            whole = False
        typed_tone = typed_tone or tone_of(a)
        text_tone = text_tone or tone_of(b)
    if not agrees or typed_tone not in (0, text_tone):
        return TONELESS
    return VARIANT if whole and typed_tone == text_tone else SUBSET
