"""Signals that only the time makes: no answer to a proposal or to a question, no meeting. Rules of our own."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from bot.talk.heard import Press
from tests.mentorships.happened import HIGH, LOW, NORMAL, Fired
from tests.mentorships.rows import Row, Rows
from tests.mentorships.step import ZONE, Step

PROPOSAL, TOLD = timedelta(hours=72), timedelta(days=2)
"""How long an answer may take: to a proposal, and to whether they met."""
USUAL = (14, 30, 3)
LIMITS = {"fortnightly": (28, 45, 6), "monthly": (45, 75, 12)}
"""Days without a meeting that are told, are serious; and how far ahead an agreed meeting is waited for, by rhythm."""
MORNING, EVENING, OPENS, CLOSES = time(8), time(20), time(9), time(16)
SATURDAY = 5


class Overdue:
    """Knows since when everything waits."""

    def __init__(self) -> None:
        self.told: set[int] = set()
        """Proposals whose silence has been told."""
        self.words: dict[int, datetime] = {}
        """When the coordinators are told that a member's words are not answered, by note."""
        self.looks: dict[int, tuple[datetime, datetime]] = {}
        """Since when a pair has not met, and when that is looked at next."""
        self.rhythms: dict[int, str] = {}
        """What a pair agreed on."""

    def fired(self, step: Step) -> Iterator[Fired]:
        """What has waited too long now. The clock sees it, and by day only."""
        self._learn(step)
        if step.phone is None and not step.by and MORNING <= step.now.astimezone(ZONE).time() < EVENING:
            yield from self._proposals(step)
            yield from self._unanswered(step)
            yield from self._no_meeting(step)

    def _learn(self, step: Step) -> None:
        for number, note in step.after.notes.items():
            if number not in step.before.notes and not note["author"] and not note["case_id"]:
                self.words[number] = next_working_day(step.now)
            elif number not in step.before.notes and note["author"]:
                self.words = {it: at for it, at in self.words.items() if not _is_of(step, it, note["member_id"])}
        if isinstance(step.heard, Press) and step.heard.action == "seen" and step.is_coordinator and step.by:
            self.words.pop(int(step.heard.argument), None)
        for pair, row in step.after.pairs.items():
            last = not_met_since(step.after, pair)
            first, again, _soon = limits(step.after, pair)
            if last and self.looks.get(pair, (None,))[0] != last:
                self.looks[pair] = (last, last + first)
            elif last and self.rhythms.get(pair, "") != rhythm(step.after, pair):
                self.looks[pair] = (last, _next(last, step.now, first, again))
            self.rhythms[pair] = rhythm(step.after, pair)
            if row["state"] != "active":
                self.looks.pop(pair, None)

    def _proposals(self, step: Step) -> Iterator[Fired]:
        """Three days, or until its time has come."""
        for number, meeting in step.after.meetings.items():
            if meeting["delivered_at"] is None:
                continue  # nobody is late who never got it
            due = min(meeting["delivered_at"] + PROPOSAL, meeting["starts_at"])
            is_silent = meeting["state"] in ("proposed", "unanswered") and due <= step.now
            together = step.after.pairs[meeting["pair_id"]]["state"] in ("active", "paused")
            if is_silent and together and number not in self.told:
                self.told.add(number)
                asked = [it for it in step.after.sides_of(meeting["pair_id"]) if it != meeting["proposed_by"]]
                yield ("unanswered_proposal", asked[0], meeting["pair_id"]), LOW

    def _unanswered(self, step: Step) -> Iterator[Fired]:
        """Words outside any case, after a working day."""
        for number in [number for number, due in self.words.items() if due <= step.now]:
            member = step.after.notes[number]["member_id"] if number in step.after.notes else 0
            if not member:
                del self.words[number]
            elif step.after.members[member]["phase"] == "visitor":
                self.words[number] = next_working_day(step.now)
            else:
                del self.words[number]
                yield ("unanswered_question", member, 0), LOW

    def _no_meeting(self, step: Step) -> Iterator[Fired]:
        """After the first limit, the second, and again and again; a meeting at hand is waited for."""
        for pair, (last, look) in list(self.looks.items()):
            if look > step.now:
                continue
            first, again, soon = limits(step.after, pair)
            near = [it for it in _agreed(step.after, pair) if step.now - TOLD < it <= step.now + soon]
            if near:
                self.looks[pair] = (last, max(near) + TOLD)
                continue
            self.looks[pair] = (last, _next(last, step.now, first, again))
            if step.now - last >= first:
                yield ("no_meeting", 0, pair), HIGH if step.now - last >= again else NORMAL


def rhythm(rows: Rows, pair: int) -> str:
    """How often the pair has agreed to meet."""
    return next((it["terms"]["rhythm"] for it in rows.agreements.values() if _holds(it, pair)), "")


def _holds(agreement: Row, pair: int) -> bool:
    return bool(agreement["pair_id"] == pair and agreement["state"] == "agreed")


def limits(rows: Rows, pair: int) -> tuple[timedelta, timedelta, timedelta]:
    """When the lack of a meeting is told, when it is serious, and how far ahead one that is agreed is waited for."""
    first, again, soon = LIMITS.get(rhythm(rows, pair), USUAL)
    return timedelta(days=first), timedelta(days=again), timedelta(days=soon)


def _next(last: datetime, now: datetime, first: timedelta, again: timedelta) -> datetime:
    """Which of the moments since the last meeting comes next."""
    return last + first if now - last < first else last + again * ((now - last) // again + 1)


def next_working_day(moment: datetime) -> datetime:
    """The same time on the next day from Monday to Friday, in office hours."""
    local = moment.astimezone(ZONE)
    day = local.date() + timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return datetime.combine(day, min(max(local.time(), OPENS), CLOSES), ZONE)


def _is_of(step: Step, note: int, member: int) -> bool:
    return note in step.after.notes and bool(step.after.notes[note]["member_id"] == member)


def not_met_since(rows: Rows, pair: int) -> datetime | None:
    """When the pair last met, began, or came back from a break."""
    row: Row = rows.pairs[pair]
    return max(filter(None, (last_met(rows, pair), row["since"], row["resumed_at"])), default=None)


def last_met(rows: Rows, pair: int) -> datetime | None:
    """When the pair last met, as far as nobody says otherwise."""
    met = [it["starts_at"] for number, it in rows.meetings.items() if it["pair_id"] == pair and _is_met(rows, number)]
    return max(met, default=None)


def _is_met(rows: Rows, meeting: int) -> bool:
    """Whether somebody says that they met, and nobody says that they did not."""
    said = [it["took_place"] for (of, _member), it in rows.attendances.items() if of == meeting]
    return bool(said) and all(said)


def _agreed(rows: Rows, pair: int) -> list[datetime]:
    return [it["starts_at"] for it in rows.meetings.values() if it["pair_id"] == pair and it["state"] == "agreed"]
