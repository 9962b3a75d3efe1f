"""How much is measured."""

from dataclasses import dataclass, field

from bench.contestants import ALL, Contestant
from bench.figures import Spread


@dataclass
class Options:
    """One run of the benchmark; the defaults are what `make bench` does."""

    people: int = 500
    at_once: int = 64
    runs: int = 3
    only: str = ""
    """Measures only contestants whose names hold this."""
    wave: int = 600
    """Check-ins in the wave; at 30 a second."""
    pairs: int = 1_000_000
    """The larger of the two databases that `tick` is measured on."""
    due: int = 1_000
    """Check-ins that are due in both."""
    speeds: dict[str, Spread] = field(default_factory=dict)
    """Answers a second by contestant, as measured in this run."""

    @property
    def contestants(self) -> tuple[Contestant, ...]:
        """Who is measured."""
        return tuple(it for it in ALL if self.only.casefold() in it.name.casefold())
