"""The server: Streamlit around app.py, which answers below a page's address that the app is not there.

A browser that opens `/actors` looks for the app at `/actors/` first and then at `/`. Streamlit answers the
first look with "not found", which browsers log as an error; here it is answered with an empty configuration,
from which Streamlit's page goes on to the root as well.

Plotly's script is packed once, and not again for every reader.

The page that a browser loads first is given a head of our own (dashboard/components/assets.py), so that what
is needed later is on its way from the start.
"""

import re
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import FileResponse, JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.starlette import App

from dashboard.components import assets

_BELOW_A_PAGE = re.compile(r"/[\w-]+/_stcore/(?:health|host-config)")
_CONDITIONS = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
"""Of a request for a page: with these the answer would not be the plain, whole page."""
_PACKED = {
    "content-type": "text/javascript",
    "content-encoding": "gzip",
    "vary": "Accept-Encoding",
    "cache-control": "public, immutable, max-age=31536000",
}


class NotBelowPages:
    """ASGI middleware that answers `null` where Streamlit's page looks for the app below a page's address."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        below = scope["type"] == "http" and _BELOW_A_PAGE.fullmatch(scope["path"])
        await (JSONResponse(None) if below else self.app)(scope, receive, send)


class PackedPlotly:
    """ASGI middleware that sends Plotly's script as it was packed once; Streamlit packs it each time."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        asked = scope["type"] == "http" and scope["path"].endswith(f"/app/static/{assets.plotly_script()}")
        packed = asked and "gzip" in Headers(scope=scope).get("accept-encoding", "")
        answer = FileResponse(assets.packed_plotly(), headers=_PACKED) if packed else self.app
        await answer(scope, receive, send)


class HeadOfPage:
    """ASGI middleware that ends every page's head with `head`, and begins that of the root with `first`."""

    def __init__(self, app: ASGIApp, head: str, first: str = "") -> None:
        self.app, self.head, self.first = app, head.encode(), first.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; a page is kept back until it is whole."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        plain = [pair for pair in scope["headers"] if pair[0] not in _CONDITIONS]
        at_root = scope["path"].rstrip("/") == scope.get("root_path", "").rstrip("/")
        start: list[Message] = []
        body = b""

        async def answer(message: Message) -> None:
            nonlocal body
            if message["type"] == "http.response.start":
                start.append(message)
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            whole = body.replace(b"</head>", self.head + b"</head>", 1)
            if at_root:
                whole = whole.replace(b"<head>", b"<head>" + self.first, 1)
            headers = MutableHeaders(raw=start[0]["headers"])
            if len(whole) != len(body):
                headers["content-length"] = str(len(whole))
                del headers["etag"]
            await send(start[0])
            await send({"type": "http.response.body", "body": whole})

        await self.app({**scope, "headers": plain}, receive, answer)


_HEAD = assets.head(Path(streamlit.__file__).parent / "static" / "static" / "js")
_PAGES = Middleware(HeadOfPage, head=_HEAD, first=assets.head_of_first())
app = App("app.py", middleware=[Middleware(NotBelowPages), Middleware(PackedPlotly), _PAGES])
