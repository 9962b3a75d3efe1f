"""The coordinators' group over real HTTP: who comes and goes, who may decide what, Monday morning."""

import re
from datetime import timedelta

from bot import turn
from bot.domain.case import Rule, Severity, Signal
from bot.domain.member import Phase, Role
from bot.serve import Service
from bot.simulator import Group, Person, Simulator
from bot.store.tables import Member, Pair, Side
from bot.store.work import Work
from bot.watch import SharedWatch
from tests.telegram.conftest import THURSDAY, Table
from tests.telegram.people import settled, texts

MONDAY = THURSDAY + timedelta(days=3, hours=23)
"""Nine o'clock in Copenhagen."""


def a_pair(table: Table, mentee: int, mentor: int) -> None:
    """Amina and Lars, who have been a pair for a month."""
    began = THURSDAY - timedelta(days=30)
    for number, role, name in ((mentee, Role.mentee, "Amina"), (mentor, Role.mentor, "Lars")):
        it = Member(telegram_id=number, language="en", phase=Phase.in_pair, role=role, name=name, created_at=began)
        table.add(it)
    table.add(Pair(state="active", since=began, created_at=began))
    for member, role in ((1, Role.mentee), (2, Role.mentor)):
        table.add(Side(pair_id=1, member_id=member, role=role))


async def test_a_coordinator_outside_the_group_knows_nothing_until_they_are_in(
    service: Service, sim: Simulator, desk: Group, karen: Person
):
    karen.writes("/invite", chat=desk)
    await settled(service, desk)
    karen.taps("A coordinator", chat=desk)
    await settled(service, desk)
    code = re.search(r"\?start=(\S+)", desk.messages[-1].shown.text)
    assert code
    sofie = sim.person(5001, "Sofie")
    sofie.starts(code[1])
    await settled(service, desk)
    assert "you are not in the coordinators’ group yet" in texts(sofie)[-1]
    desk.join(sofie)
    await settled(service, desk)
    assert texts(sofie)[-2] == "Welcome! You are in the coordinators’ group now."
    assert texts(sofie)[-1].startswith("You are a coordinator. The work is in the coordinators’ group.")
    desk.leave(sofie)
    await settled(service, desk)
    assert texts(sofie)[-1].startswith("You are not in the coordinators’ group any more.")


async def test_a_mentor_in_the_group_leaves_a_case_about_their_own_pair_to_a_colleague(
    service: Service, sim: Simulator, desk: Group, karen: Person, table: Table
):
    lars = sim.person(1002, "Lars")
    desk.join(lars)
    a_pair(table, 1001, lars.id)

    def fire(work: Work) -> None:
        work.raise_case(Signal(Rule.low_trust, Severity.high), 1, 1)

    turn.take(service.engine, service.settings, service.watch.now(), fire)
    service.outbox.wake()
    await settled(service, desk)
    for label in ("I take it", "Read what was said", "Resolve"):
        lars.taps(label, chat=desk)
        await settled(service, desk)
        assert lars.alerts[-1].text.startswith("This is about you, or about your own pair.")
    karen.taps("I take it", chat=desk)
    await settled(service, desk)
    assert "🙋 Taken by \u2068Karen\u2069" in desk.messages[-1].shown.text


async def test_on_monday_morning_one_message_says_how_it_stands_and_leads_on(
    service: Service, sim: Simulator, watch: SharedWatch, desk: Group, karen: Person, table: Table
):
    a_pair(table, 1001, 1002)
    watch.move_to(MONDAY)
    await service.tick()
    await settled(service, desk)
    (told,) = [message for message in desk.messages if "the new week" in message.shown.text]
    assert "Pairs: \u20681\u2069" in told.shown.text
    karen.taps("🤝 All pairs", told)
    await settled(service, desk)
    assert "Have not met yet" in desk.messages[-1].shown.text
