"""Time in the user's hand, stories that can be held, and what is under the hood."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from bot.demo.playbill import MAIN
from bot.phones.player import State
from tests.phones_page.conftest import Site
from tests.phones_page.looking import begins_as_mentee, last, nothing_passes, phone, writes

pytestmark = pytest.mark.asyncio(loop_scope="session")

SHORT = "night-help"


async def look(page: Page, name: str) -> None:
    """Open the hood of somebody's newest own message."""
    await phone(page, name).locator(".mine .peek").last.press("Enter")


def new_week(page: Page) -> Locator:
    """What the coordinators get on a Monday."""
    return phone(page, "Karen").locator(".row", has_text="the new week")


async def plays(page: Page, story: str = MAIN, speed: str = "no waiting") -> None:
    """Choose it and press play, at this speed; the first scene is on."""
    await page.get_by_label("Story").select_option(story)
    await page.get_by_role("button", name="Play").click()
    await expect(page.get_by_role("button", name="Pause")).to_be_enabled()
    await page.get_by_label("Speed").select_option(label=speed)


async def test_an_hour_and_a_day_go_by(page: Page, site: Site):
    now = page.get_by_role("toolbar", name="Time").get_by_role("time")
    await expect(now).to_have_text("Mon, 7 Sept 2026, 08:30")
    await page.get_by_role("button", name="+1 hour").click()
    await expect(now).to_have_text("Mon, 7 Sept 2026, 09:30")
    await expect(new_week(page)).to_have_count(1)
    await page.get_by_role("button", name="+1 day").click()
    await expect(now).to_have_text("Tue, 8 Sept 2026, 09:30")


async def test_time_goes_to_the_next_event_and_says_what_it_is(page: Page, site: Site):
    soon = page.get_by_role(
        "button", name="Next: \u2068the coordinators’ weekly overview\u2069, \u2068Mon 7 Sept, 09:00\u2069"
    )
    await soon.click()
    await expect(new_week(page)).to_have_count(1)
    await begins_as_mentee(page, language="English")
    again = page.get_by_role("button", name=re.compile("Next: .a question is asked again"))
    await again.click()
    await expect(last(page, "Amina")).to_contain_text("A small reminder. There is no hurry.")


async def test_time_runs_until_it_is_stopped_and_leaves_nothing_out(page: Page, site: Site):
    site.world.hours.days_a_second = 5
    await page.get_by_role("button", name="Let time run").click()
    await expect(new_week(page)).to_have_count(2)
    await page.get_by_role("button", name="Stop the clock").click()
    await expect(page.get_by_role("button", name="Let time run")).to_be_visible()
    dates = [item.date for item in site.world.house.place.group.history]
    assert dates == sorted(dates)
    weeks = [item.date for item in site.world.house.place.group.messages if "the new week" in item.text]
    assert [(at.weekday(), at.hour, at.minute) for at in weeks] == [(0, 7, 0)] * len(weeks)


async def test_a_story_is_played_held_and_stepped_through(page: Page, site: Site):
    await plays(page, speed="slow")
    await page.get_by_role("button", name="Pause").click()
    await expect(page.get_by_role("button", name="Go on")).to_be_enabled()
    rows = phone(page, "Amina").locator(".row")
    for _ in range(3):
        before = await rows.count()
        await page.get_by_role("button", name="One step").click()
        await expect(rows).not_to_have_count(before)
        await expect(page.get_by_role("button", name="Go on")).to_be_enabled()
    await page.get_by_label("Speed").select_option(label="no waiting")
    await page.get_by_role("button", name="Go on").click()
    await expect(page.locator(".scene")).to_have_text(re.compile("([2-9]|1.)\u2069 of"))


async def test_a_phone_can_be_taken_over_and_the_story_goes_on(page: Page, site: Site):
    await plays(page, speed="slow")
    await expect(phone(page, "Amina").locator(".row")).not_to_have_count(0)
    await writes(page, "Lars", "What is this?")
    await expect(page.locator(".scene")).to_contain_text("You have a phone in your hand. The story waits.")
    await expect(phone(page, "Lars").locator(".theirs")).not_to_have_count(0)
    await page.get_by_label("Speed").select_option(label="no waiting")
    await page.get_by_role("button", name="Go on").click()
    await expect(page.locator(".scene")).to_have_text(re.compile("([2-9]|1.)\u2069 of"))


async def test_a_story_that_was_made_impossible_says_so_kindly(page: Page, site: Site):
    await plays(page, speed="slow")
    await expect(phone(page, "Amina").locator(".key").first).to_be_attached()
    await page.get_by_role("button", name="Pause").click()
    await expect(page.get_by_role("button", name="Go on")).to_be_enabled()
    await phone(page, "Amina").get_by_role("button", name="Settings of this phone").click()
    await page.get_by_role("button", name="Block the bot").click()
    await page.get_by_role("button", name="Go on").click()
    await expect(page.locator(".scene")).to_contain_text("The story cannot go on from here")
    await page.get_by_text("What the story waited for").click()
    await expect(page.locator(".why pre")).not_to_be_empty()
    await expect(page.get_by_role("button", name="Play")).to_be_visible()
    await writes(page, "Lars", "Still here")
    await expect(last(page, "Lars")).to_be_visible()


async def test_a_short_story_comes_to_its_end(page: Page, site: Site):
    await plays(page, SHORT)
    await expect(page.locator(".scene")).to_contain_text("The story has ended.", timeout=60_000)
    assert site.world.player is not None
    assert site.world.player.state is State.ended


async def test_under_the_hood_of_a_message_are_its_update_turn_rows_and_calls(page: Page, site: Site):
    await begins_as_mentee(page)
    await look(page, "Amina")
    hood = page.get_by_role("complementary", name="Under the hood")
    await expect(hood.locator(".written", has_text="seen_update")).to_be_visible()
    await expect(hood.locator(".written", has_text="invitation")).to_contain_text("changed")
    await expect(hood.locator(".call", has_text="sendMessage")).to_contain_text("200")
    await hood.locator("details", has_text=re.compile("^1000")).locator("summary").click()
    await expect(hood.locator(".source").first).to_contain_text('"first_name": "Amina"')
    await last(page, "Amina").locator(".peek").press("Enter")
    await expect(hood.get_by_text("No update")).to_have_count(1)
    await expect(hood.locator(".written", has_text="outgoing")).not_to_have_count(0)
    await expect(hood.locator(".path")).to_have_text(str(site.world.house.database))
    await page.keyboard.press("Escape")
    await expect(hood).to_be_hidden()


async def test_the_path_of_the_database_can_be_copied(page: Page, site: Site):
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.get_by_role("button", name="Under the hood", exact=True).click()
    await page.get_by_role("button", name="Copy the path").click()
    await expect(page.locator(".notice")).to_have_text("Copied")
    assert await page.evaluate("navigator.clipboard.readText()") == str(site.world.house.database)


async def test_the_clocks_own_doing_says_which_timer_it_was(page: Page, site: Site):
    await page.get_by_role("button", name="+1 hour").click()
    await new_week(page).locator(".peek").press("Enter")
    await expect(page.get_by_text("The clock: \u2068the coordinators’ weekly overview\u2069")).to_be_visible()


async def test_without_a_network_messages_wait_and_then_come(page: Page, site: Site):
    await page.get_by_role("button", name="Under the hood", exact=True).click()
    await page.get_by_role("button", name="Drop the network").click()
    await expect(page.get_by_text("There is no network")).to_be_visible()
    await phone(page, "Amina").get_by_role("button", name="Open an invitation as a mentee").click()
    await page.get_by_role("button", name="+1 hour").click()
    await expect(phone(page, "Amina").locator(".mine .ticks")).to_have_text("✓")
    await expect(phone(page, "Amina").locator(".theirs")).to_have_count(0)
    await page.get_by_role("button", name="Bring the network back").click()
    await expect(phone(page, "Amina").locator(".mine .ticks")).to_have_text("✓✓")
    await expect(phone(page, "Amina").locator(".theirs")).to_have_count(1)


async def test_a_429_costs_half_a_minute_and_nothing_else(own_page: Page, site: Site):
    page = own_page
    await page.get_by_role("button", name="Under the hood", exact=True).click()
    await nothing_passes(page)
    await page.get_by_role("button", name="Answer 429 once").click()
    await expect(page.get_by_text("The next message meets 429")).to_be_visible()
    await begins_as_mentee(page)
    await phone(page, "Amina").locator(".mine .peek").first.press("Enter")
    await expect(page.locator(".call .bad")).to_contain_text("429")
    await expect(page.locator(".call .good").first).to_contain_text("200")


async def test_a_killed_bot_is_seen_to_be_gone_and_answers_all_the_same(page: Page, site: Site):
    bot = site.world.house.bot
    before, bot.rest = bot.pid, 3_600
    await page.get_by_role("button", name="Under the hood", exact=True).click()
    await page.get_by_role("button", name="Kill the bot").click()
    await expect(page.get_by_text("The bot is dead. It starts again in a moment.")).to_be_visible()
    await phone(page, "Amina").get_by_role("button", name="Open an invitation as a mentee").click()
    await expect(phone(page, "Amina").locator(".mine .ticks")).to_have_text("✓")
    bot.rest = 0
    await expect(phone(page, "Amina").locator(".mine .ticks")).to_have_text("✓✓")
    await expect(phone(page, "Amina").locator(".theirs")).to_have_count(1)
    assert bot.pid != before
    await expect(page.get_by_text(f"The bot runs: process \u2068{bot.pid}\u2069")).to_be_visible()


async def test_everything_begins_anew_when_somebody_wants_it(page: Page, site: Site):
    await begins_as_mentee(page)
    await page.get_by_role("button", name="Start again").click()
    await page.get_by_role("dialog").get_by_role("button", name="Start again").click()
    await expect(phone(page, "Amina").get_by_role("button", name="Open an invitation as a mentee")).to_be_visible()
    await expect(phone(page, "Amina").locator(".row")).to_have_count(0)
