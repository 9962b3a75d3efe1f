"""News: things that a member is told and that ask nothing.

Makker: Good news: Friday 27 November 14:00, At a library, with Lars. See you there!
"""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.meeting import LENGTH
from bot.domain.member import Role
from bot.flows import words
from bot.talk.phrase import _
from bot.talk.talk import CalendarEntry, Talk


@dataclass(frozen=True)
class NoFacts:
    """Nothing needs to be known."""


@dataclass(frozen=True)
class Partner:
    """The other side, by name."""

    name: str
    partner: str
    role: Role
    """The role of the person who is told."""
    reach: str = ""
    """The partner's Telegram name, such as @lars, where there is one."""


@dataclass(frozen=True)
class Meeting:
    """A meeting, seen from one side."""

    partner: str
    starts_at: datetime
    place: str
    uid: str = ""


def approved(talk: Talk, facts: NoFacts) -> None:
    """The coordinators said yes to the person."""
    talk.say(_("Welcome to the programme! The coordinators now look for the right person for you."))
    talk.say(_("It can take some weeks. I write to you as soon as there is somebody."))


def declined(talk: Talk, facts: NoFacts) -> None:
    """The coordinators said no to the person."""
    talk.say(_("Thank you for your interest. The coordinators cannot offer you a place in the programme now."))
    talk.say(_("It does not mean that you did something wrong. You can ask them why with the Help button."))


def paired(talk: Talk, facts: Partner) -> None:
    """Both said yes: names, and what comes next."""
    if facts.role is Role.mentee:
        talk.say(_("Good news, {name}: you both said yes! Your mentor is {partner}.")(
            name=facts.name, partner=facts.partner))  # fmt: skip
    else:
        talk.say(_("Good news, {name}: you both said yes! Your mentee is {partner}.")(
            name=facts.name, partner=facts.partner))  # fmt: skip
    if facts.reach:
        talk.say(_("You can also write to {partner} here on Telegram: {reach}")(
            partner=facts.partner, reach=facts.reach))  # fmt: skip
    talk.say(_("Now agree on your first meeting. Tap the button below to propose a day."))


def offer_ended(talk: Talk, facts: NoFacts) -> None:
    """The other side said no; why is nobody's business."""
    talk.say(_("This match did not work out. That is nobody’s fault. The coordinators look for somebody else for you."))


def meeting_agreed(talk: Talk, facts: Meeting) -> None:
    """A confirmation for both, with an entry for the calendar."""
    place = words.place(facts.place)
    talk.say(_("✅ It is agreed: you meet {partner} on {when}, {place}.")(
        partner=facts.partner, when=facts.starts_at, place=place))  # fmt: skip
    talk.say(_("I remind you the day before and two hours before."))
    talk.hand_over(
        CalendarEntry(
            uid=facts.uid,
            title=_("Meeting with {partner}")(partner=facts.partner),
            place=place,
            starts_at=facts.starts_at,
            ends_at=facts.starts_at + LENGTH,
        )
    )


def meeting_refused(talk: Talk, facts: Meeting) -> None:
    """The other side cannot."""
    talk.say(_("{partner} cannot meet on {when}. You can propose another day.")(
        partner=facts.partner, when=facts.starts_at))  # fmt: skip


def meeting_tomorrow(talk: Talk, facts: Meeting) -> None:
    """The day before."""
    talk.say(_("🔔 You meet {partner} tomorrow: {when}, {place}.")(
        partner=facts.partner, when=facts.starts_at, place=words.place(facts.place)))  # fmt: skip


def meeting_soon(talk: Talk, facts: Meeting) -> None:
    """Two hours before."""
    talk.say(_("🔔 You meet {partner} today: {when}, {place}.")(
        partner=facts.partner, when=facts.starts_at, place=words.place(facts.place)))  # fmt: skip


def proposal_unanswered(talk: Talk, facts: Meeting) -> None:
    """Nobody answered the proposal."""
    talk.say(_("{partner} has not answered yet about {when}. You can propose another day.")(
        partner=facts.partner, when=facts.starts_at))  # fmt: skip
