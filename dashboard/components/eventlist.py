"""The equal of the chart: the same events as a list, which is also the way by keyboard and on a phone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard import dates, strings
from dashboard.components import listrow, marks, pager
from dashboard.corpus import Corpus
from dashboard.coverage import slots_of
from dashboard.records import Event
from dashboard.theme import group_of
from pipeline.interval import MONTHS, ymd

MOST_ROWS = 200
MOST_SLOTS = 8
SEVERAL = 3  # events of a month that give it a heading


def shown_rows(events: Sequence[Event], selected: str | None, most: int = MOST_ROWS) -> Sequence[Event]:
    """The rows that are sent: all, or those nearest to the selected one."""
    if len(events) <= most:
        return events
    at = next((i for i, e in enumerate(events) if e.event_id == selected), 0)
    first = min(max(0, at - most // 2), len(events) - most)
    return events[first : first + most]


def event_list(
    corpus: Corpus,
    events: Sequence[Event],
    *,
    selected: str | None,
    params: Mapping[str, Any],
    away: bool = False,
    part: pager.Part | None = None,
) -> str:
    """The list with its heading; `params` is the address that every row's link keeps.

    `away` says that the list stands on another page than the timeline, to which its links lead.
    With a `part`, `events` are those of the part alone.
    """
    rows = events if part else shown_rows(events, selected)
    total = part.total if part else len(events)
    many = len(corpus.sources) > MOST_SLOTS
    heads = headings(rows)
    focus = listrow.focus_of(rows, selected)
    items = [
        _row(
            corpus,
            event,
            params,
            many=many,
            on=event.event_id == selected,
            focus=event.event_id == focus,
            away=away,
            head=head,
        )
        for event, head in zip(rows, heads, strict=True)
    ]
    rest = (
        f'<p class="dl-note">{strings.rest_of_list(len(rows), total)}</p>'
        if part is None and len(rows) < total
        else ""
    )
    ways = pager.ways(part, params) if part else ""
    which = f'<p class="dl-part">{pager.which(part)}</p>' if ways and part else ""
    return (
        f'<section class="dl-listing" id="list" tabindex="-1"><header class="dl-listhead">'
        f"<h2>{strings.same_as_list(total)}</h2>{which}{_as_table(params)}"
        f"{_slot_legend() if not many else ''}</header>{_columns(corpus, many=many)}"
        f'<ol class="dl-list"{pager.start_of(part)}>{"".join(items)}</ol>{rest}{ways}</section>'
    )


def _as_table(params: Mapping[str, Any]) -> str:
    """The way to these events as a table with downloads, narrowed as they are here."""
    kept = {name: value for name, value in params.items() if name not in ("event", "p", "scale")}
    return marks.page_link(strings.IN_A_TABLE, "data", kept, css="dl-totable")


def _slot_legend() -> str:
    parts = [f"<span>{marks.slot(what)} {words}</span>" for what, words in strings.SLOTS.items()]
    return f'<p class="dl-slotlegend"{marks.LEGEND}>{"".join(parts)}</p>'


def _columns(corpus: Corpus, *, many: bool) -> str:
    signs = [
        f'<span title="{escape(source.name)}">{escape(source.sign)}</span>'
        for source in corpus.sources.values()
    ]
    slots = (
        f'<span class="dl-slots">{"".join(signs)}</span>' if not many else f"<span>{strings.SOURCES}</span>"
    )
    return (
        f'<div class="dl-columns" aria-hidden="true"><span>{strings.DATE}</span><span></span>'
        f"<span>{strings.EVENT}</span><span>{strings.KIND}</span>{slots}</div>"
    )


def _row(
    corpus: Corpus,
    event: Event,
    params: Mapping[str, Any],
    *,
    many: bool,
    on: bool,
    focus: bool,
    away: bool,
    head: str = "",
) -> str:
    slots = {} if many else slots_of(corpus, event)
    named = [
        f"{corpus.sources[d].name}: {strings.SLOTS[what]}"
        for d, what in slots.items()
        if what not in ("", "silent")
    ]
    cells = "".join(marks.slot(what) for what in slots.values())
    right = (
        f'<span class="dl-slots" role="img" aria-label="{escape("; ".join(named))}">{cells}</span>'
        if not many
        else f'<span class="dl-many">{event.n_documents}</span>'
    )
    actors = strings.and_list([f"<bdi>{escape(name)}</bdi>" for name in event.actors[:3]])
    told = f'<span class="dl-whole">{escape(strings.sources_of(event.n_documents))}</span>'
    under = ", ".join(filter(None, (actors, told)))
    words = (
        f'<span class="dl-date">{_date(event)}</span>'
        f'<span class="{_spine(event)}">{marks.silhouette(event.event_type, event.status)}</span>'
        f"{marks.headline(event.headline, disputed=event.disputed)}"
        f'<span class="dl-kind">{escape(kind_words(event))}</span>{right}'
        f'<span class="dl-under">{under}</span>'
    )
    top = f'<li class="dl-monthhead">{escape(head)}</li>' if head else ""
    return top + listrow.row(event, words, params, on=on, focus=focus, away=away)


def headings(events: Sequence[Event]) -> list[str]:
    """What stands over a row on a phone, "" where it is the same as before: a year, or a month with several.

    A row that covers more than a year has no heading of its own.
    """
    months = [_month_of(event) for event in events]
    numbers = Counter(month for month in months if month)
    found, before = [], ""
    for event, month in zip(events, months, strict=True):
        days = event.when.days if event.when else None
        year = ymd(days.start)[0] if days and ymd(days.start)[0] == ymd(days.end - 1)[0] else None
        words = dates.year_words(year) if year is not None else before
        if month and numbers[month] >= SEVERAL:
            words = f"{MONTHS[month[1] - 1]} {dates.year_words(month[0])}"
        found.append("" if words == before else words)
        before = words
    return found


def _month_of(event: Event) -> tuple[int, int] | None:
    days = event.when.days if event.when else None
    if days is None or ymd(days.start)[:2] != ymd(days.end - 1)[:2]:
        return None
    return ymd(days.start)[:2]


def _date(event: Event) -> str:
    """A row's date; on a phone, where the year stands over it, without the year."""
    whole = escape(dates.say(event.edtf, short=True))
    if _month_of(event) is None or event.when is None or event.when.precision == "month":
        return whole
    brief = escape(dates.say(event.edtf, short=True, year=False))
    return f'<span class="dl-wide">{whole}</span><span class="dl-brief">{brief}</span>'


def _spine(event: Event) -> str:
    """The classes of a row's mark: what lasts runs down on a phone, and fades where its end is not known."""
    days = event.when.days if event.when else None
    if event.when is None or (days is not None and days.days == 1):
        return "dl-spine"
    sure = event.when.last is not None and event.when.last.precision == "day"
    fade = "" if sure else " dl-runfade"
    return f"dl-spine dl-run dl-{group_of(event.event_type).name}{fade}"


def kind_words(event: Event) -> str:
    """The kind, and the status where it is not simply "happened"."""
    return (
        event.event_type
        if event.status == "happened"
        else f"{event.event_type}, {strings.STATUS[event.status]}"
    )


def legend() -> str:
    """What the chart's marks mean."""
    kinds = "".join(
        f"<span>{marks.silhouette(kind, 'happened')} {strings.GROUPS[name]}</span>"
        for name, kind in (
            ("talk", "agree"),
            ("give", "aid"),
            ("press", "accuse"),
            ("force", "assault"),
            ("say", "statement"),
        )
    )
    states = "".join(
        f"<span>{marks.silhouette('agree', status)} {strings.STATUS[status]}</span>"
        for status in ("happened", "planned", "alleged", "hypothetical", "denied")
    )
    more = (
        f'<span><i class="dl-fadebar"></i> {strings.FADED_LEGEND}</span>'
        f'<span><i class="dl-tailed"></i> {strings.ABOUT_LEGEND}</span>'
        f'<span><i class="dl-tailed dl-dotted"></i> {strings.PROBABLY_LEGEND}</span>'
        f'<span><i class="dl-goesbar"></i> {strings.GOES_ON_LEGEND}</span>'
        f'<span><b aria-hidden="true">≠</b> {strings.DISPUTED_LEGEND}</span>'
        f'<span><i class="dl-joined"></i> {strings.JOINED_LEGEND}</span>'
        f'<span><i class="dl-pill">+7</i> {strings.MORE_LEGEND}</span>'
    )
    return f'<div class="dl-legend"{marks.LEGEND}><p>{kinds}</p><p>{states}{more}</p></div>'
