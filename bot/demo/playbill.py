"""Which stories there are: light enough for `makker demo --help`. What happens in them: `bot.demo.story`."""

from collections.abc import Mapping

MAIN, LONGEST = "good", "six-months"
"""The one that the page offers first, a few minutes to read; and the one that the terminal plays unasked."""
PLAYBILL: Mapping[str, str] = {
    MAIN: "A good mentorship, from the invitation to the goodbye",
    "silence": "Somebody does not answer",
    "disagreement": "Two answers about a meeting do not fit together",
    "night-help": "A call for help at night",
    "mentor-leaves": "A mentor would like to stop",
    LONGEST: "Six months, two pairs: one goes well, the other one breaks",
}
"""Titles by name; the main story first."""
