"""News: things that a member is told and that ask nothing.

Makker: Welcome to the programme! The coordinators now look for the right person for you.
Makker: It can take some weeks. I write to you as soon as there is somebody.
Makker: While you wait, I tell you now and then how it stands. You can still change your answers.
"""

from dataclasses import dataclass

from bot.domain.member import Role
from bot.talk.phrase import _
from bot.talk.talk import Talk


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


def approved(talk: Talk, facts: NoFacts) -> None:
    """The coordinators said yes to the person."""
    talk.say(_("Welcome to the programme! The coordinators now look for the right person for you."))
    talk.say(_("It can take some weeks. I write to you as soon as there is somebody."))
    talk.say(_("While you wait, I tell you now and then how it stands. You can still change your answers."))


def declined(talk: Talk, facts: NoFacts) -> None:
    """The coordinators said no to the person.

    Makker: Thank you for your interest. The coordinators cannot offer you a place in the programme now.
    Makker: You did nothing wrong. You can ask them why with the Help button.
    Makker: I ask you nothing more now. The coordinators may write to you here if there is a place later.
    Makker: Would you like all your answers to be deleted? Tap /forget
    """
    talk.say(_("Thank you for your interest. The coordinators cannot offer you a place in the programme now."))
    talk.say(_("You did nothing wrong. You can ask them why with the Help button."))
    talk.say(_("I ask you nothing more now. The coordinators may write to you here if there is a place later."))
    talk.say(_("Would you like all your answers to be deleted? Tap /forget"))


def first_yes(talk: Talk, facts: NoFacts) -> None:
    """The person said yes to an offered partner, who has not answered yet.

    Makker: Thank you. When you have both said yes, I tell each of you the other’s name.
    """
    talk.say(_("Thank you. When you have both said yes, I tell each of you the other’s name."))


def paired(talk: Talk, facts: Partner) -> None:
    """Both said yes: names, and what comes next.

    Makker: Good news, Amina: you both said yes! Your mentor is Lars.
    Makker: You can also write to Lars here on Telegram: @lars
    Makker: Now you can plan your first meeting. Tap the button with 📅 and propose a day.
    Makker: Choose a public place for the first meeting, for example a library or a café.
    Makker: Many pairs meet every week or every second week.
    """
    if facts.role is Role.mentee:
        good_news = _("Good news, {name}: you both said yes! Your mentor is {partner}.")
    else:
        good_news = _("Good news, {name}: you both said yes! Your mentee is {partner}.")
    talk.say(good_news(name=facts.name, partner=facts.partner))
    if facts.reach:
        also = _("You can also write to {partner} here on Telegram: {reach}")
        talk.say(also(partner=facts.partner, reach=facts.reach))
    talk.say(_("Now you can plan your first meeting. Tap the button with 📅 and propose a day."))
    talk.say(_("Choose a public place for the first meeting, for example a library or a café."))
    talk.say(_("Many pairs meet every week or every second week."))


def offer_ended(talk: Talk, facts: NoFacts) -> None:
    """The other side said no; why is nobody's business.

    Makker: This match is not possible. It is nobody’s fault. The coordinators look for somebody else for you.
    """
    talk.say(_("This match is not possible. It is nobody’s fault. The coordinators look for somebody else for you."))


def not_together(talk: Talk, facts: NoFacts) -> None:
    """What the person planned came after the pair had ended, or while it rests.

    Makker: I have not sent this: you two do not meet at the moment.
    """
    talk.say(_("I have not sent this: you two do not meet at the moment."))
