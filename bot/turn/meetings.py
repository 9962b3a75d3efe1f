"""My meetings: what is agreed, what waits for an answer, what was; and what can be done with each."""

from collections.abc import Callable

from bot.domain.meeting import MeetingState
from bot.flows import words
from bot.store import queries
from bot.store.meeting_facts import meeting_facts
from bot.store.meeting_states import too_late
from bot.store.outbox import Button
from bot.store.tables import Meeting, Member, Side
from bot.store.work import Work, number
from bot.talk.buttons import MENU
from bot.talk.heard import Press
from bot.talk.phrase import Phrase, ShortDay, _, lines, n_
from bot.turn import conversations, home, speak

MINE = _("📅 Your meetings with {partner}")
NONE = _("No meeting is agreed yet.")
MOVE, CANCEL, ANSWER = _("✏️ Move it"), _("✖️ Cancel it"), _("💬 Answer")
TAKE_BACK, ALL, WE_MET = _("↩️ Take it back"), _("📅 All meetings"), _("🤝 We have met")
AGREED, WAITS_FOR_YOU, WAITS = _("Agreed:"), _("Waiting for your answer:"), _("Waiting for {partner}:")
BUTTON = _("{day}, {time}")
"""A meeting on a button."""
PAST_SHOWN = 5

BECAME = {
    MeetingState.took_place: _("✅ {when}: you met"),
    MeetingState.did_not_take_place: _("– {when}: you did not meet"),
    MeetingState.cancelled: _("– {when}: cancelled"),
    MeetingState.refused: _("– {when}: one of you could not come"),
    MeetingState.unanswered: _("– {when}: no answer"),
}
YOU_SAID = {True: _("✅ {when}: you said that you met"), False: _("– {when}: you said that you did not meet")}
NOT_SAID = _("❔ {when}: did you meet?")


def show(work: Work, member: Member, side: Side) -> None:
    """All meetings of the pair."""
    coming = _coming(work, side)
    partner = queries.partner_of(work.session, side).name
    told = [_standing(it, member, partner) for it in coming] or [NONE]
    say = speak.reader(work, member).say
    rows = [[(say(_label(work, it)), f"m:meeting:{it.id}")] for it in coming]
    rows += [[(say(home.MEET), "m:meet")], [(say(WE_MET), "m:met")], [(say(MENU), "m:menu")]]
    speak.post(work, member, [MINE(partner=partner), *told, *_past(work, member, side)], rows)


def _coming(work: Work, side: Side) -> list[Meeting]:
    return [it for it in queries.next_meetings(work.session, side.pair_id) if it.starts_at > work.now]


def _label(work: Work, meeting: Meeting) -> Phrase:
    here = meeting.starts_at.astimezone(work.settings.zone)
    return BUTTON(day=ShortDay(here.date()), time=here.time())


def _standing(meeting: Meeting, member: Member, partner: str) -> Phrase:
    if meeting.state == MeetingState.agreed:
        title = AGREED
    else:
        title = WAITS(partner=partner) if meeting.proposed_by == member.id else WAITS_FOR_YOU
    return lines(title, words.meeting(meeting.starts_at, meeting.place))


def _past(work: Work, member: Member, side: Side) -> list[Phrase]:
    meetings = queries.past_meetings(work.session, side.pair_id, work.now)
    if not meetings:
        return []
    met = sum(it.state == MeetingState.took_place for it in meetings)
    counted = [n_("You have met {n} time.", "You have met {n} times.", met)] if met else []
    lately = [_became(work, member, it) for it in meetings[:PAST_SHOWN]]
    return [lines(_("Until now:"), *lately), *counted]


def _became(work: Work, member: Member, meeting: Meeting) -> Phrase:
    """What became of it; where the two say different things, only what this person said."""
    known = BECAME.get(MeetingState(meeting.state))
    if known:
        return known(when=meeting.starts_at)
    said = queries.attendance_of(work.session, number(meeting), number(member))
    return (YOU_SAID[said.took_place] if said else NOT_SAID)(when=meeting.starts_at)


def show_one(work: Work, member: Member, side: Side, meeting: Meeting) -> None:
    """One meeting, and what can be done with it."""
    conversations.make_room(work, member)
    say = speak.reader(work, member).say
    rows = [*_buttons(work, member, meeting), [(say(ALL), "m:meetings")]]
    partner = queries.partner_of(work.session, side).name
    speak.post(work, member, [_standing(meeting, member, partner)], rows)


def _buttons(work: Work, member: Member, meeting: Meeting) -> list[list[Button]]:
    say, key = speak.reader(work, member).say, meeting.id
    if meeting.state == MeetingState.agreed:
        return [[(say(MOVE), f"m:move:{key}"), (say(CANCEL), f"m:cancel:{key}")]]
    if meeting.proposed_by == member.id:
        return [[(say(TAKE_BACK), f"m:cancel:{key}")]]
    return [[(say(ANSWER), f"m:answer:{key}")]]


def move(work: Work, member: Member, side: Side, meeting: Meeting) -> None:
    """Find another time for an agreed meeting."""
    _begin(work, member, side, meeting, "move_meeting")


def cancel(work: Work, member: Member, side: Side, meeting: Meeting) -> None:
    """Cancel an agreed meeting, or take one's own proposal back."""
    _begin(work, member, side, meeting, "cancel_meeting")


def answer(work: Work, member: Member, side: Side, meeting: Meeting) -> None:
    """Answer the other side's proposal."""
    _begin(work, member, side, meeting, "answer_proposal")


def _begin(work: Work, member: Member, side: Side, meeting: Meeting, flow: str) -> None:
    conversations.begin_once(work, member, flow, meeting_facts(work, meeting, side), about="meeting")


def press(work: Work, member: Member, tapped: Press) -> bool:
    """A button about one meeting; False where it is no meeting of theirs, or that button is not for them."""
    known = queries.meeting_numbered(work.session, tapped.argument)
    side = queries.side_in_active_pair_of(work.session, number(member), known.pair_id) if known else None
    if side is None or known is None:
        return False
    state, is_own = MeetingState(known.state), known.proposed_by == member.id
    fits = {"answer": not is_own, "cancel": is_own or state != MeetingState.proposed}.get(tapped.action, True)
    if fits and known.starts_at > work.now and state in MAY[tapped.action]:
        ABOUT_ONE[tapped.action](work, member, side, known)
    elif fits:
        too_late(work, member, number(known))
    return fits


ABOUT_ONE: dict[str, Callable[[Work, Member, Side, Meeting], None]] = {
    "meeting": show_one,
    "move": move,
    "cancel": cancel,
    "answer": answer,
}
MAY = {
    "meeting": {MeetingState.proposed, MeetingState.agreed},
    "move": {MeetingState.agreed},
    "cancel": {MeetingState.proposed, MeetingState.agreed},
    "answer": {MeetingState.proposed},
}
"""How far a meeting may be for each button."""
