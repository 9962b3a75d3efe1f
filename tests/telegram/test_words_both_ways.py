"""Words between coordinators and members, over real HTTP: Telegram takes every message, and every change of one."""

from datetime import timedelta

from bot.domain.member import Phase, Role
from bot.serve import Service
from bot.simulator import Group, Person
from bot.store.tables import Member
from bot.watch import SharedWatch
from tests.telegram.conftest import THURSDAY, Table
from tests.telegram.people import settled


def a_member(table: Table, person: Person) -> None:
    """Amina waits for a match."""
    table.add(
        Member(
            telegram_id=person.id,
            language="en",
            phase=Phase.waiting_for_match,
            role=Role.mentee,
            name="Amina",
            created_at=THURSDAY,
        )
    )


async def test_a_coordinator_and_a_member_speak_to_each_other_in_a_case(
    service: Service, desk: Group, karen: Person, amina: Person, table: Table
):
    a_member(table, amina)
    amina.starts()
    amina.writes("/help")
    amina.writes("Nobody writes to me.")
    await settled(service, desk)
    karen.taps("Write to", chat=desk)
    await settled(service, desk)
    karen.replies("I am here. What happened?", chat=desk)
    await settled(service, desk)
    assert "I am here. What happened?" in amina.screen()
    amina.speaks(7)
    await settled(service, desk)
    voice = desk.messages[-1]
    assert voice.media is not None
    assert voice.media.kind == "voice"
    karen.taps("No answer needed", voice)
    karen.writes("Lars will call you.", chat=desk, reply_to=voice)
    await settled(service, desk)
    assert "Lars will" not in amina.screen()
    karen.taps("Yes, send it", chat=desk)
    await settled(service, desk)
    assert "Lars will call you." in amina.screen()


async def test_an_announcement_goes_out_and_its_report_comes_back(
    service: Service, watch: SharedWatch, desk: Group, karen: Person, amina: Person, table: Table
):
    a_member(table, amina)
    amina.starts()
    karen.writes("/announce", chat=desk)
    await settled(service, desk)
    karen.replies("On Friday we have coffee.", chat=desk)
    await settled(service, desk)
    karen.taps("Show me", chat=desk)
    await settled(service, desk)
    karen.taps("Send it to", chat=desk)
    await settled(service, desk)
    await service.tick()
    await settled(service, desk)
    assert "On Friday we have coffee." in amina.screen()
    watch.move_to(watch.now() + timedelta(minutes=1))
    await service.tick()
    await settled(service, desk)
    assert "Sent to 1 of 1." in karen.screen(chat=desk).translate({0x2068: None, 0x2069: None})
