"""Both READMEs begin with the two commands, name every command, and lead where they say."""

import re
from pathlib import Path

import pytest

from doichieu.cli.arguments import COMMANDS
from doichieu.model.refs import find_section
from doichieu.reading.reader import read_file

ROOT = Path(__file__).parents[2]
README_NAMES = ["README.md", "README.vi.md"]
PAGES = [
    *README_NAMES,
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    *sorted(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")),
]

FENCE = re.compile(r"^```[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
EXAMPLE_REF = re.compile(r'"(corpus/[^":]+)::([^"]+)"')

each_readme = pytest.mark.parametrize("name", README_NAMES)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def sections(name: str) -> list[str]:
    return re.findall(r"^## .+$", FENCE.sub("", text_of(name)), re.MULTILINE)


@each_readme
def test_the_two_quick_start_commands_come_first_each_in_a_block_of_its_own(name: str) -> None:
    assert [block.strip() for block in FENCE.findall(text_of(name))[:2]] == ["make run", "make test"]


@each_readme
def test_the_quick_start_is_the_first_section(name: str) -> None:
    first = sections(name)[0]
    text = text_of(name)
    assert text.index(first) < text.index("make run")
    assert text.index("make test") < text.index(sections(name)[1])


@each_readme
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_named(name: str, command: str) -> None:
    assert f"doichieu {command}" in text_of(name)


def test_both_languages_have_the_same_sections() -> None:
    counts = {name: len(sections(name)) for name in README_NAMES}
    assert len(set(counts.values())) == 1, counts


@each_readme
def test_it_stays_short(name: str) -> None:
    assert text_of(name).count("\n") <= 240


@each_readme
def test_sections_of_the_examples_exist_in_the_bundled_reports(name: str) -> None:
    examples = EXAMPLE_REF.findall(text_of(name))
    assert examples
    for path, ref in examples:
        assert find_section(read_file(ROOT / path), ref)


@pytest.mark.parametrize("name", PAGES)
def test_relative_links_lead_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    targets = [link.partition("#")[0] for link in LINK.findall(text_of(name)) if "://" not in link]
    assert not [target for target in targets if target and not (folder / target).exists()]
