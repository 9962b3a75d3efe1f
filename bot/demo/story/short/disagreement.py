"""Two answers about a meeting do not fit together."""

from datetime import time

from bot.demo.cast import Cast
from bot.demo.story.desk import resolves, writes_to
from bot.demo.story.meetings import DISPUTED
from bot.demo.story.planning import proposes, they_meet

ASK_LARS, ASK_AMINA = (
    "Where did you wait on Wednesday?",
    "I think that you waited at two cafés. Shall we find a new day?",
)


async def they_agree_on_a_meeting(cast: Cast) -> None:
    """Amina proposes a meeting at a café, and Lars can."""
    await proposes(cast.amina, days=2, clock=time(16), place="At a café")
    await cast.lars.taps("Yes, I can")


async def one_says_yes_and_one_says_no(cast: Cast) -> None:
    """In the evening both are asked. Lars says no, Amina says yes; the coordinators see both answers, at once."""
    amina, lars, karen = cast.amina, cast.lars, cast.karen
    await cast.stage.wait_for(days=2, hour=19, minute=10)
    await lars.taps("No, we did not meet")
    await lars.writes("I waited at the wrong café")
    await amina.taps("Yes, we met")
    for _question in range(3):
        await amina.taps("Skip")
    await amina.taps("Not now")
    karen.sees(DISPUTED)
    karen.sees("{who}: yes, we met", who=karen.say("{name} (mentee)", name=amina))
    karen.sees("{who}: no, we did not meet", who=karen.say("{name} (mentor)", name=lars))
    amina.does_not_see("I waited at the wrong café", by=lars)


async def karen_asks_both(cast: Cast) -> None:
    """The next morning Karen asks. Neither of the two hears from Makker what the other one said."""
    amina, lars, karen = cast.amina, cast.lars, cast.karen
    await cast.stage.wait_for(days=1, hour=9, minute=30)
    await karen.taps("🙋 I take it", on=DISPUTED)
    await writes_to(karen, lars, DISPUTED, ASK_LARS)
    await lars.writes("At the café by the station")
    karen.sees("At the café by the station", by=lars)
    await writes_to(karen, amina, DISPUTED, ASK_AMINA)
    await amina.writes("Yes, please. I tapped the wrong button")
    karen.sees("Yes, please. I tapped the wrong button", by=amina)
    await resolves(karen, DISPUTED, "Solved together")


async def they_meet_at_the_library(cast: Cast) -> None:
    """They find a new day and a place that nobody can mistake, and meet."""
    amina, lars = cast.amina, cast.lars
    await proposes(lars, days=4, clock=time(16), place="At a library")
    await amina.taps("Yes, I can")
    await they_meet(amina, lars, 4, time(16))
