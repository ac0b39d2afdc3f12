"""Everything between two actors: one row an event, with the way that it goes. All text is escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard import dates, strings
from dashboard.components import marks
from dashboard.direction import isolated
from dashboard.figures import span_of
from dashboard.filters import Filters
from dashboard.periods import UNITS, Period, columns
from dashboard.records import Actor, Event
from dashboard.roles import Step, Way
from dashboard.spans import known_days
from dashboard.theme import KIND_ORDER
from pipeline.interval import MAX_DAY
from pipeline.model import Unit, When

MOST_PERIODS = 8
MOST_ROWS = 100
Params = Mapping[str, Any]


def kept(steps: Sequence[Step], asked: Filters) -> list[Step]:
    """The steps that the choice of kinds and of a window lets through."""
    return [step for step in steps if _of_kind(step, asked) and _in_window(step.event, asked)]


def _of_kind(step: Step, asked: Filters) -> bool:
    return not asked.kinds or step.event.event_type in asked.kinds


def _in_window(event: Event, asked: Filters) -> bool:
    low, high = _days(event)
    return (asked.start is None or high >= asked.start) and (asked.end is None or low <= asked.end)


def _days(event: Event) -> tuple[int, int]:
    """The first and the last known day; without a date the last of all days."""
    if event.when is None:
        return MAX_DAY, MAX_DAY
    days = known_days(event.when)
    return days.start, days.end - 1


def pair(
    one: Actor,
    other: Actor,
    steps: Sequence[Step],
    asked: Filters,
    params: Params,
    *,
    selected: str | None,
    narrow: bool,
) -> str:
    """The whole section: its sentence, its choices, and its rows."""
    shown = kept(steps, asked)
    close = marks.link(
        strings.CLOSE_PAIR,
        {"set": {"with": None, "kind": None, "from": None, "to": None}},
        params={"actor": one.actor_id},
        css="dl-close",
    )
    rows = _rows(one, other, shown[:MOST_ROWS], params, selected, narrow=narrow)
    rest = len(shown) - MOST_ROWS
    both = strings.pair(isolated(one.name), isolated(other.name))
    said = f'<p class="dl-note">{escape(summary(other, shown))}</p>' if steps else ""
    note = (
        f'<p class="dl-note">{strings.rest_of_list(MOST_ROWS, len(shown))}</p>'
        if rest > 0
        else f'<p class="dl-note">{strings.NONE_BETWEEN if steps else strings.NEVER_TOGETHER}</p>'
        if not shown
        else ""
    )
    return (
        f'<section class="dl-pair" aria-labelledby="pair-name"><header class="dl-pairhead">'
        f'<h2 id="pair-name">{escape(both)}</h2>{close}</header>'
        f"{said}"
        f"{_choices(steps, asked, params)}{rows}{note}</section>"
    )


def summary(other: Actor, steps: Sequence[Step]) -> str:
    """What lies between the two, when, and how much of it is disputed."""
    ways = Counter(step.way for step in steps)
    said = strings.between_two(isolated(other.name), ways["to"], ways["from"], ways["both"], ways["named"])
    dated = [step.event for step in steps if step.event.when]
    disputed = strings.some_disputed(sum(step.event.disputed for step in steps))
    return " ".join(filter(None, (f"{', '.join(filter(None, (said, _span(dated))))}.", disputed)))


def _span(events: Sequence[Event]) -> str:
    """From the first month to the last, in words."""
    if not events:
        return ""
    first, last = (When.of(Unit.of_day(day)) for day in span_of(events))
    left, right = (dates.say_when(when).split(" ", 1)[1] for when in (first, last))
    if left == right:
        return left
    same_year = left.split()[-1] == right.split()[-1]
    return f"{left.split()[0] if same_year else left} to {right}"


def _choices(steps: Sequence[Step], asked: Filters, params: Params) -> str:
    """Kinds and periods with how many events each would show."""
    if len(steps) < 4:
        return ""
    kinds = Counter(step.event.event_type for step in steps if _in_window(step.event, asked))
    here = [kind for kind in KIND_ORDER if any(step.event.event_type == kind for step in steps)]
    chips = [_kind_chip(kind, kinds[kind], asked, params) for kind in here]
    inside = [step.event for step in steps if _of_kind(step, asked) and step.event.when]
    found = columns([max(1, min(e.order[0], MAX_DAY)) for e in inside], MOST_PERIODS, units=UNITS[1:])
    times = [_time_chip(period, inside, asked, params) for period in found] if len(found) > 1 else []
    rows = [(strings.OF_KIND, chips if len(here) > 1 else []), (strings.OVER_TIME, times)]
    return "".join(
        f'<div class="dl-picks" role="group" aria-label="{name}"><span>{name}</span>{"".join(group)}</div>'
        for name, group in rows
        if group
    )


def _kind_chip(kind: str, number: int, asked: Filters, params: Params) -> str:
    on = kind in asked.kinds
    chosen = [k for k in (*asked.kinds, kind) if not (on and k == kind)]
    mark = marks.silhouette(kind, "happened", size=12)
    return _chip(f"{mark} {escape(kind)} {number:,}", {"kind": chosen}, params, on=on)


def _time_chip(period: Period, events: Sequence[Event], asked: Filters, params: Params) -> str:
    number = sum(period.holds(*_days(event)) for event in events)
    on = (asked.start, asked.end) == (period.start, period.end - 1)
    change = dict.fromkeys(period.params) if on else dict(period.params)
    return _chip(f"{escape(period.words)} <span>{number:,}</span>", change, params, on=on)


def _chip(words: str, change: Mapping[str, Any], params: Params, *, on: bool) -> str:
    there = {name: value for name, value in {**params, **change}.items() if value}
    more = ' aria-current="true"' if on else ""
    return marks.link(words, {"set": dict(change)}, params=there, css="dl-chip", more=more)


def _rows(
    one: Actor, other: Actor, steps: Sequence[Step], params: Params, selected: str | None, *, narrow: bool
) -> str:
    years = {dates.say(step.event.edtf)[-4:] for step in steps}
    cells = [
        (step, _date(step.event, year=len(years) > 1), step.event.event_id == selected) for step in steps
    ]
    if not steps:
        return ""
    if narrow:
        items = "".join(_item(one, other, step, date, params, on=on) for step, date, on in cells)
        return f'<ol class="dl-list dl-steplist">{items}</ol>'
    body = "".join(_row(step, date, params, on=on) for step, date, on in cells)
    here, there = isolated(one.name), isolated(other.name)
    return (
        f'<table class="dl-steptable"><thead><tr>'
        f'<th scope="col" class="dl-to">{escape(strings.towards(here, there))}</th>'
        f'<th scope="col" class="dl-stepdate"><span class="dl-hidden">{strings.DATE}</span></th>'
        f'<th scope="col" class="dl-from">{escape(strings.towards(there, here))}</th>'
        f"</tr></thead><tbody>{body}</tbody></table>"
    )


def _date(event: Event, *, year: bool) -> str:
    mark = marks.silhouette(event.event_type, event.status, size=14)
    return f"{mark} {escape(dates.say(event.edtf, short=True, year=year))}"


def _headline(event: Event, params: Params) -> str:
    words = f"{escape(event.headline)}{strings.DISPUTED_MARK * event.disputed}"
    there = {**params, "event": event.event_id}
    return marks.link(words, {"event": event.event_id}, params=there, css="dl-steplink")


def _row(step: Step, date: str, params: Params, *, on: bool) -> str:
    event = step.event
    arrow = f'<span class="dl-arrow dl-arrow-{step.way}" aria-hidden="true"></span>'
    sources = f'<span class="dl-soft">{strings.sources_of(event.n_documents)}</span>'
    line = _headline(event, params)
    css = f' class="dl-on" data-event="{escape(event.event_id)}"' if on else ""
    if step.way in ("both", "named"):
        said = strings.BOTH_ACT if step.way == "both" else strings.BOTH_NAMED
        return (
            f'<tr{css}><td colspan="3" class="dl-mid"><span class="dl-middate">{date} · {said} · '
            f'{strings.sources_of(event.n_documents)}</span><span class="dl-midline">{line}</span></td></tr>'
        )
    middle = f'<td class="dl-stepdate">{date}</td>'
    if step.way == "to":
        return f'<tr{css}><td class="dl-to"><span>{sources}{line}{arrow}</span></td>{middle}<td></td></tr>'
    return f'<tr{css}><td></td>{middle}<td class="dl-from"><span>{arrow}{line}{sources}</span></td></tr>'


def _item(one: Actor, other: Actor, step: Step, date: str, params: Params, *, on: bool) -> str:
    """A row on a phone: the way in words and an arrow over the headline."""
    here, there = isolated(one.name), isolated(other.name)
    ways: dict[Way, str] = {
        "to": f"{here} → {there}",
        "from": f"{there} → {here}",
        "both": f"{here} ↔ {there}",
        "named": strings.BOTH_NAMED,
    }
    event = step.event
    css = "dl-step-row dl-cardhome dl-on" if on else "dl-step-row"
    return (
        f'<li class="{css}" data-event="{escape(event.event_id)}"><span class="dl-soft">{date} · '
        f"{escape(ways[step.way])}</span>{_headline(event, params)}"
        f'<span class="dl-soft">{strings.sources_of(event.n_documents)}</span></li>'
    )
