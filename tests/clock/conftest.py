"""Life on a database of its own."""

import pytest
from sqlalchemy import Engine

from tests.clock.life import Life


@pytest.fixture
def life(engine: Engine) -> Life:
    """A programme on this database, where nobody has come yet."""
    return Life(engine)
