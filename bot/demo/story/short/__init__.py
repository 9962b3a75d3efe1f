"""The short stories. The main one begins with an invitation; the others where Amina and Lars are a pair."""

from bot.demo.playbill import MAIN
from bot.demo.story import agreeing, joining
from bot.demo.story.short import disagreement, good, leaving, night, silence
from bot.demo.story.short.before import A_PAIR, A_PAIR_THAT_MEETS

SHORT = {
    MAIN: (
        (),
        (
            joining.amina_signs_up,
            joining.amina_changes_a_line,
            joining.lars_asks_first,
            joining.lars_signs_up,
            joining.karen_makes_a_match,
            joining.both_say_yes,
            agreeing.they_agree_on_how_they_meet,
            good.they_plan_a_meeting,
            good.they_meet_and_tell,
            good.both_are_asked_how_it_goes,
            good.amina_finds_a_job,
            good.they_say_goodbye,
        ),
    ),
    "silence": (
        A_PAIR_THAT_MEETS,
        (
            silence.lars_does_not_answer,
            silence.he_is_reminded_once,
            silence.the_coordinators_hear_of_it,
            silence.karen_asks_lars,
        ),
    ),
    "disagreement": (
        A_PAIR,
        (
            disagreement.they_agree_on_a_meeting,
            disagreement.one_says_yes_and_one_says_no,
            disagreement.karen_asks_both,
            disagreement.they_meet_at_the_library,
        ),
    ),
    "night-help": (
        A_PAIR,
        (
            night.amina_calls_for_help,
            night.nobody_is_awake,
            night.mette_writes_to_her,
            night.in_the_morning,
        ),
    ),
    "mentor-leaves": (
        A_PAIR,
        (
            leaving.lars_would_like_to_stop,
            leaving.karen_talks_to_lars,
            leaving.karen_ends_it,
            leaving.amina_asks_for_another_mentor,
        ),
    ),
}
"""By name: what has happened before, and the scenes."""
