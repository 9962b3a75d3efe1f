"""What the page says: on the phones in each phone's language, around them in the language of whoever looks."""

from collections.abc import Mapping

from bot.demo.playbill import PLAYBILL
from bot.demo.story import STORIES, title
from bot.phones.events import EVENT, EVENTS
from bot.settings import LANGUAGES
from bot.talk.languages import BY_CODE
from bot.talk.phrase import Phrase, _
from bot.talk.texts import template

PHONE: Mapping[str, Phrase] = {
    "message": _("Message"),
    "send": _("Send"),
    "menu": _("Menu"),
    "record": _("Record a voice message"),
    "recording": _("Recording. Press again to send."),
    "attach": _("Send a picture or a file"),
    "typing": _("{name} is typing …"),
    "bot": _("bot"),
    "members": _("Members: {names}"),
    "edited": _("edited"),
    "pinned": _("Pinned message"),
    "forwarded": _("Forwarded from {name}"),
    "sent": _("Sent, and not yet read"),
    "heard": _("Read"),
    "new": _("New messages"),
    "down": _("To the newest message"),
    "unread": _("{number} new"),
    "ok": _("OK"),
    "reply": _("Reply"),
    "replying": _("Reply to {name}"),
    "rewrite": _("Change"),
    "rewriting": _("Change your message"),
    "cancel": _("Cancel"),
    "voice": _("Voice message, {length}"),
    "picture": _("A picture"),
    "file": _("A file: {name}"),
    "blocked": _("You have blocked this bot."),
    "unblock": _("Unblock"),
    "all": _("All"),
    "joins": _("{name} is in the group now"),
    "leaves": _("{name} has left the group"),
    "topic": _("New topic: {name}"),
    "topic_closed": _("The topic is closed"),
    "topic_reopened": _("The topic is open again"),
    "pins": _("{name} pinned a message"),
    "happens": _("Telegram: {name}"),
    "contact": _("Contact: {name}"),
    "location": _("Place: {name}"),
    "buttons": _("Buttons under the message"),
    "keys": _("Answers to choose from"),
}
"""On a phone: in the language of the person who holds it."""

AROUND: Mapping[str, Phrase] = {
    "title": _("Makker: try it on three phones"),
    "skip": _("Go to the phones"),
    "phone_of": _("{name}’s phone"),
    "chat_of": _("Messages on {name}’s phone"),
    "phones": _("Phones"),
    "language": _("Language of this page"),
    "theme": _("Dark or light"),
    "fresh": _("Start again"),
    "fresh_explained": _("Everything begins anew, with an empty database. What is on the phones now is lost."),
    "topics": _("The group has topics"),
    "group_reads": _("The group reads"),
    "not_yet": _("Cancel"),
    "clock": _("Time"),
    "now": _("Now"),
    "hour": _("+1 hour"),
    "day": _("+1 day"),
    "next": _("Next: {what}, {when}"),
    "nothing_next": _("Nothing is planned"),
    "run": _("Let time run: a day a second"),
    "pause_time": _("Stop the clock"),
    "time_stuck": _("Time could not go on."),
    "stories": _("Stories"),
    "story": _("Story"),
    "everybody_reads": _("They read"),
    "their_own": _("Each their own language"),
    "another": _("Another story"),
    "play": _("Play"),
    "pause": _("Pause"),
    "go_on": _("Go on"),
    "step": _("One step"),
    "speed": _("Speed"),
    "slow": _("slow"),
    "normal": _("to read"),
    "fast": _("fast"),
    "fastest": _("no waiting"),
    "scene": _("{number} of {all}:"),
    "preparing": _("The story is being prepared …"),
    "ended": _("The story has ended. You can go on by hand."),
    "taken": _("You have a phone in your hand. The story waits."),
    "stuck": _("The story cannot go on from here: somebody did what it did not know. You can go on by hand."),
    "waited_for": _("What the story waited for"),
    "welcome": _("Tap the button on a phone, or play a story."),
    "open_mentee": _("Open an invitation as a mentee"),
    "open_mentor": _("Open an invitation as a mentor"),
    "open_coordinator": _("Open it as a coordinator"),
    "start_bare": _("Start without an invitation"),
    "group_hint": _("This is the coordinators’ group. Write /invite, or wait for somebody to join."),
    "settings": _("Settings of this phone"),
    "reads": _("Language of the phone"),
    "direction": _("Direction"),
    "by_language": _("As the language is written"),
    "ltr": _("From left to right"),
    "rtl": _("From right to left"),
    "chat": _("Chat"),
    "block": _("Block the bot"),
    "save_text": _("Save as text"),
    "save_picture": _("Save as a picture"),
    "put_away": _("Put this phone away"),
    "add": _("Add a phone"),
    "add_known": _("Somebody who is here already"),
    "add_new": _("A new person"),
    "name": _("Name"),
    "add_now": _("Add"),
    "link": _("Who opens this link?"),
    "link_explained": _("An invitation works once. It opens the chat with Makker on the phone that you choose."),
    "open": _("Open"),
    "close": _("Close"),
    "look": _("Look under the hood"),
    "hood": _("Under the hood"),
    "hood_empty": _("Choose a message: press ⓘ beside it. Here you see what it set off."),
    "update": _("The update from Telegram"),
    "no_update": _("No update: Makker wrote this because its time had come."),
    "not_told": _("Telegram has not told Makker about this message."),
    "turn": _("The turn"),
    "turn_of": _("One transaction, at {time}: {rows} rows."),
    "turn_missing": _("There is no turn yet. Makker takes it as soon as it can."),
    "clock_was_due": _("The clock: {what}"),
    "calls": _("Calls to Telegram"),
    "no_calls": _("No calls."),
    "new_row": _("new"),
    "changed_row": _("changed"),
    "gone_row": _("deleted"),
    "file_of": _("The database file"),
    "copy": _("Copy the path"),
    "copied": _("Copied"),
    "weather": _("Make it hard for Makker"),
    "kill": _("Kill the bot"),
    "kill_explained": _("This is kill -9 of its process. It starts again by itself. Nothing is lost."),
    "drop": _("Drop the network"),
    "mend": _("Bring the network back"),
    "flood": _("Answer 429 once"),
    "flood_set": _("The next message meets 429: Makker must wait 30 seconds."),
    "alive": _("The bot runs: process {pid}"),
    "dead": _("The bot is dead. It starts again in a moment."),
    "no_network": _("There is no network"),
    "deaths": _("Killed: {number}"),
    "lost_page": _("The page has lost Makker. Is “make demo” still running?"),
    "cannot": _("That did not work: {why}"),
    "no_microphone": _("There is no microphone here. A small tune is sent."),
}
"""Around the phones."""


def words(language: str) -> dict[str, str]:
    """Everything that the page says, by name, with its holes open."""
    phrases = {**PHONE, **AROUND, **{EVENTS[timer]: phrase for timer, phrase in EVENT.items()}, **_titles()}
    return {name: template(phrase, language) for name, phrase in phrases.items()}


def _titles() -> dict[str, Phrase]:
    """Of the stories and their scenes, which are numbered from 1."""
    scenes = {
        f"scene_{story.name}_{number}": title(scene)
        for story in STORIES.values()
        for number, scene in enumerate(story.scenes, start=1)
    }
    return {f"story_{name}": title for name, title in PLAYBILL.items()} | scenes


def languages() -> list[dict[str, object]]:
    """The languages, each in its own name, and whether it is written from right to left."""
    return [{"code": code, "name": BY_CODE[code].name, "rtl": BY_CODE[code].right_to_left} for code in LANGUAGES]
