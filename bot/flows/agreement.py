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
Makker: Until when would you like to meet?
        [Wednesday 24 February (in 3 months)] [Monday 24 May (in 6 months)] [Wednesday 24 November (in 12 months)]
> [Monday 24 May (in 6 months)]
Makker: How should Lars and you reach each other? Tap a button, or write a telephone number.
> [We write on Telegram]
Makker: Shall I send this to Lars?
        🗓 How often: Every week, 2 hours
        📍 Where: At a library
        🎯 Find a job
        🎯 Not be shy on the telephone
        🏁 Until: Monday 24 May
        💬 Contact: We write on Telegram
        [✅ Send] [✏️ How often] [✏️ Place] [✏️ Aims] [✏️ End] [✏️ Contact]
> [Send]
Makker: I pass this on to Lars. I write to you as soon as there is an answer.
"""

from dataclasses import dataclass

from bot.domain.agreement import Agree, Came, ProposeAgreement, Terms
from bot.flows.terms import CHANGE, CHANGES, Frame, ask_all, shown
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.questions import Choice, Review
from bot.talk.talk import Talk

SEND = _("✅ Send")
SENT = _("I pass this on to {partner}. I write to you as soon as there is an answer.")
SHALL_I_SEND = _("Shall I send this to {partner}?")


@dataclass(frozen=True)
class Facts:
    """With whom, and what holds or is proposed already; `agreement` is the one to answer, or 0."""

    pair: int
    frame: Frame
    terms: Terms | None = None
    agreement: int = 0
    came: Came = Came.first


def propose_agreement(talk: Talk, facts: Facts) -> None:
    """All the terms, and a last look."""
    frame = facts.frame
    hello = _("Before you begin: what would you like to agree on with {partner}? It takes about three minutes.")
    talk.say(hello(partner=frame.partner))
    both = _("{partner} sees your answers, and says yes or changes something. You can change it later too.")
    talk.say(both(partner=frame.partner))
    terms = ask_all(talk, frame)
    talk.ask(Review("review", _with(SHALL_I_SEND(partner=frame.partner), terms), SEND, CHANGES))
    _send(talk, facts, terms)


ANSWERS = {"yes": _("Yes, I agree"), "change": _("I would like to change something")}
CAME = {
    Came.newer: _("{partner} has changed the proposal. This is the new one."),
    Came.crossed: _("{partner} and you sent your proposals at the same time. This is the one from {partner}."),
}


def answer_agreement(talk: Talk, facts: Facts) -> None:
    """Yes, or something else; what is changed goes back for a yes.

    Makker: Lars and you can agree on this:
            🗓 How often: Every week, 1 hour
            📍 Where: At a café
            🎯 Find a job
            🏁 Until: Monday 24 May
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
            🏁 Until: Monday 24 May
            💬 Contact: We write on Telegram
            [✅ Send] [✏️ How often] [✏️ Aims] [✏️ End] [✏️ Contact]
    > [Send]
    Makker: I pass this on to Lars. I write to you as soon as there is an answer.
    """
    terms, partner = _terms(facts), facts.frame.partner
    if facts.came in CAME:
        talk.say(CAME[facts.came](partner=partner))
    proposal = _with(_("{partner} and you can agree on this:")(partner=partner), terms, _("Do you agree?"))
    if talk.ask(Choice("answer", proposal, ANSWERS)) == "yes":
        talk.do(Agree(facts.agreement))
    else:
        _change(talk, facts)


HOLDS = {"keep": _("👍 Keep it as it is"), "change": _("✏️ Change something")}


def look_at_agreement(talk: Talk, facts: Facts) -> None:
    """What is agreed, on request, and a way to change it.

    Makker: This is what Lars and you have agreed on:
            🗓 How often: Every week, 1 hour
            📍 Where: At a café
            🎯 Find a job
            🏁 Until: Monday 24 May
            💬 Contact: We write on Telegram
            [👍 Keep it as it is] [✏️ Change something]
    > [Keep it as it is]
    Makker: Good. You can change it whenever you like.
    """
    holds = _("This is what {partner} and you have agreed on:")(partner=facts.frame.partner)
    if talk.ask(Choice("answer", _with(holds, _terms(facts)), HOLDS)) == "change":
        _change(talk, facts)
    else:
        talk.say(_("Good. You can change it whenever you like."))


def look_at_proposal(talk: Talk, facts: Facts) -> None:
    """What the person has proposed, as long as there is no answer.

    Makker: You have proposed this to Lars. There is no answer yet.
            🗓 How often: Every week, 1 hour
            📍 Where: At a café
            🎯 Find a job
            🏁 Until: Monday 24 May
            💬 Contact: We write on Telegram
            [👍 Keep it as it is] [✏️ Change something]
    > [Keep it as it is]
    Makker: Good. I write to you as soon as there is an answer.
    """
    waits = _("You have proposed this to {partner}. There is no answer yet.")(partner=facts.frame.partner)
    if talk.ask(Choice("answer", _with(waits, _terms(facts)), HOLDS)) == "change":
        _change(talk, facts)
    else:
        talk.say(_("Good. I write to you as soon as there is an answer."))


def _change(talk: Talk, facts: Facts) -> None:
    """One term after the other, until it is sent; Back takes the last one back."""
    terms, partner, left = _terms(facts), facts.frame.partner, dict(CHANGES)
    what, step = talk.ask(Choice("change", _("What would you like to change?"), left)), 1
    while what != "send":
        terms = CHANGE[what](terms, talk, facts.frame)
        del left[what]
        step += 1
        prompt = _with(SHALL_I_SEND(partner=partner), terms)
        what = talk.ask(Choice(f"change_{step}", prompt, {"send": SEND, **left}))
    _send(talk, facts, terms)


def _send(talk: Talk, facts: Facts, terms: Terms) -> None:
    talk.do(ProposeAgreement(facts.pair, terms, instead_of=facts.agreement))
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
            🏁 Until: Monday 24 May
            💬 Contact: We write on Telegram
    Makker: You find it in the menu under 📝, and you can change it there.
    """
    talk.say(_with(_("🤝 {partner} and you agree:")(partner=facts.partner), facts.terms))
    talk.say(_("You find it in the menu under 📝, and you can change it there."))


def agreement_crossed(talk: Talk, facts: Made) -> None:
    """The person sent a proposal while one from the other side was on its way to them.

    Makker: Lars sent you a proposal at the same time. This is the one from Lars:
            🗓 How often: Every week, 1 hour
            📍 Where: At a café
            🎯 Find a job
            🏁 Until: Monday 24 May
            💬 Contact: We write on Telegram
    Makker: Lars now reads yours, and says yes or changes something.
    """
    same_time = _("{partner} sent you a proposal at the same time. This is the one from {partner}:")
    talk.say(_with(same_time(partner=facts.partner), facts.terms))
    talk.say(_("{partner} now reads yours, and says yes or changes something.")(partner=facts.partner))


def _with(first: Phrase, terms: Terms, *last: Phrase) -> Phrase:
    return lines(first, as_is(""), shown(terms), *(it for phrase in last for it in (as_is(""), phrase)))


def _terms(facts: Facts) -> Terms:
    if facts.terms is None:
        raise ValueError("no terms to look at")
    return facts.terms
