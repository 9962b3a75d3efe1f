"""Two people act on one meeting in the same moment, on two connections: one of them is too late, never both."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest

from bot import turn
from bot.domain.effects import ProposeMeeting
from bot.store import meetings
from bot.store.tables import Meeting, Member, Talking
from bot.store.work import Work
from tests.clock.life import Life, at

ROUNDS = 5


def at_once(life: Life, *doings: Callable[[Work], None]) -> None:
    """Each in a transaction of its own, all begun before the first one ends."""
    barrier = Barrier(len(doings), timeout=30)

    def run(do: Callable[[Work], None]) -> None:
        barrier.wait()
        turn.take(life.engine, life.settings, life.now, do)

    with ThreadPoolExecutor(len(doings)) as pool:
        list(pool.map(run, doings))


def _proposes(member: int, it: ProposeMeeting, work: Work) -> None:
    meetings.propose(work, work.get(Member, member), it)


def _says_yes(member: int, meeting: int, work: Work) -> None:
    meetings.answer(work, work.get(Member, member), meeting, can_come=True)


def _cancels(member: int, meeting: int, work: Work) -> None:
    meetings.cancel(work, work.get(Member, member), meeting)


def states(life: Life) -> list[str]:
    return [it.state for it in sorted(life.rows(Meeting), key=lambda it: it.id or 0)]


def told(life: Life, flow: str) -> int:
    """How many conversations of this kind there have been."""
    return len(life.rows(Talking, Talking.flow == flow))


@pytest.fixture
def both(life: Life) -> tuple[int, int]:
    return life.pair(since="2026-11-23 10:00")


def test_the_same_proposed_by_both_at_once_is_one_agreed_meeting(life: Life, both):
    it = ProposeMeeting(1, at("2026-11-27 14:00"), "library")
    at_once(life, *(partial(_proposes, who, it) for who in both))
    assert states(life) == ["agreed"]
    assert told(life, "meeting_agreed") == 2


def test_yes_and_taken_back_at_once_end_in_one_of_the_two(life: Life, both):
    amina, lars = both
    for done in range(ROUNDS):
        number = life.proposes(amina, f"2026-11-27 {8 + 2 * done:02}:00")
        at_once(
            life,
            partial(_says_yes, lars, number),
            partial(_cancels, amina, number),
        )
        assert states(life)[-1] in ("withdrawn", "cancelled", "agreed")
        assert states(life)[-1] != "agreed" or told(life, "too_late")


def test_cancelled_by_both_at_once_is_cancelled_once(life: Life, both):
    number = life.agrees(both[0], "2026-11-27 14:00")
    at_once(life, *(partial(_cancels, who, number) for who in both))
    assert states(life) == ["cancelled"]
    assert life.get(Meeting, number).sequence == 1
    assert (told(life, "meeting_cancelled"), told(life, "too_late")) == (1, 1)


def test_moved_by_one_and_cancelled_by_the_other_at_once_leaves_nothing_open(life: Life, both):
    amina, lars = both
    number = life.agrees(amina, "2026-11-27 14:00")
    move = ProposeMeeting(1, at("2026-11-28 14:00"), "library", moves=number)
    at_once(life, partial(_proposes, amina, move), partial(_cancels, lars, number))
    assert states(life)[0] == "cancelled"
    assert states(life)[1:] in ([], ["withdrawn"])
    reminders = {life.get(Meeting, number).day_reminder_at, life.get(Meeting, number).ask_at}
    assert reminders == {None}
