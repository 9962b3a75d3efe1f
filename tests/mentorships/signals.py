"""Every signal is exactly one case: reckoned again from what stands in the database, by rules of our own."""

from collections.abc import Collection, Iterable, Iterator

from bot.talk.heard import Press
from tests.mentorships.happened import LOW, Key, happened
from tests.mentorships.life import Life
from tests.mentorships.overdue import Overdue
from tests.mentorships.relieved import relieved
from tests.mentorships.rows import Row, Rows
from tests.mentorships.step import Step

OF_A_PERSON = ("asked_for_help", "danger", "unreachable", "unanswered_question", "forgotten")
"""Rules that are about a person, whatever pair they are in."""


class Signals:
    """Knows which cases must be open."""

    def __init__(self) -> None:
        self.open: dict[Key, int] = {}
        """How severe each is at least."""
        self.overdue = Overdue()

    def look(self, life: Life, step: Step) -> Iterable[str]:
        gone = set(relieved(step, self.open.keys()))
        yield from self._decided(step, gone)
        for key, severity in (*happened(step), *self.overdue.fired(step)):
            self.open[key] = max(severity, self.open.get(key, 0))
        yield from self._compare(step)

    def _decided(self, step: Step, gone: Collection[Key]) -> Iterator[str]:
        """Cases that a coordinator has resolved or opened again; only one whose cause is gone resolves itself."""
        for key in gone:
            del self.open[key]
        act = step.heard.action if isinstance(step.heard, Press) and step.by and step.is_coordinator else ""
        for number, case in step.before.cases.items():
            now = step.after.cases[number]
            if (now["state"] == "resolved") == (case["state"] == "resolved"):
                continue
            if act not in ("resolve", "reopen") and _key(case) not in gone:
                yield f"case {number} went from {case['state']} to {now['state']}, and no coordinator did it"
            if now["state"] == "resolved":
                self.open.pop(_key(case), None)
            else:
                self.open[_key(case)] = LOW

    def _compare(self, step: Step) -> Iterator[str]:
        unresolved = [case for case in step.after.cases.values() if case["state"] != "resolved"]
        found = {_key(case): case for case in unresolved}
        if len(found) < len(unresolved):
            yield f"two cases about the same thing: {sorted(map(_key, unresolved))}"
        by_hand = isinstance(step.heard, Press) and step.heard.action == "severity" and bool(step.by)
        yield from (f"nobody is told of {_in_words(step.after, key)}" for key in self.open.keys() - found.keys())
        yield from (f"a case for nothing: {_in_words(step.after, key)}" for key in found.keys() - self.open.keys())
        for key in self.open.keys() & found.keys():
            severity = int(found[key]["severity"])
            if severity < self.open[key] and not by_hand:
                yield f"{_in_words(step.after, key)} is taken too lightly: {severity}"
            self.open[key] = severity


def _key(case: Row) -> Key:
    return case["rule"], case["member_id"], 0 if case["rule"] in OF_A_PERSON else case["pair_id"]


def _in_words(rows: Rows, key: Key) -> str:
    rule, member, pair = key
    return f"{rule}, {rows.members[member]['name'] if member else 'nobody alone'}, pair {pair}"
