"""Which questionnaire is in use: Makker's own, until the programme writes one."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from bot.domain.member import Role
from bot.questionnaires import shipped
from bot.store import queries, questionnaires
from bot.store.session import transaction

NOW = datetime(2026, 12, 1, tzinfo=UTC)
MENTEE = next(source for source in shipped() if 'role = "mentee"' in source)


def version_in_use(engine: Engine) -> int:
    with transaction(engine) as session:
        found = queries.newest_questionnaire(session, Role.mentee)
    return found.version if found else 0


def release(engine: Engine, monkeypatch: pytest.MonkeyPatch, version: int) -> None:
    """A release of Makker that brings this version along."""
    source = MENTEE.replace("version = 1", f"version = {version}", 1)
    monkeypatch.setattr(questionnaires, "shipped", lambda: (source,))
    with transaction(engine) as session:
        questionnaires.publish_shipped(session, NOW)


def test_a_release_brings_its_newer_questionnaire_along(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    release(engine, monkeypatch, 1)
    release(engine, monkeypatch, 2)
    release(engine, monkeypatch, 1)
    assert version_in_use(engine) == 2


def test_a_release_never_takes_the_place_of_the_programmes_own(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    release(engine, monkeypatch, 1)
    own = MENTEE.replace("version = 1", "version = 2", 1)
    with transaction(engine) as session:
        assert questionnaires.publish(session, Role.mentee, 2, own, NOW)
    release(engine, monkeypatch, 3)
    assert version_in_use(engine) == 2


def test_makkers_own_published_by_the_programme_is_the_programmes_from_then_on(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
):
    release(engine, monkeypatch, 1)
    with transaction(engine) as session:
        assert not questionnaires.publish(session, Role.mentee, 1, MENTEE, NOW)
    release(engine, monkeypatch, 2)
    assert version_in_use(engine) == 1


def test_a_version_is_published_once(engine: Engine, monkeypatch: pytest.MonkeyPatch):
    release(engine, monkeypatch, 2)
    with transaction(engine) as session:
        for version in (1, 2):
            with pytest.raises(questionnaires.OldVersionError, match="needs version 3 or higher"):
                questionnaires.publish(session, Role.mentee, version, MENTEE, NOW)
