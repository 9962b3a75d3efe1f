"""A certificate for each of the two after the end, in their own language, as a file."""

from datetime import date

from babel.dates import format_date

from bot.domain.member import Role
from bot.pictures.certificate import Certificate, certificate
from bot.store import closings, outbox, queries
from bot.store.tables import Member, Pair, Side
from bot.store.work import Work, number
from bot.talk.direction import without_unseen
from bot.talk.languages import language_of
from bot.talk.phrase import Phrase, _, n_
from bot.turn import home, speak, stale

TITLE = _("Certificate")
MENTEE, MENTOR = (
    _("took part as a mentee, together with {partner}"),
    _("took part as a mentor, together with {partner}"),
)
ROLES = {
    (Role.mentee, True): MENTEE,
    (Role.mentor, True): MENTOR,
    (Role.mentee, False): _("took part as a mentee"),
    (Role.mentor, False): _("took part as a mentor"),
}
"""By whether the partner has a name; somebody who is forgotten has none."""
FROM_TO = _("from {first} to {last}")
NO_PAIR = _("There is no certificate yet.")


def hand_over(work: Work, member: Member, pair_id: str) -> Phrase | None:
    """The certificate of this pair, once it has ended; of nobody else's."""
    for pair in queries.closed_pairs_of(work.session, number(member)):
        if str(pair.id) == pair_id:
            send(work, member, pair)
            return None
    return stale.once(work, member, NO_PAIR, home.show)


def send(work: Work, member: Member, pair: Pair) -> None:
    """Put it in the outbox, with a caption that says the same in words."""
    closing = closings.closing_of(work, number(pair))
    if closing is None or closing.closed_at is None or pair.since is None:
        return
    zone = work.settings.zone
    first, last = pair.since.astimezone(zone).date(), closing.closed_at.astimezone(zone).date()
    lines = [*_lines(work, member, pair, first, last)]
    picture = Certificate(_said(work, member, TITLE), member.name, lines, work.programme.name)
    caption = _("🎓 Your certificate, {name}. You can print it or show it to an employer.")(name=member.name)
    payload = {
        "document": {"filename": "certificate.png", "svg": certificate(picture)},
        "caption": "\n\n".join([speak.reader(work, member).say(caption), "\n".join(lines)]),
        "reply_markup": outbox.inline_keyboard(home.short_menu(work, member)),
    }
    outbox.put(work.session, member.telegram_id, "sendDocument", payload, work.now)


def _lines(work: Work, member: Member, pair: Pair, first: date, last: date) -> list[str]:
    side = work.get(Side, (number(pair), number(member)))
    partner = queries.partner_of(work.session, side).name
    met = queries.meetings_that_took_place(work.session, number(pair))
    role = ROLES[Role(side.role), bool(partner)]
    days = {"first": _day(member, first), "last": _day(member, last)}
    lines = [role(partner=partner), FROM_TO(**days)]
    if met:
        lines.append(n_("They met {n} time.", "They met {n} times.", met))
    return [_said(work, member, line) for line in lines]


def _said(work: Work, member: Member, phrase: Phrase) -> str:
    return without_unseen(speak.reader(work, member).say(phrase))


def _day(member: Member, day: date) -> str:
    """With its year: a certificate is read years later."""
    return str(format_date(day, "long", locale=language_of(member.language).locale))
