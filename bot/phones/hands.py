"""What a person can do with a phone of the page, by name; `do` calls it."""

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.demo.cast import PROGRAMME
from bot.phones.house import House
from bot.phones.view import Json
from bot.settings import LANGUAGES
from bot.simulator import Chat, Group, Message, Person
from bot.store.invitations import invite

PACE = timedelta(seconds=20)
"""How much virtual time a person takes for one thing."""
LONGEST_NAME = 40
ROLES = ("mentee", "mentor", "coordinator")
FIRST_NEW_ID = 2001


class ImpossibleError(Exception):
    """A phone cannot do this: in one sentence."""


@dataclass
class Hands:
    """The hands of everybody in one house."""

    house: House

    def do(self, what: str, order: Json) -> Json:
        """Do it, at a moment of its own. ImpossibleError where no phone can, or the order names what is not there."""
        if what not in DEEDS:
            raise ImpossibleError(f"nobody can “{what}”")
        self.house.watch.move_to(self.house.watch.now() + PACE)
        try:
            return DEEDS[what](self, order) or {}
        except (KeyError, TypeError) as missing:
            raise ImpossibleError(f"the order lacks {missing}") from None
        except (LookupError, ValueError) as no:
            raise ImpossibleError(str(no)) from None

    def start(self, order: Json) -> None:
        """Press Start, with an invitation where there is one."""
        self._person(order).starts(order.get("code", ""))

    def invited(self, order: Json) -> None:
        """Open a new invitation for this role, such as `makker invite` prints."""
        role = order["role"]
        if role not in ROLES:
            raise ValueError(f"nobody is a {role}")
        code = invite(self.house.engine, role, PROGRAMME, self.house.watch.now())
        self._person(order).starts(code)

    def write(self, order: Json) -> None:
        """Send words: into a topic, or as a reply, where the order says so."""
        chat, opened = self._chat(order), None
        if order.get("reply"):
            opened = self._message(order, "reply")
        if opened is not None and opened is chat.opened_reply:
            chat.opened_reply = None
        self._person(order).writes(order["text"], chat=chat, reply_to=opened, thread=order.get("topic"))

    def no_reply(self, order: Json) -> None:
        """Close the reply that the bot has opened."""
        self._chat(order).opened_reply = None

    def rewrite(self, order: Json) -> None:
        """Change one's own message."""
        self._person(order).edits(self._message(order), order["text"])

    def tap(self, order: Json) -> None:
        """Tap a button of a message."""
        self._person(order).taps_data(order["data"], self._message(order))

    def press(self, order: Json) -> None:
        """Press a key of the keyboard that stands in place of the letters."""
        self._person(order).taps(order["label"], chat=self._chat(order))

    def speak(self, order: Json) -> None:
        """Send a voice message: a recording, or a tune of ours."""
        seconds = max(1, min(3600, int(order.get("seconds", 2))))
        recording = _bytes(order.get("content", ""))
        self._person(order).speaks(seconds, chat=self._chat(order), thread=order.get("topic"), recording=recording)

    def send(self, order: Json) -> None:
        """Send a picture or a file."""
        somebody, chat, content = self._person(order), self._chat(order), _bytes(order["content"])
        if str(order.get("mime", "")).startswith("image/"):
            somebody.sends_photo(content, order.get("caption", ""), chat=chat)
        else:
            somebody.sends_document(order["name"], content, order.get("caption", ""), chat=chat)

    def block(self, order: Json) -> None:
        """Block the bot."""
        self._person(order).blocks()

    def unblock(self, order: Json) -> None:
        """Let it write again."""
        self._person(order).unblocks()

    def join(self, order: Json) -> None:
        """Come into a group."""
        group = self._chat(order)
        if isinstance(group, Group):
            group.join(self._person(order))

    def add(self, order: Json) -> Json:
        """A new person with a phone; their number."""
        name = str(order["name"]).strip()[:LONGEST_NAME]
        if not name:
            raise ValueError("a person needs a name")
        number = max(max(self.house.sim.world.people) + 1, FIRST_NEW_ID)
        self.house.sim.person(number, name, language_code=_language(order))
        return {"person": number}

    def speak_language(self, order: Json) -> None:
        """The language of a person's phone: the bot hears it with whatever they do next."""
        self._person(order).language_code = _language(order)

    def _person(self, order: Json) -> Person:
        return self.house.sim.world.people[int(order["person"])]

    def _chat(self, order: Json) -> Chat:
        return self.house.sim.world.chats[int(order["chat"])]

    def _message(self, order: Json, name: str = "message") -> Message:
        found = self._chat(order).find(int(order[name]))
        if found is None:
            raise ValueError("the message is gone")
        return found


def _language(order: Json) -> str:
    if order["language"] not in LANGUAGES:
        raise ValueError(f"the page has no texts in “{order['language']}”")
    return str(order["language"])


def _bytes(content: str) -> bytes:
    try:
        return base64.b64decode(content, validate=True)
    except binascii.Error:
        raise ValueError("the file did not arrive whole") from None


DEEDS: Mapping[str, Callable[[Hands, Json], Any]] = {
    "start": Hands.start,
    "invited": Hands.invited,
    "write": Hands.write,
    "no_reply": Hands.no_reply,
    "rewrite": Hands.rewrite,
    "tap": Hands.tap,
    "press": Hands.press,
    "speak": Hands.speak,
    "send": Hands.send,
    "block": Hands.block,
    "unblock": Hands.unblock,
    "join": Hands.join,
    "add": Hands.add,
    "language": Hands.speak_language,
}
