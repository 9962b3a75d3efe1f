"""What coordinators can ask for in their group: what there is to ask for, who waits, a person's card."""

from bot.desk import board, pages, reasons_to_match
from bot.domain.match import FOR
from bot.domain.member import Phase, Role
from bot.store import matching, queries
from bot.store.tables import Member
from bot.store.work import Work, number
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _, as_is, lines

GREETING = _("I am Makker. I show here who wants to join, how the pairs are doing, and who needs help.")
COMMANDS = lines(
    _("/waiting – who waits, and finding a match"),
    _("/pairs – all pairs"),
    _("/cases – open cases"),
    _("/case 12 – one case, and what was done"),
    _("/invite – a link for somebody who is to join"),
    _("/announce – write to many members at once"),
    _("/help – this message"),
)
NOBODY_WAITS = _("Nobody waits for approval or for a match.")


def greet(work: Work, _incoming: FromGroup, _argument: str) -> None:
    """What this is and what can be asked."""
    board.post(work, [GREETING, COMMANDS])


def waiting(work: Work, incoming: FromGroup, argument: str) -> None:
    """Who waits for approval and for a match, longest first. `argument` of a button: from where on."""
    unapproved = queries.members_in_phase(work.session, Phase.waiting_for_approval)
    open_to_one = [*matching.waiting(work, Role.mentee), *matching.waiting(work, Role.mentor)]
    unmatched = [member for member in open_to_one if member.phase == Phase.waiting_for_match]
    if not unapproved and not unmatched:
        pages.put(work, incoming, [NOBODY_WAITS], [])
    if unapproved and not pages.start(incoming, argument):
        rows = [[_button("card", member)] for member in unapproved[: pages.A_PAGE]]
        board.post(work, [_("⏳ Waiting for your approval")], rows)
    if unmatched:
        page, further = pages.page(unmatched, pages.start(incoming, argument), "waiting")
        title = _("🤝 Waiting for a match. Tap a person to see who could fit.")
        told = [_waiting(work, member) for member in page]
        pages.put(work, incoming, [title, *told], [*([_button("match", member)] for member in page), *further])


def _waiting(work: Work, member: Member) -> Phrase:
    """A person who waits, for how long, and who fits them best, if anything speaks for it."""
    best = next(iter(matching.suggestions_for(work, member)), None)
    good = [reason for reason in best.reasons if reason.why in FOR] if best else []
    hint = [_("→ {name}")(name=work.get(Member, best.person.id).name)] if best and good else []
    return lines(
        as_is(""),
        _("👤 {who}")(who=board.who(member)),
        *reasons_to_match.waits(member.waiting_since, work.now),
        *hint,
        *reasons_to_match.in_words(work, tuple(good)),
    )


def _button(action: str, member: Member) -> tuple[Phrase, str]:
    return board.who(member), f"g:{action}:{member.id}"


def card(work: Work, _incoming: FromGroup, argument: str) -> None:
    """A person's card anew, at the bottom of the chat."""
    member = work.get(Member, int(argument))
    board.lift(work, member)
    work.show("member", number(member))
