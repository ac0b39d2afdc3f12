"""What one may do with a view as a whole: present it, and copy its address."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any
from urllib.parse import urlencode

from dashboard import strings
from dashboard.components import marks


def view_bar(params: Mapping[str, Any]) -> str:
    """The two buttons of a view, and by keyboard the way to its list; `params` is its address."""
    present = marks.page_link(
        f'{strings.PRESENT}<kbd aria-hidden="true">P</kbd>',
        "present",
        params,
        css="dl-button",
        more=f' data-present aria-keyshortcuts="P" title="{escape(strings.PRESENT_KEY)}"',
    )
    skip = f'<button type="button" class="dl-button dl-skip" data-skip>{strings.SKIP_TO_LIST}</button>'
    return f'<p class="dl-viewbar">{skip}{copy_button(params)}{present}</p>'


def copy_button(params: Mapping[str, Any]) -> str:
    """A button that copies the absolute address of a view.

    >>> copy_button({"kind": ["aid"], "event": "e1"})[:50]
    '<button type="button" class="dl-button" data-copy='
    """
    query = escape(f"?{urlencode(params, doseq=True)}")
    return (
        f'<button type="button" class="dl-button" data-copy="{query}" data-said="{strings.COPIED}" '
        f'data-failed="{strings.COPY_FAILED}">{strings.COPY_LINK}</button>'
    )
