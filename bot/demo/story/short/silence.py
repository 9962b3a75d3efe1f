"""Somebody does not answer."""

from bot.demo.cast import Cast
from bot.demo.story.answering import answer_the_rest
from bot.demo.story.check_ins import HELLO
from bot.demo.story.desk import resolves, writes_to
from bot.demo.story.trouble import SILENT
from bot.domain.case import Rule


async def lars_does_not_answer(cast: Cast) -> None:
    """Both are asked how it goes. Amina answers; Lars does not."""
    amina, lars = cast.amina, cast.lars
    await cast.stage.wait_for(days=6, hour=11)
    lars.sees(HELLO, name=lars, partner=amina)
    await answer_the_rest(amina)


async def he_is_reminded_once(cast: Cast) -> None:
    """After two days Makker asks once more, kindly, and then not again."""
    await cast.stage.wait(days=2)
    cast.lars.sees("A small reminder. There is no hurry.")


async def the_coordinators_hear_of_it(cast: Cast) -> None:
    """After a week the questions are closed, and the coordinators get a quiet word: a case of low severity."""
    karen = cast.karen
    await cast.stage.wait(days=5)
    karen.sees(SILENT)
    karen.sees("⚪ Case {number}: low", number=cast.number_of(Rule.silence))
    cast.amina.does_not_see(SILENT)


async def karen_asks_lars(cast: Cast) -> None:
    """Karen writes to Lars. He was ill, and nobody is cross with him."""
    lars, karen = cast.lars, cast.karen
    await karen.taps("🙋 I take it", on=SILENT)
    await writes_to(karen, lars, SILENT, "Is everything all right? You need not answer the questions.")
    await cast.stage.wait(hours=3)
    await lars.writes("I was ill. Next week I am back")
    karen.sees("I was ill. Next week I am back", by=lars)
    await resolves(karen, SILENT)
