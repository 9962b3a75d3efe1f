"""Bad days of the network and of Telegram, on request."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.simulator.refusal import Refusal, too_many_requests


@dataclass(frozen=True)
class Flood:
    """429, come back after so many seconds; nothing is delivered."""

    retry_after: int = 30


@dataclass(frozen=True)
class ServerError:
    """5xx, as JSON; nothing is delivered."""

    code: int = 500


def _nothing_else() -> None:
    """The connection is all that ends."""


@dataclass(frozen=True)
class DropBefore:
    """The connection closes without an answer; nothing is delivered."""

    meanwhile: Callable[[], object] = field(default=_nothing_else)
    """Called at that moment: to end the bot's process, say, with a request on its way."""


@dataclass(frozen=True)
class DropAfter:
    """Telegram does what was asked, then the connection closes without an answer."""

    meanwhile: Callable[[], object] = field(default=_nothing_else)
    """Called at that moment: to end the bot's process, say, before it hears what became of its request."""


@dataclass(frozen=True)
class Garbage:
    """200 with a page that is no JSON, as a proxy on the way may send; nothing is delivered."""

    body: str = "<html><body>Welcome to the hotel's network</body></html>"


@dataclass(frozen=True)
class Late:
    """Telegram does what was asked, and answers, when `until()` returns; nothing, where the bot hangs up before."""

    until: Callable[[], Awaitable[object]]


Fault = Flood | ServerError | DropBefore | DropAfter | Garbage | Late


@dataclass
class _Waiting:
    fault: Fault
    method: str | None
    chat_id: int | None
    times: int


class Faults:
    """The faults still to happen."""

    def __init__(self) -> None:
        self._waiting: list[_Waiting] = []
        self.no_network = False
        """While True every connection breaks, also those that wait for an answer; nothing new is delivered."""

    def next(
        self, method: str | None = None, fault: Fault = Flood(), times: int = 1, chat_id: int | None = None
    ) -> None:
        """Let the next `times` requests (of `method`, about `chat_id`, where given) meet this fault."""
        self._waiting.append(_Waiting(fault, method and method.lower(), chat_id, times))

    def clear(self) -> None:
        """Fair weather again."""
        self._waiting.clear()
        self.no_network = False

    def meet(self, method: str, chat_id: object) -> Fault | None:
        """The fault for this request, counted as used; None for none."""
        if self.no_network:
            return DropBefore()
        for waiting in self._waiting:
            fits = waiting.method in (None, method) and str(waiting.chat_id) in ("None", str(chat_id))
            if fits:
                waiting.times -= 1
                self._waiting = [item for item in self._waiting if item.times > 0]
                return waiting.fault
        return None


def refusal(fault: Flood | ServerError) -> Refusal:
    """The answer Telegram would give."""
    if isinstance(fault, Flood):
        return too_many_requests(fault.retry_after)
    return Refusal(fault.code, {500: "Internal Server Error", 502: "Bad Gateway"}.get(fault.code, "Server Error"))
