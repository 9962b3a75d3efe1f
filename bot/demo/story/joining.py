"""Joining the programme, and being brought together."""

from bot.demo.cast import Cast


async def amina_signs_up(cast: Cast) -> None:
    """Amina opens her invitation, and changes the language on the way."""
    amina = cast.amina
    await amina.starts(cast.invitation(amina))
    await amina.chooses(cast.languages.amina_first)
    amina.sees("Hello! I am Makker. I am a computer program, not a person.")
    amina.sees("May we keep your answers?")
    await amina.commands("/language")
    await amina.chooses(cast.languages.of(amina.name))
    amina.sees("May we keep your answers?")
    await amina.taps("Yes, I agree")
    await amina.writes("Amina")
    amina.sees("Nice to meet you, {name}. Which languages do you speak?", name=amina)
    await amina.writes("Arabic and some English", "Nurse in Aleppo for six years", "Nurse in a hospital", "Odense")
    await amina.taps("In the daytime")
    await amina.writes("Arabic and good food")
    await amina.taps("Both are fine")
    await amina.taps("Skip")
    await amina.taps("Yes")
    amina.sees("Is this right?")


async def amina_changes_a_line(cast: Cast) -> None:
    """She reads her summary, changes one line, and sends it."""
    amina = cast.amina
    await amina.taps("✏️ Town")
    await amina.writes("Odense, near the station")
    amina.sees("Town: {it}", it=amina.say("Odense, near the station"))
    amina.sees("Work: {it}", it=amina.say("Nurse in Aleppo for six years"))
    await amina.taps("✅ Send")
    amina.sees("Thank you, {name}. A coordinator reads this and writes to you here, usually within a week.", name=amina)
    cast.karen.sees("⏳ Waiting for your approval")
    cast.karen.sees("Town: {it}", it=amina.say("Odense, near the station"))


async def lars_asks_first(cast: Cast) -> None:
    """Lars wants to know something before he agrees, and a coordinator answers."""
    lars, karen = cast.lars, cast.karen
    await cast.stage.wait(hours=1)
    await lars.starts(cast.invitation(lars))
    await lars.chooses(lars.language)
    await lars.taps("I want to ask first")
    await lars.writes("Who can read my answers?")
    lars.sees("A coordinator answers you here. Then I ask you again. You need to do nothing now.")
    karen.sees("Who can read my answers?", by=lars)
    await karen.taps("💬 Answer")
    answer = "Only we two coordinators. Your mentee sees a short text without your name."
    await karen.replies(answer)
    lars.sees("💬 A coordinator writes to you:")
    lars.sees(answer, by=karen)
    await lars.taps("OK, thank you")
    lars.sees("Now I ask you again: may we keep your answers, as I wrote above?")


async def lars_signs_up(cast: Cast) -> None:
    """Lars agrees, and says what he can teach and what he would like to learn."""
    lars = cast.lars
    await lars.taps("Yes, I agree")
    await lars.writes("Lars", "Danish, English and a little German", "Head nurse at the hospital")
    await lars.writes("The way back into nursing", "To cook Syrian food")
    await lars.taps("One")
    await lars.writes("Odense")
    await lars.taps("Any time")
    await lars.taps("A man")
    await lars.taps("Skip")
    await lars.taps("Yes")
    await lars.taps("✅ Send")
    cast.karen.sees("Can teach: {it}", it=lars.say("The way back into nursing"))


async def karen_makes_a_match(cast: Cast) -> None:
    """Karen approves both, and asks them whether they would like to meet."""
    amina, lars, karen = cast.amina, cast.lars, cast.karen
    await cast.stage.wait_for(days=0, hour=11)
    await karen.taps("✅ Approve", on=amina.say("Odense, near the station"))
    amina.sees("Welcome to the programme! The coordinators now look for the right person for you.")
    await karen.taps("✅ Approve", on=lars.say("Head nurse at the hospital"))
    lars.sees("Welcome to the programme! The coordinators now look for the right person for you.")
    await karen.taps("🤝 Find a match", on=amina.say("Odense, near the station"))
    karen.sees("Languages: {it}", it=lars.say("Danish, English and a little German"))
    await karen.taps_name(lars)
    amina.sees("We have found a possible mentor for you.")
    amina.sees("Could teach you: {it}", it=lars.say("The way back into nursing"))
    lars.sees("We have found a possible mentee for you.")
    amina.does_not_see("Lars", by=lars)
    lars.does_not_see("Amina", by=amina)


async def both_say_yes(cast: Cast) -> None:
    """Both say yes, and only then learn each other's name."""
    amina, lars = cast.amina, cast.lars
    await cast.stage.wait(hours=2)
    await amina.taps("Yes, I would like to")
    amina.sees("Thank you. When you have both said yes, I tell each of you the other’s name.")
    await cast.stage.wait_for(days=1, hour=10)
    await lars.taps("Yes, I would like to")
    amina.sees("Good news, {name}: you both said yes! Your mentor is {partner}.", name=amina, partner=lars)
    lars.sees("Good news, {name}: you both said yes! Your mentee is {partner}.", name=lars, partner=amina)
    amina.sees("You can also write to {partner} here on Telegram: {reach}", partner=lars, reach="@lars_odense")
    cast.karen.sees("🤝 They are a pair")
