"""The app in a browser: what may ask for it, and that it comes up."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from doichieu.tui.serving import is_own


@pytest.mark.parametrize(
    ("host", "origin", "own"),
    [
        ("127.0.0.1:8000", None, True),
        ("localhost:8000", "http://localhost:8000", True),
        ("127.0.0.1:8000", "http://evil.example", False),
        ("127.0.0.1:8000", "null", False),
        ("evil.example:8000", None, False),
        ("127.0.0.1:8001", None, False),
        ("", None, False),
    ],
)
def test_only_our_own_page_is_served(host: str, origin: str | None, own: bool) -> None:
    assert is_own(host, origin, 8000) is own


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fetch(port: int, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}/", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


def test_the_page_is_there_and_fetches_nothing_from_elsewhere(tmp_path: Path) -> None:
    port = free_port()
    environment = {**os.environ, "DOICHIEU_DATA": str(tmp_path), "DOICHIEU_CACHE": ""}
    command = [sys.executable, "-m", "doichieu", "serve", "--lang", "en", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert server.stdout is not None
        assert f"http://127.0.0.1:{port}" in server.stdout.readline()
        status, page = fetch(port)
        assert status == 200
        addresses = [part.split('"')[0] for part in page.split("://")[1:]]
        assert addresses
        assert all(address.startswith(f"127.0.0.1:{port}/") for address in addresses)
        assert fetch(port, Origin="http://evil.example")[0] == 403
        again = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=30)
        assert again.returncode == 2
        assert again.stderr.count("\n") == 1
    finally:
        server.terminate()
        server.communicate(timeout=10)


def test_without_the_extra_one_line_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "textual_serve.py").write_text("raise ImportError\n", "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-m", "doichieu", "serve", "--lang", "en", "--port", str(free_port())]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=30)
    assert done.returncode == 2
    assert done.stderr == 'doichieu: the extra web is needed: pip install "doichieu[web]"\n'
