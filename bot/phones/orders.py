"""What the page orders, by name: a new beginning, the clock, a story, the weather, or what a person does by hand."""

from collections.abc import Awaitable, Callable, Mapping

from bot.phones.playground import Playground
from bot.phones.view import Json


async def carry_out(ground: Playground, what: str, order: Json) -> Json:
    """Do it, and answer what comes of it.

    ImpossibleError where no phone could; KeyError, ValueError, TypeError or AttributeError where it makes no sense.
    """
    if what in ORDERS:
        await ORDERS[what](ground, order)
        return {}
    _hold_the_story(ground)
    answer = ground.world.hands.do(what, order)
    ground.ring()
    return answer


async def _begin(ground: Playground, order: Json) -> None:
    await ground.begin(order.get("story", ""), order.get("language", ""), topics=bool(order.get("topics")))


async def _move_clock(ground: Playground, order: Json) -> None:
    _hold_the_story(ground)
    hours = ground.world.hours
    match order["to"]:
        case "next":
            await hours.next_event()
        case "run":
            hours.run()
        case "pause":
            await hours.pause()
        case how_far:
            await hours.step(how_far)


async def _direct(ground: Playground, order: Json) -> None:
    player = ground.world.player
    if player is None:
        return
    match order["to"]:
        case "pause":
            player.pause()
        case "go_on":
            player.go_on()
        case "step":
            player.step()
        case "speed":
            player.set_speed(float(order["speed"]))


async def _make_weather(ground: Playground, order: Json) -> None:
    match order["to"]:
        case "kill":
            ground.kill()
        case "drop" | "mend" as which:
            ground.drop(network=which == "mend")
        case "flood":
            ground.flood()


def _hold_the_story(ground: Playground) -> None:
    """Somebody does something by hand."""
    if ground.world.player is not None:
        ground.world.player.take_over()


ORDERS: Mapping[str, Callable[[Playground, Json], Awaitable[None]]] = {
    "begin": _begin,
    "clock": _move_clock,
    "story": _direct,
    "weather": _make_weather,
}
"""All but what a person does with a phone, which is in `hands.DEEDS`."""
