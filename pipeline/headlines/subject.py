"""The subject of a headline, and the fullest name of an event."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.actors.agents import PERSON_NOUNS
from pipeline.actors.agents import nouns as acting
from pipeline.claims import SUBJECTS, Scene, actor_at

if TYPE_CHECKING:
    from spacy.tokens import Token
from pipeline.headlines.phrases import View, named, nouns
from pipeline.headlines.verbs import event_nouns, gerund, is_passive, lemma_of, speech_verbs, table, words
from pipeline.headlines.wording import listing, owned


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what a headline is about: its wordings, the noun behind them, whether it is many."""

    wordings: tuple[str, ...] = ()
    token: Token | None = None
    plural: bool = False


def fullest(where: Scene, noun: Token) -> Token:
    """For a bare "the invasion", the place in the text that names it in full ("the invasion of Poland")."""
    if not _is_bare(where, noun):
        return noun
    others = [t for t in where.doc if t.lemma_ == noun.lemma_ and t.pos_ == "NOUN" and t.i != noun.i]
    nearest = sorted(others, key=lambda t: (t.i > noun.i, abs(t.i - noun.i)))
    named_ = (
        t for t in nearest if any(s.i in where.by_token for s in t.subtree) and len(list(t.subtree)) <= 8
    )
    return next(named_, noun)


def told_before(view: View, noun: Token) -> str:
    """Whose event a noun without a name takes up, by the verb that told it: "… met Mali. The meeting ended".

    Only from the two sentences before, where a named actor did what the noun names.
    """
    definite = noun.tag_ == "NN" and any(c.lower_ in ("the", "this", "that", "such") for c in noun.children)
    if not definite or any(t.i in view.where.by_token for t in noun.subtree):
        return ""
    such = _is_such(noun)
    start = noun.sent.start
    for _ in range(2):
        start = noun.doc[start - 1].sent.start if start else 0
    for verb in reversed(noun.doc[start : noun.i]):
        clause = verb.dep_ in ("ROOT", "ccomp", "conj") and own_subject(verb) is not None
        takes_up = _names(verb, noun) or (such and clause and verb.i < noun.sent.start)
        if verb.pos_ == "VERB" and takes_up and (who := subject_token(verb)) is not None:
            mention = actor_at(view.where, who)
            if mention is not None and not mention.is_place:
                return mention.actor.name
            if not such:
                return ""
            if any(t.i in view.where.by_token for t in who.subtree if t.i < who.i):
                return next((text for text in nouns(view, who, articles=False) if len(text.split()) <= 4), "")
    return ""


def _is_such(noun: Token) -> bool:
    """Whether a noun takes up the sentence before: "such a decree"."""
    return any(c.lower_ == "such" for c in noun.children)


def _names(verb: Token, noun: Token) -> bool:
    """Whether a noun names what a verb does: "met", "the meeting"; "asked", "the request"."""
    lemma = lemma_of(verb)
    return noun.lemma_.lower() in (lemma, gerund(lemma), table("noun").get(lemma))


def _is_bare(where: Scene, noun: Token) -> bool:
    """Whether a noun stands with "the" and names nobody."""
    if noun.pos_ != "NOUN" or any(t.i in where.by_token for t in noun.subtree):
        return False
    modified = any(c.dep_ in ("amod", "compound", "poss", "nmod", "relcl", "acl") for c in noun.children)
    return not modified and any(c.lower_ == "the" for c in noun.children)


def agent_of(verb: Token) -> Token | None:
    """Who did it, of a passive verb: the object of its "by"."""
    by = (c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by"))
    found = next((o for prep in by for o in prep.children if o.dep_ == "pobj"), None)
    if found is not None and found.lemma_.lower() in words("measure", "nouns"):
        return None
    return found if found is None or found.ent_type_ not in ("DATE", "TIME", "PERCENT", "MONEY") else None


def own_subject(verb: Token) -> Token | None:
    """The subject written with a verb; of two, the one behind a dateline, else a person, else a noun."""
    found = [c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i]
    found = found or [c for c in verb.children if c.dep_ in SUBJECTS]
    if len(found) < 2:
        return found[0] if found else None
    if any(t.text in ("-", "–", "—", "--", ":") for t in verb.doc[found[-2].i : found[-1].i]):
        return found[-1]
    persons = [c for c in found if c.ent_type_ == "PERSON"]
    return next(iter([*persons, *(c for c in found if c.pos_ != "PRON"), *found]))


def described(verb: Token) -> Token | None:
    """The noun that a relative clause or a participle describes."""
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    noun = verb.head
    if verb.dep_ not in ("relcl", "acl") or noun.pos_ not in ("NOUN", "PROPN", "NUM", "PRON"):
        return None
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return noun.head
    if verb.dep_ == "acl" and (whole := _located(noun, verb)) is not None:
        return whole
    above = noun.head.head
    told_of = noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.lemma_.lower() in event_nouns()
    return above if told_of and verb.dep_ == "relcl" and _has_which(verb) else noun


def _located(place: Token, verb: Token) -> Token | None:
    """What stands at a place, where a participle follows a comma: "a line in the Alps, built in 1904"."""
    prep = place.head
    apart = place.dep_ == "pobj" and verb.i > 0 and verb.doc[verb.i - 1].text == ","
    if not apart or prep.lower_ not in ("in", "near", "at", "on") or place.pos_ != "PROPN":
        return None
    noun = prep.head
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        return own_subject(noun.head)
    return noun if noun.pos_ in ("NOUN", "PROPN") else None


def _has_which(verb: Token) -> bool:
    return any(c.lower_ == "which" and c.dep_ == "nsubj" for c in verb.children)


def subject_token(verb: Token) -> Token | None:
    """The noun that does what a verb says, or to which it is done, wherever it stands in the sentence."""
    own = own_subject(verb)
    if own is not None:
        is_relative = own.tag_ in ("WP", "WDT") or (own.lower_ == "that" and verb.dep_ == "relcl")
        if own.dep_ == "csubj" and own.tag_ == "VBG":
            return own_subject(own)
        return described(verb) if is_relative else own
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return subject_token(head)
    if verb.dep_ == "xcomp" and head.pos_ in ("VERB", "AUX", "ADJ"):
        objects = [c for c in head.children if c.dep_ == "dobj" and c.i < verb.i]
        return objects[0] if objects else subject_token(head)
    if verb.dep_ in ("acl", "relcl"):
        infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
        return _owner(head) if infinitive else described(verb)
    purpose = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if verb.dep_ == "advcl" and (purpose or verb.tag_ in ("VBG", "VBN")) and head.pos_ in ("VERB", "AUX"):
        return subject_token(head)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        return _of_gerund(verb)
    return None


def _owner(noun: Token) -> Token | None:
    """Whose plan or decision it is: "Chad's decision to …", "Chad made a promise to …"."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        of = (c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "by", "from"))
        owner = next((o for prep in of for o in prep.children if o.dep_ == "pobj"), None)
    if owner is None and noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX"):
        return subject_token(noun.head)
    return owner


def _of_gerund(verb: Token) -> Token | None:
    """Who does what stands after a preposition: "accused Chad of hiding …", "Chad was fined for hiding …"."""
    above = verb.head.head
    if above.pos_ not in ("VERB", "AUX"):
        return _owner(above) if above.pos_ == "NOUN" else None
    objects = [c for c in above.children if c.dep_ == "dobj"]
    if objects and verb.head.lower_ in ("of", "for", "from"):
        return objects[0]
    return subject_token(above)


def subject(view: View, verb: Token) -> Subject:
    """The subject in words; empty where the text leaves it open."""
    token = subject_token(verb)
    if token is None and verb.tag_ == "VBD" and verb.dep_ == "ROOT":
        nearest = _named_before(view.where, verb, joint=False)
        return Subject((nearest,) if nearest else (), None, False)
    if token is None or token.pos_ in ("VERB", "AUX") or token.dep_ == "expl" or _is_empty(verb, token):
        return Subject()
    whose = _whose(view, verb, token)
    if whose:
        return Subject((whose,), token, _is_plural(token))
    if _is_open(token):
        return _taken_up(view, verb, token)
    if (author := _author(view, verb, token)) is not None:
        return Subject((author,), token, _is_plural(token))
    if (body := _body_of(view, verb, token)) is not None:
        return Subject((body[0],), body[1], False)
    taken = nouns(view, token, articles=False)
    if (fuller := _fuller(view, token)) is not None:
        taken = [
            *(text for text in nouns(view, fuller, articles=False) if len(text.split()) <= _FULLER),
            *taken,
        ]
    elif (token.lemma_.lower() in event_nouns() or _is_such(token)) and (owner := told_before(view, token)):
        taken = [f"{owned(owner)} {text}" for text in taken]
    return Subject(tuple(taken), token, _is_plural(token))


_FULLER = 5  # words of an event's fuller name


def _fuller(view: View, noun: Token) -> Token | None:
    """The one place before at which a bare event noun stands with more words: "the nine-day strike"."""
    if noun.lemma_.lower() not in event_nouns() or not _is_bare(view.where, noun):
        return None
    same = [t for t in noun.doc[: noun.sent.start] if t.lemma_ == noun.lemma_ and t.tag_ == noun.tag_]
    more = [t for t in same if any(c.dep_ in ("amod", "compound") for c in t.children)]
    told = {" ".join(c.lower_ for c in t.children if c.dep_ in ("amod", "compound")) for t in more}
    others = any(c.lower_ in _OTHERS for t in same for c in t.children)
    return more[0] if len(told) == 1 and not others else None


_OTHERS = {"another", "other", "second", "new", "previous", "earlier", "last", "next", "similar", "first"}


def _body_of(view: View, verb: Token, noun: Token) -> tuple[str, Token] | None:
    """The body that decides, behind an empty noun: "the parliament space approved"."""
    if lemma_of(verb) not in words("body", "verbs") or actor_at(view.where, noun) is not None:
        return None
    before = [c for c in noun.children if c.dep_ == "compound" and c.lemma_.lower() in words("body", "nouns")]
    acts = noun.lemma_.lower() in PERSON_NOUNS | acting("person", "somebody") | words("body", "nouns")
    if not before or acts or is_passive(verb) or noun.tag_ != "NN":
        return None
    owner = next((actor_at(view.where, c) for c in noun.children if c.dep_ == "poss"), None)
    body = before[-1]
    return f"{owned(owner.actor.name)} {body.lower_}" if owner is not None else body.lower_, body


def _is_empty(verb: Token, token: Token) -> bool:
    """Whether "it" only holds the place of a clause: "it is rumoured that …"."""
    clause = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    return token.lower_ == "it" and clause and is_passive(verb)


def _is_open(token: Token) -> bool:
    if token.lower_ in words("pronouns", "kept"):
        return False
    return token.pos_ == "PRON" or (
        token.pos_ == "DET" and token.lower_ in ("this", "that", "these", "those")
    )


def _author(view: View, verb: Token, noun: Token) -> str | None:
    """A bare noun that a participle describes, as somebody's: "Chad sent Mali a letter alleging …"."""
    above = noun.head
    sent = noun.dep_ == "dobj" and above.pos_ == "VERB" and lemma_of(above) in words("author", "verbs")
    if verb.dep_ != "acl" or is_passive(verb) or not sent or is_passive(above):
        return None
    names = subject(view, above).wordings
    own = [text for text in nouns(view, noun, articles=False) if len(text.split()) <= 2]
    return f"{owned(names[-1])} {own[0]}" if names and own and len(names[-1].split()) <= 4 else None


def _whose(view: View, verb: Token, token: Token) -> str:
    """The owner and the subject of "the firm whose lorries …"."""
    if not any(c.tag_ == "WP$" for c in token.children) or (owner := described(verb)) is None:
        return ""
    owners, own = nouns(view, owner, articles=False), nouns(view, token, articles=False)
    text = re.sub(r"^whose\s+", "", own[-1]) if own else ""
    return f"{owned(owners[0])} {text}" if owners and text else ""


def _taken_up(view: View, verb: Token, pronoun: Token) -> Subject:
    """What a pronoun subject stands for: a named actor, or the subject of the clause or sentence before."""
    above = _subject_above(view, verb, pronoun)
    if above.wordings:
        return above
    if name := doubled(view, pronoun) or named(view, pronoun, loose=lemma_of(verb) in speech_verbs()):
        return Subject((name,), pronoun, False)
    word = pronoun.lower_
    if word not in ("it", "they", "this", "we", "he", "she"):
        return Subject()
    many = word in ("they", "we")
    if many and (joint := _named_before(view.where, verb)):
        return Subject((joint,), pronoun, True)
    before = _subject_before(verb)
    if word in ("he", "she") and (before is None or not is_person(view, before)):
        only = _only_person(view, verb)
        return Subject((only,) if only else (), pronoun, False)
    if before is None or word == "we" or _is_plural(before) != many:
        return Subject()
    if many and before.lemma_.lower() in event_nouns():
        return Subject()
    if is_person(view, before) != (word in ("he", "she")) and not many:
        return Subject()
    return Subject(tuple(nouns(view, before, articles=False)), before, many)


def _subject_above(view: View, verb: Token, pronoun: Token) -> Subject:
    """The person who is the subject of the clauses that a clause with "he" or "she" hangs on."""
    if pronoun.lower_ not in ("he", "she"):
        return Subject()
    for above in verb.ancestors:
        own = own_subject(above) if above.pos_ in ("VERB", "AUX") else None
        if own is not None and own.lower_ == pronoun.lower_:
            return subject(view, above)
        if own is not None and own.pos_ in ("NOUN", "PROPN"):
            speaks = lemma_of(above) in speech_verbs() and own.tag_ in ("NN", "NNP")
            names = nouns(view, own, articles=False) if speaks or is_person(view, own) else []
            if names or own.tag_ in ("NN", "NNP"):
                return Subject(tuple(names), own, False)
    beside = [
        t
        for t in pronoun.sent
        if t.i < pronoun.i and t.dep_ in SUBJECTS and t.tag_ in ("NN", "NNP") and _may_be_one(view, t)
    ]
    if len(beside) == 1:
        return Subject(tuple(nouns(view, beside[0], articles=False)), beside[0], False)
    return Subject()


def doubled(view: View, pronoun: Token) -> str:
    """The name that a pronoun stands right behind, as translations write it ("the minister he said")."""
    mention = view.where.by_token.get(pronoun.i - 1)
    if mention is None or mention.is_place:
        return ""
    before = pronoun.doc[pronoun.i - 1]
    holder = before.head.head if before.dep_ == "pobj" and before.head.lower_ == "of" else None
    if holder is not None and holder.pos_ == "NOUN" and holder.i not in view.where.by_token:
        return nouns(view, holder, articles=False)[0]
    return mention.actor.name


def _only_person(view: View, verb: Token) -> str:
    """The one person that the four sentences before a verb name; empty if there are more."""
    start = verb.sent.start
    for _ in range(4):
        start = verb.doc[start - 1].sent.start if start else 0
    found = (view.where.by_token.get(i) for i in range(start, verb.i))
    names = {m.actor.name for m in found if m is not None and m.actor.type == "person"}
    return names.pop() if len(names) == 1 else ""


def _may_be_one(view: View, noun: Token) -> bool:
    return is_person(view, noun) or noun.lemma_.lower() in PERSON_NOUNS | acting("person", "somebody")


def is_person(view: View, token: Token) -> bool:
    mention = actor_at(view.where, token)
    return token.ent_type_ == "PERSON" if mention is None else mention.actor.type == "person"


def _subject_before(verb: Token) -> Token | None:
    """The noun that is the subject of the clause that a verb is joined to, or of the sentence before."""
    sentence = verb.sent
    main = sentence.root.i in (verb.i, verb.head.i if verb.dep_ == "ccomp" else verb.i)
    beside = [
        c for c in verb.children if c.dep_ in ("ccomp", "parataxis") and c.i < verb.i and own_subject(c)
    ]
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        found = own_subject(verb.head)
    elif beside and lemma_of(verb) not in speech_verbs():
        found = own_subject(beside[-1])
    elif main and sentence.start:
        above = verb.doc[sentence.start - 1].sent.root
        found = own_subject(above)
        if is_passive(verb) and not is_passive(above):  # what is done to them goes on being done to them
            found = next((c for c in above.children if c.dep_ == "dobj" and c.tag_ == "NNS"), found)
    else:
        return None
    return found if found is not None and found.pos_ in ("NOUN", "PROPN") else None


def _named_before(where: Scene, verb: Token, *, joint: bool = True) -> str:
    """The actors named before a verb in its sentence, joined by "and"; without `joint`, one will do."""
    seen: list[tuple[str, int, int]] = []
    sentence = verb.sent
    for token in sentence:
        mention = where.by_token.get(token.i)
        if mention is None or mention.is_place or token.i >= verb.i:
            continue
        if not seen or seen[-1][1] != mention.start:
            seen.append((mention.actor.name, mention.start, mention.end))
    names = [seen[-1][0]] if seen else []
    for (name, _, end), (_, start, _) in zip(reversed(seen[:-1]), reversed(seen), strict=False):
        between = sentence.text[end - sentence.start_char : start - sentence.start_char]
        if len(between) > 40 or not re.search(r"\band\b|,", between) or len(names) == 3:
            break
        names.insert(0, name)
    named_ = list(dict.fromkeys(names))
    return listing(named_) if len(named_) > 1 or not joint else ""


def _is_plural(token: Token) -> bool:
    if token.lower_ in words("counted", "nouns"):
        of = (o for c in token.children if c.lower_ == "of" for o in c.children)
        return any(o.tag_ == "NNS" for o in of)
    return token.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in token.children)


def shared_object(verb: Token) -> Token | None:
    """The object that a verb has with the next: "shot and killed the mayor"."""
    if is_passive(verb) or any(
        c.dep_ in ("dobj", "prep", "ccomp", "xcomp") and c.i > verb.i for c in verb.children
    ):
        return None
    near = (c for c in verb.children if c.dep_ == "conj" and c.i <= verb.i + 2 and c.tag_ == verb.tag_)
    return next(
        (o for c in near for o in c.children if o.dep_ == "dobj" and o.pos_ in ("NOUN", "PROPN")), None
    )


def object_described(verb: Token) -> Token | None:
    """The noun that is the object of a relative clause: "the law that Parliament passed", "whom …"."""
    noun = described(verb)
    if (
        noun is None
        or noun.ent_type_ == "DATE"
        or verb.dep_ != "relcl"
        or is_passive(verb)
        or noun.lemma_.lower() in words("told", "nouns")
    ):
        return None
    pronouns = [
        c for c in verb.children if c.tag_ in ("WP", "WDT") or (c.lower_ == "that" and c.dep_ != "mark")
    ]
    if any(c.dep_ == "dobj" and c in pronouns for c in verb.children):
        return noun
    own = own_subject(verb)
    gap = (
        own is not None
        and own not in pronouns
        and not any(t.tag_ in ("WRB", "WP$", "WDT", "WP") for t in verb.subtree)
    )
    taken = any(c.dep_ in ("dobj", "ccomp", "xcomp", "attr", "acomp") for c in verb.children)
    return noun if gap and not taken else None
