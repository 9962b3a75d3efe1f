"""The bot's process is killed at ten points of the story; the story ends as if nothing had happened."""

from pathlib import Path

from bot.demo import story
from bot.demo.cast import Cast, Languages
from bot.demo.play import in_this_process
from bot.demo.stage import Nobody
from bot.demo.story import check_ins, joining, meetings
from bot.demo.theatre import theatre
from bot.simulator import DropAfter, DropBefore
from tests.demo.accounts import messages, rows
from tests.demo.company import AMINA_AND_LARS, Deaths, in_its_own_process

DEATHS: Deaths = (
    (joining.amina_signs_up, "getUpdates", DropBefore),  # committed; Telegram never hears that it was
    (joining.amina_changes_a_line, "sendMessage", DropAfter),  # the question is out, and not marked so
    (joining.lars_asks_first, "getChatMember", DropBefore),  # a coordinator acts; nothing is decided yet
    (joining.karen_makes_a_match, "sendMessage", DropBefore),  # Amina is to hear that she is in
    (meetings.the_first_meeting_is_planned, "sendDocument", DropAfter),  # one calendar file is out, the other not
    (check_ins.amina_needs_help_in_the_middle, "sendMessage", DropAfter),  # the clock's work: the first check-ins
    (check_ins.lars_answers_his_questions, "answerCallbackQuery", DropAfter),  # in the middle of a check-in
    (meetings.two_answers_disagree, "editMessageText", DropBefore),  # the answered question still has its buttons
    (meetings.they_have_not_met_for_a_while, "sendMessage", DropBefore),  # the clock's work: a case
    (check_ins.nobody_takes_the_case, "sendMessage", DropAfter),  # the clock's work: a reminder, and the backup
)


async def test_ten_kills_lose_nothing(tmp_path: Path):
    for folder in ("undisturbed", "killed"):
        (tmp_path / folder).mkdir()
    async with theatre(tmp_path / "undisturbed") as place:
        settings = place.settings(f"sqlite:///{tmp_path}/undisturbed.db", "en")
        async with in_this_process(place, settings, Nobody()) as (stage, _):
            await story.play(Cast.of(stage, place, Languages()), AMINA_AND_LARS)
            wanted, said = rows(stage.engine), messages(place.sim)
    async with theatre(tmp_path / "killed") as place:
        settings = place.settings(f"sqlite:///{tmp_path}/killed.db", "en")
        log = tmp_path / "log"
        async with in_its_own_process(place, settings, DEATHS, log) as (stage, bot):
            await story.play(Cast.of(stage, place, Languages()), AMINA_AND_LARS)
            assert bot.died == [f"{scene.__name__} {method}" for scene, method, _ in DEATHS]
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
