"""Which stories there are: light enough for `makker demo --help`. What happens in them: `bot.demo.story`."""

from collections.abc import Mapping

MAIN = "six-months"
PLAYBILL: Mapping[str, str] = {
    MAIN: "Six months, two pairs: one goes well, the other one breaks",
    "good": "A good mentorship, in short",
    "silence": "Somebody does not answer",
    "disagreement": "Two answers about a meeting do not fit together",
    "night-help": "A call for help at night",
    "mentor-leaves": "A mentor would like to stop",
}
"""Titles by name; the main story first."""
