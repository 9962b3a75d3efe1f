"""Somebody wants everything erased: one question, because it cannot be taken back.

Makker: You want me to forget you. I erase your profile, your answers and all your words.
Makker: Your time with Lars ends then. I tell Lars kindly, without a reason.
Makker: What the coordinators have read in their chat stays there. They hear that you left.
Makker: Shall I erase everything now? Nobody can bring it back.
        [Yes, erase everything] [No, keep it]
> [Yes, erase everything]
Makker: It is done. Thank you for being here. You can come back with a new invitation.
"""

from dataclasses import dataclass

from bot.domain.effects import ForgetMe
from bot.talk.phrase import _
from bot.talk.questions import Choice
from bot.talk.talk import Talk

ANSWERS = {"yes": _("Yes, erase everything"), "no": _("No, keep it")}


@dataclass(frozen=True)
class Facts:
    """The partner's name, or nothing where there is no partner."""

    partner: str = ""


def forget_me(talk: Talk, facts: Facts) -> None:
    """What goes, what stays, who is told; then a yes or a no."""
    talk.say(_("You want me to forget you. I erase your profile, your answers and all your words."))
    if facts.partner:
        ends = _("Your time with {partner} ends then. I tell {partner} kindly, without a reason.")
        talk.say(ends(partner=facts.partner))
    talk.say(_("What the coordinators have read in their chat stays there. They hear that you left."))
    prompt = _("Shall I erase everything now? Nobody can bring it back.")
    if talk.ask(Choice("sure", prompt, ANSWERS)) == "yes":
        talk.do(ForgetMe())
        talk.say(_("It is done. Thank you for being here. You can come back with a new invitation."))
    else:
        talk.say(_("All right. Everything stays as it is."))
