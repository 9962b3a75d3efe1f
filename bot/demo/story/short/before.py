"""What has happened before a short story begins."""

from datetime import time

from bot.demo.actor import Actor
from bot.demo.cast import Cast
from bot.demo.story.agreeing import agrees
from bot.demo.story.answering import asked
from bot.demo.story.planning import proposes, they_meet
from bot.simulator.buttons import plain

AT_FOUR = time(16)


async def they_become_a_pair(cast: Cast) -> None:
    """Amina and Lars have joined, and have both said yes to each other."""
    amina, lars, karen = cast.amina, cast.lars, cast.karen
    amina.language = cast.languages.of(amina.name)
    await _joins(cast, amina, ("Arabic and some English", "Nurse in Aleppo for six years", "Nurse in a hospital"))
    await _joins(cast, lars, ("Danish, English and a little German", "Head nurse at the hospital"))
    for person in (amina, lars):
        await karen.taps("✅ Approve", on=karen.say("👤 {who}", who=person))
    await karen.taps("🤝 Find a match", on=amina.say("Nurse in a hospital"))
    await karen.taps_name(lars)
    for person in (amina, lars):
        await person.taps("Yes, I would like to")


async def _joins(cast: Cast, person: Actor, words: tuple[str, ...]) -> None:
    """Sign up, and skip what can be skipped after these words."""
    await person.starts(cast.invitation(person))
    await person.chooses(person.language)
    await person.taps("Yes, I agree")
    await person.writes(person.name, *words)
    while plain(person.say("Are you 18 years or older?")) not in plain(asked(person).text):
        await person.taps("Skip")
    await person.taps("Yes")
    await person.taps("✅ Send")


async def they_agree(cast: Cast) -> None:
    """They have agreed on how they meet."""
    await agrees(cast.amina, cast.lars)


async def they_have_met(cast: Cast) -> None:
    """They have met once."""
    amina, lars = cast.amina, cast.lars
    await proposes(lars, days=8, clock=AT_FOUR, place="At a library")
    await amina.taps("Yes, I can")
    await they_meet(amina, lars, 8, AT_FOUR)


A_PAIR = (they_become_a_pair, they_agree)
A_PAIR_THAT_MEETS = (*A_PAIR, they_have_met)
