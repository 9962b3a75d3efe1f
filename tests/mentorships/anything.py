"""Random people: a machine that lets everybody do anything, in any order.

A story that breaks something is told at the end as a script: who did what, and what each phone showed then.
"""

from datetime import datetime
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from bot import turn
from bot.domain.member import Role
from bot.talk.heard import Contact, Forwarded, Thing, Unusable
from bot.turn.doors import COMMANDS
from tests.mentorships import members, office
from tests.mentorships.beginnings import CAST, IN_AUTUMN, IN_SPRING, MARCH, OCTOBER, Beginnings, phone_of
from tests.mentorships.life import SETTINGS, Life
from tests.phones import Phone

WHO = st.sampled_from([*CAST, *CAST, "Otto", "Sofie"])
MEMBERS = st.sampled_from(list(CAST))
BY, OUTSIDERS = st.sampled_from(["Karen", "Sofie"]), st.sampled_from(["Otto", "Lars"])
NEAR, FAR, MANNER = st.integers(0, 7), st.integers(0, 300), st.integers(0, 5)
BEGIN = st.sampled_from([*((name, OCTOBER) for name in IN_AUTUMN), *((name, MARCH) for name in IN_SPRING)])
TEXTS = ["Yes", "No", "help", "Back", "skip", "stop", "Send", "4", "٣", "14:30", "  ", "010190-1234", "x" * 11_000]
THINGS = [*map(Unusable, Thing), Contact("+4512345678"), Forwarded()]
LINES = [*(f"/{name}" for name in sorted(COMMANDS)), "/unknown", "/start unknown", "/start mentee-3"]
SHORT = [{"minutes": 1}, {"minutes": 20}, {"minutes": 61}, {"hours": 3}, {"hours": 9}, {"hours": 14}]
LONG = [{"days": 1}, {"days": 2}, {"days": 3}, {"days": 7}, {"days": 15}, {"days": 31}]
IN_THE_GROUP = ["/waiting", "/pairs", "/cases", "/case 1", "/case 3", "/announce", "/invite", "/help", "/nothing"]


class Anything(RuleBasedStateMachine):
    """One story."""

    beginnings: ClassVar[Beginnings]
    life: Life

    @initialize(begin=BEGIN, forum=st.booleans())
    def begins(self, begin: tuple[str, datetime], forum: bool) -> None:
        self.life = self.beginnings.begin(*begin)
        turn.open_desk(self.life.engine, SETTINGS, self.life.town.now, is_forum=forum)
        self.life.town.deliver()

    def teardown(self) -> None:
        if hasattr(self, "life"):
            self.life.engine.dispose()

    def _phone(self, who: str) -> Phone:
        """The phone of somebody who is about to do something: whoever had left is there again."""
        phone = phone_of(self.life, who)
        if phone.chat_id in self.life.town.gone:
            members.comes_back(self.life, phone)
        return phone

    # Members

    @rule(who=WHO, place=NEAR)
    def taps_what_is_new(self, who: str, place: int) -> None:
        members.taps_newest(self.life, self._phone(who), place)

    @rule(who=WHO, place=FAR)
    def taps_what_is_there(self, who: str, place: int) -> None:
        members.taps_anywhere(self.life, self._phone(who), place)

    @rule(who=WHO, place=FAR)
    def taps_what_was_there(self, who: str, place: int) -> None:
        members.taps_old(self.life, self._phone(who), place)

    @rule(who=WHO, place=FAR)
    def taps_what_is_somebody_elses(self, who: str, place: int) -> None:
        members.taps_foreign(self.life, self._phone(who), place)

    @rule(who=MEMBERS, place=FAR, off=st.sampled_from([-1, 1, 2]))
    def taps_what_never_was(self, who: str, place: int, off: int) -> None:
        members.forges(self.life, self._phone(who), place, off)

    @rule(who=WHO, manner=MANNER)
    def answers(self, who: str, manner: int) -> None:
        members.answers(self.life, self._phone(who), manner)

    @rule(who=MEMBERS, manner=MANNER)
    def answers_to_the_end(self, who: str, manner: int) -> None:
        members.finishes(self.life, self._phone(who), manner)

    @rule(manner=MANNER)
    def everybody_answers_to_the_end(self, manner: int) -> None:
        for who in CAST:
            members.finishes(self.life, self._phone(who), manner)

    @rule(who=WHO)
    def writes(self, who: str) -> None:
        members.writes(self.life, self._phone(who))

    @rule(who=WHO, text=st.sampled_from(TEXTS))
    def says(self, who: str, text: str) -> None:
        members.says(self.life, self._phone(who), text)

    @rule(who=WHO, place=NEAR)
    def replies(self, who: str, place: int) -> None:
        members.replies(self.life, self._phone(who), place)

    @rule(who=WHO, seconds=st.sampled_from([9, 900]))
    def speaks(self, who: str, seconds: int) -> None:
        members.speaks(self.life, self._phone(who), seconds)

    @rule(who=WHO, thing=st.sampled_from(THINGS))
    def sends(self, who: str, thing: Unusable | Contact | Forwarded) -> None:
        members.sends(self.life, self._phone(who), thing)

    @rule(who=WHO, place=NEAR)
    def changes_a_message(self, who: str, place: int) -> None:
        members.changes_message(self.life, self._phone(who), place)

    @rule(who=WHO, line=st.sampled_from(LINES))
    def commands(self, who: str, line: str) -> None:
        members.commands(self.life, self._phone(who), line)

    @rule(who=WHO, code=st.sampled_from(SETTINGS.languages))
    def switches_language(self, who: str, code: str) -> None:
        members.taps(self.life, self._phone(who), f"m:lang:{code}")

    @rule(who=MEMBERS, role=st.sampled_from(Role), language=st.sampled_from(["", *SETTINGS.languages]))
    def is_invited(self, who: str, role: Role, language: str) -> None:
        members.commands(self.life, self._phone(who), f"/start {self.life.town.invitation(role, language)}")

    # The way between them and Makker

    @rule(who=MEMBERS)
    def blocks(self, who: str) -> None:
        if not self.life.is_off:
            members.blocks(self.life, self._phone(who))

    @rule(who=MEMBERS)
    def is_away(self, who: str) -> None:
        if not self.life.is_off:
            self.life.goes_away(phone_of(self.life, who))

    @rule(who=WHO)
    def is_cut_off(self, who: str) -> None:
        self.life.cuts_off(phone_of(self.life, who))

    @rule()
    def all_are_connected_again(self) -> None:
        self.life.connects_again()

    @rule()
    def comes_again(self) -> None:
        self.life.comes_again()

    # Time

    @rule(duration=st.sampled_from([*SHORT, *LONG]))
    def time_passes(self, duration: dict[str, float]) -> None:
        self.life.passes(**duration)

    @rule()
    def makker_is_switched(self) -> None:
        if self.life.is_off:
            self.life.goes_on()
        else:
            self.life.goes_off()

    # The coordinators' group

    @rule(by=BY, kind=st.integers(0, 30), place=NEAR)
    def a_coordinator_taps(self, by: str, kind: int, place: int) -> None:
        office.does(self.life, by, kind, place)

    @rule(by=BY, place=NEAR)
    def a_coordinator_replies(self, by: str, place: int) -> None:
        office.replies(self.life, by, place)

    @rule(by=BY, place=NEAR)
    def a_coordinator_writes_to_somebody(self, by: str, place: int) -> None:
        office.writes_to(self.life, by, place)

    @rule(by=BY, line=st.sampled_from(IN_THE_GROUP))
    def a_coordinator_commands(self, by: str, line: str) -> None:
        office.commands(self.life, by, line)

    @rule(by=BY)
    def a_coordinator_lets_all_in(self, by: str) -> None:
        office.approves_all(self.life, by)

    @rule(by=BY, place=NEAR, choice=NEAR)
    def a_coordinator_offers_a_match(self, by: str, place: int, choice: int) -> None:
        office.offers(self.life, by, place, choice)

    @rule(by=BY, place=NEAR, who=st.integers(0, 2), own=st.booleans())
    def a_coordinator_ends_a_pair(self, by: str, place: int, who: int, own: bool) -> None:
        office.ends_a_pair(self.life, by, place, who, in_own_words=own)

    @rule(by=BY, audience=NEAR)
    def a_coordinator_announces(self, by: str, audience: int) -> None:
        office.announces(self.life, by, audience)

    @rule(by=OUTSIDERS, kind=st.integers(0, 30), place=NEAR)
    def an_outsider_taps_in_the_group(self, by: str, kind: int, place: int) -> None:
        office.does(self.life, by, kind, place, is_coordinator=False)

    @rule(by=OUTSIDERS, place=NEAR, line=st.sampled_from(["", *IN_THE_GROUP]))
    def an_outsider_speaks_in_the_group(self, by: str, place: int, line: str) -> None:
        if line:
            office.commands(self.life, by, line, is_coordinator=False)
        else:
            office.replies(self.life, by, place, is_coordinator=False)

    @rule(place=NEAR)
    def a_message_in_the_group_is_deleted(self, place: int) -> None:
        office.deletes_a_message(self.life, place)
