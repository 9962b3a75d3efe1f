"""What the partner's own conversations hold of somebody who is forgotten: their name, their words, their portrait."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import select

from bot.store.ending import end
from bot.store.tables import Member, Talking
from bot.store.work import Work

NOBODY = "…"
"""What stands where the name was."""
OF_THE_OTHER = frozenset(
    (
        *("partner", "reach", "text", "voice", "word", "words", "why"),
        *("languages", "work", "goal", "town", "times", "teach", "learn"),
        *("rhythm", "place", "places", "agreed_place", "was_place", "aims", "busy"),
    )
)
"""Facts that hold a name, somebody's words, or what the two chose in words of their own."""
OURS = frozenset(
    (
        *("pair", "round", "meeting", "agreement", "goodbye", "case", "uid", "sequence", "name", "role", "others"),
        *("zone", "moment", "low_at_most", "questionnaire", "source", "weeks", "months", "keep_months", "length"),
        *("apart", "frame", "terms", "since", "today", "until", "ends_on", "starts_at", "was", "again", "moves"),
        *("state", "kind", "left", "reported", "phase", "language", "trouble", "by", "day"),
        *("own", "waits", "telegram", "urgent", "paired_on", "numbers"),
    )
)
"""Facts that say nothing of the other: numbers, moments, the reader's own name. A test holds all facts to these two."""


def scrub(work: Work, partner: Member, pair: int, name: str) -> None:
    """The partner's conversations about this pair, or with this name, end and no longer say with whom they were."""
    for row in work.session.exec(select(Talking).where(Talking.member_id == partner.id)):
        if row.facts.get("pair") == pair or (name and name in _texts(row.facts)):
            row.facts = _without(row.facts)
            if row.state in ("open", "waiting"):
                end(work, row, "stopped")


def _texts(facts: Any) -> Iterable[str]:
    match facts:
        case str():
            yield facts
        case dict():
            for value in facts.values():
                yield from _texts(value)
        case list():
            for value in facts:
                yield from _texts(value)


def _without(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: _emptied(key, value) for key, value in facts.items()}


def _emptied(key: str, value: Any) -> Any:
    """Of the same kind, so that what is left still reads as the facts of its conversation."""
    match value:
        case dict() if key not in OF_THE_OTHER:
            return _without(value)
        case str() if key == "partner":
            return NOBODY
        case str() | list() | dict() if key in OF_THE_OTHER:
            return type(value)()
    return value
