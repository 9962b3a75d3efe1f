"""Random people: a machine that lets everybody do anything, in any order.

A story that breaks something is told at the end as a script: who did what, and what each phone showed then.
"""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.domain.member import Role
from bot.talk.heard import Contact, Forwarded, Thing, Unusable
from bot.turn.doors import COMMANDS
from tests.mentorships import answering, members, weather
from tests.mentorships.beginnings import CAST, phone_of
from tests.mentorships.in_group import InGroup
from tests.mentorships.step import SETTINGS
from tests.mentorships.story import NEAR
from tests.phones import Phone

WHO = st.sampled_from([*CAST, *CAST, "Otto", "Sofie"])
MEMBERS = st.sampled_from(list(CAST))
FAR, MANNER = st.integers(0, 300), st.integers(0, 5)
WAYS = [
    *("m:meet", "m:meet", "m:met", "m:move", "m:cancel", "m:answer", "m:agreed", "m:pause", "m:again", "m:leave"),
    *("m:rematch", "m:certificate", "m:change", "m:write", "m:quiet", "m:progress", "m:help", "m:forget"),
]
TEXTS = ["Yes", "No", "help", "Back", "skip", "stop", "Send", "4", "٣", "14:30", "  ", "010190-1234", "x" * 11_000]
THINGS = [*map(Unusable, Thing), Contact("+4512345678"), Forwarded()]
LINES = [*(f"/{name}" for name in sorted(COMMANDS)), "/unknown", "/start unknown", "/start mentee-3"]
HOUR = timedelta(hours=1)
SHORT = [{"minutes": 1}, {"minutes": 20}, {"minutes": 61}, {"hours": 3}, {"hours": 9}, {"hours": 14}]
LONG = [{"days": 1}, {"days": 2}, {"days": 3}, {"days": 7}, {"days": 15}, {"days": 31}]


class Anything(InGroup):
    """Members do as they like, time passes, and the weather changes."""

    def _phone(self, who: str) -> Phone:
        """The phone of somebody who is about to do something: whoever had left is there again."""
        phone = phone_of(self.life, who)
        if phone.chat_id in self.life.town.gone:
            members.comes_back(self.life, phone)
        return phone

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
        answering.answers(self.life, self._phone(who), manner)

    @rule(who=MEMBERS, manner=MANNER)
    def answers_to_the_end(self, who: str, manner: int) -> None:
        answering.finishes(self.life, self._phone(who), manner)

    @rule(who=MEMBERS, action=st.sampled_from(WAYS), manner=MANNER)
    def does_something_from_the_menu(self, who: str, action: str, manner: int) -> None:
        if answering.goes_to(self.life, self._phone(who), action):
            answering.finishes(self.life, self._phone(who), manner)

    @rule(manner=MANNER)
    def everybody_answers_to_the_end(self, manner: int) -> None:
        self._all_answer(manner)

    def _all_answer(self, manner: int) -> None:
        for place, who in enumerate(CAST):
            answering.finishes(self.life, self._phone(who), manner and manner + place)

    @rule(who=MEMBERS)
    def agrees_on_a_meeting(self, who: str) -> None:
        if answering.goes_to(self.life, self._phone(who), "m:meet"):
            day = (self.life.town.now + timedelta(days=3)).date()
            answering.fills_in(self.life, self._phone(who), {"day": f"near.{day}"})
            self._all_answer(0)

    @rule(months=st.integers(1, 3), manner=MANNER)
    def months_go_by(self, months: int, manner: int) -> None:
        for _two_weeks in range(2 * months):
            self.life.passes(days=14)
            self._all_answer(manner)

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
        if not self.life.is_off:  # Telegram would tell it after what they did before
            members.blocks(self.life, self._phone(who))

    @rule(who=MEMBERS)
    def is_away(self, who: str) -> None:
        weather.takes_away(self.life, phone_of(self.life, who))

    @rule(who=WHO)
    def is_cut_off(self, who: str) -> None:
        weather.cuts_off(self.life, phone_of(self.life, who))

    @rule()
    def all_are_connected_again(self) -> None:
        weather.connects_again(self.life)

    @rule()
    def comes_again(self) -> None:
        weather.repeats_itself(self.life)

    # Time

    @rule(duration=st.sampled_from([*SHORT, *LONG]))
    def time_passes(self, duration: dict[str, float]) -> None:
        self.life.passes(**duration)

    @rule()
    def the_next_meeting_comes(self) -> None:
        meetings = [it["starts_at"] for it in self.life.rows.meetings.values() if it["state"] == "agreed"]
        coming = min((it for it in meetings if it > self.life.town.now), default=None)
        if coming:
            self.life.passes(hours=(coming - self.life.town.now) / HOUR + 12)

    @rule()
    def makker_is_switched(self) -> None:
        if self.life.is_off:
            weather.switches_on(self.life)
        else:
            weather.switches_off(self.life)
