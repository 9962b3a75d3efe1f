"""The stories: scenes in their order, one function each.

The tests play the same scenes as `makker demo --play` and the phones page. A scene's docstring is its title.
Everything that a scene says somebody sees must be on their phone then, or the story fails.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.demo.cast import Cast
from bot.demo.playbill import MAIN, PLAYBILL
from bot.demo.stage import Nobody
from bot.demo.story import agreeing, check_ins, joining, meetings, trouble

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
    def title(self) -> str:
        """What the playbill says."""
        return PLAYBILL[self.name]

    def until(self, last: Scene) -> "Story":
        """The same story, as far as this scene."""
        return replace(self, scenes=self.scenes[: self.scenes.index(last) + 1])


STORIES: Mapping[str, Story] = {
    story.name: story
    for story in (
        Story(
            MAIN,
            (
                joining.amina_signs_up,
                joining.amina_changes_a_line,
                joining.lars_asks_first,
                joining.lars_signs_up,
                joining.karen_makes_a_match,
                joining.both_say_yes,
                agreeing.they_agree_on_how_they_meet,
                meetings.the_first_meeting_is_planned,
                meetings.the_first_meeting_takes_place,
                check_ins.amina_needs_help_in_the_middle,
                check_ins.karen_answers,
                check_ins.lars_answers_his_questions,
                meetings.two_answers_disagree,
                meetings.they_have_not_met_for_a_while,
                meetings.the_next_meeting_takes_place,
                check_ins.amina_does_not_trust_him,
                check_ins.nobody_takes_the_case,
                trouble.lars_is_silent,
                trouble.they_still_do_not_meet,
                trouble.amina_answers_again,
                trouble.lars_is_silent_again,
                trouble.lars_blocks_the_bot,
                trouble.twelve_weeks_are_over,
            ),
        ),
    )
}
"""By name, as the playbill has them."""
MAIN_STORY = STORIES[MAIN]


def title(scene: Scene) -> str:
    """What the audience hears when a scene begins."""
    return (scene.__doc__ or "").strip()


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
