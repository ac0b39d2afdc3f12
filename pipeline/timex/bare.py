"""Which one is meant where nothing says so: "in July", "on Monday", "the thirties", "over the weekend"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.interval import add_months, ymd
from pipeline.model import Unit
from pipeline.timex import periods, say, story
from pipeline.timex.answer import NO_STORY, Answer, Setting, dated, undated, unknown
from pipeline.timex.expr import Rep
from pipeline.timex.tense import AHEAD, SINCE

_BESIDE = 3  # characters between a date and its weekday: "on 12 June 1897, a Saturday"
_MONTHS_AWAY = 14
_OF_OLD = 15  # years: "It lost money in 2012. In May it was sold" is of now, "The war began in 1912" of then
_NEWS_REACH, STORY_REACH = 300, 700  # how many characters a stated year reaches forward


def bare(rep: Rep, of_week: int | None, at: Setting) -> Answer:
    """The one of the repeating things that is meant: by the pair to the right, the story, or the verb."""
    match rep:
        case Rep("weekday", int(n), 1):
            return _any_weekday(n, at)
        case Rep("weekday", int(n)):
            return _weekday(n, at)
        case Rep("domweekday", int(day), of):
            return _day_that_is(day, of, at)
        case Rep("weekend"):
            return _weekend(at)
        case Rep("year3", int(n)):
            return _early_year(n, at)
        case Rep("decade" | "year2", int(n)):
            return _short_years(rep, n, at)
    if at.ahead is not None:
        unit = periods.in_year(rep, at.ahead)
        if unit is not None:
            return dated(unit, f"The year, {at.ahead}, stands with the date it is paired with.", 0.95)
    if (framed := _framed(rep, at)) is not None:
        return framed
    if at.domain == "narrative" or at.now is None or _in_a_story(at):
        return _by_story(rep, at)
    return _by_tense(rep, of_week, at)


def _in_a_story(at: Setting) -> bool:
    """Whether news tells of another year at this place: a date stated in the text, not long before."""
    if at.now is None or at.direction > 0:
        return False
    if at.present:
        return _is_told_then(at, ymd(at.now)[0])
    last = story.near(at.told, at.start, _NEWS_REACH)
    if last is None or not last.rooted or last.weight < 1 or last.unit.days.start > at.now:
        return False
    years = ymd(at.now)[0] - last.year
    sets_the_time = story.rank(last.unit) < 5 or last.frame or (at.first and years > _OF_OLD)
    return abs(years) > 1 and sets_the_time


def _framed(rep: Rep, at: Setting) -> Answer | None:
    """In the year that sets the time of the clause, one past or, of what will be, one to come."""
    one = at.framed
    if one is None or at.now is None or at.domain != "news" or ymd(at.now)[0] == one.year:
        return None
    to_come = one.unit.days.start > at.now
    if to_come != (at.direction > 0) or (not to_come and (at.present or one.weight < story.HALF)):
        return None
    unit = periods.in_year(rep, one.year)
    why = f"The year, {one.year}, sets the time of the clause."
    return None if unit is None else replace(dated(unit, why, 0.85), rooted=one.rooted)


def _is_told_then(at: Setting, year: int) -> bool:
    """Whether a present is that of a past told before it: "On 4 May 1911 he says it burned in April"."""
    last = at.told[-1] if at.told else None
    if last is None or last.sentence != at.sentence or story.rank(last.unit) > 2 or last.weight < 1:
        return False
    return last.rooted and last.year < year


def _weekday(n: int, at: Setting) -> Answer:
    base, name, what = at.now, "the publication date", say.weekday(n)
    if at.domain == "narrative":
        last = story.latest_within(at.told, 0)
        if last is not None and at.start - last.end <= STORY_REACH:
            day = last.unit.days.start + (n - periods.weekday_of(last.unit.days.start)) % 7
            return dated(
                Unit.of_day(day), f"The {what} on or after the last date told, {say.unit(last.unit)}.", 0.6
            )
    if base is None:
        return undated(unknown(Rep("weekday", n)), at.unclear)
    after = (n - periods.weekday_of(base)) % 7
    day = base + after if at.direction > 0 else base - (periods.weekday_of(base) - n) % 7
    side = "of" if day == base else "after" if day > base else "before"
    return dated(
        Unit.of_day(day),
        f"The {what} {side} {name}, {say.unit(Unit.of_day(base))}.",
        0.9 if at.direction else 0.8,
    )


def _any_weekday(n: int, at: Setting) -> Answer:
    """ "A Friday" is none in particular, unless it says of a date just told which weekday it was."""
    last = at.told[-1] if at.told else None
    if last is not None and last.unit.precision == "day" and 1 <= at.start - last.end <= _BESIDE:
        same = periods.weekday_of(last.unit.days.start) == n
        if same or at.start - last.end == len(", "):
            return dated(last.unit, f"It says of {say.unit(last.unit)} which day of the week it was.", 0.8)
    return undated(unknown(Rep("weekday", n)), f"Any {say.weekday(n)}: it is said of no particular one.")


def weekday_told(rep: Rep, at: Setting) -> Answer:
    """ "That Thursday": the one on or after the last day told, a stated one first; else as a bare one."""
    days = [
        one
        for one in at.told[-12:]
        if one.unit.precision in ("day", "week")
        and at.start - one.end <= STORY_REACH
        and one.weight >= story.HALF
    ]
    for last in sorted(days, key=lambda one: (not one.rooted, -one.start)):
        start = last.unit.days.start
        unit = Unit.of_day(start + (int(rep.a) - periods.weekday_of(start)) % 7)
        if at.now is None or unit.days.start <= at.now or at.direction > 0:
            told = say.unit(last.unit)
            return dated(unit, f"The {say.rep(rep)} on or after the last date told, {told}.", 0.75)
    return undated(unknown(rep), "It leans on a day told before it, and none is near.")


def _day_that_is(day: int, of_week: int, at: Setting) -> Answer:
    """ "Friday the 13th": the nearest month whose 13th is a Friday, on the side of the verb."""
    last = story.latest_within(at.told, 5) if at.domain == "narrative" or at.now is None else None
    base = at.now if last is None else last.unit.days.start
    if base is None:
        return undated("XXXX-XX-XX", at.unclear)
    year, month, _ = ymd(base)
    months = (add_months(year, month, step) for step in range(-_MONTHS_AWAY, _MONTHS_AWAY + 1))
    fitting = [
        unit
        for y, m in months
        if (unit := periods.part_of(Rep("dom", day), Unit.month(y, m))) is not None
        and periods.weekday_of(unit.days.start) == of_week
    ]
    sided = [unit for unit in fitting if (unit.days.start - base) * at.direction >= 0]
    if not sided:
        return undated("XXXX-XX-XX", "No month near has that day of the week on that date.")
    unit = min(sided, key=lambda unit: abs(unit.days.start - base))
    near = say.unit(Unit.of_day(base)) if last is None else say.unit(last.unit)
    return dated(unit, f"The {say.weekday(of_week)} nearest to {near} that is day {day} of its month.", 0.85)


def _weekend(at: Setting) -> Answer:
    if at.now is None:
        return undated("XXXX-WXX-WE", at.unclear)
    this = periods.unit_of("WE", at.now)
    assert this is not None  # noqa: S101 - a weekend exists for every day
    before = this.days.start > at.now and at.direction <= 0
    unit = Unit(this.days.shift(-7), "interval") if before else this
    side = "before" if before else "nearest to"
    return dated(unit, f"The weekend {side} the publication date, {say.unit(Unit.of_day(at.now))}.", 0.8)


def _early_year(n: int, at: Setting) -> Answer:
    """A year of three digits: before Christ where the story is told in such years."""
    last = story.before_christ(at.told, 1 - n, n)
    if last is not None:
        return replace(
            dated(Unit.year(1 - n), f"Before Christ, as in {say.unit(last.unit)}.", 0.85), rooted=True
        )
    return replace(
        dated(Unit.year(n), "A year of three digits." if n > 99 else "A year of the first century.", 0.8),
        rooted=True,
    )


_YEARS_ON = {"decade": 50, "year2": 25}  # "the sixties" in a story of 1945 are those to come
_LAST_DECADE = 1990  # with no century said; "the twenties" in a story of 1980 are over


def _short_years(rep: Rep, n: int, at: Setting) -> Answer:
    last = story.just_told(at.told, at.start, 6) or story.latest(at.told)
    if at.now is not None and (at.domain == "news" or last is None):
        base, why = ymd(at.now)[0], "The latest such years before the publication date."
        base += _TO_COME if rep.kind == "year2" else 0
    elif last is not None:
        if rep.kind == "decade" and (old := story.before_christ(at.told, -8 - n, n)) is not None:
            return dated(
                _decade_before_christ(n, old.year), f"Before Christ, as in {say.unit(old.unit)}.", 0.85
            )
        base, why = (
            last.year + _YEARS_ON[rep.kind],
            f"The century is the one the story is telling ({say.unit(last.unit)}).",
        )
        if rep.kind == "decade" and last.year < 2000:
            base = min(base, _LAST_DECADE)
    else:
        base, why = 2000, "The 20th century is meant where none is stated."
        base += _TO_COME if rep.kind == "year2" else 0
    year = base // 100 * 100 + n
    year -= 100 if year > base else 0
    unit = periods.years(year, 10, "decade") if rep.kind == "decade" else Unit.year(year)
    return dated(unit, why, 0.9)


_TO_COME = 10  # years: "the election of '28"


def _decade_before_christ(n: int, last: int) -> Unit:
    """The decade of that number nearest to a year before Christ: after 241 BC "the 30s" are 239 to 230 BC."""
    near = (1 - (hundreds + n + 9) for hundreds in range(0, 2000, 100))
    return periods.years(min(near, key=lambda first: abs(first + 5 - last)), 10, "decade")


def _by_story(rep: Rep, at: Setting) -> Answer:
    if at.now is None and not at.coming and at.told and story.near(at.told, at.start, STORY_REACH) is None:
        return undated(unknown(rep), f"The last year told, {at.told[-1].year}, stands too far before it.")
    found = story.year_for(rep, at.told, at.coming, at.start, at.sentence, flashback=at.flashback)
    if found is None:
        if at.told and periods.calendar_of(rep) is not None:
            return undated(unknown(rep), periods.missing(rep))
        return undated(unknown(rep), NO_STORY) if at.now is None else _by_tense(rep, None, at)
    unit, source = found
    year = ymd(unit.days.start)[0]
    if isinstance(source, Unit):
        why = f"The year is that of the next date told, {say.unit(source)}."
    elif source.year == year or source.unit.days.contains(unit.days):
        why = f"The year is the one the story is telling, {say.unit(source.unit)}."
    elif unit.days.start < source.unit.days.start:
        why = f"It is told of the time before {say.unit(source.unit)}."
    else:
        why = f"The story goes on into the next year after {say.unit(source.unit)}."
    return replace(dated(unit, why, 0.85), rooted=True)


# Days from the publication date: where the nearest is nearer than this, it is meant whatever the tense.
_TENSE_DECIDES = {"month": (40, 40), "season": (120, 120), "quarter": (60, 110)}  # (told as past, as to come)


def _by_tense(rep: Rep, of_week: int | None, at: Setting) -> Answer:
    """The nearest one to the publication date, unless tense or a word like "since" says otherwise."""
    now = at.now
    if now is None:
        return undated(unknown(rep), at.unclear)
    year = ymd(now)[0]
    near = [unit for y in range(year - 2, year + 3) for unit in periods.all_in_year(rep, y)]
    if not near:
        return undated(unknown(rep), periods.missing(rep))
    fitting = [unit for unit in near if periods.weekday_of(unit.days.start) == of_week]
    if len(fitting) == 1:
        return dated(fitting[0], f"The year in which that day is a {say.weekday(of_week or 0)}.", 0.95)
    nearest = min(near, key=lambda unit: _away(unit, now))
    unit = _on_the_side_of_the_verb(near, nearest, rep, at.direction, now)
    how = "nearest to" if unit == nearest else "before" if unit.days.start < nearest.days.start else "after"
    told = say.unit(Unit.of_day(now))
    return dated(
        unit, f"The {say.rep(rep)} {how} the publication date, {told}.", 0.85 if at.direction else 0.75
    )


def _away(unit: Unit, now: int) -> float:
    return abs((unit.days.start + unit.days.end) / 2 - now)


def _on_the_side_of_the_verb(near: list[Unit], nearest: Unit, rep: Rep, direction: int, now: int) -> Unit:
    limits = _TENSE_DECIDES.get(rep.kind, (40, 100))
    past, ahead = (0 if abs(direction) > AHEAD else limit for limit in limits)
    ahead = limits[1] if rep.kind == "monthday" else ahead
    if direction < 0 and nearest.days.end > now and _away(nearest, now) > past:
        return next(
            (u for u in reversed(near) if u.days.end <= now or (direction > SINCE and u.days.start <= now)),
            nearest,
        )
    if direction > 0 and nearest.days.end <= now and _away(nearest, now) > ahead:
        return next((unit for unit in near if unit.days.end > now), nearest)
    return nearest
