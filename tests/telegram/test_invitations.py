"""An invitation from the group, over real HTTP: a picture that Telegram takes, a link that works."""

import re

from bot.serve import Service
from bot.simulator import Group, Person
from tests.telegram.people import settled


async def test_a_coordinator_invites_somebody_with_a_picture_and_a_link(
    service: Service, desk: Group, karen: Person, amina: Person
):
    karen.writes("/invite", chat=desk)
    await settled(service, desk)
    karen.taps("A mentee", chat=desk)
    await settled(service, desk)
    sent = desk.messages[-1]
    assert sent.media is not None
    assert (sent.media.kind, sent.media.content[:4]) == ("photo", b"\x89PNG")
    found = re.search(r"\?start=(\S+)", sent.shown.text)
    assert found
    amina.starts(found[1])
    await settled(service, desk)
    assert "Choose your language" in amina.screen()
    assert "It has been used." in desk.messages[-1].shown.text
