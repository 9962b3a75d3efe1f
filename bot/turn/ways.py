"""What commands and the buttons of Home do; which button is which stands in `bot.turn.doors`."""

from bot.domain.member import Phase
from bot.domain.waiting import WAITING
from bot.store import queries
from bot.store.meeting_facts import planning_facts
from bot.store.tables import Member
from bot.store.waiting import begin_change
from bot.store.words import is_urgent, threads
from bot.store.work import Work, number
from bot.talk.engine import PASSED
from bot.talk.heard import Press
from bot.talk.phrase import Phrase, _
from bot.turn import conversations, home, meetings, progress, stale, stopping, together

NO_PARTNER_YET = _("You have no partner yet. I write to you when there is somebody.")


def menu(work: Work, member: Member) -> Phrase | None:
    """Where things stand; whoever is still coming in is only asked what comes next."""
    unfinished = conversations.unfinished(work, member)
    match Phase(member.phase):
        case Phase.visitor | Phase.signing_up if unfinished:
            conversations.ask_again(work, member, unfinished)
        case Phase.visitor:
            work.begin(number(member), "invitation", {})
        case _:
            conversations.make_room(work, member)
            home.show(work, member)
    return None


def things(work: Work, member: Member) -> Phrase | None:
    """What one can change or see."""
    conversations.make_room(work, member)
    home.show_things(work, member)
    return None


def go_on(work: Work, member: Member) -> Phrase | None:
    """The question that is still open."""
    row = conversations.unfinished(work, member)
    if row is None:
        home.show(work, member)
    else:
        conversations.ask_again(work, member, row)
    return None


def show_progress(work: Work, member: Member) -> Phrase | None:
    """The picture of how one sees oneself."""
    conversations.make_room(work, member)
    progress.show(work, member)
    return None


def ask_help(work: Work, member: Member) -> Phrase | None:
    """Help, whatever else is open. Coordinators have each other."""
    if member.phase == Phase.coordinating:
        home.show(work, member)
        return None
    conversations.help_first(work, member)
    return None


def meet(work: Work, member: Member) -> Phrase | None:
    """Propose a meeting to the partner."""
    return _begin_planning(work, member, "propose_meeting")


def log_meeting(work: Work, member: Member) -> Phrase | None:
    """Tell of a meeting that was not planned here."""
    return _begin_planning(work, member, "log_meeting")


def _begin_planning(work: Work, member: Member, flow: str) -> Phrase | None:
    side = queries.side_in_active_pair(work.session, number(member))
    if side is None:
        return _without_partner(work, member)
    conversations.begin_once(work, member, flow, planning_facts(work, side))
    return None


def _without_partner(work: Work, member: Member) -> Phrase | None:
    menu(work, member)
    return None if member.phase == Phase.in_pair else NO_PARTNER_YET


def my_meetings(work: Work, member: Member) -> Phrase | None:
    """What is agreed, what waits for an answer, what was."""
    side = queries.side_in_active_pair(work.session, number(member))
    if side is None:
        return _without_partner(work, member)
    conversations.make_room(work, member)
    meetings.show(work, member, side)
    return None


def change(work: Work, member: Member) -> Phrase | None:
    """See and change the answers of the sign-up, while one waits."""
    if member.phase not in WAITING:
        return menu(work, member)
    begin_change(work, member)
    return None


def other(work: Work, member: Member) -> Phrase | None:
    """From now on Home is about the next of several mentees."""
    in_view, *others = [number(pair) for pair in queries.pairs_of(work.session, number(member))] or [0]
    member.focus = min([pair for pair in others if pair > in_view] or others or [in_view])
    work.session.flush()
    return menu(work, member)


def write(work: Work, member: Member) -> Phrase | None:
    """Write to the coordinators again, in the conversation that is open between them."""
    open_ones = threads(work, number(member))
    if not open_ones:
        return passed(work, member)
    facts = {"case": open_ones[0], "urgent": is_urgent(work, open_ones[0])}
    conversations.begin_once(work, member, "write_again", facts)
    return None


def stop(work: Work, member: Member) -> Phrase | None:
    """Stop what is being asked."""
    row = conversations.unfinished(work, member)
    if row:
        stopping.stop(work, member, row)
    else:
        home.show(work, member)
    return None


def passed(work: Work, member: Member) -> Phrase | None:
    """A button that means nothing any more."""
    return stale.once(work, member, PASSED, menu)


def say(work: Work, member: Member, phrase: Phrase) -> None:
    """Say something in passing, then what was asked again, or where things stand."""
    top = conversations.on_screen(work, member)
    if top:
        conversations.ask_again(work, member, top, phrase)
    else:
        home.show(work, member, phrase)


def begin(work: Work, member: Member, tapped: Press) -> Phrase | None:
    """A conversation about the pair that the button names."""
    begun = together.begun_by(work, member, tapped)
    if begun is None:
        return stale.once(work, member, together.NO_LONGER, menu)
    conversations.begin_once(work, member, *begun)
    return None


def rematch(work: Work, member: Member) -> Phrase | None:
    """Whoever has no partner any more may ask for another."""
    if member.phase != Phase.alumni:
        return passed(work, member)
    conversations.begin_once(work, member, "rematch", {"role": member.role})
    return None
