"""Where the stories of the tests begin: people who have signed up, were approved, are a pair."""

from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlmodel import select

from bot.domain.member import Role
from bot.settings import Settings
from bot.store.session import transaction
from bot.store.tables import Pair
from bot.talk.heard import Command
from tests.phones import Phone, World

THURSDAY = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
"""Ten o'clock in Copenhagen."""
GROUP = -1001


def new_world(engine: Engine, now: datetime = THURSDAY) -> World:
    """An empty programme."""
    return World(engine, Settings(coordinator_chat=GROUP), now)


def begins_to_sign_up(world: World, role: Role, name: str, telegram_id: int) -> Phone:
    """Somebody opens an invitation, reads English, agrees and says their name."""
    phone = world.phone(telegram_id)
    phone.starts(world.invitation(role))
    phone.taps("English")
    phone.taps("Yes, I agree")
    phone.writes(name)
    return phone


def signs_up(world: World, role: Role, name: str, telegram_id: int) -> Phone:
    """Somebody goes through the whole sign-up in English and sends it."""
    phone = begins_to_sign_up(world, role, name, telegram_id)
    answer_everything(phone)
    phone.taps("Send")
    return phone


def answer_everything(phone: Phone, *, speaks: bool = False) -> None:
    """Answer until the summary: speak where one may, else skip, else tap the first option, else write."""
    for _question in range(30):
        buttons = phone.screen[-1].buttons
        options = [data for data in buttons.values() if ":<" not in data]
        if any("Send" in label for label in buttons):
            return
        if speaks and "write or speak" in phone.last:
            phone.speaks()
        elif any("Skip" in label for label in buttons):
            phone.taps("Skip")
        elif options:
            phone.taps_on(options[0])
        else:
            phone.writes("Some words")
    raise AssertionError(f"no summary:\n{phone}")


def approved(world: World, role: Role, name: str, telegram_id: int) -> Phone:
    """Somebody who signed up and was approved."""
    phone = signs_up(world, role, name, telegram_id)
    world.group.taps("Approve")
    return phone


def proposes(phone: Phone, day: str = "30", clock: str = "14:00", place: str = "At a library") -> None:
    """A side of a pair proposes a meeting; the calendar shows the month of `day`."""
    phone.hears(Command("meet"))
    chooses(phone, day, clock, place)


def chooses(phone: Phone, day: str, clock: str, place: str = "At a library") -> None:
    """Answer the questions about day, time and place, and send."""
    phone.writes(day)
    phone.writes(clock)
    phone.taps(place)
    phone.taps("Send")


def a_pair(world: World) -> tuple[Phone, Phone]:
    """Amina, a mentee, and Lars, a mentor, who both said yes, and whom nobody asks for an agreement."""
    both = a_new_pair(world)
    with transaction(world.engine) as session:
        for pair in session.exec(select(Pair)):
            pair.agree_at = None
    return both


def a_new_pair(world: World) -> tuple[Phone, Phone]:
    """Amina, a mentee, and Lars, a mentor, who both said yes; the day after, one is asked for an agreement."""
    amina = approved(world, Role.mentee, "Amina", 1001)
    lars = approved(world, Role.mentor, "Lars", 1002)
    world.group.taps("Find a match")
    world.group.taps("Amina")
    amina.taps("Yes, I would like to")
    lars.taps("Yes, I would like to")
    return amina, lars
