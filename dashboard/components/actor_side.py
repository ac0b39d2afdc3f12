"""What stands beside an actor's events: partners, words said and heard, and names as written. All escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard import dates, strings
from dashboard.components import marks
from dashboard.components.report import published_words, sentence
from dashboard.corpus import Corpus
from dashboard.records import Actor, Event, Mention
from dashboard.roles import Partner, Place, Written
from dashboard.theme import GROUPS

MOST_PARTNERS = 12
MOST_HIDDEN = 60
PARTNER_MARKS = 20
MOST_SAID = 4
MOST_ROWS = MOST_SAID + MOST_HIDDEN
AROUND = 64
Params = Mapping[str, Any]


def partners(found: Sequence[Partner], params: Params, *, chosen: str | None) -> str:
    """Who else stands in an actor's events; a name opens what lies between the two."""
    if not found:
        return f'<p class="dl-note">{strings.ALONE}</p>'
    first, rest = found[:MOST_PARTNERS], found[MOST_PARTNERS : MOST_PARTNERS + MOST_HIDDEN]
    late = any(p.actor is not None and p.actor.actor_id == chosen for p in rest)
    more = _more(_table(rest, params, chosen), len(found) - MOST_PARTNERS, opened=late) if rest else ""
    return f'{_table(first, params, chosen)}{more}<p class="dl-note">{strings.CHOOSE_PARTNER}</p>'


def _table(found: Sequence[Partner], params: Params, chosen: str | None) -> str:
    rows = "".join(_partner(partner, params, chosen) for partner in found)
    return f'<table class="dl-partners">{_caption(strings.IN_THE_SAME_EVENT)}<tbody>{rows}</tbody></table>'


def _caption(words: str) -> str:
    """A table's name for those who do not see the heading over it."""
    return f'<caption class="dl-hide">{words}</caption>'


def _counted(number: int, what: str) -> str:
    """A cell's number, with what it counts said where no head of the column is."""
    words = strings.plural(number, what).removeprefix(f"{number:,}")
    return f'<td>{number:,}<span class="dl-hide">{words}</span></td>'


def _partner(partner: Partner, params: Params, chosen: str | None) -> str:
    actor = partner.actor
    on = actor is not None and actor.actor_id == chosen
    name = escape(partner.name)
    if actor is not None:
        there = {**params, "with": actor.actor_id}
        fresh = {"with": actor.actor_id, "kind": None, "from": None, "to": None}
        more = ' aria-current="true"' if on else ""
        name += f'<span class="dl-hide"> {strings.TOGETHER_WITH}</span>'
        name = marks.link(name, {"set": fresh}, params=there, css="dl-partner", more=more)
    return (
        f'<tr{" class=dl-on" if on else ""}><th scope="row">{name}</th>'
        f'{_counted(len(partner.events), "event")}<td aria-hidden="true">{strip(partner.events)}</td></tr>'
    )


def strip(events: Sequence[Event], most: int = PARTNER_MARKS) -> str:
    """Events as a row of marks, in order of time."""
    svg = "".join(marks.silhouette(e.event_type, e.status, size=12) for e in events[:most])
    more = f" +{len(events) - most:,}" if len(events) > most else ""
    return f'<span class="dl-marks">{svg}{more}</span>'


def _more(html: str, number: int, *, opened: bool = False) -> str:
    """The rest of a list, behind a click."""
    return (
        f'<details class="dl-more"{" open" if opened else ""}><summary>{strings.more_of(number)}</summary>'
        f"{html}</details>"
    )


def sayings(corpus: Corpus, actor: Actor, said: Sequence[str], about: Sequence[str], params: Params) -> str:
    """Two lists side by side: the actor's words, and the words of others about it."""
    if not said and not about:
        return ""
    person = actor.type == "person"
    heads = (
        (strings.WHAT_THEY_SAID, strings.SAID_ABOUT_THEM)
        if person
        else (strings.WHAT_IT_SAID, strings.SAID_ABOUT)
    )
    return "".join(
        f'<section class="dl-sayings"><h2>{head}</h2>{_said(corpus, found, nothing, params, voices=voices)}'
        f"</section>"
        for head, found, nothing, voices in (
            (heads[0], said, strings.NOTHING_SAID, False),
            (heads[1], about, strings.NOTHING_ABOUT, True),
        )
    )


def _said(corpus: Corpus, found: Sequence[str], nothing: str, params: Params, *, voices: bool) -> str:
    if not found:
        return f'<p class="dl-note">{nothing}</p>'
    rows = [_saying(corpus, corpus.mentions[i], params, voice=voices) for i in found[:MOST_ROWS]]
    rest = rows[MOST_SAID:]
    more = _more(f'<ul class="dl-said">{"".join(rest)}</ul>', len(found) - MOST_SAID) if rest else ""
    return f'<ul class="dl-said">{"".join(rows[:MOST_SAID])}</ul>{more}'


def _saying(corpus: Corpus, mention: Mention, params: Params, *, voice: bool) -> str:
    source = corpus.sources.get(mention.doc_id)
    where = marks.source_link(
        escape(source.name if source else mention.doc_id), mention.doc_id, mention.mention_id
    )
    there = {**params, "event": mention.event_id}
    date = escape(dates.say(mention.edtf, short=True))
    when = marks.link(date, {"event": mention.event_id}, params=there)
    who = f", {escape(strings.quoting(mention.said_by))}" if voice and mention.said_by else ""
    return (
        f'<li><p class="dl-who">{when} · <b>{where}</b>{who}</p>'
        f'<blockquote class="dl-quote">{sentence(mention)}</blockquote></li>'
    )


def names_as_written(corpus: Corpus, found: Sequence[Written]) -> str:
    """Every name that the texts use, how often, and where it first stands in each text."""
    rows = "".join(
        f'<tr><th scope="row">{escape(name.text)}</th>'
        f"{_counted(name.number, 'time') if name.number else '<td></td>'}"
        f"<td>{_places(corpus, name)}</td></tr>"
        for name in found
    )
    return f'<table class="dl-partners dl-names">{_caption(strings.ALIASES)}<tbody>{rows}</tbody></table>'


def _places(corpus: Corpus, name: Written) -> str:
    if not name.places:
        return f'<span class="dl-soft">{strings.IN_NO_EVENT}</span>'
    items = [_place(corpus, place, name.text) for place in name.places[:MOST_ROWS]]
    more = _more(f"<ul>{''.join(items[2:])}</ul>", len(items) - 2) if len(items) > 2 else ""
    return f"<ul>{''.join(items[:2])}</ul>{more}"


def _place(corpus: Corpus, place: Place, name: str) -> str:
    source = corpus.sources[place.doc_id]
    where = marks.source_link(escape(source.name), place.doc_id, place.mention_id, css="dl-soft")
    return f"<li>{_in_context(source.text, place.start, place.end, name)} {where}</li>"


def _in_context(text: str, start: int, end: int, name: str) -> str:
    """A name with a few words on both sides, from its own line."""
    if text[start:end] != name:
        return f'<span class="dl-quote"><b>{escape(name)}</b></span>'
    before = text[max(0, start - AROUND) : start].rpartition("\n")[2]
    after = text[end : end + AROUND].partition("\n")[0]
    if start - len(before) > 0 and text[start - len(before) - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if end + len(after) < len(text) and text[end + len(after)] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return f'<span class="dl-quote">{escape(before)}<b>{escape(name)}</b>{escape(after)}</span>'


def legend() -> str:
    """What the marks mean: a shape and hue a group of kinds, a fill a status."""
    kinds = [(group.kinds[0], "happened", strings.GROUPS[group.name]) for group in GROUPS]
    states = [("agree", status, strings.STATUS[status]) for status in ("planned", "alleged", "denied")]
    words = "".join(
        f"<span>{marks.silhouette(kind, status)} {said}</span>" for kind, status, said in (*kinds, *states)
    )
    disputed = f'<span><b aria-hidden="true">≠</b> {strings.DISPUTED_LEGEND}</span>'
    return f'<div class="dl-legend"{marks.LEGEND}><p>{words}{disputed}</p></div>'


def sources_naming(corpus: Corpus, events: Sequence[Event]) -> str:
    """The sources that report an actor's events, in order of publication."""
    ids = {event.event_id for event in events}
    told = corpus.told[corpus.told["event_id"].isin(ids)].drop_duplicates(["event_id", "doc_id"])
    tally = Counter(told["doc_id"])
    rows = [
        f'<tr><th scope="row">{marks.source_link(escape(source.name), doc_id)}</th>'
        f"{_counted(tally[doc_id], 'event')}"
        f'<td class="dl-soft dl-published">{escape(published_words(source))}</td></tr>'
        for doc_id, source in corpus.sources.items()
        if tally[doc_id]
    ]
    if not rows:
        return ""
    first, rest = rows[:MOST_PARTNERS], rows[MOST_PARTNERS:]
    more = (
        _more(f'<table class="dl-partners"><tbody>{"".join(rest[:MOST_HIDDEN])}</tbody></table>', len(rest))
        if rest
        else ""
    )
    named = _caption(strings.WHERE_NAMED)
    return f'<table class="dl-partners">{named}<tbody>{"".join(first)}</tbody></table>{more}'
