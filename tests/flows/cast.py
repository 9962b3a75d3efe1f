"""Who plays in the stories: the facts with which each conversation begins, and what day it is."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.agreement import Terms
from bot.domain.checkin import Moment
from bot.domain.course import ClosingKind
from bot.domain.effects import Json, Told
from bot.domain.meeting import MeetingState
from bot.domain.member import Phase, Role
from bot.flows import (
    FLOWS,
    agreement,
    announcement,
    appointment,
    ask_help,
    attendance,
    change_answers,
    check_in,
    ending,
    farewell,
    follow_up,
    forget_me,
    invitation,
    kept_until,
    leave,
    letter,
    match_offer,
    meeting,
    meeting_news,
    meeting_told,
    news,
    pause,
    proposal_news,
    quiet_hours,
    sign_up,
    waiting,
)
from bot.flows.invitation import Trouble
from bot.flows.questionnaire_file import read_questions
from bot.flows.terms import Frame
from bot.questionnaires import shipped
from bot.settings import LANGUAGES
from bot.talk.conversation import Conversation
from bot.talk.reader import Reader
from bot.talk.script import Script

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=COPENHAGEN)
FRIDAY = datetime(2026, 11, 27, 14, 0, tzinfo=COPENHAGEN)
HERE = Path(__file__).parent
READERS = {language: Reader(language, COPENHAGEN).say for language in LANGUAGES}
QUESTIONNAIRES = {read_questions(source).role: source for source in shipped()}
SHORT = (HERE / "short.toml").read_text(encoding="utf-8")

TO_AMINA = match_offer.Facts(
    pair=1,
    role=Role.mentee,
    languages="Danish and English",
    work=Told("Nurse"),
    learn=Told("Arabic cooking"),
    town="Odense",
    times="evening",
    teach=Told("How to write a CV"),
)
TO_LARS = match_offer.Facts(
    pair=1,
    role=Role.mentor,
    languages="Arabic and English",
    work=Told(voice="voice"),
    goal=Told("Nurse"),
    teach=Told("Cooking"),
)
PLANNING = appointment.Planning(pair=1, partner="Lars", zone=COPENHAGEN.key)
PAIR: dict[str, Any] = {"pair": 1, "partner": "Lars", "zone": COPENHAGEN.key}
MEETING: dict[str, Any] = {**PAIR, "meeting": 1, "starts_at": FRIDAY, "place": "library"}
ABOUT_MEETING = meeting.MeetingFacts(**MEETING)
MOVED = meeting.MeetingFacts(**MEETING, was=FRIDAY - timedelta(hours=4), was_place="online")
THEY_MET = attendance.MetFacts(**MEETING)
NEWS_OF_MEETING = meeting_told.Meeting("Lars", FRIDAY, "library", "1@makker")
NEWS_OF_MOVE = replace(NEWS_OF_MEETING, moves=True, sequence=1)
ROUND = check_in.Facts(1, "Amina", "Lars", SHORT)

FRAME = Frame("Lars", since=date(2026, 11, 24), today=date(2026, 11, 24), months=6)
TERMS = Terms("weekly_1", "cafe", ("job",), date(2027, 5, 24), "telegram")

FACTS: dict[str, Any] = {
    "agreement": agreement.Facts(1, FRAME),
    "answer_agreement": agreement.Facts(1, FRAME, TERMS, 1),
    "answer_agreement.crossed": agreement.Facts(1, FRAME, TERMS, 1, own=replace(TERMS, rhythm="monthly")),
    "answer_agreement.wait": agreement.Facts(1, FRAME, TERMS, 1, own=replace(TERMS, rhythm="monthly")),
    "look_at_agreement": agreement.Facts(1, FRAME, TERMS, 1),
    "look_at_agreement.sent": agreement.Facts(1, FRAME, TERMS, 1, waits=True),
    "agreement_made": agreement.Made("Lars", TERMS),
    "pause": pause.Facts(1, "Lars", TUESDAY.date(), (1, 2, 4, 8)),
    "pause.open": pause.Facts(1, "Lars", TUESDAY.date(), (1, 2, 4, 8)),
    "still_resting": pause.Resting(1, "Lars"),
    "end_break": pause.Resting(1, "Lars"),
    "break_begun": pause.News("Lars", date(2026, 12, 8)),
    "break_begun.open": pause.News("Lars"),
    "break_over": pause.News("Lars"),
    "leave": leave.Facts("Lars"),
    "end_or_go_on": ending.Facts(1, "Lars", date(2026, 12, 8)),
    "goes_on": ending.Facts(1, "Lars", date(2026, 12, 8)),
    "farewell": farewell.Facts(1, "Lars", ClosingKind.planned),
    "farewell.early": farewell.Facts(1, "Lars", ClosingKind.early),
    "farewell.left": farewell.Facts(1, "Lars", ClosingKind.one_sided, left=True),
    "farewell.words": farewell.Facts(1, "Lars", ClosingKind.one_sided, words="We find you somebody new."),
    "goodbye": farewell.Goodbye("Lars", "Good luck with the new job!"),
    "goodbye_again": farewell.OtherWords(1, "Lars", 1, "Please leave out the telephone number."),
    "rematch": farewell.Person(Role.mentee),
    "rematch.mentor": farewell.Person(Role.mentor),
    "follow_up": follow_up.Facts("Amina", "Lars", Role.mentee, 3),
    "follow_up.stop": follow_up.Facts("Amina", "Lars", Role.mentee, 3),
    "follow_up.mentor": follow_up.Facts("Lars", "Amina", Role.mentor, 6),
    "sign_up": sign_up.Facts(Role.mentee),
    "sign_up.mentor": sign_up.Facts(Role.mentor),
    "sign_up.ask_first": sign_up.Facts(Role.mentee),
    "sign_up.under_18": sign_up.Facts(Role.mentee),
    "change_answers": change_answers.Facts(Role.mentee),
    "still_waiting": waiting.Facts("Amina", Phase.waiting_for_match, TUESDAY - timedelta(days=18)),
    "still_waiting.approval": waiting.Facts("Lars", Phase.waiting_for_approval, TUESDAY - timedelta(days=7)),
    "invitation": invitation.Facts(),
    "invitation.used": invitation.Facts(Trouble.used),
    "invitation.unknown": invitation.Facts(Trouble.unknown),
    "match_offer": TO_AMINA,
    "match_offer.mentor": TO_LARS,
    "yes_noted": match_offer.NoFacts(),
    "propose_meeting": PLANNING,
    "propose_meeting.known": replace(
        PLANNING, places=("Bella Center", "library"), agreed_place="phone", busy=(FRIDAY,)
    ),
    "answer_proposal": ABOUT_MEETING,
    "answer_proposal.another": ABOUT_MEETING,
    "answer_proposal.move": MOVED,
    "move_meeting": ABOUT_MEETING,
    "cancel_meeting": ABOUT_MEETING,
    "cancel_meeting.keep": ABOUT_MEETING,
    "did_you_meet": THEY_MET,
    "did_you_meet.no": THEY_MET,
    "did_you_meet.again": replace(THEY_MET, reported=True, again=FRIDAY + timedelta(days=7)),
    "did_you_meet.fortnightly": replace(THEY_MET, again=FRIDAY + timedelta(days=14), weeks=2),
    "log_meeting": PLANNING,
    "check_in": ROUND,
    "check_in.mentee": replace(ROUND, source=QUESTIONNAIRES[Role.mentee]),
    "check_in.mentor": replace(ROUND, name="Lars", partner="Amina", source=QUESTIONNAIRES[Role.mentor]),
    "check_in.six_months": replace(ROUND, source=QUESTIONNAIRES[Role.mentee], moment=Moment.six_months),
    "check_in.closing": replace(
        ROUND, name="Lars", partner="Amina", source=QUESTIONNAIRES[Role.mentor], moment=Moment.closing
    ),
    "ask_help": ask_help.Facts("Lars"),
    "ask_help.danger": ask_help.Facts("Lars"),
    "ask_help.alone": ask_help.Facts(),
    "letter": letter.Facts("When did you last meet?"),
    "letter.spoken": letter.Facts("", voice="voice", by="Karen", case=1),
    "letter.urgent": letter.Facts("Are you safe now?", case=1, urgent=True),
    "write_again": letter.ThreadFacts(1),
    "thread_ended": letter.NoFacts(),
    "announcement": announcement.Facts("On Friday we have coffee at the library at 15."),
    "quiet_hours": quiet_hours.Facts(),
    "forget_me": forget_me.Facts("Lars"),
    "partner_left": farewell.Alone(Role.mentee),
    "partner_left.others": farewell.Alone(Role.mentor, others=True),
    "kept_until": kept_until.Facts("Amina", Phase.alumni, date(2026, 12, 8)),
    "kept_until.declined": kept_until.Facts("Amina", Phase.declined, date(2026, 12, 8), 6),
    "approved": news.NoFacts(),
    "declined": news.NoFacts(),
    "paired": news.Partner("Amina", "Lars", Role.mentee, "@lars"),
    "paired.mentor": news.Partner("Lars", "Amina", Role.mentor),
    "offer_ended": news.NoFacts(),
    **{tell.__name__: NEWS_OF_MEETING for tell in (*meeting_news.ABOUT_A_MEETING, *proposal_news.ABOUT_A_PROPOSAL)},
    "meeting_cancelled": replace(NEWS_OF_MEETING, word="I have a cold. Sorry!"),
    "meeting_agreed.moved": NEWS_OF_MOVE,
    "meeting_refused.moved": NEWS_OF_MOVE,
    "proposal_withdrawn.moved": replace(NEWS_OF_MOVE, word="I was wrong about the day."),
    "not_together": news.NoFacts(),
    "too_late": proposal_news.Late("Lars", FRIDAY, "library", MeetingState.cancelled),
}
"""Under a flow's name, or under a flow's and a story's: `sign_up.mentor`."""


ANSWERS: dict[str, dict[str, Json]] = {
    "change_answers": {
        "name": "Amina",
        "languages": "Arabic and English",
        "work": {"text": "Nurse", "voice": ""},
        "goal": None,
        "town": "Odense",
        "times": "daytime",
        "teach": {"text": "Cooking", "voice": ""},
        "partner_gender": "woman",
        "wish": None,
    }
}
"""What a conversation knows from its beginning."""


def curtain(story: str, language: str = "en") -> Script:
    """A story's conversation, just begun."""
    spec = FLOWS[story.partition(".")[0]]
    begun = Conversation(1, lambda talk: spec.tell(talk, FACTS[story]), ANSWERS.get(story, {}), offers=spec.offers)
    return Script(begun, TUESDAY, READERS[language], READERS.values(), language)


def appointment_alone() -> Script:
    """The part that proposing and answering share."""
    chosen = Conversation(1, _choose)
    return Script(chosen, TUESDAY, READERS["en"], READERS.values())


def _choose(talk: Any) -> None:
    appointment.choose_appointment(talk, PLANNING)
