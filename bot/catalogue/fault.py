"""Something wrong with a text, said in one line."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """Where it stands, which text it is, and what is wrong with it."""

    place: str
    """A file, from the project's folder; with a line where that helps."""
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.place}: “{self.text}”: {self.why}" if self.text else f"{self.place}: {self.why}"
