"""Why two people could fit, in the coordinators' words."""

from collections.abc import Callable, Mapping
from datetime import datetime

from babel import Locale
from babel.lists import format_list

from bot.desk import board
from bot.desk.shortening import in_short
from bot.domain.match import Reason, Suggestion, Why
from bot.domain.member import Phase
from bot.flows import words
from bot.store.tables import Member
from bot.store.work import Work
from bot.talk.languages import language_of
from bot.talk.phrase import Phrase, _, as_is, lines, n_

AT_THE_SAME_TIME = {
    "daytime": _("✓ Both can meet in the daytime."),
    "evening": _("✓ Both can meet in the evening."),
    "weekend": _("✓ Both can meet at the weekend."),
    "any": _("✓ Both can meet at any time."),
}
AS_WISHED = {
    "woman": _("✓ The mentee would like a woman, and the mentor is one."),
    "man": _("✓ The mentee would like a man, and the mentor is one."),
}
NOT_SAID = {
    "woman": _("✗ The mentee would like a woman. The mentor has not said. Please ask first."),
    "man": _("✗ The mentee would like a man. The mentor has not said. Please ask first."),
}
ROOM_LEFT = _("🤝 Has a mentee already, and room for one more.")
SHOWN = ("languages", "work", "goal", "town", "times", "wish")
"""What a suggestion shows of a sign-up, beside the reasons."""


def suggestion(work: Work, one: Suggestion, member: Member) -> Phrase:
    """A person who could fit: the reasons, how long they wait, and what they said."""
    return lines(
        as_is(""),
        _("👤 {who}")(who=board.who(member)),
        *in_words(work, one.reasons),
        *([ROOM_LEFT] if member.phase == Phase.in_pair else waits(member.waiting_since, work.now)),
        *_room(one.person.room),
        *words.profile({key: in_short(member.profile[key]) for key in SHOWN if member.profile.get(key)}),
    )


def in_words(work: Work, reasons: tuple[Reason, ...]) -> list[Phrase]:
    """A line for each reason; what speaks for the two has a ✓, what speaks against a ✗."""
    return [IN_WORDS[reason.why](work, *reason.about) for reason in reasons]


def _room(left: int) -> list[Phrase]:
    """How many mentees a mentor can take, where it is more than one."""
    return [n_("🤝 Room for {n} mentee.", "🤝 Room for {n} mentees.", left)] if left > 1 else []


def waits(since: datetime | None, now: datetime) -> list[Phrase]:
    """How long somebody has waited for a match, in days."""
    if since is None:
        return []
    days = (now - since).days
    return [n_("⏳ Waits {n} day.", "⏳ Waits {n} days.", days)]


def _languages(work: Work, *codes: str) -> Phrase:
    return _("✓ Both speak {languages}.")(languages=listed(work, [language_name(work, code) for code in codes]))


def language_name(work: Work, code: str) -> str:
    """A language as the coordinators call it."""
    return str(_locale(work).languages.get(code, code))


def listed(work: Work, names: list[str]) -> str:
    """Several names as the coordinators write them in a sentence."""
    return str(format_list(names, locale=_locale(work)))


def _locale(work: Work) -> Locale:
    return language_of(work.settings.coordinator_language).locale


IN_WORDS: Mapping[Why, Callable[..., Phrase]] = {
    Why.languages: _languages,
    Why.work: lambda work, *shared: _("✓ Both write about work: {words}")(words=listed(work, list(shared))),
    Why.town: lambda work, town: _("✓ Both live in {town}.")(town=town),
    Why.times: lambda work, times: AT_THE_SAME_TIME.get(times, as_is(times)),
    Why.gender: lambda work, wish: AS_WISHED.get(wish, as_is(wish)),
    Why.gender_not_said: lambda work, wish: NOT_SAID.get(wish, as_is(wish)),
    Why.no_language: lambda work: _("✗ I find no language that both speak."),
    Why.other_town: lambda work, *both: _("✗ They live in different towns: {towns}")(towns=listed(work, list(both))),
    Why.other_times: lambda work, first, second: _("✗ Different times: {first} / {second}")(
        first=words.TIMES.get(first, as_is(first)), second=words.TIMES.get(second, as_is(second))
    ),
    Why.met_before: lambda work: _("✗ They were brought together before, and it ended."),
}
