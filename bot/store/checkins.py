"""A round of a questionnaire begins."""

from bot.domain.checkin import Moment
from bot.domain.member import Role
from bot.store import queries
from bot.store.tables import Member, Round, Side
from bot.store.work import GoneError, Work, number


def begin_round(work: Work, side: Side, moment: Moment) -> Round:
    """Ask one side of a pair the questions of this moment; GoneError where no questionnaire is published.

    The newest version is pinned: this round goes on with it whatever is published meanwhile.
    """
    questionnaire = queries.newest_questionnaire(work.session, Role(side.role))
    if questionnaire is None:
        raise GoneError(f"questionnaire for {side.role}")
    round_ = work.add(
        Round(
            pair_id=side.pair_id,
            member_id=side.member_id,
            questionnaire_id=number(questionnaire),
            moment=moment,
            opened_at=work.now,
        )
    )
    facts = {
        "round": number(round_),
        "moment": moment,
        "name": work.get(Member, side.member_id).name,
        "partner": queries.partner_of(work.session, side).name,
        "questionnaire": number(questionnaire),
        "zone": work.settings.timezone,
        "low_at_most": work.programme.check_ins.low_trust_at_most,
    }
    round_.conversation_id = work.begin(side.member_id, "check_in", facts).id
    return round_
