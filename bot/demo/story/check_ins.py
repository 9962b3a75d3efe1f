"""Check-ins: help in the middle of one, a low score, a case that nobody takes."""

from calendar import TUESDAY

from bot.demo.cast import Cast
from bot.demo.stage import StoryError
from bot.demo.story.answering import LAST_WORDS, answer, answer_the_rest, question
from bot.demo.story.desk import resolves, writes_to
from bot.domain.case import Rule

HELLO = "Hello {name}. I have a few short questions about you and {partner}. It takes about three minutes."
HELP, LOW_TRUST = "Asked for help.", "Gave a low score for trust or safety in a check-in."
FALLING = "Gave a much lower score than in the check-in before."


async def amina_needs_help_in_the_middle(cast: Cast) -> None:
    """Two weeks in, both are asked how it goes. In the middle of it Amina asks for help, and comes back."""
    amina, lars = cast.amina, cast.lars
    await cast.stage.until(week=3, day=TUESDAY, hour=10)
    amina.sees(HELLO, name=amina, partner=lars)
    lars.sees(HELLO, name=lars, partner=amina)
    await answer(amina)
    await answer(amina)
    interrupted = question(amina)
    await amina.taps("🆘 Help")
    await amina.taps("Our meetings")
    amina.sees("Thank you for telling me. The coordinators know now that you want help.")
    await amina.writes("The café is too loud for me")
    await amina.taps("Only the coordinators")
    amina.sees("Back to where we were:")
    if question(amina) != interrupted:
        raise StoryError(f"Amina was asked “{interrupted}” before and “{question(amina)}” after")
    await answer_the_rest(amina)


async def karen_answers(cast: Cast) -> None:
    """Karen takes the case, reads what was said and writes to Amina. Lars hears nothing of it."""
    amina, karen = cast.amina, cast.karen
    await cast.stage.wait(hours=0.5)
    await karen.taps("🙋 I take it", on=HELP)
    await karen.taps("📖 Read what was said", on=HELP)
    karen.sees("The café is too loud for me", by=amina)
    await writes_to(karen, amina, HELP, "Meet at the library then. Shall I tell him?")
    await amina.writes("I tell him myself. Thank you!")
    karen.sees("I tell him myself. Thank you!", by=amina)
    await resolves(karen, HELP)
    cast.lars.does_not_see("The café is too loud for me", by=amina)


async def lars_answers_his_questions(cast: Cast) -> None:
    """In the evening Lars answers his own questions."""
    await cast.stage.wait(hours=7)
    await answer_the_rest(cast.lars)
    cast.lars.sees(LAST_WORDS)


async def amina_does_not_trust_him(cast: Cast) -> None:
    """Four weeks later Amina gives low scores, and a case is opened at once."""
    amina, karen = cast.amina, cast.karen
    await cast.stage.until(week=7, day=TUESDAY, hour=10)
    amina.sees(HELLO, name=amina, partner=cast.lars)
    await answer_the_rest(amina, {"what_happened": "He is often late and looks at his phone"}, points=2)
    karen.sees(LOW_TRUST)
    karen.sees("🟠 Case {number}: high", number=cast.number_of(Rule.low_trust))
    karen.sees(FALLING)
    cast.lars.does_not_see(LOW_TRUST)


async def nobody_takes_the_case(cast: Cast) -> None:
    """Nobody takes the case: the group is reminded, then the backup. Mette takes it and sorts it out."""
    amina, karen, mette = cast.amina, cast.karen, cast.mette
    number = cast.number_of(Rule.low_trust)
    await cast.stage.wait(days=1, hours=0.5)
    karen.sees("⏰ Case {number} still waits. Nobody has taken it.", number=number)
    await cast.stage.wait(days=1)
    cast.backup.sees(
        "⏰ Case {number} has waited too long in the coordinators’ group. Please look at it there.", number=number
    )
    await mette.taps("🙋 I take it", on=LOW_TRUST)
    await writes_to(mette, amina, LOW_TRUST, "I am sorry that nobody answered. May I call you today?")
    await amina.writes("Yes, please call me")
    await cast.stage.wait(hours=3)
    for case in (FALLING, LOW_TRUST):
        await resolves(mette, case)
