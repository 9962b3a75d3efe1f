"""A programme whose people do as they like, while others watch over what must never happen.

life = Life(engine, now)
life.taps(amina, data)
life.passes(days=3)

Each thing that somebody does is a step; after each, all who watch look at it. What they find wrong is told with the
script of all that was done until then.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Engine

from bot import clock, turn
from bot.store.questionnaires import publish_shipped
from bot.store.session import transaction
from bot.talk.heard import Command, FromGroup, FromMember, Heard, Incoming, Voice, Words
from tests.mentorships.rows import read
from tests.mentorships.step import SETTINGS, ZONE, BrokenError, Script, Step
from tests.mentorships.town import Asked, Town, asked_in
from tests.phones import Phone

PATIENCE = 3
"""Ticks in which the clock must have done all that is due: a message that meets no phone makes something due."""


class Watcher(Protocol):
    """Somebody who sees to it that one thing never happens."""

    def look(self, life: "Life", step: Step) -> Iterable[str]:
        """What is wrong with this step, a sentence each."""
        ...


class Life:
    """Everybody, everything they do, and those who watch."""

    def __init__(self, engine: Engine, now: datetime, watchers: Sequence[Watcher]) -> None:
        """A programme that begins today, where nobody has come yet."""
        self.engine, self.town, self.watchers = engine, Town(engine, SETTINGS, now), watchers
        with transaction(engine) as session:
            publish_shipped(session, now)
        turn.open_desk(engine, SETTINGS, now, "makker_bot", is_forum=False)
        self.rows, self.script = read(engine), Script()
        self.sent: dict[int, list[int]] = {}
        """The numbers of the messages that people wrote or spoke, by chat."""
        self.last: Incoming | None = None
        self.heard_at = now
        self.is_off, self.queue = False, list[Callable[[], object]]()
        """Whether Makker is switched off, and what Telegram keeps for it."""
        self._count, self._answered = 0, (0, 0)
        self.meanwhile: Callable[[], object] = lambda: None
        """What a saboteur does between the bot's turn and the watchers' look."""

    def person(self, name: str, chat: int, language: str = "en", username: str = "") -> Phone:
        """Somebody with a phone."""
        self.script.names[chat] = name
        return self.town.phone(chat, language, username)

    def name_of(self, phone: Phone) -> str:
        """What the script calls them."""
        return self.script.names[phone.chat_id]

    def secret(self) -> str:
        """Words that nobody else will ever write."""
        self._count += 1
        return f"secret-{self._count}-"

    # What people do

    def hears(self, phone: Phone, did: str, heard: Heard, **about: Any) -> None:
        """Somebody does something in their own chat; whoever has left comes back first, as Telegram asks them to."""
        tapped, reply_to = about.pop("tapped", False), about.pop("reply_to", 0)
        about.setdefault("asked", self.before_the_eyes(phone))
        number, message = self.town.next_update(), self.town.next_message()
        self.last = FromMember(
            number,
            phone.chat_id,
            heard,
            phone.language,
            phone.username,
            callback_id=str(number) if tapped else "",
            message=message,
            reply_to=reply_to,
            in_group=phone.in_group,
            at=None if tapped else self.town.now,
        )
        about.setdefault("message", message)
        if isinstance(heard, (Words, Voice)):
            self.sent.setdefault(phone.chat_id, []).append(message)
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
            self.script.tells(f"{did} (while Makker is off)")
            self.queue.append(step)
        else:
            step()

    # Time

    def passes(self, **duration: float) -> None:
        """Time passes; whatever falls due is done at its moment."""
        end = self.town.now + timedelta(**duration)
        self.script.tells(f"{in_words(duration)} pass")
        if self.is_off:
            self.town.now = end
            return
        while (due := clock.next_due(self.engine, SETTINGS)) and due <= end:
            for _try in range(PATIENCE):
                self.ticks(max(due, self.town.now))
                again = clock.next_due(self.engine, SETTINGS)
                if again is None or again > self.town.now:
                    break
            else:
                self.hold([f"the clock does not get on at {self.town.now:%a %-d %b %H:%M}"])
        self.ticks(end)

    def ticks(self, moment: datetime) -> None:
        """It is this moment; what is due is done."""
        self.step("", lambda: self.town.moves_to(moment))

    # One step

    def step(self, did: str, do: Callable[[], object], **about: Any) -> Step:
        """Do it, then have everybody look at it."""
        before, start = self.rows, len(self.town.seen)
        self._do(did, do)
        self.rows, seen = read(self.engine), self.town.seen[start:]
        self.script.tells(did or f"  ({self.town.now.astimezone(ZONE):%a %-d %b %H:%M})", seen)
        is_newest = about.pop("is_newest", False)
        about["is_fresh"] = is_newest and self._is_next(about["phone"])
        step = Step(did, self.town.now, before, self.rows, seen, **about)
        if step.phone and any(it.is_message for it in step.reaches(step.phone.chat_id)):
            self._answered = (step.phone.chat_id, len(self.script.lines))
        for watcher in self.watchers:
            self.hold(watcher.look(self, step))
        return step

    def _do(self, did: str, do: Callable[[], object]) -> None:
        try:
            do()
            self.meanwhile()
        except Exception as error:
            self.script.tells(did)
            self.hold([f"{type(error).__name__}: {error}"])

    def _is_next(self, phone: Phone) -> bool:
        """Whether this person did something just before, and was answered, and nothing else has happened since."""
        return self._answered == (phone.chat_id, len(self.script.lines) - 1)

    def hold(self, wrong: Iterable[str]) -> None:
        """Cry, with the script, where something is wrong."""
        found = list(wrong)
        if found:
            raise BrokenError("\n".join([*found, "", str(self.script)]))

    def before_the_eyes(self, phone: Phone) -> Asked | None:
        """The newest question on the screen that can still be answered."""
        return next((asked for bubble in reversed(phone.screen) if (asked := asked_in(bubble))), None)


def in_words(duration: dict[str, float]) -> str:
    """Such as `3 days`."""
    return " ".join(f"{number:g} {unit}" for unit, number in duration.items())


def command(line: str) -> Command:
    """A command as it is typed."""
    name, _space, argument = line.removeprefix("/").partition(" ")
    return Command(name, argument)
