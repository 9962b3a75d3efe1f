"""Nobody is told what is not theirs: each free word that somebody writes may reach only whom its question names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.talk.heard import Press
from tests.mentorships.life import Life
from tests.mentorships.rows import Rows
from tests.mentorships.step import GROUP, Step
from tests.mentorships.town import Seen

TOGETHER = ("active", "paused", "closed")
ANY = ("offered", "declined", *TOGETHER)

AT_ONCE = {
    *(("sign_up", "question"), ("sign_up", "wait"), ("match_offer", "question"), ("letter", "reply")),
    *(("write_again", "words"), ("farewell", "goodbye"), ("goodbye_again", "goodbye")),
}
"""For the coordinators, as the question says."""
ON_REQUEST = {
    *(("ask_help", "about"), ("ask_help", "more"), ("leave", "more"), ("did_you_meet", "how")),
    *(("did_you_meet", "why"), ("follow_up", "how"), ("check_in", "")),
}
"""For the coordinators, when one of them asks to read it; that is written down."""
READING = ("read", "answers", "profile")
PORTRAIT = ("languages", "work", "goal", "town", "teach", "learn")
"""Of the sign-up: “a possible partner first sees a short text about you, without your name”."""
AGREED = ("agreement", "answer_agreement", "look_at_agreement")
MEETINGS = ("propose_meeting", "answer_proposal", "move_meeting", "log_meeting")


@dataclass
class Secret:
    """Words that one person wrote once, and where."""

    words: str
    author: int
    """The author's chat; the group's for a coordinator's."""
    talk: int = 0
    """The conversation that took them; 0: none did."""
    flow: str = ""
    key: str = ""
    pair: int = 0
    to: frozenset[int] = frozenset()
    """The chats to which a coordinator wrote them."""
    is_forgotten: bool = False


class Confidences:
    """Knows every free word, and looks for it on every phone."""

    def __init__(self) -> None:
        self.secrets: dict[str, Secret] = {}
        self._any: re.Pattern[str] | None = None

    def look(self, life: Life, step: Step) -> Iterable[str]:
        self._note(step)
        for member, row in step.after.members.items():
            if row["phase"] == "visitor" and step.before.members.get(member, row)["phase"] != "visitor":
                self._forget(row["telegram_id"])
        for seen in step.seen:
            for secret in self._found(seen.all_of_it):
                if not self._may_see(secret, seen, step):
                    yield self._told(life, secret, seen)

    def _note(self, step: Step) -> None:
        """Learn new words, and see which question has taken them, or those of a changed message."""
        if step.words:
            author = step.phone.chat_id if step.phone else GROUP
            self.learn(Secret(step.words, author, to=frozenset() if step.phone else _addressed(step)))
        for (talk, key), row in step.after.answers.items():
            if step.before.answers.get((talk, key), {}).get("value") == row["value"]:
                continue
            for secret in self._found(str(row["value"])):
                if not secret.talk and secret.author == step.after.chat_of(step.after.owner_of(talk)):
                    secret.talk, secret.flow, secret.key = talk, step.after.talks[talk]["flow"], key
                    secret.pair = step.after.talks[talk]["facts"].get("pair", 0)

    def learn(self, secret: Secret) -> None:
        self.secrets[secret.words] = secret
        self._any = re.compile("|".join(map(re.escape, sorted(self.secrets, key=len, reverse=True))))

    def _forget(self, chat: int) -> None:
        for secret in self.secrets.values():
            if secret.author == chat:
                secret.is_forgotten = True

    def _found(self, text: str) -> list[Secret]:
        return [self.secrets[words] for words in set(self._any.findall(text))] if self._any else []

    def _may_see(self, secret: Secret, seen: Seen, step: Step) -> bool:
        if secret.is_forgotten:
            return secret.flow == "telegram" and seen.chat == secret.author  # Telegram names everybody who writes
        if secret.author == GROUP:
            return seen.chat == GROUP or seen.chat in secret.to or _was_written_to(secret, seen, step.after)
        if not secret.talk:
            return False  # nobody asked for it, so nobody keeps it
        if seen.chat == secret.author:
            return True
        if seen.chat == GROUP:
            return _coordinators_may(secret, step)
        return seen.chat in _others(secret, step.after)

    @staticmethod
    def _told(life: Life, secret: Secret, seen: Seen) -> str:
        who = life.script.names.get(seen.chat, "the group")
        by = life.script.names.get(secret.author, "a coordinator")
        asked = f"{secret.flow} {secret.key}" if secret.talk else "nothing"
        return f"{who} sees what {by} wrote ({secret.words}, asked: {asked}): {seen}"


def _is_sent(secret: Secret, rows: Rows) -> bool:
    """Whether the conversation has come to its end, and so done what it asked for."""
    of_the_phone = secret.flow == "telegram"
    return of_the_phone or (secret.talk in rows.talks and rows.talks[secret.talk]["state"] == "done")


def _coordinators_may(secret: Secret, step: Step) -> bool:
    if (secret.flow, secret.key.split("_")[0]) in AT_ONCE:
        return True
    if (secret.flow, secret.key) in ON_REQUEST or secret.flow == "check_in":
        asked = isinstance(step.heard, Press) and step.heard.action in READING and bool(step.by) and step.is_coordinator
        return asked and len(step.after.audits) > len(step.before.audits)
    if secret.flow in AGREED:
        return not secret.key.startswith("reach") and _is_sent(secret, step.after)
    return secret.flow in ("sign_up", "change_answers", "invitation", *MEETINGS) and _is_sent(secret, step.after)


def _others(secret: Secret, rows: Rows) -> set[int]:
    """The chats of other members who may see it."""
    author = rows.member_at(secret.author)
    if author is None or not _is_sent(secret, rows):
        return set()
    match secret.flow:
        case "telegram":
            return _chats(rows, rows.partners(author["id"], TOGETHER))
        case "sign_up" | "change_answers" if secret.key in PORTRAIT:
            return _chats(rows, rows.partners(author["id"], ANY))
        case "sign_up" | "change_answers" if secret.key == "name":
            return _chats(rows, rows.partners(author["id"], TOGETHER))
        case "cancel_meeting":
            return _both(rows, secret.pair)
        case "farewell" | "goodbye_again":
            passed_on = [it for it in rows.goodbyes.values() if secret.words in str(it["told"])]
            return _both(rows, secret.pair) if any(it["state"] == "passed_on" for it in passed_on) else set()
    return _both(rows, secret.pair) if secret.flow in (*AGREED, *MEETINGS) else set()


def _both(rows: Rows, pair: int) -> set[int]:
    return _chats(rows, rows.sides_of(pair))


def _chats(rows: Rows, members: Iterable[int]) -> set[int]:
    return {rows.chat_of(member) for member in members}


def _addressed(step: Step) -> frozenset[int]:
    """Whom the message in the group names, to which a coordinator replied; for an announcement, everybody."""
    people = {row["telegram_id"]: row["name"] for row in step.before.members.values()}
    if step.on.startswith("📣"):
        return frozenset(people)
    named = frozenset(chat for chat, name in people.items() if name and name in step.on)
    prompt = step.before.prompts.get(step.on_row)
    if not named and prompt and prompt["reply_to"] in ("letter", "members_words"):  # somebody who has no name here
        return frozenset({step.before.chat_of(prompt["subject"])})
    return named if len(named) == 1 else frozenset()


def _was_written_to(secret: Secret, seen: Seen, rows: Rows) -> bool:
    """A coordinator's words at the end of a pair: for whoever did not end it."""
    for closing in rows.closings.values():
        if secret.words in closing["words"] and closing["closed_at"]:
            return seen.chat in _chats(rows, {*rows.sides_of(closing["pair_id"])} - {closing["left_by"]})
    return False
