"""All that can be done in the coordinators' group: what does it, and whom it is about (see `rights`)."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlmodel import SQLModel

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
from bot.desk.argument import first_number
from bot.desk.rights import About
from bot.domain.reply import ReplyTo
from bot.store.tables import Announcement, Case, Closing, Draft, Goodbye, Invitation, Member, Note, Pair, Prompt
from bot.store.work import Work
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase


@dataclass(frozen=True)
class Action:
    """A button or a command."""

    do: Callable[[Work, FromGroup, str], Phrase | None]
    about: About
    begins_with: type[SQLModel] | None = None
    """With the number of what row its argument begins."""

    def concerns(self, work: Work, argument: str) -> Collection[int]:
        """Whom it is about. GoneError and ValueError where the argument is forged or broken, or the row is gone."""
        if self.begins_with:
            work.get(self.begins_with, first_number(argument))
        return self.about(work, argument)


ACTIONS: dict[str, Action] = {
    "approve": Action(members.approve, rights.people, Member),
    "decline": Action(members.decline, rights.people, Member),
    "invite": Action(members.invite, rights.people, Member),
    "profile": Action(members.read, rights.people_and_partners, Member),
    "card": Action(lists.card, rights.nobody, Member),
    "waiting": Action(lists.waiting, rights.nobody),
    "pairs": Action(pairs.listed, rights.nobody),
    "pair": Action(pairs.card, rights.nobody, Pair),
    "match": Action(pairing.choose, rights.person, Member),
    "offer": Action(pairing.offer, rights.people, Member),
    "withdraw": Action(pairing.withdraw, rights.pair, Pair),
    "end": Action(endings.choose, rights.pair, Pair),
    "ending": Action(endings.preview, rights.pair, Pair),
    "endnot": Action(endings.leave_be, rights.pair, Pair),
    "endwords": Action(endings.ask_for_words, rights.closing, Closing),
    "close": Action(endings.close, rights.closing, Closing),
    "byepass": Action(goodbyes.pass_on, rights.goodbye, Goodbye),
    "byehold": Action(goodbyes.hold_back, rights.goodbye, Goodbye),
    "byeask": Action(goodbyes.ask_again, rights.goodbye, Goodbye),
    "case": Action(caselog.case, rights.case, Case),
    "show": Action(casework.show, rights.case, Case),
    "take": Action(casework.take, rights.case, Case),
    "snooze": Action(putting_off.snooze, rights.case, Case),
    "hand": Action(handing_over.hand_over, rights.case, Case),
    "severity": Action(casework.severity, rights.case, Case),
    "resolve": Action(casework.resolve, rights.case, Case),
    "reopen": Action(casework.reopen, rights.case, Case),
    "read": Action(caselog.read, rights.case, Case),
    "answers": Action(answers.read, rights.people_and_partners, Member),
    "cases": Action(caselog.listed, rights.nobody),
    "write": Action(relay.ask_for_words, rights.letter, Member),
    "send": Action(relay.send, rights.draft, Draft),
    "keep": Action(relay.stay, rights.draft, Draft),
    "seen": Action(notes.seen, rights.note, Note),
    "invitation": Action(invite.make, rights.nobody),
    "greet": Action(invite.greet_in, rights.nobody, Invitation),
    "audience": Action(announce.choose, rights.nobody, Announcement),
    "preview": Action(announce.preview, rights.nobody, Announcement),
    "announce": Action(announce.send, rights.nobody, Announcement),
    "silence": Action(announce.stop, rights.nobody, Announcement),
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
