"""One event as a row of a list: a link that opens it, which the arrow keys reach from row to row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard import dates
from dashboard.components import marks
from dashboard.records import Event


def brief(event: Event) -> str:
    """What every row has: the date, the mark, and the headline."""
    return (
        f'<span class="dl-date">{escape(dates.say(event.edtf, short=True))}</span>'
        f'<span class="dl-spine">{marks.silhouette(event.event_type, event.status)}</span>'
        f"{marks.headline(event.headline, disputed=event.disputed)}"
    )


def focus_of(events: Sequence[Event], selected: str | None) -> str | None:
    """The id of the row on which the Tab key enters a list: the selected one, else the first."""
    ids = [event.event_id for event in events]
    return selected if selected in ids else next(iter(ids), None)


def row(
    event: Event,
    words: str,
    params: Mapping[str, Any],
    *,
    on: bool,
    focus: bool,
    away: bool = False,
    below: str = "",
) -> str:
    """A row whose link keeps `params`; `away` says that it leads to the timeline from another page."""
    link = marks.link(
        words,
        {"event": event.event_id},
        page="./" if away else "",
        params={**params, "event": event.event_id},
        css="dl-rowlink",
        more=f' tabindex="{0 if focus else -1}"' + (' aria-current="true"' if on else ""),
    )
    css = "dl-row dl-on" if on else "dl-row"
    return f'<li class="{css}" data-event="{escape(event.event_id)}">{link}{below}</li>'
