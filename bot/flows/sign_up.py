"""Joining a programme, from the first hello to the coordinators' desk.

Makker: Choose your language · Vælg dit sprog · اختر لغتك
> [English]
Makker: Hello! I am Makker, a helper on your phone.
Makker: In this programme, people who look for work in Denmark meet a mentor. A mentor is a volunteer …
Makker: I ask one question at a time. You can skip, stop or ask for help at any time.
Makker: May we keep your answers? Only the coordinators read them. …
> [Yes, I agree]
Makker: What should we call you?
> Amina
Makker: Nice to meet you, Amina. Which languages do you speak?
> Arabic and English
Makker: What work have you done before? You can write or speak.
> Nurse
Makker: What work would you like to do in Denmark? You can write or speak.
> [Skip]
Makker: Where do you live? The name of the town is enough.
> Odense
Makker: When can you meet?
> [Daytime]
Makker: You can teach something too! What could you teach your mentor? …
> Cooking
Makker: Do you have a wish about your mentor? …
> [Skip]
Makker: Are you 18 years or older?
> [Yes]
Makker: Is this right? …
> [✅ Send]
Makker: Thank you, Amina. A coordinator will read this and write to you here, mostly within a week.
"""

from dataclasses import dataclass

from bot.domain.effects import Apply, AskCoordinator, ForgetSignUp, Json, RecordConsent, SpeakLanguage, Told
from bot.domain.member import CONSENT_VERSION, Consent, Role
from bot.flows import words
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.questions import Choice, Maybe, Review, Story, Text
from bot.talk.talk import Talk

CONSENT = {
    Consent.yes: _("Yes, I agree"),
    Consent.ask: _("I want to ask first"),
    Consent.no: _("No, thank you"),
}
AGAIN = {Consent.yes: CONSENT[Consent.yes], Consent.no: CONSENT[Consent.no]}
YES_NO = {"yes": _("Yes"), "no": _("No")}


@dataclass(frozen=True)
class Facts:
    """What is known before the first word: what the invitation is for."""

    role: Role


def sign_up(talk: Talk, facts: Facts) -> None:
    """Language, what this is, consent, questions, summary."""
    language = talk.ask(Choice("language", words.CHOOSE_LANGUAGE, words.LANGUAGES))
    talk.do(SpeakLanguage(language))
    talk.commit("language")

    talk.say(_("Hello! I am Makker, a helper on your phone."))
    talk.say(
        _(
            "In this programme, people who look for work in Denmark meet a mentor. "
            "A mentor is a volunteer who knows Danish working life. Coordinators find the pairs and help them."
        )
    )
    talk.say(_("I ask one question at a time. You can stop or ask for help at any time."))
    if not _agrees(talk):
        talk.do(ForgetSignUp())
        talk.say(_("That is all right. I have kept none of your answers."))
        talk.say(_("If you change your mind, open your invitation again."))
        return
    talk.do(RecordConsent(CONSENT_VERSION))
    talk.commit("consent")

    name = talk.ask(Text("name", _("What should we call you?"), longest=60))
    profile = _mentee(talk, name) if facts.role is Role.mentee else _mentor(talk, name)
    if talk.ask(Choice("adult", _("Are you 18 years or older?"), YES_NO, columns=2)) == "no":
        talk.do(ForgetSignUp())
        talk.say(_("This programme is only for people who are 18 or older. I have kept none of your answers."))
        return
    talk.ask(Review("review", _summary(name, facts.role, profile), _("✅ Send"), {"name": _NAME, **_buttons(profile)}))
    talk.do(Apply(facts.role, name, _kept(profile)))
    talk.say(
        _("Thank you, {name}. A coordinator will read this and write to you here, mostly within a week.")(name=name)
    )


def _agrees(talk: Talk) -> bool:
    consent = talk.ask(
        Choice(
            "consent",
            _(
                "May we keep your answers? Only the coordinators read them. Your partner sees a short text without "
                "your name first. We delete your answers when you ask us to."
            ),
            CONSENT,
        )
    )
    if consent is Consent.ask:
        asked = talk.ask(Story("question", _("What would you like to know? You can write or speak.")))
        talk.do(AskCoordinator(asked))
        talk.commit("asked")
        talk.say(_("Thank you for asking. A coordinator will answer you here."))
        consent = talk.ask(
            Choice(
                "consent_after",
                _("When you have your answer: may we keep your answers, as I described?"),
                AGAIN,
            )
        )
    return consent is Consent.yes


Profile = dict[str, "str | Told | None"]


def _mentee(talk: Talk, name: str) -> Profile:
    return {
        "languages": _languages(talk, name),
        "work": talk.ask(Story("work", _("What work have you done before? You can write or speak."))),
        "goal": talk.ask(Maybe(Story("goal", _("What work would you like to do in Denmark? You can write or speak.")))),
        "town": _town(talk),
        "times": _times(talk),
        "teach": talk.ask(
            Maybe(
                Story(
                    "teach",
                    _("You can teach something too! What could you teach your mentor? For example a language or food."),
                )
            )
        ),
        "wish": talk.ask(
            Maybe(
                Text(
                    "wish",
                    _("Do you have a wish about your mentor? For example: a woman, or near your home."),
                    300,
                )
            )
        ),
    }


def _mentor(talk: Talk, name: str) -> Profile:
    return {
        "languages": _languages(talk, name),
        "work": talk.ask(Story("work", _("What do you work with? You can write or speak."))),
        "goal": talk.ask(Maybe(Story("goal", _("What would you like to help a mentee with? You can write or speak.")))),
        "town": _town(talk),
        "times": _times(talk),
        "teach": talk.ask(
            Maybe(
                Story(
                    "teach",
                    _("A mentee knows things that you do not. What would you like to learn from a mentee?"),
                )
            )
        ),
        "wish": talk.ask(
            Maybe(
                Text(
                    "wish",
                    _("Do you have a wish about your mentee? For example: the same field of work."),
                    300,
                )
            )
        ),
    }


def _languages(talk: Talk, name: str) -> str:
    return talk.ask(
        Text("languages", _("Nice to meet you, {name}. Which languages do you speak?")(name=name), longest=200)
    )


def _town(talk: Talk) -> str:
    return talk.ask(Text("town", _("Where do you live? The name of the town is enough."), longest=80))


def _times(talk: Talk) -> str:
    return talk.ask(Choice("times", _("When can you meet?"), words.TIMES, columns=2))


_NAME = _("✏️ Name")
_CHANGE: dict[str, Phrase] = {
    "languages": _("✏️ Languages"),
    "work": _("✏️ Work"),
    "goal": _("✏️ Goal"),
    "town": _("✏️ Town"),
    "times": _("✏️ Times"),
    "teach": _("✏️ Teach and learn"),
    "wish": _("✏️ Wish"),
}


def _summary(name: str, role: Role, profile: Profile) -> Phrase:
    told = words.profile(profile)
    return lines(_("Is this right?"), as_is(""), _("Name: {it}")(it=name), words.ROLES[role], *told)


def _buttons(profile: Profile) -> dict[str, Phrase]:
    return {key: _CHANGE[key] for key in profile}


def _kept(profile: Profile) -> dict[str, Json]:
    return {key: {"text": it.text, "voice": it.voice} if isinstance(it, Told) else it for key, it in profile.items()}
