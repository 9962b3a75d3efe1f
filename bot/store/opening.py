"""Opening the database that the settings name, or saying in one sentence why not."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from bot.settings import SettingError, Settings
from bot.store import migrate, questionnaires
from bot.store.session import open_engine, transaction

SETTING = "MAKKER_DATABASE_URL"


@contextmanager
def one_sentence() -> Iterator[None]:
    """SettingError instead of what a database that cannot be used raises."""
    try:
        yield
    except migrate.NewerSchemaError as newer:
        raise SettingError(f"{SETTING}: {newer}.") from newer
    except DBAPIError as refused:
        raise _unusable(refused.orig) from None
    except (ArgumentError, NoSuchModuleError, OSError) as wrong:
        raise _unusable(wrong) from None


def _unusable(error: BaseException | None) -> SettingError:
    # The first line of the driver's words: others may hold a statement and what was in it.
    said = (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".:; ")
    return SettingError(f"{SETTING} names a database that cannot be used: {said}.")


def open_ready(settings: Settings, now: datetime) -> Engine:
    """The database with today's schema and questionnaires. SettingError where that cannot be.

    SQLite is brought up to date on the way; another database is its administrator's, who runs `makker migrate`.
    """
    with one_sentence():
        engine = open_engine(settings.database_url)
        if not migrate.is_current(engine):
            if engine.dialect.name != "sqlite":
                raise SettingError(out_of_date(engine))
            migrate.upgrade(settings.database_url)
        with transaction(engine) as session:
            questionnaires.publish_shipped(session, now)
    return engine


def out_of_date(engine: Engine) -> str:
    """Why a database cannot be used whose schema is another release's."""
    with engine.connect() as connection:
        found, newest = migrate.revision_of(connection), migrate.newest_revision()
    if found > newest:
        return f"{SETTING}: the database is at revision {found}, this release ends at {newest}."
    return f"{SETTING} names a database that is not up to date: run “makker migrate” first."
