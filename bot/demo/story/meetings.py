"""Meetings: planned, held, disagreed about, missed."""

from datetime import time, timedelta

from bot.demo.actor import Actor
from bot.demo.cast import Cast
from bot.talk.phrase import ShortDay

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
    await amina.speaks(seconds=14)
    amina.sees("Thank you. Only the coordinators can read what you wrote.")
    await lars.taps("Yes, we met")
    await lars.taps("Skip")
    lars.sees("Thank you.")


async def two_answers_disagree(cast: Cast) -> None:
    """They plan a second meeting. Afterwards one says yes and one says no, and a coordinator looks at it."""
    amina, lars, karen = cast.amina, cast.lars, cast.karen
    await proposes(amina, days=2, clock=time(17), place="At a café")
    await lars.taps("Yes, I can")
    await cast.stage.wait_for(days=2, hour=19, minute=10)
    await lars.taps("No, we did not meet")
    await lars.writes("I waited at the wrong café")
    await amina.taps("Yes, we met")
    await amina.taps("Skip")
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
    await lars.writes("We wrote her first application")
    await amina.taps("Yes, we met")
    await amina.taps("Skip")


async def proposes(person: Actor, days: int, clock: time, place: str) -> None:
    """Propose a meeting so many days ahead."""
    await person.commands("/meet")
    await chooses(person, days, clock, place)


async def chooses(person: Actor, days: int, clock: time, place: str) -> None:
    """Choose a day, a time and a place, and send them."""
    await person.taps(ShortDay(person.stage.day(days)))
    await person.taps(clock)
    await person.taps(place)
    await person.taps("✅ Send")
