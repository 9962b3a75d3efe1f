"""Whatever people do, in whatever order, through whole mentorships.

A longer run, until something breaks or all is done:
    pytest tests/mentorships --hypothesis-profile long
"""

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.mentorships.anything import Anything
from tests.mentorships.beginnings import Beginnings
from tests.mentorships.copies import on_postgres
from tests.postgres import Postgres

SHORT = settings(
    max_examples=90,
    stateful_step_count=40,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
SHORTER = settings(SHORT, max_examples=6)


def run(beginnings: Beginnings, short: settings) -> None:
    """Stories on these databases: as many as `short` says, unless the run is a long one."""
    is_long = settings.get_current_profile_name() == "long"
    Anything.beginnings = beginnings
    run_state_machine_as_test(Anything, settings=settings.get_profile("long") if is_long else short)


def test_whatever_people_do_all_that_was_promised_holds(beginnings: Beginnings):
    run(beginnings, SHORT)


def test_it_holds_on_postgresql_too(postgres: Postgres, upgraded_postgres: str):
    run(Beginnings(on_postgres(postgres, upgraded_postgres)), SHORTER)
