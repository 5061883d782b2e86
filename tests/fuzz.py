"""Fuzz: random and mutated documents, read and checked for what reading promises of any text.

Each input is a few lines out of the samples and the reports, put together and damaged at random:
letters dropped, doubled, swapped, marks and markup put in, lines cut and joined. It must be read
without an exception, twice alike, and with every character in exactly one place (`tests.reading.
test_places.check`). Run it for as long as there is time:

    python -m tests.fuzz --count 100000 --seed 1
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from pathlib import Path

from tests.reading.test_places import BREAKS, MARKERS, MARKUP, check

ROOT = Path(__file__).parents[1]

ALPHABET = (
    'aAăâđĐêôơưộ ỷ\u0301\u0323\u0302019.,;:()[]<>/\\*_#|$&^"“”-–+%§µ¸®×²³¹⁵'
    "\t\f\r\n\x0b\x00\x1b\x85\u00ad\u200b\u2028\ufeff"
)


def lines_of(folder: Path) -> list[str]:
    """Lines with text on them of every document in a folder."""
    found: list[str] = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".txt", ".md") and path.name != "README.md":
            found.extend(line for line in path.read_bytes().decode("utf-8").split("\n") if line.strip())
    return found


def damage(text: str, chance: random.Random) -> str:
    """The text with a few accidents."""
    letters = list(text)
    for _ in range(chance.randint(0, 6)):
        at = chance.randrange(len(letters) + 1)
        kind = chance.randrange(5)
        if kind == 0 and letters:
            del letters[at : at + chance.randint(1, 8)]
        elif kind == 1:
            letters[at:at] = letters[at : at + chance.randint(1, 12)]
        elif kind == 2:
            letters.insert(at, chance.choice(ALPHABET))
        elif kind == 3:
            letters.insert(at, chance.choice(MARKUP))
        elif letters:
            letters.insert(at, letters.pop(chance.randrange(len(letters))))
    return "".join(letters)


def make(chance: random.Random, lines: list[str]) -> str:
    """One input: mutated lines, or nothing but noise."""
    if chance.random() < 0.15:
        return "".join(chance.choice(ALPHABET) for _ in range(chance.randint(0, 120)))
    parts: list[str] = []
    for _ in range(chance.randint(1, 6)):
        parts.append(chance.choice(MARKERS) if chance.random() < 0.3 else "")
        parts.append(chance.choice(lines)[: chance.choice((20, 60, 120, 300))])
        parts.append(chance.choice(BREAKS))
    return damage("".join(parts), chance)


def main() -> int:
    """Run it; the status is 1 where an input failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    lines = [*lines_of(ROOT / "tests" / "samples"), *lines_of(ROOT / "corpus")]
    begin, failed = time.monotonic(), 0
    for i in range(given.count):
        text = make(chance, lines)
        try:
            check(text)
        except Exception:
            failed += 1
            print(f"input {i} of seed {given.seed}: {text!r}", flush=True)
            traceback.print_exc(limit=-3)
            if failed >= 20:
                break
        if i and i % 50_000 == 0:
            print(f"{i} inputs, {failed} failed, {time.monotonic() - begin:.0f} s", flush=True)
    print(f"{i + 1} inputs, {failed} failed, {time.monotonic() - begin:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
