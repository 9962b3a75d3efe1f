"""What commands and the buttons of Home do."""

from collections.abc import Callable

from bot.domain.member import Phase
from bot.domain.waiting import WAITING
from bot.store import queries
from bot.store.meeting_facts import planning_facts
from bot.store.tables import Member
from bot.store.waiting import begin_change
from bot.store.words import threads
from bot.store.work import Work, number
from bot.talk.engine import PASSED
from bot.talk.heard import Press
from bot.talk.phrase import Phrase, _
from bot.turn import certificate, conversations, home, later, meetings, own_data, progress, together

NO_PARTNER_YET = _("You have no partner yet. I write to you when there is somebody.")
LANGUAGE_CHANGED = _("From now on I write in English.")
WORDS_AGAIN = _("All right. I tell you again from time to time how long you have waited.")
NOT_REMINDED = _("All right. I do not remind you of questions any more. I still write to you about your meetings.")
REMINDED = _("All right. I remind you once when a question is left open.")


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


def hear_of_waiting(work: Work, member: Member, _wish: str) -> Phrase | None:
    """Be told again from time to time how long one has waited."""
    member.waiting_words = True
    say(work, member, WORDS_AGAIN)
    return None


def languages(work: Work, member: Member) -> Phrase | None:
    """All languages, each by its own name."""
    home.show_languages(work, member)
    return None


def speak_language(work: Work, member: Member, code: str) -> Phrase | None:
    """From now on, this language."""
    if code not in work.settings.languages:
        return passed(work, member)
    member.language = code
    say(work, member, LANGUAGE_CHANGED)
    return None


def quiet(work: Work, member: Member) -> Phrase | None:
    """Choose when to be left in peace."""
    if member.phase == Phase.coordinating:
        return menu(work, member)
    conversations.begin_once(work, member, "quiet_hours", {})
    return None


def remind(work: Work, member: Member, wish: str) -> Phrase | None:
    """Whether open questions are asked once more."""
    member.reminders = wish != "off"
    say(work, member, REMINDED if member.reminders else NOT_REMINDED)
    return None


def privacy(work: Work, member: Member) -> Phrase | None:
    """What is kept, and who reads it."""
    conversations.make_room(work, member)
    own_data.explain(work, member)
    return None


def my_data(work: Work, member: Member) -> Phrase | None:
    """All that is kept about the person, as a file."""
    conversations.make_room(work, member)
    own_data.hand_over(work, member)
    return None


def forget(work: Work, member: Member) -> Phrase | None:
    """Erase everything, after one more question."""
    if not member.role:
        return menu(work, member)
    side = queries.side_in_active_pair(work.session, number(member))
    partner = queries.partner_of(work.session, side).name if side else ""
    conversations.begin_once(work, member, "forget_me", {"partner": partner})
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
    conversations.begin_once(work, member, "write_again", {"case": open_ones[0]})
    return None


def stop(work: Work, member: Member) -> Phrase | None:
    """Stop what is being asked."""
    row = conversations.unfinished(work, member)
    if row:
        conversations.stop(work, member, row)
    else:
        home.show(work, member)
    return None


def passed(work: Work, member: Member) -> Phrase | None:
    """A button that means nothing any more."""
    menu(work, member)
    return PASSED


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
        menu(work, member)
        return together.NO_LONGER
    conversations.begin_once(work, member, *begun)
    return None


def press(work: Work, member: Member, tapped: Press) -> Phrase | None:
    """A button of Home, or one under a message."""
    if tapped.action in together.BEGINS:
        return begin(work, member, tapped)
    if tapped.action in meetings.ABOUT_ONE and meetings.press(work, member, tapped):
        return None
    if tapped.action in WITH_ARGUMENT:
        return WITH_ARGUMENT[tapped.action](work, member, tapped.argument)
    return PRESSES.get(tapped.action, passed)(work, member)


Do = Callable[[Work, Member], Phrase | None]


def rematch(work: Work, member: Member) -> Phrase | None:
    """Whoever has no partner any more may ask for another."""
    if member.phase != Phase.alumni:
        return passed(work, member)
    conversations.begin_once(work, member, "rematch", {"role": member.role})
    return None


PRESSES: dict[str, Do] = {
    "rematch": rematch,
    "menu": menu,
    "go": go_on,
    "meet": meet,
    "meetings": my_meetings,
    "met": log_meeting,
    "help": ask_help,
    "change": change,
    "other": other,
    "write": write,
    "things": things,
    "language": languages,
    "quiet": quiet,
    "privacy": privacy,
    "progress": show_progress,
    "data": my_data,
    "forget": forget,
}
WITH_ARGUMENT: dict[str, Callable[[Work, Member, str], Phrase | None]] = {
    "lang": speak_language,
    "remind": remind,
    "words": hear_of_waiting,
    "certificate": certificate.hand_over,
    "later": later.choose,
}
COMMANDS: dict[str, Do] = {
    "start": menu,
    "menu": menu,
    "meet": meet,
    "meetings": my_meetings,
    "help": ask_help,
    "language": languages,
    "quiet": quiet,
    "privacy": privacy,
    "mydata": my_data,
    "forget": forget,
    "stop": stop,
}
