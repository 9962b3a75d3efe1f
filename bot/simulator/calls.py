"""What the bot asked for, and what was wrong with it."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.simulator.faults import Fault
from bot.simulator.media import Json
from bot.simulator.model import Tap

KINDS = {403: "unreachable", 429: "flood"}


@dataclass
class Call:
    """One request. `params` as the method read them; as they came in where it could not."""

    moment: datetime
    method: str
    params: Json
    code: int = 0
    description: str = ""
    fault: Fault | None = field(default=None)
    """Set where the answer was the fault that somebody had ordered."""
    message_id: int | None = None
    """The message that it made or changed, where it did."""


@dataclass(frozen=True)
class Complaint:
    """Something a bot should not do to Telegram or to a person.

    `kind`: `refused` (an error the bot could have known), `unreachable` (403: blocked, left, never started),
    `flood` (429), `unanswered` (a tap whose clock never stopped), `webhook` (an answer we cannot act on).
    """

    moment: datetime
    kind: str
    what: str
    params: Json = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.moment:%d %b %H:%M:%S} {self.kind}: {self.what}"


def about_call(call: Call) -> Complaint:
    """The complaint that a refused call is."""
    kind = KINDS.get(call.code, "refused")
    return Complaint(call.moment, kind, f"{call.method}: {call.code} {call.description}", call.params)


def about_tap(tap: Tap) -> Complaint:
    """The complaint that an unanswered tap is."""
    what = f"{tap.sender.name} tapped “{tap.label}” and the bot took it without answerCallbackQuery"
    return Complaint(tap.date, "unanswered", what, {"callback_query_id": tap.query_id, "data": tap.data})
