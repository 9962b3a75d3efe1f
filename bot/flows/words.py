"""Words that several conversations and cards share."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.domain.effects import Json, Told
from bot.domain.member import Role
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.reader import NATIVE_NAMES

LANGUAGES = {code: as_is(name) for code, name in NATIVE_NAMES.items()}
CHOOSE_LANGUAGE = as_is("Choose your language · Vælg dit sprog · اختر لغتك")


def another_language(codes: Sequence[str]) -> Phrase:
    """How to change the language, for whoever cannot read this one."""
    return as_is(f"🌐 {' · '.join(NATIVE_NAMES[code] for code in codes)} → /language")


ROLES: dict[Role, Phrase] = {
    Role.mentee: _("I am looking for work"),
    Role.mentor: _("I want to help someone find work"),
}

PLACES: dict[str, Phrase] = {
    "cafe": _("At a café"),
    "library": _("At a library"),
    "workplace": _("At the mentor’s work"),
    "online": _("Online"),
    "phone": _("By phone"),
}

CHANGES = {"day": _("✏️ Day"), "time": _("✏️ Time"), "place": _("✏️ Place")}
"""The lines of a meeting's summary that can be changed."""

TIMES = {
    "daytime": _("In the daytime"),
    "evening": _("In the evening"),
    "weekend": _("At the weekend"),
    "any": _("Any time"),
}

CALL_NOW = _("🚨 Call 112 now. It is free, day and night.")
IF_IN_DANGER = _("If you are in danger, call 112. The coordinators cannot always answer at once.")

LEAVING = {
    "leave_talk": _("💬 Talk to a coordinator first"),
    "leave_partner": _("🤝 Another partner"),
    "leave_stop": _("🚪 End with the partner"),
}
"""What somebody would like for whom a pair does not work, as the coordinators read it."""

ROOM = {"1": _("One"), "2": _("Two"), "3": _("Three or more")}
"""How many mentees a mentor can meet at the same time."""

WOMAN_OR_MAN = {"woman": _("A woman"), "man": _("A man")}
MENTOR_WISHED = {**WOMAN_OR_MAN, "any": _("Both are fine")}

PROFILE: dict[str, Phrase] = {
    "languages": _("Languages: {it}"),
    "work": _("Work: {it}"),
    "goal": _("Goal: {it}"),
    "learn": _("Would like to learn: {it}"),
    "town": _("Town: {it}"),
    "times": _("Best time to meet: {it}"),
    "room": _("Mentees at the same time: {it}"),
    "teach": _("Can teach: {it}"),
    "gender": _("Woman or man: {it}"),
    "partner_gender": _("Would like as a mentor: {it}"),
    "wish": _("Wish: {it}"),
}
"""How each answer of a sign-up stands in a summary, under its question's key."""

CHOSEN: dict[str, Mapping[str, Phrase]] = {
    "times": TIMES,
    "room": ROOM,
    "gender": WOMAN_OR_MAN,
    "partner_gender": MENTOR_WISHED,
}
"""The sign-up's questions that are answered with a button."""

SPOKEN = _("🎤 voice message")
NOTHING_SAID = _("–")


def place(kept: str) -> Phrase:
    """A meeting's place: one of ours, or the person's own words."""
    return PLACES.get(kept) or as_is(kept)


def meeting(starts_at: datetime, where: str) -> Phrase:
    """When and where, a line each: this reads well in every language, whatever the place is called."""
    return lines(_("📅 {when}")(when=starts_at), _("📍 {place}")(place=place(where)))


def told(words: Told | None) -> Phrase:
    """What was told, where a voice cannot be played."""
    if not words:
        return NOTHING_SAID
    return as_is(words.text) if words.text else SPOKEN


def profile(answers: Mapping[str, Json | Told]) -> list[Phrase]:
    """A sign-up's answers, one line each, as the summary and the coordinators' card show them."""
    return [PROFILE[key](it=_shown(key, value)) for key, value in answers.items()]


def _shown(key: str, value: Json | Told) -> Phrase:
    match value:
        case str():
            return CHOSEN.get(key, {}).get(value, as_is(value))
        case {**kept}:
            return told(Told(str(kept.get("text", "")), str(kept.get("voice", ""))))
        case Told():
            return told(value)
    return NOTHING_SAID
