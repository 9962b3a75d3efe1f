"""How people answer: the question on the screen, one after the other, or what they look for in their menu."""

from collections.abc import Mapping

from tests.mentorships import members
from tests.mentorships.life import Life
from tests.mentorships.town import asked_in
from tests.phones import Bubble, Phone

TO_PART = "<p."
"""Buttons of a question that show more of its options."""
MOST_QUESTIONS = 30
"""Questions that anybody answers in a row."""


def answers(life: Life, phone: Phone, manner: int) -> bool:
    """Answer the question on the screen; False where there is none. A `manner` of 0 says yes, or the first."""
    bubble = next((it for it in reversed(phone.screen) if asked_in(it)), None)
    if bubble is None:
        return False
    options = _own_options(bubble)
    if _has(bubble, ":<skip") and not options and manner % 2:
        members.taps(life, phone, _has(bubble, ":<skip"))
    elif options and manner % (len(options) + 1) < len(options):
        members.taps(life, phone, _has(bubble, ":done") or options[manner % (len(options) + 1)])
    else:
        members.writes(life, phone)
    return True


def _own_options(bubble: Bubble) -> list[str]:
    """The question's own buttons, as its reader sees them."""
    options = [data for data in bubble.buttons.values() if data.startswith("q:")]
    own = [data for data in options if not data.split(":", 4)[4].startswith("<")]
    return own or [data for data in options if data.split(":", 4)[4].startswith(TO_PART)]


def _has(bubble: Bubble, ends: str) -> str:
    return next((data for data in bubble.buttons.values() if data.endswith(ends)), "")


def finishes(life: Life, phone: Phone, manner: int) -> None:
    """Answer question after question until that conversation is over."""
    begun = life.before_the_eyes(phone)
    for turn in range(1 if life.is_off else MOST_QUESTIONS):
        asked = life.before_the_eyes(phone)
        if asked is None or begun is None or asked.conversation != begun.conversation:
            return
        answers(life, phone, manner + turn * manner)


def fills_in(life: Life, phone: Phone, options: Mapping[str, str], name: str = "") -> None:
    """Answer all that is asked: with these options, and anything where none is named."""
    for _question in range(MOST_QUESTIONS):
        asked = life.before_the_eyes(phone)
        if asked is None or life.is_off:
            return
        buttons = phone.screen[-1].buttons.values()
        wanted = next((data for data in buttons if data.endswith(f":{options.get(asked.key)}")), "")
        if wanted:
            members.taps(life, phone, wanted)
        elif asked.key == "name":
            members.writes(life, phone, name)
        else:
            answers(life, phone, 0)


def goes_to(life: Life, phone: Phone, action: str) -> bool:
    """Look for a button of the menu: under Home, among one's things, under one's meetings. False: it is nowhere."""
    for way in ("", "/start", "m:things", "m:meetings", "m:meeting"):
        if way.startswith("/"):
            members.commands(life, phone, way)
        elif way:
            data = _button(phone, way)
            if data:
                members.taps(life, phone, data)
        if found := _button(phone, action):
            members.taps(life, phone, found)
            return True
    return False


def _button(phone: Phone, action: str) -> str:
    """A button of the newest message that does this."""
    buttons = list(phone.screen[-1].buttons.values()) if phone.screen else []
    return next((data for data in buttons if data == action or data.startswith(f"{action}:")), "")
