"""Joining a programme, from the first hello to the coordinators' desk.

Makker: Choose your language · Vælg dit sprog · اختر لغتك
> [English]
Makker: Hello! I am Makker. I am a computer program, not a person.
Makker: In this programme you meet a mentor. …
Makker: Coordinators find the right person for you. They help you both on the way.
Makker: I ask one question at a time. It takes about five minutes. You can stop or ask for help at any time.
Makker: May we keep your answers? …
        [Yes, I agree] [I want to ask first] [No, thank you]
> [Yes, I agree]
Makker: Thank you. You can skip most questions.
Makker: Please do not write your CPR number. Please do not write about your health or your religion. …
Makker: What should we call you? Your first name is enough.
> Amina
Makker: Nice to meet you, Amina. Which languages do you speak?
> Arabic and English
Makker: What work have you done before? You can write or speak.
> Nurse
Makker: What work would you like to do in Denmark? You can write or speak.
> [Skip]
Makker: Where do you live? The name of the town is enough.
> Odense
Makker: When can you best meet?
        [In the daytime] [In the evening] [At the weekend] [Any time]
> [In the daytime]
Makker: You can teach something too! What could you teach your mentor? …
> Cooking
Makker: Would you like a woman or a man as your mentor?
        [A woman] [A man] [Both are fine]
> [A woman]
Makker: Do you have another wish about your mentor? For example: near your home.
> [Skip]
Makker: Are you 18 years or older?
        [Yes] [No]
> [Yes]
Makker: Is this right?
        Name: Amina
        I am looking for work
        Languages: Arabic and English
        Work: Nurse
        Goal: –
        Town: Odense
        Best time to meet: In the daytime
        Can teach: Cooking
        Would like as a mentor: A woman
        Wish: –
> [Work]
Makker: What work have you done before? You can write or speak.
> Nurse for six years
Makker: Is this right?
        Name: Amina
        I am looking for work
        Languages: Arabic and English
        Work: Nurse for six years
        Goal: –
        Town: Odense
        Best time to meet: In the daytime
        Can teach: Cooking
        Would like as a mentor: A woman
        Wish: –
> [Send]
Makker: Thank you, Amina. A coordinator reads this and writes to you here, usually within a week.
Makker: Until then you can change your answers. Tap the button with ☰.
"""

from dataclasses import dataclass
from itertools import count

from bot.domain.effects import Apply, ForgetSignUp, RecordConsent, SpeakLanguage
from bot.domain.member import CONSENT_VERSION, Consent, Role
from bot.flows import words
from bot.flows.asking_first import ask_first
from bot.flows.profile import ask_name, ask_profile, kept, review
from bot.talk.phrase import Phrase, _, lines, n_
from bot.talk.questions import Choice
from bot.talk.talk import Talk

CONSENT = {
    Consent.yes: _("Yes, I agree"),
    Consent.ask: _("I want to ask first"),
    Consent.no: _("No, thank you"),
}
AGAIN = {**CONSENT, Consent.ask: _("I want to ask more")}
YES_NO = {"yes": _("Yes"), "no": _("No")}
WHAT_THIS_IS = {
    Role.mentee: _(
        "In this programme you meet a mentor. A mentor is a volunteer who knows working life in Denmark. "
        "You meet regularly, and your mentor helps you on your way to a job."
    ),
    Role.mentor: _(
        "In this programme you are a volunteer mentor. "
        "You meet a mentee: a person who is new in Denmark and looks for work. "
        "You meet regularly, and you help with what you know about working life."
    ),
}


@dataclass(frozen=True)
class Facts:
    """What is known before the first word: what the invitation is for, and which languages are offered."""

    role: Role
    languages: tuple[str, ...] = tuple(words.LANGUAGES)
    language: str = ""
    """The invitation's; "": the person chooses first."""
    keep_months: int = 12
    """Months after somebody's time in the programme until all is erased."""


def sign_up(talk: Talk, facts: Facts) -> None:
    """Language, what this is, consent, questions, summary."""
    _choose_language(talk, facts)
    _explain(talk, facts.role)
    if not _agrees(talk, facts.keep_months):
        talk.do(ForgetSignUp())
        talk.say(_("That is all right. I have kept none of your answers."))
        talk.say(_("If you change your mind, open your invitation again."))
        return
    name = _name(talk)
    profile = ask_profile(talk, facts.role, name)
    if talk.ask(Choice("adult", _("Are you 18 years or older?"), YES_NO, columns=2)) == "no":
        _too_young(talk)
        return
    review(talk, facts.role, name, profile)
    talk.do(Apply(facts.role, name, kept(profile)))
    talk.say(_("Thank you, {name}. A coordinator reads this and writes to you here, usually within a week.")(name=name))
    talk.say(_("Until then you can change your answers. Tap the button with ☰."))


def _choose_language(talk: Talk, facts: Facts) -> None:
    """Whoever was invited in a language is greeted in it, and may change it."""
    offered = {code: words.LANGUAGES[code] for code in facts.languages}
    language = facts.language or talk.ask(Choice("language", words.CHOOSE_LANGUAGE, offered))
    talk.do(SpeakLanguage(language))
    talk.commit("language")
    if facts.language:
        talk.say(words.another_language(facts.languages))


def _explain(talk: Talk, role: Role) -> None:
    talk.say(_("Hello! I am Makker. I am a computer program, not a person."))
    talk.say(WHAT_THIS_IS[role])
    talk.say(_("Coordinators find the right person for you. They help you both on the way."))
    talk.say(_("I ask one question at a time. It takes about five minutes. You can stop or ask for help at any time."))


def _agrees(talk: Talk, keep_months: int) -> bool:
    """Whether the person agrees to today's consent text; a new version is asked about anew."""
    consent = talk.ask(Choice(f"consent_{CONSENT_VERSION}", _consent_text(keep_months), CONSENT))
    for time in count(1):
        if consent is not Consent.ask:
            break
        ask_first(talk, time)
        prompt = _("Now I ask you again: may we keep your answers, as I wrote above?")
        consent = talk.ask(Choice(f"consent_{CONSENT_VERSION}_after_{time}", prompt, AGAIN))
    if consent is Consent.yes:
        talk.do(RecordConsent(CONSENT_VERSION))
        talk.commit(f"consent_{CONSENT_VERSION}")
    return consent is Consent.yes


def _consent_text(keep_months: int) -> Phrase:
    """What people agree to. A change of meaning needs a new `CONSENT_VERSION`."""
    return lines(
        _("May we keep your answers?"),
        _("• Only the coordinators can read them."),
        _("• A possible partner first sees a short text about you, without your name."),
        _("• We use your answers only for this programme."),
        n_(
            "• We erase them {n} month after your time in the programme.",
            "• We erase them {n} months after your time in the programme.",
            keep_months,
        ),
        _("• You can say no later too. Write /forget, and everything is erased at once."),
    )


def _name(talk: Talk) -> str:
    talk.say(_("Thank you. You can skip most questions."))
    talk.say(
        _(
            "Please do not write your CPR number. Please do not write about your health or your religion. "
            "We do not need to know it."
        )
    )
    return ask_name(talk)


def _too_young(talk: Talk) -> None:
    talk.do(ForgetSignUp())
    talk.say(_("This programme is only for people who are 18 or older. I have kept none of your answers."))
    talk.say(_("Was it the wrong button? Then open your invitation again."))
    talk.say(_("Do you need other help? Ask the coordinators with the Help button."))
