"""A person in a story: what they do, and what they must see.

Stories are written in English. Each person taps, writes and reads in their own language: the bot's words
come from its catalogues, the person's own from `bot.demo.words`.
"""

from collections.abc import Callable
from datetime import time, timedelta
from inspect import isawaitable

from bot.demo.hands import Hands
from bot.demo.stage import Stage, StoryError
from bot.demo.words import SAID
from bot.simulator import Button, Chat, Group, Message
from bot.simulator.buttons import plain
from bot.simulator.model import Edit
from bot.talk.phrase import Month, Phrase, ShortDay, as_is
from bot.talk.reader import NATIVE_NAMES, Reader
from bot.talk.texts import SOURCE, texts

What = str | Phrase | ShortDay | Month | time | int
"""Words in English, also such as count something; a day or a month as it stands on a button, a time, a number."""

PACE = timedelta(seconds=20)
"""How long people take to read and tap; a bot that is asked faster than that meets Telegram's limits."""


class Actor:
    """Somebody with a phone. A coordinator's chat is the group; everybody else's is the one with the bot."""

    def __init__(self, stage: Stage, person: Hands, language: str, group: Group | None = None) -> None:
        """`language`: what they read; it may change in the story."""
        self.stage = stage
        self.person = person
        self.language = language
        self.chat: Chat = group or person.chat
        self._seen = 0

    @property
    def name(self) -> str:
        """What the story calls them."""
        return self.person.name

    @property
    def called(self) -> str:
        """Their name as they write it."""
        return self.say(self.name)

    async def starts(self, code: str) -> None:
        """Open an invitation."""
        await self._does(lambda: self.person.starts(code))

    async def taps(self, label: What, on: str = "", **holes: object) -> None:
        """Tap a button; `on` the newest message with buttons that says so, else on the newest that has it."""
        message = self.newest(on, with_buttons=True) if on else None
        await self._does(lambda: self.person.taps(self.say(label, **holes), message, chat=self.chat))

    async def chooses(self, language: str) -> None:
        """Tap the name of a language, and read it from now on."""
        self.language = language
        await self._does(lambda: self.person.taps(NATIVE_NAMES[language], chat=self.chat))

    async def taps_name(self, somebody: "Actor") -> None:
        """Tap somebody's name."""
        await self._does(lambda: self.person.taps(somebody.called, chat=self.chat))

    async def taps_button(self, button: Button, message: Message) -> None:
        """Tap this button of this message."""
        await self._does(lambda: self.person.taps(lambda it: it is button, message))

    async def commands(self, command: str) -> None:
        """Write a command such as `/meet`."""
        await self._does(lambda: self.person.writes(command, chat=self.chat))

    async def writes(self, *messages: str) -> None:
        """Write messages, one after the other, waiting for an answer to each."""
        for words in messages:
            await self._write(words)

    async def replies(self, words: str, to: Message | None = None) -> None:
        """Reply to this message, or write into the reply that the bot has opened."""
        said = self._in_own_language(words)
        if to is None:
            await self._does(lambda: self.person.replies(said, chat=self.chat))
        else:
            await self._does(lambda: self.person.writes(said, reply_to=to, chat=self.chat))

    async def speaks(self, seconds: int) -> None:
        """Send a voice message."""
        await self._does(lambda: self.person.speaks(seconds))

    async def blocks(self) -> None:
        """Block the bot."""
        await self._does(self.person.blocks)

    def sees(self, words: str | Phrase, by: "Actor | None" = None, **holes: object) -> Message:
        """The newest message since they last did something that says so; StoryError where there is none.

        `by`: whose own words these are, as they wrote them.
        """
        wanted = plain((by or self).say(words, **holes))
        for message, added in reversed(self._new()):
            if wanted in plain(added):
                return message
        raise StoryError(f"{self.name} does not see “{wanted}” but:\n{self._screen()}")

    def sees_file(self, name: str) -> Message:
        """The newest file of that name since they last did something; StoryError where there is none."""
        for message, _added in reversed(self._new()):
            if message.document is not None and message.document.name == name:
                return message
        raise StoryError(f"{self.name} gets no file {name} but:\n{self._screen()}")

    def does_not_see(self, words: str, by: "Actor | None" = None, **holes: object) -> None:
        """StoryError where a message in their chat says so."""
        unwanted = plain((by or self).say(words, **holes))
        if any(unwanted in plain(message.text) for message in self.chat.messages):
            raise StoryError(f"{self.name} should never see “{unwanted}”")

    def newest(self, words: str, *, with_buttons: bool = False, **holes: object) -> Message:
        """The newest message in their chat that says so now; StoryError where there is none."""
        wanted = plain(self.say(words, **holes))
        for message in reversed(self.chat.messages):
            if wanted in plain(message.text) and (message.buttons or not with_buttons):
                return message
        raise StoryError(f"nothing in {self.name}'s chat says “{wanted}”:\n{self._screen()}")

    def say(self, what: What, **holes: object) -> str:
        """The words in this person's language; a person in a hole stands there by name."""
        holes = {name: value.called if isinstance(value, Actor) else value for name, value in holes.items()}
        reader = Reader(self.language, self.stage.settings.zone)
        if isinstance(what, Phrase):
            return reader.say(what(**holes))
        if not isinstance(what, str):
            return reader.say(as_is(what))
        is_ours = self.language == SOURCE or ("", what) in texts(self.language)
        return reader.say(SAID.get(what) or (Phrase(what)(**holes) if is_ours else as_is(what)))

    async def _write(self, words: str) -> None:
        said = self._in_own_language(words)
        await self._does(lambda: self.person.writes(said, chat=self.chat))

    def _in_own_language(self, words: str) -> str:
        """Own words as they write them; StoryError where nobody has translated them."""
        if self.language != SOURCE and words not in SAID and any(map(str.isalpha, words)):
            raise StoryError(f"{self.name} cannot say “{words}” in “{self.language}”")
        return self.say(words)

    async def _does(self, act: Callable[[], object]) -> None:
        """Turn to the phone, act, and see what comes of it."""
        self.stage.watch.move_to(self.stage.watch.now() + PACE)
        self._seen = len(self.chat.history)
        done = act()
        if isawaitable(done):
            await done
        await self.stage.happened()

    def _new(self) -> list[tuple[Message, str]]:
        """The bot's messages, and what an edit added to one, since they last did something."""
        ours = [it for it in self.chat.history[self._seen :] if it.sender is self.stage.sim.bot]
        return [
            (it, it.text) if isinstance(it, Message) else (it.message, _added(it))
            for it in ours
            if isinstance(it, Message | Edit)
        ]

    def _screen(self) -> str:
        return self.person.screen(100, chat=self.chat)


def _added(edit: Edit) -> str:
    """The lines that were not there before."""
    before = edit.before.text.splitlines()
    return "\n".join(line for line in edit.shown.text.splitlines() if line not in before)
