"""A call for help at night."""

from bot.demo.cast import Cast
from bot.demo.story.desk import resolves, writes_to
from bot.domain.case import Rule

NOTE = "✍️ Case {number} is resolved. To add a note, reply to this message. Only coordinators can read it."


async def amina_calls_for_help(cast: Cast) -> None:
    """Shortly before midnight Amina taps Help. The number to call comes first, then the coordinators are told."""
    amina, karen = cast.amina, cast.karen
    await cast.stage.wait_for(days=8, hour=23, minute=40)
    await amina.taps("🆘 Help")
    await amina.taps("🚨 I am in danger now")
    amina.sees("🚨 Call 112 now. It is free, day and night.")
    karen.sees("🔴 Case {number}: urgent", number=cast.number_of(Rule.danger))
    await amina.writes("Somebody follows me")
    amina.sees("Thank you. A coordinator will write to you here.")
    cast.lars.does_not_see("Somebody follows me", by=amina)


async def nobody_is_awake(cast: Cast) -> None:
    """Nobody has seen it. After an hour the group is reminded, and the backup is told too."""
    number = cast.number_of(Rule.danger)
    await cast.stage.wait(hours=1.1)
    cast.karen.sees("⏰ Case {number} still waits. Nobody has taken it.", number=number)
    waited = "⏰ Case {number} has waited too long in the coordinators’ group. Please look at it there."
    cast.backup.sees(waited, number=number)


async def mette_writes_to_her(cast: Cast) -> None:
    """Mette takes the case and writes. Amina gets it at once, although it is night."""
    amina, mette = cast.amina, cast.mette
    card = mette.say("🔴 Case {number}: urgent", number=cast.number_of(Rule.danger))
    await mette.taps("🙋 I take it", on=card)
    await mette.taps("📖 Read what was said", on=card)
    mette.sees("Somebody follows me", by=amina)
    await writes_to(mette, amina, card, "I am here. Are you safe now? Shall I call you?")
    await amina.writes("The police were kind. I am at home now")
    mette.sees("The police were kind. I am at home now", by=amina)


async def in_the_morning(cast: Cast) -> None:
    """In the morning Karen reads what was done. Mette resolves the case and leaves a note."""
    karen, mette = cast.karen, cast.mette
    number = cast.number_of(Rule.danger)
    await cast.stage.wait_for(days=0, hour=9)
    await karen.commands(f"/case {number}")
    await resolves(mette, mette.say("🔴 Case {number}: urgent", number=number))
    await mette.replies("She lives at her sister’s for a while", to=mette.sees(NOTE, number=number))
    cast.lars.does_not_see("🔴 Case {number}: urgent", number=number)
