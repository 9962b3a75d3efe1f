"""One member's turn: what was heard in a private chat, and what follows from it."""

from sqlalchemy import BigInteger, bindparam
from sqlmodel import select

from bot.domain.case import Rule, Severity, Signal
from bot.domain.member import Phase
from bot.domain.settling import Relief
from bot.store import outside, queries
from bot.store.rows import insert_once
from bot.store.settling import settle
from bot.store.tables import Answer, Member, Talking
from bot.store.work import Work, number
from bot.talk.buttons import HELP
from bot.talk.engine import NOTED, PASSED, is_noted
from bot.talk.heard import (
    Command,
    Edited,
    FromMember,
    Left,
    Press,
    Returned,
    Tap,
    Words,
)
from bot.talk.phrase import Phrase, _
from bot.talk.reader import closest_language
from bot.turn import (
    announced,
    commands,
    conversations,
    doors,
    home,
    invited,
    kept,
    media,
    opening,
    seen,
    speak,
    stale,
    still,
    ways,
)

HELP_WORDS = {"help", "hjælp", "hjaelp", "sos", "مساعدة", "النجدة", "ساعدني", "ساعدوني"}
NOT_UNDERSTOOD = _("I am a simple helper and I do not understand free text here. These buttons can help you.")
KNOWN = (
    select(Member).where(Member.telegram_id == bindparam("telegram_id", type_=BigInteger))
    .with_for_update(key_share=True).execution_options(populate_existing=True)
)  # fmt: skip
"""Whoever writes, as they are now, and kept so until the turn ends."""


def hear(work: Work, incoming: FromMember) -> None:
    """One update from a private chat."""
    member = known(work, incoming)
    work.hearing, before = number(member), commands.shown_to(member)
    if not member.reachable and not isinstance(incoming.heard, Left):
        _is_back(work, member)
    toast = _hear(work, member, incoming)
    if commands.shown_to(member) != before:
        commands.set_own(work, member)
    if incoming.callback_id:
        said = speak.reader(work, member).say(toast) if toast else ""
        speak.answer_tap(work, member.telegram_id, incoming.callback_id, said)


def known(work: Work, incoming: FromMember) -> Member:
    """The person's row, made at the first contact and locked for this turn."""
    who = {"telegram_id": incoming.telegram_id}
    member = work.session.exec(KNOWN, params=who).one_or_none() or _met(work, incoming, who)
    member.heard_at, member.username = work.now, incoming.username
    return member


def _met(work: Work, incoming: FromMember, who: dict[str, int]) -> Member:
    """A new row; where another turn writes it at this moment, that one, after it."""
    language = _language(work, incoming.language)
    is_new = insert_once(work.session, Member, telegram_id=incoming.telegram_id, language=language, created_at=work.now)
    member = work.session.exec(KNOWN, params=who).one()
    if is_new:
        outside.begin(work, member)
    return member


def _language(work: Work, spoken: str) -> str:
    """The phone's language where the programme offers it, else the programme's first."""
    closest = closest_language(spoken)
    return closest if closest in work.settings.languages else work.settings.languages[0]


def _hear(work: Work, member: Member, incoming: FromMember) -> Phrase | None:
    match heard := incoming.heard:
        case Left():
            _unreachable(work, member)
        case Returned():
            seen.bring_back(work, member)
        case Command("start", code) if code:
            invited.open_invitation(work, member, code, in_group=incoming.in_group)
        case Command(name):
            return doors.COMMANDS.get(name, ways.menu)(work, member)
        case Press("reword", argument):
            return media.use_new_words(work, member, argument)
        case Press():
            return doors.press(work, member, heard)
        case Tap():
            return _tap(work, member, heard)
        case Words(text) if text.strip().strip("!.؟?").casefold() in HELP_WORDS:
            return ways.ask_help(work, member)
        case Edited():
            media.edited(work, member, heard)
        case _:
            return _answer(work, member, incoming)
    return None


def _unreachable(work: Work, member: Member) -> None:
    member.reachable = False
    if member.phase in (*invited.NOT_IN, Phase.coordinating):
        return
    side = queries.side_in_active_pair(work.session, number(member))
    signal = Signal(Rule.unreachable, Severity.high)
    work.raise_case(signal, number(member), side.pair_id if side else 0)


def _is_back(work: Work, member: Member) -> None:
    """Whoever unblocks the bot, or does anything here at all, can be written to."""
    member.reachable = True
    conversations.tidy(work, member)
    settle(work, Relief.came_back, member=number(member))
    opening.wake(work, member)


def unreachable(work: Work, telegram_id: int) -> None:
    """Telegram says that this person cannot be written to."""
    member = work.session.exec(select(Member).where(Member.telegram_id == telegram_id)).first()
    if member and member.reachable:
        _unreachable(work, member)


def _tap(work: Work, member: Member, tap: Tap) -> Phrase | None:
    if tap.option == HELP:
        return ways.ask_help(work, member)
    row = _tapped(work, member, tap)
    if row:
        if row.state == "open" and not row.asked and still.is_true(work, row):
            conversations.ask_again(work, member, row, conversations.BACK_TO)
            return None
        if row.state == "open" and row.asked:
            return conversations.listen(work, member, row, tap)
        if is_noted(kept.load(work, row), tap, work.now):
            return NOTED  # the last button, tapped twice
        if row.flow == "ask_help" and row.state == "expired":
            return conversations.reopen(work, member, row, tap)  # help is never too late
    return stale.once(work, member, PASSED, _how_it_stands)


def _how_it_stands(work: Work, member: Member) -> None:
    top = conversations.on_screen(work, member)
    if top:
        conversations.ask_again(work, member, top)
    else:
        home.show(work, member)


def _tapped(work: Work, member: Member, tap: Tap) -> Talking | None:
    """The member's conversation that the button belongs to; None where it is not theirs, or gone."""
    own = queries.unfinished_conversations(work.session, number(member))
    row = next((it for it in own if it.id == tap.conversation), None) or work.session.get(Talking, tap.conversation)
    return row if row and row.member_id == member.id else None


def _answer(work: Work, member: Member, incoming: FromMember) -> Phrase | None:
    row = conversations.on_screen(work, member)
    line = media.kind_line(incoming.heard)
    meant = media.meant_question(work, member, incoming.reply_to) if incoming.reply_to and not line else None
    match line or meant or row or announced.newest(work, member, incoming):
        case Talking(flow="announcement"):
            return announced.pass_on(work, member, incoming.heard)
        case Talking() as asked if meant is None and not seen.can_be(work, asked, incoming):
            conversations.ask_again(work, member, asked, seen.WROTE_BEFORE)
        case Talking() as asked:
            return _written(work, member, asked, incoming)
        case Phrase() as said if row or member.phase != Phase.visitor:
            ways.say(work, member, said)
        case _ if member.phase == Phase.visitor:
            ways.menu(work, member)
        case _:
            home.show(work, member, NOT_UNDERSTOOD)
    return None


def _written(work: Work, member: Member, row: Talking, incoming: FromMember) -> Phrase | None:
    """Words or a voice for a question; the message is remembered, for the person may change it later."""
    key, version = row.asked.partition(":")[0], row.version
    toast = conversations.listen(work, member, row, incoming.heard)
    answer = work.session.get(Answer, (row.id, key)) if row.version > version else None
    if answer:
        answer.message = incoming.message or None
    return toast
