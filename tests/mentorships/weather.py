"""What nobody does: Makker is switched off, phones are cut off, accounts go away, Telegram repeats itself."""

from datetime import timedelta

from tests.mentorships.life import Life
from tests.phones import Phone


def switches_off(life: Life) -> None:
    """Makker is switched off: Telegram keeps for it what people do."""
    life.script.tells("Makker is switched off")
    life.is_off = True


def switches_on(life: Life) -> None:
    """Makker hears what was done meanwhile, then does what is due."""
    life.script.tells("Makker is switched on")
    life.is_off, queue, life.queue = False, life.queue, []
    for step in queue:
        step()
    life.ticks(life.town.now)


def cuts_off(life: Life, phone: Phone) -> None:
    """From now on nothing gets through to this phone."""
    life.script.tells(f"{life.name_of(phone)} is cut off")
    life.town.held.add(phone.chat_id)


def connects_again(life: Life) -> None:
    """What was held up arrives."""
    if life.town.held and not life.is_off:
        life.town.held.clear()
        life.step("Everybody is connected again", life.town.deliver, is_late=True)


def takes_away(life: Life, phone: Phone) -> None:
    """This person's account is away, and nobody says so."""
    if not life.is_off:
        life.script.tells(f"{life.name_of(phone)} is away")
        life.town.loses(phone)


def repeats_itself(life: Life) -> None:
    """Telegram delivers the last update once more: it has taken effect, and takes none again."""
    last = life.last
    if last is not None and not life.is_off and life.town.now - life.heard_at < timedelta(days=1):
        step = life.step("Telegram delivers that once more", lambda: life.town.hear(last))
        life.hold([] if step.before == step.after and not step.seen else ["an update took effect twice"])
