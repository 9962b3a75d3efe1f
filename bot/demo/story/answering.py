"""Answering a check-in, whatever the programme asks in it."""

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


async def answer_the_rest(person: Actor, points: int = 4, words: str = "") -> None:
    """Answer every question that is left: `points` of five, one choice, `words` once, then skip."""
    for _ in range(AT_MOST):
        words = await answer(person, points, words)
        newest = person.chat.messages[-2:]  # a picture may come after them
        if any(plain(person.say(LAST_WORDS)) in plain(message.text) for message in newest):
            return
    raise StoryError(f"{person.name} is asked and asked")


async def answer(person: Actor, points: int = 4, words: str = "") -> str:
    """Answer one question; the words that are still to be said."""
    message = asked(person)
    buttons = {tap.option: button for button in message.buttons if (tap := _tap(button))}
    own = [option for option in buttons if not option.startswith("<")]
    if not own and words:
        await person.writes(words)
        return ""
    scale = all(str(point) in own for point in range(1, SCALE + 1))
    option = str(points) if scale else DONE if DONE in own else own[0] if own else SKIP
    await person.taps_button(buttons[option], message)
    return words


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
