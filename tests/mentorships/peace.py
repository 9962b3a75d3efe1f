"""Nothing at night that nobody asked for, nothing over another question, one idea of Makker's own a day."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from tests.mentorships.life import Life
from tests.mentorships.step import ZONE, Step
from tests.mentorships.town import Seen

Window = tuple[time, time]
USUAL: Window = (time(20), time(8))
AT_HAND = timedelta(hours=1)
"""How long somebody counts as being in the middle of a question."""

OWN_IDEAS = (
    *("check_in", "still_waiting", "agreement", "follow_up", "still_resting", "kept_until"),
    "proposal_unanswered",
)
"""What Makker begins of itself; with its reminders, at most one a day, and not on the heels of anything else."""
MAY_INTERRUPT = ("meeting_tomorrow", "meeting_soon", "meeting_cancelled", "meeting_called_off")
"""What cannot wait: an agreed meeting. The question is asked again right below."""
PARTING = ("farewell", "partner_left")
"""The pair has ended: that cannot wait either, and asks something itself."""
HELP = ("asked_for_help", "danger", "wants_to_leave")


class Peace:
    """Knows when everybody wants to be left alone, and what they are in the middle of."""

    def __init__(self) -> None:
        self.windows: dict[int, set[Window]] = {}
        """Quiet hours by chat; of somebody who was forgotten, both the old and the usual ones will do."""
        self.spoke: dict[int, datetime] = {}
        self.asked: dict[int, tuple[int, datetime]] = {}
        """The conversation whose question stands on the screen, and since when."""
        self.told: dict[int, datetime] = {}
        """When anything was last said to somebody."""
        self.ideas: Counter[tuple[int, date]] = Counter()

    def look(self, life: Life, step: Step) -> Iterable[str]:
        if step.phone:
            self.spoke[step.phone.chat_id] = step.now
        for seen in step.seen:
            if seen.chat > 0 and seen.is_message and not _is_coordinating(step, seen.chat):
                if not step.is_late:
                    yield from (f"{wrong}: {seen}" for wrong in self._wrong(life, step, seen))
                self.told[seen.chat] = seen.at
                if seen.asked:
                    self.asked[seen.chat] = (seen.asked.conversation, seen.at)
        self._learn(step)

    def _wrong(self, life: Life, step: Step, seen: Seen) -> Iterable[str]:
        who, flow = life.script.names.get(seen.chat, "somebody"), _flow(step, seen)
        if self._is_own(step, seen):
            return
        if self._is_night(seen) and not (flow == "letter" and _asked_for_help(step, seen.chat)):
            yield f"{who} is woken at {seen.at.astimezone(ZONE):%a %-d %b %H:%M}"
        if self._is_in_the_middle(life, step, seen) and not self._may_interrupt(step, seen, flow):
            yield f"{who} is interrupted"
        if _is_own_idea(step, seen, flow):
            day = (seen.chat, seen.at.astimezone(ZONE).date())
            self.ideas[day] += 1
            if self.ideas[day] > 1:
                yield f"{who} is asked for the second time on {day[1]:%a %-d %b}"
            if self.told.get(seen.chat, seen.at - AT_HAND) + AT_HAND > seen.at:
                yield f"{who} hears this on the heels of something else"

    def _may_interrupt(self, step: Step, seen: Seen, flow: str) -> bool:
        """What cannot wait, or is an answer; where it asks nothing itself, the question comes again below it."""
        if flow == "letter":
            return _asked_for_help(step, seen.chat) or _asked_the_coordinators(step, seen)
        if flow in PARTING or not seen.method.endswith("Message"):  # a file comes with the message above it
            return True
        talk = self.asked[seen.chat][0]
        again = [it for it in step.reaches(seen.chat) if it.asked and it.asked.conversation == talk]
        parting = any(_flow(step, it) in PARTING for it in step.reaches(seen.chat))
        return seen in again or (flow in MAY_INTERRUPT and (bool(again) or parting))

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
    """The kind of conversation that says this; "" where none does."""
    talk = step.after.talks.get(seen.asked.conversation) if seen.asked else None
    for row in step.after.talks.values() if talk is None else ():
        talk = row if row["shown"] == seen.row else talk
    return str(talk["flow"]) if talk else ""


def _is_own_idea(step: Step, seen: Seen, flow: str) -> bool:
    """A check-in, a word while somebody waits … begun by the clock; or a reminder, which can be switched off."""
    if "m:remind:off" in seen.buttons:
        return flow != "ask_help"
    talk = step.before.talks.get(seen.asked.conversation) if seen.asked else None
    return flow in OWN_IDEAS and (talk is None or talk["state"] == "waiting")


def _asked_for_help(step: Step, chat: int) -> bool:
    """Whether this person called for help, and the coordinators are not done with it."""
    member = step.after.member_at(chat)
    cases = [case for case in step.before.cases.values() if member and case["member_id"] == member["id"]]
    return any(case["rule"] in HELP and case["state"] != "resolved" for case in cases)


def _asked_the_coordinators(step: Step, seen: Seen) -> bool:
    """Whether this person has written to the coordinators since they last heard from them."""
    member = step.after.member_at(seen.chat)
    own = [it["at"] for it in step.after.notes.values() if member and it["member_id"] == member["id"]]
    letters = [
        it["opened_at"]
        for it in step.after.talks.values()
        if member and it["member_id"] == member["id"] and it["flow"] == "letter" and it["state"] != "waiting"
    ]
    earlier = sorted(letters)[:-1]
    return any(not earlier or at >= earlier[-1] for at in own)
