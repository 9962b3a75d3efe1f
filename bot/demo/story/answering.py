"""Answering a check-in, whatever the programme asks in it."""

from collections.abc import Mapping

from bot.demo.actor import Actor
from bot.demo.stage import StoryError
from bot.simulator import Button, Message
from bot.simulator.buttons import plain
from bot.talk.heard import Tap, read_button
from bot.talk.questions import SCALE, SKIP
from bot.talk.several import DONE

AT_MOST = 30
"""Questions; a check-in that has more does not end."""
LAST_WORDS = "Thank you. That was the last question."

Answers = Mapping[str, str]
"""By the keys of the questions: the key of a choice, or words of one's own."""
USUALLY: Answers = {"contact": "some", "work": "looking"}


async def answer_the_rest(person: Actor, answers: Answers | None = None, points: int = 4) -> None:
    """Answer every question that is left: as `answers` say, else `points` of five, the first choice, or skip."""
    for _ in range(AT_MOST):
        await answer(person, answers, points)
        newest = person.chat.messages[-2:]  # a picture may come after them
        if any(plain(person.say(LAST_WORDS)) in plain(message.text) for message in newest):
            return
    raise StoryError(f"{person.name} is asked and asked")


async def answer(person: Actor, answers: Answers | None = None, points: int = 4) -> None:
    """Answer one question."""
    message = asked(person)
    taps = {tap.option: (tap.key, button) for button in message.buttons if (tap := _tap(button))}
    key = next(key for key, _button in taps.values())
    wanted = {**USUALLY, **(answers or {})}.get(key, "")
    own = [option for option in taps if not option.startswith("<")]
    if wanted and wanted not in own:
        await person.writes(wanted)
        return
    scale = all(str(point) in own for point in range(1, SCALE + 1))
    usual = str(points) if scale else DONE if DONE in own else own[0] if own else SKIP
    await person.taps_button(taps[wanted or usual][1], message)


def asked(person: Actor) -> Message:
    """The message that asks them something now."""
    for message in reversed(person.chat.messages):
        if any(_tap(button) for button in message.buttons):
            return message
    raise StoryError(f"{person.name} is asked nothing")


def question(person: Actor) -> str:
    """What they are asked now, without what is said before it."""
    return plain(asked(person).text).split("\n\n")[-1]


def _tap(button: Button) -> Tap | None:
    found = read_button(button.data or "")
    return found if isinstance(found, Tap) else None
