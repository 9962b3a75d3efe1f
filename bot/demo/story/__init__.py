"""The stories: scenes in their order, one function each.

The tests play the same scenes as `makker demo --play` and the phones page. A scene's docstring is its title.
Everything that a scene says somebody sees must be on their phone then, or the story fails.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import ModuleType

from bot.demo.cast import Cast
from bot.demo.playbill import LONGEST, MAIN, PLAYBILL
from bot.demo.stage import Nobody
from bot.demo.story.short import SHORT
from bot.demo.story.six_months import SIX_MONTHS
from bot.talk.phrase import Phrase

Scene = Callable[[Cast], Awaitable[None]]


@dataclass(frozen=True)
class Story:
    """What is played, from an empty database on."""

    name: str
    scenes: Sequence[Scene]
    pairs: Sequence[tuple[str, str]] = (("Amina", "Lars"),)
    """Whose phones there are to see beside the coordinators': mentee and mentor."""
    before: Sequence[Scene] = ()
    """What has happened when the curtain rises; played without anybody looking."""

    @property
    def title(self) -> Phrase:
        """What the playbill says."""
        return PLAYBILL[self.name]

    def until(self, last: Scene) -> "Story":
        """The same story, as far as this scene."""
        return replace(self, scenes=self.scenes[: self.scenes.index(last) + 1])

    def from_modules(self, *modules: ModuleType) -> "Story":
        """The same story without the scenes of other modules."""
        names = {module.__name__ for module in modules}
        return replace(self, scenes=[scene for scene in self.scenes if scene.__module__ in names])


STORIES: Mapping[str, Story] = {
    story.name: story
    for story in (
        *(Story(name, scenes, before=before) for name, (before, scenes) in SHORT.items()),
        Story(LONGEST, SIX_MONTHS, pairs=(("Amina", "Lars"), ("Samir", "Birgit"))),
    )
}
"""By name, as the playbill has them."""
MAIN_STORY, LONGEST_STORY = STORIES[MAIN], STORIES[LONGEST]


def title(scene: Scene) -> Phrase:
    """What the audience hears when a scene begins. `bot.catalogue` takes it from where it stands."""
    return Phrase((scene.__doc__ or "").strip())


async def play(cast: Cast, story: Story) -> None:
    """Play the story; StoryError where a scene does not go as it is written."""
    stage, audience = cast.stage, cast.stage.audience
    stage.audience = Nobody()
    for scene in story.before:
        await audience.hears(title(scene))
        await scene(cast)
    stage.audience = audience
    await audience.arrives()
    for scene in story.scenes:
        await audience.hears(title(scene))
        await scene(cast)
