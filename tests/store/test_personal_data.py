"""Every column of every table has a verdict: whose it is, whether the person gets it, whether it is erased.

A new table, or a new column, fails here until somebody has thought about it.
"""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, String
from sqlalchemy.types import JSON, Text
from sqlmodel import SQLModel, select

from bot.domain.agreement import AgreementState
from bot.domain.case import Event, Rule
from bot.store.session import transaction
from bot.store.tables import (
    Agreement,
    Announcement,
    Answer,
    Attendance,
    Audit,
    Case,
    CaseEvent,
    Closing,
    Draft,
    Goodbye,
    Meeting,
    Member,
    Note,
    Pair,
    Recipient,
    Talking,
)
from bot.talk.heard import Command
from tests.phones import Phone, World, bare
from tests.turn.steps import member_called
from tests.worlds import a_pair, new_world

OWN = "own: the person gets it, and it is erased"
ERASED = "erased: bookkeeping about the person, or others' words about them"
COUNTED = "stays: a number, a state or a moment, which leads to nobody once the chat's number is gone"
DESK = "stays: the coordinators' own, or the programme's"

VERDICTS: dict[str, dict[str, str]] = {
    "member": {
        OWN: "telegram_id name username profile consent_version consented_at role phase",
        ERASED: "heard_at unprompted_at told_anew waiting_since word_at quiet_from quiet_until",
        COUNTED: "id language reachable reminders focus waiting_words forget_at forget_told left_at card created_at",
    },
    "conversation": {
        ERASED: "id member_id flow facts state place version asked aside committed editing shown case_id opened_at "
        "open_at nudge_at expire_at",
    },
    "answer": {OWN: "key value reworded at", ERASED: "conversation_id message"},
    "note": {OWN: "topic told", ERASED: "answer_by", COUNTED: "id member_id case_id card at reminders", DESK: "author"},
    "draft": {ERASED: "id member_id case_id told author"},
    "goodbye": {OWN: "told", COUNTED: "id pair_id member_id state card at"},
    "agreement": {OWN: "terms", COUNTED: "id pair_id proposed_by state created_at agreed_at"},
    "meeting": {
        OWN: "place",
        COUNTED: "id uid sequence moves pair_id proposed_by starts_at state delivered_at unanswered_at day_reminder_at "
        "hours_reminder_at ask_at created_at",
    },
    "attendance": {COUNTED: "meeting_id member_id took_place minutes topics at"},
    "pause": {COUNTED: "id pair_id taken_by began_at until ask_at ended_at"},
    "closing": {OWN: "words", COUNTED: "id pair_id kind left_by created_at closed_at"},
    "round": {COUNTED: "id pair_id member_id questionnaire_id conversation_id moment state opened_at closed_at"},
    "side": {COUNTED: "pair_id member_id role answer check_in_at missed end_vote follow_up_at"},
    "pair": {
        COUNTED: "id state since met_at no_meeting_at agree_at ask_end_at end_at resume_at resumed_at card created_at"
    },
    "case": {
        COUNTED: "id rule severity state member_id pair_id figures partner_may_know acknowledge_by reminders outcome "
        "snoozed_until card topic opened_at taken_at resolved_at settled",
        DESK: "owner owner_telegram_id handed_to handed_to_telegram_id",
    },
    "case_event": {ERASED: "detail", COUNTED: "id case_id event at", DESK: "who"},
    "recipient": {ERASED: "announcement_id member_id conversation_id"},
    "invitation": {COUNTED: "id code_hash role programme language card used_by created_at used_at"},
    "outgoing": {
        ERASED: "chat_id payload",
        COUNTED: "id method priority edits answers topic state message_id attempts not_before created_at sent_at "
        "failure",
    },
    "audit": {ERASED: "telegram_id", COUNTED: "id action subject at"},
    "announcement": {DESK: "id state words audience language author author_telegram_id prompt card next_at sent_at "
                           "created_at"},
    "coordinator": {DESK: "telegram_id name acted_at inside"},
    "desk": {DESK: "chat_id is_forum bot overview overview_at overview_shown_at digest_at topics_refused "
             "outside_since"},
    "moved_chat": {DESK: "old_id new_id at"},
    "prompt": {COUNTED: "outgoing_id reply_to subject case_id"},
    "questionnaire": {DESK: "id role version source own published_at"},
    "seen_update": {COUNTED: "update_id at"},
}  # fmt: skip
"""Of `audit`: a person's own entries; what coordinators did stays, with their number."""

MARK = "SECRET"


def mark(column: str) -> str:
    """Words that are found again."""
    return f"{MARK}-{column}"


def test_no_table_is_judged_that_is_not_there():
    assert set(VERDICTS) == set(SQLModel.metadata.tables)


@pytest.mark.parametrize("table", SQLModel.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_column_has_one_verdict(table: Any):
    judged = [column for columns in VERDICTS[table.name].values() for column in columns.split()]
    assert sorted(judged) == sorted(column.name for column in table.columns)


def a_life(engine: Engine) -> tuple[World, Phone]:
    """Amina and Lars are a pair; wherever words of hers, or about her, can be kept, there are some."""
    world = new_world(engine)
    amina, _lars = a_pair(world)
    amina.username = mark("member.username")
    amina.hears(Command("mydata"))  # an entry of her own in the log
    amina.hears(Command("meet"))
    with transaction(engine) as session:
        her = session.exec(select(Member).where(Member.name == "Amina")).one()
        her.name, her.profile = mark("member.name"), {"town": mark("member.profile")}
        his = session.exec(select(Member).where(Member.name == "Lars")).one()
        case = Case(rule=Rule.asked_for_help, severity=2, member_id=her.id or 0, pair_id=1, opened_at=world.now)
        about_both = Case(rule=Rule.no_meeting, severity=2, pair_id=1, opened_at=world.now)
        session.add_all([case, about_both])
        session.flush()
        talk = session.exec(select(Talking).where(Talking.member_id == her.id, Talking.flow == "propose_meeting")).one()
        talk.facts = {**talk.facts, "places": [mark("conversation.facts")]}
        talk.editing = {"key": "place", "was": mark("conversation.editing")}
        of_lars = session.exec(select(Talking).where(Talking.member_id == his.id, Talking.flow == "match_offer")).one()
        of_lars.facts = {**of_lars.facts, "town": mark("conversation.facts")}
        for row in _words(world, her.id or 0, talk.id or 0, (case.id or 0, about_both.id or 0)):
            session.add(row)
            session.flush()
    return world, amina


def _words(world: World, her: int, talk: int, cases: tuple[int, int]) -> list[SQLModel]:
    at: dict[str, Any] = {"at": world.now}
    terms = {"rhythm": "monthly", "place": mark("agreement.terms"), "aims": [], "ends_on": "2027-05-01", "reach": "x"}
    return [
        Answer(conversation_id=talk, key="place", value=mark("answer.value"), reworded=mark("answer.reworded"), **at),
        Answer(conversation_id=talk, key=mark("answer.key"), value=1, **at),
        Note(member_id=her, told={"text": mark("note.told")}, topic=mark("note.topic"), **at),
        Draft(member_id=her, author=mark("draft.author"), told={"text": mark("draft.told")}),
        Goodbye(pair_id=1, member_id=her, told={"text": mark("goodbye.told")}, **at),
        Agreement(
            pair_id=1, proposed_by=her, terms=terms, state=AgreementState.agreed, created_at=world.now,
            agreed_at=world.now,
        ),
        Meeting(uid="1", pair_id=1, proposed_by=her, starts_at=world.now + timedelta(days=1),
                place=mark("meeting.place"), state="agreed", created_at=world.now),
        Attendance(meeting_id=1, member_id=her, took_place=True, minutes=60, topics=["cv"], **at),
        Closing(pair_id=1, kind="early", words=mark("closing.words"), created_at=world.now, closed_at=world.now),
        CaseEvent(case_id=cases[0], event=Event.note, detail=mark("case_event.detail"), **at),
        CaseEvent(case_id=cases[1], event=Event.note, detail=mark("case_event.detail"), **at),
    ]  # fmt: skip


def held(engine: Engine, words: str) -> set[str]:
    """The columns that hold these words."""
    with transaction(engine) as session:
        connection = session.connection()
        return {
            f"{table.name}.{column}"
            for table in SQLModel.metadata.sorted_tables
            for row in connection.execute(table.select()).mappings()
            for column, value in row.items()
            if words in str(value)
        }


def numbered(engine: Engine, number: int) -> set[str]:
    """The columns that hold this number."""
    with transaction(engine) as session:
        connection = session.connection()
        return {
            f"{table.name}.{column}"
            for table in SQLModel.metadata.sorted_tables
            for row in connection.execute(table.select()).mappings()
            for column, value in row.items()
            if value == number
        }


def own_words() -> set[str]:
    """Columns of text whose verdict is that they are the person's own, or erased."""
    return {
        f"{table.name}.{column}"
        for table in SQLModel.metadata.sorted_tables
        for verdict in (OWN, ERASED)
        for column in VERDICTS[table.name].get(verdict, "").split()
        if isinstance(table.columns[column].type, String | Text | JSON)
    }


BOOKKEEPING = {
    *(f"conversation.{it}" for it in ("flow", "state", "asked", "committed")),
    *("member.role", "member.phase"),
}
"""Text that is never somebody's words."""


def erased(engine: Engine) -> World:
    world, amina = a_life(engine)
    amina.hears(Command("forget"))
    amina.taps("Yes, erase everything")
    return world


def test_wherever_there_can_be_words_of_hers_there_are_some(engine: Engine):
    a_life(engine)
    assert own_words() - held(engine, MARK) - BOOKKEEPING == {"outgoing.payload"} - held(engine, MARK)


def test_none_of_them_is_left_when_she_is_forgotten(engine: Engine):
    erased(engine)
    assert held(engine, MARK) == set()


def test_a_day_later_nothing_leads_to_her_chat_any_more(engine: Engine):
    world = erased(engine)
    assert numbered(engine, 1001) == {"member.telegram_id", "outgoing.chat_id", "audit.telegram_id"}
    world.waits(days=1)
    world.waits(hours=1)
    assert numbered(engine, 1001) == set()
    with transaction(engine) as session:
        assert session.exec(select(Pair.state)).all() == ["closed"], "what is counted stays"
        assert len(session.exec(select(Attendance)).all()) == 1


def test_the_file_holds_all_words_of_hers_and_none_of_his(engine: Engine):
    world, amina = a_life(engine)
    her, his = (member_called(world, name).id or 0 for name in (mark("member.name"), "Lars"))
    with transaction(engine) as session:
        session.add(Note(member_id=his, told={"text": "HIS-note"}, at=world.now))
        session.add(Goodbye(pair_id=1, member_id=his, told={"text": "HIS-goodbye"}, at=world.now))
        session.add(CaseEvent(case_id=1, event=Event.note, detail="HERS-not", at=world.now))
        session.add(Audit(telegram_id=77, action="read answers", subject=f"member {her}", at=world.now))
    amina.forget()
    amina.hears(Command("mydata"))
    page, record = (it.document for it in amina.screen if it.document)
    exported = {f"{table}.{column}" for table, verdicts in VERDICTS.items() for column in verdicts.get(OWN, "").split()}
    missing = {column for column in exported & own_words() - BOOKKEEPING if mark(column) not in record}
    assert missing == set()
    for private in ("HIS-", "HERS-not", "Lars"):
        assert private not in record
    assert json.loads(record)["read_or_decided_by_coordinators"][-1]["what"] == "read answers"
    assert page.startswith('<!doctype html><html lang="en" dir="ltr">')
    for column in ("member.name", "member.profile", "agreement.terms", "meeting.place", "note.told"):
        assert mark(column) in bare(page), column
    assert "Which languages do you speak?</dt><dd>Some words</dd>" in bare(page)


def test_the_page_reads_from_the_right_in_arabic(engine: Engine):
    _world, amina = a_life(engine)
    amina.hears(Command("language"))
    amina.taps("العربية")
    amina.hears(Command("mydata"))
    page = next(
        it.document for it in amina.screen if it.document.startswith("<!doctype") and 'dir="rtl"' in it.document
    )
    assert "ما لغاتك" in page or "اللغات" in page


def test_recipients_and_announcements_are_the_desks(engine: Engine):
    world, amina = a_life(engine)
    her = member_called(world, mark("member.name")).id or 0
    with transaction(engine) as session:
        session.add(Announcement(author="Karen", author_telegram_id=1, prompt=1, created_at=world.now))
        session.flush()
        session.add(Recipient(announcement_id=1, member_id=her))
    amina.hears(Command("forget"))
    amina.taps("Yes, erase everything")
    with transaction(engine) as session:
        assert session.exec(select(Recipient)).all() == []
