"""One event as a class sees it: large, with its reports side by side and its place on the line.

What comes next is a number where it is hidden: neither its words nor its id are in the HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard import dates, strings
from dashboard.components import marks
from dashboard.components.report import marked, sentence, sign_of, voice_words
from dashboard.corpus import Corpus
from dashboard.distance import empty_years
from dashboard.records import Event, Mention
from dashboard.scale import FOLD_YEARS
from dashboard.scene import Line, asks_who_says_so, excerpt, left_out, voices

LONG, VERY_LONG = 70, 130
LONGEST = {1: 320, 2: 230, 3: 160}  # characters of a quote, by how many stand side by side
SIZES = ("wide", "middling", "narrow")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is shown: one of `total` events, the stops of its line, and what the address keeps."""

    title: str
    at: int
    total: int
    hide: bool
    line: Line
    stops: Sequence[Event]
    params: Mapping[str, Any]
    note: str = ""

    @property
    def event(self) -> Event:
        """The event in large type."""
        return self.stops[self.at - self.line.first]


def present(corpus: Corpus, scene: Scene) -> str:
    """The whole scene."""
    event = scene.event
    mentions = corpus.mentions_of.get(event.event_id, ())
    note = f'<p class="dl-pnote" role="status">{escape(scene.note)}</p>' if scene.note else ""
    when = escape(dates.say(event.edtf))
    return (
        f'<article class="dl-present" data-at="{scene.at}" data-total="{scene.total}" '
        f'data-hide="{"next" if scene.hide else ""}">{_bar(scene)}{note}'
        f'<div class="dl-pmain"><p class="dl-pdate">{when}</p>'
        f'<h1 class="{_size(event.headline)}" dir="auto">{escape(event.headline)}</h1>'
        f"{_reports(corpus, event, mentions)}{_question(event, mentions)}</div>{_line(scene)}</article>"
    )


def nothing(title: str, said: str, advice: str, params: Mapping[str, Any]) -> str:
    """The scene of a view without events."""
    return (
        f'<article class="dl-present" data-at="0" data-total="0" data-hide=""><header class="dl-pbar">'
        f'<p class="dl-ptitle" dir="auto">{escape(title)}</p><div class="dl-pcontrols">{_exit(params)}</div>'
        f'</header><div class="dl-pmain"><h1>{escape(said)}</h1><p class="dl-pnote">{escape(advice)}</p>'
        f"</div></article>"
    )


def _size(headline: str) -> str:
    """A longer headline is set smaller."""
    return "dl-plonger" if len(headline) > VERY_LONG else "dl-plong" if len(headline) > LONG else ""


def _bar(scene: Scene) -> str:
    pressed = "true" if scene.hide else "false"
    return (
        f'<header class="dl-pbar"><p class="dl-ptitle" dir="auto">{escape(scene.title)}</p>'
        f'<div class="dl-pcontrols" role="group" aria-label="{strings.CONTROLS}">'
        f"{_step(scene, -1, '‹', strings.PREVIOUS, 'ArrowLeft')}"
        f'<span class="dl-pcount">{strings.n_of_m(scene.at + 1, scene.total)}</span>'
        f"{_step(scene, 1, '›', strings.NEXT, 'ArrowRight')}"
        f'<button type="button" data-control="hide" aria-pressed="{pressed}" aria-keyshortcuts="H">'
        f"{strings.HIDE_NEXT}<kbd>H</kbd></button>"
        f'<button type="button" data-control="full" aria-keyshortcuts="F">{strings.FULL_SCREEN}<kbd>F</kbd>'
        f"</button>{_exit({**scene.params, 'event': scene.event.event_id})}</div></header>"
    )


def _step(scene: Scene, by: int, sign: str, name: str, key: str) -> str:
    there = scene.at + by
    off = "" if 0 <= there < scene.total else ' aria-disabled="true"'
    control = "next" if by > 0 else "previous"
    return (
        f'<button type="button" class="dl-pstep" data-control="{control}" data-to="{there}" '
        f'aria-label="{name}" aria-keyshortcuts="{key}"{off}>{sign}</button>'
    )


def _exit(params: Mapping[str, Any]) -> str:
    words = f"{strings.EXIT}<kbd>Esc</kbd>"
    more = ' data-control="exit" aria-keyshortcuts="Escape"'
    return marks.page_link(words, "timeline", params, more=more)


def _reports(corpus: Corpus, event: Event, mentions: Sequence[Mention]) -> str:
    shown = voices(mentions)
    columns = "".join(_report(corpus, event, m, LONGEST[len(shown)]) for m in shown)
    left = len(mentions) - len(shown)
    more = f'<p class="dl-psmall">{strings.and_more_reports(left)}</p>' if left else ""
    return f'<div class="dl-preports">{columns}</div>{more}'


def _report(corpus: Corpus, event: Event, mention: Mention, most: int) -> str:
    source = corpus.sources.get(mention.doc_id)
    name = source.name if source else mention.doc_id
    part = excerpt(mention, most)
    whole = (
        f'<details class="dl-pwhole"><summary>{strings.WHOLE_SENTENCE}</summary>'
        f'<p dir="auto">{sentence(mention)}</p></details>'
        if part.cut
        else ""
    )
    return (
        f'<section class="dl-preport"><h2>{sign_of(mention)} <span dir="auto">{escape(name)}</span></h2>'
        f'<blockquote dir="auto">“{marked(part)}”</blockquote>'
        f'<p class="dl-psmall">{escape(voice_words(event, mention, source))}</p>{whole}</section>'
    )


def _question(event: Event, mentions: Sequence[Mention]) -> str:
    if not asks_who_says_so(event, mentions):
        return ""
    note = f'<p class="dl-psmall">{escape(event.dispute_note)}</p>' if event.dispute_note else ""
    return f'<p class="dl-pquestion">{strings.WHO_SAYS_SO_QUESTION}</p>{note}'


def _line(scene: Scene) -> str:
    numbers = left_out(scene.total, scene.at, scene.line)
    stops = [_end([strings.earlier(before) for before, _ in numbers], "dl-pends")]
    previous: Event | None = None
    for place, event in enumerate(scene.stops, scene.line.first):
        stops.append(_stop(scene, event, place, previous))
        previous = event
    after = [strings.to_come(number, hidden=scene.hide) for _, number in numbers]
    stops.append(_end(after, "dl-pends dl-prest"))
    return f'<nav class="dl-pline" aria-label="{strings.ON_THE_LINE}"><ol>{"".join(stops)}</ol></nav>'


def _end(words: Sequence[str], css: str) -> str:
    """What an end of the line leaves out, on a wide, a middling and a narrow screen."""
    said = {size: text for size, text in zip(SIZES, words, strict=True) if text}
    each = [f'<span class="dl-p{size}">{text}</span>' for size, text in said.items()]
    here = "".join(f" dl-has{size}" for size in said)
    return f'<li class="{css}{here}">{"".join(each)}</li>' if each else ""


def _stop(scene: Scene, event: Event, place: int, previous: Event | None) -> str:
    """One stop; `previous` is the stop before it, whose year need not be said again."""
    far = abs(place - scene.at)
    now = place == scene.at
    classes = ["dl-pstop", "dl-pnow" if now else "dl-pahead" if place > scene.at else "dl-ppast"]
    classes += ["dl-pmid"] * (far > 1) + ["dl-pfar"] * (far > 2)
    years = empty_years(previous.when, event.when) if previous else 0
    gap = (
        f'<span class="dl-pgap"><i>{strings.years_folded(years)}</i>//</span>' if years >= FOLD_YEARS else ""
    )
    mark = marks.silhouette(event.event_type, event.status, size=26)
    date = escape(dates.say(event.edtf, short=True, year=_year_said(previous, event)))
    label = strings.NOW if now else escape(event.label)
    current = ' aria-current="step"' if now else ""
    return (
        f'<li class="{" ".join(classes)}">{gap}<button type="button" data-to="{place}"{current} '
        f'aria-label="{escape(f"{dates.say(event.edtf)}: {event.headline}")}">'
        f'<span class="dl-pmark">{mark}</span><b>{date}</b><span class="dl-plabel" dir="auto">{label}</span>'
        f"</button></li>"
    )


def _year_said(previous: Event | None, event: Event) -> bool:
    """Whether a stop has to say its year: where the one before it lies in another."""
    here = event.edtf[:4]
    return previous is None or previous.edtf[:4] != here or not here.isdigit()
