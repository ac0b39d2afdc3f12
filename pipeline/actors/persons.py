"""Persons as spaCy finds them, under the fullest name that the text gives."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token
from pipeline.actors import introduced
from pipeline.actors.agents import also_words, folded, given_names, nouns
from pipeline.actors.names import (
    Actor,
    ActorMention,
    Holder,
    Way,
    holder_list,
    known_persons,
    office_words,
    plain_name,
    title_words,
    tokens_of,
)
from pipeline.actors.placed import place_words
from pipeline.interval import day_of

_YEARS = 3650  # days before and after an office in which its holder goes by the surname alone
MAX_NAME = 5  # words that a person's name has at most
_PARTICLES = frozenset(nouns("person", "particles"))


def persons_of(
    doc: Doc, text: str, listed: Sequence[ActorMention], things: frozenset[int], day: int | None
) -> list[ActorMention]:
    """Persons under the fullest name that the text gives; `things` are the tokens that name a ship or so."""
    exact = {(mention.start, mention.end) for mention in listed}
    other = {t for m in listed for t in tokens_of(doc, m)} | things
    spans = [s for s in _candidates(doc, other) if (s.start_char, s.end_char) not in exact and _namelike(s)]
    full = Counter(plain_name(span.text) for span in spans if 1 < len(span) <= MAX_NAME)
    by_part: dict[str, set[str]] = defaultdict(set)
    for name in full:
        parts = name.split()
        for part in {parts[0], parts[-1], *parts[1:-1]}:
            by_part[part.casefold()].add(name)
    spans += _surnames(doc, text, spans, by_part, other)
    found = []
    for span in sorted(spans, key=lambda s: s.start):
        actor, way = _person(span, text, full, by_part, day)
        actor = actor or (_of_the_day(span, text, day) if span.root.ent_type_ == "PERSON" else None)
        if actor is not None:
            found.append(ActorMention(span.start_char, span.end_char, span.text, actor, way))
    return found


def _candidates(doc: Doc, other: AbstractSet[int]) -> list[Span]:
    """Runs of capitalised words that are persons: by spaCy, a title, an introduction, a given name."""
    entities = [span for span in map(trimmed, doc.ents) if span is not None and span.label_ == "PERSON"]
    used = {token.text for token in doc if token.tag_ == "NNP" and acts(token)}
    seen: set[int] = set()
    found = []
    for span in entities:
        whole = _without_office(_grown(span, other))
        if (
            not seen & set(range(whole.start, whole.end))
            and _is_persons(whole, other)
            and _is_used(whole, used)
        ):
            found.append(whole)
            seen.update(range(whole.start, whole.end))
    for token in doc:
        if token.i in seen or token.i in other or not is_name_word(token):
            continue
        run = _without_office(_grown(doc[token.i : token.i + 1], other))
        seen.update(range(token.i, run.end))
        if _is_persons(run, other) and _has_evidence(run):
            found.append(run)
    labelled = (doc.char_span(s.start_char, s.end_char, label="PERSON") for s in found)
    return [span for span in labelled if span is not None]


def _without_office(run: Span) -> Span:
    """A run from its given name on where words of an office or a firm stand before ("State Anna Berg")."""
    for size in range(1, len(run) - 1):
        given = folded(run[size].text) in given_names()
        other = run[0].ent_type_ in ("ORG", "GPE", "FAC", "PRODUCT") or run[0].lower_ in office_words()
        if given and other and run[size - 1].text != "-" and folded(run[0].text) not in given_names():
            return run[size:]
    return run


def _is_used(run: Span, used: AbstractSet[str]) -> bool:
    """Whether a person as spaCy sees one acts, owns or is met, where nothing else shows a person."""
    if len(run) == 1 or _has_evidence(run) or run.text.casefold() in known_persons():
        return True
    return run[-1].text in used


def acts(token: Token) -> bool:
    """Whether a name stands where those who act or suffer stand."""
    if token.dep_ == "pobj":
        prep = token.head
        against = ("by", "with", "to", "from", "between", "against")
        return prep.lower_ in against or (
            prep.lower_ == "of" and prep.head.lemma_.lower() in nouns("person", "suffered")
        )
    return token.dep_ in ("nsubj", "nsubjpass", "poss", "appos", "conj", "dobj", "dative", "attr", "ROOT")


def _grown(span: Span, other: AbstractSet[int]) -> Span:
    """The whole run of capitalised words around a span: "Salvatierra" after "Beatriz"."""
    doc, start, end = span.doc, span.start, span.end
    while start and (step := _step(doc, start - 1, -1, other)):
        start -= step
    while end < len(doc) and (step := _step(doc, end, 1, other)):
        end += step
    return doc[start:end]


def _step(doc: Doc, at: int, way: int, other: AbstractSet[int]) -> int:
    """How many tokens further a run of name words goes on; 0 where it ends."""
    for size in (1, 2):
        last = at + way * (size - 1)
        if not 0 <= last < len(doc):
            return 0
        inner = doc[at].lower_ in _PARTICLES or doc[at].text == "-"
        if last not in other and is_name_word(doc[last]) and (size == 1 or inner):
            return size
    return 0


def is_name_word(token: Token) -> bool:
    """Whether a word can be part of a name: a capitalised proper noun that is no title and no date."""
    return (
        token.text[:1].isupper()
        and token.lower_ not in ("the", "a", "an")
        and (token.tag_ in ("NNP", "NNPS") or token.ent_type_ == "PERSON" or _is_given(token))
        and token.ent_type_ not in ("DATE", "TIME", "NORP", "LANGUAGE")
        and (token.text[1:].islower() or not token.text.isupper() or len(token) < 3)
        and token.lower_.rstrip(".") not in title_words()
        and any(c.isalpha() for c in token.text)
    )


def _is_given(token: Token) -> bool:
    """Whether a word that the tagger takes for another is a given name before a proper noun."""
    name = folded(token.text)
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    proper = following is not None and following.tag_ == "NNP"
    return proper and name in given_names() and name not in also_words()


def _is_persons(run: Span, other: AbstractSet[int]) -> bool:
    """Whether nothing speaks against a run of name words as a person: no body's or ship's name, no place."""
    words = [token.lower_ for token in run]
    before = run.doc[run.start - 1] if run.start else None
    if other & set(range(run.start, run.end)) or nouns("body", "heads") & set(words) or len(run) > MAX_NAME:
        return False
    if before is not None and before.lower_ == "the" and words[0] not in title_words():
        return False
    placed = before is not None and before.lower_ in place_words("prepositions")
    return not (placed and (len(run) == 1 or folded(words[0]) not in given_names()))


def _has_evidence(run: Span) -> bool:
    """Whether something but spaCy says that a run is a person: a title or noun before it, a given name."""
    if _titled_before(run):
        return True
    label = run[0].ent_type_
    placed = label == "GPE" and run.root.dep_ not in ("nsubj", "nsubjpass")
    if len(run) == 1 or placed or label in ("LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"):
        return False
    first = folded(run[0].text)
    if first in given_names() and first not in also_words() and run[0].text[1:].islower():
        return True
    return introduced.before(run.doc, run.start) is not None


def _person(
    span: Span, text: str, full: Mapping[str, int], by_part: Mapping[str, set[str]], day: int | None
) -> tuple[Actor | None, Way]:
    name = plain_name(span.text)
    if known := known_persons().get(name.casefold()):
        return known, "name"
    if name in full:
        return Actor(name, "person"), "name"
    fuller = _last_introduced(text, span.start_char, _fitting(span, by_part.get(name.casefold(), ())))
    if fuller is not None:
        return known_persons().get(fuller.casefold()) or Actor(fuller, "person"), "surname"
    if _royal_title(span) is not None:
        return Actor(f"{_royal_title(span)} {name}", "person"), "name"
    bearers = {
        a.name: a
        for key, a in known_persons().items()
        if name.casefold() in (key.split()[-1], key.split()[0])
    }
    if len(bearers) == 1 and _titled_before(span):
        return next(iter(bearers.values())), "surname"
    if (in_office := _of_the_day(span, text, day, years=0)) is not None and _titled_before(span):
        return in_office, "surname"
    return (Actor(name, "person"), "surname") if _titled_before(span) else (None, "surname")


_ROYAL = frozenset(
    {"king", "queen", "prince", "princess", "emperor", "empress", "sultan", "emir", "pope", "tsar"}
)


def _royal_title(span: Span) -> str | None:
    """The title of one who goes by the given name ("Crown Prince" before "Hassan")."""
    if len(span) != 1 or not span.start or span.doc[span.start - 1].lower_ not in _ROYAL:
        return None
    title = span.doc[span.start - 1]
    crown = title.i and span.doc[title.i - 1].text in ("Crown", "Grand")
    return f"{span.doc[title.i - 1].text} {title.text}" if crown else str(title.text)


def _fitting(span: Span, names: Iterable[str]) -> list[str]:
    """Of the full names that share a part with a lone one, those it can mean: "King Hussein" is no Saddam
    Hussein."""
    royal = _royal_title(span) is not None
    return [name for name in names if not royal or name.split()[0] == span.text]


_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


@cache
def _holders_by_surname() -> dict[str, list[Holder]]:
    found: dict[str, list[Holder]] = defaultdict(list)
    for holder in holder_list():
        found[folded(holder.person).split()[-1]].append(holder)
    return found


def _of_the_day(span: Span, text: str, day: int | None, years: int = _YEARS) -> Actor | None:
    """The only office-holder of these years who bears a surname that stands alone ("Merkel said")."""
    if len(span) > 1 or folded(span.text) in given_names():
        return None
    bearers = _holders_by_surname().get(folded(span.text), ())
    if not bearers:
        return None
    days = [day_of(int(year), 7, 1) for year in set(_YEAR.findall(text))]
    days += [] if day is None else [day]
    held = {h.person for h in bearers if any(h.since - years <= at <= h.until + years for at in days)}
    return known_persons().get(held.pop().casefold()) if len(held) == 1 else None


def _last_introduced(text: str, until: int, names: Iterable[str]) -> str | None:
    """Of full names that share a part, the one that stands last before; where none does, the only one."""
    options = sorted(names)
    placed = max(((text.rfind(name, 0, until), name) for name in options), default=(-1, ""))
    return placed[1] if placed[0] >= 0 else options[0] if len(options) == 1 else None


_SMALL_WORD = re.compile(r"(?<!\w)[a-z]{5,}(?!\w)")


def _surnames(
    doc: Doc, text: str, spans: Sequence[Span], by_part: Mapping[str, set[str]], other: AbstractSet[int]
) -> list[Span]:
    """Proper nouns that are part of a full name in the text, where spaCy saw no person ("Eden’s talks")."""
    taken = {token.i for span in spans for token in span} | other
    small = set(_SMALL_WORD.findall(text))
    found = []
    for token in doc:
        named = token.tag_ == "NNP" or (
            len(token) > 4 and token.text[:1].isupper() and token.lower_ not in small
        )
        if named and token.i not in taken and len(token) >= 3 and token.lower_ in by_part:
            beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
            if not any(t.tag_ in ("NNP", "NNPS") or t.text in "/&" for t in beside):
                found.append(doc.char_span(token.idx, token.idx + len(token), label="PERSON"))
    return [span for span in found if span is not None]


def _titled_before(span: Span) -> bool:
    if not span.start:
        return False
    title = span.doc[span.start - 1]
    if title.lower_ == "don" and span.start > 1 and span.doc[span.start - 2].lower_ == "the":
        return False
    return title.lower_.rstrip(".") in title_words() and title.tag_ not in ("NNS", "NNPS")


_ABBREVIATED = frozenset({"co.", "corp.", "inc.", "ltd.", "bros.", "cos.", "jr.", "sr.", "s.a.", "n.v."})


def trimmed(span: Span) -> Span | None:
    """An entity without titles before it and possessives, marks and line breaks at its ends."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end and (
        doc[start].lower_.rstrip(".") in title_words()
        or doc[start].lower_ == "the"
        or not doc[start].text[0].isalnum()
    ):
        start += 1
    while end > start and (
        doc[end - 1].text in ("'s", "’s", "’", "'")
        or doc[end - 1].lower_ in ("of", "the", "for", "and", "in", "on")
        or not (doc[end - 1].text[-1].isalnum() or doc[end - 1].lower_ in _ABBREVIATED)
    ):
        end -= 1
    return (
        doc.char_span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]), label=span.label_)
        if start < end
        else None
    )


_NAME_PART = re.compile(r"[^\W\d_][\w'’.-]*|al|bin|de|der|van|von|ibn|el|da|di")


def _namelike(span: Span) -> bool:
    return (
        all(_NAME_PART.fullmatch(t.text) or t.text == "-" for t in span)
        and span.text[:1].isupper()
        and len(span.text) > (1 if _titled_before(span) else 2)
    )
