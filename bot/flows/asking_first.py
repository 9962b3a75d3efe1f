"""Before they agree, people may ask the coordinators, as much as they like. The sign-up waits for the answer."""

from itertools import count

from bot.domain.effects import AskCoordinator, Told
from bot.talk.own_words import Story
from bot.talk.phrase import Phrase, _, lines
from bot.talk.questions import ChoiceOr
from bot.talk.talk import Talk

WAIT = "wait"
"""How the keys begin of the questions that wait for the coordinators."""
GO_ON = "go_on"
"""What answers such a question: the person does not need to wait, or a coordinator has written."""
WAYS = {GO_ON: _("▶️ Go on now")}


def ask_first(talk: Talk, time: int) -> None:
    """One question to the coordinators, more while it waits for them; ends when they have answered."""
    told: Told | str = talk.ask(Story(f"question_{time}", _("What would you like to know? You can write or speak.")))
    for more in count(1):
        if not isinstance(told, Told):
            break
        talk.do(AskCoordinator(told))
        talk.commit(f"asked_{time}_{more}")
        talk.say(_("Thank you for asking. I have sent it to the coordinators."))
        told = talk.ask(ChoiceOr(WAYS, Story(f"{WAIT}_{time}_{more}", _waiting())))
    talk.commit(f"answered_{time}")


def _waiting() -> Phrase:
    return lines(
        _("A coordinator answers you here. Then I ask you again. You need to do nothing now."),
        _("Would you like to ask more? Just write or speak."),
    )
