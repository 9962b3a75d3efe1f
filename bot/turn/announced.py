"""Members answer an announcement: what they write or say reaches the coordinators, as with a letter."""

from bot.store import outbox, queries
from bot.store.tables import Member, Talking
from bot.store.work import Work, number
from bot.talk.heard import FromMember, Heard
from bot.talk.phrase import Phrase
from bot.turn import conversations, seen

FLOW, FACTS = "write_again", {"case": 0, "urgent": False}
"""What is said about an announcement belongs to no case."""


def write(work: Work, member: Member) -> Phrase | None:
    """A tap on the button under it asks what they would like to say."""
    conversations.begin_once(work, member, FLOW, FACTS, about="case")
    return None


def pass_on(work: Work, member: Member, heard: Heard) -> Phrase | None:
    """Words or a voice that are the answer already: nothing is asked first."""
    row = work.begin(number(member), FLOW, FACTS)
    work.begun.remove(row)
    return conversations.reopen(work, member, row, heard)


def newest(work: Work, member: Member, incoming: FromMember) -> Talking | None:
    """The announcement, where it is the last thing that was said to somebody who can have seen it."""
    last = outbox.newest(work.session, member.telegram_id)
    told = queries.announcement_in(work.session, number(member), last)
    return told if told and seen.can_be(work, told, incoming) else None
