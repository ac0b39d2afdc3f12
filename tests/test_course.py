"""Which day a deed told without a date goes on with, and when it goes on with none."""

from __future__ import annotations

import pytest

from pipeline import edtf
from pipeline.events import Mention
from tests.test_events import read

# Published on Wednesday, 15 June 2011.
FIRE = "On Monday a fire destroyed the old mill in Tolmin. "


def dated(text: str) -> dict[str, str]:
    """The EDTF of every mention, by the word that makes the event."""
    mentions: list[Mention] = read(text)[0]
    return {text[slice(*mention.trigger)]: edtf.write(mention.when) for mention in mentions}


def test_a_paragraph_goes_on_with_its_day() -> None:
    found = dated(FIRE + "Firemen evacuated forty guests. Two workers suffered burns.")
    assert found == {"destroyed": "2011-06-13", "evacuated": "2011-06-13?", "suffered": "2011-06-13?"}


def test_a_report_goes_on_with_its_topic_in_the_next_paragraph() -> None:
    assert dated(FIRE + "\n\nFiremen evacuated forty guests.")["evacuated"] == "2011-06-13?"


def test_why_is_said() -> None:
    carried = read(FIRE + "Firemen evacuated forty guests.")[0][1]
    assert carried.anchor.startswith(
        "No date stands with it; the text goes on with what it told of 13 June 2011"
    )
    assert carried.confidence < 0.5


def test_a_column_goes_on_only_where_it_speaks_of_its_topic() -> None:
    text = (
        "On Monday Norway closed its only copper mine. Nobody knows why. Some think that it pays to wait. "
        "Others say that prices are too low. The minister is silent, and his party hopes for the best.\n\n"
        "It is a strange country. Taxes are high, and nobody complains. Its schools have taught patience.\n\n"
        "The owners sacked the miners without a word."
    )
    found = dated(text)
    assert "taught" not in found
    assert found.get("sacked") in (None, "2011-06-13?")


def test_what_is_told_from_afar_does_not_go_back_to_the_topic() -> None:
    text = FIRE + "\n\nThe mill was built in 1862. \n\nIts owners ground maize for the whole valley."
    assert "ground" not in dated(text)


@pytest.mark.parametrize("word", ["later", "previously", "often", "originally"])
def test_words_that_leave_the_scene(word: str) -> None:
    assert "sold" not in dated(FIRE + f"The family {word} sold bread in Gorica.")


def test_the_pluperfect_steps_back_from_the_scene() -> None:
    assert "sold" not in dated(FIRE + "The family had sold bread in Gorica.")


def test_an_event_told_before_gives_its_day() -> None:
    text = (
        "The landing took place on 5 June 2011. On 9 June 2011 Chile held a ceremony for its fallen sailors. "
        "After the landing, Chile closed the harbour of Arica."
    )
    assert dated(text)["closed"] == "2011-06-05?"


def test_what_is_reported_was_before_the_saying() -> None:
    text = FIRE + "\n\nYesterday the owner told police that he left a lamp on the stairs."
    found = dated(text)
    assert found["told"] == "2011-06-14"
    assert found["left"] == "2011-06-13?"


def test_a_saying_without_a_date_lies_between_the_day_told_and_publication() -> None:
    assert dated(FIRE + "Angela Merkel said that help was near.")["said"] == "2011-06-13/2011-06-15"


def test_a_clock_goes_with_the_day_of_the_scene() -> None:
    assert dated(FIRE + "The roof fell at 11:30 p.m. that evening. ")["fell"].startswith("2011-06-13")


def test_deeds_joined_share_the_date() -> None:
    found = dated("On Monday the navy boarded two ships and arrested nine sailors.")
    assert found == {"boarded": "2011-06-13", "arrested": "2011-06-13"}


def test_results_and_places_share_the_date() -> None:
    found = dated("On Monday a bomb hit the harbour, killing nine sailors.")
    assert found == {"hit": "2011-06-13", "killing": "2011-06-13"}
    found = dated("On Monday Angela Merkel flew to Oslo, where she met Jens Stoltenberg.")
    assert found == {"flew": "2011-06-13", "met": "2011-06-13"}


def test_what_is_set_for_a_date_is_planned() -> None:
    mentions, _ = read(
        "On Monday the judge freed the captain, setting a hearing on the cargo for 4 September."
    )
    assert {(edtf.write(m.when), m.status) for m in mentions} >= {("2011-09-04", "planned")}


def test_what_lies_after_publication_is_planned() -> None:
    mentions, _ = read("Chile and Peru meet in Lima on 20 July.")
    assert [m.status for m in mentions] == ["planned"]


def test_a_dateline_dates_no_event() -> None:
    text = "LIMA, June 15 (Andes Press) - Chile closed the port of Arica on Tuesday."
    assert dated(text) == {"closed": "2011-06-14"}


def test_without_a_publication_date_a_story_goes_on() -> None:
    mentions, _ = read(
        "On 13 May 1911 the column reached the river. The engineers built a bridge.", published=False
    )
    assert [edtf.write(m.when) for m in mentions] == ["1911-05-13", "1911-05-13?"]


def test_earlier_and_no_more_is_earlier_on_the_day_of_publication() -> None:
    assert dated(FIRE + "Angela Merkel earlier opened a bridge in Kranj.")["opened"] == "2011-06-15?"


def test_he_is_the_man_of_the_sentence() -> None:
    mentions, _ = read(FIRE + "Police said the man told them about the lamp and said he went home.")
    assert "Man went home" in [m.headline for m in mentions]


def test_an_event_of_another_kind_gives_no_time() -> None:
    text = (
        "On 3 June the ministers held a video conference.\n\nOn 9 June they held a telephone conference.\n\n"
        "During the {kind} conference, the ministers agreed on a quota."
    )
    assert dated(text.format(kind="video"))["agreed"] == "2011-06-03?"
    assert dated(text.format(kind="telephone"))["agreed"] == "2011-06-09?"


@pytest.mark.parametrize("word", ["recent", "previous", "earlier"])
def test_another_meeting_leads_away_from_the_day(word: str) -> None:
    text = FIRE + f"At their {word} meeting in Gorica the owners fired the watchman."
    assert "fired" not in dated(text)


def test_the_same_day_leans_on_no_day_once_a_vaguer_time_is_told() -> None:
    text = (
        "On 3 June the ministers held a video conference.\n\nThis year another conference of the ministers "
        "took place in Gorica.\n\nOn the same day, the army began a large exercise."
    )
    assert "began" not in dated(text)


def test_a_state_that_begins_is_no_deed_of_the_day() -> None:
    assert dated(FIRE + "The owners have begun to understand that mills burn.") == {"destroyed": "2011-06-13"}


@pytest.mark.parametrize("said", ["The mayor responded in kind.", "The mayor quoted the local newspaper."])
def test_what_says_nothing_by_itself_is_no_event(said: str) -> None:
    assert set(dated(FIRE + said)) == {"destroyed"}
