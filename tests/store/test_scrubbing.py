"""What a conversation knows goes when the other is forgotten, or says nothing of them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_type_hints

import pytest

from bot.domain.agreement import MINUTES
from bot.domain.meeting import OUR_PLACES
from bot.flows import FLOWS, words
from bot.flows.terms import RHYTHMS
from bot.store.scrubbing import OF_THE_OTHER, OURS


def facts_of(kind: Any) -> Iterator[str]:
    """The names of all facts, also of facts within facts."""
    hints = get_type_hints(kind)
    for item in fields(kind):
        yield item.name
        if is_dataclass(hints[item.name]):
            yield from facts_of(hints[item.name])


@pytest.mark.parametrize("name", FLOWS)
def test_every_fact_has_a_verdict(name: str):
    own = {"sign_up": {"languages"}}  # which are offered
    assert set(facts_of(FLOWS[name].facts)) - own.get(name, set()) <= OF_THE_OTHER | OURS


def test_no_fact_has_two_verdicts():
    assert set() == OF_THE_OTHER & OURS


def test_places_and_rhythms_of_ours_are_the_buttons():
    assert set(words.PLACES) == OUR_PLACES
    assert set(RHYTHMS) == set(MINUTES)
