"""A programme whose people do as they like, while others watch over what must never happen.

life = Life(engine, now)
life.taps(amina, data)
life.passes(days=3)

Each thing that somebody does is a step; after each, all who watch look at it. What they find wrong is told with the
script of all that was done until then.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Engine

from bot import clock, turn
from bot.domain.programme import Matching, Programme
from bot.settings import Settings
from bot.store.questionnaires import publish_shipped
from bot.store.session import transaction
from bot.talk.heard import Command, FromGroup, FromMember, Heard, Incoming, Voice, Words
from tests.mentorships.rows import Rows, read
from tests.mentorships.town import Asked, Seen, Town, asked_in
from tests.phones import MINE, Phone

GROUP = -1001
PATIENCE = 3
"""Ticks in which the clock must have done all that is due: a message that meets no phone makes something due."""
SETTINGS = Settings(coordinator_chat=GROUP, programme=Programme(matching=Matching(most_pairs_of_a_mentor=2)))
ZONE = SETTINGS.zone


class BrokenError(AssertionError):
    """Something that must never happen."""


@dataclass
class Step:
    """One thing that somebody did, or that came with the time; and all that followed from it."""

    did: str
    now: datetime
    before: Rows
    after: Rows
    seen: Sequence[Seen] = ()
    phone: Phone | None = None
    """Whoever did it in their private chat; None: somebody in the group, or the clock."""
    heard: Heard | None = None
    by: str = ""
    """Whoever did it in the group."""
    is_coordinator: bool = True
    asked: Asked | None = None
    """The question that they had before their eyes."""
    is_live: bool = False
    """Whether the tapped button stood on the screen."""
    is_fresh: bool = False
    """Whether the tapped button is the answer to what the person did just before."""
    words: str = ""
    """What they wrote or said that nobody else could have said."""
    on: str = ""
    """The text of the message in the group that was tapped or answered."""
    on_row: int = 0
    """The row that had sent the message that was tapped or answered."""
    message: int = 0
    """The number of the message that they sent or changed."""
    at: datetime | None = None
    """When it was done: earlier than `now` where Makker was off."""
    was_kept: bool = False
    """Whether Telegram kept it, because Makker was off."""
    is_late: bool = False
    """Whether all that is seen was on its way already."""

    def reaches(self, chat: int) -> list[Seen]:
        """What this chat saw of it."""
        return [it for it in self.seen if it.chat == chat]


class Watcher(Protocol):
    """Somebody who sees to it that one thing never happens."""

    def look(self, life: "Life", step: Step) -> Iterable[str]:
        """What is wrong with this step, a sentence each."""
        ...


@dataclass
class Told:
    """A line of the script, and what the phones showed then."""

    line: str
    seen: Sequence[Seen] = field(default_factory=list)


class Life:
    """Everybody, everything they do, and those who watch."""

    def __init__(self, engine: Engine, now: datetime, watchers: Sequence[Watcher]) -> None:
        """A programme that begins today, where nobody has come yet."""
        self.engine, self.town, self.watchers = engine, Town(engine, SETTINGS, now), watchers
        with transaction(engine) as session:
            publish_shipped(session, now)
        turn.open_desk(engine, SETTINGS, now, "makker_bot", is_forum=False)
        self.rows, self.script = read(engine), list[Told]()
        self.names: dict[int, str] = {}
        self.sent: dict[int, list[int]] = {}
        """The numbers of the messages that people wrote or spoke, by chat."""
        self.last: Incoming | None = None
        self.heard_at = now
        self.is_off, self.queue = False, list[Callable[[], object]]()
        """Whether Makker is switched off, and what Telegram keeps for it."""
        self._count, self._fresh = 0, (0, 0)
        self.meanwhile: Callable[[], object] = lambda: None
        """What a saboteur does between the bot's turn and the watchers' look."""

    def person(self, name: str, chat: int, language: str = "en", username: str = "") -> Phone:
        """Somebody with a phone."""
        self.names[chat] = name
        return self.town.phone(chat, language, username)

    def name_of(self, phone: Phone) -> str:
        """What the script calls them."""
        return self.names[phone.chat_id]

    def secret(self) -> str:
        """Words that nobody else will ever write."""
        self._count += 1
        return f"secret-{self._count}-"

    # What people do

    def hears(self, phone: Phone, did: str, heard: Heard, **about: Any) -> None:
        """Somebody does something in their own chat; whoever has left comes back first, as Telegram asks them to."""
        tapped, reply_to = about.pop("tapped", False), about.pop("reply_to", 0)
        about.setdefault("asked", self.before_the_eyes(phone))
        number = self.town.next_update()
        self.last = FromMember(
            number,
            phone.chat_id,
            heard,
            phone.language,
            phone.username,
            callback_id=str(number) if tapped else "",
            message=MINE + number,
            reply_to=reply_to,
            in_group=phone.in_group,
            at=None if tapped else self.town.now,
        )
        about.setdefault("message", MINE + number)
        if isinstance(heard, (Words, Voice)):
            self.sent.setdefault(phone.chat_id, []).append(MINE + number)
        last, who, self.heard_at = self.last, f"{self.name_of(phone)} {did}", self.town.now
        about |= {"phone": phone, "heard": heard}
        self._when_on(who, about, lambda: self.step(who, lambda: self.town.hear(last), **about))

    def in_group(self, by: str, did: str, heard: Heard, **about: Any) -> None:
        """Somebody does something in the coordinators' group."""
        tapped, on, reply_to = about.pop("tapped", False), about.pop("bubble", 0), about.pop("reply_to", 0)
        number, inside = self.town.next_update(), about.get("is_coordinator", True)
        self.last = FromGroup(
            number, sum(by.encode()), by, heard, inside, on, reply_to, str(number) if tapped else ""
        )  # fmt: skip
        last, self.heard_at = self.last, self.town.now
        who = f"{by} {did}"
        about |= {"by": by, "heard": heard}
        self._when_on(who, about, lambda: self.step(who, lambda: self.town.hear(last), **about))

    def _when_on(self, did: str, about: dict[str, Any], step: Callable[[], object]) -> None:
        """Telegram keeps what is done while Makker is off."""
        about["at"] = self.town.now
        if self.is_off:
            about |= {"is_newest": False, "was_kept": True}
            self.script.append(Told(f"{did} (while Makker is off)"))
            self.queue.append(step)
        else:
            step()

    def comes_again(self) -> None:
        """Telegram delivers the last update once more: it has taken effect, and takes none again."""
        last = self.last
        if last is not None and not self.is_off and self.town.now - self.heard_at < timedelta(days=1):
            step = self.step("Telegram delivers that once more", lambda: self.town.hear(last))
            self.hold(step, [] if step.before == step.after and not step.seen else ["an update took effect twice"])

    # Time

    def passes(self, **duration: float) -> None:
        """Time passes; whatever falls due is done at its moment."""
        end = self.town.now + timedelta(**duration)
        self.script.append(Told(f"{in_words(duration)} pass"))
        if self.is_off:
            self.town.now = end
            return
        while (due := clock.next_due(self.engine, SETTINGS)) and due <= end:
            for _try in range(PATIENCE):
                self._tick(max(due, self.town.now))
                again = clock.next_due(self.engine, SETTINGS)
                if again is None or again > self.town.now:
                    break
            else:
                self.hold(None, [f"the clock does not get on at {self.town.now:%a %-d %b %H:%M}"])
        self._tick(end)

    def goes_off(self) -> None:
        """Makker is switched off."""
        self.script.append(Told("Makker is switched off"))
        self.is_off = True

    def goes_on(self) -> None:
        """Makker is switched on: it hears what was done meanwhile, then does what is due."""
        self.script.append(Told("Makker is switched on"))
        self.is_off, queue, self.queue = False, self.queue, []
        for step in queue:
            step()
        self._tick(self.town.now)

    def _tick(self, moment: datetime) -> None:
        self.step("", lambda: self.town.moves_to(moment))

    # The weather

    def cuts_off(self, phone: Phone) -> None:
        """From now on nothing gets through to this phone."""
        self.script.append(Told(f"{self.name_of(phone)} is cut off"))
        self.town.held.add(phone.chat_id)

    def goes_away(self, phone: Phone) -> None:
        """This person's account is away, and nobody says so."""
        self.script.append(Told(f"{self.name_of(phone)} is away"))
        self.town.loses(phone)

    def connects_again(self) -> None:
        """What was held up arrives."""
        if self.town.held and not self.is_off:
            self.town.held.clear()
            self.step("Everybody is connected again", self.town.deliver, is_late=True)

    # One step

    def step(self, did: str, do: Callable[[], object], **about: Any) -> Step:
        """Do it, then have everybody look at it."""
        before, start = self.rows, len(self.town.seen)
        fresh = self._fresh == (about["phone"].chat_id if about.get("phone") else -1, len(self.script))
        told = Told(did or f"  ({self.town.now.astimezone(ZONE):%a %-d %b %H:%M})")
        self.script.append(told)
        try:
            do()
        except BrokenError:
            raise
        except Exception as error:
            raise BrokenError(f"{type(error).__name__}: {error}\n\n{self}") from error
        self.meanwhile()
        self.rows = read(self.engine)
        told.seen = self.town.seen[start:]
        if not did:
            told.line = f"  ({self.town.now.astimezone(ZONE):%a %-d %b %H:%M})"
        about["is_fresh"] = about.pop("is_newest", False) and fresh
        step = Step(did, self.town.now, before, self.rows, told.seen, **about)
        if step.phone and any(it.is_message for it in step.reaches(step.phone.chat_id)):
            self._fresh = (step.phone.chat_id, len(self.script))
        for watcher in self.watchers:
            self.hold(step, watcher.look(self, step))
        return step

    def hold(self, step: Step | None, wrong: Iterable[str]) -> None:
        """Cry, with the script, where something is wrong."""
        found = list(wrong)
        if found:
            raise BrokenError("\n".join([*found, "", str(self)]))

    def before_the_eyes(self, phone: Phone) -> Asked | None:
        """The newest question on the screen that can still be answered."""
        return next((asked for bubble in reversed(phone.screen) if (asked := asked_in(bubble))), None)

    def __str__(self) -> str:
        return "\n".join(line for told in self.script for line in self._lines(told))

    def _lines(self, told: Told) -> list[str]:
        rang = [it for it in told.seen if it.is_message and it.chat in self.names]
        if told.line.startswith("  (") and not rang:
            return []
        return [told.line, *(f"      {self.names[it.chat]} reads {it}" for it in rang)]


def in_words(duration: dict[str, float]) -> str:
    """Such as `3 days`."""
    return " ".join(f"{number:g} {unit}" for unit, number in duration.items())


def command(line: str) -> Command:
    """A command as it is typed."""
    name, _space, argument = line.removeprefix("/").partition(" ")
    return Command(name, argument)
