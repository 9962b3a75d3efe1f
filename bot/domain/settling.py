"""Cases that need nobody any more: what made their rule fire is gone."""

from collections.abc import Mapping
from enum import StrEnum

from bot.domain.case import Rule


class Relief(StrEnum):
    """What happened that takes a cause away."""

    met = "met"
    """The two have met, and lately enough."""
    checked_in = "checked_in"
    """The member answered a check-in, or stopped one: they are there."""
    came_back = "came_back"
    """The member can be reached again."""
    answered = "answered"
    """The proposal was answered."""
    replaced = "replaced"
    """Another proposal stands in its place."""
    withdrawn = "withdrawn"
    """The proposal was taken back, or the meeting that it was to move is off."""
    replied = "replied"
    """The coordinators answered the member's words, or found that they need no answer."""
    rhythm = "rhythm"
    """The two agreed on a rhythm in which it is not too long since they met."""
    on_a_break = "on_a_break"
    """The pair rests: nobody expects them to meet."""
    pair_ended = "pair_ended"
    left = "left"
    """The member left and had everything erased."""


R, OVER = Relief, frozenset({Relief.pair_ended, Relief.left})
SETTLED_BY: Mapping[Rule, frozenset[Relief]] = {
    Rule.no_meeting: OVER | {R.met, R.rhythm, R.on_a_break},
    Rule.silence: OVER | {R.checked_in},
    Rule.unanswered_proposal: OVER | {R.answered, R.replaced, R.withdrawn, R.met, R.on_a_break},
    Rule.unanswered_question: frozenset({R.replied, R.left}),
    Rule.unreachable: frozenset({R.came_back, R.left}),
    Rule.falling_score: frozenset({R.left}),  # a better score later does not say what was wrong
    Rule.disputed_meeting: frozenset(),  # both answers stay as they are: somebody asks
    # A person said that something is wrong: a person answers, whatever happens meanwhile.
    Rule.asked_for_help: frozenset(),
    Rule.danger: frozenset(),
    Rule.wants_to_leave: frozenset(),
    Rule.low_trust: frozenset(),
    # News that somebody must have seen.
    Rule.forgotten: frozenset(),
    Rule.poison_update: frozenset(),
    Rule.poison_work: frozenset(),
}
"""What makes a case of each rule needless. One that nobody works at resolves itself then, with a line in its log;
one that somebody works at gets the line only."""
