"""Samir has a traineeship. The pair ends as it was agreed, and somebody else begins anew."""

from calendar import FRIDAY, MONDAY, THURSDAY, TUESDAY

from bot.demo.cast import Cast
from bot.demo.stage import StoryError
from bot.demo.story.answering import answer_the_rest
from bot.demo.story.autumn import AT_FIVE, they_meet_and_plan
from bot.demo.story.parting import LOOKING
from bot.demo.story.planning import they_meet
from bot.talk.phrase import FarDay, ShortDay, n_

ENDED = n_(
    "Hello {name}! Your time with {partner} ended {n} month ago.",
    "Hello {name}! Your time with {partner} ended {n} months ago.",
    3,
)
PLANNED = "🏁 Your time with {partner} in the programme ends today. Thank you for all that you did together!"
TO_BIRGIT, TO_SAMIR = "Without you I would still be looking. Thank you!", "You did it yourself. See you at the garage!"


async def both_tell_how_it_goes(cast: Cast) -> None:
    """Two weeks after the break both are asked again."""
    samir, birgit = cast.samir, cast.birgit
    await cast.stage.until(week=20, day=MONDAY, hour=12)
    await answer_the_rest(samir, {"work": "looking", "learned": "yes"}, points=5)
    await answer_the_rest(birgit, {"learned": "yes"})


async def they_meet_before_the_first_day(cast: Cast) -> None:
    """They meet, and talk about the first day at a Danish workplace."""
    await cast.stage.until(week=21, day=TUESDAY, hour=9)
    await they_meet_and_plan(cast)


async def samir_is_a_trainee(cast: Cast) -> None:
    """In February Samir tells how his first week was, and in the check-in that he is in a traineeship."""
    samir, birgit = cast.samir, cast.birgit
    await cast.stage.until(week=23, day=TUESDAY, hour=9)
    await they_meet_and_plan(cast, words="On the first day I repaired a brake")
    await cast.stage.until(week=24, day=MONDAY, hour=18)
    await answer_the_rest(samir, {"work": "internship", "learned": "yes"}, points=5)
    await answer_the_rest(birgit, {"learned": "yes"})


async def they_meet_in_february(cast: Cast) -> None:
    """They meet once more in February."""
    await cast.stage.until(week=25, day=TUESDAY, hour=9)
    await they_meet_and_plan(cast)


async def both_are_asked_about_the_end(cast: Cast) -> None:
    """Two weeks before the agreed end each of the two is asked: end, or go on? Both have reached what they wanted."""
    await cast.stage.until(week=25, day=THURSDAY, hour=12)
    end = cast.stage.day(14)
    for person, partner in ((cast.samir, cast.birgit), (cast.birgit, cast.samir)):
        asks = "{partner} and you have agreed to meet until {day}. What would you like?"
        person.sees(asks, partner=partner, day=FarDay(end))
        await person.taps("🏁 End on {day}", day=ShortDay(end))


async def amina_and_lars_after_three_months(cast: Cast) -> None:
    """Three months after their pair has ended, Amina and Lars are asked how it goes."""
    amina, lars = cast.amina, cast.lars
    await cast.stage.until(week=25, day=FRIDAY, hour=12)
    amina.sees(ENDED, name=amina, partner=lars)
    await amina.taps("In education or on a course")
    await amina.writes("I take a course for nurses")
    lars.sees(ENDED, name=lars, partner=amina)
    await lars.taps("Maybe later")
    await lars.taps("Skip")


async def the_last_meeting(cast: Cast) -> None:
    """Samir and Birgit meet for the last time as mentee and mentor."""
    await cast.stage.until(week=27, day=TUESDAY, hour=9)
    await they_meet(cast.samir, cast.birgit, 0, AT_FIVE, words="We had cake")


async def it_ends_as_agreed(cast: Cast) -> None:
    """The day that both agreed on. Each gets a kind word; what they say to each other Karen reads first."""
    samir, birgit, karen = cast.samir, cast.birgit, cast.karen
    await cast.stage.until(week=27, day=THURSDAY, hour=12)
    samir.sees(PLANNED, partner=birgit)
    birgit.sees(PLANNED, partner=samir)
    for person, words in ((samir, TO_BIRGIT), (birgit, TO_SAMIR)):
        await person.writes(words)
        karen.sees(words, by=person)
        person.sees_file("certificate.png")
        await karen.taps("✅ Pass on", on=person.say(words))
    samir.sees(TO_SAMIR, by=birgit)
    birgit.newest(birgit.say("💐 {partner} says goodbye to you:", partner=samir))


async def the_last_questions(cast: Cast) -> None:
    """The next day both answer a few last questions. Birgit would like to be a mentor again."""
    samir, birgit = cast.samir, cast.birgit
    await cast.stage.until(week=27, day=FRIDAY, hour=12)
    await answer_the_rest(samir, {"work": "internship"}, points=5)
    await answer_the_rest(birgit, {"advice": "Let us meet the other mentors"})
    await birgit.commands("/menu")
    await birgit.taps("🤝 Ask for a new partner")
    await birgit.taps("Yes, please")
    await birgit.taps("One")
    birgit.sees(LOOKING)


async def the_two_pairs_never_heard_of_each_other(cast: Cast) -> None:
    """On Monday the coordinators see how things stand. Nobody has learned anything about the other pair."""
    karen = cast.karen
    await cast.stage.until(week=28, day=MONDAY, hour=9, minute=30)
    karen.sees("📊 {programme}: the new week", programme="Makker")
    karen.sees("🌱 What went well last week:")
    for mine, others in (
        ((cast.amina, cast.lars), (cast.samir, cast.birgit)),
        ((cast.samir, cast.birgit), (cast.amina, cast.lars)),
    ):
        for reader in mine:
            for somebody in others:
                reader.does_not_see(somebody.name, by=somebody)
                reader.does_not_see(somebody.called)


async def amina_meets_birgit(cast: Cast) -> None:
    """Karen brings Amina and Birgit together, and both say yes. Nothing is left open."""
    amina, birgit, karen = cast.amina, cast.birgit, cast.karen
    await karen.commands("/waiting")
    await karen.taps("{name} (mentee)", on="🤝 Waiting for a match. Tap a person to see who could fit.", name=amina)
    await karen.taps_name(birgit)
    await cast.stage.wait(hours=2)
    await birgit.taps("Yes, I would like to")
    await cast.stage.wait(hours=2)
    await amina.taps("Yes, I would like to")
    amina.sees("Good news, {name}: you both said yes! Your mentor is {partner}.", name=amina, partner=birgit)
    birgit.sees("Good news, {name}: you both said yes! Your mentee is {partner}.", name=birgit, partner=amina)
    if left := cast.open_cases():
        raise StoryError(f"still open: {', '.join(left)}")
