"""Somebody who has joined changes their answers: the same summary as at the sign-up.

Makker: Is this right?
        Name: Amina
        I am looking for work
        Languages: Arabic and English
        Work: Nurse
        Goal: –
        Town: Odense
        Best time to meet: In the daytime
        Can teach: Cooking
        Would like as a mentor: A woman
        Wish: –
> [Town]
Makker: Where do you live? The name of the town is enough.
> Aarhus
Makker: Is this right?
        Name: Amina
        I am looking for work
        Languages: Arabic and English
        Work: Nurse
        Goal: –
        Town: Aarhus
        Best time to meet: In the daytime
        Can teach: Cooking
        Would like as a mentor: A woman
        Wish: –
> [Send]
Makker: Thank you, Amina. The coordinators see your new answers.
"""

from dataclasses import dataclass

from bot.domain.member import Role
from bot.domain.waiting import KeepAnswers
from bot.flows.profile import ask_name, ask_profile, kept, review
from bot.talk.phrase import _
from bot.talk.talk import Talk


@dataclass(frozen=True)
class Facts:
    """Who the person is. Their answers so far are the conversation's own, from its beginning."""

    role: Role


def change_answers(talk: Talk, facts: Facts) -> None:
    """A question that is new since the person joined is asked; all others stand in the summary."""
    name = ask_name(talk)
    profile = ask_profile(talk, facts.role, name)
    review(talk, facts.role, name, profile)
    talk.do(KeepAnswers(name, kept(profile)))
    talk.say(_("Thank you, {name}. The coordinators see your new answers.")(name=name))
