"""Which stories there are: light enough for `makker demo --help`. What happens in them: `bot.demo.story`."""

from collections.abc import Mapping

from bot.talk.phrase import Phrase, _

MAIN, LONGEST = "good", "six-months"
"""The one that the page offers first, a few minutes to read; and the one that the terminal plays unasked."""
PLAYBILL: Mapping[str, Phrase] = {
    MAIN: _("A good mentorship, start to end"),
    "silence": _("Somebody does not answer"),
    "disagreement": _("They disagree about a meeting"),
    "night-help": _("A call for help at night"),
    "mentor-leaves": _("A mentor would like to stop"),
    LONGEST: _("Six months, two pairs: one goes well, the other one breaks"),
}
"""Titles by name; the main story first."""
