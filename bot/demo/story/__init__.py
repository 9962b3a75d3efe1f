"""The story of one pair, from invitation to alarm: scenes in their order, one function each.

The tests play the same scenes as `makker demo --play`. A scene's docstring is its title. Everything that
a scene says somebody sees must be on their phone then, or the story fails.
"""

from collections.abc import Awaitable, Callable, Sequence

from bot.demo.cast import Cast
from bot.demo.story import agreeing, check_ins, joining, meetings, trouble

Scene = Callable[[Cast], Awaitable[None]]

SCENES: Sequence[Scene] = (
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
)


async def play(cast: Cast, scenes: Sequence[Scene] = SCENES) -> None:
    """Play the scenes; StoryError where one does not go as it is written."""
    for scene in scenes:
        await cast.stage.audience.hears((scene.__doc__ or "").strip())
        await scene(cast)
