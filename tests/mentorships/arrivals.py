"""What somebody wrote arrives where its question promised: with the coordinators, or with the partner."""

from collections.abc import Iterable

from tests.mentorships.life import Life
from tests.mentorships.rows import Row
from tests.mentorships.step import Step

TO_COORDINATORS = ("letter", "write_again", "ask_help", "leave")
TO_PARTNER = ("cancel_meeting",)
OF_THEMSELVES = ("sign_up", "change_answers")
GOODBYES = ("farewell", "goodbye_again")
SECRET = "secret-"
ASKED_FIRST = ("question_", "wait_")
"""Questions to the coordinators in the middle of a sign-up, answered long before its end."""


class Arrivals:
    """Looks, when a conversation ends, where its words have gone."""

    def look(self, life: Life, step: Step) -> Iterable[str]:
        for number, talk in step.after.talks.items():
            before = step.before.talks.get(number)
            if talk["state"] == "done" and before and before["state"] == "open":
                yield from self._lost(step, number, talk)

    def _lost(self, step: Step, number: int, talk: Row) -> Iterable[str]:
        goes_somewhere = talk["flow"] in (*TO_COORDINATORS, *TO_PARTNER, *OF_THEMSELVES, *GOODBYES)
        if not goes_somewhere or step.after.members[talk["member_id"]]["phase"] == "visitor":
            return  # or the person was forgotten in the same moment
        where = str(list(self._where(step, talk)))
        for (of, key), answer in step.after.answers.items():
            words = _words(answer["value"]) if of == number and not key.startswith(ASKED_FIRST) else ""
            if words and words not in where:
                yield f"{talk['flow']} {key}: {words} has not arrived anywhere"

    @staticmethod
    def _where(step: Step, talk: Row) -> Iterable[object]:
        member = talk["member_id"]
        match talk["flow"]:
            case flow if flow in OF_THEMSELVES:
                yield step.after.members[member]["name"]
                yield step.after.members[member]["profile"]
            case flow if flow in TO_PARTNER:
                yield from (it["facts"] for it in step.after.talks.values() if it["member_id"] != member)
            case flow if flow in GOODBYES:
                yield from (it["told"] for it in step.after.goodbyes.values() if it["member_id"] == member)
            case _:
                yield from (it["told"] for it in step.after.notes.values() if it["member_id"] == member)


def _words(value: object) -> str:
    """The words that nobody else would write, if there are any in an answer."""
    told = (value.get("text") or value.get("voice") or "") if isinstance(value, dict) else value
    return told if isinstance(told, str) and told.startswith(SECRET) else ""
