"""“This does not work for me”: told to the coordinators only.

Makker: Thank you for saying so. Only the coordinators read this. I tell Lars nothing.
Makker: What would you like?
        [💬 Talk to a coordinator first] [🤝 Another partner] [🚪 End with Lars]
> [Another partner]
Makker: Would you like to tell more? You do not have to. You can write or speak.
> He never has time.
Makker: Thank you. A coordinator will write to you here. Until then nothing changes.
"""

from dataclasses import dataclass

from bot.domain.case import wants_to_leave
from bot.domain.effects import AddToCase, Raise
from bot.flows.words import LEAVING
from bot.talk.own_words import Story
from bot.talk.phrase import _
from bot.talk.questions import Choice, Maybe
from bot.talk.talk import Talk


@dataclass(frozen=True)
class Facts:
    """Who is told nothing."""

    partner: str


def leave(talk: Talk, facts: Facts) -> None:
    """The case is opened with the first answer; a reason is never asked for twice."""
    talk.say(
        _("Thank you for saying so. Only the coordinators read this. I tell {partner} nothing.")(partner=facts.partner)
    )
    wishes = {**LEAVING, "leave_stop": _("🚪 End with {partner}")(partner=facts.partner)}
    wish = talk.ask(Choice("wish", _("What would you like?"), wishes))
    talk.do(Raise(wants_to_leave(wish), topic=wish))
    talk.commit("raised")
    more = talk.ask(Maybe(Story("more", _("Would you like to tell more? You do not have to. You can write or speak."))))
    if more:
        talk.do(AddToCase(more))
    talk.say(_("Thank you. A coordinator will write to you here. Until then nothing changes."))
