"""The agreement: proposed by one, confirmed by the other."""

from bot.demo.actor import Actor
from bot.demo.cast import Cast
from bot.demo.story.answering import asked

IN_SIX_MONTHS = 1
"""The place of the programme's usual end among the ends that are offered."""


async def they_agree_on_how_they_meet(cast: Cast) -> None:
    """Amina says how she would like to meet, and Lars agrees."""
    await cast.stage.wait(hours=1)
    await agrees(cast.amina, cast.lars)


async def agrees(one: Actor, other: Actor) -> None:
    """Propose an agreement; the other says yes to it."""
    await one.commands("/menu")
    for label in ("📝 Agree on how we meet", "Every week, 2 hours", "At a library", "Find a job"):
        await one.taps(label)
    await one.taps("Skip")
    ends = asked(one)
    await one.taps_button(ends.buttons[IN_SIX_MONTHS], ends)
    await one.taps("We write on Telegram")
    await one.taps("✅ Send")
    other.sees("Do you agree?")
    await other.taps("Yes, I agree")
    for person in (one, other):
        person.sees("You find it in the menu under 📝, and you can change it there.")
