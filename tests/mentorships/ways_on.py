"""Everybody always has a next step, and one question at most."""

from collections.abc import Collection, Iterable, Iterator

from bot.talk.engine import PASSED
from bot.talk.heard import LONGEST_BUTTON, Press, Tap, read_button
from bot.talk.reader import Reader
from bot.turn.together import NO_LONGER
from tests.mentorships.life import Life
from tests.mentorships.rows import Row
from tests.mentorships.step import SETTINGS, Step
from tests.mentorships.town import Seen, asked_in
from tests.phones import Phone, bare

DEAD = {bare(Reader(code, SETTINGS.zone).say(line)) for code in SETTINGS.languages for line in (PASSED, NO_LONGER)}
"""What is said to whoever taps a button that means nothing any more, in every language."""
BLANK = "<-"
"""Words in a calendar, which look like buttons to Telegram."""
NEWEST = 2
"""Messages at the bottom of a chat that one sees without scrolling."""


class WaysOn:
    """Looks at each phone as its owner does: what can I do now?"""

    def look(self, life: Life, step: Step) -> Iterable[str]:
        for chat, name in life.script.names.items():
            phone = life.town.phone(chat)
            if phone.screen and chat not in life.town.held | life.town.gone:
                yield from (f"{name} {wrong}" for wrong in _on_screen(phone, life.town.unchanged))
        for seen in step.seen:
            yield from _wrong_buttons(step, seen)
        yield from self._unanswered(life, step)
        for talk in step.after.talks.values():
            yield from _stuck(step, talk)

    def _unanswered(self, life: Life, step: Step) -> Iterator[str]:
        """Whoever does something hears something; a button that has just come is never out of date."""
        if step.phone is None or step.phone.chat_id in life.town.held | life.town.gone:
            return
        name, answers = life.name_of(step.phone), [it for it in step.reaches(step.phone.chat_id) if it.text]
        changed = [it for it in step.reaches(step.phone.chat_id) if it.method == "editMessageReplyMarkup"]
        is_blank = isinstance(step.heard, Tap) and step.heard.option.startswith(BLANK)
        if isinstance(step.heard, (Tap, Press)) and not step.reaches(step.phone.chat_id):
            yield f"{name} waits for ever for the tapped button"
        elif step.did.endswith(("blocks Makker", "unblocks Makker")):
            return
        elif not answers and not changed and not is_blank:
            yield f"{name} hears nothing"
        if step.is_fresh and step.on_row not in life.town.unchanged and any(it.text in DEAD for it in answers):
            yield f"{name} has tapped a button that was dead from the beginning"


def _on_screen(phone: Phone, unchanged: Collection[int]) -> Iterator[str]:
    questions = [bubble for bubble in phone.screen if asked_in(bubble) and bubble.row not in unchanged]
    if len(questions) > 1:
        yield f"has {len(questions)} open questions: {[bare(it.text) for it in questions]}"
    newest = [bubble for bubble in phone.screen if not bubble.document and not bubble.voice][-NEWEST:]
    if not any(bubble.buttons for bubble in newest):
        yield f"has no button left: {[bare(it.text) for it in newest]}"


def _wrong_buttons(step: Step, seen: Seen) -> Iterator[str]:
    taps = [tap for data in seen.buttons if isinstance(tap := read_button(data), Tap)]
    if len({(tap.conversation, tap.version, tap.key) for tap in taps}) > 1:
        yield f"a message asks two questions: {seen}"
    if any(len(data.encode()) > LONGEST_BUTTON for data in seen.buttons):
        yield f"a button is too long for Telegram: {seen}"
    owners = {step.after.owner_of(tap.conversation) for tap in taps}
    if owners and step.after.member_at(seen.chat) not in [step.after.members.get(owner) for owner in owners]:
        yield f"somebody else's question: {seen}"


def _stuck(step: Step, talk: Row) -> Iterator[str]:
    """A conversation that the clock has lost: nothing brings it back, or to its end."""
    member = step.after.members[talk["member_id"]]
    about = f"{talk['flow']} {talk['id']} of {member['name']}"
    if talk["state"] == "waiting" and talk["open_at"] is None and member["reachable"]:
        yield f"{about} waits for ever to be opened"
    if talk["state"] == "open" and talk["expire_at"] is None and talk["flow"] != "sign_up":
        yield f"{about} stays open for ever"
