"""The people of a story, and how they come to be in it."""

from dataclasses import dataclass

from sqlmodel import col, select

from bot.demo.actor import Actor
from bot.demo.stage import Stage, StoryError
from bot.demo.theatre import PARTS, Theatre
from bot.domain.case import CaseState, Rule
from bot.domain.member import Role
from bot.store.invitations import invite
from bot.store.session import transaction
from bot.store.tables import Case

PROGRAMME = "Demo"
ROLES = {part.name: part.role for part in PARTS}


@dataclass(frozen=True)
class Languages:
    """Who reads what."""

    everybody: str = ""
    """What all of them read; without it each their own."""

    def of(self, name: str) -> str:
        """What this person reads."""
        return self.everybody or next(part.reads for part in PARTS if part.name == name)

    @property
    def coordinators(self) -> str:
        """What their group reads."""
        return self.of("Karen")

    @property
    def amina_first(self) -> str:
        """What Amina begins with: she changes to her own on the way."""
        return "da" if self.of("Amina") == "en" else "en"


@dataclass
class Cast:
    """Everybody whom a story can need; whom it does not need, does nothing."""

    stage: Stage
    languages: Languages
    amina: Actor
    lars: Actor
    samir: Actor
    birgit: Actor
    karen: Actor
    mette: Actor
    backup: Actor
    """Mette again, looking into the backup's group."""

    @classmethod
    def of(cls, stage: Stage, place: Theatre, languages: Languages) -> "Cast":
        """The people of this theatre, reading these languages."""
        members = {
            name.lower(): Actor(stage, person, languages.of(name))
            for name, person in place.people.items()
            if ROLES[name] is not Role.coordinator
        }
        ours, mette = languages.coordinators, place.people["Mette"]
        return cls(
            stage,
            languages,
            **members,
            karen=Actor(stage, place.people["Karen"], ours, place.group),
            mette=Actor(stage, mette, ours, place.group),
            backup=Actor(stage, mette, ours, place.backup),
        )

    def invitation(self, somebody: Actor) -> str:
        """The code of a new invitation, as `makker invite` prints it in a link."""
        return invite(self.stage.engine, ROLES[somebody.name], PROGRAMME, self.stage.watch.now())

    def number_of(self, rule: Rule) -> int:
        """The number of the newest case that this rule opened; StoryError where it opened none."""
        with transaction(self.stage.engine) as session:
            found = session.exec(select(Case.id).where(Case.rule == rule).order_by(col(Case.id).desc())).first()
        if found is None:
            raise StoryError(f"no case of the rule {rule}")
        return found

    def open_cases(self) -> list[str]:
        """The cases that nobody has resolved."""
        with transaction(self.stage.engine) as session:
            left = session.exec(select(Case).where(Case.state != CaseState.resolved)).all()
        return [f"case {case.id} ({case.rule})" for case in left]
