"""When an event was and when it was reported: one line for every source, with the time between in words."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard import dates, strings
from dashboard.corpus import Corpus
from dashboard.records import Event, Mention, Source
from pipeline.model import When


@dataclass(frozen=True, slots=True)
class Report:
    """What one source first says of an event."""

    event: Event
    source: Source
    mention: Mention

    @property
    def published(self) -> When | None:
        """The publication date of the source, where it is known."""
        return dates.parse(self.source.published)

    @property
    def lag(self) -> str:
        """The time between event and publication, in words."""
        return lag_words(self.event.when, self.published)


def reports_of(corpus: Corpus, event: Event) -> list[Report]:
    """The reports of an event, one for every source, in order of publication."""
    first: dict[str, Mention] = {}
    for mention in corpus.mentions_of.get(event.event_id, ()):
        first.setdefault(mention.doc_id, mention)
    return [
        Report(event, corpus.sources[doc], mention) for doc, mention in first.items() if doc in corpus.sources
    ]


def lag_words(when: When | None, published: When | None) -> str:
    """How long after an event a text was published, as exactly as both dates are known.

    >>> from dashboard.dates import parse
    >>> lag_words(parse("1911-07-26"), parse("1911-08-02"))
    '7 days later'
    >>> lag_words(parse("1911"), parse("1990-06")), lag_words(parse("1911-07-26"), parse("1911-07-26"))
    ('about 78 years later', 'the same day')
    >>> lag_words(parse("1912-02-21"), parse("1911-08-02")), lag_words(parse("1911"), parse("1911-08-02"))
    ('203 days before', 'within it')
    >>> lag_words(parse("1911-07-26"), parse("2018/..")), lag_words(parse("1911-07-26"), None)
    ('at least 106 years later', 'not known')
    """
    if when is None or published is None:
        return strings.LAG_UNKNOWN
    least = None if published.start is None or when.end is None else published.start - (when.end - 1)
    most = None if published.end is None or when.start is None else published.end - 1 - when.start
    if least is None or most is None:
        if least is not None and least > 0:
            return strings.lag_at_least(_length(least))
        return strings.LAG_UNKNOWN
    if least == most == 0:
        return strings.LAG_SAME_DAY
    if least <= 0 <= most:
        return strings.LAG_WITHIN
    exact = least == most and not (when.approximate or when.uncertain)
    return strings.lag(_length(abs(least + most) // 2), after=least > 0, exact=exact)


def _length(days: int) -> str:
    """A number of days in the unit that people would use.

    >>> _length(7), _length(90), _length(40_000)
    ('7 days', '90 days', '109 years')
    """
    unit, size = ("year", 365.2425) if days >= 730 else ("day", 1.0)
    return strings.plural(int(days / size), unit)
