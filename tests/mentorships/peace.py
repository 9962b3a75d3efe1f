"""Nothing at night that nobody asked for, nothing over another question, one idea of Makker's own a day."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from tests.mentorships.life import ZONE, Life, Step
from tests.mentorships.town import Seen

Window = tuple[time, time]
USUAL: Window = (time(20), time(8))
AT_HAND = timedelta(hours=1)
"""How long somebody counts as being in the middle of a question."""

OWN_IDEAS = ("check_in", "still_waiting", "agreement", "follow_up")
"""What Makker begins of itself; with its reminders, at most one a day."""
HELP = ("asked_for_help", "danger", "wants_to_leave")


class Peace:
    """Knows when everybody wants to be left alone, and what they are in the middle of."""

    def __init__(self) -> None:
        self.windows: dict[int, set[Window]] = {}
        """Quiet hours by chat; of somebody who was forgotten, both the old and the usual ones will do."""
        self.spoke: dict[int, datetime] = {}
        self.asked: dict[int, tuple[int, datetime]] = {}
        """The conversation whose question stands on the screen, and since when."""
        self.ideas: Counter[tuple[int, date]] = Counter()

    def look(self, life: Life, step: Step) -> Iterable[str]:
        if step.phone:
            self.spoke[step.phone.chat_id] = step.now
        for seen in step.seen:
            if seen.chat > 0 and seen.is_message and not _is_coordinating(step, seen.chat):
                if not step.is_late:
                    yield from (f"{wrong}: {seen}" for wrong in self._wrong(life, step, seen))
                if seen.asked:
                    self.asked[seen.chat] = (seen.asked.conversation, seen.at)
        self._learn(step)

    def _wrong(self, life: Life, step: Step, seen: Seen) -> Iterable[str]:
        who = life.names.get(seen.chat, "somebody")
        if self._is_own(step, seen):
            return
        if self._is_night(seen) and not _answers_a_call(step, seen):
            yield f"{who} is woken at {seen.at.astimezone(ZONE):%a %-d %b %H:%M}"
        if self._is_in_the_middle(life, step, seen) and _flow(step, seen) != "letter":
            yield f"{who} is interrupted"
        if _is_own_idea(step, seen):
            day = (seen.chat, seen.at.astimezone(ZONE).date())
            self.ideas[day] += 1
            if self.ideas[day] > 1:
                yield f"{who} is asked for the second time on {day[1]:%a %-d %b}"

    def _is_own(self, step: Step, seen: Seen) -> bool:
        return step.phone is not None and step.phone.chat_id == seen.chat

    def _is_night(self, seen: Seen) -> bool:
        clock = seen.at.astimezone(ZONE).time()
        return all(_holds(window, clock) for window in self.windows.get(seen.chat, {USUAL}))

    def _is_in_the_middle(self, life: Life, step: Step, seen: Seen) -> bool:
        """Whether a question stood on the screen that the person has seen or answered to within the hour."""
        if seen.chat not in self.asked or seen.chat in life.town.held:
            return False
        talk, since = self.asked[seen.chat]
        if talk not in step.after.talks or step.after.talks[talk]["state"] != "open":
            return False  # it is over, and what comes now may say why
        return max(self.spoke.get(seen.chat, since), since) + AT_HAND > step.now

    def _learn(self, step: Step) -> None:
        for chat in [chat for chat in self.asked if not _has_question(step, chat)]:
            del self.asked[chat]
        for number, row in step.after.talks.items():
            before = step.before.talks.get(number, row)
            if row["flow"] == "quiet_hours" and row["state"] == "done" and before["state"] == "open":
                self._keep_quiet(step, number)
        for member, row in step.after.members.items():
            if row["phase"] == "visitor" and step.before.members.get(member, row)["phase"] != "visitor":
                self.windows[row["telegram_id"]] = self.windows.get(row["telegram_id"], {USUAL}) | {USUAL}

    def _keep_quiet(self, step: Step, talk: int) -> None:
        chosen = {key: row["value"] for (of, key), row in step.after.answers.items() if of == talk}
        if chosen.get("since") == "never":
            self.windows[step.after.chat_of(step.after.owner_of(talk))] = {(time(0), time(0))}
        elif "until" in chosen:
            window = (time(int(chosen["since"])), time(int(chosen["until"])))
            self.windows[step.after.chat_of(step.after.owner_of(talk))] = {window}


def _holds(window: Window, clock: time) -> bool:
    since, until = window
    return since <= clock < until if since <= until else not until <= clock < since


def _is_coordinating(step: Step, chat: int) -> bool:
    member = step.after.member_at(chat)
    return member is not None and member["phase"] == "coordinating"


def _has_question(step: Step, chat: int) -> bool:
    """Whether a question still waits for this person's answer."""
    member = step.after.member_at(chat)
    own = [row for row in step.after.talks.values() if member and row["member_id"] == member["id"]]
    return any(row["state"] == "open" and row["asked"] for row in own)


def _flow(step: Step, seen: Seen) -> str:
    talk = seen.asked.conversation if seen.asked else 0
    return str(step.after.talks[talk]["flow"]) if talk in step.after.talks else ""


def _is_own_idea(step: Step, seen: Seen) -> bool:
    """A check-in, a word while somebody waits … begun by the clock; or a reminder, which can be switched off."""
    flow = _flow(step, seen)
    if "m:remind:off" in seen.buttons:
        return flow != "ask_help"
    talk = step.before.talks.get(seen.asked.conversation) if seen.asked else None
    return flow in OWN_IDEAS and (talk is None or talk["state"] == "waiting")


def _answers_a_call(step: Step, seen: Seen) -> bool:
    """A coordinator's words to somebody who has asked for help."""
    member = step.after.member_at(seen.chat)
    asked = [
        case
        for case in step.before.cases.values()
        if member and case["member_id"] == member["id"] and case["rule"] in HELP and case["state"] != "resolved"
    ]
    return bool(asked) and _flow(step, seen) == "letter"
