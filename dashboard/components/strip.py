"""A small line beside a report: where its date lies beside the event's."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import dates
from dashboard.records import Event, Mention
from pipeline.interval import Interval
from pipeline.model import When

WIDTH, HEIGHT, EDGE = 132.0, 16.0, 8.0
LEAST = 5.0


def strip(event: Event, mention: Mention, mentions: Sequence[Mention]) -> str:
    """The line as SVG, or nothing where all reports give one date; the words stand beside it."""
    all_days = [days for m in mentions if (days := days_of(dates.parse(m.edtf)))]
    here, whole = days_of(dates.parse(mention.edtf)), days_of(event.when)
    if here is None or whole is None or all(m.edtf == event.edtf for m in mentions):
        return ""
    first = min(days.start for days in (whole, *all_days))
    last = max(days.end for days in (whole, *all_days))
    band, bar = (_place(days, first, last) for days in (whole, here))
    return (
        f'<svg class="dl-strip" width="{WIDTH:.0f}" height="{HEIGHT:.0f}" aria-hidden="true">'
        f'<rect class="dl-stripband" x="{band[0]:.1f}" y="0" width="{band[1]:.1f}" height="{HEIGHT:.0f}"/>'
        f'<path class="dl-stripaxis" d="M0 {HEIGHT - 1:.0f}H{WIDTH:.0f}"/>'
        f'<rect class="dl-stripbar" x="{bar[0]:.1f}" y="4" width="{bar[1]:.1f}" height="7"/></svg>'
    )


def days_of(when: When | None) -> Interval | None:
    """The days of a date with two known sides."""
    return when.days if when else None


def _place(days: Interval, first: int, last: int) -> tuple[float, float]:
    """Left edge and width in pixels, wide enough to be seen."""
    per_day = (WIDTH - 2 * EDGE) / max(last - first, 1)
    left, width = EDGE + (days.start - first) * per_day, days.days * per_day
    return left - max(0.0, LEAST - width) / 2, max(width, LEAST)
