"""What an editor would print over an event: subject, predicate, object; past tense, no pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pipeline import lexicon
from pipeline.claims import SUBJECTS, Scene, actor_at, antecedent, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_WORDS = 12
LABEL_CHARS = 26
PHRASE_WORDS = 7


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline of at most 12 words and a label of at most 26 characters; `whole` if it has its subject."""

    text: str
    label: str
    whole: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A complement: where it stands, its wordings from the fullest to the shortest, how soon it is wanted."""

    at: int
    wordings: tuple[str, ...]
    rank: int


@cache
def _irregular() -> dict[str, str]:
    return dict(lexicon.load("verbs")["past"])


@cache
def _doubling() -> frozenset[str]:
    return frozenset(lexicon.load("verbs")["doubling"]["verbs"])


def past(lemma: str) -> str:
    """The past tense of an English verb.

    >>> [past(verb) for verb in ("agree", "deny", "stop", "meet", "transfer", "visit")]
    ['agreed', 'denied', 'stopped', 'met', 'transferred', 'visited']
    """
    if lemma in _irregular():
        return _irregular()[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    if lemma in _doubling() or re.fullmatch(r"[^aeiou]*[aeiou][bdglmnprt]", lemma):
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"


def write(where: Scene, trigger: Token, *, without: frozenset[int]) -> Headline:
    """The headline and the label of the event at a trigger; tokens in `without` (its date) are left out."""
    if trigger.pos_ in ("VERB", "AUX"):
        return _of_verb(where, trigger, without)
    return _of_noun(where, trigger, without)


def _of_noun(where: Scene, noun: Token, without: frozenset[int]) -> Headline:
    """An event noun as a phrase, with what it says where it says something."""
    told = fullest(where, noun)
    text = phrase(where, told, without, PHRASE_WORDS + 3, articles=False)
    said = next(
        (c for c in noun.children if c.dep_ in ("acl", "ccomp") and c.pos_ == "VERB" and c.i > noun.i), None
    )
    clause = _clause(where, said, without) if said is not None and _has_that(said) else ""
    if clause and len(f"{text} {clause}".split()) <= MAX_WORDS + 2:
        text = f"{text} {clause}"
    short = _short_nouns(where, told, without)
    named = [
        f"{c.lower_} {name}"
        for c in [*told.children, *stranded(told, without)]
        if (name := _named_object(where, c))
    ]
    labels = [text, *(f"{o} {n}" for o in short for n in named), *short, noun.text]
    return Headline(_capital(_limit(text, MAX_WORDS)), _label(labels), True)


def fullest(where: Scene, noun: Token) -> Token:
    """For a bare "the invasion", the place in the text that names it in full ("the invasion of Ukraine")."""
    if not _is_bare(where, noun):
        return noun
    full = (t for t in where.doc if t.lemma_ == noun.lemma_ and t.pos_ == "NOUN" and t.i != noun.i)
    named = (t for t in full if any(s.i in where.by_token for s in t.subtree) and len(list(t.subtree)) <= 8)
    return next(named, noun)


def _is_bare(where: Scene, noun: Token) -> bool:
    """Whether a noun stands with "the" and names nobody."""
    if noun.pos_ != "NOUN" or any(t.i in where.by_token for t in noun.subtree):
        return False
    modified = any(c.dep_ in ("amod", "compound", "poss", "nmod", "relcl", "acl") for c in noun.children)
    return not modified and any(c.lower_ == "the" for c in noun.children)


def _has_that(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)


def _of_verb(where: Scene, verb: Token, without: frozenset[int]) -> Headline:
    subject, passive, plural = _subject_text(where, verb, without)
    group = _verb_group(verb, passive=passive, plural=plural)
    parts = _complements(where, verb, without)
    room = MAX_WORDS - len(subject.split()) - len(group.split())
    chosen: list[tuple[int, str]] = []
    for part in sorted(parts, key=lambda p: (p.rank, p.at)):
        fitting = next((w for w in part.wordings if len(w.split()) <= room), None)
        if fitting:
            chosen.append((part.at, fitting))
            room -= len(fitting.split())
    text = " ".join([subject, group, *(wording for _, wording in sorted(chosen))])
    says = any(c.dep_ in ("xcomp", "ccomp") and c.i > verb.i for c in verb.children)
    if subject and not says and (quoted := _quoted(verb, without)):
        text = f"{subject}: {quoted}"
    labels = _labels(where, verb, subject, parts, without, passive=passive)
    return Headline(_capital(_limit(text, MAX_WORDS)), _label([text, *labels]), bool(subject))


def _quoted(verb: Token, without: frozenset[int]) -> str:
    """What is said, where it stands before the verb of saying ("…, X said")."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i < verb.i:
            said = [t for t in child.subtree if t.i not in without and not t.is_space]
            text = _tidy("".join(t.text_with_ws for t in said))
            return _capital(text) if len(text.split()) >= 3 else ""
    return ""


def _labels(
    where: Scene, verb: Token, subject: str, parts: list[_Part], without: frozenset[int], *, passive: bool
) -> list[str]:
    """Short forms for a mark: verb and bare object, verb and named partner, subject and verb."""
    bare = _bare_group(verb, passive=passive)
    if passive and subject:
        return [f"{subject} {bare}", f"{_last(subject)} {bare}"]
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr") and c.i not in without]
    preps = [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i]
    named = [f"{p.lower_} {name}" for p in preps if (name := _named_object(where, p))]
    wordings = []
    for noun in objects:
        short = _short_nouns(where, noun, without)
        wordings += [f"{bare} {o} {n}" for o in short for n in named] + [f"{bare} {o}" for o in short]
    wordings += [f"{bare} {n}" for n in named]
    wordings += [f"{bare} {part.wordings[-1]}" for part in parts if part.rank <= 1]
    return [*wordings, f"{subject} {bare}", f"{_last(subject)} {bare}", bare]


def _named_object(where: Scene, prep: Token) -> str:
    for child in prep.children if prep.dep_ == "prep" else ():
        if child.dep_ == "pobj" and (mention := where.by_token.get(child.i)) is not None:
            return mention.actor.name
    return ""


def _short_nouns(where: Scene, noun: Token, without: frozenset[int]) -> list[str]:
    """A noun with its compounds, then alone; a named actor by its name."""
    mention = where.by_token.get(noun.i)
    if mention is not None and mention.way != "demonym":
        return [mention.actor.name]
    compounds = [
        c for c in noun.children if c.dep_ in ("compound", "amod") and c.i not in without and c.i < noun.i
    ]
    own = [t for t in compounds[-1:] if t.is_alpha]
    return [" ".join(t.text for t in [*own, noun]), str(noun.text)]


def _last(name: str) -> str:
    return name.split()[-1] if name else ""


def _subject_text(where: Scene, verb: Token, without: frozenset[int]) -> tuple[str, bool, bool]:
    """The subject in words, whether the verb is passive, and whether the subject is plural."""
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children) or (
        verb.tag_ == "VBN"
        and not _is_finite(verb)
        and verb.dep_ in ("acl", "relcl")
        and not any(c.dep_ == "aux" for c in verb.children)
    )
    subject = subject_of(verb)
    if subject is None and verb.dep_ == "acl" and verb.tag_ == "VBN":
        subject = verb.head
    if subject is None or subject.pos_ == "VERB":
        named = "" if passive else _named_before(where, verb)
        return named, passive, " and " in named
    if subject.pos_ == "PRON" or subject.tag_ in ("PRP", "WP", "WDT", "DT", "EX"):
        mention = antecedent(where, subject)
        named = mention.actor.name if mention else _named_before(where, verb)
        return named, passive, mention is None and " and " in named
    return phrase(where, subject, without, PHRASE_WORDS, articles=False), passive, _is_plural(subject)


def _is_finite(verb: Token) -> bool:
    """Whether a participle behind its noun is a clause's verb after all: "the fact that the side gave …"."""
    return verb.dep_ == "acl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.head.children)


def _named_before(where: Scene, verb: Token) -> str:
    """The named actor right before a verb in its sentence, with those joined to it by "and"."""
    seen: list[tuple[str, int, int]] = []
    for token in verb.sent:
        mention = where.by_token.get(token.i)
        if mention is None or mention.is_place or token.i >= verb.i:
            continue
        if not seen or seen[-1][1] != mention.start:
            seen.append((mention.actor.name, mention.start, mention.end))
    names = [seen[-1][0]] if seen else []
    for (name, _, end), (_, start, _) in zip(reversed(seen[:-1]), reversed(seen), strict=False):
        between = where.doc.text[end:start]
        if len(between) > 40 or not re.search(r"\band\b|,", between) or len(names) == 3:
            break
        names.insert(0, name)
    return _listing(list(dict.fromkeys(names)))


def _listing(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _is_plural(subject: Token) -> bool:
    return subject.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in subject.children)


_MODALS = {"will", "would", "could", "might", "may", "shall", "should", "can", "must"}
_PARTICLES = {"prt"}


def _verb_group(verb: Token, *, passive: bool, plural: bool) -> str:
    """The verb with what belongs to it: modal, negation, passive; everything else in the past tense."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i]
    lowered = [h.lower_ for h in helpers]
    negated = any(c.dep_ == "neg" for c in verb.children)
    particle = "".join(f" {c.text}" for c in verb.children if c.dep_ in _PARTICLES)
    lemma = verb.lemma_.lower()
    modal = next((h for h in lowered if h in _MODALS), None) or (
        "will" if {"'ll", "’ll", "wo"} & set(lowered) else None
    )
    base = f"be {verb.text.lower()}" if passive else lemma
    if modal:
        perfect = "have" in lowered and not passive
        base = f"have {_participle(verb)}" if perfect else base
        return f"{modal} {'not ' if negated else ''}{base}{particle}"
    if "to" in lowered and verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
        return f"{'were' if plural else 'was'} {'not ' if negated else ''}to {base}{particle}"
    if "to" in lowered and verb.dep_ in ("acl", "relcl", "ROOT", "advcl"):
        return f"{'not ' if negated else ''}to {base}{particle}"
    was = "were" if plural else "was"
    if passive:
        return f"{was} {'not ' if negated else ''}{verb.text.lower()}{particle}"
    if verb.tag_ == "VBG" and {"is", "are", "'s", "’s", "'re"} & set(lowered):
        return f"{'are' if plural else 'is'} {'not ' if negated else ''}{verb.text.lower()}{particle}"
    if negated:
        return f"did not {lemma}{particle}" if lemma != "be" else f"{was} not"
    if lemma == "be":
        return was
    return (verb.text.lower() if verb.tag_ == "VBD" else past(lemma)) + particle


def _participle(verb: Token) -> str:
    return verb.text.lower()


def _bare_group(verb: Token, *, passive: bool) -> str:
    particle = "".join(f" {c.text}" for c in verb.children if c.dep_ in _PARTICLES)
    return (verb.text.lower() if passive or verb.tag_ == "VBD" else past(verb.lemma_.lower())) + particle


_RANKS = {
    "dobj": 0,
    "dative": 1,
    "attr": 0,
    "acomp": 0,
    "oprd": 0,
    "xcomp": 1,
    "ccomp": 2,
    "agent": 1,
    "prep": 3,
}


def _complements(where: Scene, verb: Token, without: frozenset[int]) -> list[_Part]:
    parts = []
    for child in verb.children:
        if child.dep_ not in _RANKS or child.i < verb.i or child.i in without:
            continue
        rank = _RANKS[child.dep_]
        if child.dep_ in ("prep", "agent"):
            named = any(t.i in where.by_token for t in child.subtree)
            rank = 1 if named or child.dep_ == "agent" else 3
            wordings = [_prep(where, child, without, limit=limit) for limit in (8, 6, 3)]
        elif child.dep_ in ("xcomp", "ccomp"):
            wordings = [_clause(where, child, without, limit=limit) for limit in (7, 5, 3, 0)]
            if not any(wordings) and child.dep_ == "ccomp":
                wordings = [_raw_clause(child, without, room) for room in (11, 9, 7, 5)]
        else:
            wordings = [phrase(where, child, without, limit) for limit in (9, 6, 4, 2)]
        if any(wordings):
            parts.append(_Part(child.i, tuple(dict.fromkeys(filter(None, wordings))), rank))
    return parts


_PHRASE_STARTS = {"ADP", "CCONJ", "SCONJ", "PUNCT", "PART"}


def _raw_clause(verb: Token, without: frozenset[int], room: int) -> str:
    """A clause that the grammar does not open up, by its first words."""
    words = [t for t in verb.subtree if t.i not in without and not t.is_space and t.text not in '"“”']
    ends = [n for n in range(3, len(words) + 1) if n == len(words) or words[n].pos_ in _PHRASE_STARTS]
    size = max((n for n in ends if n <= room), default=0)
    text = _tidy("".join(t.text_with_ws for t in words[:size]))
    text = re.sub(r"\b([A-Z]\w+) (?:he|she|it|they) (?=\w)", r"\1 ", text)
    return text if text.startswith("that ") or not text else f"that {text}"


_NOT_IN_HEADLINE = {
    "after",
    "before",
    "since",
    "until",
    "during",
    "while",
    "as",
    "amid",
    "despite",
    "because",
    "following",
}


def _prep(where: Scene, prep: Token, without: frozenset[int], *, limit: int = 6) -> str:
    """A prepositional phrase; empty for one of time, or one whose object is a pronoun."""
    if prep.lower_ in _NOT_IN_HEADLINE or prep.i in without:
        return ""
    for child in prep.children:
        if child.i in without or child.tag_ in ("WDT", "WP"):
            return ""
        if child.dep_ == "pobj":
            inner = phrase(where, child, without, limit)
            if _lacks_its_of(child, inner, without):
                return ""
            if prep.i + 1 in without:
                return inner  # the preposition belonged to the date: "gave in 1945 vast stores"
            return f"{prep.text.lower()} {inner}" if inner else ""
        if child.dep_ == "pcomp" and child.tag_ == "VBG":
            inner = _object_of(where, child, without, limit=limit)
            return f"{prep.text.lower()} {child.text.lower()} {inner}".strip()
    return ""


def _lacks_its_of(noun: Token, text: str, without: frozenset[int]) -> bool:
    """Whether a noun phrase was cut before its "of …", without which it says little ("in the amount")."""
    parts = [c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" and c.i not in without]
    return bool(parts) and not re.search(r"\bof\b", text) and noun.ent_type_ == ""


def _clause(where: Scene, verb: Token, without: frozenset[int], *, limit: int = 5) -> str:
    """What is agreed, asked or said: "to deepen cooperation", "that the talks failed"."""
    if verb.i in without:
        return ""
    rest = _object_of(where, verb, without, limit=limit) if limit else ""
    particle = "".join(f" {c.text}" for c in verb.children if c.dep_ in _PARTICLES)
    helpers = [c.text.lower() for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")]
    if verb.dep_ == "xcomp":
        group = f"{'to ' if 'to' in helpers else ''}{verb.text.lower()}{particle}"
        return f"{group} {rest}".strip()
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    who = next(filter(None, (_who(where, subject, without) for subject in subjects)), "")
    if not who or verb.sent.root.i == verb.i:
        return ""
    if "to" in helpers:
        return f"{who} to {verb.text.lower()}{particle} {rest}".strip()
    group = " ".join([*(h.replace("n't", "not") for h in helpers), verb.text.lower()])
    return f"that {who} {group}{particle} {rest}".strip()


def _who(where: Scene, subject: Token, without: frozenset[int]) -> str:
    if subject.pos_ == "PRON":
        mention = antecedent(where, subject)
        return mention.actor.name if mention else ""
    return phrase(where, subject, without, 4, articles=False)


def _object_of(where: Scene, verb: Token, without: frozenset[int], *, limit: int = 5) -> str:
    for child in verb.children:
        if child.dep_ in ("dobj", "attr", "acomp", "oprd") and child.i not in without:
            return _with_of(where, verb, phrase(where, child, without, limit), without, limit)
    for child in verb.children:
        if child.dep_ == "xcomp":
            return _clause(where, child, without, limit=limit)
    for child in verb.children:
        if (
            child.dep_ in ("prep", "agent")
            and child.i > verb.i
            and (text := _prep(where, child, without, limit=limit))
        ):
            return text
    return ""


def _with_of(where: Scene, verb: Token, text: str, without: frozenset[int], limit: int) -> str:
    """An object with what it is robbed, accused or informed of."""
    room = limit - len(text.split())
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "of" and room >= 3:
            return f"{text} {_prep(where, child, without, limit=room)}".strip()
    return text


_KEPT = {
    "compound",
    "amod",
    "nummod",
    "poss",
    "case",
    "quantmod",
    "nmod",
    "det",
    "neg",
    "advmod",
    "punct",
    "predet",
}
_DROPPED_WORDS = {
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


def phrase(where: Scene, head: Token, without: frozenset[int], limit: int, *, articles: bool = True) -> str:
    """A noun phrase of at most `limit` words, under canonical names, without clauses, dates and asides."""
    names = _coordinated(where, head, without)
    if names is not None:
        return names
    mention = actor_at(where, head)
    if mention is not None and mention.way != "demonym":
        return mention.actor.name
    if head.pos_ == "PRON":
        found = antecedent(where, head)
        return found.actor.name if found else ""
    text = _join(where, _before(where, head, without), head, articles=articles)
    words = len(text.split())
    for child in [*head.children, *stranded(head, without)]:
        if child.i > head.i and child.dep_ == "prep" and words < limit:
            tail = _prep(where, child, without)
            size = len(tail.split())
            if tail and words + size <= limit:
                text, words = f"{text} {tail}", words + size
    for child in head.children:
        quoted = (
            child.dep_ == "appos"
            and child.left_edge.i > 0
            and where.doc[child.left_edge.i - 1].text in ('"', "“")
        )
        if quoted and words + len(list(child.subtree)) <= limit + 3:
            text = f"{text} {' '.join(t.text for t in child.subtree if t.is_alpha)}"
    conjuncts = [c for c in head.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN")]
    for conjunct in conjuncts[:1]:
        tail = phrase(where, conjunct, without, 3)
        if tail and words + len(tail.split()) + 1 <= limit:
            text = f"{text} and {tail}"
    return _tidy(text)


def stranded(noun: Token, without: frozenset[int]) -> list[Token]:
    """The preposition that a date parts from its noun: "his meeting Tuesday with the envoy"."""
    after = noun.i + 1
    while after < len(noun.doc) and after in without:
        after += 1
    if after == noun.i + 1 or after >= len(noun.doc):
        return []
    token = noun.doc[after]
    return (
        [token]
        if token.dep_ == "prep" and token.lower_ in ("with", "between") and token.head.i != noun.i
        else []
    )


def _coordinated(where: Scene, head: Token, without: frozenset[int]) -> str | None:
    """The names of actors joined by "and"."""
    chain, token = [head], head
    while (following := next((c for c in token.children if c.dep_ == "conj"), None)) is not None and len(
        chain
    ) < 4:
        chain.append(following)
        token = following
    if len(chain) < 2:
        return None
    names = []
    for item in chain:
        mention = where.by_token.get(item.i)
        if mention is None or mention.way == "demonym" or item.i in without:
            return None
        if mention.actor.name not in names:
            names.append(mention.actor.name)
    return _listing(names)


def _before(where: Scene, head: Token, without: frozenset[int]) -> Iterable[Token]:
    for token in [*(t for child in head.lefts if child.dep_ in _KEPT for t in child.subtree), head]:
        if token.i in without or token.is_space or token.lower_ in _DROPPED_WORDS:
            continue
        if token.dep_ in ("relcl", "appos", "acl", "advcl") or (
            token.dep_ == "punct" and token.text not in ("-", "–", "$", "€", "%")
        ):
            continue
        yield token


_LEADING = re.compile(r"^(?:the|a|an|this|that|these|those|another)\s+", re.I)


def _join(where: Scene, tokens: Iterable[Token], head: Token, *, articles: bool) -> str:
    """Tokens as text: names canonical, possessive pronouns named or dropped, articles on request."""
    pieces: list[str] = []
    done: set[int] = set()
    last = -1
    for token in sorted(tokens, key=lambda t: t.i):
        if token.i in done:
            continue
        if last >= 0 and token.i > last + 1:
            pieces.append(" ")
        last = token.i
        mention = where.by_token.get(token.i)
        if token.tag_ == "PRP$":
            found = antecedent(where, token)
            pieces += [found.actor.name, "’s "] if found else []
            continue
        if (
            mention is not None
            and mention.way in ("name", "surname", "capital", "metonym")
            and token.i != head.i
        ):
            span = where.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                done |= {t.i for t in span}
                last = span.end - 1
                pieces += [mention.actor.name, span[-1].whitespace_]
                continue
        pieces.append(token.text_with_ws)
    text = " ".join("".join(pieces).split())
    text = re.sub(r"^['’]s?\s+", "", text)
    return text if articles else _LEADING.sub("", text)


_DANGLING = re.compile(
    r"\s+(?:and|or|of|to|the|a|an|in|on|at|for|with|by|from|that|as|its|their|his|her|more|than|over|into|about|"
    r"between|against|through|which|who|not|after|before|,|-|–)$",
    re.I,
)


def _limit(text: str, words: int) -> str:
    """At most so many words, not ending in one that leads on."""
    short = " ".join(text.split()[:words])
    while (trimmed := _DANGLING.sub("", short)) != short:
        short = trimmed
    return short


_ARTICLES = re.compile(r"\b(?:the|a|an)\s+", re.I)


def _label(options: Iterable[str]) -> str:
    """The first option that fits, else the last cut at a word."""
    tidy = [
        _capital(_ARTICLES.sub("", _LEADING.sub("", _limit(_tidy(option), 12))))
        for option in options
        if option.strip()
    ]
    for option in tidy:
        if len(option) <= LABEL_CHARS:
            return option
    words = (tidy[-1] if tidy else "Event").split()
    while len(words) > 1 and len(" ".join(words)) > LABEL_CHARS:
        words.pop()
    return _limit(" ".join(words), 8)[:LABEL_CHARS]


def _tidy(text: str) -> str:
    text = re.sub(r"[\"“”«»]", "", " ".join(text.split()))
    text = re.sub(r"\s+([,.;:%)’'])", r"\1", text)
    text = re.sub(r"([($€£])\s+", r"\1", text)
    text = re.sub(r"\s*-\s*(?=\w)", lambda m: m[0].strip() if m[0] != " - " else m[0], text)
    return text.strip(" ,;:.-–—")


def _capital(text: str) -> str:
    text = _tidy(text)
    return text[:1].upper() + text[1:]
