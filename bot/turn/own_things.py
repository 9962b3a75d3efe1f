"""What one can do with one's own things: language, quiet hours, reminders, what is kept."""

from bot.domain.member import Phase
from bot.store import queries
from bot.store.tables import Member
from bot.store.work import Work, number
from bot.talk.phrase import Phrase, _
from bot.turn import conversations, home, own_data
from bot.turn.ways import menu, passed, say

LANGUAGE_CHANGED = _("From now on I write in English.")
WORDS_AGAIN = _("All right. I tell you again from time to time how long you have waited.")
NOT_REMINDED = _("All right. I do not remind you of questions any more. I still write to you about your meetings.")
REMINDED = _("All right. I remind you once when a question is left open.")


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
