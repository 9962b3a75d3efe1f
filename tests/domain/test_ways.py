"""The ways that a pair and a person can go: a dead end only where it is meant, and no state that nobody reaches.

That nothing goes another way holds in every test that writes to a database (`tests.transitions`).
"""

from collections.abc import Mapping
from enum import StrEnum

import pytest

from bot.domain import member, pair
from bot.domain.member import Phase
from bot.domain.pair import PairState
from bot.store.tables import Pair


@pytest.mark.parametrize(
    ("kind", "ways", "first", "ends"),
    [
        (PairState, pair.TRANSITIONS, PairState.offered, {PairState.declined, PairState.closed}),
        (Phase, member.TRANSITIONS, Phase.visitor, set()),
    ],
)
def test_every_state_is_known_and_reached_and_only_ends_are_ends(
    kind: type[StrEnum], ways: Mapping[str, frozenset[str]], first: str, ends: set[str]
):
    assert set(ways) == set(kind)
    reached, new = {first}, {first}
    while new:
        new = {further for state in new for further in ways[state]} - reached
        reached |= new
    assert reached == set(kind)
    assert {state for state, further in ways.items() if not further} == ends


def test_a_pair_that_has_ended_does_not_begin_again():
    ended = Pair(state=PairState.closed)
    with pytest.raises(AssertionError):
        ended.state = PairState.active
