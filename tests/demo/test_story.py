"""The longest story over HTTP, on both databases: what each person saw, and that Telegram does not complain."""

import socket
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import Engine
from sqlmodel import col, select

from bot.demo import story
from bot.demo.cast import Cast, Languages
from bot.demo.play import in_this_process
from bot.demo.stage import Nobody
from bot.demo.story import LONGEST_STORY, check_ins
from bot.demo.theatre import theatre
from bot.domain.case import CaseState, Rule, Severity
from bot.domain.course import ClosingKind
from bot.simulator import Chat, Message
from bot.simulator.buttons import plain
from bot.store.session import transaction
from bot.store.tables import Attendance, Case, Closing, Meeting, Pair
from tests.demo.company import AMINA_AND_LARS


def read(chat: Chat) -> list[str]:
    """What the bot wrote there, as it came, without direction marks."""
    return [plain(item.first.text) for item in chat.history if isinstance(item, Message) and item.sender.is_bot]


def follow(lines: list[str], *milestones: str) -> None:
    """AssertionError where the milestones do not stand in the chat in this order."""
    rest = iter(lines)
    for milestone in milestones:
        assert any(milestone in line for line in rest), milestone


def cases(engine: Engine) -> list[tuple[Rule, Severity, CaseState]]:
    with transaction(engine) as session:
        rows = session.exec(select(Case).order_by(col(Case.id))).all()
    return [(Rule(case.rule), Severity(case.severity), CaseState(case.state)) for case in rows]


async def test_six_months_of_two_pairs_from_invitation_to_farewell(database_url: str, tmp_path: Path):
    languages = Languages("da" if database_url.startswith("postgresql") else "")
    async with theatre(tmp_path) as place:
        settings = place.settings(database_url, languages.coordinators)
        async with in_this_process(place, settings, Nobody()) as (stage, _):
            people = Cast.of(stage, place, languages)
            await story.play(people, LONGEST_STORY)
            coordinators_saw_every_case(cases(stage.engine))
            both_answers_are_kept(stage.engine)
            both_pairs_have_ended_and_a_new_one_begins(stage.engine)
        amina_saw_it_in_her_language(people)
        lars_saw_it_in_his_language_and_nothing_of_amina(people)
        samir_and_birgit_heard_of_each_step(people)
        assert place.sim.complaints == []
        assert place.sim.pending == 0


def coordinators_saw_every_case(found: list[tuple[Rule, Severity, CaseState]]) -> None:
    assert found == [
        (Rule.asked_for_help, Severity.urgent, CaseState.resolved),
        (Rule.disputed_meeting, Severity.normal, CaseState.resolved),
        (Rule.no_meeting, Severity.normal, CaseState.resolved),
        (Rule.low_trust, Severity.high, CaseState.resolved),
        (Rule.falling_score, Severity.normal, CaseState.resolved),
        (Rule.no_meeting, Severity.high, CaseState.resolved),
        (Rule.silence, Severity.low, CaseState.resolved),
        (Rule.silence, Severity.normal, CaseState.resolved),
        (Rule.unreachable, Severity.high, CaseState.resolved),
    ]


def both_answers_are_kept(engine: Engine) -> None:
    with transaction(engine) as session:
        disputed = session.exec(select(Meeting).where(Meeting.state == "disputed")).one()
        said = session.exec(select(Attendance.took_place).where(Attendance.meeting_id == disputed.id)).all()
        assert sorted(said) == [False, True]


def both_pairs_have_ended_and_a_new_one_begins(engine: Engine) -> None:
    with transaction(engine) as session:
        states = session.exec(select(Pair.state).order_by(col(Pair.id))).all()
        kinds = session.exec(select(Closing.kind).where(col(Closing.closed_at).is_not(None))).all()
    assert states == ["closed", "closed", "active"]
    assert sorted(kinds) == [ClosingKind.one_sided, ClosingKind.planned]


def samir_and_birgit_heard_of_each_step(people: Cast) -> None:
    samir, birgit = people.samir, people.birgit
    for person, partner in ((samir, birgit), (birgit, samir)):
        follow(
            read(person.chat),
            *(
                plain(person.say(words, partner=partner))
                for words in (
                    "🤝 {partner} and you agree:",
                    "✅ Your meeting with {partner} has a new time.",
                    "📈 This picture shows how you see yourself. I send it only to you.",
                    "📣 News from the coordinators:",
                    "Your meeting with {partner} does not take place.",
                    "▶️ The break is over. {partner} and you can meet again!",
                    "🏁 Your time with {partner} in the programme ends today. Thank you for all that you did together!",
                    "💐 {partner} says goodbye to you:",
                )
            ),
        )


def amina_saw_it_in_her_language(people: Cast) -> None:
    amina, lars = people.amina, people.lars
    follow(
        read(amina.chat),
        "Hello! I am Makker.",
        *(
            plain(amina.say(words, partner=lars))
            for words in (
                "May we keep your answers?",
                "Is this right?",
                "Welcome to the programme! The coordinators now look for the right person for you.",
                "We have found a possible mentor for you.",
                "{partner} would like to meet you.",
                "✅ You have a meeting with {partner}.",
                "🔔 You meet {partner} tomorrow.",
                "🔔 You meet {partner} today.",
                "Back to where we were:",
                "💬 A coordinator writes to you:",
                "✅ You have a meeting with {partner}.",
                "Thank you. That was the last question.",
            )
        ),
    )
    files = [item.document.name for item in amina.chat.messages if item.document]
    assert files == ["makker.ics"] * 3 + ["certificate.png"] * 2


def lars_saw_it_in_his_language_and_nothing_of_amina(people: Cast) -> None:
    amina, lars = people.amina, people.lars
    seen = read(lars.chat)
    follow(
        seen,
        "Hej! Jeg er Makker",
        *(
            plain(lars.say(words, partner=amina))
            for words in (
                "We have found a possible mentee for you.",
                "✅ You have a meeting with {partner}.",
                "A small reminder. There is no hurry.",
            )
        ),
    )
    private = [amina.say("The café is too loud for me"), amina.say("He is often late and looks at his phone")]
    assert not any(words in message for words in private for message in seen)


async def test_the_story_begins_the_same_by_webhook(tmp_path: Path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        listen = f"127.0.0.1:{free.getsockname()[1]}"
    async with theatre(tmp_path) as place:
        polling = place.settings(f"sqlite:///{tmp_path / 'makker.db'}", "en")
        hook = {"webhook_url": f"http://{listen}/hook", "webhook_secret": SecretStr("hush"), "listen": listen}
        settings = polling.model_copy(update=hook)
        async with in_this_process(place, settings, Nobody()) as (stage, _):
            begun = AMINA_AND_LARS.until(check_ins.amina_needs_help_in_the_middle)
            await story.play(Cast.of(stage, place, Languages()), begun)
            assert not any(call.method == "getUpdates" for call in place.sim.calls)
        assert place.sim.complaints == []
