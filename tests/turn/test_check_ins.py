"""Check-ins as a mentee meets them: round after round, with every kind of question, and a picture at the end."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from bot.domain.case import Rule
from bot.domain.checkin import Moment
from bot.domain.member import Role
from bot.domain.pair import PairState
from bot.domain.programme import CheckIns, Programme
from bot.questionnaires import shipped
from bot.store import checkins, questionnaires
from bot.store.session import transaction
from bot.store.tables import Answer, Case, Outgoing, Pair, Questionnaire, Round, Side
from bot.store.work import Work
from bot.turn import take
from tests.phones import Phone, World, press
from tests.worlds import a_pair, new_world

GOOD, BAD = "4", "2"


@pytest.fixture
def pair(world: World, engine: Engine) -> tuple[Phone, Phone]:
    """Amina and Lars, and Makker's own questionnaires."""
    with transaction(engine) as session:
        questionnaires.publish_shipped(session, world.now)
    amina, lars = a_pair(world)
    for phone in (amina, lars):
        phone.forget()
    return amina, lars


def asked(phone: Phone) -> dict[str, str]:
    """The options of the question that is open, with their callback data."""
    buttons = phone.screen[-1].buttons.values() if phone.screen else []
    return {data.split(":", 4)[4]: data for data in buttons if data.startswith("q:")}


def answers_all(phone: Phone, points: str = GOOD, **said: str) -> None:
    """Answer a round to its end: scales with `points`, others as they are `said`, else skip."""
    for _question in range(40):
        options = asked(phone)
        if not options:
            return
        key = next(iter(options.values())).split(":")[3]
        if points in options and "1" in options:
            phone.taps_on(options[points])
        elif key in said:
            phone.taps_on(options[said[key]]) if said[key] in options else phone.writes(said[key])
        else:
            phone.taps_on(options["<skip"])
    raise AssertionError(f"no end:\n{phone}")


def begin(world: World, moment: Moment, role: Role = Role.mentee) -> None:
    """A round begins on the next day: nothing else that nobody asked for is said then."""
    world.now += timedelta(days=1)

    def do(work: Work) -> None:
        checkins.begin_round(work, work.session.exec(select(Side).where(Side.role == role)).one(), moment)

    take(world.engine, world.settings, world.now, do)
    world.deliver()


def picture(world: World, phone: Phone) -> str:
    """The SVG of the newest picture on the phone."""
    with transaction(world.engine) as session:
        sent = select(Outgoing).where(Outgoing.chat_id == phone.chat_id, Outgoing.method == "sendPhoto")
        photos = [row.payload["photo"]["svg"] for row in session.exec(sent.order_by(col(Outgoing.id)))]
    return photos[-1] if photos else ""


def test_there_is_a_picture_from_the_second_round_on(world: World, pair: tuple[Phone, Phone]):
    amina, _lars = pair
    begin(world, Moment.two_weeks)
    answers_all(amina, BAD)
    assert picture(world, amina) == ""
    world.now += timedelta(days=27)
    begin(world, Moment.monthly)
    answers_all(amina, GOOD)
    assert "This picture shows how you see yourself. I send it only to you." in amina.last
    assert "I can find a job. First: A little sure. Now: Sure." in amina.last
    assert "Menu" in str([*amina.screen[-1].buttons])
    assert ">27 Nov<" in picture(world, amina)
    assert ">25 Dec<" in picture(world, amina)
    assert "safe" not in picture(world, amina), "trust is not for the picture"


def test_a_reader_of_arabic_gets_the_picture_in_arabic_from_the_right(world: World, pair: tuple[Phone, Phone]):
    amina, _lars = pair
    begin(world, Moment.two_weeks)
    answers_all(amina)
    amina.taps("Menu")
    amina.taps("My things")
    amina.taps("Language")
    amina.taps("العربية")
    begin(world, Moment.monthly)
    answers_all(amina)
    assert "يمكنني إيجاد عمل" in amina.last
    assert "\u2067يمكنني إيجاد عمل\u2069" in picture(world, amina)


def test_the_picture_can_be_asked_for(world: World, pair: tuple[Phone, Phone]):
    amina, lars = pair
    begin(world, Moment.two_weeks)
    answers_all(amina)
    amina.taps("Menu")
    amina.taps("My things")
    amina.taps("How I see myself")
    assert "There is no picture yet." in amina.last
    begin(world, Moment.monthly)
    answers_all(amina)
    amina.forget()
    amina.writes("Hello")
    amina.taps("My things")
    amina.taps("How I see myself")
    assert "This picture shows how you see yourself." in amina.last
    lars.writes("Hello")
    lars.taps("My things")
    assert "How I see myself" not in str(lars)


def test_a_round_in_which_everything_was_skipped_brings_no_picture(world: World, pair: tuple[Phone, Phone]):
    amina, lars = pair
    for moment in (Moment.two_weeks, Moment.monthly):
        begin(world, moment)
        answers_all(amina)
    before = picture(world, amina)
    amina.forget()
    begin(world, Moment.monthly)
    answers_all(amina, points="never")
    assert "picture" not in str(amina)
    assert picture(world, amina) == before
    assert picture(world, lars) == ""


def test_several_choices_a_number_and_a_day_reach_the_coordinators_as_they_were_meant(
    world: World, pair: tuple[Phone, Phone]
):
    amina, _lars = pair
    begin(world, Moment.six_months)
    answers_all(amina, work="job", job_since="1 August 2026", job_hours="٣٧", progress="better", goal="Nurse")
    begin(world, Moment.six_months)
    while "What have you done" not in amina.last:
        amina.taps_on(asked(amina)["<skip"])
    amina.taps("Written a CV")
    amina.taps("Applied for a job")
    amina.taps("Done")
    answers_all(amina)
    read_answers(world)
    said = str(world.group)
    assert "When did you begin your job?\n→ 1 August 2026" in said
    assert "How many hours do you work in a week?\n→ 37 hours in a week" in said
    assert "→ Written a CV · Applied for a job" in said
    assert "compared with three months ago?\n→ Better" in said
    assert "How sure are you that you can find a job?\n→ Sure" in said


def test_what_was_ticked_but_not_confirmed_before_a_stop_is_no_answer(world: World, pair: tuple[Phone, Phone]):
    amina, _lars = pair
    begin(world, Moment.six_months)
    while "What have you done" not in amina.last:
        amina.taps_on(asked(amina)["4"] if "4" in asked(amina) else asked(amina)["<skip"])
    amina.taps("Written a CV")
    amina.taps("Stop")
    read_answers(world)
    assert "Written a CV" not in str(world.group)
    assert "→ Mostly" in str(world.group)


def read_answers(world: World) -> None:
    """A coordinator reads what Amina has answered."""
    world.group.acts(press("g:answers:1"), "Karen")


def cases(world: World) -> list[tuple[str, int]]:
    with transaction(world.engine) as session:
        return sorted((case.rule, case.pair_id) for case in session.exec(select(Case)))


def test_a_score_that_falls_between_moments_and_versions_is_a_signal(world: World, pair: tuple[Phone, Phone]):
    amina, _lars = pair
    begin(world, Moment.two_weeks)
    answers_all(amina, "5")
    with transaction(world.engine) as session:
        for source in shipped():
            if 'role = "mentee"' in source:
                newer = source.replace("version = 1", "version = 2", 1).replace("Not sure at all", "Not sure")
                assert questionnaires.publish(session, Role.mentee, 2, newer, world.now)
    begin(world, Moment.monthly)
    answers_all(amina, "3")
    assert cases(world) == [(Rule.falling_score, 1)]


def test_a_number_that_gets_smaller_is_no_falling_score(world: World, pair: tuple[Phone, Phone]):
    _amina, lars = pair
    for hours in ("20", "2"):
        begin(world, Moment.three_months, Role.mentor)
        answers_all(lars, hours=hours)
    assert cases(world) == []


def test_low_trust_in_the_last_round_belongs_to_the_pair_that_has_ended(world: World, pair: tuple[Phone, Phone]):
    amina, _lars = pair
    with transaction(world.engine) as session:
        ended = session.exec(select(Pair)).one()
        ended.state = PairState.closed
        session.add(ended)
    begin(world, Moment.closing)
    assert "Your time with Lars is over now." in str(amina)
    answers_all(amina, BAD)
    assert (Rule.low_trust, 1) in cases(world)


def test_a_round_goes_on_with_the_version_with_which_it_began(world: World, pair: tuple[Phone, Phone]):
    amina, _lars = pair
    begin(world, Moment.two_weeks)
    mentee = next(source for source in shipped() if 'role = "mentee"' in source)
    with transaction(world.engine) as session:
        newer = mentee.replace("version = 1", "version = 2", 1).replace("I feel safe and respected", "I feel fine")
        questionnaires.publish(session, Role.mentee, 2, newer, world.now)
    amina.taps_on(asked(amina)["<skip"])
    assert "I feel safe and respected" in amina.last
    answers_all(amina)
    begin(world, Moment.monthly)
    amina.taps_on(asked(amina)["<skip"])
    assert "I feel fine" in amina.last
    with transaction(world.engine) as session:
        versions = {
            row.id: row.version for row in session.exec(select(Questionnaire).where(Questionnaire.role == "mentee"))
        }
        rounds = session.exec(select(Round).order_by(col(Round.id))).all()
        assert [versions[round_.questionnaire_id] for round_ in rounds] == [1, 2]


def test_half_a_year_asks_the_right_questions_at_the_right_time(world: World, pair: tuple[Phone, Phone]):
    amina, lars = pair
    for _day in range(190):
        world.waits(days=1)
        for phone in (amina, lars):
            answers_all(phone)
    with transaction(world.engine) as session:
        rounds = session.exec(select(Round).where(Round.member_id == 1).order_by(col(Round.id))).all()
        moments = [round_.moment for round_ in rounds]
        given = {answer.key for answer in session.exec(select(Answer))}
    assert moments == ["two_weeks", "monthly", "monthly", "three_months", "monthly", "monthly", "six_months"]
    assert {"strengths", "progress", "insight", "support"} <= given


def test_a_programmes_own_patience_and_thresholds_are_kept(engine: Engine):
    terms = CheckIns(nudge_after_days=1, close_after_days=3, low_trust_at_most=3, first_after_days=7)
    world = new_world(engine)
    world.settings = world.settings.model_copy(update={"programme": Programme(check_ins=terms)})
    with transaction(engine) as session:
        questionnaires.publish_shipped(session, world.now)
    amina, lars = a_pair(world)
    for phone in (amina, lars):
        phone.forget()
    world.waits(days=7)
    assert "Hello Lars." in str(lars)
    answers_all(amina, "3")
    assert (Rule.low_trust, 1) in cases(world)
    lars.forget()
    world.waits(days=1)
    assert "A small reminder." in lars.last
    world.waits(days=2)
    assert (Rule.silence, 1) in cases(world)
