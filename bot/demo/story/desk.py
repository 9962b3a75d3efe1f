"""What coordinators do in their group, a few taps each."""

from bot.demo.actor import Actor
from bot.domain.member import Role
from bot.talk.phrase import n_

INVITATIONS = {
    Role.mentee: ("A mentee", "🎟 An invitation for one mentee."),
    Role.mentor: ("A mentor", "🎟 An invitation for one mentor."),
}
"""The button, and what comes with the link."""


async def invites(coordinator: Actor, role: Role) -> str:
    """Invite a mentee or a mentor; the code in the link."""
    button, invited = INVITATIONS[role]
    await coordinator.commands("/invite")
    await coordinator.taps(button, on="🎟 For whom is the invitation?")
    return coordinator.sees(invited).text.partition("?start=")[2]


async def resolves(coordinator: Actor, case: str, outcome: str = "Talked to them") -> None:
    """Resolve the newest case that says so."""
    await coordinator.taps("✅ Resolve", on=case)
    await coordinator.taps(outcome, on=case)


async def writes_to(coordinator: Actor, member: Actor, case: str, letter: str) -> None:
    """Write to a member about the newest case that says so; they see it."""
    await coordinator.taps("💬 Write to {name}", on=case, name=member)
    await coordinator.replies(letter)
    member.sees(letter, by=coordinator)


async def announces(coordinator: Actor, words: str, people: int) -> None:
    """Tell everybody something, so many people, after a look at what they will see."""
    await coordinator.commands("/announce")
    await coordinator.replies(words)
    await coordinator.taps("👁 Show me what they will see")
    coordinator.sees("📣 News from the coordinators:")
    await coordinator.taps(n_("📣 Send it to {n} person", "📣 Send it to {n} people", people))


async def opens_pair(coordinator: Actor, mentee: Actor, mentor: Actor) -> None:
    """Look a pair up: its card, with its buttons, is at the bottom of the group now."""
    await coordinator.commands("/pairs")
    await coordinator.taps("🤝 {first} and {second}", first=mentee, second=mentor)
