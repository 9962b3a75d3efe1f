"""What each conversation decides, and when: an effect too early cannot be taken back, one too late is lost."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.agreement import Agree, ProposeAgreement, Terms
from bot.domain.case import Rule, Severity, Signal
from bot.domain.course import EndOrGoOn, SayGoodbye, StopFollowUps, TakeBreak, WaitAgain
from bot.domain.effects import (
    Account,
    AddToCase,
    AnswerMeeting,
    AnswerOffer,
    Apply,
    AskCoordinator,
    AskForInvitation,
    CancelMeeting,
    DescribeMeeting,
    FinishRound,
    ForgetSignUp,
    LogMeeting,
    ProposeMeeting,
    Raise,
    RecordAttendance,
    RecordConsent,
    SpeakLanguage,
    Told,
)
from bot.domain.member import CONSENT_VERSION, Role
from bot.domain.pair import OfferAnswer
from bot.flows import FLOWS, sign_up
from bot.talk.buttons import HELP
from bot.talk.conversation import Conversation, Outcome
from bot.talk.question import BLANK
from bot.talk.questions import SKIP
from bot.talk.script import Script, play, story_of
from tests.flows.cast import COPENHAGEN, FACTS, FRIDAY, HERE, READERS, TERMS, TUESDAY, curtain

THURSDAY = datetime(2026, 11, 26, 16, 30, tzinfo=COPENHAGEN)
ENGLISH, AGREED = SpeakLanguage("en"), RecordConsent(CONSENT_VERSION)
WEEKLY = Terms("weekly_2", "library", ("job", "Not be shy on the telephone"), date(2027, 5, 24), "telegram")
LEAVES = Signal(Rule.wants_to_leave, Severity.high)
URGENT = Signal(Rule.asked_for_help, Severity.urgent)

FOLLOWS = {
    "sign_up.ask_first": [
        ENGLISH,
        AskCoordinator(Told("Who are the coordinators?")),
        AskCoordinator(Told("Are they from the town hall?")),
        ForgetSignUp(),
    ],
    "sign_up.under_18": [ENGLISH, AGREED, ForgetSignUp()],
    "invitation": [AskForInvitation(Role.mentee, "Yusuf")],
    "invitation.used": [],
    "invitation.unknown": [AskForInvitation(Role.mentor, "Lars")],
    "match_offer": [AskCoordinator(Told("Is it a woman?")), AnswerOffer(1, OfferAnswer.yes)],
    "match_offer.mentor": [AnswerOffer(1, OfferAnswer.no)],
    "propose_meeting": [ProposeMeeting(1, FRIDAY, "library")],
    "propose_meeting.known": [ProposeMeeting(1, FRIDAY + timedelta(days=7, hours=4), "Bella Center")],
    "answer_proposal": [AnswerMeeting(1, can_come=False)],
    "answer_proposal.another": [ProposeMeeting(1, THURSDAY, "online", instead_of=1)],
    "answer_proposal.move": [AnswerMeeting(1, can_come=True)],
    "move_meeting": [ProposeMeeting(1, FRIDAY + timedelta(days=2, hours=20.5), "library", moves=1)],
    "cancel_meeting": [CancelMeeting(1, "I have a cold. Sorry!")],
    "cancel_meeting.keep": [],
    "did_you_meet": [RecordAttendance(1, took_place=True), DescribeMeeting(1, Account(60, ("cv", "danish")))],
    "did_you_meet.again": [
        RecordAttendance(1, took_place=True),
        DescribeMeeting(1, Account()),
        ProposeMeeting(1, FRIDAY + timedelta(days=7), "library"),
    ],
    "log_meeting": [LogMeeting(1, FRIDAY - timedelta(days=4, hours=-1), "online", Account(30, ("danish",)))],
    "did_you_meet.no": [RecordAttendance(1, took_place=False)],
    "check_in.mentee": [FinishRound(1)],
    "check_in.six_months": [FinishRound(1)],
    "check_in.closing": [FinishRound(1)],
    "check_in.mentor": [
        Raise(Signal(Rule.low_trust, Severity.high)),
        AddToCase(Told("She laughed at my Danish.")),
        FinishRound(1),
    ],
    "ask_help": [Raise(URGENT, topic="safety"), AddToCase(Told("He shouts at me."))],
    "ask_help.danger": [Raise(Signal(Rule.danger, Severity.urgent), topic="danger")],
    "ask_help.alone": [Raise(URGENT, Told("Where can I see my answers?"))],
    "letter.spoken": [AskCoordinator(Told("I will call you."), 1)],
    "write_again": [AskCoordinator(Told("We met today. It went well."), 1)],
    "agreement": [ProposeAgreement(1, WEEKLY)],
    "answer_agreement": [ProposeAgreement(1, replace(TERMS, place="online"), instead_of=1)],
    "answer_agreement.crossed": [Agree(1)],
    "answer_agreement.wait": [],
    "look_at_agreement": [],
    "look_at_agreement.sent": [],
    "pause": [TakeBreak(1, date(2026, 12, 8))],
    "pause.open": [TakeBreak(1, None)],
    "end_break": [],
    "still_resting": [],
    "leave": [Raise(LEAVES, topic="leave_partner"), AddToCase(Told("He never has time."))],
    "end_or_go_on": [EndOrGoOn(1, date(2027, 1, 8))],
    "farewell": [SayGoodbye(1, Told("Thank you for everything!"))],
    "farewell.left": [],
    "goodbye_again": [SayGoodbye(1, Told("Good luck!"), instead_of=1)],
    "rematch": [WaitAgain()],
    "rematch.mentor": [WaitAgain("2")],
    "follow_up": [],
    "follow_up.stop": [StopFollowUps()],
    "letter": [AskCoordinator(Told("Last Monday."))],
    "approved": [],
    "paired": [],
}


def told(name: str) -> Script:
    """A story, played to its end."""
    file = HERE / "transcripts" / f"{name}.en.txt"
    return play(file.read_text("utf-8") if file.exists() else story_of(FLOWS[name].tell), curtain(name))


@pytest.mark.parametrize("name", FOLLOWS)
def test_a_conversation_leads_to_what_it_says(name):
    assert told(name).effects == FOLLOWS[name]


def test_before_anybody_can_have_met_there_is_nothing_to_tell():
    first_day = replace(FACTS["log_meeting"], paired_on=TUESDAY.date())
    early = Conversation(1, lambda talk: FLOWS["log_meeting"].tell(talk, first_day))
    script = Script(early, TUESDAY.replace(hour=7), READERS["en"])
    assert script.turn.outcome is Outcome.finished
    assert script.text == "You are a pair since today. Tell me when you have met."


def test_a_sign_up_reaches_the_coordinators_as_it_was_told_and_changed():
    language, consent, applied = told("sign_up").effects
    assert (language, consent) == (ENGLISH, AGREED)
    assert isinstance(applied, Apply)
    assert (applied.role, applied.name) == (Role.mentee, "Amina")
    assert applied.profile == {
        "languages": "Arabic and English",
        "work": {"text": "Nurse for six years", "voice": ""},
        "goal": None,
        "town": "Odense",
        "times": "daytime",
        "teach": {"text": "Cooking", "voice": ""},
        "partner_gender": "woman",
        "wish": None,
    }


def test_a_mentor_says_how_many_mentees_and_what_they_teach_and_learn():
    applied = told("sign_up.mentor").effects[-1]
    assert isinstance(applied, Apply)
    assert applied.profile["work"] == {"text": "", "voice": "voice"}
    assert [applied.profile[key] for key in ("room", "teach", "learn")] == [
        "1",
        {"text": "How to write a CV", "voice": ""},
        {"text": "Arabic cooking", "voice": ""},
    ]


@pytest.mark.parametrize("name", FACTS)
def test_nobody_is_asked_for_a_number_nationality_religion_family_or_flight(name):
    asked = " ".join(step.casefold() for step in _questions(name))
    assert not [word for word in ("cpr", "national", "religio", "famil", "refugee", "asylum") if word in asked]


def _questions(name: str) -> list[str]:
    script = curtain(name)
    asked = []
    while script.turn.outcome is Outcome.asked and script.turn.ask:
        asked.append(READERS["en"](script.turn.ask.prompt))
        own = [option for option, label in script.turn.options.items() if _leads_on(option, READERS["en"](label))]
        if own:
            script.hears(script.button(own[-1 if "done" in own else 0]))
        elif "Skip" in script.buttons:
            script.taps("Skip")
        else:
            script.writes("Something")
    return asked


def _leads_on(option: str, label: str) -> bool:
    return not option.startswith(BLANK) and option != SKIP and label not in ("Another time", "No")


def test_a_yes_to_a_meeting_is_told_to_both_by_the_confirmation_alone():
    script = curtain("answer_proposal").taps("Yes, I can")
    assert script.effects == [AnswerMeeting(1, can_come=True)]
    assert script.text == ""


def test_a_time_that_has_passed_is_not_offered():
    flow = curtain("propose_meeting").conversation.flow
    evening = Script(Conversation(1, flow), TUESDAY.replace(hour=19, minute=30), READERS["en"])
    assert "24" not in evening.own_buttons
    assert "25" in evening.own_buttons
    afternoon = Script(Conversation(1, flow), TUESDAY.replace(hour=17, minute=10), READERS["en"]).taps("24")
    assert afternoon.own_buttons == ["18:30", "19:00", "19:30", "20:00"]


def test_a_time_that_passes_while_somebody_thinks_is_asked_for_again():
    script = curtain("propose_meeting").taps("24").writes("11").taps("Online")
    script.now = TUESDAY + timedelta(hours=3)
    send = script.buttons["✅ Send"]
    assert script.hears(send).text == "What time?"
    assert script.effects == []


def test_a_time_in_summer_is_a_time_in_copenhagen():
    flow = curtain("propose_meeting").conversation.flow
    summer = datetime(2026, 7, 1, 8, tzinfo=ZoneInfo("UTC"))
    script = Script(Conversation(1, flow), summer, READERS["en"]).taps("2").writes("14:00").taps("Online")
    proposed = script.taps("Send").effects[0]
    assert isinstance(proposed, ProposeMeeting)
    assert proposed.starts_at.isoformat() == "2026-07-02T14:00:00+02:00"


def test_a_call_for_help_is_heard_before_the_next_question():
    script = curtain("ask_help").writes("He hit me")
    assert script.effects == [Raise(URGENT, Told("He hit me"))]
    assert script.text.startswith("If you are in danger, call 112.")
    assert "⬅️ Back" not in script.buttons, "what the coordinators know cannot be taken back"


def test_danger_shows_112_before_anything_else():
    assert curtain("ask_help").taps("I am in danger now").text.startswith("🚨 Call 112 now.")


def test_the_partner_may_know_only_where_the_person_says_so():
    may = curtain("ask_help").taps("Our meetings").taps("Skip").taps("My partner may know too")
    assert may.effects[-1] == AddToCase(Told(), partner_may_know=True)
    may_not = curtain("ask_help").taps("Our meetings").taps("Skip").taps("Only the coordinators")
    assert may_not.effects[-1] == AddToCase(Told(), partner_may_know=False)


def test_somebody_who_wants_to_leave_is_answered_within_a_working_day():
    script = curtain("ask_help").taps("I want to stop, or another partner")
    assert script.effects == [Raise(Signal(Rule.wants_to_leave, Severity.high), topic="leave")]


@pytest.mark.parametrize("name", [name for name in FLOWS if curtain(name).turn.ask])
def test_help_is_one_tap_away_in_every_conversation(name):
    assert HELP in FLOWS[name].offers or name == "ask_help"


def test_a_new_consent_text_is_agreed_to_anew_even_in_the_middle(monkeypatch):
    script = curtain("sign_up").taps("English").taps("Yes, I agree").writes("Amina")
    monkeypatch.setattr(sign_up, "CONSENT_VERSION", CONSENT_VERSION + 1)
    after = Script(replace(script.conversation, asked=""), TUESDAY, READERS["en"])
    assert "May we keep your answers?" in after.text
    after.taps("Yes, I agree")
    assert after.effects == [RecordConsent(CONSENT_VERSION + 1)]
    assert after.text.endswith("Which languages do you speak?"), "the name is kept"
