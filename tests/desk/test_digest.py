"""Monday morning in the coordinators' group, in a programme that begins, a small one and a large one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.resources import files

import pytest
from sqlalchemy import Engine
from sqlmodel import func, select

from bot import turn
from bot.desk import digest
from bot.domain.case import Rule, Severity, Signal
from bot.domain.course import ClosingKind
from bot.domain.member import Phase, Role
from bot.domain.programme import Cases, Hours, Programme
from bot.settings import Settings
from bot.store import queries
from bot.store.tables import Answer, Closing, Desk, Meeting, Member, Pair, Questionnaire, Side, Talking
from bot.store.work import Work, number
from tests.clock.life import Life
from tests.phones import Bubble, World, bare
from tests.worlds import GROUP, THURSDAY, a_pair, approved, proposes

MONDAY = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
"""Nine o'clock in Copenhagen."""
AGO = timedelta(days=23)
MENTEE = files("bot").joinpath("questionnaires/mentee.toml").read_text("utf-8")


def opened(engine: Engine, **terms: object) -> World:
    """A programme whose bot has just started."""
    programme = replace(Programme(), name="Kvinder i job", **terms)  # type: ignore[arg-type]
    world = World(engine, Settings(coordinator_chat=GROUP, programme=programme), THURSDAY)
    turn.open_desk(engine, world.settings, world.now, is_forum=False, bot="makker_bot")
    world.waits(seconds=0)
    world.group.forget()
    return world


def on_monday(world: World) -> Bubble:
    """What the coordinators read then."""
    world.moves_to(MONDAY)
    return next(bubble for bubble in world.group.screen if "the new week" in bubble.text)


def does(world: World, *acts: partial[None]) -> None:
    def do(work: Work) -> None:
        for act in acts:
            act(work)

    turn.take(world.engine, world.settings, world.now, do)
    world.deliver()
    world.group.forget()


def somebody(work: Work, name: str, role: Role, phase: Phase) -> int:
    """A member who has been here for some time; the number."""
    at = work.now - AGO
    known = work.session.exec(select(func.count()).select_from(Member)).one()
    row = Member(telegram_id=90_000 + known, language="en", name=name, role=role, phase=phase, created_at=at)
    row.waiting_since = at
    return number(work.add(row))


def pairs(many: int, work: Work) -> None:
    """So many pairs: of every three one has met, one is silent, and one does not meet."""
    for at in range(many):
        people = [
            (somebody(work, f"{name} {at}", role, Phase.in_pair), role)
            for name, role in (("Amina Abdirahman", Role.mentee), ("Lars Christoffersen", Role.mentor))
        ]
        pair = number(work.add(Pair(state="active", since=work.now - AGO, created_at=work.now - AGO)))
        for member, role in people:
            work.add(Side(pair_id=pair, member_id=member, role=role, missed=2 * (at % 3 == 1)))
        if at % 3 == 0:
            met(pair, people[0][0], timedelta(days=1), work)
        elif at % 3 == 1:
            work.raise_case(Signal(Rule.silence, Severity.normal, {"missed": 2}), people[0][0], pair)
        else:
            figures: dict[str, int | str] = {"days": 23, "since": (work.now - AGO).isoformat(), "met": 0, "rhythm": ""}
            work.raise_case(Signal(Rule.no_meeting, Severity.normal, figures), 0, pair)


def met(pair: int, by: int, ago: timedelta, work: Work) -> None:
    """A meeting that took place."""
    at, state = work.now - ago, "took_place"
    work.add(
        Meeting(uid=f"{pair} {ago}", pair_id=pair, proposed_by=by, starts_at=at, place="", state=state, created_at=at)
    )
    work.get(Pair, pair).met_at = at


def wait(many: int, work: Work) -> None:
    """So many mentees without a mentor."""
    for at in range(many):
        somebody(work, f"Yusuf {at}", Role.mentee, Phase.waiting_for_match)


OWN = MENTEE.replace('key = "work"', 'key = "employment"').replace('"job"', '"hired"')
"""A programme's own questions: about work too, but with other keys."""


def publish(source: str, version: int, work: Work) -> None:
    """A questionnaire for mentees."""
    work.add(Questionnaire(role=Role.mentee, version=version, source=source, published_at=work.now))


def says_about_work(member: int, key: str, answer: str, at: datetime, work: Work) -> None:
    """A check-in with the programme's newest questions, or a question after the end."""
    newest = queries.newest_questionnaire(work.session, Role.mentee)
    flow, facts = ("follow_up", {}) if key == "now" else ("check_in", {"questionnaire": newest.id if newest else 0})
    talk = work.add(Talking(member_id=member, flow=flow, facts=facts, state="done", opened_at=at))
    work.add(Answer(conversation_id=number(talk), key=key, value=answer, at=at))


def test_on_monday_morning_the_coordinators_hear_how_the_week_was(engine: Engine):
    world = opened(engine)
    amina, lars = a_pair(world)
    approved(world, Role.mentee, "Yusuf", 1004)
    proposes(amina, "28")
    lars.taps("Yes, I can")
    world.moves_to(datetime(2026, 11, 28, 18, 0, tzinfo=UTC))
    for phone in (amina, lars):
        phone.taps("Yes, we met")
    amina.taps("Help")
    amina.writes("Private words")
    world.group.forget()
    world.moves_to(MONDAY - timedelta(minutes=1))
    assert not world.group.sees("the new week")
    assert bare(on_monday(world).text).splitlines() == [
        "📊 Kvinder i job: the new week",
        "",
        "Pairs: 1",
        "Waiting for approval: 0",
        "Waiting for a match: mentees 1, mentors 0",
        "Open cases: 🔴 1, 🟠 0, 🟡 0, ⚪ 0",
        "Of these nobody has taken: 1",
        "",
        "⏳ Waiting longest for a match:",
        "• Yusuf (mentee): 3 days",
        "",
        "🌱 What went well last week:",
        "New pairs: 1",
        "Pairs that met for the first time: 1",
        "Meetings that took place: 1",
    ]
    world.group.taps("Case 1: urgent")
    assert "🔴 Case 1: urgent" in str(world.group)


def test_a_programme_that_has_not_begun_hears_what_to_do_first(engine: Engine):
    told = on_monday(opened(engine))
    assert bare(told.text).splitlines() == [
        "📊 Kvinder i job: the new week",
        "",
        "No pair yet, and nobody waits. With /invite you invite the first people.",
    ]


@pytest.mark.parametrize("many", [12, 150])
def test_a_large_programme_is_told_in_one_message_with_a_way_to_the_rest(engine: Engine, many: int):
    world = opened(engine)
    does(world, partial(pairs, many), partial(wait, many // 2))
    told = on_monday(world)
    assert len([bubble for bubble in world.group.screen if "the new week" in bubble.text]) == 1
    assert len(told.text.encode("utf-16-le")) // 2 <= 4096
    text, third = bare(told.text), many // 3
    assert f"Pairs: {many}\n" in text
    assert "• Yusuf 0 (mentee): 26 days" in text
    assert f"… and {many // 2 - 5} more\n" in text if many // 2 > 5 else "more" not in text
    assert "🔇 Amina Abdirahman 1 (mentee): 2 check-ins missed in a row" in text
    assert "• 🤝 Amina Abdirahman 2 (mentee) and Lars Christoffersen 2 (mentor): 26 days" in text
    assert (f"… and {third - 5} more" in text) is (third > 5)
    assert len(told.buttons) == min(2 * third, 8) + 3


def test_all_open_cases_are_one_tap_away_a_page_at_a_time(engine: Engine):
    world = opened(engine)
    does(world, partial(pairs, 30))
    on_monday(world)
    world.group.taps("Open cases")
    first = world.group.screen[-1]
    assert "🟡 Case 1: normal\nDoes not answer check-ins.\n⏳ Nobody has taken it." in bare(first.text)
    assert "Case 9:" not in bare(first.text)
    world.group.taps("More")
    world.group.taps("More")
    assert "Case 20:" in bare(first.text)
    assert "More …" not in first.buttons


def test_a_discreet_programme_has_no_names_in_it(engine: Engine):
    world = opened(engine, cases=Cases(show_names=False))
    does(world, partial(pairs, 3), partial(wait, 1))
    text = bare(on_monday(world).text)
    assert "🔇 the mentee of pair 2: 2 check-ins missed in a row" in text
    assert "• 🤝 Pair 3: 26 days" in text
    assert "• member 7: 26 days" in text
    assert "Amina" not in text + str(on_monday(world).buttons)


def test_a_pair_that_meets_again_is_no_first_meeting(engine: Engine):
    world = opened(engine)
    does(world, partial(pairs, 1), partial(met, 1, 1, timedelta(days=12)))
    text = bare(on_monday(world).text)
    assert "Meetings that took place: 1" in text
    assert "for the first time" not in text


def test_whoever_found_a_job_this_week_is_counted_once_and_not_again_next_week(engine: Engine):
    world = opened(engine)
    does(world, partial(pairs, 2), partial(publish, MENTEE, 1))
    long_ago, now = THURSDAY - timedelta(days=30), THURSDAY
    for member, before in ((1, "looking"), (2, "job"), (3, "")):
        if before:
            does(world, partial(says_about_work, member, "work", before, long_ago))
        does(world, partial(says_about_work, member, "now" if member == 3 else "work", "job", now))
    assert "People who have found a job: 2" in bare(on_monday(world).text)
    world.group.forget()
    world.moves_to(MONDAY + timedelta(days=7))
    assert not world.group.sees("found a job")


def test_a_programme_says_itself_which_answers_mean_that_somebody_has_a_job(engine: Engine):
    world = opened(engine)
    long_ago, now = THURSDAY - timedelta(days=30), THURSDAY
    does(world, partial(pairs, 2), partial(publish, MENTEE, 1), partial(says_about_work, 1, "work", "job", long_ago))
    does(world, partial(publish, OWN, 2))
    for member, key, answer in ((1, "employment", "hired"), (2, "employment", "hired"), (3, "employment", "looking"),
                                (4, "work", "job")):  # fmt: skip
        does(world, partial(says_about_work, member, key, answer, now))
    assert "People who have found a job: 1" in bare(on_monday(world).text), "not 1, who had one; 4 was asked otherwise"


def test_a_pair_that_ended_as_planned_went_well_and_one_that_broke_off_did_not(engine: Engine):
    world = opened(engine)

    def end(work: Work) -> None:
        for pair, kind in ((1, ClosingKind.planned), (2, ClosingKind.early)):
            work.add(Closing(pair_id=pair, kind=kind, created_at=work.now, closed_at=work.now))

    does(world, partial(pairs, 2), partial(end))
    assert "Pairs that ended as planned: 1" in bare(on_monday(world).text)


def test_cases_that_were_resolved_are_among_what_went_well(engine: Engine):
    world = opened(engine)
    amina, _lars = a_pair(world)
    amina.taps("Help")
    amina.writes("Something")
    world.group.taps("Resolve")
    world.group.taps("Talked to them")
    text = bare(on_monday(world).text)
    assert "✅ No case is open." in text
    assert "Cases that were resolved: 1" in text


def test_a_bot_that_was_off_for_three_weeks_sends_one_digest(engine: Engine):
    world = opened(engine)
    world.moves_to(MONDAY + timedelta(days=16))
    world.waits(days=1)
    assert len([bubble for bubble in world.group.screen if "the new week" in bubble.text]) == 1
    world.moves_to(MONDAY + timedelta(days=21))
    assert len([bubble for bubble in world.group.screen if "the new week" in bubble.text]) == 2


def test_a_digest_waits_for_the_end_of_a_holiday(engine: Engine):
    world = opened(engine, hours=Hours(holidays=(MONDAY.date(),)))
    world.moves_to(MONDAY)
    assert not world.group.sees("the new week")
    world.moves_to(MONDAY + timedelta(days=1))
    assert world.group.sees("the new week")


def test_better_scores_are_counted_and_nobodys_answers_shown(engine: Engine):
    life = Life(engine)
    turn.open_desk(engine, life.settings, life.now, is_forum=False, bot="makker_bot")
    amina, _lars = life.pair()
    for day, labels in (("2026-11-16 10:00", ("Mostly", "So-so")), ("2026-12-14 10:00", ("Very much", "So-so"))):
        life.until(day)
        for label in labels:
            life.taps(amina, label)
    life.forget_screens()
    life.turn(lambda work: digest.post(work, work.get(Desk, life.settings.coordinator_chat)))
    (told,) = [text for text in life.group() if "the new week" in text]
    assert "Check-ins that were answered: 1\nCheck-ins with better scores than before: 1" in told
    assert "Very much" not in told
