"""People who use the page as people do: they look for a button, and click it."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from playwright.async_api import Locator, Page, expect

from bot.demo.actor import Actor
from bot.demo.cast import ROLES, Cast, Languages
from bot.demo.stage import Nobody
from bot.demo.theatre import PARTS
from bot.phones.playground import World
from bot.phones.words import AROUND, PHONE
from bot.simulator import Chat, Group, Message, Person
from bot.simulator.buttons import Wanted, choose
from bot.talk.phrase import Phrase
from bot.talk.reader import Reader

UTC = ZoneInfo("UTC")


def around(language: str, name: str, **holes: object) -> str:
    """What the page says around the phones, by its name in `bot.phones.words`."""
    return Reader(language, UTC).say(AROUND[name](**holes))


@dataclass
class Clicker:
    """The hands of one person on the page. `onlooker`: who looks at it too."""

    somebody: Person
    onlooker: "Onlooker"

    @property
    def page(self) -> Page:
        """The page that everybody shares."""
        return self.onlooker.page

    @property
    def name(self) -> str:
        """Whose they are."""
        return self.somebody.name

    @property
    def chat(self) -> Chat:
        """Their chat with the bot."""
        return self.somebody.chat

    def screen(self, width: int, *, chat: Chat) -> str:
        """What the simulator says that they see."""
        return self.somebody.screen(width, chat=chat)

    async def phone(self, chat: Chat | None = None) -> Locator:
        """Their phone with this chat; it is laid on the table where it does not lie there."""
        place = chat or self.chat
        found = self.page.locator(f'.phone[data-person="{self.somebody.id}"][data-chat="{place.id}"]')
        if not await found.count():
            title = f" · {place.title}" if isinstance(place, Group) else ""
            await self.page.get_by_role("button", name=around(self.onlooker.language, "add")).click()
            await self.page.get_by_role("dialog").get_by_role("button", name=f"{self.name}{title}", exact=True).click()
            await found.wait_for()
        return found

    async def starts(self, _code: str) -> None:
        """Open an invitation of their role: the page has one at hand."""
        phone = await self.phone()
        invitation = around(self.onlooker.language, f"open_{ROLES[self.name]}")
        await self.done(phone.get_by_role("button", name=invitation))

    async def writes(self, text: str, *, chat: Chat, reply_to: Message | None = None) -> None:
        """Type it, and press Enter; a reply begins with its own small button."""
        phone = await self.phone(chat)
        if reply_to is not None:
            row = phone.locator(f'.row[data-message="{reply_to.id}"]')
            await row.hover()
            await row.get_by_role("button", name=self.word("reply")).click()
        field = phone.get_by_role("textbox")
        await field.fill(text)
        await self.done(field, "Enter")

    async def replies(self, text: str, *, chat: Chat) -> None:
        """Write where the bot has opened a reply."""
        await expect((await self.phone(chat)).locator(".about")).to_be_visible()
        await self.writes(text, chat=chat)

    async def taps(self, button: Wanted, message: Message | None = None, *, chat: Chat | None = None) -> None:
        """Find the button as the story means it, and click it."""
        place = message.chat if message is not None else chat or self.chat
        found, key = choose(place.messages if message is None else [message], button)
        row = (await self.phone(place)).locator(f'.row[data-message="{found.id}"]')
        assert key.data is not None
        await self.done(row.locator(f'.key[data-data="{key.data}"]'))

    async def speaks(self, _seconds: int) -> None:
        """Record with the microphone."""
        phone = await self.phone()
        await phone.get_by_role("button", name=self.word("record")).click()
        await self.done(phone.locator(".go.live"))

    async def blocks(self) -> None:
        """By the settings of the phone."""
        await (await self.phone()).locator(".chat-head .icon-button").click()
        await self.done(self.page.get_by_role("button", name=around(self.onlooker.language, "block")))

    async def done(self, it: Locator, key: str = "") -> None:
        """Click it, or press the key in it, and wait until the server has heard of it."""
        async with self.page.expect_response("**/do/*"):
            await (it.press(key) if key else it.click())
        await self.onlooker.acted()

    def word(self, name: str) -> str:
        """A text of their phone, by its name in `bot.phones.words`."""
        return Reader(self.somebody.language_code or "en", UTC).say(PHONE[name])


@dataclass
class Onlooker(Nobody):
    """Looks at the page after every step: what the story says that somebody sees, must stand there."""

    page: Page
    world: World
    language: str
    """The page's."""
    wanted: list[tuple[Clicker, Message]] = field(default_factory=list, kw_only=True)

    async def acted(self) -> None:
        """Somebody has done something, and the bot has heard of it at most."""

    async def looks(self) -> None:
        wanted, self.wanted = self.wanted, []
        for hands, message in wanted:
            if not message.deleted:
                shown = (await hands.phone(message.chat)).locator(f'.row[data-message="{message.id}"] .text')
                await expect(shown).to_have_text(message.text)


class Seen(Actor):
    """Whose screen is the page."""

    def sees(self, words: str | Phrase, by: Actor | None = None, **holes: object) -> Message:
        message = super().sees(words, by, **holes)
        if isinstance(self.stage.audience, Onlooker) and isinstance(self.person, Clicker):
            self.stage.audience.wanted.append((self.person, message))
        return message


def cast(languages: Languages, onlooker: Onlooker) -> Cast:
    """The people of a story, all of whom use the page that `onlooker` looks at."""
    place = onlooker.world.house.place
    stage = onlooker.world.house.stage(onlooker)
    people = Cast.of(stage, place, languages)
    for part in PARTS:
        name = part.name.lower()
        usual: Actor = getattr(people, name)
        group = usual.chat if isinstance(usual.chat, Group) else None
        setattr(people, name, Seen(stage, Clicker(place.people[part.name], onlooker), usual.language, group))
    mette = Clicker(place.people["Mette"], onlooker)
    people.backup = Seen(stage, mette, people.backup.language, place.backup)
    return people
