"""Ending a pair: a coordinator decides, and sees first what each will read. Last words: `goodbyes`."""

from bot.desk import board
from bot.desk.argument import numbers
from bot.desk.board import Rows
from bot.domain.course import ClosingKind
from bot.domain.opening import Kind
from bot.domain.pair import TOGETHER
from bot.domain.reply import ReplyTo
from bot.flows import farewell
from bot.store import closings, queries
from bot.store.listening import moment_for
from bot.store.tables import Closing, Member, Pair, Prompt, Side
from bot.store.work import GoneError, Work, number
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
ONLY_WORDS = _("I can only take written words here.")


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
    board.post(work, [HOW(first=first, second=second)], rows, answers=board.tapped(work, incoming))
    return None


def preview(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """What each side will read, before anything happens. `argument`: the pair, and who stops (0: both)."""
    pair_id, left_by = numbers(argument)
    pair = work.get(Pair, pair_id)
    if left_by and queries.side_of(work.session, pair_id, left_by) is None:
        raise GoneError("nobody of this pair")
    if pair.state not in TOGETHER:
        return ALREADY
    kind = ClosingKind.one_sided if left_by else ClosingKind.early
    closing = Closing(pair_id=pair_id, kind=kind, left_by=left_by or None, created_at=work.now)
    _show(work, work.add(closing), instead=board.tapped(work, incoming))
    return None


def _show(work: Work, closing: Closing, *, instead: int | None = None, answers: int | None = None) -> None:
    told = [_preview(work, closing, side) for side in queries.sides(work.session, closing.pair_id)]
    key = number(closing)
    rows: Rows = [
        [(YES, f"g:close:{key}"), (OTHER_WORDS, f"g:endwords:{key}")],
        [(NOT_NOW, f"g:endnot:{closing.pair_id}")],
    ]
    if instead is None:
        board.post(work, [*told, SURE], rows, answers=answers)
    else:
        board.edit(work, instead, [*told, SURE], rows)


def _preview(work: Work, closing: Closing, side: Side) -> Phrase:
    facts = closings.farewell_facts(work, closing, side)
    reads = farewell.opening(
        farewell.Facts(side.pair_id, facts["partner"], ClosingKind(closing.kind), facts["left"], facts["words"])
    )
    return lines(READS(who=board.who(work.get(Member, side.member_id))), *reads, as_is(""))


def leave_be(work: Work, incoming: FromGroup, _argument: str) -> Phrase:
    """Not now: the question goes."""
    asked = board.tapped(work, incoming)
    if asked:
        board.edit(work, asked, [NOTHING_CHANGED])
    return NOTHING_CHANGED


def ask_for_words(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """The coordinator would like to say it in their own words."""
    closing = work.get(Closing, int(argument))
    if work.get(Pair, closing.pair_id).state not in TOGETHER:
        return ALREADY
    prompt = board.post(work, [WRITE_WORDS], answers=board.tapped(work, incoming), ask_reply=True)
    board.expect(work, prompt, ReplyTo.closing, number(closing))
    return None


def close(work: Work, incoming: FromGroup, argument: str) -> Phrase:
    """End the pair, as it was shown."""
    closing = work.get(Closing, int(argument))
    asked = board.tapped(work, incoming)
    done = closings.close(work, closing)
    said = _told(work, closing.pair_id) if done else [ALREADY]
    if asked:
        board.edit(work, asked, said)
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


def take_words(work: Work, incoming: FromGroup, prompt: Prompt) -> None:
    """The coordinator's own words for the end of a pair: shown once more before they are sent."""
    if not isinstance(incoming.heard, Words):
        board.post(work, [ONLY_WORDS], answers=prompt.outgoing_id)
        return
    closing = work.lock(Closing, prompt.subject)
    if work.get(Pair, closing.pair_id).state not in TOGETHER:
        board.post(work, [ALREADY], answers=prompt.outgoing_id)
    else:
        closing.words = incoming.heard.text
        _show(work, closing, answers=prompt.outgoing_id)
