"""How is it going? The questions belong to the programme (`bot/questionnaires/`).

Makker: Hello Amina. How is it going with you and Lars? I have a few short questions.
Makker: You can skip every question. Only the coordinators see your answers, never Lars.
Makker: Does your mentor believe in you?
> [Mostly]
...
Makker: Thank you. That was the last question.
"""

from dataclasses import dataclass

from bot.domain.effects import FinishRound, Raise
from bot.flows.questionnaire import Questions, Value, read_questions
from bot.talk.phrase import _
from bot.talk.talk import Talk


@dataclass(frozen=True)
class Facts:
    """Which round, with which published questionnaire (its TOML text)."""

    round: int
    name: str
    partner: str
    source: str

    def questions(self) -> Questions:
        """The pinned version's questions."""
        return read_questions(self.source)


def check_in(talk: Talk, facts: Facts) -> None:
    """The questionnaire's questions, one after the other; a low score on trust is told at once."""
    talk.say(
        _("Hello {name}. How is it going with you and {partner}? I have a few short questions.")(
            name=facts.name, partner=facts.partner
        )
    )
    talk.say(
        _("You can skip every question. Only the coordinators see your answers, never {partner}.")(
            partner=facts.partner
        )
    )
    told: dict[str, Value] = {}
    for item in facts.questions().items:
        if item.when and not item.when.holds(told):
            continue
        told[item.key] = talk.ask(item.question())
        signal = item.signal(told[item.key])
        if signal:
            talk.do(Raise(signal))
            talk.commit(item.key)
    talk.do(FinishRound(facts.round))
    talk.say(_("Thank you. That was the last question."))
