"""What coordinators can ask for in their group: who waits, which pairs there are, one case."""

from bot.desk import board
from bot.domain.member import Phase, Role
from bot.store import queries
from bot.store.tables import Member
from bot.store.work import Work, number
from bot.talk.heard import FromGroup
from bot.talk.phrase import Phrase, _, lines

AT_MOST = 20
"""Buttons of one list."""

GREETING = _("I am Makker. I show here who wants to join, how the pairs are doing, and who needs help.")
COMMANDS = lines(
    _("/waiting – who waits, and finding a match"),
    _("/pairs – all pairs"),
    _("/cases – open cases"),
    _("/case 12 – one case, and what was done"),
    _("/help – this message"),
)
NOBODY_WAITS = _("Nobody waits for approval or for a match.")
NO_PAIRS = _("There are no pairs yet.")


def greet(work: Work, _incoming: FromGroup, _argument: str) -> None:
    """What this is and what can be asked."""
    board.post(work, [GREETING, COMMANDS])


def waiting(work: Work, _incoming: FromGroup, _argument: str) -> None:
    """Who waits for approval and for a match, longest first."""
    unapproved = queries.members_in_phase(work.session, Phase.waiting_for_approval)
    unmatched = [m for role in (Role.mentee, Role.mentor) for m in
                 queries.members_waiting_for_a_match(work.session, role)]  # fmt: skip
    if not unapproved and not unmatched:
        board.post(work, [NOBODY_WAITS])
    if unapproved:
        board.post(work, [_("⏳ Waiting for your approval")], [[_button("card", m)] for m in unapproved[:AT_MOST]])
    if unmatched:
        title = _("🤝 Waiting for a match. Tap a person to see who could fit.")
        board.post(work, [title], [[_button("match", m)] for m in unmatched[:AT_MOST]])


def _button(action: str, member: Member) -> tuple[Phrase, str]:
    return board.who(member), f"g:{action}:{member.id}"


def pairs(work: Work, _incoming: FromGroup, _argument: str) -> None:
    """All pairs, with their last meeting."""
    told = []
    for pair in queries.active_pairs(work.session):
        first, second = (
            board.who(work.get(Member, side.member_id)) for side in queries.sides(work.session, number(pair))
        )
        met = _("last met {when}")(when=pair.met_at) if pair.met_at else _("have not met yet")
        told.append(_("🤝 {first} and {second}: {met}")(first=first, second=second, met=met))
    board.post(work, told or [NO_PAIRS])


def card(work: Work, _incoming: FromGroup, argument: str) -> None:
    """A person's card anew, at the bottom of the chat."""
    member = work.get(Member, int(argument))
    board.lift(work, member)
    work.show("member", number(member))
