"""Who could fit whom: hard wishes are filters, the rest are reasons for or against, in words. A human decides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.member import Role
from bot.domain.spoken import languages_in, towns_in, words

ANY_TIME = "any"


class Why(StrEnum):
    """What speaks for or against two people as a pair."""

    languages = "languages"
    """They share these languages (ISO 639-1)."""
    work = "work"
    """Both use these words about work."""
    town = "town"
    times = "times"
    """Both can meet then."""
    gender = "gender"
    """The one is what the other wishes for: a woman, or a man."""
    gender_not_said = "gender_not_said"
    """One wishes for a woman or a man, and the other has not said what they are."""
    no_language = "no_language"
    """No language is known that both speak."""
    other_town = "other_town"
    other_times = "other_times"
    met_before = "met_before"
    """They were brought together before, and it ended: with a no, or later."""


FOR = (Why.languages, Why.work, Why.town, Why.times, Why.gender)
"""The rest speaks against."""


@dataclass(frozen=True)
class Person:
    """What a sign-up tells that matters for a match. Empty: not said."""

    id: int
    role: Role
    languages: str = ""
    work: tuple[str, ...] = ()
    """What the person has done, does, or would like to do."""
    town: str = ""
    times: str = ""
    gender: str = ""
    partner_gender: str = ""
    """A hard wish: the partner's gender."""
    room: int = 1
    """How many more partners the person can have."""
    turned_down: frozenset[int] = frozenset()
    """With whom they were brought together before, and it ended."""
    waits_since: datetime | None = None


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for or against, and what it is about."""

    why: Why
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suggestion:
    """Somebody who could fit, and why."""

    person: Person
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """Smaller is better: a common language before everything, a new face before an old one, then reasons."""
        found = [reason.why for reason in self.reasons]
        good = sum(why in FOR for why in found)
        return Why.no_language in found, Why.met_before in found, -good, len(found) - good


def suggestions(person: Person, others: Iterable[Person]) -> list[Suggestion]:
    """Everybody who may be offered to this person, the best first; of equals whoever has waited longest."""
    fitting = [Suggestion(other, reasons(person, other)) for other in others if may_meet(person, other)]
    return sorted(fitting, key=lambda one: (one.rank, _waits(one.person), one.person.id))


def _waits(person: Person) -> tuple[bool, float]:
    return person.waits_since is None, person.waits_since.timestamp() if person.waits_since else 0.0


def may_meet(one: Person, other: Person) -> bool:
    """Whether nothing stands between them: roles, room, and hard wishes, which are filters.

    Somebody who has not said what they are is no less welcome: the coordinators ask.
    """
    return _could_meet(one, other) and _as_wished(one, other)


def left_out(person: Person, others: Iterable[Person]) -> int:
    """How many would be possible but for a hard wish of the one or the other."""
    return sum(_could_meet(person, other) and not _as_wished(person, other) for other in others)


def _could_meet(one: Person, other: Person) -> bool:
    return other.role is one.role.partner and min(one.room, other.room) > 0


def _as_wished(one: Person, other: Person) -> bool:
    wishes = ((one.partner_gender, other.gender), (other.partner_gender, one.gender))
    return all(not wish or not it or wish == it for wish, it in wishes)


def reasons(one: Person, other: Person) -> tuple[Reason, ...]:
    """What speaks for the two, then what speaks against; the same seen from either side."""
    found = [
        *_languages(one, other),
        *_work(one, other),
        *_towns(one, other),
        *_times(one, other),
        *_wished(one, other),
    ]
    if other.id in one.turned_down or one.id in other.turned_down:
        found.append(Reason(Why.met_before))
    return (*(it for it in found if it.why in FOR), *(it for it in found if it.why not in FOR))


def _languages(one: Person, other: Person) -> Iterator[Reason]:
    mine, theirs = languages_in(one.languages), languages_in(other.languages)
    if mine & theirs:
        yield Reason(Why.languages, tuple(sorted(mine & theirs)))
    elif mine and theirs:
        yield Reason(Why.no_language)


def _towns(one: Person, other: Person) -> Iterator[Reason]:
    mine, theirs = towns_in(one.town), towns_in(other.town)
    if mine & theirs:
        yield Reason(Why.town, (min(one.town, other.town, key=lambda town: (len(town), town)),))
    elif mine and theirs:
        yield Reason(Why.other_town, tuple(sorted((one.town, other.town))))


def _times(one: Person, other: Person) -> Iterator[Reason]:
    said = [times for times in (one.times, other.times) if times]
    set_times = sorted({times for times in said if times != ANY_TIME})
    match said, set_times:
        case [_, _], [] | [_]:
            yield Reason(Why.times, tuple(set_times) or (ANY_TIME,))
        case [_, _], [first, second]:
            yield Reason(Why.other_times, (first, second))


def _wished(one: Person, other: Person) -> Iterator[Reason]:
    """`may_meet` has refused whoever is not what was wished for."""
    first, second = sorted((one, other), key=lambda person: person.role)
    for wish, it in ((first.partner_gender, second.gender), (second.partner_gender, first.gender)):
        if wish:
            yield Reason(Why.gender if it else Why.gender_not_said, (wish,))


SHORTEST, STEM, ENDING = 3, 4, 3
"""Letters of the shortest word that counts, of a stem that two words share, and of the longest ending."""

EVERYDAY = frozenset(
    words(
        "and the with for have has had been was years year work worked working works job jobs want like would get some "
        "can will from that this something anything any all not yet "
        "und som har haft med for jeg til ikke arbejde arbejdet arbejder job noget gerne vil inden eller "
        "في من على مع عمل العمل اعمل سنوات سنة وظيفة اريد كنت"
    )
)
"""Words about work that say nothing about which work."""


def _work(one: Person, other: Person) -> Iterator[Reason]:
    mine, theirs = _telling(one.work), _telling(other.work)
    shared = {min(word, same) for word in mine for same in theirs if is_same(word, same)}
    if shared:
        yield Reason(Why.work, tuple(sorted(shared)))


def _telling(texts: Sequence[str]) -> set[str]:
    return {word for text in texts for word in words(text) if len(word) >= SHORTEST and word not in EVERYDAY}


def is_same(word: str, other: str) -> bool:
    """Whether two words are one but for their endings: cook and cooking, nurse and nurses."""
    stem = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    return word == other or (stem >= STEM and max(len(word), len(other)) - stem <= ENDING)
