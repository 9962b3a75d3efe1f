"""The tables. Times are aware and in UTC; JSON columns hold what no query asks for."""

from bot.store.outbox import Outgoing
from bot.store.tables.announcements import Announcement, Recipient
from bot.store.tables.cases import (
    Audit,
    Case,
    CaseEvent,
    Coordinator,
    Desk,
    Draft,
    MovedChat,
    Note,
    Prompt,
)
from bot.store.tables.checkins import Questionnaire, Round
from bot.store.tables.courses import Agreement, Closing, Goodbye, Pause
from bot.store.tables.pairs import Attendance, Meeting, Pair, Side
from bot.store.tables.people import Invitation, Member
from bot.store.tables.talks import Answer, SeenUpdate, Talking

__all__ = [
    "Agreement",
    "Announcement",
    "Answer",
    "Attendance",
    "Audit",
    "Case",
    "CaseEvent",
    "Closing",
    "Coordinator",
    "Desk",
    "Draft",
    "Goodbye",
    "Invitation",
    "Meeting",
    "Member",
    "MovedChat",
    "Note",
    "Outgoing",
    "Pair",
    "Pause",
    "Prompt",
    "Questionnaire",
    "Recipient",
    "Round",
    "SeenUpdate",
    "Side",
    "Talking",
]
