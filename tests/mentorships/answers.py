"""No answer is lost, and none is kept under another question than the one that the person saw."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from bot.talk.heard import Press, Tap, Voice, Words
from tests.mentorships.life import Life
from tests.mentorships.rows import Rows, Slot
from tests.mentorships.step import Step

A_MOMENT = timedelta(minutes=1)
GO_ON, WAIT = "go_on", "wait_"
"""A coordinator has written: the sign-up that waited for that goes on."""


class Answers:
    """Compares what somebody saw when they answered with what is written down."""

    def __init__(self) -> None:
        self.messages: dict[tuple[int, int], Slot] = {}
        """Which answer a message gave, by chat and message."""

    def look(self, life: Life, step: Step) -> Iterable[str]:
        changed = [slot for slot in {**step.before.answers, **step.after.answers} if _value(step, slot)]
        for slot in changed:
            if not self._is_explained(step, slot) and not _could_not_know(life, step, slot):
                yield _told(step, slot)
        if not self._is_taken(life, step):
            yield f"an answer to {step.asked} was neither kept nor declined"
        self._remember(step)

    def _is_explained(self, step: Step, slot: Slot) -> bool:
        owner = step.after.owner_of(slot[0]) or step.before.owner_of(slot[0])
        if slot not in step.after.answers and _is_forgotten(step.after, owner):
            return True
        if slot[1].startswith(WAIT) and slot in step.after.answers:
            return bool(step.after.answers[slot]["value"] == GO_ON) or self._is_own(step, slot, owner)
        return self._is_own(step, slot, owner)

    def _is_own(self, step: Step, slot: Slot, owner: int) -> bool:
        """Whether its owner's own doing changed it, and the question that they saw is the one that it answers."""
        if step.phone is None or step.after.chat_of(owner) != step.phone.chat_id:
            return False
        talk, key = slot
        if talk not in step.before.talks:
            return bool(step.after.talks[talk]["flow"] == "change_answers")  # the sign-up's answers, to be looked at
        if isinstance(step.heard, Press):
            return step.heard.action == "reword" and self.messages.get(_reworded(step)) == slot
        if step.asked is None or talk != step.asked.conversation:
            return False
        if slot not in step.after.answers:
            return _is_taken_back(step) or step.after.talks[talk]["state"] == "done"
        return key == step.asked.key or _is_taken_back(step)

    def _is_taken(self, life: Life, step: Step) -> bool:
        """Whether what was said to a question stands there, or the person was told why not."""
        if step.phone is None or step.asked is None or not isinstance(step.heard, (Tap, Words, Voice)):
            return True
        if step.phone.chat_id in life.town.held | life.town.gone:
            return True
        kept = step.after.answers.get((step.asked.conversation, step.asked.key), {}).get("value")
        if isinstance(step.heard, Tap):
            is_answer = step.is_live and not step.heard.option.startswith("<")
            return not is_answer or _fits(kept, step.heard.option) or _is_declined(life, step)
        return (bool(step.words) and step.words in str(kept)) or _is_declined(life, step)

    def _remember(self, step: Step) -> None:
        for slot, row in step.after.answers.items():
            if step.phone and row["message"]:
                self.messages[step.phone.chat_id, row["message"]] = slot


def _value(step: Step, slot: Slot) -> bool:
    """Whether this answer has changed."""
    before, after = step.before.answers.get(slot), step.after.answers.get(slot)
    return (before and before["value"]) != (after and after["value"]) or (before is None) != (after is None)


def _could_not_know(life: Life, step: Step, slot: Slot) -> bool:
    """Whether the question was sent at just that moment, to somebody whom it did not reach before they wrote."""
    is_late = step.was_kept or (step.phone is not None and step.phone.chat_id in life.town.held)
    shown = step.before.talks.get(slot[0], {}).get("shown")
    made = life.town.made_at(shown) if is_late and shown else None
    return made is not None and step.at is not None and made - step.at <= A_MOMENT and step.now - made <= A_MOMENT


def _is_forgotten(rows: Rows, member: int) -> bool:
    return not member or rows.members[member]["phase"] == "visitor"


def _is_taken_back(step: Step) -> bool:
    match step.heard:
        case Tap(option=option):
            return option == "<back" or option.startswith("<edit.")
        case Words():
            return not step.words  # “Back”, typed
    return False


def _reworded(step: Step) -> tuple[int, int]:
    return (step.phone.chat_id if step.phone else 0, step.message)


def _fits(kept: Any, option: str) -> bool:
    """Whether this is what a tap on that option says."""
    match kept:
        case dict():
            return option.strip("+-") in str(kept.values()) or option.startswith("-")
        case list():
            return option == "done"
        case bool():
            return option == "send"
    return str(kept) == option.removeprefix("near.")


def _is_declined(life: Life, step: Step) -> bool:
    """Whether the person hears that this was no answer: not with the next question, nor with the last words."""
    talk = step.asked.conversation if step.asked else 0
    if not step.words and isinstance(step.heard, Words):
        return True  # “Back”, “help” and such: not meant as an answer
    if talk not in step.before.talks or step.before.talks[talk]["state"] != "open":
        return any(it.text for it in step.reaches(step.phone.chat_id)) if step.phone else False
    if step.asked is None or step.before.talks[talk]["version"] != step.asked.version:
        return _says_something(life, step)  # it was another question by then
    others = {it.asked.key for it in step.seen if it.asked and it.asked.conversation == talk} - {step.asked.key}
    is_over = talk in step.after.talks and step.after.talks[talk]["state"] == "done" != step.before.talks[talk]["state"]
    is_gone = _is_forgotten(step.after, step.before.owner_of(talk))
    return _says_something(life, step) and not others and (not is_over or is_gone)


def _says_something(life: Life, step: Step) -> bool:
    """Whether the person reads more than the same question again."""
    assert step.phone is not None
    assert step.asked is not None
    first, *later = life.town.texts.get((step.asked.conversation, step.asked.key), [""])
    same = [first] if first else []
    again = [it.text for it in step.reaches(step.phone.chat_id) if it.text]
    return any(text not in same and not _is_the_end_of(text, [first, *later]) for text in again)


def _is_the_end_of(text: str, texts: list[str]) -> bool:
    """Whether it is a question without what stood before it."""
    return any(longer.endswith(text) and longer != text for longer in texts)


def _told(step: Step, slot: Slot) -> str:
    talk = step.after.talks.get(slot[0]) or step.before.talks[slot[0]]
    before, after = (rows.answers.get(slot, {}).get("value") for rows in (step.before, step.after))
    seen = f"{step.asked.key} of conversation {step.asked.conversation}" if step.asked else "no question"
    return f"{talk['flow']} {slot[0]}: {slot[1]} went from {before!r} to {after!r}; before their eyes was {seen}"
