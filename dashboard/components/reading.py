"""The reading view: a whole text with its dates and events marked, escaped on the server."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from dashboard import dates, strings
from dashboard.components import marks
from dashboard.load import Corpus, Event, Leftover, Mention


@dataclass(frozen=True, slots=True)
class Span:
    """Characters that are marked: what kind of mark, and its number among those of its kind."""

    start: int
    end: int
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Text between two boundaries, with the spans that cover it."""

    start: int
    end: int
    spans: tuple[Span, ...]


def pieces(length: int, spans: Iterable[Span]) -> list[Piece]:
    """Cut 0..length at every boundary, so that overlapping marks never cross.

    >>> [(p.start, p.end, len(p.spans)) for p in pieces(9, [Span(2, 6, "a", 0), Span(4, 8, "b", 0)])]
    [(0, 2, 0), (2, 4, 1), (4, 6, 2), (6, 8, 1), (8, 9, 0)]
    """
    valid = [s for s in spans if 0 <= s.start < s.end <= length]
    cuts = sorted({0, length, *(s.start for s in valid), *(s.end for s in valid)})
    ranked = sorted(valid, key=lambda s: (s.start, -s.end))
    found: list[Piece] = []
    active: list[Span] = []
    following = 0
    for start, end in pairwise(cuts):
        active = [s for s in active if s.end > start]
        while following < len(ranked) and ranked[following].start <= start:
            active.append(ranked[following])
            following += 1
        found.append(Piece(start, end, tuple(active)))
    return found


def article(corpus: Corpus, doc_id: str, *, mention_id: str | None = None) -> str:
    """The text in paragraphs; every trigger leads to its event, every unused passage says why."""
    source = corpus.sources[doc_id]
    mentions = corpus.mentions_in.get(doc_id, ())
    leftovers = [o for o in corpus.leftovers_in.get(doc_id, ()) if o.kind != "document"]
    chosen = corpus.mentions.get(mention_id or "")
    spans = _spans(mentions, leftovers, chosen)
    cut = pieces(len(source.text), spans)
    seen: set[int] = set()
    paragraphs: list[list[str]] = [[]]
    for piece in cut:
        lines = source.text[piece.start : piece.end].split("\n")
        for number, line in enumerate(lines):
            if number:
                paragraphs.append([])
            if line:
                paragraphs[-1].append(_marked(line, piece.spans, mentions, leftovers, chosen, seen))
    body = "".join(f"<p>{html}</p>" for parts in paragraphs if (html := "".join(parts)).strip())
    language = f' lang="{escape(source.language)}"' if source.language else ""
    return f'<div class="dl-article"{language} dir="auto">{body}</div>'


def _spans(mentions: Sequence[Mention], leftovers: Sequence[Leftover], chosen: Mention | None) -> list[Span]:
    spans = [Span(o.start, o.end, "left", i) for i, o in enumerate(leftovers)]
    for i, m in enumerate(mentions):
        spans.append(Span(m.timex_start, m.timex_end, "timex", i))
        spans.append(Span(m.trigger_start, m.trigger_end, "trigger", i))
    if chosen is not None:
        spans.append(Span(chosen.sentence_start, chosen.sentence_end, "chosen", 0))
    return spans


def _marked(
    text: str,
    spans: Sequence[Span],
    mentions: Sequence[Mention],
    leftovers: Sequence[Leftover],
    chosen: Mention | None,
    seen: set[int],
) -> str:
    """One piece with its marks around it: unused, time expression, trigger, the chosen sentence."""
    html = escape(text)
    kinds = {span.kind: span for span in spans}
    if "left" in kinds and "timex" not in kinds and "trigger" not in kinds:
        left = leftovers[kinds["left"].number]
        html = f'<span class="dl-left" title="{escape(left.reason)}">{html}</span>'
    if "trigger" in kinds:
        number = kinds["trigger"].number
        html = marks.event_link(html, mentions[number].event_id, css="dl-trigger")
        if number not in seen:
            seen.add(number)
            html = f'<span id="m-{escape(mentions[number].mention_id)}">{html}</span>'
    if "timex" in kinds:
        html = f'<mark class="dl-timex">{html}</mark>'
    if "chosen" in kinds and chosen is not None:
        html = f'<span class="dl-chosen">{html}</span>'
    return html


def in_order(corpus: Corpus, doc_id: str, *, mention_id: str | None = None) -> str:
    """The text's events in the order they happened, each leading to its place in the text."""
    first: dict[str, Mention] = {}
    for mention in corpus.mentions_in.get(doc_id, ()):
        first.setdefault(mention.event_id, mention)
    events: list[Event] = sorted((corpus.event(event_id) for event_id in first), key=lambda e: e.order)
    if not events:
        return f'<p class="dl-note">{strings.NOTHING_DATED}</p>'
    chosen = corpus.mentions.get(mention_id or "")
    rows = []
    for event in events:
        mention = first[event.event_id]
        on = chosen is not None and chosen.event_id == event.event_id
        words = (
            f'<span class="dl-date">{escape(dates.say(event.edtf, short=True))}</span>'
            f'<span class="dl-spine">{marks.silhouette(event.event_type, event.status)}</span>'
            f'<span class="dl-head">{escape(event.headline)}{strings.DISPUTED_MARK * event.disputed}</span>'
        )
        link = marks.source_link(words, doc_id, mention.mention_id, css="dl-rowlink")
        rows.append(f'<li class="dl-row{" dl-on" if on else ""}">{link}</li>')
    return f'<ol class="dl-list dl-order">{"".join(rows)}</ol>'


def left_over(corpus: Corpus, doc_id: str) -> str:
    """What was seen in the text and not used, each with its reason."""
    leftovers = corpus.leftovers_in.get(doc_id, ())
    if not leftovers:
        return f'<p class="dl-note">{strings.LEFT_NONE}</p>'
    rows = "".join(
        f'<div><dt><span class="dl-left">{escape(_short(o.text))}</span></dt>'
        f"<dd>{escape(o.reason)}</dd></div>"
        for o in leftovers
    )
    return f'<dl class="dl-leftovers">{rows}</dl>'


def _short(text: str, most: int = 120) -> str:
    """One line of a passage.

    >>> _short("a  b\\nc")
    'a b c'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rpartition(" ")[0] + " …"


def legend() -> str:
    """What the marks in the text mean."""
    return (
        f'<p class="dl-readlegend"><mark class="dl-timex">{strings.LEGEND_DATE}</mark> '
        f'<span class="dl-trigger">{strings.LEGEND_TRIGGER}</span> '
        f'<span class="dl-left">{strings.LEGEND_LEFT}</span></p>'
    )
