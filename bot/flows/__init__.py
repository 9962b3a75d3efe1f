"""Every conversation: what it is called, what it needs to know, how patient it is."""

from datetime import timedelta
from typing import Any

from bot.domain.opening import Kind
from bot.flows import (
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
from bot.talk.buttons import BACK, CLOSE, HELP, LATER, STOP
from bot.talk.spec import Spec

DAY = timedelta(days=1)

FLOWS: dict[str, Spec[Any]] = {
    "sign_up": Spec(sign_up.sign_up, sign_up.Facts, (BACK, STOP, HELP), expire_after=60 * DAY),
    "invitation": Spec(invitation.ask_for_invitation, invitation.Facts, (BACK, STOP, HELP), nudge_after=None),
    "change_answers": Spec(change_answers.change_answers, change_answers.Facts, (BACK, STOP, HELP), None, DAY),
    "still_waiting": Spec(waiting.still_waiting, waiting.Facts, (HELP,), None, kind=Kind.unprompted),
    "match_offer": Spec(match_offer.match_offer, match_offer.Facts, (BACK, LATER, HELP)),
    "yes_noted": Spec(match_offer.yes_noted, match_offer.NoFacts, kind=Kind.news),
    "propose_meeting": Spec(meeting.propose_meeting, appointment.Planning, (BACK, STOP, HELP), None, DAY),
    "answer_proposal": Spec(meeting.answer_proposal, meeting.MeetingFacts, (BACK, HELP), DAY, 60 * DAY),
    "move_meeting": Spec(meeting.move_meeting, meeting.MeetingFacts, (BACK, STOP, HELP), None, DAY),
    "cancel_meeting": Spec(meeting.cancel_meeting, meeting.MeetingFacts, (BACK, STOP, HELP), timedelta(hours=1), DAY),
    "did_you_meet": Spec(attendance.did_you_meet, attendance.MetFacts, (BACK, LATER, STOP, HELP), kind=Kind.question),
    "log_meeting": Spec(attendance.log_meeting, appointment.Planning, (BACK, STOP, HELP), None, DAY),
    "check_in": Spec(check_in.check_in, check_in.Facts, kind=Kind.unprompted),
    "ask_help": Spec(ask_help.ask_help, ask_help.Facts, (BACK, CLOSE), timedelta(hours=1), DAY),
    "agreement": Spec(agreement.propose_agreement, agreement.Facts, kind=Kind.unprompted),
    "answer_agreement": Spec(agreement.answer_agreement, agreement.Facts, (BACK, LATER, HELP)),
    "look_at_agreement": Spec(agreement.look_at_agreement, agreement.Facts, (BACK, STOP, HELP), None, DAY),
    "pause": Spec(pause.take_break, pause.Facts, (BACK, STOP, HELP), None, DAY),
    "end_break": Spec(pause.end_break, pause.Resting, (STOP, HELP), None, DAY),
    "still_resting": Spec(pause.still_resting, pause.Resting, (LATER, HELP), None, 14 * DAY, kind=Kind.unprompted),
    "break_begun": Spec(pause.break_begun, pause.News, kind=Kind.news),
    "break_over": Spec(pause.break_over, pause.News, kind=Kind.news),
    "leave": Spec(leave.leave, leave.Facts, (BACK, CLOSE, HELP), None, DAY),
    "end_or_go_on": Spec(ending.end_or_go_on, ending.Facts, (BACK, LATER, HELP), 3 * DAY, 13 * DAY, kind=Kind.question),
    "goes_on": Spec(ending.goes_on, ending.Facts, kind=Kind.news),
    "farewell": Spec(farewell.farewell, farewell.Facts, (BACK, LATER, HELP), kind=Kind.parting),
    "goodbye": Spec(farewell.goodbye, farewell.Goodbye, kind=Kind.news),
    "goodbye_again": Spec(farewell.goodbye_again, farewell.OtherWords, (BACK, LATER, HELP), kind=Kind.letter),
    "rematch": Spec(farewell.rematch, farewell.Person, (BACK, STOP, HELP), None, DAY),
    "follow_up": Spec(follow_up.follow_up, follow_up.Facts, (BACK, LATER, HELP), kind=Kind.unprompted),
    "agreement_made": Spec(agreement.agreement_made, agreement.Made, kind=Kind.news),
    "letter": Spec(letter.letter, letter.Facts, (BACK, HELP), kind=Kind.letter),
    "write_again": Spec(letter.write_again, letter.ThreadFacts, (BACK, STOP, HELP), None, DAY),
    "thread_ended": Spec(letter.thread_ended, letter.NoFacts, kind=Kind.news),
    "announcement": Spec(announcement.announcement, announcement.Facts, kind=Kind.announcement),
    "quiet_hours": Spec(quiet_hours.quiet_hours, quiet_hours.Facts, (BACK, STOP, HELP), None, DAY),
    "kept_until": Spec(kept_until.kept_until, kept_until.Facts, (LATER, HELP), None, 14 * DAY, kind=Kind.unprompted),
    "forget_me": Spec(forget_me.forget_me, forget_me.Facts, (BACK, HELP), None, DAY),
    "approved": Spec(news.approved, news.NoFacts, kind=Kind.news),
    "declined": Spec(news.declined, news.NoFacts, kind=Kind.news),
    "paired": Spec(news.paired, news.Partner, kind=Kind.news),
    "not_together": Spec(news.not_together, news.NoFacts, kind=Kind.news),
    "partner_left": Spec(farewell.partner_left, farewell.Alone, (BACK, LATER, HELP), kind=Kind.parting),
    "offer_ended": Spec(news.offer_ended, news.NoFacts, kind=Kind.news),
    "too_late": Spec(proposal_news.too_late, proposal_news.Late, kind=Kind.news),
    **{
        tell.__name__: Spec(tell, meeting_told.Meeting, kind=kind)
        for tell, kind in {**meeting_news.ABOUT_A_MEETING, **proposal_news.ABOUT_A_PROPOSAL}.items()
    },
}
