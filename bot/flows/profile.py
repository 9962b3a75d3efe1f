"""What a mentee and a mentor are asked about themselves. Both are asked what they can teach the other."""

from collections.abc import Mapping

from bot.domain.effects import Json, Told
from bot.domain.member import Role
from bot.flows import words
from bot.talk.own_words import Story, Text
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.questions import Choice, Maybe, Review
from bot.talk.talk import Talk

Profile = dict[str, "str | Told | None"]


def ask_name(talk: Talk) -> str:
    """What the person wants to be called."""
    return talk.ask(Text("name", _("What should we call you? Your first name is enough."), longest=60))


def ask_profile(talk: Talk, role: Role, name: str) -> Profile:
    """The answers under their questions' keys, in the order in which they are asked."""
    languages = Text("languages", _("Nice to meet you, {name}. Which languages do you speak?")(name=name), longest=200)
    known: Profile = {"languages": talk.ask(languages)}
    return known | (_mentee(talk) if role is Role.mentee else _mentor(talk))


def _mentee(talk: Talk) -> Profile:
    return {
        "work": _story(talk, "work", _("What work have you done before? You can write or speak.")),
        "goal": _story(talk, "goal", _("What work would you like to do in Denmark? You can write or speak.")),
        "town": _town(talk),
        "times": _times(talk),
        "teach": _story(
            talk,
            "teach",
            _("You can teach something too! What could you teach your mentor? For example: a language, or cooking."),
        ),
        "partner_gender": _woman_or_man(
            talk, "partner_gender", _("Would you like a woman or a man as your mentor?"), words.MENTOR_WISHED
        ),
        "wish": _wish(talk, _("Do you have another wish about your mentor? For example: near your home.")),
    }


def _mentor(talk: Talk) -> Profile:
    return {
        "work": _story(talk, "work", _("What is your field of work? You can write or speak.")),
        "teach": _story(
            talk,
            "teach",
            _("What could you teach a mentee? For example: how to write a CV, or Danish for the workplace."),
        ),
        "learn": _story(
            talk,
            "learn",
            _("A mentee can teach you something too! What would you like to learn? You can write or speak."),
        ),
        "room": talk.ask(Maybe(Choice("room", _("How many mentees can you meet in the same period?"), words.ROOM))),
        "town": _town(talk),
        "times": _times(talk),
        "gender": _woman_or_man(
            talk,
            "gender",
            _("Some people ask for a woman or a man as their mentor. What are you? You can skip this."),
            words.WOMAN_OR_MAN,
        ),
        "wish": _wish(talk, _("Do you have a wish about your mentee? For example: the same field of work.")),
    }


def _story(talk: Talk, key: str, prompt: Phrase) -> Told | None:
    return talk.ask(Maybe(Story(key, prompt)))


def _town(talk: Talk) -> str | None:
    return talk.ask(Maybe(Text("town", _("Where do you live? The name of the town is enough."), longest=80)))


def _times(talk: Talk) -> str | None:
    return talk.ask(Maybe(Choice("times", _("When can you best meet?"), words.TIMES, columns=2)))


def _woman_or_man(talk: Talk, key: str, prompt: Phrase, choices: Mapping[str, Phrase]) -> str | None:
    """Only a mentee is asked whom they would like, so only a mentor is asked what they are; nobody has to say."""
    return talk.ask(Maybe(Choice(key, prompt, choices, columns=2)))


def _wish(talk: Talk, prompt: Phrase) -> str | None:
    return talk.ask(Maybe(Text("wish", prompt, longest=300)))


_CHANGE: dict[str, Phrase] = {
    "name": _("✏️ Name"),
    "languages": _("✏️ Languages"),
    "work": _("✏️ Work"),
    "goal": _("✏️ Goal"),
    "town": _("✏️ Town"),
    "times": _("✏️ Time"),
    "room": _("✏️ Mentees"),
    "teach": _("✏️ Teach"),
    "learn": _("✏️ Learn"),
    "gender": _("✏️ Woman or man"),
    "partner_gender": _("✏️ Woman or man"),
    "wish": _("✏️ Wish"),
}


def review(talk: Talk, role: Role, name: str, profile: Profile) -> None:
    """A summary of it all: sent, or changed line by line."""
    told = lines(_("Is this right?"), as_is(""), _("Name: {it}")(it=name), words.ROLES[role], *words.profile(profile))
    change = {key: _CHANGE[key] for key in ("name", *profile)}
    talk.ask(Review("review", told, _("✅ Send"), change, columns=2))


def kept(profile: Profile) -> dict[str, Json]:
    """The answers as they are stored."""
    return {key: {"text": it.text, "voice": it.voice} if isinstance(it, Told) else it for key, it in profile.items()}
