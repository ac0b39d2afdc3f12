"""Silhouettes as inline SVG, for lists, cards and legends; colour comes from CSS classes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

from dashboard import strings
from dashboard.draw import is_hollow
from dashboard.theme import group_of

_SHAPES = {
    "circle": '<circle cx="8" cy="8" r="5"/>',
    "diamond": '<path d="M8 1.9L14.1 8L8 14.1L1.9 8Z"/>',
    "triangle-up": '<path d="M8 2.4L13.9 13H2.1Z"/>',
    "square": '<path d="M3.2 3.2H12.8V12.8H3.2Z"/>',
    "triangle-down": '<path d="M8 13.6L13.9 3H2.1Z"/>',
}
_CROSS = '<path d="M2.5 2.5L13.5 13.5M13.5 2.5L2.5 13.5"/>'
LEGEND = f' role="group" aria-label="{strings.KEY_TO_MARKS}"'
"""What a legend's element is to a screen reader: a group that can be passed over."""
_DOT = '<circle class="dl-dot" cx="8" cy="8" r="1.6"/>'


def silhouette(event_type: str, status: str, *, size: int = 16, hue: str | None = None) -> str:
    """The mark of a kind and a status; decoration, since the words always stand beside it.

    >>> "dl-hollow" in silhouette("aid", "planned")
    True
    """
    group = group_of(event_type)
    classes = ["dl-mark", f"dl-{hue or group.name}", "dl-hollow" if is_hollow(status) else "dl-solid"]
    if status == "hypothetical":
        classes.append("dl-dashed")
    extra = _CROSS if status == "denied" else _DOT if status == "alleged" else ""
    return (
        f'<svg class="{" ".join(classes)}" width="{size}" height="{size}" viewBox="0 0 16 16" '
        f'aria-hidden="true">{_SHAPES[group.silhouette]}{extra}</svg>'
    )


def slot(what: str) -> str:
    """The mark of what one source has to say: `reports`, `cites`, `denies`, `silent`, or nothing."""
    status = {"reports": "happened", "cites": "alleged", "denies": "denied"}.get(what)
    if status:
        return silhouette("agree", status, size=14, hue="ink")
    if what == "silent":
        return (
            '<svg class="dl-mark dl-silent" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">'
            '<path d="M4 8H12"/></svg>'
        )
    return '<span class="dl-blank"></span>'


def named(text: str) -> str:
    """A text from a document within words of ours: in the direction of its own script, turning nothing else.

    >>> named("A & B")
    '<bdi>A &amp; B</bdi>'
    """
    return f"<bdi>{escape(text)}</bdi>"


def headline(text: str, *, disputed: bool) -> str:
    """A headline in a row, in the direction of its own script, with a sign where sources disagree."""
    return f'<span class="dl-head">{named(text)}{strings.DISPUTED_MARK * disputed}</span>'


def link(
    words: str,
    go: Mapping[str, Any] | None,
    *,
    page: str = "",
    params: Mapping[str, Any] | None = None,
    css: str = "",
    more: str = "",
) -> str:
    """A link with a real address that is followed without a reload; `words` are HTML already.

    Without `go`, its address alone says what it does.

    >>> link("x", {"event": "e1"}, params={"event": "e1"})
    '<a href="?event=e1" data-go="{&quot;event&quot;: &quot;e1&quot;}">x</a>'
    """
    query = urlencode(params or {}, doseq=True)
    address = f"{page}?{query}" if query else page or "?"
    classes = f' class="{css}"' if css else ""
    what = "data-go" if go is None else f'data-go="{escape(json.dumps(go))}"'
    return f'<a href="{escape(address)}" {what}{classes}{more}>{words}</a>'


def page_link(
    words: str, page: str, params: Mapping[str, Any] | None = None, *, css: str = "", more: str = ""
) -> str:
    """A link to another page, or to another view of the same; `words` are HTML already.

    >>> page_link("x", "timeline", {"q": "a"}), page_link("y", "actors", {"actor": "a1"})
    ('<a href="./?q=a" data-go>x</a>', '<a href="actors?actor=a1" data-go>y</a>')
    """
    there = "./" if page == "timeline" else page
    return link(words, None, page=there, params=params, css=css, more=more)


def actor_link(name: str, actor_id: str | None, *, css: str = "") -> str:
    """An actor's name, leading to their page where there is one."""
    if actor_id is None:
        return escape(name)
    return page_link(escape(name), "actors", {"actor": actor_id}, css=css)


def event_link(words: str, event_id: str, *, css: str = "", more: str = "") -> str:
    """A link from another page to an event on the timeline; `words` are HTML already."""
    return page_link(words, "timeline", {"event": event_id}, css=css, more=more)


def source_link(
    words: str, doc_id: str, mention_id: str | None = None, *, css: str = "", more: str = ""
) -> str:
    """A link to a text, at a mention where one is given; `words` are HTML already."""
    params = {"source": doc_id} | ({"mention": mention_id} if mention_id else {})
    return page_link(words, "sources", params, css=css, more=more)
