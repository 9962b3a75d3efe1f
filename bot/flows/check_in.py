"""How is it going? The questions belong to the programme (`bot/questionnaires/`).

Makker: Hello Amina. I have a few short questions about you and Lars. It takes about three minutes.
Makker: You can skip every question. Only the coordinators see your answers, never Lars.
Makker: Please do not write about your health or your religion.
Makker: I feel safe and respected when I am with my mentor.
        [Always] [Mostly] [Sometimes] [Rarely] [Never]
> [Rarely]
Makker: Thank you for telling me. A coordinator will write to you here.
Makker: If you are in danger, call 112.
Makker: What happened? You can write or speak.
> He is often angry with me.
Makker: What has helped you most? You can write or speak.
> [Skip]
Makker: Thank you. That was the last question.
"""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.domain.checkin import Moment
from bot.domain.effects import AddToCase, FinishRound, Raise, Told
from bot.domain.programme import CheckIns
from bot.flows.questionnaire import Item, Questions, Value
from bot.flows.questionnaire_file import read_questions
from bot.talk.phrase import Phrase, _
from bot.talk.talk import Talk

SHORT = _("Hello {name}. I have a few short questions about you and {partner}. It takes about three minutes.")
LONGER = _("Hello {name}. This time I have a few more questions about you and {partner}. It takes about five minutes.")
HELLO: dict[Moment, Phrase] = {
    Moment.two_weeks: SHORT,
    Moment.monthly: SHORT,
    Moment.three_months: LONGER,
    Moment.six_months: LONGER,
    Moment.closing: _(
        "Hello {name}. Your time with {partner} is over now. I have a few last questions. It takes about three minutes."
    ),
}


@dataclass(frozen=True)
class Facts:
    """Which round, with which published questionnaire (its TOML text)."""

    round: int
    name: str
    partner: str
    source: str
    moment: Moment = Moment.monthly
    zone: str = "Europe/Copenhagen"
    """The programme's: a day begins at its midnight."""
    low_at_most: int = CheckIns.low_trust_at_most
    """Points on a question about trust that are told to the coordinators at once."""

    def questions(self) -> Questions:
        """The pinned version's questions."""
        return read_questions(self.source)


def check_in(talk: Talk, facts: Facts) -> None:
    """The questionnaire's questions, one after the other; a low score on trust is told at once."""
    freely = _("You can skip every question. Only the coordinators see your answers, never {partner}.")
    talk.say(HELLO[facts.moment](name=facts.name, partner=facts.partner))
    talk.say(freely(partner=facts.partner))
    talk.say(_("Please do not write about your health or your religion."))
    told: dict[str, Value] = {}
    raised: set[str] = set()
    today = talk.now.astimezone(ZoneInfo(facts.zone)).date()
    for item in facts.questions().at(facts.moment):
        if item.when and not item.when.holds(told):
            continue
        told[item.key] = talk.ask(item.question(today))
        _tell_coordinators(talk, item, told[item.key], raised, facts.low_at_most)
    talk.do(FinishRound(facts.round))
    talk.say(_("Thank you. That was the last question."))


def _tell_coordinators(talk: Talk, item: Item, value: Value, raised: set[str], low_at_most: int) -> None:
    """A low score opens a case at once; the words that explain it go to the same case."""
    signal = item.signal(value, low_at_most)
    if signal:
        raised.add(item.key)
        talk.do(Raise(signal))
        talk.commit(item.key)
        talk.say(_("Thank you for telling me. A coordinator will write to you here."))
        talk.say(_("If you are in danger, call 112."))
    elif item.when and item.when.key in raised and isinstance(value, Told):
        talk.do(AddToCase(value))
        talk.commit(item.key)
