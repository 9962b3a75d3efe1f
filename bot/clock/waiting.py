"""People who wait hear from time to time how it stands; the coordinators, what they have not decided."""

from bot.desk import members
from bot.domain.member import Phase
from bot.domain.waiting import WAITING
from bot.store.tables import Member
from bot.store.waiting import say_word
from bot.store.work import Work


def say_a_word(work: Work, member: Member) -> None:
    """A member's waiting has lasted long enough for a word; nothing where it is over."""
    if member.phase not in WAITING:
        return
    if member.phase == Phase.waiting_for_approval:
        members.remind(work, member)
    say_word(work, member)
