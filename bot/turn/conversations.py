"""Conversations between the database and the engine: loaded, heard, written down, brought back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.settings import LANGUAGES
from bot.store import queries
from bot.store.effects import Source, carry_out
from bot.store.ending import end, take_off_screen
from bot.store.listening import is_in_the_middle
from bot.store.outbox import Priority
from bot.store.tables import Member, Pair, Talking
from bot.store.work import Work, number
from bot.talk.conversation import Outcome, Turn
from bot.talk.engine import hear, look
from bot.talk.heard import Heard, Words
from bot.talk.phrase import Phrase, _
from bot.talk.reader import Reader
from bot.turn import certificate, coming_back, home, kept, later, next_steps, progress, speak, stale, still, stopping

BACK_TO = _("Back to where we were:")
REMINDER = _("A small reminder. There is no hurry.")


def listen(work: Work, member: Member, row: Talking, heard: Heard) -> Phrase | None:
    """Something was heard in this conversation; a line for the person who tapped, if any."""
    if isinstance(heard, Words):
        heard = replace(heard, language=member.language)
    readers = [Reader(language, work.settings.zone).say for language in LANGUAGES]
    turn = hear(kept.load(work, row), heard, work.now, readers)
    match turn.outcome:
        case Outcome.repeated:
            pass
        case Outcome.stopped:
            stopping.stop(work, member, row)
        case Outcome.later:
            later.postpone(work, member, row)
        case Outcome.help:
            help_first(work, member)
        case _ if turn.toast and turn.ask and turn.ask.seen_as == row.asked:
            return stale.once(work, member, turn.toast, lambda *_who: settle(work, member, row, turn))
        case _:
            settle(work, member, row, turn)
    return turn.toast


def settle(
    work: Work,
    member: Member,
    row: Talking,
    turn: Turn,
    priority: Priority = Priority.answer,
    *,
    again: bool = False,
) -> None:
    """Write a turn down, carry its effects out, say what it says."""
    if turn.ask and coming_back.is_away(work, row):
        turn = replace(turn, say=(*coming_back.greeting(row, turn.conversation.answers), *turn.say))
    answered, was_live, shown = turn.conversation.version != row.version, bool(row.asked), row.shown
    kept.write_down(work, row, turn.conversation)
    if turn.redrawn and shown:
        kept.wait(work, row, keep=again)
        speak.redraw(work, member, row, turn)
        return
    for effect in turn.effects:
        carry_out(effect, Source(work, member, row))
    gives_back = was_live or row.flow == "goodbye" or (work.hearing != member.id and is_in_the_middle(work, member))
    make_room(work, member, row)
    row.aside = False
    speak.play(work, member, turn.voices, priority)
    if turn.ask:
        kept.wait(work, row, keep=again)
        bring_up(work, row)
        speak.ask(work, member, row, turn, priority)
    else:
        finish(work, member, row, turn, priority, gives_back=gives_back)
    speak.hand_over(work, member, turn.calendar)
    if row.flow in KEEPSAKES and not turn.ask:
        KEEPSAKES[row.flow](work, member, row)
    if answered or (turn.ask and shown):
        _mark_answered(work, member, shown, turn)


KEEPSAKES: dict[str, Callable[[Work, Member, Talking], None]] = {
    "check_in": progress.show_after_round,
    "farewell": lambda work, member, row: certificate.send(work, member, work.get(Pair, row.facts["pair"])),
}
"""What a person gets when a conversation of this kind has come to its end."""


def _mark_answered(work: Work, member: Member, shown: int | None, turn: Turn) -> None:
    """The answered question loses its buttons; where nothing is said after it, the menu comes there instead."""
    ways = () if turn.ask or turn.say else home.short_menu(work, member)
    speak.mark_answered(work, member, shown, turn.answered, ways)


def finish(work: Work, member: Member, row: Talking, turn: Turn, priority: Priority, *, gives_back: bool) -> None:
    """Last words of a conversation, with a way on.

    What made room for it comes back where the person was in the middle of that, else it is one of the ways. After a
    goodbye it always comes back: it may be the person's own, and they answer in words.
    """
    row.state, row.nudge_at, row.expire_at = "done", None, None
    waits = not gives_back or next_steps.is_in_danger(work, row)
    if not waits:
        work.freed[number(member)] = None
    if turn.say:
        said = speak.post(work, member, turn.say, next_steps.under(work, member, row, go_on=waits), priority)
        row.shown = row.shown or said


def make_room(work: Work, member: Member, row: Talking | None = None) -> None:
    """There is one question at a time: another that stands on the screen is set aside, its buttons go."""
    for other in queries.open_conversations(work.session, number(member)):
        if other is not row and other.asked:
            shown, other.shown, other.asked, other.aside = other.shown, None, "", True
            speak.mark_answered(work, member, shown, None)


def bring_up(work: Work, row: Talking) -> None:
    """The conversation that speaks is the one on top."""
    others = [other.place for other in queries.open_conversations(work.session, row.member_id) if other is not row]
    row.place = max([row.place, *(place + 1 for place in others)])


def resume(work: Work, member: Member) -> None:
    """What was set aside comes back, unless something else is asked or it is no longer about anything."""
    rows = queries.open_conversations(work.session, number(member))
    aside = [row for row in rows if row.aside and not (row.expire_at and row.expire_at <= work.now)]
    while aside and not any(row.asked for row in rows):
        row = aside.pop(0)
        if still.is_true(work, row):
            ask_again(work, member, row, BACK_TO)
        else:
            end(work, row, "done")


def unfinished(work: Work, member: Member) -> Talking | None:
    """The question to go on with: the one on the screen, else one that was set aside, else one for later.

    Whatever is no longer about anything ends on the way.
    """
    rows = queries.open_conversations(work.session, number(member))
    for row in sorted(rows, key=lambda row: (not row.asked, not row.aside)):
        if still.is_true(work, row):
            return row
        end(work, row, "done")
    return None


def on_screen(work: Work, member: Member) -> Talking | None:
    """The conversation whose question has its buttons."""
    rows = queries.open_conversations(work.session, number(member))
    return next((row for row in rows if row.asked), None)


def ask_again(work: Work, member: Member, row: Talking, *first: Phrase, priority: Priority = Priority.answer) -> None:
    """The same question once more, in the language of now; its patience is not renewed."""
    settle(work, member, row, look(kept.load(work, row), work.now, *first, again=True), priority, again=True)


def help_first(work: Work, member: Member) -> None:
    """Help, whatever else is open; that comes back afterwards. Asked for anew, help begins anew."""
    for row in queries.open_conversations(work.session, number(member)):
        if row.flow == "ask_help" and row.committed:
            end(work, row, "done", ())
    side = queries.side_in_pair(work.session, number(member))
    partner = queries.partner_of(work.session, side).name if side else ""
    numbers = list(work.programme.help.numbers)
    begin_once(work, member, "ask_help", {"partner": partner, "numbers": numbers})


def reopen(work: Work, member: Member, row: Talking, heard: Heard) -> Phrase | None:
    """An answer to a question that has no buttons (any more) is heard all the same."""
    question = look(kept.load(work, row), work.now, again=True).ask
    row.state, row.asked = "open", question.seen_as if question else ""
    return listen(work, member, row, heard)


def tidy(work: Work, member: Member) -> None:
    """Somebody can be reached again: what was closed meanwhile loses its buttons."""
    for row in queries.closed_unseen(work.session, number(member)):
        take_off_screen(work, row)


def begin_once(work: Work, member: Member, flow: str, facts: dict[str, Any], about: str = "pair") -> None:
    """Begin a conversation, or go on with one of its kind that is about the same: open, or still to be opened."""
    for row in queries.unfinished_conversations(work.session, number(member)):
        if row.flow != flow or row.facts.get(about) != facts.get(about):
            continue
        if row.state == "open":
            ask_again(work, member, row)
            return
        if still.is_true(work, row):
            work.begun.append(row)
            return
    work.begin(number(member), flow, facts)
