"""Amina and Lars part early: a coordinator decides, and sees first what each of them reads."""

from calendar import THURSDAY

from bot.demo.cast import Cast
from bot.demo.story.answering import answer_the_rest
from bot.demo.story.desk import opens_pair, resolves
from bot.demo.story.trouble import GONE, NOT_MET

KIND_WORDS = "Your pair with {partner} has ended. This can happen, and it is not your fault. Thank you for your time."
LOOKING = "Good! The coordinators look for the right person. I write to you as soon as there is somebody."
TO_AMINA = "Lars has no time any more. You did nothing wrong, and we would like to find a new mentor for you."
FIRST_WORDS = "You were never there, but the CV was good. Call me: 12 34 56 78"
OTHER_WORDS = "Thank you for the help with my CV. Good luck!"


async def karen_ends_the_pair(cast: Cast) -> None:
    """Lars tells Karen on the telephone that he has no time any more. She ends the pair, in her own words to Amina."""
    karen, lars, amina = cast.karen, cast.lars, cast.amina
    await cast.stage.until(week=12, day=THURSDAY, hour=10)
    await opens_pair(karen, amina, lars)
    await karen.taps("🏁 End this pair")
    await karen.taps("{who} stops", who=karen.say("{name} (mentor)", name=lars))
    karen.sees(KIND_WORDS, partner=lars)
    await karen.taps("✍️ Other words")
    await karen.replies(TO_AMINA)
    karen.sees(TO_AMINA)
    amina.does_not_see(TO_AMINA, by=karen)
    await karen.taps("🏁 Yes, end it")
    karen.sees("The pair has ended. Both are told.")
    amina.sees(TO_AMINA, by=karen)
    karen.sees("✅ It resolved itself: {why}", why=karen.say("The pair has ended."))  # that he did not answer
    for case in (NOT_MET, GONE):
        await resolves(karen, case, "Pair ended")


async def amina_says_goodbye(cast: Cast) -> None:
    """Amina says goodbye. Karen reads it first, asks for other words, and passes those on."""
    amina, karen = cast.amina, cast.karen
    await cast.stage.wait(hours=2)
    await amina.writes(FIRST_WORDS)
    karen.sees(FIRST_WORDS, by=amina)
    await karen.taps("✍️ Ask for other words")
    await karen.replies("Please leave out your telephone number.")
    amina.sees("A coordinator has read your goodbye to {partner}, and asks you for other words:", partner=cast.lars)
    await amina.writes(OTHER_WORDS)
    karen.sees(OTHER_WORDS, by=amina)
    await karen.taps("✅ Pass on", on=amina.say(OTHER_WORDS))
    cast.lars.does_not_see(FIRST_WORDS, by=amina)


async def amina_looks_ahead(cast: Cast) -> None:
    """The next day Amina answers a few last questions, and asks for another mentor."""
    amina = cast.amina
    await cast.stage.wait_for(days=1, hour=12)
    await answer_the_rest(amina, {"helped": "Karen, who always answered"})
    await amina.commands("/menu")
    await amina.taps("🎓 My certificate")
    amina.sees_file("certificate.png")
    await amina.taps("☰ Menu")
    await amina.taps("🤝 Ask for a new partner")
    await amina.taps("Yes, please")
    amina.sees(LOOKING)
    cast.karen.sees("✅ Approved, waiting for a match")
