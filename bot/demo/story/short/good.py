"""It goes well."""

from datetime import time

from bot.demo.cast import Cast
from bot.demo.story.answering import LAST_WORDS, answer_the_rest
from bot.demo.story.check_ins import HELLO
from bot.demo.story.desk import opens_pair
from bot.demo.story.planning import proposes, they_meet

CONGRATULATIONS = "Amina has a job! Congratulations to you both, and thank you for what you did together."


async def they_plan_a_meeting(cast: Cast) -> None:
    """Lars proposes a day by a few taps, and Amina says yes. Both get it for their calendars."""
    amina, lars = cast.amina, cast.lars
    await proposes(lars, days=8, clock=time(16), place="At a library")
    amina.sees("{partner} would like to meet you.", partner=lars)
    await cast.stage.wait(hours=1)
    await amina.taps("Yes, I can")
    for person, partner in ((amina, lars), (lars, amina)):
        person.sees("✅ You have a meeting with {partner}.", partner=partner)
        person.sees_file("makker.ics")


async def they_meet_and_tell(cast: Cast) -> None:
    """They are reminded, they meet, and in the evening each says how it was."""
    await they_meet(cast.amina, cast.lars, 8, time(16), words="We wrote my first application")
    cast.lars.does_not_see("We wrote my first application", by=cast.amina)


async def both_are_asked_how_it_goes(cast: Cast) -> None:
    """Two weeks after the match both answer a few questions; nobody but the coordinators reads them."""
    amina, lars = cast.amina, cast.lars
    await cast.stage.wait_for(days=6, hour=12)
    for person, partner in ((amina, lars), (lars, amina)):
        person.sees(HELLO, name=person, partner=partner)
        await answer_the_rest(person)
        person.sees(LAST_WORDS)


async def amina_finds_a_job(cast: Cast) -> None:
    """Amina has found a job. Karen ends the pair with kind words, which she sees before anybody else does."""
    amina, lars, karen = cast.amina, cast.lars, cast.karen
    await cast.stage.wait_for(days=3, hour=10)
    await opens_pair(karen, amina, lars)
    for label in ("🏁 End this pair", "Both stop", "✍️ Other words"):
        await karen.taps(label)
    await karen.replies(CONGRATULATIONS)
    amina.does_not_see(CONGRATULATIONS, by=karen)
    await karen.taps("🏁 Yes, end it")
    for person in (amina, lars):
        person.sees(CONGRATULATIONS, by=karen)


async def they_say_goodbye(cast: Cast) -> None:
    """Amina says goodbye, and Karen passes it on. Each of the two gets a certificate."""
    amina, lars, karen = cast.amina, cast.lars, cast.karen
    await amina.writes("You believed in me before I did. Thank you!")
    amina.sees_file("certificate.png")
    await lars.taps("Skip")
    lars.sees_file("certificate.png")
    await karen.taps("✅ Pass on")
    lars.sees("💐 {partner} says goodbye to you:", partner=amina)
    lars.sees("You believed in me before I did. Thank you!", by=amina)
