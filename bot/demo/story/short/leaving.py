"""A mentor leaves."""

from bot.demo.cast import Cast
from bot.demo.story.answering import answer_the_rest
from bot.demo.story.desk import resolves, writes_to
from bot.demo.story.parting import KIND_WORDS, LOOKING

LEAVES = "The pair does not work for this person."


async def lars_would_like_to_stop(cast: Cast) -> None:
    """Lars has too much to do. He says so under “My things”; only the coordinators read it."""
    lars, karen, amina = cast.lars, cast.karen, cast.amina
    await cast.stage.wait_for(days=2, hour=20)
    await lars.commands("/menu")
    for label in ("⚙️ My things", "🚪 This does not work for me"):
        await lars.taps(label)
    await lars.taps("🚪 End with {partner}", partner=amina)
    await lars.writes("I have a new job and two small children")
    lars.sees("Thank you. A coordinator will write to you here. Until then nothing changes.")
    karen.sees(LEAVES)
    amina.does_not_see("I have a new job and two small children", by=lars)


async def karen_talks_to_lars(cast: Cast) -> None:
    """Karen thanks him, and asks whether a break would help. He would rather stop."""
    lars, karen = cast.lars, cast.karen
    await cast.stage.wait_for(days=1, hour=9, minute=30)
    await karen.taps("🙋 I take it", on=LEAVES)
    await writes_to(karen, lars, LEAVES, "Thank you for telling us. Would a break of some weeks help?")
    await lars.writes("No, I would rather stop now")
    karen.sees("No, I would rather stop now", by=lars)


async def karen_ends_it(cast: Cast) -> None:
    """Karen sees what each of them will read, and ends the pair. Amina reads kind words, and no reason."""
    amina, lars, karen = cast.amina, cast.lars, cast.karen
    await karen.taps("🏁 End this pair", on=LEAVES)
    await karen.taps("{who} stops", who=karen.say("{name} (mentor)", name=lars))
    karen.sees(KIND_WORDS, partner=lars)
    await karen.taps("🏁 Yes, end it")
    amina.sees(KIND_WORDS, partner=lars)
    await resolves(karen, LEAVES, "Pair ended")
    await amina.taps("Skip")
    await lars.taps("Skip")


async def amina_asks_for_another_mentor(cast: Cast) -> None:
    """The next day Amina answers a few last questions, and asks for a new mentor."""
    amina = cast.amina
    await cast.stage.wait_for(days=1, hour=11)
    await answer_the_rest(amina)
    await amina.commands("/menu")
    await amina.taps("🤝 Ask for a new partner")
    await amina.taps("Yes, please")
    amina.sees(LOOKING)
    amina.does_not_see("I have a new job and two small children", by=cast.lars)
