"""`makker data` and `makker forget`: for somebody who cannot write to Makker any more, and asks in another way.

Whom it is about is said by the number on the person's card, or by a case about them. Nothing of a person is printed:
`data` writes files, `forget` asks for the name and compares it.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.settings import Settings, read_settings

if TYPE_CHECKING:
    from bot.store.tables import Member
    from bot.store.work import Work

REFUSED = 1
"""The exit code where there is no such person, or nothing was done."""
FOR_OWNER_ONLY = 0o600
EXPORTED, ERASED = "read everything, by the operator", "erased, by the operator"
"""What the audit log says."""

Person = Annotated[int | None, typer.Argument(min=1, help="The number on the person’s card.", show_default=False)]
OfCase = Annotated[int | None, typer.Option("--case", min=1, help="Instead: the number of a case about the person.")]
Told = TypeVar("Told")


class RefusedError(Exception):
    """What cannot be done, in a sentence."""


def data(
    person: Person = None,
    case: OfCase = None,
    to: Annotated[Path, typer.Option(help="The folder for the two files.")] = Path(),
) -> None:
    """Write all that is kept about a person into two files, as /mydata does: one to read, one for computers."""
    from bot.turn.own_data import files

    def do(work: "Work", member: "Member") -> Mapping[Path, str]:
        work.audit(0, EXPORTED, f"member {member.id}")
        return {to / f"person-{member.id}-{name}": text for name, text in files(work, member).items()}

    def hand_over(settings: Settings) -> None:
        for file, text in _with_person(settings, person, case, do).items():
            _write(file, text)
            typer.echo(file)

    _say(hand_over)


def forget(person: Person = None, case: OfCase = None) -> None:
    """Erase a person, as /forget does, once their name has been typed. Nobody can bring it back."""
    from bot.store.forgetting import forget as erase

    def do(work: "Work", member: "Member") -> int:
        erase(work, member, wished=True)
        work.audit(0, ERASED, f"member {member.id}")
        return member.id or 0

    def ask_and_erase(settings: Settings) -> None:
        number, name = _with_person(settings, person, case, lambda _work, member: (member.id, member.name))
        typer.echo(f"This erases person {number}. A partner is told kindly, without a name. Nobody can bring it back.")
        asked = "The person’s name, as it stands on their card" if name else "The person’s number once more"
        if typer.prompt(asked).strip().casefold() != (name or str(number)).casefold():
            raise RefusedError(f"That is not person {number}. Nothing has been erased.")
        _with_person(settings, person, case, do)
        typer.echo(f"Person {number} is erased. The number of their chat goes in a day.")

    _say(ask_and_erase)


def _say(do: Callable[[Settings], None]) -> None:
    """Do it; exit with a sentence where that cannot be."""
    try:
        do(read_settings("coordinator_chat"))
    except RefusedError as refused:
        typer.echo(str(refused), err=True)
        raise typer.Exit(REFUSED) from None


def _with_person(
    settings: Settings, person: int | None, case: int | None, do: Callable[["Work", "Member"], Told]
) -> Told:
    """What is done with a person, in a turn of its own. Nobody is waited for meanwhile: the bot may be running."""
    from bot import turn
    from bot.store.opening import one_sentence, open_ready

    now, told = settings.watch().now(), list[Told]()
    with one_sentence():
        turn.take(
            open_ready(settings, now), settings, now, lambda work: told.append(do(work, _found(work, person, case)))
        )
    return told[-1]


def _found(work: "Work", person: int | None, case: int | None) -> "Member":
    from bot.store.tables import Case, Member

    if bool(person) == bool(case):
        raise RefusedError("Say which person: the number on their card, or --case and the number of a case about them.")
    about = work.session.get(Case, case) if case else None
    if case and not (about and about.member_id):
        raise RefusedError(f"There is no case {case} about one person.")
    number = about.member_id if about else person
    member = work.session.get(Member, number, with_for_update=True)
    if member is None:
        raise RefusedError(f"There is no person {number}.")
    if member.left_at:
        raise RefusedError(f"Person {number} has been erased already.")
    return member


def _write(file: Path, text: str) -> None:
    """Write what only the operator may read, over nothing; RefusedError where it cannot be written."""
    try:
        file.touch(FOR_OWNER_ONLY, exist_ok=False)
        file.write_text(text, "utf-8")
    except OSError as refused:
        raise RefusedError(f"{file} cannot be written: {refused.strerror}.") from None
