"""Samir and Birgit in autumn: they meet every second week, move one meeting, and answer their check-ins."""

from calendar import FRIDAY, MONDAY, TUESDAY
from datetime import time

from bot.demo.cast import Cast
from bot.demo.story.answering import LAST_WORDS, answer_the_rest
from bot.demo.story.check_ins import HELLO
from bot.demo.story.planning import moves, proposes, they_meet

PICTURE = "📈 This picture shows how you see yourself. I send it only to you."
AT_FIVE = time(17)


async def they_meet_and_plan(cast: Cast, day: int = 0, then: int = 14, words: str = "") -> None:
    """They meet at five o'clock, so many days from today; Birgit proposes the next day, and Samir can."""
    samir, birgit = cast.samir, cast.birgit
    await they_meet(samir, birgit, day, AT_FIVE, words)
    await proposes(birgit, days=then, clock=AT_FIVE, place="At a library")
    await samir.taps("Yes, I can")


async def they_meet_for_the_first_time(cast: Cast) -> None:
    """The next day Samir and Birgit meet for the first time, and plan to meet again in two weeks."""
    await they_meet_and_plan(cast, day=1, words="She asked what I can, not what I lack")


async def both_answer_their_first_check_in(cast: Cast) -> None:
    """Two weeks after the match Samir and Birgit are asked how it goes, each on their own."""
    samir, birgit = cast.samir, cast.birgit
    await cast.stage.until(week=3, day=FRIDAY, hour=12)
    samir.sees(HELLO, name=samir, partner=birgit)
    await answer_the_rest(samir, {"helped": "She knows every garage in Vejle"})
    await cast.stage.wait(hours=6)
    birgit.sees(HELLO, name=birgit, partner=samir)
    await answer_the_rest(birgit)
    birgit.does_not_see("She knows every garage in Vejle", by=samir)


async def samir_moves_a_meeting(cast: Cast) -> None:
    """Samir has a job interview on the day of the meeting. He asks for another day."""
    samir, birgit = cast.samir, cast.birgit
    await cast.stage.until(week=4, day=MONDAY, hour=12)
    await moves(samir, days=4, clock=AT_FIVE, place="At a café")
    birgit.sees("{partner} would like to move your meeting to another time.", partner=samir)
    await cast.stage.wait(hours=1)
    await birgit.taps("Yes, I can")
    for person, partner in ((samir, birgit), (birgit, samir)):
        person.sees("✅ Your meeting with {partner} has a new time.", partner=partner)
        person.sees_file("makker.ics")


async def they_meet_on_the_new_day(cast: Cast) -> None:
    """They meet on the new day; nobody is asked about the old one."""
    await cast.stage.until(week=4, day=FRIDAY, hour=9)
    await they_meet_and_plan(cast, then=11, words="We talked about the interview")


async def they_meet_in_october(cast: Cast) -> None:
    """They meet again, and practise telephone calls in Danish."""
    await cast.stage.until(week=6, day=TUESDAY, hour=9)
    await they_meet_and_plan(cast, words="I called two garages")


async def they_see_their_progress(cast: Cast) -> None:
    """Four weeks after the first check-in the second one comes, and with it a picture of one's own progress."""
    samir, birgit = cast.samir, cast.birgit
    await cast.stage.until(week=7, day=FRIDAY, hour=12)
    await answer_the_rest(samir, {"learned": "yes"}, points=5)
    samir.sees(LAST_WORDS)
    samir.sees(PICTURE)
    await answer_the_rest(birgit, {"learned": "yes"})
    birgit.sees(PICTURE)


async def they_meet_at_the_end_of_october(cast: Cast) -> None:
    """They meet, and Birgit asks a colleague whether his garage needs a trainee."""
    await cast.stage.until(week=8, day=TUESDAY, hour=9)
    await they_meet_and_plan(cast)


async def they_meet_in_november(cast: Cast) -> None:
    """They visit that garage together."""
    await cast.stage.until(week=10, day=TUESDAY, hour=9)
    await they_meet_and_plan(cast, words="We visited a garage. They were kind")


async def a_third_check_in(cast: Cast) -> None:
    """A month later both answer again; Birgit puts it off until the evening."""
    samir, birgit = cast.samir, cast.birgit
    await cast.stage.until(week=11, day=FRIDAY, hour=10, minute=30)
    await answer_the_rest(samir, {"learned": "yes"})
    await birgit.taps("⏳ Ask me later")
    await birgit.taps("This evening")
    await cast.stage.until(week=11, day=FRIDAY, hour=19)
    await answer_the_rest(birgit, {"learned": "yes"})


async def they_meet_again_in_november(cast: Cast) -> None:
    """They write an application for a traineeship at the garage."""
    await cast.stage.until(week=12, day=TUESDAY, hour=12)
    await they_meet_and_plan(cast, words="We wrote to the garage")
