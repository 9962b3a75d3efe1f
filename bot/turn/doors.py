"""Which button and which command does what."""

from collections.abc import Callable

from bot.store.tables import Member
from bot.store.work import Work
from bot.talk.heard import Press
from bot.talk.phrase import Phrase
from bot.turn import announced, certificate, later, meetings, own_things, together, ways


def press(work: Work, member: Member, tapped: Press) -> Phrase | None:
    """A button of Home, or one under a message."""
    if tapped.action in together.BEGINS:
        return ways.begin(work, member, tapped)
    if tapped.action in meetings.ABOUT_ONE and meetings.press(work, member, tapped):
        return None
    if tapped.action in WITH_ARGUMENT:
        return WITH_ARGUMENT[tapped.action](work, member, tapped.argument)
    return PRESSES.get(tapped.action, ways.passed)(work, member)


Do = Callable[[Work, Member], Phrase | None]


PRESSES: dict[str, Do] = {
    "rematch": ways.rematch,
    "menu": ways.menu,
    "go": ways.go_on,
    "meet": ways.meet,
    "meetings": ways.my_meetings,
    "met": ways.log_meeting,
    "help": ways.ask_help,
    "change": ways.change,
    "other": ways.other,
    "write": ways.write,
    "tell": announced.write,
    "things": ways.things,
    "language": own_things.languages,
    "quiet": own_things.quiet,
    "privacy": own_things.privacy,
    "progress": ways.show_progress,
    "data": own_things.my_data,
    "forget": own_things.forget,
}
WITH_ARGUMENT: dict[str, Callable[[Work, Member, str], Phrase | None]] = {
    "lang": own_things.speak_language,
    "remind": own_things.remind,
    "words": own_things.hear_of_waiting,
    "certificate": certificate.hand_over,
    "later": later.choose,
}
COMMANDS: dict[str, Do] = {
    "start": ways.menu,
    "menu": ways.menu,
    "meet": ways.meet,
    "meetings": ways.my_meetings,
    "help": ways.ask_help,
    "language": own_things.languages,
    "quiet": own_things.quiet,
    "privacy": own_things.privacy,
    "mydata": own_things.my_data,
    "forget": own_things.forget,
    "stop": ways.stop,
}
