"""Edits planted in a made-up document, each with what must be found of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from doichieu.compare.result import Change, ChangeKind, Comparison, Extent, Relation
from doichieu.facts.tokens import tokenize

from .making import PHRASES, SYMBOLS, UNITS, VERBS, Atom, Cite, Day, Figure, Part, Printer, sentence, walk


@dataclass(frozen=True)
class Planted:
    """An edit: its kind, and what A and B say there (None where nothing must be said)."""

    name: str
    kind: str
    a: str | None
    b: str | None


def plain(atoms: list[Atom]) -> str:
    return Printer(random.Random(0)).sentence(atoms)


def keys(text: str) -> list[str]:
    return [t.key for t in tokenize(text) if t.kind != 1]


def says(extent: Extent | None, wanted: str | None) -> bool:
    """Whether a change covers the words that were edited."""
    if wanted is None:
        return True
    if extent is None:
        return False
    have, want = keys(extent.text), keys(wanted)
    return any(have[i : i + len(want)] == want for i in range(len(have) - len(want) + 1))


def hit(change: Change, planted: Planted) -> bool:
    if change.kind.value != planted.kind:
        return False
    if planted.name in ("deleted", "inserted"):  # "mới [kiểu mới]" and "[mới kiểu] mới" are one deletion
        wanted, extent = (planted.a, change.sides.a) if planted.a is not None else (planted.b, change.sides.b)
        return extent is not None and not Counter(keys(wanted or "")) - Counter(keys(extent.text))
    same = says(change.sides.a, planted.a) and says(change.sides.b, planted.b)
    return same and (planted.a is not None or planted.b is not None)


def found(planted: Planted, comparison: Comparison) -> bool:
    if planted.kind == "section":
        return _section_found(planted, comparison)
    return any(hit(change, planted) for pair in comparison.pairs for change in pair.changes)


def _section_found(planted: Planted, comparison: Comparison) -> bool:
    for pair in comparison.pairs:
        a, b = pair.sections.a, pair.sections.b
        if planted.name == "section moved":
            moved = pair.relation in (Relation.MOVED, Relation.MOVED_EDITED)
            if moved and a is not None and _named(comparison.documents.a.sections[a].title, planted):
                return True
        elif planted.a is not None and pair.relation is Relation.ONLY_A and a is not None:
            if _named(comparison.documents.a.sections[a].title, planted):
                return True
        elif (
            planted.b is not None
            and pair.relation is Relation.ONLY_B
            and b is not None
            and _named(comparison.documents.b.sections[b].title, planted)
        ):
            return True
    return False


def _named(title: str, planted: Planted) -> bool:
    return keys(title) in [keys(name) for name in (planted.a, planted.b) if name is not None]


def extra(planted: list[Planted], comparison: Comparison) -> list[Change]:
    """Changes of substance that nobody planted."""
    out = []
    for pair in comparison.pairs:
        if pair.relation in (Relation.ONLY_A, Relation.ONLY_B):
            continue
        out += [c for c in pair.substance() if not any(_touches(c, p) for p in planted)]
    return out


def _touches(change: Change, planted: Planted) -> bool:
    if planted.kind == "section":
        return False
    for extent, wanted in ((change.sides.a, planted.a), (change.sides.b, planted.b)):
        if extent is not None and wanted is not None and set(keys(extent.text)) & set(keys(wanted)):
            return True
    return change.kind is ChangeKind.MOVED and planted.kind == "moved"


Edit = Callable[[random.Random, list[Part], set[int]], Planted | None]


def _spots(tops: list[Part], used: set[int], kind: type) -> list[tuple[list[Atom], int]]:
    """Where atoms of a kind stand in sentences that no edit has touched yet."""
    return [
        (s, i) for p in walk(tops) for par in p.paragraphs for s in par if id(s) not in used
        for i, atom in enumerate(s) if isinstance(atom, kind)
    ]  # fmt: skip


def _fact(name: str, kind: str, of: type, change: Callable[[random.Random, object], object | None]) -> Edit:
    def edit(rng: random.Random, tops: list[Part], used: set[int]) -> Planted | None:
        spots = [
            (s, i, new) for s, i in _spots(tops, used, of) if (new := change(rng, s[i])) is not None and new != s[i]
        ]
        if not spots:
            return None
        s, i, new = rng.choice(spots)
        before = plain([s[i]])
        s[i] = new
        used.add(id(s))
        return Planted(name, kind, before, plain([s[i]]))

    return edit


def _figure(rng: random.Random, f: object) -> object | None:
    assert isinstance(f, Figure)
    return replace(f, low=f.low + rng.choice([1, 10, 100]), high=None if f.high is None else f.high + 200)


def _unit(rng: random.Random, f: object) -> object | None:
    assert isinstance(f, Figure)
    return replace(f, unit=rng.choice(UNITS))


def _comparator(rng: random.Random, f: object) -> object | None:
    assert isinstance(f, Figure)
    if f.high is not None:
        return None
    other = rng.choice(["", "dưới ", "trên ", "không quá ", "ít nhất ", "khoảng ", "> ", "≥ "])
    same = {"hơn ": ">", "trên ": ">", "> ": ">", "≥ ": "≥", "ít nhất ": "≥", "≤ ": "≤", "không quá ": "≤",
     "tối đa ": "≤",
            "khoảng ": "~", "gần ": "~"}  # fmt: skip
    return None if same.get(other, other) == same.get(f.comparator, f.comparator) else replace(f, comparator=other)


def _range(rng: random.Random, f: object) -> object | None:
    assert isinstance(f, Figure)
    return None if f.high is None else replace(f, high=f.high + rng.randint(1, 9))


def _date(rng: random.Random, d: object) -> object | None:
    assert isinstance(d, Day)
    return rng.choice([replace(d, day=d.day % 28 + 1), replace(d, month=d.month % 12 + 1), replace(d, year=d.year + 1)])


def _cite_number(rng: random.Random, c: object) -> object | None:
    assert isinstance(c, Cite)
    return replace(c, number=c.number + rng.randint(1, 9))


def _cite_kind(rng: random.Random, c: object) -> object | None:
    assert isinstance(c, Cite)
    return replace(c, form=rng.choice(SYMBOLS))


def _verb_spots(tops: list[Part], used: set[int]) -> list[tuple[list[Atom], int]]:
    return [(s, i) for s, i in _spots(tops, used, str) if s[i] in VERBS]


def word(rng: random.Random, tops: list[Part], used: set[int]) -> Planted | None:
    spots = _verb_spots(tops, used)
    if not spots:
        return None
    s, i = rng.choice(spots)
    before = str(s[i])
    s[i] = rng.choice([v for v in VERBS if not set(v.split()) & set(before.split())])
    used.add(id(s))
    return Planted("word", "wording", before, str(s[i]))


def negation(rng: random.Random, tops: list[Part], used: set[int]) -> Planted | None:
    spots = _verb_spots(tops, used)
    if not spots:
        return None
    s, i = rng.choice(spots)
    s.insert(i, "không")
    used.add(id(s))
    return Planted("negation", "wording", None, "không")


def deleted(rng: random.Random, tops: list[Part], used: set[int]) -> Planted | None:
    spots = [(s, i) for s, i in _verb_spots(tops, used) if len(s) > 4 and i + 2 < len(s) and isinstance(s[i + 2], str)]
    if not spots:
        return None
    s, i = rng.choice(spots)
    gone = s[i + 1]
    if not isinstance(gone, str) or " " not in gone:
        return None
    del s[i + 1]
    used.add(id(s))
    return Planted("deleted", "wording", gone, None)


def inserted(rng: random.Random, tops: list[Part], used: set[int]) -> Planted | None:
    spots = _verb_spots(tops, used)
    if not spots:
        return None
    s, i = rng.choice(spots)
    new = rng.choice([p for p in PHRASES if p not in s])
    s.insert(i, f"quan tâm {new},")
    used.add(id(s))
    return Planted("inserted", "wording", None, f"quan tâm {new}")


def added(rng: random.Random, tops: list[Part], used: set[int]) -> Planted | None:
    spots = [par for p in walk(tops) if p.level == "mid" for par in p.paragraphs]
    if not spots:
        return None
    par = rng.choice(spots)
    new = sentence(rng)
    par.insert(rng.randint(0, len(par)), new)
    used.add(id(new))
    return Planted("added", "added", None, plain(new))


def removed(rng: random.Random, tops: list[Part], used: set[int]) -> Planted | None:
    spots = [(par, s) for p in walk(tops) if p.level == "mid" for par in p.paragraphs for s in par
             if len(par) > 1 and id(s) not in used]  # fmt: skip
    if not spots:
        return None
    par, s = rng.choice(spots)
    par.remove(s)
    return Planted("removed", "removed", plain(s), None)


def moved(rng: random.Random, tops: list[Part], used: set[int]) -> Planted | None:
    spots = [p for p in walk(tops) if p.level == "mid" and len(p.paragraphs) > 2 and id(p) not in used]
    if not spots:
        return None
    part = rng.choice(spots)
    k = rng.randrange(len(part.paragraphs))
    paragraph = part.paragraphs.pop(k)
    at = rng.choice(
        [i for i in range(len(part.paragraphs) + 1) if abs(i - k) > 1] or [0 if k else len(part.paragraphs)]
    )
    part.paragraphs.insert(at, paragraph)
    used.update({id(part)} | {id(s) for p in part.paragraphs for s in p})
    return Planted("moved", "moved", None, "")


def to_other(rng: random.Random, tops: list[Part], used: set[int]) -> Planted | None:
    """A sentence goes to another section."""
    homes = [p for p in walk(tops) if p.level == "mid" and sum(len(par) for par in p.paragraphs) > 2]
    spots = [(p, par, s) for p in homes for par in p.paragraphs for s in par if len(par) > 1 and id(s) not in used]
    if len(homes) < 2 or not spots:
        return None
    part, par, s = rng.choice(spots)
    others = [p for p in homes if p is not part and not all(id(x) in used for other in p.paragraphs for x in other)]
    if not others:
        return None
    par[:] = [other for other in par if other is not s]
    there = rng.choice(rng.choice(others).paragraphs)
    there.insert(rng.randint(0, len(there)), s)
    used.update({id(s)} | {id(x) for other in part.paragraphs for x in other})  # so that its first section stays
    return Planted("to other", "moved", plain(s), plain(s))


def section_added(rng: random.Random, tops: list[Part], used: set[int]) -> Planted | None:
    free = [top for top in tops if id(top) not in used]
    if not free:
        return None
    top = rng.choice(free)
    titles = {p.title for p in walk(tops)}
    name = next(f"Về {p} trên địa bàn" for p in rng.sample(PHRASES, len(PHRASES)) if not any(p in t for t in titles))
    new = Part("mid", name, [[sentence(rng) for _ in range(3)] for _ in range(2)])
    top.parts.insert(rng.randint(0, len(top.parts)), new)
    used.update(id(s) for p in new.paragraphs for s in p)
    used.add(id(top))
    return Planted("section added", "section", None, name)


def section_removed(rng: random.Random, tops: list[Part], used: set[int]) -> Planted | None:
    spots = [(t, p) for t in tops for p in t.parts if len(t.parts) > 2 and p.paragraphs and id(t) not in used
             and not any(id(s) in used for par in p.paragraphs for s in par)]  # fmt: skip
    if not spots:
        return None
    top, part = rng.choice(spots)
    top.parts.remove(part)
    used.add(id(top))
    return Planted("section removed", "section", part.title, None)


def section_moved(rng: random.Random, tops: list[Part], used: set[int]) -> Planted | None:
    """Two neighbours change places: either may be said to have moved."""
    spots = [(t, i) for t in tops for i in range(len(t.parts) - 1) if id(t) not in used
             and t.parts[i].paragraphs and t.parts[i + 1].paragraphs]  # fmt: skip
    if not spots:
        return None
    top, i = rng.choice(spots)
    used.add(id(top))
    top.parts[i], top.parts[i + 1] = top.parts[i + 1], top.parts[i]
    return Planted("section moved", "section", top.parts[i].title, top.parts[i + 1].title)


def section_to_other(rng: random.Random, tops: list[Part], used: set[int]) -> Planted | None:
    free = [t for t in tops if id(t) not in used]
    spots = [(t, p) for t in free for p in t.parts if p.paragraphs and len(t.parts) > 2]
    if not spots or len(free) < 2:
        return None
    top, part = rng.choice(spots)
    other = rng.choice([t for t in free if t is not top])
    top.parts.remove(part)
    other.parts.append(part)
    used |= {id(top), id(other)}
    return Planted("section moved", "section", part.title, None)


EDITS: dict[str, Edit] = {
    "figure": _fact("figure", "quantity", Figure, _figure), "unit": _fact("unit", "quantity", Figure, _unit),
    "comparator": _fact("comparator", "quantity", Figure, _comparator), "range": _fact("range",
    "quantity", Figure, _range),
    "date": _fact("date", "date", Day, _date), "cite number": _fact("cite number", "citation", Cite, _cite_number),
    "cite kind": _fact("cite kind", "citation", Cite, _cite_kind), "word": word, "negation": negation,
    "deleted": deleted,
    "inserted": inserted, "added": added, "removed": removed, "moved": moved, "to other": to_other,
    "section added": section_added,
    "section removed": section_removed, "section moved": section_moved, "section to other": section_to_other,
}  # fmt: skip
