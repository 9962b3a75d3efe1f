"""What people do in several of these stories."""

from datetime import timedelta

from sqlmodel import select

from bot.store.session import transaction
from bot.store.tables import Member
from bot.store.work import Work
from bot.turn import take
from tests.phones import Phone, World, bare

BACK_TO = "Back to where we were:"
ASKED = "would like to meet you."


def at_night(world: World) -> None:
    """It is half past nine in the evening."""
    world.moves_to(world.now.replace(hour=20, minute=30))


def in_the_morning(world: World, hour: int = 8) -> None:
    """It is eight o'clock, or another full hour, on the next morning."""
    world.moves_to((world.now + timedelta(days=1)).replace(hour=hour - 1, minute=0))


def writes_to(world: World, label: str, text: str) -> None:
    """A coordinator taps the newest such button in the group, and writes."""
    world.group.taps(label)
    world.group.replies(text)


def gets_a_letter(world: World, name: str) -> None:
    """A coordinator writes to a member, whatever the group shows."""
    take(world.engine, world.settings, world.now, lambda work: _write(work, member_called(world, name)))
    world.deliver()


def _write(work: Work, member: Member) -> None:
    work.begin(member.id or 0, "letter", {"text": "A letter."})


def member_called(world: World, name: str) -> Member:
    """Somebody's row."""
    with transaction(world.engine) as session:
        return session.exec(select(Member).where(Member.name == name)).one()


def live_questions(phone: Phone) -> list[str]:
    """The messages whose question can still be tapped."""
    return [bare(it.text) for it in phone.screen if any(data.startswith("q:") for data in it.buttons.values())]
