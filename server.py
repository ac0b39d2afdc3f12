"""The server: Streamlit around app.py, which answers below a page's address that the app is not there.

A browser that opens `/actors` looks for the app at `/actors/` first and then at `/`. Streamlit answers the
first look with "not found", which browsers log as an error; here it is answered with an empty configuration,
from which Streamlit's page goes on to the root as well.
"""

import re

from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.starlette import App

_BELOW_A_PAGE = re.compile(r"/[\w-]+/_stcore/(?:health|host-config)")


class NotBelowPages:
    """ASGI middleware that answers `null` where Streamlit's page looks for the app below a page's address."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        below = scope["type"] == "http" and _BELOW_A_PAGE.fullmatch(scope["path"])
        await (JSONResponse(None) if below else self.app)(scope, receive, send)


app = App("app.py", middleware=[Middleware(NotBelowPages)])
