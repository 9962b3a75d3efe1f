"""Which stories there are: light enough for `makker demo --help`. What happens in them: `bot.demo.story`."""

from collections.abc import Mapping

MAIN = "six-months"
PLAYBILL: Mapping[str, str] = {
    MAIN: "Twelve weeks with Amina and Lars, from invitation to alarm",
}
"""Titles by name; the main story first."""
