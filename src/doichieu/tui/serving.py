"""The app in a browser on this machine (extra `web`: textual-serve).

Each tab gets a process of its own. The server listens to this machine alone, and since any page in the browser may
try to reach it, what does not come from its own page is turned away: by the `Origin` of whoever opens a socket, and
by the `Host` that was asked for (a name that was made to point here is none of ours).
"""

from __future__ import annotations

import os
import socket
import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..presentation.words import Words
from ..text.clean import one_line

if TYPE_CHECKING:
    from aiohttp.web import Application, Request, StreamResponse

HOST = "127.0.0.1"
_DRIVER = "TEXTUAL_DRIVER"


def is_served() -> bool:
    """Whether the app runs behind a server rather than in a terminal."""
    return os.environ.get(_DRIVER, "").endswith(":WebDriver")


def run_server(arguments: Namespace, language: str) -> int:
    """Serve the app until Ctrl+C; the exit status."""
    words = Words(language)
    try:
        from textual_serve.server import Server
    except ImportError:
        return _fail(words("error.serve_missing"))
    port = arguments.port
    if not _is_free(port):
        return _fail(words("error.serve_port", port=port))

    class LocalServer(Server):
        """A server for this machine alone, with a page that fetches nothing from elsewhere."""

        def initialize_logging(self) -> None:
            """Say nothing of each request."""

        async def on_startup(self, app: Application) -> None:
            """The reader is told where to look when the port is open."""
            print(words("serve.ready", url=f"http://{HOST}:{port}"), flush=True)

        async def _make_app(self) -> Application:
            app = await super()._make_app()
            app.middlewares.append(_own_page_only(port))
            return app

    server = LocalServer(
        _command(arguments), host=HOST, port=port, title="doichieu", templates_path=Path(__file__).with_name("web")
    )
    server.serve()
    return 0


def _command(arguments: Namespace) -> str:
    """How each tab's process is started."""
    options = ["--lang", arguments.lang] if arguments.lang else []
    paths = [os.path.abspath(path) for path in arguments.paths]
    import shlex  # imported here: the app asks this module whether it is served

    return shlex.join([sys.executable, "-m", "doichieu", *options, *paths])


def is_own(host: str, origin: str | None, port: int) -> bool:
    """Whether a request comes from our own page: asked for by our address, opened by no other page."""
    ours = {f"{HOST}:{port}", f"localhost:{port}"}
    return host in ours and (origin is None or origin in {f"http://{name}" for name in ours})


def _own_page_only(port: int) -> Callable[..., Awaitable[StreamResponse]]:
    """Turns away what does not come from our own page."""
    from aiohttp import web

    @web.middleware
    async def check(request: Request, handler: Callable[[Request], Awaitable[Any]]) -> StreamResponse:
        if not is_own(request.headers.get("Host", ""), request.headers.get("Origin"), port):
            raise web.HTTPForbidden(text="403")
        response: StreamResponse = await handler(request)
        return response

    return check


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _fail(message: str) -> int:
    print(f"doichieu: {one_line(message)}", file=sys.stderr)
    return 2
