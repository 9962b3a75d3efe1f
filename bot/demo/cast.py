"""The people of the story, and how they come to be in it."""

from dataclasses import dataclass

from sqlmodel import col, select

from bot.demo.actor import Actor
from bot.demo.stage import Stage, StoryError
from bot.demo.theatre import Theatre
from bot.domain.case import CaseState, Rule
from bot.domain.member import Role
from bot.store.session import transaction
from bot.store.tables import Case


@dataclass(frozen=True)
class Languages:
    """Who reads what. Amina begins in another language, and changes on the way."""

    amina: str = "ar"
    lars: str = "da"
    coordinators: str = "en"

    @classmethod
    def all_in(cls, language: str) -> "Languages":
        """Everybody reads the same."""
        return cls(language, language, language)

    @property
    def amina_first(self) -> str:
        """What Amina begins with."""
        return "da" if self.amina == "en" else "en"


@dataclass
class Cast:
    """Everybody in the story, and their invitations."""

    stage: Stage
    amina: Actor
    lars: Actor
    karen: Actor
    mette: Actor
    backup: Actor
    """Mette again, looking into the backup's group."""
    languages: Languages
    invitations: dict[Role, str]

    @classmethod
    def of(cls, stage: Stage, place: Theatre, languages: Languages, invitations: dict[Role, str]) -> "Cast":
        """The people of this theatre, reading these languages."""
        ours = languages.coordinators
        return cls(
            stage,
            amina=Actor(stage, place.amina, languages.amina_first),
            lars=Actor(stage, place.lars, languages.lars),
            karen=Actor(stage, place.karen, ours, place.group),
            mette=Actor(stage, place.mette, ours, place.group),
            backup=Actor(stage, place.mette, ours, place.backup),
            languages=languages,
            invitations=invitations,
        )

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
