"""Silence, a blocked bot, and the end."""

from datetime import timedelta

from bot.demo.cast import Cast
from bot.demo.stage import StoryError
from bot.demo.story.answering import LAST_WORDS, answer_the_rest
from bot.demo.story.check_ins import HELLO
from bot.domain.case import Rule

SILENT, GONE = "Does not answer check-ins.", "Blocked the bot, or messages cannot be delivered."
NOT_MET = "No meeting has taken place for a long time."


async def lars_is_silent(cast: Cast) -> None:
    """Lars does not answer his check-in: he is asked once more, then it is closed, and the coordinators hear of it."""
    lars, karen = cast.lars, cast.karen
    lars.sees("A small reminder. There is no hurry.")
    await cast.stage.wait_for(days=6, hour=10, minute=30)
    karen.sees("⚪ Case {number}: low", number=cast.number_of(Rule.silence))
    await karen.taps("✅ Resolve", on=SILENT)
    await karen.taps("Talked to them", on=SILENT)
    await karen.taps("🙋 I take it", on=NOT_MET)


async def they_still_do_not_meet(cast: Cast) -> None:
    """After thirty days without a meeting the case weighs more, and asks for somebody again."""
    karen = cast.karen
    await cast.stage.wait_for(days=12, hour=11)
    karen.newest("🟠 Case {number}: high", number=cast.number_of(Rule.no_meeting))
    await karen.taps("🙋 I take it", on=NOT_MET)


async def amina_answers_again(cast: Cast) -> None:
    """Weeks later both are asked again. Amina says that it goes better."""
    await cast.stage.wait_for(days=8, hour=11)
    cast.amina.sees(HELLO, name=cast.amina, partner=cast.lars)
    await answer_the_rest(cast.amina)
    cast.amina.sees(LAST_WORDS)


async def lars_is_silent_again(cast: Cast) -> None:
    """Lars does not answer for the second time, and that weighs more."""
    await cast.stage.wait_for(days=7, hour=11)
    cast.karen.sees("🟡 Case {number}: normal", number=cast.number_of(Rule.silence))


async def lars_blocks_the_bot(cast: Cast) -> None:
    """Lars blocks the bot, and the coordinators know at once."""
    karen = cast.karen
    await cast.stage.wait(days=1)
    await cast.lars.blocks()
    karen.sees(GONE)
    await karen.taps("🙋 I take it", on=GONE)
    await cast.stage.wait(hours=2)
    for case in (SILENT, NOT_MET, GONE):
        await karen.taps("✅ Resolve", on=case)
        await karen.taps("Talked to them", on=case)


async def twelve_weeks_are_over(cast: Cast) -> None:
    """Twelve weeks are over; nothing is left open."""
    await cast.stage.wait_until(cast.stage.opening + timedelta(weeks=12))
    if left := cast.open_cases():
        raise StoryError(f"still open: {', '.join(left)}")
