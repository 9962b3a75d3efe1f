"""What somebody hears who comes back to a sign-up that was left open: their name, and how much is left."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from bot.domain.member import Role
from bot.talk.phrase import Phrase, _, n_

BY_ROLE: dict[Role, Sequence[str]] = {
    Role.mentee: ("name", "languages", "work", "goal", "town", "times", "teach", "partner_gender", "wish", "adult"),
    Role.mentor: ("name", "languages", "work", "teach", "learn", "room", "town", "times", "gender", "wish", "adult"),
}
"""The keys of the questions between consent and summary; a test holds them to the sign-up."""
A_QUESTION = timedelta(seconds=25)
"""What people need for one: about five minutes for all, as the sign-up says at its beginning."""


def where_we_were(role: Role, name: str, answered: Collection[str]) -> list[Phrase]:
    """Where the sign-up stopped, by the keys of the answers so far."""
    left = sum(key not in answered for key in BY_ROLE[role])
    hello = _("Hello again, {name}.")(name=name) if name else _("Hello again.")
    if not left:
        return [hello, _("You have answered all questions. Please look at your answers, then send them.")]
    minutes = max(round(left * A_QUESTION / timedelta(minutes=1)), 1)
    return [
        hello,
        n_("We stopped here. There is {n} more question.", "We stopped here. There are {n} more questions.", left),
        n_("It takes about {n} minute.", "It takes about {n} minutes.", minutes),
    ]
