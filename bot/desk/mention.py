"""A message in the group that names a colleague so that their phone rings."""

from bot.desk import board
from bot.store import outbox
from bot.store.work import Work
from bot.talk.direction import without_unseen
from bot.talk.long_texts import utf16
from bot.talk.phrase import Phrase

HERE = "\ue000"
"""Stands in the text where the name is to come; a letter that no script uses."""


def post(work: Work, sentence: Phrase, hole: str, name: str, telegram_id: int, *, answers: int | None) -> None:
    """Put a sentence in the group in whose `hole` stands this name, as a mention of this account.

    Telegram knows no other mention of somebody without a username; its place is counted in UTF-16.
    Source: core.telegram.org/bots/api#messageentity (`text_mention`)
    """
    shown = " ".join(without_unseen(name).split())
    before, _here, after = board.reader(work).say(sentence(**{hole: HERE})).partition(HERE)
    account = {"id": telegram_id, "is_bot": False, "first_name": shown}
    entity = {"type": "text_mention", "offset": utf16(before), "length": utf16(shown), "user": account}
    payload = {"text": f"{before}{shown}{after}", "entities": [entity]}
    outbox.put(work.session, work.settings.coordinator_chat, "sendMessage", payload, work.now, answers=answers)
