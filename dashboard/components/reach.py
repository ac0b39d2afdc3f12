"""How far texts look back and forward: rows of marks beside the publication dates, and an equal table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard import dates, reach, strings
from dashboard.components import marks
from dashboard.components.report import published_words
from dashboard.corpus import Corpus
from dashboard.reach import Bar, Dot, Reach
from dashboard.records import Source
from dashboard.scale import Scale, Tick, ticks
from dashboard.textwidth import measure
from pipeline.edtf import write
from pipeline.model import Unit, When

NAME_PX = 236
PAD_PX = 34
TABLE_FROM = 780
AXIS_TEXT = 13
FOLD_TEXT = 12
TICK_GAP = 4.0  # from a tick to its words
BAND_PX = 4.0
BARS_PX = 48.0


def plot_width(board: float) -> float:
    """How wide the plot is on a board: names stand at its left, or above it where it is narrow."""
    return max(board - PAD_PX - (NAME_PX if board >= TABLE_FROM else 0), 120.0)


def chart(reaches: Sequence[Reach], width: float) -> str:
    """All rows over one scale."""
    scale = reach.scale_of(reaches, width)
    size = reach.link_px([r for r in reaches if not r.events], scale)
    rows = "".join(
        f'<div class="dl-reachrow">{_name(r.source)}{row(r, scale, placed, size)}</div>'
        for r, placed in zip(reaches, reach.arrange(reaches, scale), strict=True)
    )
    return f'<div class="dl-reach"><div class="dl-reachaxis">{axis(scale)}</div>{rows}</div>'


def _name(source: Source) -> str:
    link = marks.source_link(f"<bdi>{escape(source.name)}</bdi>", source.doc_id)
    return f'<p class="dl-reachname">{link}<span>{escape(published_words(source))}</span></p>'


def axis(scale: Scale) -> str:
    """Years and months over the rows, and what is folded away."""
    shown = ticks(scale, size=AXIS_TEXT, room=PAD_PX)
    marked = "".join(f'<span style="left:{tick.x:.1f}px">{tick.label}</span>' for tick in shown)
    folds = "".join(f'<i style="{_across(a, b)}">{words}</i>' for a, b, words in folded(scale, shown))
    return f'<div class="dl-axis" aria-hidden="true" style="width:{scale.width:.0f}px">{marked}{folds}</div>'


def folded(scale: Scale, shown: Sequence[Tick]) -> list[tuple[float, float, str]]:
    """What is folded away, in words, as near to the fold as the ticks leave room for; else nothing."""
    found = []
    for gap in scale.gaps:
        words = strings.years_folded(gap.years) if gap.years else ""
        before = [tick for tick in shown if tick.x < gap.right - 1]
        left = max((tick.x + TICK_GAP + measure(tick.label, AXIS_TEXT) for tick in before), default=0.0)
        right = min((tick.x for tick in shown[len(before) :]), default=scale.width)
        size = measure(words, FOLD_TEXT) + 2 * TICK_GAP
        if words and size <= right - left:
            start = min(max((gap.left + gap.right - size) / 2, left), right - size)
            found.append((start, start + size, words))
    return found


def _across(left: float, right: float) -> str:
    return f"left:{left:.1f}px;width:{right - left:.1f}px"


def row(found: Reach, scale: Scale, placed: Sequence[Dot], wide: float = reach.BAR_PX) -> str:
    """One text's events as links, left and right of its publication date; those of bars are `wide`."""
    height = max((dot.y for dot in placed), default=0) + reach.TRACK_PX / 2
    top = min((dot.y for dot in placed), default=0) - reach.TRACK_PX / 2
    links = "".join(_dot(dot, top, first=number == 0) for number, dot in enumerate(placed))
    if found.number and not placed:
        height, top, links = BARS_PX, 0.0, _bars(found, scale, wide)
    line = placed[0].y - top + 6 if placed else height - top + 6
    empty = "" if found.number else f'<span class="dl-note">{strings.NO_EVENTS_IN_TEXT}</span>'
    alt = escape(strings.reach_alt(found.source.name, found.number))
    size = f"width:{scale.width:.0f}px;height:{max(height - top, reach.TRACK_PX) + 12:.0f}px"
    return (
        f'<div class="dl-dots" role="group" aria-label="{alt}" style="{size}">'
        f"{_line(scale, line)}{_published(found, scale)}{empty}{links}</div>"
    )


def _bars(found: Reach, scale: Scale, size: float) -> str:
    """Bars as one drawing, under links to the text's events in wider stretches of time."""
    counted = reach.bars(found, scale)
    most = max(bar.number for bar in counted)
    path = "".join(
        f"M{bar.left + 3:g} {BARS_PX:g}V{BARS_PX - max(2.0, bar.number / most * BARS_PX):.1f}"
        for bar in counted
    )
    links = (_bar(found, bar, size, first=n == 0) for n, bar in enumerate(reach.bars(found, scale, size)))
    return (
        f'<svg class="dl-bars" aria-hidden="true" width="{scale.width:.0f}" height="{BARS_PX:.0f}">'
        f'<path d="{path}"/></svg>{"".join(links)}'
    )


def _bar(found: Reach, bar: Bar, size: float, *, first: bool) -> str:
    days = Unit.of_day(bar.days.start), Unit.of_day(bar.days.end - 1)
    params = {"source": found.source.doc_id, "from": write(When.of(days[0])), "to": write(When.of(days[1]))}
    words = escape(f"{strings.plural(bar.number, 'event')}, {dates.say_when(When(*days), short=True)}")
    return marks.page_link(
        "",
        "timeline",
        params,
        css="dl-dotlink dl-barlink",
        more=f' style="left:{bar.left:.0f}px;width:{size:.0f}px" aria-label="{words}" data-tip="{words}" '
        f'tabindex="{0 if first else -1}"',
    )


def _line(scale: Scale, y: float) -> str:
    """The line of time, broken where years are folded."""
    return "".join(
        f'<i class="dl-stretch" style="{_across(s.left, s.right)};top:{y:.0f}px"></i>'
        for s in scale.stretches
    )


def _published(found: Reach, scale: Scale) -> str:
    """The publication date: a line, a band where it is not known to the day."""
    at = reach.published_px(found, scale)
    if at is None:
        return ""
    left, right = at
    words = escape(strings.published_on(dates.say_published(found.source.published, short=True)))
    css = "dl-pub dl-band" if right - left > BAND_PX else "dl-pub"
    width = f"width:{right - left:.1f}px" if right - left > BAND_PX else ""
    return f'<i class="{css}" title="{words}" style="left:{left:.1f}px;{width}"></i>'


def _dot(dot: Dot, top: float, *, first: bool) -> str:
    event = dot.event
    words = f"{dates.say(event.edtf, short=True)}: {event.headline}"
    tip = escape(strings.and_more(words, dot.more))
    if dot.more:
        inside = f'<span class="dl-pill">+{dot.more + 1:,}</span>'
    else:
        inside = marks.silhouette(event.event_type, event.status, size=12)
    link = marks.event_link(
        inside,
        event.event_id,
        css="dl-dotlink",
        more=f' style="left:{dot.x:.1f}px;top:{dot.y - top + 6:.1f}px" aria-label="{tip}" data-tip="{tip}" '
        f'data-of="{escape(event.event_id)}" tabindex="{0 if first else -1}"',
    )
    if dot.whisker is None:
        return link
    left, right = dot.whisker
    style = f"{_across(left, right)};top:{dot.y - top + 6:.1f}px"
    return f'<i class="dl-whisker" style="{style}"></i>{link}'


def table(reaches: Sequence[Reach]) -> str:
    """The same as numbers and words."""
    heads = (strings.SOURCE, strings.PUBLISHED, strings.EARLIEST, strings.LATEST)
    numbers = (strings.BEFORE, strings.AFTER, strings.MEDIAN)
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    cells += "".join(f'<th scope="col" class="dl-num">{head}</th>' for head in numbers)
    rows = "".join(_table_row(r) for r in reaches)
    caption = f'<caption class="dl-hide">{strings.REACH_ALL}</caption>'
    return (
        f'<div class="dl-scroll"><table class="dl-index dl-reachtable">{caption}'
        f"<thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _table_row(found: Reach) -> str:
    first = dates.say(found.earliest, short=True) or "–"
    last = dates.say(found.latest, short=True) or "–"
    known = found.published is not None and found.number > 0
    numbers = (
        share(found.before, found.number) if known else "–",
        share(found.after, found.number) if known else "–",
        reach.distance_words(found.distance) if known else "–",
    )
    cells = "".join(f'<td class="dl-num">{words}</td>' for words in numbers)
    return (
        f'<tr><th scope="row">{marks.source_link(escape(found.source.name), found.source.doc_id)}</th>'
        f"<td>{escape(published_words(found.source))}</td><td>{escape(first)}</td><td>{escape(last)}</td>{cells}</tr>"
    )


def share(number: int, total: int) -> str:
    """A number with its share.

    >>> share(9, 12), share(0, 12)
    ('9 (75 %)', 'none')
    """
    return f"{number:,} ({100 * number / total:.0f} %)" if number else strings.NONE


def beside(corpus: Corpus, source: Source, width: float) -> str:
    """One text's row on its own page, with the same in a sentence."""
    found = reach.reach_of(corpus, source)
    if not found.number:
        return ""
    scale = reach.scale_of([found], max(width - PAD_PX, 120.0))
    (placed,) = reach.arrange([found], scale)
    span = strings.from_to(dates.say(found.earliest, short=True), dates.say(found.latest, short=True))
    far = (
        strings.looks(found.before, found.after, found.near, reach.distance_words(found.distance))
        if found.published is not None
        else strings.not_compared()
    )
    more = marks.page_link(strings.REACH_COMPARE, "sources", {"view": "reach"})
    return (
        f'<section id="reach" tabindex="-1"><h2>{strings.REACH}</h2>'
        f'<p class="dl-note">{escape(span)} {escape(far)} {more}</p>'
        f'<div class="dl-reach dl-one">{axis(scale)}{row(found, scale, placed)}</div></section>'
    )


def strip(found: Reach, scale: Scale) -> str:
    """One text's events as a small drawing without links, for a table's cell."""
    at = reach.published_px(found, scale)
    height = 22
    parts = [f'<path class="dl-stripline" d="M{s.left:.1f} 11H{s.right:.1f}"/>' for s in scale.stretches] + [
        f'<circle cx="{bar.left + 2:.1f}" cy="11" r="{min(5.0, 2.8 + bar.number / 8):.1f}"/>'
        for bar in reach.bars(found, scale, 4.0)
    ]
    if at is not None:
        parts.append(f'<path class="dl-strippub" d="M{at[0]:.1f} 2V20"/>')
    alt = escape(strings.reach_alt(found.source.name, found.number))
    return (
        f'<svg class="dl-stripsvg" role="img" aria-label="{alt}" width="{scale.width:.0f}" height="{height}" '
        f'viewBox="0 0 {scale.width:.0f} {height}">{"".join(parts)}</svg>'
    )
