"""All that can be done in the coordinators' group: what does it, and whom it is about (see `rights`)."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.desk import (
    announce,
    answers,
    caselog,
    casework,
    endings,
    goodbyes,
    handing_over,
    invite,
    lists,
    members,
    notes,
    pairing,
    pairs,
    putting_off,
    relay,
    rights,
)
from bot.desk.rights import About
from bot.domain.reply import ReplyTo
from bot.store.tables import Prompt
from bot.store.work import Work
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase


@dataclass(frozen=True)
class Action:
    """A button or a command."""

    do: Callable[[Work, FromGroup, str], Phrase | None]
    about: About


ACTIONS: dict[str, Action] = {
    "approve": Action(members.approve, rights.people),
    "decline": Action(members.decline, rights.people),
    "invite": Action(members.invite, rights.people),
    "profile": Action(members.read, rights.people),
    "card": Action(lists.card, rights.nobody),
    "waiting": Action(lists.waiting, rights.nobody),
    "pairs": Action(pairs.listed, rights.nobody),
    "pair": Action(pairs.card, rights.nobody),
    "match": Action(pairing.choose, rights.person),
    "offer": Action(pairing.offer, rights.people),
    "withdraw": Action(pairing.withdraw, rights.pair),
    "end": Action(endings.choose, rights.pair),
    "ending": Action(endings.preview, rights.pair),
    "endnot": Action(endings.leave_be, rights.pair),
    "endwords": Action(endings.ask_for_words, rights.closing),
    "close": Action(endings.close, rights.closing),
    "byepass": Action(goodbyes.pass_on, rights.goodbye),
    "byehold": Action(goodbyes.hold_back, rights.goodbye),
    "byeask": Action(goodbyes.ask_again, rights.goodbye),
    "case": Action(caselog.case, rights.case),
    "show": Action(casework.show, rights.case),
    "take": Action(casework.take, rights.case),
    "snooze": Action(putting_off.snooze, rights.case),
    "hand": Action(handing_over.hand_over, rights.case),
    "severity": Action(casework.severity, rights.case),
    "resolve": Action(casework.resolve, rights.case),
    "reopen": Action(casework.reopen, rights.case),
    "read": Action(caselog.read, rights.case),
    "answers": Action(answers.read, rights.people),
    "cases": Action(caselog.listed, rights.nobody),
    "write": Action(relay.ask_for_words, rights.letter),
    "send": Action(relay.send, rights.draft),
    "keep": Action(relay.stay, rights.draft),
    "seen": Action(notes.seen, rights.note),
    "invitation": Action(invite.make, rights.nobody),
    "greet": Action(invite.greet_in, rights.nobody),
    "audience": Action(announce.choose, rights.nobody),
    "preview": Action(announce.preview, rights.nobody),
    "announce": Action(announce.send, rights.nobody),
    "silence": Action(announce.stop, rights.nobody),
}
COMMANDS: dict[str, Action] = {
    "start": Action(lists.greet, rights.nobody),
    "help": Action(lists.greet, rights.nobody),
    "waiting": Action(lists.waiting, rights.nobody),
    "pair": Action(lists.waiting, rights.nobody),
    "pairs": Action(pairs.listed, rights.nobody),
    "case": Action(caselog.case, rights.asked_for_case),
    "cases": Action(caselog.listed, rights.nobody),
    "announce": Action(announce.ask, rights.nobody),
    "invite": Action(invite.ask, rights.nobody),
}
REPLIES: dict[ReplyTo, Callable[[Work, FromGroup, Prompt], None]] = {
    ReplyTo.letter: relay.pass_on,
    ReplyTo.members_words: relay.ask_first,
    ReplyTo.case_note: casework.keep_note,
    ReplyTo.closing: endings.take_words,
    ReplyTo.goodbye: goodbyes.take_wish,
    ReplyTo.announcement: announce.take_words,
}
"""What a reply does, by the message that it answers."""
