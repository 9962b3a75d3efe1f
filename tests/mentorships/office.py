"""What coordinators do in their group, and what others try there."""

from bot.talk.heard import Press, Words, read_button
from tests.mentorships.life import Life, command
from tests.phones import Bubble, bare


def taps(life: Life, by: str, data: str, bubble: Bubble, *, is_coordinator: bool = True) -> None:
    """A button in the group."""
    label = next((bare(label) for label, it in bubble.buttons.items() if it == data), data)
    life.in_group(
        by, f"taps “{label}” in the group", read_button(data) or Press(""),
        tapped=True, bubble=bubble.message_id, on=bare(bubble.text), on_row=bubble.row, is_coordinator=is_coordinator,
    )  # fmt: skip


def actions(life: Life) -> dict[str, list[tuple[str, Bubble]]]:
    """What can be done just now, by kind, the newest first."""
    found: dict[str, list[tuple[str, Bubble]]] = {}
    for bubble in reversed(life.town.group.screen):
        for data in bubble.buttons.values():
            found.setdefault(data.split(":")[1], []).append((data, bubble))
    return found


def does(life: Life, by: str, kind: int, place: int, *, is_coordinator: bool = True) -> None:
    """One thing out of all that can be done."""
    found = actions(life)
    if found:
        ways = found[sorted(found)[kind % len(found)]]
        data, bubble = ways[place % len(ways)]
        taps(life, by, data, bubble, is_coordinator=is_coordinator)


def does_first(life: Life, by: str, action: str, place: int = 0) -> bool:
    """The newest thing of one kind; False where there is none."""
    ways = actions(life).get(action, [])
    if ways:
        taps(life, by, *ways[place % len(ways)])
    return bool(ways)


def replies(life: Life, by: str, place: int, *, is_coordinator: bool = True) -> None:
    """Words in answer to a message in the group."""
    screen = life.town.group.screen
    if screen:
        bubble, words = screen[::-1][place % len(screen)], life.secret()
        first = bare(bubble.text).splitlines()[0] if bubble.text else "…"
        life.in_group(
            by, f"answers “{first}” with “{words}”", Words(words),
            words=words, reply_to=bubble.message_id, on=bare(bubble.text), on_row=bubble.row,
            is_coordinator=is_coordinator,
        )  # fmt: skip


def commands(life: Life, by: str, line: str, *, is_coordinator: bool = True) -> None:
    """A command in the group."""
    life.in_group(by, f"writes {line} in the group", command(line), is_coordinator=is_coordinator)


def settles(life: Life, by: str, action: str, place: int, choice: int) -> None:
    """Do something about a case; where that needs a choice, make one."""
    if does_first(life, by, action, place):
        options = [it for it in actions(life).get(action, []) if "." in it[0]]
        if options:
            taps(life, by, *options[choice % len(options)])


def decides_on_a_goodbye(life: Life, by: str, action: str) -> None:
    """Pass somebody's last words on, or not, or ask for others."""
    if does_first(life, by, action) and action == "byeask":
        replies(life, by, 0)


def writes_to(life: Life, by: str, place: int) -> None:
    """Write to a member, by one of the buttons for that."""
    if does_first(life, by, "write", place):
        replies(life, by, 0)


def announces(life: Life, by: str, audience: int) -> None:
    """Tell many members something."""
    commands(life, by, "/announce")
    replies(life, by, 0)
    does_first(life, by, "audience", audience)
    if does_first(life, by, "preview"):
        does_first(life, by, "announce")


def approves_all(life: Life, by: str) -> None:
    """Let everybody in who waits for that."""
    for data, bubble in actions(life).get("approve", []):
        taps(life, by, data, bubble)


def ends_a_pair(life: Life, by: str, place: int, who: int, *, in_own_words: bool) -> None:
    """End a pair: both stop, or one of them."""
    if does_first(life, by, "end", place) and does_first(life, by, "ending", 2 - who % 3):
        if in_own_words and does_first(life, by, "endwords"):
            replies(life, by, 0)
        does_first(life, by, "close")


def offers(life: Life, by: str, place: int, choice: int) -> None:
    """Look for a match for somebody, and offer it."""
    if does_first(life, by, "match", place):
        newest = [data for data in life.town.group.screen[-1].buttons.values() if data.startswith("g:offer")]
        if newest:
            taps(life, by, newest[choice % len(newest)], life.town.group.screen[-1])


def deletes_a_message(life: Life, place: int) -> None:
    """Somebody takes a message of Makker's out of the group."""
    screen = life.town.group.screen
    if screen:
        del screen[len(screen) - 1 - place % len(screen)]
