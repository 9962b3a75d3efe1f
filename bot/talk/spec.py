"""A conversation as the turn needs to know it: its flow, its facts, its buttons, its patience."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from bot.domain.opening import Kind
from bot.talk.buttons import BACK, HELP, LATER, STOP
from bot.talk.talk import Flow, Talk

F = TypeVar("F")

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Spec(Generic[F]):
    """One kind of conversation."""

    tell: Callable[[Talk, F], None]
    facts: type[F]
    offers: tuple[str, ...] = (BACK, LATER, STOP, HELP)
    """The buttons beside the question's own."""
    nudge_after: timedelta | None = 2 * DAY
    """Silence until the question is asked once more."""
    expire_after: timedelta = 7 * DAY
    """Silence until the conversation is closed."""
    kind: Kind = Kind.request
    """What it is about: says when it may open, and which of several opens first."""

    def flow(self, facts: Mapping[str, Any]) -> Flow:
        """The flow with its facts in hand; ValidationError where they do not fit."""
        known = self._adapter.validate_python(facts)
        return lambda talk: self.tell(talk, known)

    def frozen(self, facts: F) -> dict[str, Any]:
        """The facts as JSON, for the conversation's row."""
        frozen: dict[str, Any] = self._adapter.dump_python(facts, mode="json")
        return frozen

    @cached_property
    def _adapter(self) -> TypeAdapter[F]:
        """Costs more to make than a whole flow to run."""
        return TypeAdapter(self.facts)
