"""The bot's process is killed at ten points of the story; the story ends as if nothing had happened."""

from pathlib import Path

from bot.demo import story
from bot.demo.cast import Languages
from bot.demo.play import cast, in_this_process
from bot.demo.theatre import theatre
from bot.simulator import DropAfter, DropBefore
from tests.demo.accounts import messages, rows
from tests.demo.company import Death, Nobody, in_its_own_process

DEATHS: dict[int, Death] = {
    8: ("getUpdates", DropBefore),  # committed; Telegram never hears that it was
    17: ("sendMessage", DropAfter),  # the last word of the sign-up is out, and not marked so
    24: ("getChatMember", DropBefore),  # a coordinator replies; nothing is decided yet
    42: ("sendMessage", DropBefore),  # both are to be asked whether they would like to meet
    60: ("sendDocument", DropAfter),  # one calendar file is out, the other is not
    71: ("sendMessage", DropAfter),  # the clock's work: the first check-ins
    76: ("answerCallbackQuery", DropAfter),  # help, in the middle of a check-in
    108: ("editMessageText", DropBefore),  # the answered question still has its buttons
    120: ("sendMessage", DropBefore),  # the clock's work: a case
    157: ("sendMessage", DropAfter),  # the clock's work: a reminder, and the backup
}
"""By step of the story: the request at which the bot dies, and whether Telegram did what it asked."""


async def test_ten_kills_lose_nothing(tmp_path: Path):
    for folder in ("undisturbed", "killed"):
        (tmp_path / folder).mkdir()
    async with theatre(tmp_path / "undisturbed") as place:
        settings = place.settings(f"sqlite:///{tmp_path}/undisturbed.db", "en")
        async with in_this_process(place, settings, Nobody()) as (stage, _):
            await story.play(cast(stage, place, Languages()))
            wanted, said = rows(stage.engine), messages(place.sim)
    async with theatre(tmp_path / "killed") as place:
        settings = place.settings(f"sqlite:///{tmp_path}/killed.db", "en")
        log = tmp_path / "log"
        async with in_its_own_process(place, settings, Nobody(), DEATHS, log) as (stage, bot):
            await story.play(cast(stage, place, Languages()))
            assert bot.died == [f"{step} {method}" for step, (method, _) in DEATHS.items()]
            found, heard = rows(stage.engine), messages(place.sim)
    for table in wanted:
        assert found[table] == wanted[table], table
    assert not said - heard, "messages that somebody never got"
    doubled = heard - said
    assert max(doubled.values(), default=0) <= 1
    # At each kill at most one message is on its way to each chat.
    assert doubled.total() <= len(DEATHS) * len({chat for chat, _ in said})
    again = "query is too old", "message is not modified"
    assert all(any(words in complaint.what for words in again) for complaint in place.sim.complaints)
