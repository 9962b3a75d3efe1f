"""What a questionnaire's file is made of: texts in every language, whole numbers, tables."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.checkin import Moment
from bot.flows.questionnaire import Condition, Item
from bot.flows.questionnaire_lines import Place
from bot.settings import LANGUAGES
from bot.talk.phrase import Phrase, Wording, wording
from bot.talk.questions import SCALE

KEY, CHOICE_KEY = re.compile(r"[a-z][a-z0-9_]{0,23}"), re.compile(r"[a-z][a-z0-9_]{0,11}")
"""Short, because Telegram's buttons carry 64 bytes."""
MOST_CHOICES = 20
"""More buttons than that nobody reads on a phone."""

MOST_PICTURED, LONGEST_NAME, LONGEST_LABEL = 3, 32, 20
"""Questions in a picture; letters of one's name, and of a scale's labels, that have room in it."""

Table = Mapping[str, Any]


class WrongError(Exception):
    """Something in the file is wrong: where, and a sentence that names it."""

    def __init__(self, place: Place, sentence: str) -> None:
        """`sentence` stands alone; the line is looked up later."""
        super().__init__(sentence)
        self.place, self.sentence = place, sentence


@dataclass(frozen=True)
class Spot:
    """A part of the file, and what it is called in a sentence."""

    owner: str
    place: Place = ()

    def wrong(self, what: str, *deeper: str | int) -> WrongError:
        """It is wrong: `what` goes on after its name."""
        return WrongError((*self.place, *deeper), f"{self.owner} {what}")

    def part(self, name: str, *deeper: str | int) -> "Spot":
        """A part of it."""
        return Spot(f"{self.owner}{name}", (*self.place, *deeper))


def only(spot: Spot, table: Table, allowed: Collection[str]) -> None:
    """Nothing but these names: a slip of the pen would go unseen otherwise."""
    for name in table:
        if name not in allowed:
            raise spot.wrong(f"cannot have “{name}”; it can have: {', '.join(sorted(allowed))}", name)


def table(spot: Spot, told: object) -> Table:
    """Names and values."""
    if not isinstance(told, dict):
        raise spot.wrong(f"needs names and values, not {told!r}")
    return told


def tables(spot: Spot, name: str, told: object) -> list[Table]:
    """A list of tables."""
    if not isinstance(told, list) or not all(isinstance(entry, dict) for entry in told):
        raise spot.wrong(f"needs one [[{name}]] each")
    return told


def texts(spot: Spot, told: object) -> Wording:
    """One text in every language."""
    if not isinstance(told, dict):
        raise spot.wrong(f"has no text in: {', '.join(LANGUAGES)}")
    missing = [it for it in LANGUAGES if not isinstance(told.get(it), str) or not told[it].strip()]
    if missing:
        raise spot.wrong(f"has no text in: {', '.join(missing)}", missing[0])
    only(spot, told, LANGUAGES)
    return wording({language: told[language].strip() for language in LANGUAGES})


def labels(spot: Spot, told: object) -> tuple[Wording, ...]:
    """A scale's points."""
    named = table(spot, told)
    only(spot, named, LANGUAGES)
    for language in LANGUAGES:
        points = named.get(language)
        different = {str(label).strip() for label in points} - {""} if isinstance(points, list) else set()
        if not isinstance(points, list) or not len(points) == len(different) == SCALE:
            raise spot.wrong(f"needs {SCALE} different labels in {language}, the lowest first", language)
    return tuple(
        texts(spot.part(f", label {point + 1}"), {language: named[language][point] for language in LANGUAGES})
        for point in range(SCALE)
    )


def in_picture(spot: Spot, told: object, scale: tuple[Wording, ...]) -> Wording:
    """What a scale is called in the picture; its labels stand there too."""
    name = texts(spot.part(": picture", "picture"), told)
    for words, longest, what in ((name, LONGEST_NAME, "a name"), *((it, LONGEST_LABEL, "labels") for it in scale)):
        long = [text for text in words.texts.values() if len(text) > longest]
        if long:
            raise spot.wrong(f"needs {what} of at most {longest} letters to be in a picture: “{long[0]}”", "picture")
    return name


def choices(spot: Spot, told: object) -> dict[str, Phrase]:
    """The buttons of a question, by their keys."""
    found: dict[str, Phrase] = {}
    for place, entry in enumerate(tables(spot, "question.choice", told)):
        key = entry.get("key")
        if not isinstance(key, str) or not CHOICE_KEY.fullmatch(key) or key in found:
            what = "every choice needs a key of its own: up to 12 small letters, digits and _"
            raise WrongError((*spot.place, "choice", place, "key"), f"{spot.owner}: {what}; not {key!r}")
        own = {name: text for name, text in entry.items() if name != "key"}
        found[key] = texts(spot.part(f", choice “{key}”", "choice", place), own)
    if not 1 < len(found) <= MOST_CHOICES:
        raise spot.wrong(f"needs at least two choices, and at most {MOST_CHOICES}", "choice")
    _told_apart(spot, tables(spot, "question.choice", told))
    return found


def _told_apart(spot: Spot, entries: list[Table]) -> None:
    seen: set[tuple[str, str]] = set()
    for place, entry in enumerate(entries):
        for language in LANGUAGES:
            text = (language, entry[language].strip().casefold())
            if text in seen:
                raise spot.wrong(f"has two choices with the same text in {language}", "choice", place, language)
            seen.add(text)


def some_of(spot: Spot, told: object, offered: Collection[str]) -> frozenset[str]:
    """The choices that mean that somebody has a job."""
    if not isinstance(told, list) or not all(isinstance(it, str) and it in offered for it in told):
        raise spot.wrong(f"needs in_work out of its choices: {', '.join(offered)}; not {told!r}", "in_work")
    return frozenset(told)


def moments(spot: Spot, told: object) -> frozenset[Moment]:
    """The rounds in which something is asked."""
    known = [str(moment) for moment in Moment]
    if not isinstance(told, list) or not told or not all(moment in known for moment in told):
        raise spot.wrong(f"needs moments out of: {', '.join(known)}; not {told!r}", "moments")
    return frozenset(map(Moment, told))


def asked_at(spot: Spot, told: object, known: Collection[Moment]) -> dict[Moment, Phrase]:
    """How a question is asked in some of its rounds."""
    named = table(spot, told)
    only(spot, named, known)
    return {Moment(it): texts(spot.part(f" at {it}", it), own) for it, own in named.items()}


def whole_number(spot: Spot, told: object, lowest: int, highest: int | None = None) -> int:
    """A whole number within limits."""
    if isinstance(told, bool) or not isinstance(told, int) or told < lowest or (highest and told > highest):
        wanted = f"from {lowest} to {highest}" if highest else f"of {lowest} or more"
        raise spot.wrong(f"needs a whole number {wanted}, not {told!r}")
    return told


def yes_or_no(spot: Spot, told: object) -> bool:
    """True or false."""
    if not isinstance(told, bool):
        raise spot.wrong(f"needs true or false, not {told!r}")
    return told


def condition(spot: Spot, asked: Item, told: Table) -> Condition:
    """A condition that fits the kind of the question on which it depends."""
    given = {name: value for name, value in told.items() if name != "key"}
    limits = given.keys() <= {"at_most", "at_least"} and given
    match asked.kind:
        case "scale" | "number" if limits:
            low, high = (1, SCALE) if asked.kind == "scale" else (asked.lowest, asked.highest)
            numbers = {it: whole_number(spot.part(f": {it}"), value, low, high) for it, value in given.items()}
            return Condition(asked.key, numbers.get("at_most"), numbers.get("at_least"))
        case "choice" | "trend" if given.keys() == {"equals"} and str(given["equals"]) in (asked.choices or {}):
            return Condition(asked.key, equals=str(given["equals"]))
        case "several" if given.keys() == {"includes"} and str(given["includes"]) in (asked.choices or {}):
            return Condition(asked.key, includes=str(given["includes"]))
    raise spot.wrong(
        "needs at_most or at_least for a scale or a number, equals with one of the choices for a choice or a trend, "
        "includes with one of them for several"
    )
