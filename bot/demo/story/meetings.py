"""Meetings: planned, held, disagreed about, missed."""

from datetime import time, timedelta

from bot.demo.actor import Actor
from bot.demo.cast import Cast
from bot.domain.timetable import part_of
from bot.talk.hour import NAMES
from bot.talk.phrase import Month

DISPUTED, NOT_MET = "The two answers about a meeting disagree.", "No meeting has taken place for a long time."


async def the_first_meeting_is_planned(cast: Cast) -> None:
    """Lars proposes a day, Amina another one, and both get it for their calendars."""
    amina, lars = cast.amina, cast.lars
    await cast.stage.wait(hours=5)
    await proposes(lars, days=3, clock=time(16), place="At a café")
    amina.sees("{partner} would like to meet you.", partner=lars)
    await cast.stage.wait(hours=2)
    await amina.taps("Another time")
    await chooses(amina, days=9, clock=time(14), place="At a library")
    lars.sees("{partner} would like to meet you.", partner=amina)
    await cast.stage.wait_for(days=1, hour=8, minute=30)
    await lars.taps("Yes, I can")
    for person, partner in ((amina, lars), (lars, amina)):
        person.sees("✅ You have a meeting with {partner}.", partner=partner)
        person.sees_file("makker.ics")


async def the_first_meeting_takes_place(cast: Cast) -> None:
    """Both are reminded twice, meet, and are asked in the evening."""
    amina, lars, stage = cast.amina, cast.lars, cast.stage
    meeting = stage.at(stage.day(8), time(14))
    await stage.wait_until(meeting - timedelta(days=1))
    amina.sees("🔔 You meet {partner} tomorrow.", partner=lars)
    lars.sees("🔔 You meet {partner} tomorrow.", partner=amina)
    await stage.wait_until(meeting - timedelta(hours=2))
    amina.sees("🔔 You meet {partner} today.", partner=lars)
    lars.sees("🔔 You meet {partner} today.", partner=amina)
    await stage.wait_until(stage.at(stage.today, time(18, 5)))
    await amina.taps("Yes, we met")
    await amina.taps("One hour")
    await amina.taps("CV or application")
    await amina.taps("Danish")
    await amina.taps("✅ Done")
    await amina.speaks(seconds=14)
    await amina.taps("Not now")
    amina.sees("Thank you. Only the coordinators can read what you wrote.")
    await says_only_that_they_met(lars)
    lars.sees("Thank you.")


async def two_answers_disagree(cast: Cast) -> None:
    """They plan a second meeting. Afterwards one says yes and one says no, and a coordinator looks at it."""
    amina, lars, karen = cast.amina, cast.lars, cast.karen
    await proposes(amina, days=2, clock=time(17), place="At a café")
    await lars.taps("Yes, I can")
    await cast.stage.wait_for(days=2, hour=19, minute=40)
    await lars.taps("No, we did not meet")
    await lars.writes("I waited at the wrong café")
    await amina.taps("Yes, we met")
    karen.sees(DISPUTED)
    karen.sees("{who}: no, we did not meet", who=karen.say("{name} (mentor)", name=lars))
    await cast.stage.wait_for(days=1, hour=9, minute=30)
    await karen.taps("🙋 I take it", on=DISPUTED)
    await karen.taps("✅ Resolve", on=DISPUTED)
    await karen.taps("Talked to them", on=DISPUTED)


async def they_have_not_met_for_a_while(cast: Cast) -> None:
    """Two weeks without a meeting: a coordinator writes to Amina."""
    amina, karen, stage = cast.amina, cast.karen, cast.stage
    await stage.wait_until(stage.at(stage.day(6), time(15)))
    karen.sees(NOT_MET)
    await karen.taps("🙋 I take it", on=NOT_MET)
    await karen.taps("💬 Write to {name}", on=NOT_MET, name=amina)
    await karen.replies("Shall we help you two find a day?")
    amina.sees("Shall we help you two find a day?", by=karen)
    await amina.writes("No thank you, I write to him now")
    karen.sees("No thank you, I write to him now", by=amina)
    await karen.taps("✅ Resolve", on=NOT_MET)
    await karen.taps("Talked to them", on=NOT_MET)


async def the_next_meeting_takes_place(cast: Cast) -> None:
    """They find a day, and meet again."""
    amina, lars = cast.amina, cast.lars
    await proposes(amina, days=7, clock=time(15), place="Online")
    await cast.stage.wait(hours=2)
    await lars.taps("Yes, I can")
    await cast.stage.wait_for(days=7, hour=18, minute=5)
    await lars.taps("Yes, we met")
    await lars.taps("One and a half hours")
    await lars.taps("Skip")
    await lars.writes("We wrote her first application")
    await lars.taps("Not now")
    await says_only_that_they_met(amina)


async def says_only_that_they_met(person: Actor) -> None:
    """Yes, and nothing more."""
    await person.taps("Yes, we met")
    for _question in range(3):
        await person.taps("Skip")
    await person.taps("Not now")


async def proposes(person: Actor, days: int, clock: time, place: str) -> None:
    """Propose a meeting so many days ahead."""
    await person.commands("/meet")
    await chooses(person, days, clock, place)


async def chooses(person: Actor, days: int, clock: time, place: str) -> None:
    """Choose a day, a time and a place, and send them."""
    day = person.stage.day(days)
    if day.month != person.stage.today.month:
        await person.taps(Month(day, with_year=False))
    await person.taps(day.day)
    await person.taps(NAMES[part_of(clock)].one)
    await person.taps(clock)
    await person.taps(place)
    await person.taps("✅ Send")
