"""A programme with a few people, and a clock that only the test moves."""

import itertools
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine
from sqlmodel import SQLModel

from bot import clock, turn
from bot.domain.effects import ProposeMeeting
from bot.domain.member import Phase, Role
from bot.domain.pair import OfferAnswer
from bot.settings import Settings
from bot.store import meetings, pairing
from bot.store.tables import Meeting, Member, Pair, Questionnaire, Side, Talking
from bot.store.work import Work, number
from bot.talk.heard import FromGroup, FromMember, Heard, Left, Words, read_button
from tests.clock.screens import BACKUP, GROUP, Row, Screens

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

QUESTIONS = """
role = "{role}"
version = {version}

[scale.much]
en = ["Not at all", "A little", "So-so", "Mostly", "Very much"]
da = ["Slet ikke", "Lidt", "Nogenlunde", "For det meste", "Meget"]
ar = ["أبدا", "قليلا", "وسط", "غالبا", "كثيرا"]

[[question]]
key = "believes"
kind = "scale"
labels = "much"
ask = {{ en = "Does your partner believe in you?", da = "Tror din makker på dig?", ar = "هل يؤمن بك شريكك؟" }}

[[question]]
key = "hope"
kind = "scale"
labels = "much"
ask = {{ en = "Do you have hope?", da = "Har du håb?", ar = "هل لديك أمل؟" }}
"""


def at(text: str) -> datetime:
    """A moment on Copenhagen's clocks: `2026-11-16 10:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


class Life(Screens):
    """People and what their phones show. `now` begins on a Monday morning."""

    def __init__(self, engine: Engine) -> None:
        """Begin with nobody on this database."""
        super().__init__(engine)
        self.now = at("2026-11-02 10:00")
        self.settings = Settings(coordinator_chat=GROUP, backup_chat=BACKUP)
        self._ids = itertools.count(1)

    # People

    def person(self, name: str, role: Role, phase: Phase = Phase.waiting_for_match) -> int:
        """Somebody whom the coordinators have approved; the member's id."""
        telegram_id = 100 + next(self._ids)
        member = Member(telegram_id=telegram_id, language="en", phase=phase, role=role, name=name, created_at=self.now)
        self.turn(partial(self.save, member))
        return number(member)

    def offer(self, mentee: int, mentor: int) -> int:
        """Both are asked whether they want each other; the pair's id."""
        pair = 0

        def do(work: Work) -> None:
            nonlocal pair
            pair = number(work.add(Pair(created_at=work.now)))
            for member, role in ((mentee, Role.mentee), (mentor, Role.mentor)):
                work.add(Side(pair_id=pair, member_id=member, role=role))
                facts = {"pair": pair, "role": role, "languages": "Danish", "town": "Odense", "times": "any"}
                work.begin(member, "match_offer", {**facts, "work": {}, "goal": {}, "teach": {}})

        self.turn(do)
        return pair

    def pair(self, since: str = "2026-11-02 10:00") -> tuple[int, int]:
        """Amina and Lars, who have just both said yes, and are not asked for an agreement."""
        self.now = at(since)
        self.publish()
        amina, lars = self.person("Amina", Role.mentee), self.person("Lars", Role.mentor)
        pair = self.offer(amina, lars)
        for talking in self.rows(Talking):
            self.change(Talking, talking.id, state="done", asked="", open_at=None, nudge_at=None, expire_at=None)
        for member in (amina, lars):
            self.turn(partial(self._says_yes, member, pair))
        self.change(Pair, pair, agree_at=None)
        self.forget_screens()
        return amina, lars

    def publish(self, version: int = 1) -> None:
        """A questionnaire for each role."""
        for role in (Role.mentee, Role.mentor):
            source = QUESTIONS.format(role=role, version=version)
            row = Questionnaire(role=role, version=version, source=source, published_at=self.now)
            self.turn(partial(self.save, row))

    def writes_to(self, member: int, text: str) -> None:
        """A coordinator writes to a member."""
        self.turn(lambda work: work.begin(member, "letter", {"text": text}))

    def proposes(self, member: int, starts_at: str, place: str = "library") -> int:
        """A member proposes a meeting to the partner; the meeting's id."""
        pair = self.one(Side, Side.member_id == member).pair_id
        self.turn(
            lambda work: meetings.propose(work, work.get(Member, member), ProposeMeeting(pair, at(starts_at), place))
        )
        return max(meeting.id or 0 for meeting in self.rows(Meeting))

    def agrees(self, member: int, starts_at: str) -> int:
        """A meeting that this member proposed and the partner agreed to, in passing."""
        meeting = self.proposes(member, starts_at)
        partner = next(side.member_id for side in self.rows(Side) if side.member_id != member)
        self.taps(partner, "Yes, I can")
        self.forget_screens()
        return meeting

    # What happens

    def turn(self, do: Callable[[Work], Any]) -> None:
        turn.take(self.engine, self.settings, self.now, lambda work: do(work) and None)

    def tick(self, when: str) -> int:
        """The clock goes off at this moment; how many rows it did something with."""
        self.now = at(when)
        return clock.tick(self.engine, self.settings, self.now)

    def until(self, when: str) -> None:
        """Time passes, and the clock goes off whenever something is due."""
        end = at(when)
        while (due := clock.next_due(self.engine, self.settings)) and due <= end:
            assert due > self.now or clock.tick(self.engine, self.settings, self.now), f"stuck at {due}"
            self.now = max(self.now, due)
            clock.tick(self.engine, self.settings, self.now)
        self.now = end

    def says(self, member: int, heard: Heard | str) -> None:
        """A member writes, taps, or leaves."""
        it = Words(heard) if isinstance(heard, str) else heard
        telegram_id = self.get(Member, member).telegram_id
        turn.hear(self.engine, self.settings, FromMember(next(self._ids), telegram_id, it, "en"), self.now)

    def taps(self, member: int, label: str) -> None:
        """A member taps the newest button that says this."""
        chat = self.get(Member, member).telegram_id
        heard = read_button(self.button(chat, label))
        assert heard is not None
        self.says(member, heard)

    def group_taps(self, label: str, name: str = "Sofie") -> None:
        """A coordinator taps the newest button in the group that says this."""
        heard = read_button(self.button(GROUP, label))
        assert heard is not None
        turn.hear(self.engine, self.settings, FromGroup(next(self._ids), 7, name, heard, True), self.now)

    def blocks(self, member: int) -> None:
        """A member blocks the bot."""
        self.says(member, Left())

    def save(self, row: SQLModel, work: Work) -> None:
        """Write a new row."""
        work.add(row)

    def _says_yes(self, member: int, pair: int, work: Work) -> None:
        pairing.answer_offer(work, work.get(Member, member), pair, OfferAnswer.yes)

    def change(self, table: type[Row], key: Any, **values: Any) -> None:
        """Put other values into a row."""

        def do(work: Work) -> None:
            for name, value in values.items():
                setattr(work.get(table, key), name, value)

        self.turn(do)
