"""Words that wait for a language.

Found by `pybabel extract -k _ -k n_:1,2 -k p_:1c,2`. A phrase becomes text at the way out, in the
reader's own language, with names isolated so that a Danish name stands right in an Arabic sentence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Phrase:
    """A sentence with named holes; `many` and `n` where it counts something."""

    one: str
    many: str = ""
    context: str = ""
    n: int = 0
    holes: Mapping[str, object] = field(default_factory=dict)

    def __call__(self, **holes: object) -> "Phrase":
        """The same sentence with these holes filled: text, numbers, dates, times, phrases."""
        return Phrase(self.one, self.many, self.context, self.n, {**self.holes, **holes})


@dataclass(frozen=True)
class Wording(Phrase):
    """A programme's own text, in several languages (it is data, so no catalogue holds it)."""

    texts: Mapping[str, str] = field(default_factory=dict)


def _(text: str) -> Phrase:
    return Phrase(text)


def n_(one: str, many: str, n: int) -> Phrase:
    """A sentence about `n` things; `{n}` stands for the number."""
    return Phrase(one, many, n=n)


def p_(context: str, text: str) -> Phrase:
    """A sentence whose meaning needs a context."""
    return Phrase(text, context=context)


def wording(texts: Mapping[str, str]) -> Wording:
    """The programme's own text in several languages; English stands in for a missing one."""
    return Wording(texts.get("en", ""), texts=texts)


def as_is(it: object) -> Phrase:
    """What needs no translation: a name, somebody's own words; a day or a time, written as the reader writes it."""
    return Phrase("{it}", holes={"it": it}) if it != "" else Phrase("")


def lines(*phrases: Phrase) -> Phrase:
    """Several sentences, one under the other."""
    names = [f"line{number}" for number in range(len(phrases))]
    return Phrase("\n".join(f"{{{name}}}" for name in names), holes=dict(zip(names, phrases, strict=True)))


def listed(phrases: Sequence[Phrase]) -> Phrase:
    """Several things in one line."""
    names = [f"it{number}" for number in range(len(phrases))]
    return Phrase(" · ".join(f"{{{name}}}" for name in names), holes=dict(zip(names, phrases, strict=True)))


@dataclass(frozen=True)
class ShortDay:
    """A day as it stands on a button: `Thu 26 Nov`."""

    day: date


@dataclass(frozen=True)
class Month:
    """The month of a day, standing alone: `November 2026`."""

    day: date
    with_year: bool = True


@dataclass(frozen=True)
class Weekday:
    """The weekday of a day as it stands over a column: `Mo`."""

    day: date


@dataclass(frozen=True)
class FullDay:
    """A day with its year: `24 November 2026`."""

    day: date


@dataclass(frozen=True)
class FarDay:
    """A day in a sentence that may be in another year: `Tuesday 24 November 2026`."""

    day: date
