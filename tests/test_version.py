"""The version stands in two places, which must agree: pyproject.toml and doichieu.__version__."""

import tomllib
from pathlib import Path

import doichieu

PROJECT_FILE = Path(__file__).parents[1] / "pyproject.toml"


def test_package_and_project_file_give_the_same_version() -> None:
    project = tomllib.loads(PROJECT_FILE.read_text(encoding="utf-8"))["project"]
    assert doichieu.__version__ == project["version"]
