"""What a conversation decides. Plain records: a flow returns them, `bot.store.effects` carries them out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.case import Signal
from bot.domain.member import Role
from bot.domain.pair import OfferAnswer

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True)
class Told:
    """Free words, written or spoken (a Telegram file id)."""

    text: str = ""
    voice: str = ""

    def __bool__(self) -> bool:
        return bool(self.text or self.voice)


class Effect:
    """Something to do in the transaction that wrote the answer it follows from."""


@dataclass(frozen=True)
class SpeakLanguage(Effect):
    """From now on, speak this language with the person."""

    language: str


@dataclass(frozen=True)
class RecordConsent(Effect):
    """The person agreed to this version of the consent text."""

    version: int


@dataclass(frozen=True)
class ForgetSignUp(Effect):
    """The person said no, or stopped: keep nothing of what they wrote."""


@dataclass(frozen=True)
class Apply(Effect):
    """The person asks to join. `profile` holds the answers under their questions' keys."""

    role: Role
    name: str
    profile: Mapping[str, Json]


@dataclass(frozen=True)
class AskForInvitation(Effect):
    """Somebody without an invitation would like one."""

    role: Role
    name: str


@dataclass(frozen=True)
class AskCoordinator(Effect):
    """Words from the person to the coordinators, about nothing that is wrong."""

    told: Told
    case: int = 0
    """The case in which they were asked; 0: none."""


@dataclass(frozen=True)
class AnswerOffer(Effect):
    """What the person says to an offered partner."""

    pair: int
    answer: OfferAnswer


@dataclass(frozen=True)
class ProposeMeeting(Effect):
    """A meeting is proposed; `instead_of` is the proposal that it answers, `moves` the meeting to move, or 0."""

    pair: int
    starts_at: datetime
    place: str
    instead_of: int = 0
    moves: int = 0


@dataclass(frozen=True)
class AnswerMeeting(Effect):
    """Yes or no to a proposed meeting."""

    meeting: int
    can_come: bool


@dataclass(frozen=True)
class CancelMeeting(Effect):
    """An agreed meeting is cancelled, or a proposal taken back; `word` is for the other side."""

    meeting: int
    word: str = ""


@dataclass(frozen=True)
class RecordAttendance(Effect):
    """What one side says about whether a meeting took place."""

    meeting: int
    took_place: bool


@dataclass(frozen=True)
class Account:
    """How long a meeting lasted, in minutes, and what it was about; None and (): not said."""

    minutes: int | None = None
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class DescribeMeeting(Effect):
    """One side's account of a meeting that took place."""

    meeting: int
    account: Account


@dataclass(frozen=True)
class LogMeeting(Effect):
    """One side says that they met, though it was not planned here."""

    pair: int
    starts_at: datetime
    place: str
    account: Account = Account()


@dataclass(frozen=True)
class Raise(Effect):
    """A rule fired in a conversation."""

    signal: Signal
    told: Told = Told()
    topic: str = ""
    """The button that was chosen instead of words."""


@dataclass(frozen=True)
class AddToCase(Effect):
    """More words about what the conversation has already raised, and who may know."""

    told: Told
    partner_may_know: bool = False


@dataclass(frozen=True)
class FinishRound(Effect):
    """All questions of a check-in were answered or skipped."""

    round: int


@dataclass(frozen=True)
class KeepQuiet(Effect):
    """The person's quiet hours, as full hours; the same twice: none."""

    since: int
    until: int


@dataclass(frozen=True)
class ForgetMe(Effect):
    """The person leaves, and nothing of them is kept."""
