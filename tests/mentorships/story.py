"""A story that a machine makes up: where it begins, and who takes part."""

from datetime import datetime
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize

from bot import turn
from tests.mentorships.beginnings import IN_AUTUMN, IN_SPRING, MARCH, OCTOBER, Beginnings
from tests.mentorships.life import Life
from tests.mentorships.step import SETTINGS

BEGIN = st.sampled_from([*((name, OCTOBER) for name in IN_AUTUMN), *((name, MARCH) for name in IN_SPRING)])
NEAR = st.integers(0, 7)
"""How far from the newest."""


class Story(RuleBasedStateMachine):
    """One story. Its rules are what may happen next."""

    beginnings: ClassVar[Beginnings]
    life: Life

    @initialize(begin=BEGIN, forum=st.booleans())
    def begins(self, begin: tuple[str, datetime], forum: bool) -> None:
        """At one of the beginnings; the coordinators' group is a forum or not."""
        self.life = self.beginnings.begin(*begin)
        turn.open_desk(self.life.engine, SETTINGS, self.life.town.now, is_forum=forum)
        self.life.town.deliver()

    def teardown(self) -> None:
        """Close the database."""
        if hasattr(self, "life"):
            self.life.engine.dispose()
