"""The bot over HTTP against the simulator, on a virtual clock: as the tests of the edge have it."""

from tests.telegram.conftest import amina, desk, karen, service, settings, sim, table, url, watch

__all__ = ["amina", "desk", "karen", "service", "settings", "sim", "table", "url", "watch"]
