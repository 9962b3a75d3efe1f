"""People who use the page as people do: they look for a button, and click it."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from playwright.async_api import Locator, Page, expect

from bot.demo.actor import Actor
from bot.demo.cast import ROLES, Cast, Languages
from bot.demo.stage import Nobody
from bot.demo.theatre import PARTS
from bot.phones.playground import World
from bot.simulator import Chat, Group, Message, Person
from bot.simulator.buttons import Wanted, choose
from bot.talk.phrase import Phrase
from bot.talk.reader import Reader


@dataclass
class Clicker:
    """The hands of one person on the page."""

    page: Page
    somebody: Person
    world: World

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
            await self.page.get_by_role("button", name="Add a phone").click()
            await self.page.get_by_role("dialog").get_by_role("button", name=f"{self.name}{title}", exact=True).click()
            await found.wait_for()
        return found

    async def starts(self, _code: str) -> None:
        """Open an invitation of their role: the page has one at hand."""
        phone = await self.phone()
        await self.done(phone.get_by_role("button", name=f"Open an invitation as a {ROLES[self.name]}"))

    async def writes(self, text: str, *, chat: Chat, reply_to: Message | None = None) -> None:
        """Type it, and press Enter; a reply begins with its own small button."""
        phone = await self.phone(chat)
        if reply_to is not None:
            row = phone.locator(f'.row[data-message="{reply_to.id}"]')
            await row.hover()
            await row.get_by_role("button", name=self.word("Reply")).click()
        field = phone.get_by_role("textbox")
        await field.fill(text)
        async with self.page.expect_response("**/do/*"):
            await field.press("Enter")

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
        await phone.get_by_role("button", name=self.word("Record a voice message")).click()
        await self.done(phone.locator(".go.live"))

    async def blocks(self) -> None:
        """By the settings of the phone."""
        await (await self.phone()).locator(".chat-head .icon-button").click()
        await self.done(self.page.get_by_role("button", name="Block the bot"))

    async def done(self, button: Locator) -> None:
        """Click, and wait until the server has heard of it."""
        async with self.page.expect_response("**/do/*"):
            await button.click()

    def word(self, english: str) -> str:
        """A text of their phone."""
        return Reader(self.somebody.language_code or "en", ZoneInfo("UTC")).say(Phrase(english))


@dataclass
class Onlooker(Nobody):
    """Looks at the page after every step: what the story says that somebody sees, must stand there."""

    page: Page
    world: World
    wanted: list[tuple[Clicker, Message]] = field(default_factory=list)

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


def cast(world: World, languages: Languages, onlooker: Onlooker) -> Cast:
    """The people of a story, all of whom use the page that `onlooker` looks at."""
    place, page = world.house.place, onlooker.page
    stage = world.house.stage(onlooker)
    people = Cast.of(stage, place, languages)
    for part in PARTS:
        name = part.name.lower()
        usual: Actor = getattr(people, name)
        group = usual.chat if isinstance(usual.chat, Group) else None
        setattr(people, name, Seen(stage, Clicker(page, place.people[part.name], world), usual.language, group))
    mette = Clicker(page, place.people["Mette"], world)
    people.backup = Seen(stage, mette, people.backup.language, place.backup)
    return people
