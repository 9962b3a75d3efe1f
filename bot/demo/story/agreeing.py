"""The agreement: proposed by one, confirmed by the other."""

from bot.demo.cast import Cast
from bot.demo.story.answering import asked

IN_SIX_MONTHS = 1
"""The place of the programme's usual end among the ends that are offered."""


async def they_agree_on_how_they_meet(cast: Cast) -> None:
    """Amina says how she would like to meet, and Lars agrees."""
    amina, lars = cast.amina, cast.lars
    await cast.stage.wait(hours=1)
    await amina.commands("/menu")
    for label in ("📝 Agree on how we meet", "Every second week, 2 hours", "At a library", "Find a job"):
        await amina.taps(label)
    await amina.taps("Skip")
    ends = asked(amina)
    await amina.taps_button(ends.buttons[IN_SIX_MONTHS], ends)
    await amina.taps("We write on Telegram")
    await amina.taps("✅ Send")
    lars.sees("Do you agree?")
    await lars.taps("Yes, I agree")
    for person in (amina, lars):
        person.sees("You find it in the menu under 📝, and you can change it there.")
