"""The command line: what it prints, how it ends, what it says when it cannot."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from doichieu.cli.arguments import COMMANDS
from doichieu.launcher import main
from doichieu.presentation.words import Words
from doichieu.reading.markers import RANKS

Capture = pytest.CaptureFixture[str]

A = """QUYẾT NGHỊ

Điều 1. Thông qua các chỉ tiêu:

1. Chỉ tiêu chủ yếu

(1) Tốc độ tăng trưởng đạt 10,5%;

(2) Tỷ lệ hộ nghèo giảm còn 2,0%; văn hoá phát triển.

2. Chỉ tiêu chủ yếu khác

(1) Thu ngân sách đạt 1.200 tỷ đồng theo Nghị quyết số 05/NQ-HĐND ngày 05/7/2030.
"""
B = A.replace("2,0%", "dưới 2,5%").replace("văn hoá", "văn hóa").replace("05/7/2030", "5/7/2030")


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "a.txt").write_text(A, "utf-8")
    (tmp_path / "b.txt").write_text(B, "utf-8")
    return str(tmp_path / "a.txt"), str(tmp_path / "b.txt")


def as_json(capsys: Capture, *arguments: str) -> tuple[int, dict[str, Any]]:
    status = main([*arguments, "--json"])
    out = capsys.readouterr()
    assert out.err == ""
    assert out.out.count("\n") == 1
    return status, json.loads(out.out)


def error(capsys: Capture, *arguments: str) -> str:
    assert main(list(arguments)) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err.count("\n") == 1
    assert out.err.startswith("doichieu: ")
    return out.err


# -- outline and read


def test_outline_prints_the_tree(capsys: Capture, files: tuple[str, str]) -> None:
    assert main(["outline", files[0]]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.endswith("Điều 1. Thông qua các chỉ tiêu") for line in lines)
    assert any(line.startswith("    7") and "(1) Tốc độ" in line for line in lines)


def test_outline_as_json_has_the_names_of_the_contract(capsys: Capture, files: tuple[str, str]) -> None:
    status, found = as_json(capsys, "outline", files[0])
    assert status == 0
    assert found["schema"] == 1
    assert found["tool"]["name"] == "doichieu"
    contract = {"path", "title", "kind", "issuer", "number", "date", "warnings"}
    assert set(found["document"]) == contract | {"subject", "signer", "position", "recipients"}
    section = found["sections"][0]
    assert set(section) == {"id", "parent", "depth", "label", "title", "kind", "line", "end_line", "run_in", "path"}
    assert found["document"]["path"] == files[0]


def test_outline_explains_itself(capsys: Capture, files: tuple[str, str]) -> None:
    assert main(["outline", files[0], "--explain", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "→ article Điều 1. (9): goes on from the number before" in out
    status, found = as_json(capsys, "outline", files[0], "--explain")
    assert status == 0
    taken = [d["readings"][d["taken"]] for d in found["decisions"] if d["taken"] is not None]
    assert [reading["label"] for reading in taken][:2] == ["Điều 1.", "1."]
    assert all(reading["message"] for reading in taken)


def test_every_reason_and_family_of_the_outline_has_its_words() -> None:
    floor = Path(__file__).parents[2] / "src" / "doichieu" / "reading"
    code = "".join((floor / name).read_text(encoding="utf-8") for name in ("evidence.py", "judging.py"))
    reasons = set(re.findall(r'why="([a-z-]+)"', code)) | set(re.findall(r'Fit\([0-9], "[a-z]+", "([a-z-]+)"\)', code))
    assert reasons
    assert all(Words("vi").has(f"why.{reason}") for reason in reasons | {"skipped", "repeated", "capitals", "strong"})
    named = {family for family in RANKS if not family.startswith(("decimal", "period"))}
    assert all(Words("vi").has(f"family.{family}") for family in named)


def test_read_gives_one_section_rejoined(capsys: Capture, files: tuple[str, str]) -> None:
    assert main(["read", files[0], "--section", "Điều 1/2/(1)"]) == 0
    assert capsys.readouterr().out == (
        "(1) Thu ngân sách đạt 1.200 tỷ đồng theo Nghị quyết số 05/NQ-HĐND ngày 05/7/2030.\n"
    )


def test_read_from_standard_input(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(A.encode()), encoding="utf-8"))
    status, found = as_json(capsys, "outline", "-")
    assert status == 0
    assert found["document"]["path"] == "-"


# -- search


def test_search_without_a_hit_ends_with_1(capsys: Capture, files: tuple[str, str]) -> None:
    assert main(["search", "xyzzyx", files[0]]) == 1


def test_search_gives_whole_blocks_and_spans_into_them(capsys: Capture, files: tuple[str, str]) -> None:
    status, found = as_json(capsys, "search", "ho ngheo", *files, "--limit", "1")
    assert status == 0
    assert (len(found["hits"]), found["total"], found["truncated"]) == (1, 2, True)
    hit = found["hits"][0]
    assert set(hit) == {"document", "section", "place", "text", "score", "matched", "spans"}
    assert [hit["text"][a:b] for a, b in hit["spans"]] == ["hộ nghèo"]
    line = Path(hit["document"]).read_text("utf-8").split("\n")[hit["place"]["line"] - 1]
    assert line[hit["place"]["column"] : hit["place"]["end_column"]] == "hộ nghèo"


# -- compare


def test_compare_finds_the_figure_and_nothing_else(capsys: Capture, files: tuple[str, str]) -> None:
    status, found = as_json(capsys, "compare", *files)
    assert status == 1
    changes = [change for pair in found["pairs"] for change in pair["changes"]]
    assert [change["kind"] for change in changes] == ["quantity"]
    change = changes[0]
    assert set(change) == {"kind", "a", "b", "block", "detail"}
    assert change["detail"]["a"]["value"] == 2
    assert change["detail"]["b"] == {
        "value": 2.5, "low": 2.5, "high": 2.5, "unit": "%", "comparator": "<", "raw": "dưới 2,5%",
    }  # fmt: skip
    assert change["detail"]["difference"] == 0.5
    assert change["detail"]["percent"] == 25
    assert found["summary"]["by_kind"] == {"quantity": 1}


def test_format_differences_never_make_it_differ(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(A, "utf-8")
    (tmp_path / "b.txt").write_text(A.replace("văn hoá", "văn hóa").replace("05/7/2030", "5/7/2030"), "utf-8")
    both = str(tmp_path / "a.txt"), str(tmp_path / "b.txt")
    assert main(["compare", *both]) == 0
    capsys.readouterr()
    status, found = as_json(capsys, "compare", *both, "--include-format")
    assert status == 0
    assert set(found["summary"]["by_kind"]) == {"format"}


def test_only_keeps_the_kinds_that_are_asked_for(capsys: Capture, files: tuple[str, str]) -> None:
    _, found = as_json(capsys, "compare", *files, "--only", "wording,date")
    assert found["summary"]["by_kind"] == {}


def test_two_sections_are_compared(capsys: Capture, files: tuple[str, str]) -> None:
    status, found = as_json(capsys, "compare", f"{files[0]}::Điều 1/1", f"{files[1]}::điều 1/1")
    assert status == 1
    assert [pair["a"]["label"] for pair in found["pairs"]] == ["1.", "(1)", "(2)"]
    status, _ = as_json(capsys, "compare", f"{files[0]}::Điều 1/2", f"{files[1]}::Điều 1/2")
    assert status == 0


# -- what cannot be done


@pytest.mark.parametrize("command", ["outline", "read"])
def test_a_missing_file_is_one_line(capsys: Capture, command: str) -> None:
    assert "khong-co.md" in error(capsys, command, "khong-co.md")


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "không có chữ"), (b" \n\n", "không có chữ"), (b"a\x00b", "văn bản"), (b"\xff\xfa\xc3", "UTF-8")],
)
def test_a_bad_file_is_one_line(capsys: Capture, tmp_path: Path, content: bytes, word: str) -> None:
    file = tmp_path / "x.md"
    file.write_bytes(content)
    assert word in error(capsys, "outline", str(file))


def test_a_folder_where_a_file_is_wanted_is_one_line(capsys: Capture, tmp_path: Path) -> None:
    assert "thư mục" in error(capsys, "outline", str(tmp_path))


def test_a_file_name_cannot_drive_the_terminal(capsys: Capture) -> None:
    assert "\x1b" not in error(capsys, "outline", "x\x1b]0;owned\x07.md")


def test_an_unknown_ref_says_how_to_list_them(capsys: Capture, files: tuple[str, str]) -> None:
    assert "doichieu outline" in error(capsys, "read", files[0], "--section", "Điều 9")


def test_an_ambiguous_ref_is_refused_with_the_list(capsys: Capture, files: tuple[str, str]) -> None:
    told = error(capsys, "compare", f"{files[0]}::(1)", files[1])
    assert "Điều 1./1./(1)" in told
    assert "Điều 1./2./(1)" in told


@pytest.mark.parametrize(
    "arguments",
    [
        ["outline"],
        ["search", "x", "--limit", "0"],
        ["search", ""],
        ["compare", "a"],
        ["compare", "-", "-"],
        ["--nonsense"],
        ["outline", "x.md", "--format", "xml"],
        ["compare", "a", "b", "--only", "nonsense"],
        ["a", "--compare"],
    ],
)
def test_unusable_arguments_are_one_line(capsys: Capture, arguments: list[str]) -> None:
    error(capsys, *arguments)


def test_a_mistake_is_told_in_the_readers_language(capsys: Capture) -> None:
    assert "thiếu PATH" in error(capsys, "outline")
    assert "không hiểu --nonsense" in error(capsys, "outline", "a", "--nonsense")


def test_options_may_stand_before_the_command(capsys: Capture, files: tuple[str, str]) -> None:
    assert main(["--lang", "en", "--format", "json", "search", "ho ngheo", files[0]]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 1


def test_a_mistyped_command_is_guessed(capsys: Capture) -> None:
    assert "search" in error(capsys, "serch", "x")


def test_a_bad_file_in_a_folder_keeps_no_hit_away(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(A, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x00")
    assert main(["search", "ho ngheo", str(tmp_path)]) == 0
    out = capsys.readouterr()
    assert "hộ nghèo" in out.out
    assert "b.txt" in out.err


def test_a_file_named_twice_is_searched_once(capsys: Capture, files: tuple[str, str]) -> None:
    _, found = as_json(capsys, "search", "ho ngheo", files[0], files[0])
    assert found["total"] == 1


def test_a_filter_without_a_change_says_that_others_are_hidden(capsys: Capture, files: tuple[str, str]) -> None:
    assert main(["compare", *files, "--only", "date"]) == 1
    assert "1 khác biệt loại khác" in capsys.readouterr().out


def test_standard_input_has_a_bound(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            assert size > 0, "never all that comes"
            return b"a" * size

    monkeypatch.setattr(sys, "stdin", type("In", (), {"buffer": Endless()})())
    assert "quá lớn" in error(capsys, "outline", "-")


def test_a_table_and_an_odd_file_name_stay_on_their_line(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "x\rok\nfake.md"
    file.write_text("I. MỤC\n\n| Chỉ tiêu | Năm |\n|---|---|\n| Hộ nghèo | 2% |\n", "utf-8")
    assert main(["search", "ho ngheo", str(file)]) == 0
    out = capsys.readouterr().out
    assert "\r" not in out
    assert "\t" not in out
    assert not any(line.startswith("fake") for line in out.splitlines())


def test_a_mistake_of_the_program_is_one_line_too(
    capsys: Capture, files: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("doichieu.cli.searching.search", broken)
    assert "ZeroDivisionError" in error(capsys, "search", "x", files[0])


def test_the_app_without_a_terminal_says_so(capsys: Capture) -> None:
    assert "--help" in error(capsys)


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_help_on_everything(capsys: Capture, command: str, language: str) -> None:
    assert main([*([command] if command else []), "--help", "--lang", language]) == 0
    assert "--lang" in capsys.readouterr().out


# -- language, colour, output


def test_the_language_is_the_one_asked_for(capsys: Capture) -> None:
    assert main(["outline", "nope.md", "--lang", "en"]) == 2
    assert "no such file" in capsys.readouterr().err


def test_colour_only_where_it_is_wanted(capsys: Capture, files: tuple[str, str]) -> None:
    main(["outline", files[0]])
    assert "\x1b[" not in capsys.readouterr().out
    main(["outline", files[0], "--color", "always"])
    assert "\x1b[" in capsys.readouterr().out


def test_control_characters_of_a_file_are_shown_and_not_sent(capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("I. MỤC\x1b[31m ĐỎ\n\nChữ\x07 và \x9b31m và \u202eđảo\u202c.\n", "utf-8")
    for arguments in (["outline", str(file)], ["read", str(file)], ["search", "mục", str(file)]):
        main(arguments)
        out = capsys.readouterr().out
        assert not any(c in out for c in "\x1b\x07\x9b\u202e\u202c")
        assert "␛" in out or "search" in arguments


def test_themes_keys_and_config_tell_what_is_set(capsys: Capture) -> None:
    for command in ("themes", "keys", "config"):
        assert main([command]) == 0
        assert capsys.readouterr().out
        status, found = as_json(capsys, command)
        assert status == 0
        assert found["schema"] == 1


def test_a_broken_setting_is_told(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.toml").write_text("lang = 7\n", "utf-8")
    monkeypatch.setenv("DOICHIEU_CONFIG", str(tmp_path))
    assert main(["config"]) == 2
    assert "lang" in capsys.readouterr().err


def test_targets_of_two_documents(capsys: Capture, tmp_path: Path) -> None:
    for name, figure in (("a.txt", "đạt 1,82%"), ("b.txt", "dưới 1,8%")):
        text = f"I. CHỈ TIÊU\n\n1. Tỷ lệ hộ nghèo {figure}.\n\n2. Sản lượng lúa 5 tấn.\n"
        (tmp_path / name).write_text(text, "utf-8")
    paths = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert main(["targets", *paths, "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "≠ Tỷ lệ hộ nghèo" in out
    assert "2 targets: 1 agree, 1 differ, 0 are missing somewhere" in out
    assert main(["targets", *paths, "--only", "differing", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["documents"] == paths
    assert [row["indicator"] for row in answer["rows"]] == ["Tỷ lệ hộ nghèo"]
    row = answer["rows"][0]
    assert (row["unit"], row["agree"]) == ("%", False)
    assert [cell["quantity"]["comparator"] for cell in row["cells"]] == ["=", "<"]
    assert [cell["place"]["line"] for cell in row["cells"]] == [3, 3]
    assert main(["targets", f"{paths[0]}::I/2", "--json"]) == 0
    assert [row["cells"][0]["quantity"]["value"] for row in json.loads(capsys.readouterr().out)["rows"]] == [5]


def test_export_writes_every_form_and_nothing_over(capsys: Capture, tmp_path: Path) -> None:
    for name, figure in (("a.txt", "5"), ("b.txt", "7")):
        (tmp_path / name).write_text(f"I. CHỈ TIÊU\n\n1. Sản lượng lúa {figure} tấn.\n", "utf-8")
    paths = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    for what in ("compare", "targets"):
        for ending in ("docx", "html", "md", "json"):
            out = tmp_path / f"{what}.{ending}"
            assert main(["export", what, *paths, "-o", str(out)]) == 0
            assert out.stat().st_size > 100
    assert json.loads((tmp_path / "compare.json").read_text("utf-8"))["summary"]["by_kind"] == {"quantity": 1}
    assert main(["export", "compare", *paths, "-o", str(tmp_path / "m.docx"), "--marked"]) == 0
    assert capsys.readouterr().out == ""
    assert "--force" in error(capsys, "export", "compare", *paths, "-o", str(tmp_path / "compare.md"))
    assert "a.txt" in error(capsys, "export", "compare", *paths, "-o", paths[0], "--force")
    assert main(["export", "compare", *paths, "-o", str(tmp_path / "compare.md"), "--force"]) == 0


@pytest.mark.parametrize("arguments", [["-o", "x.pdf"], ["-o", "x.md", "--marked"], ["-o", "no/where/x.md"], []])
def test_export_that_cannot_be_made_is_told_in_one_line(capsys: Capture, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.txt").write_text(A, "utf-8")
    path = str(tmp_path / "a.txt")
    assert error(capsys, "export", "compare", path, path, *arguments).count("\n") == 1
