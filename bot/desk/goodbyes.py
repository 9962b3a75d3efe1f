"""Last words between the two of a pair that has ended: a coordinator sees them first, and decides."""

from bot.desk import board
from bot.desk.board import Rows
from bot.desk.endings import ONLY_WORDS
from bot.domain.course import GoodbyeState
from bot.domain.effects import Told
from bot.domain.reply import ReplyTo
from bot.store import closings, queries
from bot.store.tables import Goodbye, Member, Prompt, Side
from bot.store.work import Work, number
from bot.talk.heard import FromGroup, Words
from bot.talk.phrase import Phrase, _, as_is

GOODBYE = _("💐 {who} would like to say goodbye to {partner}:")
PASS_ON, NOT_THIS, ASK_AGAIN = _("✅ Pass on"), _("✖️ Not this one"), _("✍️ Ask for other words")
DECIDED = _("This has already been decided.")
WRITE_WHY = _("✍️ Reply to this message: what should {who} change? I send your words to {who}.")
ASKED_AGAIN = _("✔️ Asked {who} for other words.")
STANDS = {
    GoodbyeState.passed_on: _("✅ Passed on"),
    GoodbyeState.held_back: _("✖️ Not passed on"),
    GoodbyeState.reworded: _("✍️ Asked for other words"),
}


def show(work: Work, goodbye_id: int) -> None:
    """The card of somebody's last words: whole, as they were written or spoken, until somebody decides."""
    goodbye = work.get(Goodbye, goodbye_id)
    side = work.get(Side, (goodbye.pair_id, goodbye.member_id))
    who, partner = (board.who(it) for it in (work.get(Member, side.member_id), queries.partner_of(work.session, side)))
    told, caption = Told(**goodbye.told), GOODBYE(who=who, partner=partner)
    said = [as_is(told.text)] if told.text else []
    if goodbye.card is None:
        if told.voice:
            board.play(work, told.voice, caption, None)
        goodbye.card = board.post(work, [caption, *said], _buttons(goodbye))
    else:
        board.edit(work, goodbye.card, [caption, *said, STANDS[GoodbyeState(goodbye.state)]])


def _buttons(goodbye: Goodbye) -> Rows:
    key = number(goodbye)
    return [[(PASS_ON, f"g:byepass:{key}"), (NOT_THIS, f"g:byehold:{key}")], [(ASK_AGAIN, f"g:byeask:{key}")]]


def pass_on(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """The other side gets the words."""
    goodbye = closings.decide(work, int(argument), GoodbyeState.passed_on)
    if goodbye is None:
        return DECIDED
    work.audit(incoming.telegram_id, "pass on goodbye", f"goodbye {argument}")
    side = work.get(Side, (goodbye.pair_id, goodbye.member_id))
    partner, name = queries.partner_of(work.session, side), work.get(Member, side.member_id).name
    work.begin(number(partner), "goodbye", {"partner": name, **goodbye.told})
    return STANDS[GoodbyeState.passed_on]


def hold_back(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """The words stay here; nobody is told."""
    if closings.decide(work, int(argument), GoodbyeState.held_back) is None:
        return DECIDED
    work.audit(incoming.telegram_id, "hold back goodbye", f"goodbye {argument}")
    return STANDS[GoodbyeState.held_back]


def ask_again(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """A message whose reply asks for other words."""
    goodbye = work.get(Goodbye, int(argument))
    if goodbye.state != GoodbyeState.waiting:
        return DECIDED
    who = board.who(work.get(Member, goodbye.member_id))
    prompt = board.post(work, [WRITE_WHY(who=who)], answers=goodbye.card, ask_reply=True)
    board.expect(work, prompt, ReplyTo.goodbye, number(goodbye))
    return None


def take_wish(work: Work, incoming: FromGroup, prompt: Prompt) -> None:
    """What somebody should change in their last words."""
    if isinstance(incoming.heard, Words):
        _send_back(work, incoming, prompt, incoming.heard.text)
    else:
        board.post(work, [ONLY_WORDS], answers=prompt.outgoing_id)


def _send_back(work: Work, incoming: FromGroup, prompt: Prompt, why: str) -> None:
    goodbye = closings.decide(work, prompt.subject, GoodbyeState.reworded)
    if goodbye is None:
        board.post(work, [DECIDED], answers=prompt.outgoing_id)
        return
    work.audit(incoming.telegram_id, "ask for other words", f"goodbye {goodbye.id}")
    side = work.get(Side, (goodbye.pair_id, goodbye.member_id))
    partner = queries.partner_of(work.session, side).name
    facts = {"pair": goodbye.pair_id, "partner": partner, "goodbye": prompt.subject, "why": why}
    work.begin(goodbye.member_id, "goodbye_again", facts)
    board.post(work, [ASKED_AGAIN(who=board.who(work.get(Member, goodbye.member_id)))], answers=goodbye.card)
