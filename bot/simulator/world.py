"""Everything Telegram knows about one bot: its people, chats, files and updates."""

import itertools
from datetime import timedelta

from bot.simulator import wire
from bot.simulator.bell import Bell
from bot.simulator.chats import Chat, Group, PrivateChat
from bot.simulator.files import Files
from bot.simulator.limits import Limits
from bot.simulator.media import Json
from bot.simulator.model import Message, Tap, User
from bot.simulator.people import Person
from bot.simulator.updates import Updates
from bot.watch import Watch


class World:
    """The state that people change from one side and the bot's requests from the other."""

    def __init__(self, watch: Watch, bot: User, *, limits: bool, callback_lifetime: timedelta) -> None:
        self.watch = watch
        self.bot = bot
        self.owner = User(1, "Owner")
        """Who does what nobody else was named for, such as making the bot an administrator."""
        self.callback_lifetime = callback_lifetime
        self.limits = Limits(watch) if limits else None
        self.bell = Bell()
        """Rings at every request of the bot, when it comes and when it is answered, and at every update."""
        self.updates = Updates(watch, self.bell)
        self.files = Files()
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.migrated: dict[int, int] = {}
        self.taps: dict[str, Tap] = {}
        self.settings: dict[tuple[str, ...], object] = {}
        """Commands, names and menu buttons, by kind, scope and language."""
        # One account numbers the messages of all its private chats and basic groups together.
        self.private_ids = itertools.count(1)
        self._query_ids = itertools.count(bot.id << 32)

    def timestamp(self) -> int:
        """Now, as Telegram writes it: seconds since 1970."""
        return int(self.watch.now().timestamp())

    def push(self, kind: str, body: Json) -> int:
        """Queue an update for the bot; returns its id, 0 when the bot did not ask for its kind."""
        return self.updates.push(kind, body)

    def person(self, user_id: int, name: str, username: str | None, language_code: str | None) -> Person:
        """A new person with a private chat."""
        chat = PrivateChat(user_id, "private")
        person = Person(user_id, name, username, language_code, world=self, chat=chat)
        chat.person = person
        self.people[user_id] = person
        self.chats[user_id] = chat
        return person

    def group(self, chat_id: int, title: str, *, forum: bool, supergroup: bool, status: str) -> Group:
        """A new group with the bot in it."""
        kind = "supergroup" if supergroup else "group"
        ids = itertools.count(1) if supergroup else self.private_ids
        group = Group(chat_id, kind, world=self, title=title, forum=forum, ids=ids)
        group.members[self.bot.id] = status
        group.users[self.bot.id] = self.bot
        self.chats[chat_id] = group
        return group

    def migrate(self, group: Group, new_id: int) -> None:
        """Give a group the id, and the message numbers, of a supergroup."""
        self.migrated[group.id] = new_id
        del self.chats[group.id]
        group.id, group.kind, group.ids = new_id, "supergroup", itertools.count(1)
        group.by_id.clear()
        self.chats[new_id] = group

    def next_message_id(self, chat: Chat) -> int:
        """The number of the next message in this chat."""
        return next(chat.ids if isinstance(chat, Group) else self.private_ids)

    def next_query_id(self) -> str:
        """The id of the next callback query."""
        return str(next(self._query_ids))

    def user(self, user_id: int) -> User | None:
        """An account: a person's or the bot's."""
        return self.bot if user_id == self.bot.id else self.people.get(user_id)

    def hears(self, message: Message) -> bool:
        """Whether the bot is told: in a group without administrator rights, privacy mode hides most.

        https://core.telegram.org/bots/features#privacy-mode
        """
        chat = message.chat
        if not isinstance(chat, Group):
            return True
        if not chat.has(self.bot):
            return False
        to_bot = message.reply_to is not None and message.reply_to.sender is self.bot
        named = f"@{self.bot.username}" in message.text
        return chat.bot_status != "member" or to_bot or named or message.text.startswith("/")

    def deliver(self, message: Message) -> Message:
        """Show what a person sent and tell the bot."""
        message.chat.add(message)
        if self.hears(message):
            message.update_id = self.push("message", wire.message(message))
        return message
