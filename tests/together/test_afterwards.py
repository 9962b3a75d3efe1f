"""After the end: a certificate, and how it goes some months later."""

from sqlmodel import select

from bot.domain.meeting import MeetingState
from bot.pictures import drawn
from bot.store.outbox import Outgoing
from bot.store.session import transaction
from bot.store.tables import Meeting, Side
from tests.phones import Phone, World, bare
from tests.together.test_closing import ends_early, forget
from tests.worlds import a_pair


def certificates(world: World, phone: Phone) -> list[Outgoing]:
    with transaction(world.engine) as session:
        query = select(Outgoing).where(Outgoing.chat_id == phone.chat_id, Outgoing.method == "sendDocument")
        return [row for row in session.exec(query) if "svg" in row.payload["document"]]


def have_met(world: World, times: int) -> None:
    with transaction(world.engine) as session:
        for time in range(times):
            session.add(
                Meeting(
                    uid=str(time),
                    pair_id=1,
                    proposed_by=1,
                    starts_at=world.now,
                    place="cafe",
                    state=MeetingState.took_place,
                    created_at=world.now,
                )
            )


def test_each_gets_a_certificate_with_both_names_the_days_and_the_meetings(world: World):
    amina, lars = a_pair(world)
    have_met(world, 7)
    ends_early(world, "Both stop")
    amina.taps("Skip")
    lars.taps("Skip")
    (hers,), (his,) = certificates(world, amina), certificates(world, lars)
    caption = bare(hers.payload["caption"])
    assert caption.startswith("🎓 Your certificate, Amina.")
    assert "took part as a mentee, together with Lars" in caption
    assert "from 26 November 2026 to 26 November 2026" in caption
    assert "They met 7 times." in caption
    assert ">Amina<" in hers.payload["document"]["svg"]
    assert ">Lars<" in his.payload["document"]["svg"]
    assert "took part as a mentor, together with Amina" in his.payload["document"]["svg"]
    assert drawn(his.payload["document"]["svg"]).startswith(b"\x89PNG")


def test_the_certificate_can_be_had_again_by_its_owner_only(world: World):
    amina, _lars = a_pair(world)
    ends_early(world, "Both stop")
    amina.taps("Skip")
    amina.taps("Menu")
    button = amina.button("My certificate")
    amina.taps("My certificate")
    assert len(certificates(world, amina)) == 2
    eve = world.phone(666)
    eve.starts()
    eve.taps_on(button)
    assert certificates(world, eve) == []
    assert eve.toasts[-1] == "There is no certificate yet."


def test_both_are_asked_after_three_and_six_months(world: World):
    amina, lars = a_pair(world)
    ends_early(world, "Both stop")
    amina.taps("Skip")
    lars.taps("Skip")
    for months, days in ((3, 92), (6, 89)):
        forget(amina, lars)
        world.waits(days=days - 1)
        assert not amina.sees("in work or education")
        world.waits(days=1, hours=1)
        assert amina.sees(f"Your time with Lars ended {months} months ago.")
        assert lars.sees("Would you like to be a mentor again?")
        amina.taps("I am looking for work")
        amina.taps("Skip")
        lars.taps("Maybe later")
        lars.taps("Skip")
        world.waits(hours=-1)
    world.waits(days=200)
    assert all(side.follow_up_at is None for side in sides(world))


def sides(world: World) -> list[Side]:
    with transaction(world.engine) as session:
        return list(session.exec(select(Side)))


def test_one_tap_stops_the_questions_for_good(world: World):
    amina, lars = a_pair(world)
    ends_early(world, "Both stop")
    amina.taps("Skip")
    lars.taps("Skip")
    world.waits(days=93)
    amina.taps("Please do not ask me again")
    assert amina.sees("All right. I do not ask you again.")
    forget(amina)
    world.waits(days=100)
    assert str(amina) == ""


def test_coordinators_read_how_it_goes(world: World):
    amina, _lars = a_pair(world)
    ends_early(world, "Both stop")
    amina.taps("Skip")
    world.waits(days=93)
    amina.taps("In work")
    amina.taps("Partly")
    amina.writes("I work in a kitchen.")
    with transaction(world.engine) as session:
        member = session.exec(select(Side.member_id).where(Side.role == "mentee")).one()
    world.group.screen[-1].buttons = {"answers": f"g:answers:{member}"}
    world.group.taps("answers")
    assert "In work\nPartly\nI work in a kitchen." in world.group.last
