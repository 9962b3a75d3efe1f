"""Several things at the same moment: one case of a kind, one who takes it, one overview."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from bot import turn
from bot.domain.case import CaseState, Rule, Severity, Signal
from bot.store.outbox import Outgoing
from bot.store.tables import Case, Desk
from bot.store.work import Work
from bot.talk.heard import FromGroup, Press
from tests.clock.life import Life
from tests.clock.screens import plain

HELP = Signal(Rule.asked_for_help, Severity.urgent)


def at_once(acts: Sequence[Callable[[], object]]) -> None:
    """Do them all in threads that start together."""
    start = Barrier(len(acts))

    def do(act: Callable[[], object]) -> None:
        start.wait()
        act()

    with ThreadPoolExecutor(len(acts)) as threads:
        list(threads.map(do, acts))


def raises(life: Life, signal: Signal = HELP, member: int = 1) -> Callable[[], None]:
    def fire(work: Work) -> None:
        work.raise_case(signal, member, 1)

    return lambda: turn.take(life.engine, life.settings, life.now, fire)


def taps(life: Life, number: int, action: str, name: str) -> Callable[[], object]:
    tap = FromGroup(number, number, name, Press(action, "1"), is_coordinator=True, callback_id=str(number))
    return lambda: turn.hear(life.engine, life.settings, tap, life.now)


def test_the_same_trouble_from_several_sides_at_once_is_one_case(life: Life):
    life.pair()
    at_once([raises(life)] * 4)
    assert life.cases() == [("asked_for_help", 4)]
    assert len([card for card in life.group() if card.startswith("🔴 Case 1")]) == 1, "one card"


def test_of_two_coordinators_who_take_a_case_at_once_one_has_it_and_the_other_is_told(life: Life):
    life.pair()
    raises(life)()
    at_once([taps(life, 901, "take", "Karen"), taps(life, 902, "take", "Jonas")])
    case = life.one(Case)
    toasts = [plain(row.payload["text"]) for row in life.rows(Outgoing, Outgoing.method == "answerCallbackQuery")]
    assert sorted(toasts) == sorted([f"{case.owner} has already taken this case.", "You take this case."])


def test_a_case_that_is_opened_again_while_the_same_happens_is_open_once(life: Life):
    life.pair()
    raises(life)()
    life.change(Case, 1, state=CaseState.resolved, acknowledge_by=None)
    at_once([taps(life, 901, "reopen", "Karen"), raises(life), raises(life)])
    assert life.cases() == [("asked_for_help", 4)]


def test_many_changes_at_once_are_one_overview(life: Life):
    amina, lars = life.pair()
    turn.open_desk(life.engine, life.settings, life.now, is_forum=False, bot="makker_bot")
    life.until("2026-11-02 10:05")
    signals = [Signal(rule, Severity.normal) for rule in (Rule.silence, Rule.low_trust, Rule.falling_score)]
    at_once([raises(life, signal, member) for signal in signals for member in (amina, lars)])
    assert life.one(Desk).overview_at
    life.until("2026-11-02 10:10")
    assert life.one(Desk).overview_at is None
    assert len([text for text in life.group() if "where we are now" in text]) == 1
