"""What `/metrics` tells: how much was heard and sent, and how it went. Numbers only, of nobody in particular."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram


class Meter:
    """The counters of one running bot."""

    def __init__(self) -> None:
        """Everything at zero."""
        self.registry = CollectorRegistry()
        self.heard = Counter(
            "makker_updates", "Updates from Telegram, by what became of them", ["outcome"], registry=self.registry
        )
        self.turn_seconds = Histogram(
            "makker_turn_seconds", "How long one update took, in seconds", registry=self.registry
        )
        self.sent = Counter(
            "makker_messages", "Calls to Telegram, by method and outcome", ["method", "outcome"], registry=self.registry
        )
        self.waiting = Gauge("makker_outbox_waiting", "Messages that wait to be sent", registry=self.registry)
        self.ticks = Counter("makker_due_work", "Pieces of work that were due and are done", registry=self.registry)
