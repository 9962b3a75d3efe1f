"""Beginnings for the stories of a run, and how long a run is."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.mentorships.beginnings import Beginnings
from tests.mentorships.copies import on_sqlite

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
