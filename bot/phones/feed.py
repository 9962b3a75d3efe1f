"""What has changed since the page last looked: every thing that it shows carries the number of its last change."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.phones import view
from bot.phones.house import House
from bot.phones.view import Json


@dataclass
class _Shown:
    """A thing as the page has it."""

    version: int
    state: object
    json: Any


@dataclass
class Feed:
    """One house's changes. `others`: what else the page shows, by name: its clock, its story, its bot."""

    house: House
    number: int
    """Which house this is: the page forgets one and begins with the next."""
    others: dict[str, Callable[[], Json]] = field(default_factory=dict)
    version: int = 0
    _items: dict[tuple[int, int], _Shown] = field(default_factory=dict)
    _parts: dict[tuple[str, int], _Shown] = field(default_factory=dict)

    def refresh(self) -> bool:
        """Look at everything once; whether something has changed."""
        before, world = self.version, self.house.sim.world
        self.version += 1
        changed = False
        for chat in world.chats.values():
            for place, event in enumerate(chat.history):
                changed |= self._look_at(chat.id, place, event)
            changed |= self._note(("chats", chat.id), view.head(world, chat))
        for somebody in world.people.values():
            changed |= self._note(("people", somebody.id), view.person(world, somebody))
        for name, ask in self.others.items():
            changed |= self._note((name, 0), ask())
        self.version = self.version if changed else before
        return changed

    def since(self, version: int) -> Json:
        """All that is newer."""
        found: Json = {"house": self.number, "version": self.version, "items": [], "chats": [], "people": []}
        for (chat, _), item in self._items.items():
            if item.version > version and item.json is not None:
                found["items"].append([chat, item.json])
        for (name, _), part in self._parts.items():
            if part.version > version:
                if name in found:
                    found[name].append(part.json)
                else:
                    found[name] = part.json
        return found

    def _look_at(self, chat: int, place: int, event: Any) -> bool:
        world, known = self.house.sim.world, self._items.get((chat, place))
        state = view.state(world, event)
        if known is not None and known.state == state:
            return False
        self._items[chat, place] = _Shown(self.version, state, view.shows(world, event, place))
        return True

    def _note(self, key: tuple[str, int], json: Json) -> bool:
        known = self._parts.get(key)
        if known is not None and known.json == json:
            return False
        self._parts[key] = _Shown(self.version, None, json)
        return True
