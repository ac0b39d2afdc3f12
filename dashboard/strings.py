"""Every word of the interface, in one place, so that it can be translated."""

from __future__ import annotations

from collections.abc import Sequence

APP = "Datelines"
TIMELINE = "Timeline"
ACTORS = "Actors"
SOURCES = "Sources"
DATA = "Data"

GROUPS = {
    "talk": "talk, agree, yield",
    "give": "aid, economy",
    "press": "press, refuse",
    "force": "force",
    "say": "say, govern",
}
STATUS = {
    "happened": "happened",
    "ongoing": "ongoing",
    "planned": "planned",
    "alleged": "alleged",
    "denied": "denied",
    "hypothetical": "hypothetical",
}
ACTOR_TYPES = {
    "person": "person",
    "state": "state",
    "organisation": "organisation",
    "bloc": "bloc",
}
BASIS = {
    "stated": "stated in the text",
    "metadata": "from the file's metadata",
    "given": "given by a person",
    "inferred": "inferred from the text",
    "unknown": "unknown",
}
BASIS_SHORT = {
    "stated": "stated",
    "metadata": "metadata",
    "given": "given",
    "inferred": "inferred",
    "unknown": "unknown",
}
DISPUTED = "disputed"
DISPUTED_MARK = " ≠"
DISPUTED_LEGEND = "sources disagree"
FADED_LEGEND = "bounds uncertain"
ABOUT_LEGEND = "about"
PROBABLY_LEGEND = "probably"
GOES_ON_LEGEND = "goes on"
JOINED_LEGEND = "one event, several actors"
MORE_LEGEND = "more"
OTHERS = "Others"
NO_PLACE = "No place named"
IN_ONE_LANE = "Events"

LOOK = "How the chart is drawn"
LANES_BY = "Lanes by"
KEY_TO_MARKS = "What the marks mean"
SKIP_TO_LIST = "Skip to the list"
LANES = {"actor": "actor", "kind": "kind", "source": "source", "place": "place", "none": "none"}
BY = {"event": "As it happened", "report": "As it was reported"}
WHOLE_SPAN = "‹ Whole span"
AS_REPORTED_NOTE = "Each thread leads from an event to the publication of a text that reports it."
HAPPENED = "Happened"
LAG = "How late"
LAG_UNKNOWN = "not known"
LAG_SAME_DAY = "the same day"
LAG_WITHIN = "within it"

FILTER = "Filter"
FROM = "From"
TO = "To"
DATE_HELP = "A year, a month or a day, as 1956 or 1956-07."
KIND = "Kind"
SOURCE = "Source"
FACETS = {
    "when": "When",
    "actor": "Actors",
    "kind": "Kind",
    "status": "Status",
    "source": "Source",
    "said": "Who says so",
    "place": "Place",
    "precision": "How exact",
    "weight": "Weight",
    "disputed": "Disputed",
    "q": "Search",
}
NOUNS = {
    "actor": "actors",
    "kind": "kinds",
    "status": "statuses",
    "source": "sources",
    "said": "speakers",
    "place": "places",
    "precision": "precisions",
}
FIND = {
    "actor": "Find an actor",
    "said": "Find a speaker",
    "place": "Find a place",
    "source": "Find a source",
}
ANY_ACTOR = "any of them"
ALL_ACTORS_MEANT = "all of them"
TEXTS_THEMSELVES = "the texts themselves"
PRECISIONS = {
    "day": "a day",
    "week": "a week",
    "month": "a month",
    "season": "a season",
    "quarter": "a quarter",
    "half": "half a year",
    "year": "a year",
    "decade": "a decade",
    "century": "a century",
    "interval": "a stretch of time",
}
WEIGHTS = {"": "every event", "main": "the weightier third", "chief": "the weightiest tenth"}
DISPUTED_ONLY = "only what sources disagree on"
FOLD = "Fold empty years"
SEARCH = "Search headlines and quotes"
CLEAR = "Clear"
TAKE_AWAY = "Remove filter"
"""Said before a chip's words by a screen reader."""
UNDO = "Undo"
HELP = "Help"
HINT = (
    "A mark or a row opens the sentence behind it.",
    "Filter narrows the time, the actors and more.",
    "The address holds this view: share it.",
)
HINT_DONE = "Got it"
KEYS = (("P", "presents the view"), ("Ctrl + Alt + X", "clears the filters"), ("Ctrl + Alt + Z", "undoes"))
CLEAR_KEYS, UNDO_KEYS = "Ctrl+Alt+X", "Ctrl+Alt+Z"

AS_WRITTEN = "As written"
READ_AS = "Read as"
WHO_SAYS_SO = "Who says so"
DIFFERS = "Differs"
SILENT = "Silent"
PLACES_ROW = "Places"
OWN_VOICE = "in its own voice"
COPY_LINK = "Copy link"
COPIED = "Copied"
COPY_FAILED = "Not allowed here"
CITE = "Cite"
CITE_TEXT = "As text"
CITE_BIBTEX = "BibTeX"
COPY_TEXT = "Copy text"
COPY_BIBTEX = "Copy BibTeX"
REPORTED_BY = "Reported by"
ACCESSED = "Accessed"
JOINED = "Joined"
BEFORE_IT = "Before"
AFTER_IT = "After"
ON_THE_SAME_DAY = "On the same day"
AT_ONCE = "At about the same time"
AGAINST = "against"
WITH = "with"
TOWARDS = "towards"
SAYS = "says so:"
ALSO_NAMED = "also named:"
READ_IN_ARTICLE = "Read in the article"
PREVIOUS = "Earlier event"
NEXT = "Later event"
START_HERE = "Where to begin"
CHOOSE = "Choose a mark or a row to read its sentence, why it has that date, and who says so."
DATE = "Date"
EVENT = "Event"
SLOTS = {"reports": "reports", "cites": "cites others", "denies": "denies", "silent": "silent"}

PRESENT = "Present"
PRESENT_KEY = "One event at a time, in large type (key P)"
EXIT = "Exit"
HIDE_NEXT = "Hide what comes next"
FULL_SCREEN = "Full screen"
ON_THE_LINE = "Place on the line"
CONTROLS = "Controls"
NOW = "now"
WHOLE_SENTENCE = "Whole sentence"
WHO_SAYS_SO_QUESTION = "Who says so, and how could they know?"
NOT_IN_VIEW = "the filters leave that event out"

IN_TIME = "In order of time"
ACTORS_TITLE = "Actors"
NAME = "Name"
TYPE = "Type"
EVENTS = "Events"
SOURCES_COLUMN = "Sources"
ALL_ACTORS = "All actors"
ANOTHER_ACTOR = "Another actor"
NO_ACTORS = "No actor was found in these texts"
NO_ACTOR_MATCH = "No actor fits"
FIND_ACTOR = "Find an actor by name"
EVERY_TYPE = "All"
SHOW = "Show"
ONLY_TYPE = "Type"
FIRST = "First"
LAST = "Last"
WHEN_IN_TIME = "When"
AS_A_LIST = "List"
BY_TIME = "By time"
ACTOR = "Actor"
MATRIX_NOTE = "How many of an actor’s events fall in each period; a number leads to them on the timeline."
MATRIX_CAPTION = "Actors by time"
MATRIX_GAPS = "A dotted line stands for empty periods that are left out."
MATRIX_OPEN = "What has no known end counts where it begins; the timeline shows it later, too."
PAGE_BEFORE = "Actors before these"
PAGE_AFTER = "Actors after these"
IN_THE_SAME_EVENT = "In the same event"
IN_THE_SAME_EVENT_NOTE = "Each mark is one event, in order of date."
CHOOSE_PARTNER = "Choose an actor to see what the two do to each other."
CLOSE_PAIR = "Close"
BOTH_NAMED = "both are named"
BOTH_ACT = "both act"
NEVER_TOGETHER = "No event names both."
NONE_BETWEEN = "Nothing between the two fits. Take a choice away to see more."
OVER_TIME = "Over time"
OF_KIND = "Kind"
TOGETHER = "Who stands together"
TOGETHER_NOTE = "The wider a line, the more events two share. The numbers stand in the list of actors."
ALIASES = "As written"
ALIASES_NOTE = "Every name that was read as this actor, and the first place of it in each text."
IN_NO_EVENT = "in no dated event"
WHAT_IT_SAID = "What it said"
SAID_ABOUT = "What is said about it"
WHAT_THEY_SAID = "What they said"
SAID_ABOUT_THEM = "What is said about them"
NOTHING_SAID = "The texts quote no words of this actor on a dated event."
NOTHING_ABOUT = "The texts quote nobody else on what this actor does."
ON_TIMELINE = "Show on the timeline"
ALONE = "No other actor stands in the same event."
WHERE_NAMED = "In which sources"
TOGETHER_WITH = "together with this actor"
"""Said after a partner's name by a screen reader: the link leads to both."""
NO_EVENT_OF_ACTOR = "This actor has no part in a dated event itself; what the texts quote of it stands below."
ONLY_NAMED = "The texts name this actor, but in no dated event."
PARTS = {"agent": "Acts", "patient": "Is acted on", "other": "Is named"}

SOURCES_TITLE = "Sources"
TITLE = "Title"
PUBLISHED = "Published"
HOW_KNOWN = "How it is known"
ALL_SOURCES = "All sources"
LEGEND_DATE = "time expression"
LEGEND_TRIGGER = "what makes it an event"
LEGEND_ACTOR = "actor"
LEGEND_LEFT = "seen, not used"
AS_TOLD = "In the order it is told"
IN_ORDER = "In the order it happened"
NOTHING_DATED = "No dated event was found in this text."
NOTHING_DATED_HERE = "No dated event was found in this part of the text."
LEFT_TITLE = "Seen, not used"
LEFT_NONE = "Every time expression of this text was used."
LEFT_ELSEWHERE = "Every time expression of this part was used."
DATE_UNKNOWN = "date unknown"
ON_THIS_PAGE = "On this page"
PARTS_OF_THE_TEXT = "Parts of the text"
NO_TEXT = "The text is empty."
WHO_REPORTS = "Who reports what"
WHOLE_COVERAGE = "All events"
NOTHING_TO_COMPARE = {
    "all": "There is no dated event in these texts.",
    "several": "No event is reported by more than one text.",
    "differ": "Nowhere do these texts contradict one another.",
}
TOO_EARLY = "its text is older than the event"
BLANK_KEY = "blank: too early"
OTHER_DATE = "dates it otherwise"
ONLY = {"all": "All events", "several": "Reported by more than one", "differ": "Only where sources differ"}
REACH = "How far it looks"
REACH_ALL = "How far each text looks back and forward"
REACH_COMPARE = "All texts"
REACH_NOTE = "Each mark is an event; the upright line is the day on which the text was published."
REACH_BARS = "Texts with very many events have bars, which count them."
REACH_TABLE = "The same in words"
SAME_DAY = "about the same day"
EARLIEST = "Earliest event"
LATEST = "Latest event"
BEFORE = "Before publication"
AFTER = "After it"
MEDIAN = "Median distance"
NONE = "none"
EVENTS_IN_TIME = "Events in time"
NO_EVENTS_IN_TEXT = "no dated event"
SORTED_BY = {
    "published": "Published",
    "name": "Title",
    "language": "Language",
    "events": "Events",
    "left": "Not used",
    "chars": "Characters",
}
VIEWS = {"list": "All texts", "coverage": "Who reports what", "reach": "How far they look"}
VIEWS_LABEL = "Views"
EARLIER_ROWS = {"event": "Earlier events", "text": "Texts before these"}
LATER_ROWS = {"event": "Later events", "text": "More texts"}
ROWS_SHOWN = {"event": "Events shown (2)", "text": "Texts shown"}
EVENTS_SHOWN = "Events shown"
NO_SOURCES = "There is no text in these tables."
HOW_DATED = "How the date is known:"
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

DATA_TITLE = "Data"
TABLES = "Tables"
TABLE_NAMES = {
    "events": "Events",
    "mentions": "Mentions",
    "actors": "Actors",
    "participations": "Participations",
    "documents": "Documents",
    "leftovers": "Leftovers",
}
OPEN_COLUMN = "Open"
OPEN = "open"
OPEN_HELP = "Opens this row in the app, in a new tab."
CSV = "CSV"
PARQUET = "Parquet"
DESCRIPTION = "Description (JSON)"
EVERYTHING = "All tables (ZIP)"
GRID_HELP = (
    "A click on a column's head sorts, Ctrl+C copies what is chosen. "
    "Very long texts are cut here; the downloads hold all."
)
ALL_ROWS = "All rows"
ON_THE_TIMELINE = "On the timeline"
COLUMNS_TITLE = "What the columns hold"
COLUMN = "Column"
COLUMN_TYPE = "Type"
COLUMN_HOLDS = "What it holds"
COLUMN_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "yes or no",
    "date": "date",
    "list": "list of texts",
}
LEFT_BY_REASON = "Seen and not used, by reason"
LEFT_NONE_AT_ALL = "Nothing was left over."
LEFT_KINDS = {"timex": "time expression", "sentence": "sentence", "document": "document"}
REASON = "Reason"
WHAT_IT_IS = "What it is"
NUMBER = "Number"
FILES_READ = "Files the build read"
FILE = "File"
SHA256 = "sha256"
IN_A_TABLE = "Table and downloads"

NO_DATA = "There are no tables to show yet"
NO_DATA_HELP = (
    "Build them from a folder of texts, as here of my-texts; this page shows them once it is reloaded:"
)
NO_EVENTS = "No dated event was found in these texts"
NO_EVENTS_HELP = "What was seen and not used, and why, stands with each text under Sources."
LIST_PAGES = "Parts of the list"
FIRST_ROWS = "Earliest"
LAST_ROWS = "Latest"
NO_MATCH = "No event fits these filters"
NO_MATCH_HELP = "Take one of them away, or clear them all."
EVENT_HIDDEN = "The filters leave this event out."
UNKNOWN_ACTOR = "The address names an actor that these tables do not hold."
UNKNOWN_SOURCE = "The address names a source that these tables do not hold."
WINDOW_REVERSED = "the window ends before it begins"
_PARAMETERS = {
    "from": "the beginning",
    "to": "the end",
    "actors": "the joining of actors",
    "said": "speaker",
}


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> plural(1, "event"), plural(1234, "event")
    ('1 event', '1,234 events')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def page_title(words: tuple[str, ...]) -> str:
    """What the browser's tab says.

    >>> page_title(("Varland", "Actors"))
    'Varland – Actors – Datelines'
    """
    return " – ".join((*(" ".join(word.split()) for word in words), APP))


def unknown_value(parameter: str, value: str) -> str:
    """What an address asks for and is not there."""
    return f"{_PARAMETERS.get(parameter, parameter)} “{value}” is not known here"


def unknown_date(parameter: str, value: str) -> str:
    """A bound of the window that is no date."""
    return f"{_PARAMETERS[parameter]} “{value}” is not a date between the years 1 and 9999"


def ignored(problems: tuple[str, ...]) -> str:
    """One sentence for all that was ignored in an address.

    >>> ignored(("kind “x” is not known here",))
    'Ignored in the address: kind “x” is not known here.'
    """
    return f"Ignored in the address: {'; '.join(problems)}."


def shown(number: int, total: int) -> str:
    """How many of the events are shown."""
    return plural(total, "event") if number == total else f"{number:,} of {plural(total, 'event')}"


def opened(date: str, headline: str) -> str:
    """What a screen reader says when an event has been opened."""
    return f"Opened: {date}: {headline}."


def sources_of(number: int) -> str:
    """How many sources."""
    return plural(number, "source")


def disagreement(disputed: int, coarse: int) -> str:
    """What to be careful about, in a sentence or two.

    >>> disagreement(4, 9)
    'Sources disagree on 4 of them; 9 have no date better than a month.'
    >>> disagreement(0, 0)
    ''
    """
    coarse_words = (
        f"{coarse:,} {'has' if coarse == 1 else 'have'} no date better than a month" if coarse else ""
    )
    disputed_words = f"Sources disagree on {disputed:,} of them" if disputed else ""
    both = "; ".join(filter(None, (disputed_words, coarse_words)))
    return f"{both}." if both else ""


def did_you_mean(words: str) -> str:
    """A search that is near to one without a hit."""
    return f"Did you mean “{words}”?"


def same_as_list(number: int) -> str:
    """The heading of the list under the chart."""
    return "The same event as a list" if number == 1 else f"The same {number:,} events as a list"


def chart_alt(events: int, lanes: int) -> str:
    """What a screen reader says of the chart."""
    what = f"{plural(events, 'event')} in {plural(lanes, 'lane')}"
    return f"Timeline of {what}. The list below holds the same events."


def reports_alt(events: int) -> str:
    """What a screen reader says of the chart of events and their reports."""
    what = f"{plural(events, 'event')}, joined by threads to the texts that report them"
    return f"Timeline of {what}. The list below holds the same events and reports."


def overview_alt(events: int) -> str:
    """What a screen reader says of the overview."""
    return (
        f"How many of {plural(events, 'event')} fall in each stretch of time. Narrow the time under Filter."
    )


def years_folded(number: int) -> str:
    """What a fold leaves out."""
    return plural(number, "year")


def a_bar(unit: str) -> str:
    """The unit of a stretch of the overview."""
    return f"a bar {'an' if unit[:1] in 'aeiou' else 'a'} {unit}"


def or_list(words: Sequence[str]) -> str:
    """Words of which one holds.

    >>> or_list(["year", "month"])
    'year or month'
    """
    return " or ".join(words)


def lag(length: str, *, after: bool, exact: bool) -> str:
    """How long after an event, or before it, a text was published."""
    return f"{'' if exact else 'about '}{length} {'later' if after else 'before'}"


def lag_at_least(length: str) -> str:
    """How long after an event a text was published, where only the earliest date is known."""
    return f"at least {length} later"


def as_reported(number: int) -> str:
    """The heading of the list of events and their reports."""
    return (
        "The same event and its reports" if number == 1 else f"The same {number:,} events and their reports"
    )


def more_sources(number: int) -> str:
    """Sources that the chart has no room for."""
    return f"{plural(number, 'more source')} in the list"


def n_of_m(number: int, total: int) -> str:
    """The place of an event in the list."""
    return f"{number:,} of {total:,}"


def quoting(speaker: str) -> str:
    """Whom a source quotes."""
    return f"quoting {speaker}"


def to_come(number: int, *, hidden: bool) -> str:
    """What the line does not show of what comes next.

    >>> to_come(5, hidden=True), to_come(0, hidden=False)
    ('5 to come, hidden', '')
    """
    return f"{number:,} to come{', hidden' if hidden else ''}" if number else ""


def earlier(number: int) -> str:
    """What the line does not show of what came before."""
    return f"{number:,} earlier" if number else ""


def later_than(words: str) -> str:
    """How long after the event a text was published.

    >>> later_than("3 weeks")
    '3 weeks later'
    """
    return f"{words} later"


def earlier_than(words: str) -> str:
    """How long before an event another one was.

    >>> earlier_than("3 days")
    '3 days earlier'
    """
    return f"{words} earlier"


def all_reports(number: int) -> str:
    """What a card on a phone unfolds.

    >>> all_reports(3), all_reports(1)
    ('All 3 reports', 'More about it')
    """
    return f"All {number:,} reports" if number > 1 else "More about it"


def before_it(words: str) -> str:
    """How long before the event a text was published."""
    return f"{words} before"


SAME_TIME = "at the time"
WHO_DENIES = "who denies it"


def dated_otherwise(date: str) -> str:
    """The date that one report gives, where it is not the event's."""
    return f"dates it {date}"


def and_more_reports(number: int) -> str:
    """Reports that find no room."""
    return f"and {plural(number, 'more report')}"


def sentence_case(words: str) -> str:
    """The words with a capital.

    >>> sentence_case("quoting Ilse")
    'Quoting Ilse'
    """
    return words[:1].upper() + words[1:]


def chip(words: str) -> str:
    """An active filter, on the button that takes it away."""
    return f"{words} ✕"


def undo_help(words: str) -> str:
    """What the button takes back."""
    return f"Take back the last change of the filters ({words})"


def all_values(number: int) -> str:
    """The button that shows a whole list of choices."""
    return f"All {number:,}"


def more_values(number: int) -> str:
    """How many choices are not sent, and how to reach them."""
    return f"{number:,} more: type to find them."


def none_at_all(words: str) -> str:
    """Which filter lets nothing through by itself.

    >>> none_at_all("gold")
    'No event passes the filter “gold”.'
    """
    return f"No event passes the filter “{words.strip('“”')}”."


def none_together(number: int) -> str:
    """Why nothing is shown where each filter alone shows something."""
    both = "both filters" if number == 2 else f"all {number} filters"
    return f"Each filter alone lets events through, but no event passes {both}."


def without(words: str, number: int) -> str:
    """What dropping one filter would show.

    >>> without("aid", 12)
    'Without “aid”: 12 events'
    """
    return f"Without “{words.strip('“”')}”: {plural(number, 'event')}"


def without_any(number: int) -> str:
    """What dropping all filters would show."""
    return f"Show all {plural(number, 'event')}"


def since(words: str) -> str:
    """A window with a beginning alone."""
    return f"from {words}"


def until(words: str) -> str:
    """A window with an end alone."""
    return f"until {words}"


def said_by(names: str) -> str:
    """A choice of speakers."""
    return f"said by {names}"


def all_of(number: int, noun: str) -> str:
    """A choice of several that all have to be there."""
    return f"all of {number:,} {noun}"


def some_of(number: int, total: int, noun: str) -> str:
    """A choice of several."""
    return f"{number} of {total} {noun}"


def in_a_pill(number: int) -> str:
    """How many more, in four signs at most.

    >>> in_a_pill(7), in_a_pill(1250), in_a_pill(48_000)
    ('+7', '+1k', '+48k')
    """
    return f"+{number}" if number < 1000 else f"+{number // 1000}k"


def cluster(number: int, span: str, *, listed: bool = False) -> str:
    """What a pill holds, and what a click does."""
    then = "click for the list" if listed else "click to look closer"
    return f"{plural(number, 'event')}, {span}: {then}"


def rows_of_list(first: int, last: int, total: int) -> str:
    """Which part of a list is shown.

    >>> rows_of_list(61, 120, 10000)
    '61–120 of 10,000'
    """
    return f"{first:,}–{last:,} of {total:,}"


def earlier_rows(number: int) -> str:
    """The way to the part of a list before this one."""
    return f"{number:,} earlier"


def later_rows(number: int) -> str:
    """The way to the part of a list after this one."""
    return f"{number:,} later"


def rest_of_list(shown_rows: int, total: int) -> str:
    """Why a list ends early."""
    return f"{shown_rows:,} of {total:,}: those nearest to the chosen one. Narrow the time to see the others."


def titled(name: str, publisher: str | None) -> str:
    """What a text is called inside a sentence: in quotes, unless it goes by its publisher's name.

    >>> titled("Rus, Varland agree", None), titled("Canal Gazette", "Canal Gazette"), titled("“Hm”", "")
    ('“Rus, Varland agree”', 'Canal Gazette', '“Hm”')
    """
    by_publisher = publisher and name.casefold().startswith(publisher.casefold())
    return name if by_publisher or name.startswith("“") else f"“{name}”"


def silent(names: str, number: int) -> str:
    """Who has a text later than the event and does not report it."""
    return f"{names} {'does' if number == 1 else 'do'} not report it."


def acts_and_is_acted_on(acts: int, acted: int, named: int, *, person: bool = False) -> str:
    """An actor's part in its events.

    >>> acts_and_is_acted_on(14, 7, 0)
    'it acts in 14 and is acted on in 7'
    >>> acts_and_is_acted_on(1, 0, 2, person=True)
    'acts in 1 and is only named in 2'
    """
    words = [("acts in", acts), ("is acted on in", acted), ("is only named in", named)]
    said = and_list([f"{part} {number:,}" for part, number in words if number])
    return said if person else f"it {said}"


def own_words(number: int, *, person: bool = False) -> str:
    """How many of an actor's events carry its words.

    >>> own_words(4), own_words(1, person=True), own_words(0)
    ('Four of the events carry its own words.', 'One of the events carries their own words.', '')
    """
    if not number:
        return ""
    carry = "carries" if number == 1 else "carry"
    whose = "their" if person else "its"
    return f"{number_word(number).capitalize()} of the events {carry} {whose} own words."


def number_word(number: int) -> str:
    """Small numbers in words.

    >>> number_word(6), number_word(1234)
    ('six', '1,234')
    """
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else f"{number:,}"


def between_two(other: str, to: int, back: int, both: int, named: int) -> str:
    """What lies between two actors, in a sentence without its end.

    >>> between_two("Egypt", 6, 4, 0, 0)
    'Six steps towards Egypt and four back'
    >>> between_two("Egypt", 0, 1, 2, 1)
    'No step towards Egypt and one back; in two events both act, in one both are named'
    >>> between_two("Egypt", 1, 0, 0, 0)
    'One step towards Egypt and none back'
    """
    returned = number_word(back) if back else "none"
    steps = f"{number_word(to)} {'step' if to < 2 else 'steps'} towards {other} and {returned} back"
    parts = [(both, "both act"), (named, "both are named")]
    said = [(number, words) for number, words in parts if number]
    if not to and not back:
        steps = "No step of one towards the other"
    more = [
        f"in {number_word(number)}{_events(number) * (at == 0)} {words}"
        for at, (number, words) in enumerate(said)
    ]
    return "; ".join(filter(None, (steps[:1].upper() + steps[1:], ", ".join(more))))


def _events(number: int) -> str:
    return " event" if number == 1 else " events"


def some_disputed(number: int) -> str:
    """How many of several are disputed.

    >>> some_disputed(1), some_disputed(0)
    ('One is disputed.', '')
    """
    verb = "is" if number == 1 else "are"
    return f"{number_word(number).capitalize()} {verb} disputed." if number else ""


def pair(one: str, other: str) -> str:
    """The name of two actors' view."""
    return f"{one} and {other}"


def towards(one: str, other: str) -> str:
    """A direction between two actors."""
    return f"{one} to {other}"


def events_in(number: int, words: str) -> str:
    """A number of events in a stretch of time, on a bar or a cell."""
    return f"{plural(number, 'event')}, {words}"


def cell(name: str, number: int, words: str) -> str:
    """What a cell of the matrix says aloud."""
    return f"{name}: {events_in(number, words)}"


def page_of(first: int, last: int, total: int) -> str:
    """Which rows of a long list are shown."""
    return f"{first:,}–{last:,} of {total:,}"


def more_of(number: int) -> str:
    """The rest of a list, behind a click."""
    return f"{number:,} more"


def actor_alt(name: str, events: int) -> str:
    """What a screen reader says of an actor's line."""
    return f"Timeline of {name}, {plural(events, 'event')}. The list below holds the same events."


def arcs_alt(name: str, partners: int) -> str:
    """What a screen reader says of the arcs."""
    return f"{name} and {plural(partners, 'partner')}. The list of actors holds the same numbers."


def also_called(names: str, *, person: bool = False) -> str:
    """Other names of an actor."""
    return f"The texts also {'write' if person else 'call it'} {names}."


def left_over(number: int) -> str:
    """How many time expressions were not used."""
    return f"{plural(number, 'passage')} seen and not used"


def not_used(reason: str) -> str:
    """Why a passage was not used, as said on approach."""
    return f"Not used: {reason}"


def number_words(number: int) -> str:
    """A number as running text has it.

    >>> number_words(3), number_words(1200)
    ('three', '1,200')
    """
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def one_of_its(number: int) -> str:
    """A text of a publisher that has several."""
    return f"one of its {number_words(number)} texts"


def hearsay(number: int) -> str:
    """How many events a text reports as told by others."""
    return f"{number_words(number)} of them hearsay"


def unused(times: int, sentences: int) -> str:
    """What was seen in a text and not used.

    >>> unused(1, 0), unused(0, 0), unused(12, 2)
    ('one time expression not used', '', '12 time expressions and two sentences not used')
    """
    words = [
        f"{number_words(number)} {noun if number == 1 else noun + 's'}"
        for number, noun in ((times, "time expression"), (sentences, "sentence"))
        if number
    ]
    return f"{and_list(words)} not used" if words else ""


def apart_in_time(words: str, *, before: bool) -> str:
    """How far an event is from the publication of a text."""
    return f"{words} {'before' if before else 'after'}"


def looks(before: int, after: int, near: int, median: str) -> str:
    """How far a text looks back and forward.

    >>> looks(9, 0, 0, "3 weeks before")
    '9 events lie before its publication, none after; the median is 3 weeks before.'
    """
    some = f"{before:,} {'event lies' if before == 1 else 'events lie'}" if before else "No event lies"
    rest = f"{number_words(after) if after else 'none'} after"
    same = f" and {number_words(near)} {SAME_DAY}" if near else ""
    return f"{some} before its publication, {rest}{same}; the median is {median}."


def from_to(first: str, last: str) -> str:
    """The earliest and the latest date of a text.

    >>> from_to("since 1911", "1920"), from_to("1911", "1911")
    ('Earliest event: since 1911; latest: 1920.', 'Dated: 1911.')
    """
    return f"Earliest event: {first}; latest: {last}." if first != last else f"Dated: {first}."


def not_compared() -> str:
    """Why a text's events cannot be set against its publication."""
    return "Its publication date is unknown, so nothing can be said of before and after."


def reach_alt(name: str, events: int) -> str:
    """What a screen reader says of a row of marks."""
    return f"{name}: {plural(events, 'event')} in order of time"


def published_on(words: str) -> str:
    """A publication date on its line."""
    return f"published {words}"


def and_more(words: str, number: int) -> str:
    """A mark that stands for several events."""
    return f"{words}, and {number:,} more near it" if number else words


def not_read(number: int) -> str:
    """The heading over files of the folder that are no source."""
    return f"{plural(number, 'file')} not read as {'a source' if number == 1 else 'sources'}"


def texts_and_events(texts: int, events: int) -> str:
    """What the index holds.

    >>> texts_and_events(4, 317), texts_and_events(1, 0)
    ('4 texts, 317 dated events', '1 text, no dated event')
    """
    return f"{plural(texts, 'text')}, {plural(events, 'dated event') if events else NO_EVENTS_IN_TEXT}"


def rows_of(what: str, first: int, last: int, total: int) -> str:
    """Which rows of a long table are shown.

    >>> rows_of("text", 61, 120, 4000)
    'Texts 61 to 120 of 4,000'
    """
    return f"{what.capitalize()}s {first:,} to {last:,} of {total:,}"


def dated(date: str) -> str:
    """The date that one source gives, where it is not the event's."""
    return f"dated {date}"


def weightiest_of(number: int, total: int, sources: int, all_sources: int) -> str:
    """Which events and sources a small matrix holds.

    >>> weightiest_of(18, 90, 5, 5), weightiest_of(3, 3, 8, 60)
    ('The 18 events with most weight, across all five sources.', 'All 3 events, across eight of 60 sources.')
    >>> weightiest_of(1, 1, 4, 4)
    'The only event, across all four sources.'
    """
    which = f"All {total:,} events" if number == total else f"The {number:,} events with most weight"
    which = "The only event" if total == 1 else which
    if sources < all_sources:
        return f"{which}, across {number_words(sources)} of {number_words(all_sources)} sources."
    return f"{which}, across {'both' if sources == 2 else 'all ' + number_words(sources)} sources."


def part_of(number: int, total: int) -> str:
    """Which part of a long text is shown."""
    return f"Part {number:,} of {total:,}"


def part(number: int) -> str:
    """Another part of a long text."""
    return f"Part {number:,}"


def events_of_part(shown_events: int, total: int) -> str:
    """How many of a text's events stand in the part that is shown."""
    return f"{shown_events:,} of {plural(total, 'event')} stand in this part."


def built_by(version: str, texts: int, tables: int) -> str:
    """What the tables are and what made them.

    >>> built_by("0.1.0", 5, 6)
    '6 tables, built from 5 texts by version 0.1.0.'
    """
    by = f" by version {version}" if version else ""
    return f"{plural(tables, 'table')}, built from {plural(texts, 'text')}{by}."


def row_is(what: str, number: int) -> str:
    """How many rows a table has, and what a row is.

    >>> row_is("a text", 5)
    '5 rows; a row is a text.'
    >>> row_is("a text", 0)
    'No rows; a row would be a text.'
    """
    return f"{plural(number, 'row')}; a row is {what}." if number else f"No rows; a row would be {what}."


def narrowed_to(words: list[str]) -> str:
    """What the address leaves of the events."""
    return f"Narrowed to: {'; '.join(words)}."


def no_folder(folder: str) -> str:
    """Where the tables were looked for."""
    return f"There is no folder {folder}."


def no_tables(folder: str) -> str:
    """A folder that is there, and holds nothing that was built."""
    return f"The folder {folder} holds no tables."


def build_command(folder: str) -> str:
    """How the tables that are looked for are made."""
    quoted = f'"{folder}"' if " " in folder else folder
    return f"python -m pipeline build my-texts --out {quoted}"


def or_empty(kind: str) -> str:
    """The type of a column that may be empty."""
    return f"{kind}, or empty"


def one_of(description: str, values: list[str]) -> str:
    """What a column holds, with the values it may take.

    >>> one_of("part played", ["agent", "patient"])
    'part played: agent, patient'
    """
    return f"{description}: {', '.join(values)}" if values else description


def more_rows(number: int) -> str:
    """How many rows a short table leaves out; nothing where it leaves out none."""
    return f"and {number:,} more; the downloads hold all." if number > 0 else ""


def and_list(words: list[str]) -> str:
    """Words as a person lists them.

    >>> and_list(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
