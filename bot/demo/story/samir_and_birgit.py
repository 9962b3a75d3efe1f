"""The second pair: invited from the group, brought together, agreed."""

from calendar import FRIDAY, MONDAY, THURSDAY, WEDNESDAY
from datetime import time

from bot.demo.cast import Cast
from bot.demo.story.answering import asked
from bot.demo.story.desk import invites
from bot.demo.story.planning import proposes
from bot.domain.member import Role

IN_SIX_MONTHS = 1
"""The place of the programme's usual end among the ends that are offered."""


async def samir_signs_up(cast: Cast) -> None:
    """Karen invites a second mentee from the group, and Samir signs up."""
    samir, karen = cast.samir, cast.karen
    await cast.stage.until(week=1, day=WEDNESDAY, hour=13)
    await samir.starts(await invites(karen, Role.mentee))
    await samir.chooses(samir.language)
    await samir.taps("Yes, I agree")
    await samir.writes("Samir", "Arabic and English", "Car mechanic in Khartoum for ten years", "Mechanic in a garage")
    await samir.writes("Vejle")
    await samir.taps("In the evening")
    await samir.writes("A little Arabic, and how an engine works")
    await samir.taps("Both are fine")
    await samir.taps("Skip")
    await samir.taps("Yes")
    await samir.taps("✅ Send")
    karen.sees("Town: {it}", it=samir.say("Vejle"))


async def birgit_signs_up(cast: Cast) -> None:
    """The next day Birgit signs up, who has run a garage herself."""
    birgit, karen = cast.birgit, cast.karen
    await cast.stage.until(week=1, day=THURSDAY, hour=17)
    await birgit.starts(await invites(karen, Role.mentor))
    await birgit.chooses(birgit.language)
    await birgit.taps("Yes, I agree")
    await birgit.writes("Birgit", "Danish and English", "I ran a garage for twenty years")
    await birgit.writes("Danish for the workplace", "A little Arabic")
    await birgit.taps("One")
    await birgit.writes("Vejle")
    await birgit.taps("Any time")
    await birgit.taps("A woman")
    await birgit.taps("Skip")
    await birgit.taps("Yes")
    await birgit.taps("✅ Send")
    karen.sees("Can teach: {it}", it=birgit.say("Danish for the workplace"))


async def samir_and_birgit_say_yes(cast: Cast) -> None:
    """On Friday morning Karen brings the two together, and both say yes the same day."""
    samir, birgit, karen = cast.samir, cast.birgit, cast.karen
    await cast.stage.until(week=1, day=FRIDAY, hour=9)
    await karen.taps("✅ Approve", on=samir.say("Car mechanic in Khartoum for ten years"))
    await karen.taps("✅ Approve", on=birgit.say("I ran a garage for twenty years"))
    await karen.taps("🤝 Find a match", on=samir.say("Car mechanic in Khartoum for ten years"))
    await karen.taps_name(birgit)
    await cast.stage.wait(hours=3)
    await samir.taps("Yes, I would like to")
    await cast.stage.wait(hours=4)
    await birgit.taps("Yes, I would like to")
    samir.sees("Good news, {name}: you both said yes! Your mentor is {partner}.", name=samir, partner=birgit)
    birgit.sees("Good news, {name}: you both said yes! Your mentee is {partner}.", name=birgit, partner=samir)
    karen.sees("🤝 They are a pair")


async def samir_and_birgit_agree(cast: Cast) -> None:
    """Samir is asked how they would like to meet. Birgit changes one thing, and Samir says yes to it."""
    samir, birgit = cast.samir, cast.birgit
    await cast.stage.until(week=2, day=MONDAY, hour=8, minute=30)
    for label in ("Every second week, 2 hours", "At a café", "Find a job", "Speak better Danish"):
        await samir.taps(label)
    await samir.taps("Skip")
    ends = asked(samir)
    await samir.taps_button(ends.buttons[IN_SIX_MONTHS], ends)
    await samir.taps("We write on Telegram")
    await samir.taps("✅ Send")
    await birgit.taps("I would like to change something")
    await birgit.taps("✏️ Place")
    await birgit.taps("At a library")
    await birgit.taps("✅ Send")
    samir.sees("Do you agree?")
    await samir.taps("Yes, I agree")
    for person, partner in ((samir, birgit), (birgit, samir)):
        person.sees("🤝 {partner} and you agree:", partner=partner)


async def they_plan_their_first_meeting(cast: Cast) -> None:
    """Birgit proposes a day, and Samir can."""
    samir, birgit = cast.samir, cast.birgit
    await proposes(birgit, days=1, clock=time(17), place="At a library")
    await samir.taps("Yes, I can")
    samir.sees_file("makker.ics")
    birgit.sees_file("makker.ics")
