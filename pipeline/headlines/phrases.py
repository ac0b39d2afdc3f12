"""Noun phrases and prepositional phrases in few words, under canonical names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.claims import SUBJECTS, Scene, actor_at, antecedent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from pipeline.actors import ActorMention
from pipeline.headlines.verbs import gerund, lemma_of, speech_verbs, words
from pipeline.headlines.wording import LEADING, listing, owned, spaced, tidied, words_in


@dataclass(frozen=True, slots=True)
class View:
    """What a headline is written from: the scene, the words to leave out, who "I" is, and its subject."""

    where: Scene
    without: frozenset[int]
    speaker: str | None = None
    owner: Token | None = None
    terse: bool = False  # whether to leave out what can be left out: "that", an article


def fitting(wordings: list[str], room: int) -> str:
    """The first wording, from the fullest on, of at most so many words."""
    return next((wording for wording in wordings if 0 < words_in(wording) <= room), "")


def phrase(view: View, head: Token, limit: int, *, articles: bool = True) -> str:
    """A noun phrase of at most `limit` words, under canonical names, without clauses, dates and asides."""
    return fitting(nouns(view, head, articles=articles), limit)


def nouns(view: View, head: Token, *, articles: bool = True) -> list[str]:
    """The wordings of a noun phrase, from the fullest to the barest."""
    if head.i in view.without:
        return []
    if (names := _coordinated(view, head) or _grouped(view, head)) is not None:
        return [listing(names), *([f"{names[0]} and others"] if len(names) > 2 else [])]
    if head.pos_ == "PRON" and head.lower_ not in words("pronouns", "kept"):
        name = named(view, head)
        before = None if name else object_before(view, head)
        return nouns(view, before) if before is not None else [name] if name else []
    if (beside := _named_beside(view, head)) is not None:
        return nouns(view, beside)
    mention = named_at(view, head)
    if mention is not None:
        core, lean = shown(mention), ""
    else:
        core, lean = _core(view, head), _core(view, head, lean=True)
    if mention is None and _counts_people(head):
        core, lean = f"{core} people", f"{lean} people"
    if not articles or (view.terse and head.dep_ != "pobj" and core.startswith("the ")):
        core, lean = LEADING.sub("", core), LEADING.sub("", lean)
    behind = [] if mention is not None else list(_tails(view, head))
    tails = [fullest for fullest, _ in behind]
    joined = _joined(view, head)
    full = [" ".join([core, *tails[:n]]) for n in range(len(tails), -1, -1)]
    if behind and behind[0][1] != tails[0]:
        full.insert(-1, f"{core} {behind[0][1]}")
    if lean != core and tails:
        full.append(f"{lean} {tails[0]}")
    first = any(
        c.dep_ == "conj" and c.i < t.i for c in head.children for t in head.children if t.dep_ == "prep"
    )
    whole = " ".join([f"{core}{joined}", *tails]) if first else f"{full[0]}{joined}"
    found = [*([whole, f"{core}{joined}"] if joined else []), *full, lean]
    return list(dict.fromkeys(text for wording in found if (text := tidied(wording))))


def _counts_people(head: Token) -> bool:
    """Whether a number alone stands for people: "killed 40", "three suffered burns"."""
    alone = head.pos_ == "NUM" and head.dep_ in (*SUBJECTS, "dobj") and head.ent_type_ in ("", "CARDINAL")
    return (
        alone
        and not any(c.dep_ == "prep" for c in head.children)
        and (head.head.lemma_.lower() in words("casualty", "verbs"))
    )


def named_at(view: View, head: Token) -> ActorMention | None:
    """The actor to name at a noun; none where a people or, as an object, a mere description is written."""
    mention = actor_at(view.where, head)
    if mention is None or mention.way == "demonym":
        return None
    described = mention.way == "description" and mention.actor.type == "state"
    described = described and head.lemma_.lower() not in words("places", "countries")
    return None if described and head.dep_ not in SUBJECTS else mention


def object_before(view: View, pronoun: Token) -> Token | None:
    """What an object pronoun takes up: the object or subject before it ("shut the gate and opened it")."""
    verb = pronoun.head
    if pronoun.dep_ != "dobj" or pronoun.lower_ not in ("it", "them") or lemma_of(verb) in speech_verbs():
        return None
    roles = ("dobj", *SUBJECTS) if verb.dep_ == "conj" else SUBJECTS if verb.dep_ == "relcl" else ()
    above = verb.head if verb.dep_ == "conj" else next((t for t in verb.ancestors if t.pos_ == "VERB"), verb)
    found = (c for role in roles for c in above.children if c.dep_ == role and c.pos_ in ("NOUN", "PROPN"))
    noun = next(found, None)
    if noun is None or (noun.tag_ in ("NNS", "NNPS")) != (pronoun.lower_ == "them"):
        return None
    mention = actor_at(view.where, noun)
    return None if noun.ent_type_ == "PERSON" or (mention and mention.actor.type == "person") else noun


def _named_beside(view: View, head: Token) -> Token | None:
    """The names right behind a plural that they stand for ("presidents Ford and Carter")."""
    if head.tag_ != "NNS":
        return None
    names = (c for c in head.children if c.dep_ == "appos" and c.left_edge.i == head.i + 1)
    return next((c for c in names if _coordinated(view, c) is not None), None)


def shown(mention: ActorMention, *, place: bool = False) -> str:
    """The name to print: the canonical one, but the capital as written where it is a place."""
    as_written = mention.way == "capital" and (mention.is_place or place)
    return mention.text if as_written else mention.actor.name


def named(view: View, pronoun: Token, *, loose: bool = False) -> str:
    """The name of who a pronoun stands for; empty if unknown, or if it would be the subject itself.

    "It" must take up a subject, if not `loose`.
    """
    if pronoun.lower_ in ("i", "we", "me", "us", "my", "our"):
        return view.speaker or ""
    if pronoun.lower_ == "it" and pronoun.dep_ in ("dobj", "pobj"):
        return ""
    mention = antecedent(view.where, pronoun)
    if mention is None or (pronoun.lower_ in ("it", "its") and not loose and not _stands_out(view, mention)):
        return ""
    owner = actor_at(view.where, view.owner) if view.owner is not None else None
    same = owner is not None and owner.actor == mention.actor
    return "" if same or _is_within(view, mention) else mention.actor.name


def _is_within(view: View, mention: ActorMention) -> bool:
    """Whether a name stands in the subject itself."""
    if view.owner is None:
        return False
    return view.owner.left_edge.idx <= mention.start < view.owner.right_edge.idx + len(view.owner.right_edge)


def _stands_out(view: View, mention: ActorMention) -> bool:
    """Whether a name stands as a subject or an owner, which "it" can take up."""
    span = view.where.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None or span.root.dep_ not in (*SUBJECTS, "conj"):
        return False
    return span.root.head.dep_ not in ("relcl", "acl", "advcl")


_BESIDE = {
    "compound",
    "amod",
    "nummod",
    "poss",
    "quantmod",
    "nmod",
    "det",
    "neg",
    "advmod",
    "predet",
    "npadvmod",
}
_LEAN = {"compound", "nummod", "poss", "quantmod", "det", "neg", "predet"}
_DROPPED = {
    "own",
    "such",
    "so",
    "also",
    "even",
    "only",
    "very",
    "still",
    "already",
    "however",
    "literally",
    "just",
}
_THE = {"this", "that", "these", "those"}


def _core(view: View, head: Token, *, lean: bool = False) -> str:
    """A noun with what stands before it and its number ("the third night", "Flight 447")."""
    kept = _LEAN if lean else _BESIDE
    before = [t for child in head.lefts if child.dep_ in kept for t in child.subtree]
    after = [c for c in head.rights if c.i == head.i + 1 and c.pos_ == "NUM" and c.dep_ == "nummod"]
    return _text(view, [t for t in [*before, head, *after] if _is_printed(view, t)], head)


def _is_printed(view: View, token: Token) -> bool:
    so_far = token.lower_ == "far" and token.i > 0 and token.doc[token.i - 1].lower_ == "so"
    if token.i in view.without or token.is_space or token.lower_ in _DROPPED or so_far:
        return False
    if token.text == "," and 0 < token.i < len(token.doc) - 1:
        beside = (token.doc[token.i - 1], token.doc[token.i + 1])
        return all(t.pos_ in ("ADJ", "CCONJ") and t.i not in view.without for t in beside)
    if token.dep_ == "punct":
        return token.text in ("-", "–", "$", "€", "%", "/")
    return token.dep_ not in ("relcl", "appos", "acl", "advcl") and not _is_weekday(token)


def _is_weekday(token: Token) -> bool:
    return token.lower_ in words("time", "weekdays")


def _text(view: View, tokens: list[Token], head: Token) -> str:
    """Tokens as text: names canonical, possessive pronouns bound to the subject, named or dropped."""
    pieces: list[str] = []
    done: set[int] = set()
    last = -1
    for token in sorted(tokens, key=lambda t: t.i):
        if token.i in done:
            continue
        if last >= 0 and token.i > last + 1:
            pieces.append(" ")
        last = token.i
        if token.tag_ == "PRP$":
            pieces.append(_possessive(view, token, head))
            continue
        mention = view.where.by_token.get(token.i)
        if mention is not None and token.i != head.i and _is_renamed(view, token, mention):
            span = view.where.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                done |= {t.i for t in span}
                last = span.end - 1
                pieces += [shown(mention), span[-1].whitespace_]
                continue
        pieces.append("the " if token.lower_ in _THE and token.dep_ == "det" else _written(token))
    return re.sub(r"^['’]s?\s+", "", " ".join("".join(pieces).split()))


def _written(token: Token) -> str:
    """A word as it is written, without the capital of a sentence's first word."""
    quoted = token.i > 0 and token.doc[token.i - 1].text in ('"', "“", "«")
    first = (
        (token.is_sent_start or quoted)
        and token.pos_ != "PROPN"
        and not token.ent_type_.startswith(("NORP", "ORG", "GPE"))
    )
    text: str = token.text_with_ws
    mistaken = (
        token.pos_ == "PROPN" and not token.ent_type_ and len(token) > 6 and token.lower_.endswith("ing")
    )
    first = (
        first
        or (mistaken and (token.is_sent_start or quoted))
        or (token.pos_ == "DET" and not token.is_upper and (token.is_sent_start or not token.ent_type_))
        or text == "A "
    )
    return text[:1].lower() + text[1:] if first and (text[1:2].islower() or len(token) == 1) else text


def _is_renamed(view: View, token: Token, mention: ActorMention) -> bool:
    """Whether a name inside a phrase is written in full; not in "US$", "Paris-based" or an adjective."""
    after = view.where.text[mention.end : mention.end + 1]
    acts = mention.way == "capital" and not mention.is_place and token.dep_ == "poss"
    return (
        (acts or mention.way in ("name", "surname", "metonym"))
        and after not in ("$", "-")
        and "$" not in token.text
    )


_POSSESSIVES = {"its": "thing", "his": "person", "her": "person", "their": "many"}


def _possessive(view: View, pronoun: Token, head: Token) -> str:
    """A possessive pronoun: itself if it means the subject, else the owner's name, else "the" or nothing."""
    owner = view.owner
    if owner is not None and owner.i < pronoun.i and _agrees(view, pronoun, owner):
        return f"{pronoun.lower_} "
    if name := named(view, pronoun):
        return f"{owned(name)} "
    return "the " if head.tag_ in ("NN", "NNS") and pronoun.dep_ == "poss" else ""


def _agrees(view: View, pronoun: Token, owner: Token) -> bool:
    """Whether a possessive can mean the subject: "its" a thing or state, "his" a person, "their" a group."""
    mention = actor_at(view.where, owner)
    plural = owner.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in owner.children)
    kind = _POSSESSIVES.get(pronoun.lower_)
    if mention is not None:
        person = mention.actor.type == "person"
        return {"thing": not person, "person": person, "many": plural or not person}.get(kind or "", False)
    if owner.pos_ == "PRON" or kind is None:
        return owner.pos_ == "PRON" and bool(named(View(view.where, view.without, view.speaker), owner))
    return {"thing": not plural, "person": not plural, "many": True}[kind]


def _tails(view: View, head: Token) -> Iterator[tuple[str, str]]:
    """What follows a noun, in full and in short: prepositional phrases, a name or a quotation behind it."""
    if quoted := _quoted_behind(head):
        yield quoted, quoted
    near = head.nbor() if head.i + 1 < len(head.doc) else head
    if near.head.i != head.i and (among := _range(head, near)):
        yield among, among
    parted = stranded(head, view.without)
    first = [c for c in parted if c.lower_ == "of"]
    for child in dict.fromkeys([*first, *head.children, *parted]):
        if child.i < head.i:
            continue
        if child.dep_ == "prep":
            wordings = preps(view, child)
            text = fitting(wordings, 7) or _range(head, child)
            if not text and child.lower_ == "of" and child.i not in view.without:
                return  # what follows an "of …" that is left out would be read with the wrong noun
            if text:
                yield text, next((w for w in reversed(wordings) if text.startswith(w)), text)
        elif child.dep_ in ("acl", "relcl") and child.tag_ == "VB" and (aim := _aim(view, child)):
            yield aim, aim
        elif child.dep_ == "appos" and not quoted and _is_name_behind(view, head, child):
            name = _text(view, [t for t in child.subtree if t.is_alpha or t.text == "-"], child)
            yield name, name


def _range(head: Token, prep: Token) -> str:
    """Among what a superlative is meant: "the largest exercise in decades"."""
    superlative = any(c.tag_ == "JJS" for c in head.children)
    found = (c.lower_ for c in prep.children if c.lower_ in words("time", "ranges"))
    word = next(found, "") if superlative and prep.lower_ == "in" else ""
    return f"in {word}" if word else ""


def _aim(view: View, verb: Token) -> str:
    """What a need, a plan or a bill is for: "to end the strike"; empty if it says nothing by itself."""
    helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if helpers != ["to"] or any(c.dep_ in (*SUBJECTS, "neg") for c in verb.children):
        return ""
    for child in verb.children:
        if child.i > verb.i and child.dep_ == "dobj":
            return next(
                (f"to {verb.lower_} {text}" for text in nouns(view, child) if words_in(text) <= 5), ""
            )
        if child.i > verb.i and child.dep_ == "prep":
            return next(
                (f"to {verb.lower_} {text}" for text in preps(view, child) if words_in(text) <= 5), ""
            )
    return ""


def _quoted_behind(head: Token) -> str:
    """The words between quotation marks right behind a noun; a name without the marks."""
    doc = head.doc
    if head.i + 2 >= len(doc) or doc[head.i + 1].text not in ('"', "“", "«"):
        return ""
    inside: list[Token] = []
    for token in doc[head.i + 2 : head.i + 9]:
        if token.text in ('"', "”", "»"):
            text = spaced(inside).strip()
            is_name = all(t.text[:1].isupper() for t in inside if len(t.text) > 3)
            return text if is_name or not text else f"‘{text}’"
        inside.append(token)
    return ""


def _is_name_behind(view: View, head: Token, name: Token) -> bool:
    """Whether an apposition is the thing's own name: "the vessel Aurora", "the phrase “no alliance”"."""
    start = name.left_edge
    before = view.where.doc[start.i - 1].text if start.i else ""
    quoted = before in ('"', "“", "'", "‘")
    return (
        (quoted or start.i == head.i + 1)
        and (quoted or name.pos_ == "PROPN")
        and len(list(name.subtree)) <= 6
    )


def _joined(view: View, head: Token) -> str:
    """The nouns joined to a noun, " and …": the first, or two after commas."""
    chain: list[Token] = []
    token = head
    while (following := next((c for c in token.children if c.dep_ == "conj"), None)) is not None and len(
        chain
    ) < 3:
        if any(c.dep_ == "agent" or c.lower_ == "by" for c in following.children):
            break  # "held by Chad and the rest by Mali": another clause without its verb
        chain.append(following)
        token = following
    if not chain or any(c.pos_ not in ("NOUN", "PROPN", "NUM") for c in chain):
        return ""
    if head.tag_ == "NNS" and all(c.pos_ == "PROPN" for c in chain):
        return ""  # "the boats, the Aurora and the Kiev": these are the boats
    word = next((c.lower_ for t in [head, *chain] for c in t.children if c.dep_ == "cc"), "and")
    view = replace(view, owner=head)
    texts = [_conjunct(view, c) for c in chain[: 2 if len(chain) < 3 else 1]]
    if not all(texts):
        return ""
    return f", {texts[0]} {word} {texts[1]}" if len(texts) == 2 else f" {word} {texts[0]}"


def _conjunct(view: View, token: Token) -> str:
    mention = actor_at(view.where, token)
    if mention is not None and mention.way != "demonym":
        return shown(mention)
    text = _core(view, token)
    return text if words_in(text) <= 4 else _core(view, token, lean=True)


def stranded(noun: Token, without: frozenset[int]) -> list[Token]:
    """The preposition that a date parts from its noun: "his meeting Tuesday with the envoy"."""
    edge = noun.right_edge.i if noun.children else noun.i
    for at in (noun.i + 1, edge + 1):
        if at not in without:
            continue
        after = at + 1
        while after in without:
            after += 1
        token = noun.doc[after] if after < len(noun.doc) else noun
        parted = token.dep_ == "prep" and token.lower_ in ("with", "between", "of", "to")
        if parted and token.head.i != noun.i and (at == noun.i + 1 or token.head.i in without):
            return [token]
    return []


def _coordinated(view: View, head: Token) -> list[str] | None:
    """The names of actors joined by "and"; None where another noun is among them."""
    chain, token = [head], head
    while (following := next((c for c in token.children if c.dep_ == "conj"), None)) is not None:
        chain.append(following)
        token = following
    if not 2 <= len(chain) <= 5:
        return None
    names = []
    for item in chain:
        mention = view.where.by_token.get(item.i)
        if mention is None or mention.way == "demonym" or item.i in view.without:
            return None
        names.append(shown(mention))
    return list(dict.fromkeys(names))


def _grouped(view: View, head: Token) -> list[str] | None:
    """The names of those whom a noun means together ("the two leaders"); None where one is the subject."""
    if head.pos_ != "NOUN" or head.i in view.where.by_token:
        return None
    names = [shown(mention) for mention in view.where.groups.get(head.i, ())] or _two_of_all(view, head)
    return names if 2 <= len(set(names)) == len(names) <= 3 else None


def _two_of_all(view: View, head: Token) -> list[str]:
    """The two that a text is about, where it says "the two sides", "the two leaders"; none of three."""
    lemma = head.lemma_.lower()
    kind = (
        "state" if lemma in words("pair", "nouns") else "person" if lemma in words("pair", "persons") else ""
    )
    if head.tag_ != "NNS" or not kind or {c.dep_ for c in head.children} - {"det", "nummod", "punct"}:
        return []
    if not any(c.lower_ in ("two", "both") for c in head.children):
        return []
    found = Counter(
        m.actor.name for m in view.where.by_token.values() if m.actor.type == kind and not m.is_place
    )
    first, second, third, *_ = [*found.most_common(3), ("", 0), ("", 0), ("", 0)]
    return sorted([first[0], second[0]]) if second[1] >= max(3, 2 * third[1]) else []


_NOT_IN_HEADLINE = {
    "after", "before", "since", "until", "during", "while", "as", "amid", "despite", "because", "following",
    "according", "including", "thanks", "due", "like", "unlike", "except", "besides", "regarding", "than",
    "till",
}  # fmt: skip


def preps(view: View, prep: Token, *, aside: bool = True) -> list[str]:
    """The wordings of a prepositional phrase; none for a time, an aside between commas, an open pronoun."""
    word = prep.lower_
    left_out = word in _NOT_IN_HEADLINE and not (word == "as" and _describes(prep.head))
    if left_out or prep.i in view.without or (aside and _is_aside(view, prep)):
        return []
    for child in prep.children:
        if child.i in view.without and child.dep_ == "pobj" and (name := _before_date(view, child)):
            return [f"{word} {name}"]
        if child.i in view.without or child.tag_ in ("WDT", "WP", "WP$") or child.i < prep.i:
            continue
        if child.dep_ in ("pobj", "nsubj") and not is_time(child, word):
            inner = _objects(view, child)
            if any(c.dep_ == "compound" and c.i in view.without for c in child.children):
                continue  # "on Monday spread": the date took the preposition
            dated = any(c.dep_ == "poss" and c.i in view.without for c in child.children)
            number = prep.doc[prep.i + 1].pos_ == "NUM"
            if prep.i + 1 in view.without and number and not dated:
                return inner  # the preposition belonged to the date: "gave in 1945 vast stores"
            inner = [text for text in inner if word != "as" or not re.search(r"['’] \w", text)]
            return [f"{word} {text}" for text in inner]
        if child.dep_ == "amod" and word == "as":
            return [f"as {text}" for text in adjectives(view, child)]
        if child.dep_ == "npadvmod" and word == "worth":
            return [f"worth {text}" for text in nouns(view, child)]
        if child.dep_ == "prep" and word != "worth":
            return [f"{word} {text}" for text in preps(view, child, aside=False)]
        if child.dep_ == "pcomp" and child.tag_ == "VBG":
            return list(_doing(view, word, child))
    return []


def _before_date(view: View, date: Token) -> str:
    """The name that the parser hung on the date behind it: "on China's Yuyuan Aug. 27"."""
    before = [t for c in date.lefts if c.dep_ in ("poss", "compound") for t in c.subtree]
    before = [t for t in before if t.i not in view.without]
    named_here = any(t.dep_ == "compound" and t.pos_ == "PROPN" for t in before)
    return _text(view, before, date) if named_here and words_in(" ".join(map(str, before))) <= 4 else ""


def _describes(verb: Token) -> bool:
    """Whether a verb says as what something is seen: "described the deal as fair"."""
    return verb.pos_ == "VERB" and lemma_of(verb) in words("describing", "verbs")


def _objects(view: View, noun: Token) -> list[str]:
    """A preposition's object: a capital stays a place after "in", "near" or "to"."""
    mention = view.where.by_token.get(noun.i)
    if mention is not None and mention.way == "capital" and is_place_after(noun.head):
        return [mention.text]
    return [text for text in nouns(view, noun) if not _lacks_its_of(view, noun, text)]


def is_place_after(prep: Token) -> bool:
    """Whether what follows a preposition is a place: "in Cairo", "marched on Cairo"."""
    moved = prep.lower_ == "on" and prep.head.lemma_.lower() in words("places", "moves")
    return moved or prep.lower_ in words("places", "prepositions")


def _doing(view: View, word: str, verb: Token) -> Iterator[str]:
    """A preposition before a verb in -ing: "for carrying too many passengers"."""
    negated = "not " if any(c.dep_ == "neg" for c in verb.children) else ""
    for child in verb.children:
        if child.dep_ in ("dobj", "attr", "acomp") and child.i > verb.i:
            yield from (f"{word} {negated}{verb.lower_} {text}" for text in nouns(view, child))
            return
        if child.dep_ == "prep" and child.i > verb.i:
            yield from (f"{word} {negated}{verb.lower_} {text}" for text in preps(view, child))
            return
    if not any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
        yield f"{word} {negated}{gerund(lemma_of(verb))}"


def _is_aside(view: View, prep: Token) -> bool:
    before = view.where.doc[prep.i - 1].text if prep.i else ""
    start = prep.i - 2
    while start >= 0 and start in view.without:
        start -= 1
    enclosed = start < prep.i - 2 and view.where.doc[start].text == ","  # "met, on Friday, with the king"
    return before in ("—", "–", "(", ";") or (before == "," and not enclosed)


def is_time(noun: Token, word: str = "") -> bool:
    """Whether a noun after a preposition is a time; a length after "for" is not ("for five years")."""
    counted = any(c.dep_ == "nummod" for c in noun.children)
    if word == "for" and counted and noun.lemma_.lower() in words("time", "lengths"):
        return False
    if re.fullmatch(r"\d{1,2}[.:]\d\d(?:[ap]m)?", noun.lower_):
        return True
    if noun.ent_type_ in ("DATE", "TIME") and noun.lemma_.lower() not in words("time", "not"):
        return True
    return noun.lemma_.lower() in words("time", "nouns") or noun.lower_ in words("time", "weekdays")


def is_bare_time(noun: Token) -> bool:
    """Whether an object is a mere date ("met Tuesday"), and not a length or "three days of mourning"."""
    return is_time(noun) and not any(c.dep_ in ("det", "nummod", "prep") for c in noun.children)


def _lacks_its_of(view: View, noun: Token, text: str) -> bool:
    """Whether a noun phrase was cut before its "of …", without which it says little ("in the amount")."""
    parts = [c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" and c.i not in view.without]
    needs = noun.lemma_.lower() in words("counted", "nouns") | words("relational", "nouns")
    return needs and bool(parts) and not re.search(r"\bof\b", text) and noun.ent_type_ == ""


def adjectives(view: View, head: Token) -> list[str]:
    """The wordings of an adjective after a verb: "ready for talks", "ready"."""
    before = [
        c.text for c in head.lefts if c.dep_ in ("advmod", "npadvmod", "nummod") and _is_printed(view, c)
    ]
    core = " ".join([*before, head.text])
    tails = [text for c in head.rights if c.dep_ == "prep" and (text := fitting(preps(view, c), 6))]
    others = [c.text for c in head.rights if c.dep_ == "conj" and c.pos_ == "ADJ"]
    word = next((c.lower_ for c in head.rights if c.dep_ == "cc"), "and")
    core = f"{core} {word} {others[0]}" if others else core
    return [*([f"{core} {tails[0]}"] if tails else []), core]
