"""Silence, a blocked bot, and the end."""

from calendar import MONDAY, TUESDAY, WEDNESDAY

from bot.demo.cast import Cast
from bot.demo.story.answering import LAST_WORDS, answer_the_rest
from bot.demo.story.check_ins import HELLO
from bot.demo.story.desk import resolves
from bot.domain.case import Rule

SILENT, GONE = "Does not answer check-ins.", "Blocked the bot, or messages cannot be delivered."
NOT_MET = "No meeting has taken place for a long time."


async def lars_is_silent(cast: Cast) -> None:
    """Lars does not answer his check-in: he is asked once more, then it is closed, and the coordinators hear of it."""
    lars, karen = cast.lars, cast.karen
    await cast.stage.until(week=8, day=WEDNESDAY, hour=10, minute=30)
    lars.sees("A small reminder. There is no hurry.")
    karen.sees("⚪ Case {number}: low", number=cast.number_of(Rule.silence))
    await resolves(karen, SILENT)
    await karen.taps("🙋 I take it", on=NOT_MET)


async def they_still_do_not_meet(cast: Cast) -> None:
    """After thirty days without a meeting the case weighs more, and asks for somebody again."""
    karen = cast.karen
    await cast.stage.until(week=10, day=MONDAY, hour=11)
    karen.newest("🟠 Case {number}: high", number=cast.number_of(Rule.no_meeting))
    await karen.taps("🙋 I take it", on=NOT_MET)


async def amina_answers_again(cast: Cast) -> None:
    """Weeks later both are asked again. Amina says that it goes better."""
    await cast.stage.until(week=11, day=TUESDAY, hour=11)
    cast.amina.sees(HELLO, name=cast.amina, partner=cast.lars)
    await answer_the_rest(cast.amina)
    cast.amina.sees(LAST_WORDS)


async def lars_is_silent_again(cast: Cast) -> None:
    """Lars does not answer for the second time, and that weighs more."""
    await cast.stage.until(week=12, day=TUESDAY, hour=11)
    cast.karen.sees("🟡 Case {number}: normal", number=cast.number_of(Rule.silence))


async def lars_blocks_the_bot(cast: Cast) -> None:
    """Lars blocks the bot, and the coordinators know at once."""
    karen = cast.karen
    await cast.stage.until(week=12, day=WEDNESDAY, hour=11)
    await cast.lars.blocks()
    karen.sees(GONE)
    await karen.taps("🙋 I take it", on=GONE)
