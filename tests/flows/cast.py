"""Who plays in the stories: the facts with which each conversation begins, and what day it is."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.effects import Told
from bot.domain.member import Role
from bot.flows import FLOWS, ask_help, check_in, invitation, letter, match_offer, meeting, news, sign_up
from bot.flows.questionnaire_file import read_questions
from bot.questionnaires import shipped
from bot.settings import LANGUAGES
from bot.talk.engine import Conversation, Speak
from bot.talk.reader import Reader
from bot.talk.script import Script

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=COPENHAGEN)
FRIDAY = datetime(2026, 11, 27, 14, 0, tzinfo=COPENHAGEN)
FOLDER = Path(__file__).parent
READERS = {language: Reader(language, COPENHAGEN).say for language in LANGUAGES}
QUESTIONNAIRES = {read_questions(source).role: source for source in shipped()}

MEETING = {"partner": "Lars", "starts_at": FRIDAY, "place": "library"}
LARS = {
    "languages": "Danish and English",
    "work": Told("Nurse"),
    "goal": Told("Arabic cooking"),
    "town": "Odense",
    "times": "evening",
    "teach": Told("How to write a CV"),
}

FACTS: dict[str, Any] = {
    "sign_up": sign_up.Facts(Role.mentee),
    "invitation": invitation.Facts(),
    "match_offer": match_offer.Facts(pair=1, role=Role.mentee, **LARS),  # type: ignore[arg-type]
    "propose_meeting": meeting.ProposalFacts(1, "Lars", COPENHAGEN.key),
    "answer_proposal": meeting.MeetingFacts(meeting=1, pair=1, zone=COPENHAGEN.key, **MEETING),  # type: ignore[arg-type]
    "did_you_meet": meeting.MeetingFacts(meeting=1, pair=1, zone=COPENHAGEN.key, **MEETING),  # type: ignore[arg-type]
    "check_in": check_in.Facts(1, "Amina", "Lars", (FOLDER / "short.toml").read_text(encoding="utf-8")),
    "ask_help": ask_help.Facts("Lars"),
    "letter": letter.Facts("When did you last meet?"),
    "approved": news.NoFacts(),
    "declined": news.NoFacts(),
    "paired": news.Partner("Amina", "Lars", Role.mentee, "@lars"),
    "offer_ended": news.NoFacts(),
    "meeting_agreed": news.Meeting(**MEETING),  # type: ignore[arg-type]
    "meeting_refused": news.Meeting(**MEETING),  # type: ignore[arg-type]
    "meeting_tomorrow": news.Meeting(**MEETING),  # type: ignore[arg-type]
    "meeting_soon": news.Meeting(**MEETING),  # type: ignore[arg-type]
    "proposal_unanswered": news.Meeting(**MEETING),  # type: ignore[arg-type]
}
