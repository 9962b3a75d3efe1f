"""The terms that a pair has agreed on."""

from datetime import date

from sqlmodel import col, select

from bot.domain.agreement import AgreementState, Terms
from bot.store.tables import Agreement
from bot.store.work import Work


def newest(work: Work, pair_id: int, state: AgreementState) -> Agreement | None:
    """The pair's newest agreement in this state."""
    query = select(Agreement).where(Agreement.pair_id == pair_id, Agreement.state == state)
    return work.session.exec(query.order_by(col(Agreement.id).desc())).first()


def in_force(work: Work, pair_id: int) -> Terms | None:
    """What the pair has agreed on."""
    agreement = newest(work, pair_id, AgreementState.agreed)
    return terms_of(agreement) if agreement else None


def terms_of(agreement: Agreement) -> Terms:
    """The terms as they are kept."""
    kept = agreement.terms
    return Terms(**{**kept, "aims": tuple(kept["aims"]), "ends_on": date.fromisoformat(kept["ends_on"])})
