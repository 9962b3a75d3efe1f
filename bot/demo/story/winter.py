"""Winter: news for everybody, a break over Christmas, the long check-in after three months."""

from calendar import FRIDAY, MONDAY, TUESDAY, WEDNESDAY

from bot.demo.cast import Cast
from bot.demo.story.answering import answer_the_rest
from bot.demo.story.autumn import AT_FIVE, PICTURE, they_meet_and_plan
from bot.demo.story.desk import announces
from bot.demo.story.parting import FIRST_WORDS, OTHER_WORDS
from bot.demo.story.planning import proposes
from bot.talk.phrase import ShortDay, n_

LONGER = "Hello {name}. This time I have a few more questions about you and {partner}. It takes about five minutes."
COFFEE = "On Friday 11 December at 15:00 there is coffee for everybody, at the main library. You are welcome!"
TWO_WEEKS = n_("{n} week, until {day}", "{n} weeks, until {day}", 2)
BREAK = "⏸ {partner} takes a break until {day}. That can happen, and it has nothing to do with you."


async def karen_has_news_for_everybody(cast: Cast) -> None:
    """Karen invites everybody to coffee. She sees first what they will see, then how many have got it."""
    karen = cast.karen
    await cast.stage.until(week=13, day=WEDNESDAY, hour=10)
    await announces(karen, COFFEE, people=3)
    await cast.stage.wait(hours=1)
    for person in (cast.amina, cast.samir, cast.birgit):
        person.sees(COFFEE, by=karen)
    cast.lars.does_not_see(COFFEE, by=karen)
    karen.newest("📣 Done.")


async def the_first_monday_of_december(cast: Cast) -> None:
    """On Monday morning the coordinators read how things stand."""
    karen = cast.karen
    await cast.stage.until(week=14, day=MONDAY, hour=9, minute=30)
    karen.sees("📊 {programme}: the new week", programme="Makker")
    karen.newest("📌 {programme}: where we are now", programme="Makker")


async def they_meet_in_december(cast: Cast) -> None:
    """Samir and Birgit meet, and plan one more meeting before Christmas."""
    await cast.stage.until(week=14, day=TUESDAY, hour=9)
    await they_meet_and_plan(cast, words="The garage has answered!")


async def amina_hears_how_it_stands(cast: Cast) -> None:
    """Amina, who waits for a mentor, hears how long it has been, and goes on waiting."""
    amina = cast.amina
    await cast.stage.until(week=15, day=WEDNESDAY, hour=12)
    amina.sees("There is nobody for you yet, and you are still on the list.")
    await amina.taps("OK, I wait")


async def after_three_months(cast: Cast) -> None:
    """After three months the check-in is longer, and asks about steps towards a job."""
    samir, birgit = cast.samir, cast.birgit
    await cast.stage.until(week=15, day=FRIDAY, hour=12)
    samir.sees(LONGER, name=samir, partner=birgit)
    await answer_the_rest(samir, {"learned": "yes"}, points=5)
    samir.sees(PICTURE)
    await answer_the_rest(birgit, {"learned": "yes", "hours": "4"})
    birgit.sees(PICTURE)


async def birgit_takes_a_break(cast: Cast) -> None:
    """Birgit takes a break over Christmas. The meeting before Christmas is called off, and Samir hears until when."""
    samir, birgit = cast.samir, cast.birgit
    await cast.stage.until(week=16, day=MONDAY, hour=12)
    await birgit.commands("/menu")
    await birgit.taps("⚙️ My things")
    await birgit.taps("⏸ Take a break")
    back = cast.stage.day(14)
    await birgit.taps(TWO_WEEKS, day=ShortDay(back))
    await birgit.taps("Yes, take a break")
    samir.sees(BREAK, partner=birgit, day=back)
    samir.sees("Your meeting with {partner} does not take place.", partner=birgit)
    samir.sees_file("makker.ics")


async def the_break_is_over(cast: Cast) -> None:
    """In January the break is over. Both hear of it, and Samir proposes a day."""
    samir, birgit = cast.samir, cast.birgit
    await cast.stage.until(week=18, day=MONDAY, hour=11)
    for person, partner in ((samir, birgit), (birgit, samir)):
        person.sees("▶️ The break is over. {partner} and you can meet again!", partner=partner)
    await proposes(samir, days=8, clock=AT_FIVE, place="At a library")
    await birgit.taps("Yes, I can")


async def they_meet_in_january(cast: Cast) -> None:
    """They meet, and Samir has good news."""
    await cast.stage.until(week=19, day=TUESDAY, hour=9)
    await they_meet_and_plan(cast, words="I begin as a trainee on 1 February!")


async def lars_comes_back(cast: Cast) -> None:
    """Lars opens the bot again. He reads that the pair has ended, and what Amina wrote to him."""
    lars, amina = cast.lars, cast.amina
    await cast.stage.until(week=19, day=WEDNESDAY, hour=10)
    await lars.starts("")
    await cast.stage.wait(hours=0.1)
    lars.sees("Your pair with {partner} has ended, as you wished. Thank you for the time that you gave.", partner=amina)
    await lars.taps("Skip")
    await cast.stage.wait(hours=0.1)
    lars.sees("💐 {partner} says goodbye to you:", partner=amina)
    lars.sees(OTHER_WORDS, by=amina)
    lars.does_not_see(FIRST_WORDS, by=amina)
    await answer_the_rest(lars, {"helped": "I had too little time. That was not fair to her"})
