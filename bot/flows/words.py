"""Words that several conversations and cards share."""

from bot.domain.effects import Told
from bot.domain.member import Role
from bot.talk.phrase import Phrase, _, as_is
from bot.talk.reader import NATIVE_NAMES

LANGUAGES = {code: as_is(name) for code, name in NATIVE_NAMES.items()}
CHOOSE_LANGUAGE = as_is("Choose your language · Vælg dit sprog · اختر لغتك")

ROLES: dict[Role, Phrase] = {
    Role.mentee: _("I am looking for work"),
    Role.mentor: _("I want to help someone find work"),
}

PLACES = {
    "cafe": _("At a café"),
    "library": _("At a library"),
    "workplace": _("At the mentor’s work"),
    "online": _("Online"),
    "phone": _("By phone"),
}

TIMES = {
    "daytime": _("Daytime"),
    "evening": _("Evening"),
    "weekend": _("Weekend"),
    "any": _("Any time"),
}

SPOKEN = _("🎤 voice message")
NOTHING_SAID = _("–")


def place(kept: str) -> Phrase:
    """A meeting's place: one of ours, or the person's own words."""
    return PLACES.get(kept) or as_is(kept)


def told(words: Told | None) -> Phrase:
    """What was told, where a voice cannot be played."""
    if not words:
        return NOTHING_SAID
    return as_is(words.text) if words.text else SPOKEN
