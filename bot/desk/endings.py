"""Ending a pair, and last words between the two: a coordinator decides, and sees first what each will read."""

from bot.desk import board
from bot.desk.board import Rows
from bot.domain.course import ClosingKind, GoodbyeState
from bot.domain.effects import Told
from bot.domain.opening import Kind
from bot.domain.pair import TOGETHER
from bot.domain.reply import ReplyTo
from bot.flows import farewell
from bot.store import closings, queries
from bot.store.listening import moment_for
from bot.store.outbox import Outgoing
from bot.store.tables import Closing, Goodbye, Member, Pair, Prompt, Side
from bot.store.work import Work, number
from bot.talk.heard import FromGroup, Words
from bot.talk.phrase import Phrase, _, as_is, lines

HOW = _("How does it end for {first} and {second}? Nothing is sent before you have seen it.")
BOTH, ONE = _("Both stop"), _("{who} stops")
NOT_NOW, NOTHING_CHANGED = _("✖️ Not now"), _("Nothing has changed.")
READS = _("{who} reads:")
SURE = _("Shall I end this pair now? Both are also asked a few last questions.")
YES, OTHER_WORDS = _("🏁 Yes, end it"), _("✍️ Other words")
WRITE_WORDS = _("✍️ Reply to this message with your own words. You see them once more before they are sent.")
ENDED, ALREADY = _("The pair has ended. Both are told."), _("This pair has already ended.")
HAS_ENDED = _("The pair has ended.")
TOLD_LATER = _("{who} wants to be left in peace now. I tell them on {when}.")
NOT_TOLD = _("{who} has blocked the bot, so I cannot tell them.")

GOODBYE = _("💐 {who} would like to say goodbye to {partner}:")
PASS_ON, NOT_THIS, ASK_AGAIN = _("✅ Pass on"), _("✖️ Not this one"), _("✍️ Ask for other words")
DECIDED = _("This has already been decided.")
WRITE_WHY = _("✍️ Reply to this message: what should {who} change? I send your words to {who}.")
ASKED_AGAIN, ONLY_WORDS = _("✔️ Asked {who} for other words."), _("I can only take written words here.")
STANDS = {
    GoodbyeState.passed_on: _("✅ Passed on"),
    GoodbyeState.held_back: _("✖️ Not passed on"),
    GoodbyeState.reworded: _("✍️ Asked for other words"),
}


def choose(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """Ask who stops: both, or one of them."""
    pair = work.get(Pair, int(argument))
    if pair.state not in TOGETHER:
        return ALREADY
    people = [work.get(Member, side.member_id) for side in queries.sides(work.session, number(pair))]
    first, second = map(board.who, people)
    rows: Rows = [
        [(BOTH, f"g:ending:{pair.id}.0")],
        *([(ONE(who=board.who(member)), f"g:ending:{pair.id}.{member.id}")] for member in people),
        [(NOT_NOW, f"g:endnot:{pair.id}")],
    ]
    board.post(work, [HOW(first=first, second=second)], rows, answers=pair.card)
    return None


def preview(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """What each side will read, before anything happens. `argument`: the pair, and who stops (0: both)."""
    pair_id, left_by = map(int, argument.split("."))
    pair = work.get(Pair, pair_id)
    if pair.state not in TOGETHER or (left_by and queries.side_of(work.session, pair_id, left_by) is None):
        return ALREADY
    kind = ClosingKind.one_sided if left_by else ClosingKind.early
    closing = Closing(pair_id=pair_id, kind=kind, left_by=left_by or None, created_at=work.now)
    _show(work, work.add(closing), board.row_of(work, incoming.on))
    return None


def _show(work: Work, closing: Closing, instead: Outgoing | None = None) -> None:
    told = [_preview(work, closing, side) for side in queries.sides(work.session, closing.pair_id)]
    key = number(closing)
    rows: Rows = [
        [(YES, f"g:close:{key}"), (OTHER_WORDS, f"g:endwords:{key}")],
        [(NOT_NOW, f"g:endnot:{closing.pair_id}")],
    ]
    if instead is None:
        board.post(work, [*told, SURE], rows, answers=work.get(Pair, closing.pair_id).card)
    else:
        board.edit(work, number(instead), [*told, SURE], rows)


def _preview(work: Work, closing: Closing, side: Side) -> Phrase:
    facts = closings.farewell_facts(work, closing, side)
    reads = farewell.opening(
        farewell.Facts(side.pair_id, facts["partner"], ClosingKind(closing.kind), facts["left"], facts["words"])
    )
    return lines(READS(who=board.who(work.get(Member, side.member_id))), *reads, as_is(""))


def leave_be(work: Work, incoming: FromGroup, _argument: str) -> Phrase:
    """Not now: the question goes."""
    asked = board.row_of(work, incoming.on)
    if asked:
        board.edit(work, number(asked), [NOTHING_CHANGED])
    return NOTHING_CHANGED


def ask_for_words(work: Work, incoming: FromGroup, argument: str) -> None:
    """The coordinator would like to say it in their own words."""
    closing = work.get(Closing, int(argument))
    asked = board.row_of(work, incoming.on)
    prompt = board.post(work, [WRITE_WORDS], answers=number(asked) if asked else None, ask_reply=True)
    board.expect(work, prompt, ReplyTo.closing, number(closing))


def close(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """End the pair, as it was shown."""
    closing = work.get(Closing, int(argument))
    asked = board.row_of(work, incoming.on)
    done = closings.close(work, closing)
    said = _told(work, closing.pair_id) if done else [ALREADY]
    if asked:
        board.edit(work, number(asked), said)
    if done:
        work.audit(incoming.telegram_id, "end pair", f"pair {closing.pair_id}")
    return said[0]


def _told(work: Work, pair_id: int) -> list[Phrase]:
    """That it has ended, and who hears of it later or not at all."""
    later = []
    for side in queries.sides(work.session, pair_id):
        member = work.get(Member, side.member_id)
        when = moment_for(work, member, Kind.parting)
        if not member.reachable:
            later.append(NOT_TOLD(who=board.who(member)))
        elif when > work.now:
            later.append(TOLD_LATER(who=board.who(member), when=when))
    return [HAS_ENDED, *later] if later else [ENDED]


def show_goodbye(work: Work, goodbye_id: int) -> None:
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


def take_words(work: Work, incoming: FromGroup, prompt: Prompt) -> None:
    """The coordinator's own words for the end of a pair: shown once more before they are sent."""
    if not isinstance(incoming.heard, Words):
        board.post(work, [ONLY_WORDS], answers=prompt.outgoing_id)
        return
    closing = work.lock(Closing, prompt.subject)
    if closing.closed_at is None:
        closing.words = incoming.heard.text
        _show(work, closing)


def take_wish(work: Work, incoming: FromGroup, prompt: Prompt) -> None:
    """What somebody should change in their last words."""
    if isinstance(incoming.heard, Words):
        _send_back(work, incoming, prompt.subject, incoming.heard.text)
    else:
        board.post(work, [ONLY_WORDS], answers=prompt.outgoing_id)


def _send_back(work: Work, incoming: FromGroup, goodbye_id: int, why: str) -> None:
    goodbye = closings.decide(work, goodbye_id, GoodbyeState.reworded)
    if goodbye is None:
        board.post(work, [DECIDED])
        return
    work.audit(incoming.telegram_id, "ask for other words", f"goodbye {goodbye_id}")
    side = work.get(Side, (goodbye.pair_id, goodbye.member_id))
    partner = queries.partner_of(work.session, side).name
    facts = {"pair": goodbye.pair_id, "partner": partner, "goodbye": goodbye_id, "why": why}
    work.begin(goodbye.member_id, "goodbye_again", facts)
    board.post(work, [ASKED_AGAIN(who=board.who(work.get(Member, goodbye.member_id)))], answers=goodbye.card)
