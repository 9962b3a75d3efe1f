"""A small tune, for a voice message that nobody recorded."""

import io
import math
import wave
from functools import cache

RATE = 8_000
"""Samples a second, of one byte each: the whole tune is smaller than a picture."""
NOTES = ((392.0, 0.18), (523.25, 0.18), (659.25, 0.34))
"""G, C, E: hertz and seconds."""


@cache
def tune() -> bytes:
    """Three notes, as a WAV file, which every browser plays."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        for hertz, seconds in NOTES:
            sound.writeframes(bytes(_sample(hertz, place, int(seconds * RATE)) for place in range(int(seconds * RATE))))
    return file.getvalue()


def _sample(hertz: float, place: int, length: int) -> int:
    loud = 1 - place / length  # each note dies away, or it would crack at its end
    return 128 + int(70 * loud * math.sin(2 * math.pi * hertz * place / RATE))
