"""What people in a pair find in their menu about the pair itself; each button names its pair."""

from collections.abc import Callable
from typing import Any

from bot.domain.member import Phase
from bot.store import agreements, pauses, queries
from bot.store.outbox import Button
from bot.store.tables import Member, Pair, Pause, Side
from bot.store.work import Work, number
from bot.talk.heard import Press
from bot.talk.phrase import FarDay, Phrase, _
from bot.turn import speak

NO_LONGER = _("This pair has ended.")
AGREED, AGREE = _("📝 What we agreed"), _("📝 Agree on how we meet")
ANSWER, SENT = _("📝 Answer the agreement from {partner}"), _("📝 What I have sent to {partner}")
WAITS_FOR_YOU = _("📝 {partner} has sent you an agreement. It waits for your answer.")
WAITS_FOR_PARTNER = _("📝 You have sent an agreement to {partner}. There is no answer yet.")
BREAK, AGAIN, LEAVE = _("⏸ Take a break"), _("▶️ Start again"), _("🚪 This does not work for me")
NEW_PARTNER, CERTIFICATE = _("🤝 Ask for a new partner"), _("🎓 My certificate")
OWN_BREAK = _("⏸ You take a break from your meetings with {partner} until {day}.")
BREAK_OF_PARTNER = _("⏸ {partner} takes a break until {day}. I write to you both on that day.")
OWN_OPEN_BREAK = _("⏸ You take a break from your meetings with {partner}. Tap ▶️ when you would like to start again.")
OPEN_BREAK_OF_PARTNER = _("⏸ {partner} takes a break. I write to you both when it is over.")

Begin = Callable[[Work, Pair, Side], tuple[str, dict[str, Any]]]


Row = list[tuple[Phrase, str]]


def rows(work: Work, member: Member) -> list[list[Button]]:
    """What stands under Home, in rows."""
    pairs = queries.pairs_of(work.session, number(member))
    shown = [row for pair in pairs[:1] for row in _of_pair(work, member, pair)]
    if member.phase == Phase.alumni:
        shown.append([(NEW_PARTNER, "m:rematch")])
    shown += [
        [(CERTIFICATE, f"m:certificate:{pair.id}")] for pair in queries.closed_pairs_of(work.session, number(member))
    ]
    return _said(work, member, shown)


def rare_rows(work: Work, member: Member) -> list[list[Button]]:
    """What stands under “My things”, in rows: nobody should tap it in passing."""
    pairs = [number(pair) for pair in queries.pairs_of(work.session, number(member))[:1]]
    breaks: list[Row] = [[(BREAK, f"m:pause:{key}")] for key in pairs if pauses.running(work, key) is None]
    return _said(work, member, [*breaks, *([(LEAVE, f"m:leave:{key}")] for key in pairs)])


def _said(work: Work, member: Member, shown: list[Row]) -> list[list[Button]]:
    say = speak.reader(work, member).say
    return [[(say(label), data) for label, data in row] for row in shown]


def _of_pair(work: Work, member: Member, pair: Pair) -> list[Row]:
    key = number(pair)
    pause = pauses.running(work, key)
    agreement = _agreement_label(work, member, pair)
    rest: Row = [(AGAIN, f"m:again:{key}")] if pause and pause.taken_by == member.id else []
    return [row for row in ([(agreement, f"m:agreed:{key}")], rest) if row]


def _agreement_label(work: Work, member: Member, pair: Pair) -> Phrase:
    side = work.get(Side, (number(pair), number(member)))
    partner = queries.partner_of(work.session, side).name
    for label, own in ((ANSWER, False), (SENT, True)):
        if agreements.waiting_from(work, side, own=own):
            return label(partner=partner)
    return AGREED if pair.end_at else AGREE


def agreement_standing(work: Work, side: Side) -> list[Phrase]:
    """What is proposed and waits for an answer."""
    partner = queries.partner_of(work.session, side).name
    waits = ((WAITS_FOR_YOU, False), (WAITS_FOR_PARTNER, True))
    return [it(partner=partner) for it, own in waits if agreements.waiting_from(work, side, own=own)]


def standing(work: Work, member: Member) -> list[Phrase]:
    """How it stands with breaks: until when, and whose they are."""
    pairs = queries.pairs_of(work.session, number(member))
    breaks = [pause for pair in pairs if (pause := pauses.running(work, number(pair)))]
    return [_break(work, member, pause) for pause in breaks]


def _break(work: Work, member: Member, pause: Pause) -> Phrase:
    partner = queries.partner_of(work.session, work.get(Side, (pause.pair_id, number(member)))).name
    own = pause.taken_by == member.id
    if pause.until is None:
        return (OWN_OPEN_BREAK if own else OPEN_BREAK_OF_PARTNER)(partner=partner)
    until = FarDay(pause.until.astimezone(work.settings.zone).date())
    return (OWN_BREAK if own else BREAK_OF_PARTNER)(partner=partner, day=until)


def begun_by(work: Work, member: Member, press: Press) -> tuple[str, dict[str, Any]] | None:
    """The conversation that a tap begins, and its facts; None where the pair is not, or no longer, the member's."""
    for pair in queries.pairs_of(work.session, number(member)):
        if press.argument == str(pair.id):
            return BEGINS[press.action](work, pair, work.get(Side, (number(pair), number(member))))
    return None


def _begins(flow: str) -> Begin:
    return lambda work, pair, side: (flow, _facts(work, pair, side))


def _facts(work: Work, pair: Pair, side: Side) -> dict[str, Any]:
    today = str(work.now.astimezone(work.settings.zone).date())
    weeks = work.programme.course.pause_weeks
    return {
        "pair": number(pair),
        "partner": queries.partner_of(work.session, side).name,
        "today": today,
        "weeks": list(weeks),
    }


BEGINS: dict[str, Begin] = {
    "agreed": agreements.ask_for_one,
    "pause": _begins("pause"),
    "again": _begins("end_break"),
    "leave": _begins("leave"),
}
"""What each button begins."""
