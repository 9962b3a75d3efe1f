"""Beginnings for the stories of a run, and how long a run is."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.mentorships import members
from tests.mentorships.beginnings import Beginnings, phone_of
from tests.mentorships.copies import on_sqlite
from tests.mentorships.life import Life

settings.register_profile(
    "long",
    max_examples=5_000,
    stateful_step_count=80,
    deadline=None,
    print_blob=True,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="session")
def beginnings(tmp_path_factory: pytest.TempPathFactory, upgraded_sqlite: Path) -> Beginnings:
    """On SQLite."""
    return Beginnings(on_sqlite(tmp_path_factory.mktemp("mentorships"), upgraded_sqlite))


@pytest.fixture
def waiting(beginnings: Beginnings) -> Life:
    """All four wait for a match."""
    return beginnings.begin("all wait")


@pytest.fixture
def together(beginnings: Beginnings) -> Life:
    """Amina and Lars are a pair, Yusuf and Mette too."""
    return beginnings.begin("two pairs")


@pytest.fixture
def asks_for_help(together: Life) -> Life:
    """Amina has pressed Help."""
    members.commands(together, phone_of(together, "Amina"), "/help")
    return together
