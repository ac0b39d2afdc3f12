"""The index of actors: a table that sorts, with small timelines on one axis. All text is escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from math import sqrt

from dashboard import dates, strings
from dashboard.actorlist import ROWS, Asked, ends_of, rows_of
from dashboard.components import marks, pager
from dashboard.corpus import Corpus
from dashboard.records import Actor, Event
from dashboard.scale import Scale, build
from dashboard.textwidth import measure
from pipeline.interval import MAX_DAY, Interval, ymd

MOST_PX = 520.0
LEAST_PX = 120.0
OTHERS_PX = 700.0  # of the other columns
SPARK_HEIGHT = 22.0
HEAD_TEXT = 13
_TICK = 2.0
_HEADS = {
    "name": strings.ACTOR,
    "type": strings.TYPE,
    "events": strings.EVENTS,
    "sources": strings.SOURCES_COLUMN,
    "first": strings.FIRST,
    "last": strings.LAST,
}
_DOWN = ("events", "sources", "last")


def views(asked: Asked) -> str:
    """The two ways to look at the actors."""
    return _group(
        strings.SHOW,
        [(strings.AS_A_LIST, "view", "list"), (strings.BY_TIME, "view", "matrix")],
        asked,
        asked.view,
    )


def types(found: Mapping[str, int], asked: Asked) -> str:
    """A choice of type, with how many actors each has."""
    if len(found) < 2 and not asked.type:
        return ""
    words = [
        (f"{strings.ACTOR_TYPES.get(name, name)} {number:,}", "type", name) for name, number in found.items()
    ]
    everyone = (f"{strings.EVERY_TYPE} {sum(found.values()):,}", "type", "")
    return _group(strings.ONLY_TYPE, [everyone, *words], asked, asked.type)


def _group(name: str, choices: Sequence[tuple[str, str, str]], asked: Asked, on: str) -> str:
    links = [
        marks.link(
            escape(words),
            {"set": {parameter: None if value == "list" else value, "p": None}},
            params=asked.to_params(**{parameter: value, "page": 1}),
            css="dl-chip",
            more=' aria-current="true"' if value == on else "",
        )
        for words, parameter, value in choices
    ]
    return f'<div class="dl-picks" role="group" aria-label="{name}">{"".join(links)}</div>'


def index(corpus: Corpus, actors: Sequence[Actor], asked: Asked, width: float) -> str:
    """One row an actor; the heads of the columns sort."""
    scale = spark_scale(corpus, width)
    heads = "".join(head(name, asked) for name in _HEADS)
    rows = "".join(_row(corpus, actor, scale) for actor in actors)
    spark = f'<th scope="col" class="dl-strip">{_spark_head(scale)}</th>' if scale else ""
    return (
        f'<table class="dl-index dl-actorindex"><caption class="dl-hidden">{strings.ACTORS}</caption>'
        f"<thead><tr>{heads}{spark}</tr></thead><tbody>{rows}</tbody></table>"
    )


def head(name: str, asked: Asked) -> str:
    """The head of a column, which sorts by it."""
    down = name in _DOWN
    on = name == asked.sort
    sort = f' aria-sort="{"descending" if down else "ascending"}"' if on else ""
    arrow = (' <span aria-hidden="true">↓</span>' if down else ' <span aria-hidden="true">↑</span>') * on
    go = {"set": {"sort": None if name == "events" else name, "p": None}}
    link = marks.link(f"{_HEADS[name]}{arrow}", go, params=asked.to_params(sort=name, page=1))
    css = "dl-num" if name in ("events", "sources") else f"dl-col-{name}"
    return f'<th scope="col"{sort} class="{css}">{link}</th>'


def _row(corpus: Corpus, actor: Actor, scale: Scale | None) -> str:
    first, last = ends_of(corpus, actor)
    strip = f'<td class="dl-strip">{sparkline(corpus, actor, scale)}</td>' if scale else ""
    return (
        f'<tr><th scope="row">{marks.actor_link(actor.name, actor.actor_id)}</th>'
        f'<td class="dl-soft dl-col-type">{escape(strings.ACTOR_TYPES.get(actor.type, actor.type))}</td>'
        f'<td class="dl-num">{actor.n_events:,}</td><td class="dl-num">{actor.n_documents:,}</td>'
        f'<td class="dl-soft dl-col-first">{_date(first)}</td>'
        f'<td class="dl-soft dl-col-last">{_date(last)}</td>'
        f"{strip}</tr>"
    )


def _date(event: Event | None) -> str:
    return escape(dates.say(event.edtf, short=True)) if event else ""


def spark_scale(corpus: Corpus, width: float) -> Scale | None:
    """One axis for all small timelines, in what room the other columns leave; none on a phone."""
    room = min(MOST_PX, width - OTHERS_PX)
    days = sorted({day for day in corpus.first_days if day < MAX_DAY})
    if room < LEAST_PX or not days:
        return None
    return build([Interval(day, day + 1) for day in days], room)


def _spark_head(scale: Scale) -> str:
    """The years at which the stretches of the axis begin, and the last one, where there is room."""
    last = dates.year_words(ymd(scale.stretches[-1].days.end - 1)[0])
    end = scale.width - measure(last, HEAD_TEXT)
    words = [(end, last)]
    for stretch in scale.stretches:
        word = dates.year_words(ymd(stretch.days.start)[0])
        size = measure(word, HEAD_TEXT) + 8
        if word != last and all(x + size <= stretch.left or stretch.left + size <= x for x, _ in words):
            words.append((stretch.left, word))
    years = "".join(f'<text x="{x:g}" y="14">{word}</text>' for x, word in sorted(words))
    name = f'<span class="dl-hidden">{strings.WHEN_IN_TIME}</span>'
    area = f'width="{scale.width:g}" height="20"'
    return f'{name}<svg class="dl-sparkhead" {area} aria-hidden="true">{years}</svg>'


def sparkline(corpus: Corpus, actor: Actor, scale: Scale) -> str:
    """An actor's events as ticks on the common axis, higher where several fall on one place.

    Decoration: the first and the last date and the number stand in the row.
    """
    places = Counter(round(scale.x(corpus.first_days[row]) / _TICK) for row in rows_of(corpus, actor))
    base = SPARK_HEIGHT - 2
    ticks = "".join(
        f"M{min(max(at * _TICK, 1), scale.width - 1):g} {base:g}v-{min(base, 7 + 4 * (sqrt(n) - 1)):.1f}"
        for at, n in sorted(places.items())
    )
    lines = "".join(f"M{s.left:g} {base + 0.5:g}H{s.right:g}" for s in scale.stretches)
    return (
        f'<svg class="dl-spark" width="{scale.width:g}" height="{SPARK_HEIGHT:g}" aria-hidden="true">'
        f'<path class="dl-sparkline" d="{lines}"/><path class="dl-sparktick" d="{ticks}"/></svg>'
    )


def pages(asked: Asked, start: int, shown: int, total: int) -> str:
    """Which rows are shown, and the ways to those before and after."""
    size = ROWS[asked.view]
    if total <= size:
        return ""
    here = start // size + 1

    def way(number: int, sign: str, name: str) -> str:
        known = 1 <= number <= -(-total // size)
        go = {"set": {"p": str(number) if number > 1 else None}} if known else None
        return pager.step(sign, name, go, asked.to_params(page=number))

    return (
        f'<nav class="dl-pages" aria-label="{strings.ACTORS}">{way(here - 1, "‹", strings.PAGE_BEFORE)}'
        f"<span>{strings.page_of(start + 1, start + shown, total)}</span>"
        f"{way(here + 1, '›', strings.PAGE_AFTER)}</nav>"
    )
