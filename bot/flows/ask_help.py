"""Help, at any moment, in the middle of anything.

Makker: I am here. What is it about? Tap a button, or write or speak in your own words.
> [I do not feel safe or respected]
Makker: Thank you for telling me. The coordinators know now that you want help.
Makker: Would you like to tell more? You can write or speak.
> He shouts at me.
Makker: Who may know about this?
> [Only the coordinators]
Makker: Thank you. A coordinator will write to you here.
"""

from dataclasses import dataclass

from bot.domain.case import asked_for_help
from bot.domain.effects import AddToCase, Raise, Told
from bot.talk.phrase import Phrase, _
from bot.talk.questions import Choice, ChoiceOr, Maybe, Story
from bot.talk.talk import Talk


@dataclass(frozen=True)
class Facts:
    """The partner's name, or nothing where there is no partner."""

    partner: str = ""


DANGER = "danger"
ABOUT: dict[str, Phrase] = {
    "meetings": _("Our meetings"),
    "safety": _("I do not feel safe or respected"),
    "leave": _("I want to stop, or another partner"),
    "other": _("Something else"),
    DANGER: _("🚨 I am in danger now"),
}
MAY_KNOW = {"coordinators": _("Only the coordinators"), "partner": _("My partner may know too")}


def ask_help(talk: Talk, facts: Facts) -> None:
    """What happened, who may know; the case is opened with the first answer."""
    about = talk.ask(
        ChoiceOr(
            ABOUT,
            Story("about", _("I am here. What is it about? Tap a button, or write or speak in your own words.")),
        )
    )
    signal = asked_for_help("" if isinstance(about, Told) else about)
    talk.do(Raise(signal, about) if isinstance(about, Told) else Raise(signal, topic=about))
    talk.commit("raised")

    if about == DANGER:
        talk.say(
            _("🚨 Call 112 now. 112 is the police, the ambulance and the fire service. It is free, day and night.")
        )
    talk.say(_("Thank you for telling me. The coordinators know now that you want help."))
    if not isinstance(about, Told):
        more = talk.ask(Maybe(Story("more", _("Would you like to tell more? You can write or speak."))))
        if more:
            talk.do(AddToCase(more))
        talk.commit("told")
    if facts.partner:
        may_know = talk.ask(Choice("may_know", _("Who may know about this?"), MAY_KNOW))
        talk.do(AddToCase(Told(), partner_may_know=may_know == "partner"))
    talk.say(_("Thank you. A coordinator will write to you here."))
