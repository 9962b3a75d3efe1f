"""People who say what a test needs them to say when they sign up."""

from datetime import timedelta

from sqlmodel import select

from bot.domain.member import Role
from bot.store.session import transaction
from bot.store.tables import Member
from tests.phones import Phone, World
from tests.worlds import begins_to_sign_up


def joins(world: World, role: Role, name: str, telegram_id: int, **said: str) -> Phone:
    """Somebody signs up with these answers, by their questions' keys, skips the rest, and is approved."""
    phone = begins_to_sign_up(world, role, name, telegram_id)
    while not any("Send" in label for label in phone.screen[-1].buttons):
        _answer(phone, said)
    phone.taps("Send")
    world.group.taps("Approve")
    return phone


def _answer(phone: Phone, said: dict[str, str]) -> None:
    taps = {data.split(":", 4)[4]: data for data in phone.screen[-1].buttons.values()}
    key = next(iter(phone.screen[-1].buttons.values())).split(":")[3]
    answer = said.get(key, "yes" if key == "adult" else "<skip")
    if answer in taps:
        phone.taps_on(taps[answer])
    else:
        phone.writes(said.get(key, "English"))


def later(world: World, **duration: float) -> None:
    """Time passes and nothing is done: nobody's patience is part of the story."""
    world.now += timedelta(**duration)


def numbers(world: World) -> dict[str, int]:
    """The members by their names in small letters; a database may leave numbers out."""
    with transaction(world.engine) as session:
        return {it.name.lower(): it.id or 0 for it in session.exec(select(Member))}
