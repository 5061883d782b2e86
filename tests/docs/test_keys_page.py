"""docs/keys.md says what the app's own list of commands says."""

import importlib.util
from pathlib import Path
from types import ModuleType

MAKER = Path(__file__).parents[2] / "docs" / "make_keys.py"


def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_keys", MAKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_keys_is_up_to_date() -> None:
    make_keys = maker()
    assert make_keys.PAGE.read_text(encoding="utf-8") == make_keys.page(), (
        "docs/keys.md is stale; renew it with: .venv/bin/python docs/make_keys.py"
    )


def test_the_page_names_a_key_without_letters_for_every_command() -> None:
    rows = [line for line in maker().page().splitlines() if line.startswith("| ") and "`" in line]
    assert rows
    assert all("`" in row.split(" | ")[1] for row in rows)
