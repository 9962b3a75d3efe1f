"""Signals that only the time makes: no answer to a proposal or to a question, no meeting. Rules of our own."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from bot.talk.heard import Press
from tests.mentorships.happened import HIGH, LOW, NORMAL, Fired
from tests.mentorships.rows import Row, Rows
from tests.mentorships.step import ZONE, Step

PROPOSAL, FIRST, AGAIN = timedelta(hours=72), timedelta(days=14), timedelta(days=30)
SOON, TOLD = timedelta(days=3), timedelta(days=2)
"""How far ahead an agreed meeting is waited for, and how long both may take to say whether they met."""
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
            last = _last(step.after, pair)
            if last and self.looks.get(pair, (None,))[0] != last:
                self.looks[pair] = (last, last + FIRST)
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
        """Fourteen days, then thirty, and again and again; a meeting at hand is waited for."""
        for pair, (last, look) in list(self.looks.items()):
            if look > step.now:
                continue
            near = [it for it in _agreed(step.after, pair) if step.now - TOLD < it <= step.now + SOON]
            for_so_long = step.now - last
            if near:
                self.looks[pair] = (last, max(near) + TOLD)
                continue
            self.looks[pair] = (last, last + AGAIN * (for_so_long // AGAIN + 1))
            yield ("no_meeting", 0, pair), HIGH if for_so_long >= AGAIN else NORMAL


def next_working_day(moment: datetime) -> datetime:
    """The same time on the next day from Monday to Friday, in office hours."""
    local = moment.astimezone(ZONE)
    day = local.date() + timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return datetime.combine(day, min(max(local.time(), OPENS), CLOSES), ZONE)


def _is_of(step: Step, note: int, member: int) -> bool:
    return note in step.after.notes and bool(step.after.notes[note]["member_id"] == member)


def _last(rows: Rows, pair: int) -> datetime | None:
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
