"""The measurements can be run: every script compiles, names its goal, and one of them is tried.

Nothing is asserted about time.
"""

import ast
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[2] / "bench"
SCRIPTS = sorted(BENCH.glob("[a-z]*.py"))


@pytest.fixture
def parse(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """bench/parse.py as a module."""
    monkeypatch.setattr(sys, "path", [str(BENCH), *sys.path])
    spec = importlib.util.spec_from_file_location("bench_parse", BENCH / "parse.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.modules.pop("_measure", None)


def test_there_is_a_script_for_every_budget() -> None:
    assert {path.stem for path in SCRIPTS} >= {"compare", "find", "keys", "launch", "parse", "start"}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_compiles_has_a_main_and_names_its_goal(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    compile(source, path.name, "exec")
    tree = ast.parse(source)
    assert "main" in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert "goal" in (ast.get_docstring(tree) or "").lower()


def test_reading_the_corpus_is_measured(parse: ModuleType) -> None:
    taken = parse.measure(parse.reports(), runs=1, warm_ups=0)
    assert set(taken) == {"read", "markdown", "decode"}
    assert all(len(values) == 1 for values in taken.values())


def test_a_grown_document_is_as_large_as_asked(parse: ModuleType, tmp_path: Path) -> None:
    grown = parse.grow(700_000, tmp_path)
    assert 700_000 - 3 <= grown.stat().st_size <= 700_000


def test_a_grown_document_repeats_with_other_words_and_figures(parse: ModuleType) -> None:
    text = parse.reports()[0].read_text(encoding="utf-8")
    turns = [parse.altered(text, turn) for turn in range(3)]
    assert turns[0] == text
    assert len(set(turns)) == 3
    assert {len(turn) for turn in turns} == {len(text)}
