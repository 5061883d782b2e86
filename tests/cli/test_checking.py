"""`doichieu check`: what it prints, how it ends, and its findings file, which is a team's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from doichieu.launcher import main

Capture = pytest.CaptureFixture[str]

RATIO = "Hoàn thành 154/182 xã, đạt 86,4%."
SUM = "Có 120 dự án, trong đó 50 dự án hoàn thành, 40 dự án đang thi công, 35 dự án chuẩn bị đầu tư."
CUT = "Sửa 2/3 cầu, đạt 66,6%."


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "du-thao.md"
    path.write_text("\n\n".join(["Báo cáo", RATIO, SUM, CUT]), "utf-8")
    return path


def run(capsys: Capture, *words: object) -> tuple[int, str]:
    status = main(["check", *map(str, words), "--lang", "en"])
    told = capsys.readouterr()
    return status, told.out + told.err


def as_json(capsys: Capture, *words: object) -> dict[str, Any]:
    main(["check", *map(str, words), "--json"])
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def test_findings_stand_with_proof_and_places(capsys: Capture, draft: Path) -> None:
    status, out = run(capsys, draft)
    assert status == 1
    assert "error: says 86,4%, comes to 84,62%  (95% certain)" in out
    assert "= 50 + 40 + 35 = 125 dự án; says 120" in out
    assert "du-thao.md:3  “Hoàn thành 154/182 xã, đạt 86,4%”" in out
    assert "2 errors, 0 warnings, 1 note" in out
    assert "Looked at 8 figures" in out


def test_a_clean_document_gives_nothing(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "sach.md"
    path.write_text("Hoàn thành 154/182 xã, đạt 84,6%.", "utf-8")
    status, out = run(capsys, path)
    assert (status, "Nothing found" in out) == (0, True)


def test_json_is_the_contract(capsys: Capture, draft: Path) -> None:
    data = as_json(capsys, draft)
    first = data["findings"][0]
    assert {"rule", "severity", "certainty", "message", "places", "stated", "computed", "explanation"} <= set(first)
    assert (first["rule"], first["severity"], first["stated"]) == ("ratio", "error", "86,4%")
    assert first["places"][0]["line"] == 3
    assert set(data["coverage"]) == {"figures", "typed", "not_understood", "citations", "claims_checked"}


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        (["--rule", "sum"], ["sum"]),
        (["--rule", "sum, ratio"], ["ratio", "sum", "ratio"]),
        (["--min-severity", "error"], ["ratio", "sum"]),
        (["--min-certainty", "0.92"], ["ratio", "sum"]),
    ],
)
def test_findings_are_chosen(capsys: Capture, draft: Path, words: list[str], rules: list[str]) -> None:
    assert [one["rule"] for one in as_json(capsys, draft, *words)["findings"]] == rules


def test_what_a_filter_hides_is_said(capsys: Capture, draft: Path) -> None:
    status, out = run(capsys, draft, "--rule", "count")
    assert (status, "Nothing to show; 3 others do not pass the filters" in out) == (0, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--rule", "sums"], "no such rule: sums"),
        (["--rule", ","], "--rule needs the name of a rule"),
        (["--min-certainty", "7"], "7"),
        (["--accept"], "--accept needs --findings FILE"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(capsys: Capture, draft: Path, words: list[str], said: str) -> None:
    status, out = run(capsys, draft, *words)
    assert (status, out.count("\n"), said in out) == (2, 1, True)


def test_accepted_findings_are_not_shown_again(capsys: Capture, draft: Path, tmp_path: Path) -> None:
    review = tmp_path / "ra-soat.json"
    status, out = run(capsys, draft, "--findings", review, "--accept", "--rule", "ratio")
    assert (status, "2 findings are now marked as accepted" in out) == (0, True)
    draft.write_text("Mở đầu.\n\nMột dòng mới.\n\n" + draft.read_text("utf-8"), "utf-8")
    status, out = run(capsys, draft, "--findings", review)
    assert "86,4%" not in out
    assert "1 error, 0 warnings, 0 notes; 2 accepted findings are not shown" in out
    draft.write_text(draft.read_text("utf-8").replace("86,4", "86,5"), "utf-8")
    assert "86,5%" in run(capsys, draft, "--findings", review)[1]


def test_what_people_wrote_into_the_file_stays(capsys: Capture, draft: Path, tmp_path: Path) -> None:
    review, other = tmp_path / "ra-soat.json", tmp_path / "khac.md"
    other.write_text("Không có gì.", "utf-8")
    run(capsys, draft, "--findings", review)
    content = json.loads(review.read_text("utf-8"))
    content["findings"][0].update(accepted=True, reason="đã hỏi Sở", owner="Lan")
    review.write_bytes(b"\xef\xbb\xbf" + json.dumps(content).encode())
    run(capsys, other, "--findings", review)
    run(capsys, draft, "--findings", review)
    first = json.loads(review.read_text("utf-8"))["findings"][0]
    assert (first["accepted"], first["reason"], first["owner"]) == (True, "đã hỏi Sở", "Lan")
    status, out = run(capsys, draft, "--findings", review, "--all")
    assert (status, "accepted: đã hỏi Sở" in out) == (1, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("ghi chú của tôi", "not a file of findings"),
        ('{"kind": "khác", "findings": []}', "not a file of findings"),
        ('{"kind": "doichieu findings",\n "findings": [],}', "no JSON at line 2"),
        ('{"kind": "doichieu findings", "schema": 99, "findings": []}', "newer doichieu (99)"),
        ('{"kind": "doichieu findings", "schema": 1, "findings": [{"id": "a", "accepted": "yes"}]}', 'not "yes"'),
    ],
)
def test_a_file_that_cannot_be_used_is_left_as_it_is(
    capsys: Capture, draft: Path, tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "ghi-chu.json"
    path.write_text(content, "utf-8")
    status, out = run(capsys, draft, "--findings", path)
    assert (status, out.count("\n"), said in out) == (2, 1, True)
    assert path.read_text("utf-8") == content


def test_the_document_itself_is_never_the_findings_file(capsys: Capture, draft: Path) -> None:
    before = draft.read_bytes()
    assert run(capsys, draft, "--findings", draft)[0] == 2
    assert draft.read_bytes() == before


def test_files_of_one_name_are_told_apart(capsys: Capture, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "bc.md").write_text(RATIO.replace("182", "181" if name == "a" else "183"), "utf-8")
    out = run(capsys, tmp_path)[1]
    assert str(tmp_path / "a" / "bc.md") + ":1" in out
    assert str(tmp_path / "b" / "bc.md") + ":1" in out


@pytest.mark.parametrize("ending", ["md", "html", "docx", "json"])
def test_findings_are_exported(capsys: Capture, draft: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"phat-hien.{ending}"
    assert main(["export", "check", str(draft), "-o", str(out)]) == 0
    data = out.read_bytes()
    if ending != "docx":
        assert "86,4%" in data.decode()
        assert "125" in data.decode()
    assert main(["export", "check", str(draft), "-o", str(out)]) == 2
    assert out.read_bytes() == data


def test_without_paths_the_bundled_reports_are_checked(capsys: Capture) -> None:
    documents = {place["document"] for one in as_json(capsys)["findings"] for place in one["places"]}
    assert len(documents) == 5
