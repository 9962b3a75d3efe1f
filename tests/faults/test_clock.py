"""The machine's clock jumps: what is due is done all the same."""

import asyncio
from datetime import timedelta

import time_machine

from bot.serve import serving
from bot.settings import Settings
from bot.simulator import Group, Person, Simulator
from bot.watch import SharedWatch
from tests.telegram.conftest import THURSDAY
from tests.telegram.people import settled


async def test_a_machine_whose_clock_is_set_back_goes_on_looking_for_what_is_due(
    settings: Settings, watch: SharedWatch, sim: Simulator, amina: Person, desk: Group
):
    often = settings.model_copy(update={"tick_seconds": 0.05})
    with time_machine.travel(THURSDAY, tick=True) as machine:
        async with serving(often, watch) as service:
            amina.starts()
            await settled(service, desk)
            machine.shift(timedelta(days=-1))
            done = service.meter.ticks._value.get()
            watch.move_to(watch.now() + timedelta(days=60))
            async with asyncio.timeout(30):
                await sim.until(lambda: service.meter.ticks._value.get() > done, within=30)
