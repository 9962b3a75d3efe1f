"""Help, at any moment, in the middle of anything.

Makker: I am here. What is it about? Tap a button, or write or speak in your own words.
        [🚨 I am in danger now] [I do not feel safe or respected] [Our meetings]
        [I want to stop, or another partner] [Something else]
> [I do not feel safe or respected]
Makker: If you are in danger, call 112. The coordinators cannot always answer at once.
Makker: Thank you for telling me. The coordinators know now that you want help.
Makker: Only the coordinators can read this. I tell your partner nothing.
Makker: Would you like to tell more? You can write or speak.
> He shouts at me.
Makker: Thank you. A coordinator will write to you here.
Makker: If you are in danger, call 112. The coordinators cannot always answer at once.
"""

from dataclasses import dataclass

from bot.domain.case import asked_for_help
from bot.domain.effects import AddToCase, Raise, Told
from bot.flows.words import CALL_NOW, IF_IN_DANGER, LEAVING
from bot.talk.own_words import Story
from bot.talk.phrase import Phrase, _, lines
from bot.talk.questions import Choice, ChoiceOr, Maybe
from bot.talk.talk import Talk


@dataclass(frozen=True)
class Facts:
    """The partner's name, or nothing where there is no partner; numbers of the programme's own to call."""

    partner: str = ""
    numbers: tuple[str, ...] = ()


DANGER, SAFETY, LEAVE = "danger", "safety", "leave"
ABOUT: dict[str, Phrase] = {
    DANGER: _("🚨 I am in danger now"),
    SAFETY: _("I do not feel safe or respected"),
    "meetings": _("Our meetings"),
    LEAVE: _("I want to stop, or another partner"),
    "programme": _("The programme"),
    "answers": _("What you keep about me"),
    "other": _("Something else"),
    **LEAVING,
}
"""What help can be about: the topics that a case may carry."""
IN_A_PAIR = (DANGER, SAFETY, "meetings", LEAVE, "other")
ALONE = (DANGER, SAFETY, "programme", "answers", "other")
MAY_KNOW = {"coordinators": _("Only the coordinators"), "partner": _("My partner may know too")}


def ask_help(talk: Talk, facts: Facts) -> None:
    """What happened, who may know; the case is opened with the first answer."""
    topics = {topic: ABOUT[topic] for topic in (IN_A_PAIR if facts.partner else ALONE)}
    prompt = _("I am here. What is it about? Tap a button, or write or speak in your own words.")
    about = talk.ask(ChoiceOr(topics, Story("about", prompt)))
    signal = asked_for_help("" if isinstance(about, Told) else about)
    talk.do(Raise(signal, about) if isinstance(about, Told) else Raise(signal, topic=about))
    talk.commit("raised")

    _first_aid(talk, about, facts.numbers)
    talk.say(_("Thank you for telling me. The coordinators know now that you want help."))
    if facts.partner and about in (DANGER, SAFETY):
        talk.say(_("Only the coordinators can read this. I tell your partner nothing."))
    if not isinstance(about, Told):
        _tell_more(talk)
    if facts.partner and about not in (DANGER, SAFETY):
        may_know = talk.ask(Choice("may_know", _("Who may know about this?"), MAY_KNOW))
        talk.do(AddToCase(Told(), partner_may_know=may_know == "partner"))
    talk.say(_("Thank you. A coordinator will write to you here."))
    if about == DANGER:
        talk.say(CALL_NOW)
    elif about == SAFETY:
        talk.say(IF_IN_DANGER)


def _tell_more(talk: Talk) -> None:
    more = talk.ask(Maybe(Story("more", _("Would you like to tell more? You can write or speak."))))
    if more:
        talk.do(AddToCase(more))
    talk.commit("told")


def _first_aid(talk: Talk, about: str | Told, numbers: tuple[str, ...]) -> None:
    """112 before anything else, for everybody who may need it: own words may tell of danger too."""
    if about == DANGER:
        talk.say(CALL_NOW)
        talk.say(_("112 is the police, the ambulance and the fire service."))
        talk.say(_("The coordinators cannot always answer at once."))
    elif about == SAFETY or isinstance(about, Told):
        talk.say(IF_IN_DANGER)
    if numbers and (about in (DANGER, SAFETY) or isinstance(about, Told)):
        talk.say(lines(_("You can also call:"), *(_("☎️ {number}")(number=it) for it in numbers)))
