"""The reading view: a section of a text with its dates, events and actors marked, escaped on the server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from dashboard import dates, strings
from dashboard.components import marks
from dashboard.corpus import Corpus
from dashboard.passages import Span, pieces
from dashboard.records import Leftover, Mention, Participation


@dataclass(frozen=True, slots=True)
class Reading:
    """A section of a text with all that is marked in it; `chosen` is what the address points at."""

    corpus: Corpus
    doc_id: str
    start: int
    end: int
    mentions: tuple[Mention, ...]
    leftovers: tuple[Leftover, ...]
    parts: tuple[Participation, ...]
    chosen: Mention | Leftover | None = None
    reasons: Mapping[str, int] = field(default_factory=dict)


def reading_of(
    corpus: Corpus, doc_id: str, start: int, end: int, *, chosen: Mention | Leftover | None = None
) -> Reading:
    """What is marked between two offsets of a text."""
    mentions = corpus.mentions_between(doc_id, start, end)
    leftovers = tuple(o for o in corpus.leftovers_in.get(doc_id, ()) if _shown(o, start, end))
    text = corpus.sources[doc_id].text
    parts = tuple(
        part
        for part in corpus.participations_of.all_of(m.mention_id for m in mentions)
        if part.text and text[part.start : part.end] == part.text
    )
    reasons = {reason: number for number, reason in enumerate(dict.fromkeys(o.reason for o in leftovers))}
    return Reading(corpus, doc_id, start, end, mentions, leftovers, parts, chosen, reasons)


def _shown(leftover: Leftover, start: int, end: int) -> bool:
    return leftover.kind != "document" and start <= leftover.start < end


def article(reading: Reading) -> str:
    """The section in paragraphs; every trigger leads to its event, every unused passage says why."""
    source = reading.corpus.sources[reading.doc_id]
    seen: set[str] = set()
    paragraphs: list[list[str]] = [[]]
    for piece in pieces(reading.start, reading.end, _spans(reading)):
        for number, line in enumerate(source.text[piece.start : piece.end].split("\n")):
            if number:
                paragraphs.append([])
            if line:
                paragraphs[-1].append(_marked(reading, line, piece.spans, seen))
    body = "".join(f'<p dir="auto">{html}</p>' for parts in paragraphs if (html := "".join(parts)).strip())
    language = f' lang="{escape(source.language)}"' if source.language else ""
    return f'<div class="dl-article"{language}>{body}</div>'


def _spans(reading: Reading) -> list[Span]:
    spans = [Span(o.start, o.end, "left", i) for i, o in enumerate(reading.leftovers)]
    spans += [Span(part.start, part.end, "actor", i) for i, part in enumerate(reading.parts)]
    for i, m in enumerate(reading.mentions):
        spans.append(Span(m.timex_start, m.timex_end, "timex", i))
        spans.append(Span(m.trigger_start, m.trigger_end, "trigger", i))
    match reading.chosen:
        case Mention() as mention:
            spans.append(Span(mention.sentence_start, mention.sentence_end, "chosen", 0))
        case Leftover() as leftover:
            spans.append(Span(leftover.start, leftover.end, "chosen", 0))
    return spans


def _marked(reading: Reading, text: str, spans: Sequence[Span], seen: set[str]) -> str:
    """One piece with its marks around it; of marks that are links or buttons only one."""
    html = escape(text)
    kinds = {span.kind: span.number for span in reversed(spans)}
    if "trigger" in kinds:
        html = _trigger(reading, html, reading.mentions[kinds["trigger"]], seen)
    elif "actor" in kinds:
        part = reading.parts[kinds["actor"]]
        html = marks.actor_link(text, part.actor_id, css="dl-actor")
    if "left" in kinds and not {"trigger", "timex"} & kinds.keys():
        html = _left(reading, html, reading.leftovers[kinds["left"]], seen, plain="actor" in kinds)
    if "timex" in kinds:
        mention = reading.mentions[kinds["timex"]]
        html = f'<mark class="dl-timex"{_about(mention)}>{html}</mark>'
    return f'<span class="dl-chosen">{html}</span>' if "chosen" in kinds else html


def _about(mention: Mention, *, link: bool = False) -> str:
    """Which event a mark belongs to, and what is said of it on approach; of a link, to everybody."""
    described = f' aria-description="{escape(tip(mention))}"' if link else ""
    return f' data-of="{escape(mention.event_id)}" data-tip="{escape(tip(mention))}"{described}'


def tip(mention: Mention) -> str:
    """A mention in a line: its date as read, and what happened."""
    return f"{dates.say(mention.edtf)}: {mention.headline}"


def _trigger(reading: Reading, html: str, mention: Mention, seen: set[str]) -> str:
    link = marks.event_link(html, mention.event_id, css="dl-trigger", more=_about(mention, link=True))
    name = f"m-{mention.mention_id}"
    if name in seen:
        return link
    seen.add(name)
    return f'<span id="{escape(name)}">{link}</span>'


def _left(reading: Reading, html: str, leftover: Leftover, seen: set[str], *, plain: bool) -> str:
    """A passage that was not used: its first piece can be reached and says why."""
    name = f"l-{leftover.start}"
    why = f'class="dl-left" data-tip="{escape(strings.not_used(leftover.reason))}"'
    if plain or name in seen:
        return f"<span {why}>{html}</span>"
    seen.add(name)
    described = f'aria-describedby="why-{reading.reasons[leftover.reason]}"'
    return f'<span {why} id="{name}" role="button" tabindex="0" {described}>{html}</span>'


def left_over(reading: Reading, total: int) -> str:
    """What was seen in the section and not used, by reason, each passage linked to its place."""
    if not reading.leftovers:
        return f'<p class="dl-note">{strings.LEFT_NONE if not total else strings.LEFT_ELSEWHERE}</p>'
    groups = {reason: [o for o in reading.leftovers if o.reason == reason] for reason in reading.reasons}
    ranked = sorted(groups.items(), key=lambda pair: -len(pair[1]))
    return "".join(
        f'<h3 id="why-{reading.reasons[reason]}">{escape(reason)}</h3>'
        f'<ul class="dl-passages">{"".join(_passage(o) for o in group)}</ul>'
        for reason, group in ranked
    )


def _passage(leftover: Leftover) -> str:
    params = {"source": leftover.doc_id, "at": str(leftover.start)}
    words = f'<span class="dl-left">{escape(short(leftover.text))}</span>'
    link = marks.page_link(words, "sources", params)
    return f'<li dir="auto">{link}</li>'


def short(text: str, most: int = 120) -> str:
    """One line of a passage.

    >>> short("a  b\\nc")
    'a b c'
    """
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rpartition(" ")[0] + " …"


def legend() -> str:
    """What the marks in the text mean."""
    return (
        f'<p class="dl-readlegend"{marks.LEGEND}><mark class="dl-timex">{strings.LEGEND_DATE}</mark> '
        f'<span class="dl-trigger">{strings.LEGEND_TRIGGER}</span> '
        f'<span class="dl-actor">{strings.LEGEND_ACTOR}</span> '
        f'<span class="dl-left">{strings.LEGEND_LEFT}</span></p>'
    )
