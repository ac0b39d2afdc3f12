"""What a page under test sends to its components."""

from __future__ import annotations

from typing import Any

from streamlit.testing.v1 import AppTest


def payloads(app: AppTest) -> list[str]:
    """The data of every component as JSON; one that shows the same for all is sent nothing."""
    found = []
    for element in app.get("bidi_component"):
        proto: Any = element.proto
        if kind := proto.WhichOneof("data"):
            value = getattr(proto, kind)
            found.append(value if isinstance(value, str) else str(value.json))
    return found
