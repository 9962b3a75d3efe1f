"""Planning meetings, and telling of them."""

from datetime import time, timedelta

from bot.demo.actor import Actor
from bot.domain.timetable import part_of
from bot.talk.hour import NAMES
from bot.talk.phrase import Month

REMINDED = (timedelta(days=1), timedelta(hours=2))
"""How long before a meeting both are reminded."""


async def proposes(person: Actor, days: int, clock: time, place: str) -> None:
    """Propose a meeting so many days ahead."""
    await person.commands("/meet")
    await chooses(person, days, clock, place)


async def moves(person: Actor, days: int, clock: time, place: str) -> None:
    """Ask for another time for the next meeting, so many days from today."""
    await person.commands("/meetings")
    message = person.newest("Agreed:")
    await person.taps_button(message.buttons[0], message)
    await person.taps("✏️ Move it")
    await chooses(person, days, clock, place)


async def chooses(person: Actor, days: int, clock: time, place: str) -> None:
    """Choose a day, a time and a place, and send them."""
    day = person.stage.day(days)
    if day.month != person.stage.today.month:
        await person.taps(Month(day, with_year=False))
    await person.taps(day.day)
    await person.taps(NAMES[part_of(clock)].one)
    await person.taps(clock)
    await person.taps(place)
    await person.taps("✅ Send")


async def they_meet(one: Actor, other: Actor, day: int, clock: time, words: str = "") -> None:
    """Their meeting, so many days from today: both are asked in the evening; `words`: what the one says of it."""
    stage = one.stage
    await stage.wait_until(stage.at(stage.day(day), clock) - REMINDED[-1])
    one.sees("🔔 You meet {partner} today.", partner=other)
    other.sees("🔔 You meet {partner} today.", partner=one)
    await stage.wait_for(days=0, hour=19, minute=30)
    await one.taps("Yes, we met")
    for _question in ("how long", "what about"):
        await one.taps("Skip")
    await (one.writes(words) if words else one.taps("Skip"))
    await one.taps("Not now")
    await says_only_that_they_met(other)


async def says_only_that_they_met(person: Actor) -> None:
    """Yes, and nothing more."""
    await person.taps("Yes, we met")
    for _question in range(3):
        await person.taps("Skip")
    await person.taps("Not now")
