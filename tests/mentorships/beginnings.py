"""Where a story may begin: with nobody, with people who wait, with pairs that are new, under way or near their end.

Each beginning grows out of an earlier one and is played once; the stories get copies.
"""

import copy
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from bot.domain.member import Role
from bot.talk.heard import Command
from tests.mentorships import answering, members, office
from tests.mentorships.answers import Answers
from tests.mentorships.arrivals import Arrivals
from tests.mentorships.confidences import Confidences, Secret
from tests.mentorships.discretion import Discretion
from tests.mentorships.life import Life
from tests.mentorships.peace import Peace
from tests.mentorships.signals import Signals
from tests.mentorships.step import SETTINGS
from tests.mentorships.ways_on import WaysOn
from tests.phones import Phone

OCTOBER, MARCH = datetime(2026, 10, 8, 8, 0, tzinfo=UTC), datetime(2027, 3, 11, 8, 0, tzinfo=UTC)
"""Thursdays, two and a half weeks before winter time and before summer time."""
SOFIE = sum(b"Sofie")

CAST: Mapping[str, tuple[int, Role, str]] = {
    "Amina": (1001, Role.mentee, "en"),
    "Yusuf": (1002, Role.mentee, "ar"),
    "Lars": (1003, Role.mentor, "da"),
    "Mette": (1004, Role.mentor, "en"),
}


def nobody(engine: Engine, first_day: datetime) -> Life:
    """A programme that begins today. Otto is nobody's mentee or mentor; Sofie coordinates, and has joined as such."""
    confidences = Confidences()
    life = Life(engine, first_day, (confidences, Answers(), Arrivals(), Discretion(), Peace(), WaysOn(), Signals()))
    for name, (chat, _role, language) in CAST.items():
        life.person(name, chat, language, f"tg_{chat}")
        confidences.learn(Secret(f"@tg_{chat}", chat, talk=-1, flow="telegram"))
    life.person("Otto", 1005)
    sofie = life.person("Sofie", SOFIE)
    members.commands(life, sofie, f"/start {life.town.invitation(Role.coordinator)}")
    return life


def phone_of(life: Life, name: str) -> Phone:
    """Somebody's phone."""
    return next(life.town.phone(chat) for chat, one in life.script.names.items() if one == name)


def all_wait(life: Life) -> None:
    """All four have signed up and were approved."""
    for name, (_chat, role, language) in CAST.items():
        phone = phone_of(life, name)
        members.commands(life, phone, f"/start {life.town.invitation(role)}")
        answering.fills_in(life, phone, {"language": language, "room": "2", "times": "any"}, name)
    office.approves_all(life, "Karen")


def two_pairs(life: Life) -> None:
    """Amina has met Lars here, and Yusuf Mette."""
    for mentee, mentor in (("Amina", "Lars"), ("Yusuf", "Mette")):
        _bring_together(life, mentee, mentor)


def a_mentor_of_two(life: Life) -> None:
    """Both mentees have met Lars."""
    for mentee in ("Amina", "Yusuf"):
        _bring_together(life, mentee, "Lars")


def _bring_together(life: Life, mentee: str, mentor: str) -> None:
    ids = {row["name"]: number for number, row in life.rows.members.items()}
    offer = next(it for it in office.actions(life)["match"] if it[0] == f"g:match:{ids[mentee]}")
    office.taps(life, "Karen", *offer)
    first, second = sorted((ids[mentee], ids[mentor]))
    bubble = life.town.group.screen[-1]
    wanted = {f"g:offer:{first}.{second}", f"g:offer:{second}.{first}"}
    office.taps(life, "Karen", next(it for it in bubble.buttons.values() if it in wanted), bubble)
    for name in (mentee, mentor):
        answering.answers(life, phone_of(life, name), 0)


def under_way(life: Life) -> None:
    """Both pairs have agreed on half a year, have met, and have answered their first questions."""
    life.passes(days=1, hours=3)
    for mentee, mentor in (("Amina", "Lars"), ("Yusuf", "Mette")):
        _agree(life, phone_of(life, mentee))
        life.passes(hours=2)
        answering.finishes(life, phone_of(life, mentor), 0)
        life.passes(hours=2)
        _meet(life, phone_of(life, mentee), phone_of(life, mentor))
    for days in (5, 11):
        life.passes(days=days)
        everybody_answers(life)


def _agree(life: Life, phone: Phone) -> None:
    answering.fills_in(life, phone, {"ends": "2027-04-08"})


def _meet(life: Life, one: Phone, other: Phone) -> None:
    life.hears(one, "writes /meet", Command("meet"))
    day = (life.town.now + timedelta(days=3)).date()
    answering.fills_in(life, one, {"day": f"near.{day}"})
    life.passes(hours=2)
    answering.finishes(life, other, 0)


def everybody_answers(life: Life) -> None:
    """All four answer all that is asked."""
    for _round in range(3):
        for name in CAST:
            answering.finishes(life, phone_of(life, name), 0)
        life.passes(hours=2)


def near_the_end(life: Life) -> None:
    """Both pairs have changed their agreement: it ends in a month, and half of that has passed."""
    for mentee, mentor in (("Amina", "Lars"), ("Yusuf", "Mette")):
        members.commands(life, phone_of(life, mentee), "/start")
        members.taps(life, phone_of(life, mentee), _button(phone_of(life, mentee), "m:agreed"))
        answering.fills_in(life, phone_of(life, mentee), {"answer": "change", "change": "ends", "ends": "2026-11-26"})
        answering.finishes(life, phone_of(life, mentor), 0)
    life.passes(days=16)


def _button(phone: Phone, begins: str) -> str:
    return next(data for data in phone.screen[-1].buttons.values() if data.startswith(begins))


GROWS: Mapping[str, tuple[str, Callable[[Life], None]]] = {
    "all wait": ("nobody", all_wait),
    "two pairs": ("all wait", two_pairs),
    "a mentor of two": ("all wait", a_mentor_of_two),
    "under way": ("two pairs", under_way),
    "near the end": ("under way", near_the_end),
}
"""From what each beginning grows, and how."""
IN_AUTUMN, IN_SPRING = ("nobody", *GROWS), ("all wait", "two pairs")


class Beginnings:
    """Plays each beginning once, and hands out copies."""

    def __init__(self, another: Callable[[Engine | None], Engine]) -> None:
        """`another` opens a copy of a database; without one, of an empty one."""
        self.another, self._played = another, dict[tuple[str, datetime], Life]()

    def begin(self, name: str, first_day: datetime = OCTOBER) -> Life:
        """A copy that nobody else has."""
        return self._copy(self._play(name, first_day))

    def _play(self, name: str, first_day: datetime) -> Life:
        if (name, first_day) not in self._played:
            earlier, play = GROWS.get(name, ("", None))
            if play is None:
                life = nobody(self.another(None), first_day)
            else:
                life = self.begin(earlier, first_day)
                play(life)
            life.engine.dispose()
            self._played[name, first_day] = life
        return self._played[name, first_day]

    def _copy(self, life: Life) -> Life:
        memo = {id(life.engine): self.another(life.engine), id(SETTINGS): SETTINGS, id(life.rows): life.rows}
        return copy.deepcopy(life, memo)
