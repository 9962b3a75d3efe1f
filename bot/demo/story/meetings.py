"""Meetings: planned, held, disagreed about, missed."""

from calendar import THURSDAY, WEDNESDAY
from datetime import time

from bot.demo.cast import Cast
from bot.demo.story.desk import resolves, writes_to
from bot.demo.story.planning import chooses, proposes, says_only_that_they_met

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
    await stage.until(week=2, day=WEDNESDAY, hour=14)
    amina.sees("🔔 You meet {partner} tomorrow.", partner=lars)
    lars.sees("🔔 You meet {partner} tomorrow.", partner=amina)
    await stage.until(week=2, day=THURSDAY, hour=12)
    amina.sees("🔔 You meet {partner} today.", partner=lars)
    lars.sees("🔔 You meet {partner} today.", partner=amina)
    await stage.wait_for(days=0, hour=18, minute=5)
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
    await resolves(karen, DISPUTED)


async def they_have_not_met_for_a_while(cast: Cast) -> None:
    """Two weeks without a meeting: a coordinator writes to Amina."""
    amina, karen = cast.amina, cast.karen
    await cast.stage.until(week=4, day=THURSDAY, hour=15)
    karen.sees(NOT_MET)
    await karen.taps("🙋 I take it", on=NOT_MET)
    await writes_to(karen, amina, NOT_MET, "Shall we help you two find a day?")
    await amina.writes("No thank you, I write to him now")
    karen.sees("No thank you, I write to him now", by=amina)
    await resolves(karen, NOT_MET)


async def they_find_a_day(cast: Cast) -> None:
    """They find a day in the next week."""
    await proposes(cast.amina, days=7, clock=time(15), place="Online")
    await cast.stage.wait(hours=2)
    await cast.lars.taps("Yes, I can")


async def they_meet_again(cast: Cast) -> None:
    """They meet again, and write her first application."""
    amina, lars = cast.amina, cast.lars
    await cast.stage.until(week=5, day=THURSDAY, hour=18, minute=5)
    await lars.taps("Yes, we met")
    await lars.taps("One and a half hours")
    await lars.taps("Skip")
    await lars.writes("We wrote her first application")
    await lars.taps("Not now")
    await says_only_that_they_met(amina)
