"""Reports of one event become one event; where date, actors or deed differ they stay apart."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import merge, run, table
from pipeline.actors import Actor
from pipeline.events import Mention
from pipeline.events.content import Content
from pipeline.events.figures import Figure
from pipeline.events.roles import Part
from pipeline.merge.figures import agree
from pipeline.merge.moments import fit
from pipeline.model import Timex, Unit, When

Folder = Callable[..., Path]
REPORTS = {
    "a.txt": "Denmark signed a trade treaty with Sweden on 3 March 1954.\n",
    "b.txt": "In Malmö, Denmark and Sweden signed a trade treaty on 3 March 1954.\n",
}


def events_of(folder: Folder, files: dict[str, str]) -> table.Tables:
    """The tables of a few short texts."""
    return run.build([folder(files)])


def test_two_reports_of_one_event(folder: Folder) -> None:
    tables = events_of(folder, REPORTS)
    [event] = tables.events.to_dict("records")
    assert (event["n_documents"], event["n_mentions"]) == (2, 2)
    assert event["edtf"] == "1954-03-03"
    assert set(event["actors"]) >= {"Denmark", "Sweden"}
    assert not event["disputed"]
    mentions = tables.mentions.to_dict("records")
    assert {mention["event_id"] for mention in mentions} == {event["event_id"]}
    assert event["event_id"][1:] in {mention["mention_id"][1:] for mention in mentions}


APART = {
    "another week": "Denmark signed a trade treaty with Sweden on 14 March 1954.\n",
    "another month": "Denmark signed a trade treaty with Sweden in April 1954.\n",
    "other actors": "Norway signed a trade treaty with Iceland on 3 March 1954.\n",
    "another deed": "Denmark attacked Sweden on 3 March 1954.\n",
}


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_when_in_doubt_two_events(folder: Folder, text: str) -> None:
    tables = events_of(folder, {"a.txt": REPORTS["a.txt"], "c.txt": text})
    assert len(tables.events) == 2
    assert tables.events["n_documents"].tolist() == [1, 1]


TOGETHER = {
    "a coarser date": "Denmark signed a trade treaty with Sweden in March 1954.\n",
    "other words": "On 3 March 1954 a trade treaty was concluded between Denmark and Sweden.\n",
    "a noun": "The signing of the trade treaty between Denmark and Sweden on 3 March 1954 took an hour.\n",
    "a day apart": "Denmark signed a trade treaty with Sweden on 4 March 1954.\n",
}


@pytest.mark.parametrize("text", TOGETHER.values(), ids=TOGETHER)
def test_one_event_in_other_words(folder: Folder, text: str) -> None:
    tables = events_of(folder, {"a.txt": REPORTS["a.txt"], "c.txt": text})
    [event] = tables.events.to_dict("records")
    assert event["n_documents"] == 2
    assert event["precision"] == "day"
    assert sorted(tables.mentions["merge_note"].notna()) == [False, True]


def test_a_coarse_date_is_no_dispute_but_another_day_is(folder: Folder) -> None:
    coarse = {"a.txt": REPORTS["a.txt"], "c.txt": TOGETHER["a coarser date"]}
    assert not events_of(folder, coarse).events["disputed"].any()
    apart = {"a.txt": REPORTS["a.txt"], "c.txt": TOGETHER["a day apart"]}
    [event] = events_of(folder, apart).events.to_dict("records")
    assert event["dispute_note"] == "The text a dates it to 3 March 1954, the text c to 4 March 1954."


def test_a_text_that_tells_of_both_days_tells_of_two_events(folder: Folder) -> None:
    both = "Denmark signed a trade treaty with Sweden on 3 March 1954. "
    both += "Denmark signed a trade treaty with Sweden on 4 March 1954.\n"
    assert len(events_of(folder, {"a.txt": REPORTS["a.txt"], "c.txt": both}).events) == 2


NUMBERS = {
    "a.txt": "A bomb killed 12 people at the market of Malmö on 3 March 1954.\n",
    "b.txt": "On 3 March 1954 a bomb at the market of Malmö killed 19 people.\n",
}


def test_other_numbers_of_the_dead_dispute(folder: Folder) -> None:
    [event] = events_of(folder, NUMBERS).events.to_dict("records")
    assert event["dispute_note"] == "The text a speaks of 12 dead, the text b of 19 dead."
    rough = {"a.txt": NUMBERS["a.txt"], "b.txt": NUMBERS["b.txt"].replace("19", "more than 10")}
    assert not events_of(folder, rough).events["disputed"].any()


def test_a_denial_disputes(folder: Folder) -> None:
    tables = events_of(
        folder,
        {
            "a.txt": "Norway attacked Iceland on 5 May 1954.\n",
            "b.txt": "Norway denied that it attacked Iceland on 5 May 1954.\n",
        },
    )
    disputed = tables.events[tables.events["disputed"]]
    assert len(disputed) == 1
    assert disputed["dispute_note"].str.contains("denies").all()
    assert not tables.events[~tables.events["disputed"]]["dispute_note"].notna().any()


def test_more_sources_weigh_more(folder: Folder) -> None:
    once = events_of(folder, {"a.txt": REPORTS["a.txt"]}).events["salience"].iloc[0]
    twice = events_of(folder, REPORTS).events["salience"].iloc[0]
    assert twice > once


def test_the_order_of_mentions_does_not_matter(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    files = REPORTS | {f"{n}.txt": text for n, text in enumerate(APART.values())}
    texts = folder(files)
    straight = run.build([texts]).events
    original = merge.merge

    def shuffled(mentions, *rest):  # type: ignore[no-untyped-def]
        mixed = list(mentions)
        random.Random(3).shuffle(mixed)
        return original(mixed, *rest)

    monkeypatch.setattr(merge, "merge", shuffled)
    assert run.build([texts]).events["event_id"].tolist() == straight["event_id"].tolist()


def test_events_are_in_order_of_time(folder: Folder) -> None:
    files = REPORTS | {f"{n}.txt": text for n, text in enumerate(APART.values())}
    earliest = events_of(folder, files).events["earliest"].tolist()
    assert earliest == sorted(earliest)


def day(year: int, month: int, of_month: int) -> When:
    """A day."""
    return When.of(Unit.day(year, month, of_month))


FITS = {
    "same": (day(1950, 5, 3), day(1950, 5, 3), "same"),
    "a month holds a day": (day(1950, 5, 3), When.of(Unit.month(1950, 5)), "inside"),
    "a century says too little": (day(1950, 5, 3), When(Unit.year(1901), Unit.year(2000)), None),
    "two days apart": (day(1950, 5, 3), day(1950, 5, 5), "near"),
    "a week apart": (day(1950, 5, 3), day(1950, 5, 10), None),
    "by then": (day(1950, 5, 3), When(None, Unit.day(1950, 5, 6)), "by then"),
    "long before": (day(1950, 5, 3), When(None, Unit.day(1951, 5, 6)), None),
}


@pytest.mark.parametrize(("one", "other", "expected"), FITS.values(), ids=FITS)
def test_times_that_fit(one: When, other: When, expected: str | None) -> None:
    assert fit(one, other) == fit(other, one) == expected


AGREE = {
    "the same": ((12, ""), (12, ""), True),
    "twelve and nineteen": ((12, ""), (19, ""), False),
    "more than twenty and 23": ((20, "least"), (23, ""), True),
    "more than twenty and 19": ((20, "least"), (19, ""), False),
    "at least 20 and 50": ((20, "least"), (50, ""), False),
    "up to 500 and 450": ((500, "most"), (450, ""), True),
    "about 100 and 95": ((100, "about"), (95, ""), True),
    "about 100 and 150": ((100, "about"), (150, ""), False),
    "rounded to hundreds": ((2_000, ""), (2_013, ""), True),
    "twenty is not rounded": ((20, ""), (23, ""), False),
}


@pytest.mark.parametrize(("one", "other", "expected"), AGREE.values(), ids=AGREE)
def test_numbers_that_agree(one: tuple, other: tuple, expected: bool) -> None:  # type: ignore[type-arg]
    left, right = (Figure(number, bound, "dead", "people") for number, bound in (one, other))
    assert agree(left, right) == agree(right, left) == expected


NORLAND, SUDMARK = Actor("Norland", "state"), Actor("Sudmark", "state")


def report(doc_id: str = "a", **changed: object) -> Mention:
    """A report that Norland's navy stopped a Sudmark trawler off Hale on 3 May 1950."""
    content = Content(
        deeds=frozenset({"stop"}),
        on=frozenset({"trawler"}),
        things=frozenset({"trawler", "navy"}),
        names=frozenset({"hale"}),
    )
    plain = Mention(
        mention_id=f"m{doc_id}",
        doc_id=doc_id,
        sentence=(0, 60),
        trigger=(20, 27),
        lemma="stop",
        timex=Timex(40, 50, "3 May 1950", "DATE", "1950-05-03", None, day(1950, 5, 3), "", "day"),
        when=day(1950, 5, 3),
        anchor="",
        headline="Norland stopped a trawler of Sudmark",
        label="Trawler stopped",
        event_type="coerce",
        status="happened",
        said_by=None,
        parts=(Part(NORLAND, "agent", "Norland", 0, 7), Part(SUDMARK, "patient", "Sudmark", 30, 37)),
        places=(),
        confidence=0.9,
        prominence=0.5,
        is_main=True,
        has_subject=True,
        content=content,
    )
    return replace(plain, **changed)  # type: ignore[arg-type]


def content(**changed: object) -> Content:
    """The content of the report, with changes."""
    return replace(report().content, **changed)  # type: ignore[arg-type]


SAME = {
    "as it is": report("b"),
    "another word for the deed": report("b", content=content(deeds=frozenset({"board"}))),
    "another word for the thing": report(
        "b", content=content(on=frozenset({"vessel"}), things=frozenset({"vessel"}))
    ),
    "a kind that was read otherwise": report("b", event_type="other"),
    "planned": report("b", status="planned"),
    "in its month": report("b", when=When.of(Unit.month(1950, 5))),
}
OTHER = {
    "another thing": report("b", content=content(on=frozenset({"bridge"}), things=frozenset({"bridge"}))),
    "another deed": report("b", event_type="support", content=content(deeds=frozenset({"praise"}))),
    "the other way round": report(
        "b", parts=(Part(SUDMARK, "agent", "Sudmark", 0, 7), Part(NORLAND, "patient", "Norland", 30, 37))
    ),
    "another doer": report("b", parts=(Part(Actor("Westreich", "state"), "agent", "Westreich", 0, 9),)),
    "another session": report("b", content=content(ordinals=frozenset({"28th"}))),
    "a year later": report("b", when=day(1951, 5, 3)),
    "the same sentence": report("a", mention_id="mb"),
    "another one in the same text": report(
        "a", mention_id="mb", sentence=(70, 130), content=content(is_other=True)
    ),
    "other numbers in the same text": report(
        "a",
        mention_id="mb",
        sentence=(70, 130),
        content=content(figures=(Figure(3, "", "trawler", "trawler"),)),
    ),
}


def pair(other: Mention) -> list[merge.Event]:
    """The events of the report and another one."""
    figures = (Figure(2, "", "trawler", "trawler"),)
    first = report(content=content(ordinals=frozenset({"27th"}), figures=figures))
    return merge.merge([first, other])


@pytest.mark.parametrize("other", SAME.values(), ids=SAME)
def test_reports_of_one_event(other: Mention) -> None:
    [event] = pair(other)
    assert event.dispute_note is None
    assert event.when == day(1950, 5, 3)
    assert next(iter(event.notes.values())).endswith(".")


@pytest.mark.parametrize("other", OTHER.values(), ids=OTHER)
def test_near_misses_stay_apart(other: Mention) -> None:
    assert len(pair(other)) == 2


TEXTS = merge.Texts(sources={"a": "The Courier", "b": "The Herald"})


def test_differing_numbers_dispute() -> None:
    one = report("a", content=content(figures=(Figure(12, "", "dead", "people"),)))
    other = report("b", content=content(figures=(Figure(19, "", "dead", "people"),)))
    [event] = merge.merge([one, other], None, TEXTS)
    assert event.dispute_note == "The Courier speaks of 12 dead, The Herald of 19 dead."
    rough = replace(other, content=content(figures=(Figure(10, "least", "dead", "people"),)))
    assert merge.merge([one, rough])[0].dispute_note is None


def test_differing_days_dispute_and_name_the_texts() -> None:
    [event] = merge.merge([report("a"), report("b", when=day(1950, 5, 4))], None, TEXTS)
    assert event.dispute_note == "The Courier dates it to 3 May 1950, The Herald to 4 May 1950."
    assert event.when in (day(1950, 5, 3), day(1950, 5, 4))


def test_a_text_printed_before_a_day_does_not_tell_of_it() -> None:
    later = report("b", when=day(1950, 5, 4))
    [start] = {report().when.start}
    assert start is not None
    assert (
        len(merge.merge([report("a"), later], None, merge.Texts(printed={"a": start, "b": start + 1}))) == 2
    )


def test_a_denial_names_who_denies() -> None:
    denied = report("b", status="denied", said_by="The ministry of Norland")
    [event] = merge.merge([report("a"), denied], None, TEXTS)
    assert event.dispute_note == "The Courier reports it; in The Herald, the ministry of Norland denies it."
    assert event.lead.status == "happened"


def test_the_finer_date_leads() -> None:
    [event] = merge.merge([report("b", when=When.of(Unit.month(1950, 5)), confidence=1.0), report("a")])
    assert event.when == day(1950, 5, 3)


def test_a_coarse_date_that_fits_two_events_joins_neither() -> None:
    first, second = report("a"), report("b", when=day(1950, 5, 20))
    coarse = report("c", when=When.of(Unit.month(1950, 5)))
    assert sorted(len(event.mentions) for event in merge.merge([first, second, coarse])) == [1, 1, 1]


def many(count: int) -> list[Mention]:
    """So many reports of so many days, of many states and deeds."""
    chance = random.Random(5)
    deeds = ["stop", "sign", "visit", "bomb", "arrest", "open", "reject", "sell", "march", "warn"]
    things = ["trawler", "treaty", "bridge", "mine", "school", "road", "loan", "river", "bank", "prison"]
    states = [Actor(f"State {number}", "state") for number in range(80)]
    first = Unit.day(1950, 1, 1).days.start
    reports = []
    for number in range(count):
        agent, patient = chance.sample(states, 2)
        thing, deed = chance.choice(things), chance.choice(deeds)
        reports.append(
            report(
                f"d{number // 5}",
                mention_id=f"m{number:012d}",
                sentence=(100 * number, 100 * number + 60),
                lemma=deed,
                headline=f"{agent.name} {deed} {thing} of {patient.name}",
                when=When.of(Unit.of_day(first + chance.randrange(count // 20))),
                parts=(Part(agent, "agent", "", 0, 1), Part(patient, "patient", "", 2, 3)),
                content=Content(
                    deeds=frozenset({deed}),
                    on=frozenset({thing}),
                    things=frozenset({thing}),
                    names=frozenset(),
                ),
            )
        )
    return reports


def test_time_grows_with_the_number_of_reports() -> None:
    def seconds(reports: list[Mention]) -> float:
        gc.collect()
        gc.disable()
        start = time.process_time()
        merge.merge(reports)
        passed = time.process_time() - start
        gc.enable()
        return passed

    few, twice = many(4_000), many(8_000)
    seconds(few[:500])
    ratio = min(seconds(twice) for _ in range(2)) / min(seconds(few) for _ in range(2))
    assert ratio <= 2.5
