"""How Telegram says no."""

from typing import Any


class Refusal(Exception):  # noqa: N818 - Telegram refuses; the simulator itself has not failed
    """A request that Telegram would answer with `"ok": false`."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        """`code` is the HTTP status; `parameters` are ResponseParameters (`retry_after` in seconds, …)."""
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        """The body Telegram would send."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str, **parameters: Any) -> Refusal:
    """400, with `reason` in Telegram's own words."""
    return Refusal(400, f"Bad Request: {reason}", **parameters)


def forbidden(reason: str) -> Refusal:
    """403, with `reason` in Telegram's own words."""
    return Refusal(403, f"Forbidden: {reason}")


def too_many_requests(seconds: int) -> Refusal:
    """429: come back after `seconds`."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
