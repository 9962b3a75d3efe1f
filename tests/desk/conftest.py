"""A world with a coordinators' group, on both databases."""

import pytest
from sqlalchemy import Engine

from tests.clock.life import Life
from tests.phones import World
from tests.worlds import new_world


@pytest.fixture
def world(engine: Engine) -> World:
    return new_world(engine)


@pytest.fixture
def life(engine: Engine) -> Life:
    return Life(engine)
