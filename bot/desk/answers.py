"""What a member answered, for the coordinators who follow the pair; each reading is written down."""

from datetime import datetime
from typing import Any

from bot.desk import board
from bot.domain.checkin import Moment
from bot.domain.effects import Json, Told
from bot.flows import words
from bot.flows.attendance import MET, MINUTES, TOPICS
from bot.flows.follow_up import AGAIN, HOPED, NOW
from bot.flows.questionnaire import Item
from bot.flows.questionnaire_file import read_questions
from bot.store import queries
from bot.store.tables import Member, Questionnaire, Talking
from bot.store.work import Work, number
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _, as_is, lines

AT_MOST = 4
"""Conversations that one reading shows, the newest first."""

NOTHING_YET = _("{who} has not answered anything yet.")


def read(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """A member's last check-ins and what they said about meetings, with the voice messages."""
    member = work.get(Member, int(argument))
    rows = queries.answered(work.session, number(member), ("check_in", "did_you_meet", "follow_up"), AT_MOST)
    if not rows:
        return NOTHING_YET(who=board.who(member))
    work.audit(incoming.telegram_id, "read answers", f"member {member.id}")
    for row in rows:
        tell(work, member, row, member.card)
    return None


def tell(work: Work, member: Member, row: Talking, card: int | None) -> None:
    """One conversation's answers, in answer to a card."""
    given = {answer.key: answer.value for answer in queries.answers_of(work.session, number(row))}
    shown = SHOWN[row.flow](work, row, given)
    board.post(work, [_("📖 {who}, {when}")(who=board.who(member), when=row.opened_at), *shown], answers=card)
    for value in given.values():
        if isinstance(value, dict) and value.get("voice"):
            board.play(work, value["voice"], board.who(member), card)


def _check_in(work: Work, row: Talking, given: dict[str, Any]) -> list[Phrase]:
    questions = read_questions(work.get(Questionnaire, row.facts["questionnaire"]).source)
    moment = Moment(row.facts.get("moment", Moment.monthly))
    answered = [(item, _in_words(item, given[item.key])) for item in questions.at(moment) if item.key in given]
    return [lines(as_is(""), item.ask, _("→ {answer}")(answer=told)) for item, told in answered if told]


def _in_words(item: Item, stored: Json) -> Phrase | None:
    """None for half an answer: choices that were ticked before the round was stopped, and never confirmed."""
    try:
        return item.shown(stored)
    except ValueError:
        return None


def _meeting(_work: Work, row: Talking, given: dict[str, Any]) -> list[Phrase]:
    when = datetime.fromisoformat(row.facts["starts_at"])
    told = given.get("how") or given.get("why")
    said = [words.told(Told(**told))] if isinstance(told, dict) else []
    length = [MINUTES[str(given["minutes"])]] if given.get("minutes") else []
    topics = given.get("topics") if isinstance(given.get("topics"), list) else []
    about = [lines(*(TOPICS[topic] for topic in topics or ()))] if topics else []
    return [words.meeting(when, row.facts["place"]), MET[str(given["met"])], *length, *about, *said]


def _follow_up(_work: Work, row: Talking, given: dict[str, Any]) -> list[Phrase]:
    """How it goes after the end: what was tapped, and what was told."""
    tapped = {"now": NOW, "hoped": HOPED, "again": AGAIN}
    chosen = [labels[str(given[key])] for key, labels in tapped.items() if given.get(key)]
    told = [words.told(Told(**given["how"]))] if given.get("how") else []
    return [*chosen, *told]


SHOWN = {"check_in": _check_in, "did_you_meet": _meeting, "follow_up": _follow_up}
"""How the answers of each conversation are shown."""
