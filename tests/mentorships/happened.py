"""Signals that are there at once: somebody said or did something, or a round ended. Rules of our own."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files

from tests.mentorships.rows import Row, Rows
from tests.mentorships.step import Step

Key = tuple[str, int, int]
"""Rule, member and pair; 0 where it is about no member, or no pair."""
Fired = tuple[Key, int]
"""What fired, and how severe it is at least."""
LOW, NORMAL, HIGH, URGENT = 1, 2, 3, 4
LOW_TRUST, FALL, SILENT_AFTER = 2, 2, 2
NOT_IN = ("visitor", "declined", "coordinating")


def trust_questions() -> dict[str, set[str]]:
    """The keys of the questions about trust, by role."""
    found = {}
    for role in ("mentee", "mentor"):
        told = tomllib.loads((files("bot.questionnaires") / f"{role}.toml").read_text("utf-8"))
        found[role] = {question["key"] for question in told["question"] if question.get("trust")}
    return found


TRUST = trust_questions()


def happened(step: Step) -> Iterator[Fired]:
    """All that this step is a signal of."""
    for rule in (_asked, _scores, _fell, _disagree, _unreachable, _missed, _forgotten):
        yield from rule(step)


def _new_answers(step: Step, flow: str) -> Iterator[tuple[Row, Row]]:
    """Answers of this step in conversations of one kind, and the conversation."""
    for slot, row in step.after.answers.items():
        talk = step.after.talks[slot[0]]
        if talk["flow"] == flow and step.before.answers.get(slot, {}).get("value") != row["value"]:
            yield talk, row


def _only_pair(rows: Rows, member: int) -> int:
    pairs = [pair for pair, one in rows.sides if one == member and rows.pairs[pair]["state"] in ("active", "paused")]
    return pairs[0] if len(pairs) == 1 else 0


def _asked(step: Step) -> Iterator[Fired]:
    """Asked for help, is in danger, would like to leave."""
    for talk, answer in _new_answers(step, "ask_help"):
        if answer["key"] == "about":
            member, topic = talk["member_id"], str(answer["value"])
            if topic == "leave":
                yield ("wants_to_leave", member, _only_pair(step.before, member)), HIGH
            else:
                yield ("danger" if topic == "danger" else "asked_for_help", member, 0), URGENT
    for talk, answer in _new_answers(step, "leave"):
        if answer["key"] == "wish":
            yield ("wants_to_leave", talk["member_id"], talk["facts"]["pair"]), HIGH


def _scores(step: Step) -> Iterator[Fired]:
    """Two points of five, or less, on a question about trust."""
    for talk, answer in _new_answers(step, "check_in"):
        round_ = step.after.rounds[talk["facts"]["round"]]
        role = step.after.sides[round_["pair_id"], round_["member_id"]]["role"]
        if answer["key"] in TRUST[role] and isinstance(answer["value"], int) and answer["value"] <= LOW_TRUST:
            yield ("low_trust", talk["member_id"], round_["pair_id"]), HIGH


def _points(rows: Rows, round_: Row) -> dict[str, int]:
    of = round_["conversation_id"]
    return {key: it["value"] for (talk, key), it in rows.answers.items() if talk == of and type(it["value"]) is int}


def _fell(step: Step) -> Iterator[Fired]:
    """A score that is two points lower than the last one that the same person gave in this pair."""
    for number, round_ in step.after.rounds.items():
        before = step.before.rounds.get(number)
        if before is None or before["state"] != "open" or round_["state"] == "open" or not round_["conversation_id"]:
            continue
        earlier: dict[str, int] = {}
        for other in sorted(step.after.rounds):
            same = [step.after.rounds[other][it] == round_[it] for it in ("member_id", "pair_id")]
            if other < number and all(same):
                earlier |= _points(step.after, step.after.rounds[other])
        if any(earlier.get(key, 0) - points >= FALL for key, points in _points(step.after, round_).items()):
            yield ("falling_score", round_["member_id"], round_["pair_id"]), NORMAL


def _disagree(step: Step) -> Iterator[Fired]:
    """One side says that they met, the other that they did not."""
    for meeting in {of for of, _member in step.after.attendances.keys() - step.before.attendances.keys()}:
        said = {it["took_place"] for (of, _member), it in step.after.attendances.items() if of == meeting}
        if len(said) > 1:
            yield ("disputed_meeting", 0, step.after.meetings[meeting]["pair_id"]), NORMAL


def _unreachable(step: Step) -> Iterator[Fired]:
    for member, row in step.after.members.items():
        before = step.before.members.get(member)
        if before and before["reachable"] and not row["reachable"] and row["phase"] not in NOT_IN:
            yield ("unreachable", member, 0), HIGH


def _missed(step: Step) -> Iterator[Fired]:
    """A round that was asked and not answered; the second in a row is a silence."""
    for number, round_ in step.after.rounds.items():
        before = step.before.rounds.get(number)
        if before is None or before["state"] == round_["state"] or round_["state"] != "missed":
            continue
        reachable = step.after.members[round_["member_id"]]["reachable"]
        if reachable and round_["moment"] != "closing":
            missed = _missed_in_a_row(step.after, round_)
            key = ("silence", round_["member_id"], round_["pair_id"])
            yield key, NORMAL if missed >= SILENT_AFTER else LOW


def _missed_in_a_row(rows: Rows, last: Row) -> int:
    missed = 0
    for number in sorted(rows.rounds, reverse=True):
        round_ = rows.rounds[number]
        if (round_["member_id"], round_["pair_id"]) != (last["member_id"], last["pair_id"]):
            continue
        if round_["state"] in ("answered", "stopped"):
            break
        missed += round_["state"] == "missed"
    return missed


def _forgotten(step: Step) -> Iterator[Fired]:
    for member, row in step.after.members.items():
        before = step.before.members.get(member)
        own = step.phone is not None and before is not None and before["telegram_id"] == step.phone.chat_id
        if before and own and before["role"] and not row["role"] and row["phase"] == "visitor":
            yield ("forgotten", member, 0), NORMAL
