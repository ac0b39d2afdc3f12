"""Showing the work: what each rule made of a text, and why a guard refused what looked like a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pipeline.model import Domain, Timex, Unit, When
from pipeline.timex import say
from pipeline.timex.combine import combine
from pipeline.timex.expr import Expr, Rep
from pipeline.timex.guards import guard
from pipeline.timex.match import Found, candidates, find
from pipeline.timex.ranges import join_ranges
from pipeline.timex.rule import Rule, groups
from pipeline.timex.rules import FAMILIES, RULES
from pipeline.timex.tagger import placed
from pipeline.timex.view import View, view


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands: its name, its file, its example phrase."""

    name: str
    file: str
    example: str


@dataclass(frozen=True, slots=True)
class Step:
    """A time expression with the rules that read it and what they made of it."""

    timex: Timex
    sources: tuple[Source, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A phrase that a rule matched and that is no time: which guard refused it, and why."""

    start: int
    end: int
    text: str
    rule: str
    guard: str
    reason: str


@dataclass(frozen=True, slots=True)
class Trace:
    """All that was read, the stretches that pairs of dates bound, and what was refused."""

    steps: tuple[Step, ...]
    stretches: tuple[Timex, ...]
    refusals: tuple[Refusal, ...]


def trace(doc: Any, *, dct: When | None, domain: Domain) -> Trace:
    """What `tag` does with a document, with its reasons; slower, for people."""
    seen = view(doc.text, doc)
    matched = find(seen, RULES)
    found = combine(seen, matched)
    pairs = list(placed(seen, found, dct=dct, domain=domain))
    timexes = [timex for _, timex in pairs]
    steps = tuple(Step(timex, sources(one.rule), show(one.reading.expr)) for one, timex in pairs)
    stretches = tuple(one for one in join_ranges(doc, timexes) if one not in timexes)
    left_out = [one for one in found if all(one.start != timex.start for timex in timexes)]
    return Trace(steps, stretches, (*_refusals(seen, matched, timexes), *_left_out(seen, left_out, domain)))


def sources(rule: str) -> tuple[Source, ...]:
    """The rules behind a timex's rule name: two where neighbours were joined.

    >>> [source.file for source in sources("hour + weekday")]
    ['pipeline/timex/rules/clock.py', 'pipeline/timex/rules/dates.py']
    """
    known = {one.name: Source(one.name, _file(family), one.example) for family, one in _by_family()}
    joined = Source("", "pipeline/timex/combine.py", "")
    return tuple(known.get(name) or Source(name, joined.file, "") for name in rule.split(" + "))


def _by_family() -> list[tuple[str, Rule]]:
    return [(family.__name__, rule) for family in FAMILIES for rule in family.RULES]


def _file(module: str) -> str:
    return str(Path(*module.split("."))).replace("\\", "/") + ".py"


def show(expr: Expr) -> str:
    """An expression of the algebra, readable.

    >>> from pipeline.timex.expr import Of, Shift, Then
    >>> show(Shift(-2, "W", "now")), show(Of(Rep("month", 8), Then("Y")))
    ('Shift(amount=-2, unit=week, base=now)', 'Of(part=August, whole=Then(unit=year))')
    """
    said = {field.name: getattr(expr, field.name) for field in fields(expr)}
    default = {field.name: field.default for field in fields(expr)}
    parts = [f"{name}={_argument(name, value)}" for name, value in said.items() if value != default[name]]
    return f"{type(expr).__name__}({', '.join(parts)})"


def _argument(name: str, value: object) -> str:
    match value:
        case Unit():
            return say.unit(value)
        case Rep(kind, a, b):
            named = say.rep(value)
            return named if named != "one" else " ".join(map(str, (kind, a, *([b] if b else []))))
        case str() if name in ("unit", "what"):
            return say.noun(value) if say.noun(value) != "one" else value
        case str() if name == "why" or " " in value:
            return f"“{value}”"
        case None | bool() | int() | float() | str():
            return str(value)
    return show(value)  # type: ignore[arg-type]


def _refusals(seen: View, matched: Sequence[Found], timexes: Sequence[Timex]) -> list[Refusal]:
    """At each place where nothing was read, the longest match that a guard refused."""
    taken = [(one.start, one.end) for one in matched] + [(one.start, one.end) for one in timexes]
    out: list[Refusal] = []
    for at in candidates(seen.low):
        refused = [one for rule in RULES if (one := _refused(seen, rule, at)) is not None]
        longest = max(refused, key=lambda one: one.end, default=None)
        spans = taken + [(one.start, one.end) for one in out]
        if longest and all(longest.end <= start or longest.start >= end for start, end in spans):
            out.append(longest)
    return out


def _refused(seen: View, rule: Rule, at: int) -> Refusal | None:
    match = rule.match(seen.low, at)
    if match is None:
        return None
    start, end = match.span()
    reading = rule.make(groups(match))
    if reading is None:
        why = "The calendar, the clock or the rule itself has no such thing."
        return Refusal(start, end, seen.text[start:end], rule.name, "no such time", why)
    check = guard(seen, match, rule, reading)
    if check is None:
        return None
    name = check.__name__.strip("_").replace("_", " ")
    reason = " ".join((check.__doc__ or "").split())
    return Refusal(start, end, seen.text[start:end], rule.name, name, reason)


def _left_out(seen: View, found: Sequence[Found], domain: Domain) -> list[Refusal]:
    other = "a story" if domain == "news" else "news"
    why = f"It is read as a time in {other} only."
    return [
        Refusal(one.start, one.end, seen.text[one.start : one.end], one.rule, "another domain", why)
        for one in found
    ]
