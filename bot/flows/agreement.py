"""The agreement: one side proposes it, the other says yes or changes it, and it can be changed later.

Makker: Before you begin: what would you like to agree on with Lars? It takes about three minutes.
Makker: Lars sees your answers, and says yes or changes something. You can change it later too.
Makker: How often would you like to meet? Tap a button or write it.
        [Every week, 2 hours] [Every week, 1 hour] [Every second week, 2 hours] [Once a month, 2 hours]
> [Every week, 2 hours]
Makker: Where would you like to meet? Tap a button or write the place.
> [At a library]
Makker: What would you like to reach together? Tap a button or write it.
> [Find a job]
Makker: Is there one more aim? You can also skip this.
> Not be shy on the telephone
Makker: Is there one more aim? You can also skip this.
> [Skip]
Makker: Until when would you like to meet? Tap a button or write a day.
        [24 February 2027 (in 3 months)] [24 May 2027 (in 6 months)] [24 November 2027 (in 12 months)]
> [24 May 2027 (in 6 months)]
Makker: How should Lars and you reach each other? Tap a button, or write a telephone number.
> [We write on Telegram]
Makker: Shall I send this to Lars?
        🗓 How often: Every week, 2 hours
        📍 Where: At a library
        🎯 Find a job
        🎯 Not be shy on the telephone
        🏁 Until: Monday 24 May 2027
        💬 Contact: We write on Telegram
        [✅ Send] [✏️ How often] [✏️ Place] [✏️ Aims] [✏️ End] [✏️ Contact]
> [Send]
Makker: I have sent it to Lars. I write to you as soon as there is an answer.
"""

from dataclasses import dataclass

from bot.domain.agreement import Agree, ProposeAgreement, Terms
from bot.flows.terms import CHANGE, CHANGES, Frame, among, ask_all
from bot.talk.phrase import Phrase, _
from bot.talk.questions import Choice, Review
from bot.talk.talk import Talk

SEND = _("✅ Send")
SENT = _("I have sent it to {partner}. I write to you as soon as there is an answer.")
SHALL_I_SEND = _("Shall I send this to {partner}?")


@dataclass(frozen=True)
class Facts:
    """With whom, and what holds or is proposed already."""

    pair: int
    frame: Frame
    terms: Terms | None = None
    agreement: int = 0
    """The one whose terms these are; 0: none."""
    own: Terms | None = None
    """What this side has proposed at the same time, where the two versions have crossed."""
    waits: bool = False
    """Whether the terms are this side's own, and the other has not answered yet."""


def propose_agreement(talk: Talk, facts: Facts) -> None:
    """All the terms, and a last look."""
    frame = facts.frame
    hello = _("Before you begin: what would you like to agree on with {partner}? It takes about three minutes.")
    talk.say(hello(partner=frame.partner))
    sees = _("{partner} sees your answers, and says yes or changes something. You can change it later too.")
    talk.say(sees(partner=frame.partner))
    terms = ask_all(talk, frame)
    talk.ask(Review("review", among(SHALL_I_SEND(partner=frame.partner), terms), SEND, CHANGES))
    _send(talk, facts, terms)


ANSWERS = {"yes": _("Yes, I agree"), "change": _("I would like to change something")}
WAIT = _("⏳ I wait for the answer")


def answer_agreement(talk: Talk, facts: Facts) -> None:
    """Yes, or something else; what is changed goes back for a yes.

    Makker: Lars and you can agree on this:
            🗓 How often: Every week, 1 hour
            📍 Where: At a café
            🎯 Find a job
            🏁 Until: Monday 24 May 2027
            💬 Contact: We write on Telegram
            Do you agree?
            [Yes, I agree] [I would like to change something]
    > [I would like to change something]
    Makker: What would you like to change?
            [✏️ How often] [✏️ Place] [✏️ Aims] [✏️ End] [✏️ Contact]
    > [Place]
    Makker: Where would you like to meet? Tap a button or write the place.
    > [Online]
    Makker: Shall I send this to Lars?
            🗓 How often: Every week, 1 hour
            📍 Where: Online
            🎯 Find a job
            🏁 Until: Monday 24 May 2027
            💬 Contact: We write on Telegram
            [✅ Send] [✏️ How often] [✏️ Aims] [✏️ End] [✏️ Contact]
    > [Send]
    Makker: I have sent it to Lars. I write to you as soon as there is an answer.
    """
    answers = {**ANSWERS, "wait": WAIT} if facts.own else ANSWERS
    match talk.ask(Choice("answer", _proposal(facts), answers)):
        case "yes":
            talk.do(Agree(facts.agreement))
        case "wait":
            talk.say(_("All right. {partner} has your version and can say yes to it.")(partner=facts.frame.partner))
        case _:
            _change(talk, facts)


def _proposal(facts: Facts) -> Phrase:
    """The other side's terms; where each has sent their own, both versions and which is whose."""
    partner = facts.frame.partner
    if facts.own is None:
        return among(_("{partner} and you can agree on this:")(partner=partner), _terms(facts), _("Do you agree?"))
    crossed = _("{partner} and you have each sent your own version. This is the one from {partner}:")(partner=partner)
    theirs = _("Do you agree to the version from {partner}?")(partner=partner)
    return among(crossed, _terms(facts), among(_("This is your version:"), facts.own), theirs)


HOLDS = {"keep": _("👍 Keep it as it is"), "change": _("✏️ Change something")}
WAITS = {"keep": WAIT, "change": HOLDS["change"]}


def look_at_agreement(talk: Talk, facts: Facts) -> None:
    """What is agreed, or still waits for the other side, on request, and a way to change it.

    Makker: This is what Lars and you have agreed on:
            🗓 How often: Every week, 1 hour
            📍 Where: At a café
            🎯 Find a job
            🏁 Until: Monday 24 May 2027
            💬 Contact: We write on Telegram
            [👍 Keep it as it is] [✏️ Change something]
    > [Keep it as it is]
    Makker: Good. You can change it whenever you like.
    """
    partner = facts.frame.partner
    agreed = _("This is what {partner} and you have agreed on:")
    sent = _("You have sent this to {partner}. There is no answer yet.")
    title = sent if facts.waits else agreed
    asks = Choice("answer", among(title(partner=partner), _terms(facts)), WAITS if facts.waits else HOLDS)
    if talk.ask(asks) == "change":
        _change(talk, facts)
    elif facts.waits:
        talk.say(_("All right. I write to you as soon as there is an answer."))
    else:
        talk.say(_("Good. You can change it whenever you like."))


def _change(talk: Talk, facts: Facts) -> None:
    """One term after the other, until it is sent; Back takes the last one back."""
    terms, partner, left = _terms(facts), facts.frame.partner, dict(CHANGES)
    what, step = talk.ask(Choice("change", _("What would you like to change?"), left)), 1
    while what != "send":
        terms = CHANGE[what](terms, talk, facts.frame)
        del left[what]
        step += 1
        prompt = among(SHALL_I_SEND(partner=partner), terms)
        what = talk.ask(Choice(f"change_{step}", prompt, {"send": SEND, **left}))
    _send(talk, facts, terms)


def _send(talk: Talk, facts: Facts, terms: Terms) -> None:
    talk.do(ProposeAgreement(facts.pair, terms, facts.agreement))
    talk.say(SENT(partner=facts.frame.partner))


@dataclass(frozen=True)
class Made:
    """What both have agreed on."""

    partner: str
    terms: Terms


def agreement_made(talk: Talk, facts: Made) -> None:
    """Both said yes: both read the same.

    Makker: 🤝 Lars and you agree:
            🗓 How often: Every week, 1 hour
            📍 Where: At a café
            🎯 Find a job
            🏁 Until: Monday 24 May 2027
            💬 Contact: We write on Telegram
    Makker: You find it in the menu under 📝, and you can change it there.
    """
    talk.say(among(_("🤝 {partner} and you agree:")(partner=facts.partner), facts.terms))
    talk.say(_("You find it in the menu under 📝, and you can change it there."))


def _terms(facts: Facts) -> Terms:
    if facts.terms is None:
        raise ValueError("no terms to look at")
    return facts.terms
