"""Who has found a job, as the members themselves say. Which answers mean that is for each question to say."""

from collections.abc import Mapping
from datetime import datetime

from bot.flows.follow_up import A_JOB
from bot.flows.questionnaire_file import read_questions
from bot.store import queries
from bot.store.work import Work, number

Answers = Mapping[str, frozenset[str]]
"""The questions about work by their keys, and the choices of whoever has a job."""
AFTER_THE_END: Answers = {"now": A_JOB}


def found_since(work: Work, moment: datetime) -> int:
    """How many members say that they have a job, and did not before `moment`."""
    asked = _questions_about_work(work)
    keys = {key for questions in [AFTER_THE_END, *asked.values()] for key in questions}
    before: dict[int, bool] = {}
    now: dict[int, bool] = {}
    for row, key, value, at in queries.answers_about(work.session, ("check_in", "follow_up"), keys):
        questions = AFTER_THE_END if row.flow == "follow_up" else asked.get(row.facts.get("questionnaire", 0), {})
        if key in questions:
            (now if at > moment else before)[row.member_id] = value in questions[key]
    return sum(has_one and not before.get(member, False) for member, has_one in now.items())


def _questions_about_work(work: Work) -> dict[int, Answers]:
    """Of every published questionnaire, by its number."""
    return {
        number(it): {item.key: item.in_work for item in read_questions(it.source).items if item.in_work}
        for it in queries.questionnaires(work.session)
    }
