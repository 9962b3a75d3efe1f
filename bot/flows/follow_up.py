"""Some months after the end: how is it going? One tap, and nothing is asked again.

Makker: Hello Amina! Your time with Lars ended 3 months ago.
Makker: Are you in work or education now?
        [In work] [In a traineeship] [In education or on a course] [I am looking for work] [Something else]
        [🔕 Please do not ask me again]
> [In work]
Makker: Is it the kind of work that you hoped for?
        [Yes] [Partly] [No]
> [Partly]
Makker: Would you like to tell how you are? A few words are enough. You can write or speak.
> I work in a kitchen at a hospital.
Makker: Thank you! Only the coordinators read this. I wish you all the best.
"""

from dataclasses import dataclass

from bot.domain.course import StopFollowUps
from bot.domain.member import Role
from bot.talk.own_words import Story
from bot.talk.phrase import Phrase, _, n_
from bot.talk.questions import Choice, Maybe
from bot.talk.talk import Talk

STOP = {"never": _("🔕 Please do not ask me again")}
NOW = {
    "job": _("In work"),
    "trainee": _("In a traineeship"),
    "school": _("In education or on a course"),
    "looking": _("I am looking for work"),
    "other": _("Something else"),
    **STOP,
}
HOPED = {"yes": _("Yes"), "partly": _("Partly"), "no": _("No")}
AGAIN = {"yes": _("Yes, gladly"), "later": _("Maybe later"), "no": _("No"), **STOP}
IN_WORK = ("job", "trainee")
A_JOB = frozenset({"job"})
"""What is counted as having found a job."""


@dataclass(frozen=True)
class Facts:
    """Who is asked, about whom ("": somebody who is forgotten), and how long it is since the end."""

    name: str
    partner: str
    role: Role
    months: int


def _hello(facts: Facts) -> Phrase:
    """Whoever has had everything erased is not named any more."""
    if not facts.partner:
        return n_(
            "Hello {name}! Your time in your pair ended {n} month ago.",
            "Hello {name}! Your time in your pair ended {n} months ago.",
            facts.months,
        )
    return n_(
        "Hello {name}! Your time with {partner} ended {n} month ago.",
        "Hello {name}! Your time with {partner} ended {n} months ago.",
        facts.months,
    )


def follow_up(talk: Talk, facts: Facts) -> None:
    """A mentee is asked one to three questions, a mentor one or two."""
    talk.say(_hello(facts)(name=facts.name, partner=facts.partner))
    if facts.role is Role.mentee:
        answer = talk.ask(Choice("now", _("Are you in work or education now?"), NOW))
        if answer in IN_WORK:
            talk.ask(Maybe(Choice("hoped", _("Is it the kind of work that you hoped for?"), HOPED)))
    else:
        answer = talk.ask(Choice("again", _("Would you like to be a mentor again?"), AGAIN))
    if answer in STOP:
        talk.do(StopFollowUps())
        talk.say(_("All right. I do not ask you again. I wish you all the best!"))
        return
    how = _("Would you like to tell how you are? A few words are enough. You can write or speak.")
    talk.ask(Maybe(Story("how", how)))
    talk.say(_("Thank you! Only the coordinators read this. I wish you all the best."))
    if answer == "yes" and facts.role is Role.mentor:
        talk.say(_("Would you like to begin soon? Tap 🤝 in the menu."))
