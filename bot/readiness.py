"""Whether clock, database and Telegram are there, before anything slow is loaded."""

import time

from bot.settings import Settings

TRIES, PAUSE = 3, 0.5
"""How often, and every how many seconds, `run` and `tick` look for Telegram before they give up."""


def look_at_the_world(settings: Settings) -> None:
    """SettingError where clock, database or Telegram is not to be found: before aiogram, which takes seconds."""
    from bot.store.opening import open_ready

    open_ready(settings, settings.watch().now()).dispose()
    _wait_for_telegram(settings)


def _wait_for_telegram(settings: Settings) -> None:
    """SettingError where nothing answers; a Telegram that has a bad moment is waited for."""
    from bot.telegram.plain import UnreachableError, look

    for attempt in range(TRIES):
        try:
            look(settings)
            return
        except UnreachableError:
            if attempt == TRIES - 1:
                raise
            time.sleep(PAUSE)
