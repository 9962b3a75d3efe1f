"""Small conversations to try the engine with, and people who talk with it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.domain.effects import Effect
from bot.settings import LANGUAGES
from bot.talk.conversation import Conversation
from bot.talk.own_words import Story, Text
from bot.talk.phrase import _, as_is, lines
from bot.talk.questions import Choice, ChoiceOr, Maybe, Review, Scale
from bot.talk.reader import Reader
from bot.talk.script import Script
from bot.talk.talk import Flow, Talk

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
READERS = [Reader(language, ZoneInfo("Europe/Copenhagen")).say for language in LANGUAGES]


@dataclass(frozen=True)
class Did(Effect):
    """Something that a conversation did."""

    what: str


def begin(flow: Flow, **kept: object) -> Script:
    """Somebody opens a conversation."""
    return Script(Conversation(7, flow, **kept), NOW, READERS[0], READERS)  # type: ignore[arg-type]


def visit(talk: Talk) -> None:
    """Every kind of question, a branch, a commit point, a summary."""
    talk.say(as_is("Welcome."))
    agreed = talk.ask(Choice("agreed", as_is("May we begin?"), {"yes": _("Yes"), "no": _("No")}))
    if agreed == "no":
        talk.say(as_is("Goodbye."))
        return
    talk.do(Did("began"))
    talk.commit("begun")
    talk.say(as_is("Let us begin."))
    name = talk.ask(Text("name", as_is("Your name?"), longest=60))
    places = {"cafe": _("At a café"), "phone": _("By phone")}
    place = talk.ask(ChoiceOr(places, Text("place", as_is("Where?"))))
    labels = tuple(map(as_is, ("bad", "poor", "fair", "good", "great")))
    score = talk.ask(Maybe(Scale("score", as_is("How was it?"), labels)))
    why = talk.ask(Story("why", as_is("Why?"))) if score in (1, 2) else None
    summary = lines(*map(as_is, (f"Name {name}", f"Place {place}", f"Score {score}", f"Why {why and why.text}")))
    changes = {
        "agreed": as_is("✏️ Agreed"),
        "name": as_is("✏️ Name"),
        "place": as_is("✏️ Place"),
        "score": as_is("✏️ Score"),
    }
    talk.ask(Review("review", summary, _("✅ Send"), changes))
    talk.do(Did(f"sent {name}"))
    talk.say(as_is("Sent."))


def at_summary() -> Script:
    """Somebody has answered everything, and sees the summary."""
    return begin(visit).taps("Yes").writes("Amina").taps("By phone").taps("good")
