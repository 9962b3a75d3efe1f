"""What somebody does for themselves alone moves nothing on anybody else's phone; nor does work on a case."""

from collections.abc import Iterable

from bot.talk.heard import Press, Tap, Voice, Words
from tests.mentorships.life import Life
from tests.mentorships.step import Step

ALONE = (
    *("ask_help", "leave", "check_in", "follow_up", "quiet_hours", "letter", "write_again"),
    *("sign_up", "change_answers", "invitation", "still_waiting", "rematch"),
)
"""Conversations of which nobody but the coordinators hears."""
OWN = (
    *("menu", "go", "meetings", "help", "change", "other", "write", "things", "language", "quiet", "privacy"),
    *("progress", "data", "lang", "remind", "words", "certificate", "later"),
)
"""Buttons of one's own menu that only show or begin something."""
ON_A_CASE = ("show", "take", "snooze", "hand", "severity", "resolve", "reopen", "read", "case", "cases", "answers")


class Discretion:
    """Sees who else hears of it."""

    def look(self, life: Life, step: Step) -> Iterable[str]:
        allowed = self._may_hear(step)
        if allowed is None:
            return
        for seen in step.seen:
            if seen.chat > 0 and seen.chat not in allowed and not _coordinates(step, seen.chat):
                yield f"{life.script.names.get(seen.chat, seen.chat)} hears of what is not theirs: {seen}"

    def _may_hear(self, step: Step) -> set[int] | None:
        """The chats that may see something; None: that depends on more than this watcher knows."""
        if step.phone is not None:
            return {step.phone.chat_id} if _is_alone(step) else None
        if isinstance(step.heard, Press) and (not step.is_coordinator or step.heard.action in ON_A_CASE):
            written = {it["member_id"] for it in step.before.notes.values() if it["author"] and _is_of(step, it)}
            return {step.after.chat_of(member) for member in written} if step.is_coordinator else set()
        return None


def _is_alone(step: Step) -> bool:
    match step.heard:
        case Press(action=action):
            return action in OWN
        case Tap() | Words() | Voice() if step.asked and step.asked.conversation in step.before.talks:
            return step.before.talks[step.asked.conversation]["flow"] in ALONE
    return False


def _is_of(step: Step, note: object) -> bool:
    """Whether a note belongs to the case that is worked on."""
    case = note["case_id"]  # type: ignore[index]
    return isinstance(step.heard, Press) and step.heard.argument.partition(".")[0] == str(case)


def _coordinates(step: Step, chat: int) -> bool:
    member = step.after.member_at(chat)
    return member is not None and member["phase"] == "coordinating"
