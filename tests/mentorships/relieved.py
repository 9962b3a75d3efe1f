"""Cases that need nobody any more, because what made them is gone. Rules of our own."""

from collections.abc import Collection, Iterator

from bot.talk.heard import Press
from tests.mentorships.happened import Key
from tests.mentorships.overdue import PROPOSAL, last_met, limits, not_met_since, rhythm
from tests.mentorships.rows import Row
from tests.mentorships.step import Step

NOT_MEETING = ("no_meeting", "silence", "unanswered_proposal")
LEFT = (*NOT_MEETING, "unanswered_question", "unreachable", "falling_score")
"""What is nobody's business any more once somebody has left."""
TOGETHER = ("active", "paused")


def relieved(step: Step, cases: Collection[Key]) -> Iterator[Key]:
    """Those of these cases whose cause this step took away, and at which nobody works."""
    for key in cases:
        if _is_gone(step, key) and not _is_worked_at(step, key):
            yield key


def _is_gone(step: Step, key: Key) -> bool:
    rule, member, pair = key
    if rule in LEFT and member and _has_left(step, member):
        return True
    match rule:
        case "no_meeting":
            return _ended(step, pair) or _rests(step, pair) or _met(step, pair) or _agreed_on_fewer(step, pair)
        case "silence":
            return _ended(step, pair) or _checked_in(step, member, pair)
        case "unanswered_proposal":
            return _ended(step, pair) or _rests(step, pair) or _need_not_answer(step, member, pair)
        case "unanswered_question":
            return _replied(step, member)
        case "unreachable":
            return _changed(step, "members", member, "reachable", False, True)
    return False


def _changed(step: Step, table: str, key: int, column: str, was: object, now: object) -> bool:
    before, after = getattr(step.before, table).get(key), getattr(step.after, table).get(key)
    return bool(before and after and before[column] == was and after[column] == now)


def _has_left(step: Step, member: int) -> bool:
    before, after = step.before.members.get(member), step.after.members[member]
    return bool(before and before["role"] and not after["role"])


def _ended(step: Step, pair: int) -> bool:
    return any(_changed(step, "pairs", pair, "state", was, "closed") for was in TOGETHER)


def _rests(step: Step, pair: int) -> bool:
    return _changed(step, "pairs", pair, "state", "active", "paused")


def _met(step: Step, pair: int) -> bool:
    """Somebody has just said that they met, or that they did not, and all in all they met lately."""
    said = [of for of, _member in step.after.attendances.keys() - step.before.attendances.keys()]
    if not any(step.after.meetings[of]["pair_id"] == pair for of in said):
        return False
    last = last_met(step.after, pair)
    return last is not None and step.now - last < limits(step.after, pair)[0]


def _agreed_on_fewer(step: Step, pair: int) -> bool:
    """They have just agreed on how often, and by that it is not too long."""
    last = not_met_since(step.after, pair)
    changed = rhythm(step.before, pair) != rhythm(step.after, pair)
    return changed and last is not None and step.now - last < limits(step.after, pair)[0]


def _checked_in(step: Step, member: int, pair: int) -> bool:
    """A round was answered, or stopped by the person, not by a break or the end."""
    for number, after in step.after.rounds.items():
        if (after["member_id"], after["pair_id"]) != (member, pair):
            continue
        stopped = step.phone is not None and step.after.chat_of(member) == step.phone.chat_id
        resting = _rests(step, pair) or _ended(step, pair)
        if _changed(step, "rounds", number, "state", "open", "answered"):
            return True
        if stopped and not resting and _changed(step, "rounds", number, "state", "open", "stopped"):
            return True
    return False


def _need_not_answer(step: Step, member: int, pair: int) -> bool:
    """A proposal was answered, or one that was late has gone; and no other waits that is late too."""
    if _is_still_asked(step, member, pair):
        return False
    if _met(step, pair):
        return True
    for number, after in step.after.meetings.items():
        before = step.before.meetings.get(number)
        if after["pair_id"] != pair or not before or before["state"] != "proposed" or after["state"] == "proposed":
            continue
        asked = after["proposed_by"] != member
        match after["state"]:
            case "agreed":
                return True
            case "refused" if asked:
                return True
            case "replaced" | "withdrawn" if asked and _is_late(step, before):
                return True
    return False


def _is_late(step: Step, meeting: Row) -> bool:
    return meeting["delivered_at"] is not None and meeting["delivered_at"] + PROPOSAL <= step.now


def _is_still_asked(step: Step, member: int, pair: int) -> bool:
    own = [it for it in step.after.meetings.values() if it["pair_id"] == pair and it["state"] == "proposed"]
    return any(it["proposed_by"] != member and _is_late(step, it) for it in own)


def _replied(step: Step, member: int) -> bool:
    """A coordinator has written, or found that no answer is needed."""
    new = step.after.notes.keys() - step.before.notes.keys()
    if any(step.after.notes[it]["member_id"] == member and step.after.notes[it]["author"] for it in new):
        return True
    if isinstance(step.heard, Press) and step.heard.action == "seen" and step.is_coordinator and step.by:
        note = step.before.notes.get(int(step.heard.argument))
        return bool(note and note["member_id"] == member)
    return False


def _is_worked_at(step: Step, key: Key) -> bool:
    """Somebody has taken it, is to take it, or has written in it."""
    for number, case in step.before.cases.items():
        pair = key[2] in (0, case["pair_id"])
        if (case["rule"], case["member_id"]) != key[:2] or not pair or case["state"] == "resolved":
            continue
        written = any(it["case_id"] == number and it["author"] for it in step.after.notes.values())
        return bool(case["state"] == "taken" or (case["state"] == "open" and case["handed_to"]) or written)
    return False
