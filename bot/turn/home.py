"""Home: where things stand, and what the person can do next.

A new thing to do is a line in `ENTRIES`, and what its button does a line in `bot.turn.doors`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.domain.member import Phase
from bot.domain.waiting import WAITING
from bot.flows import words
from bot.store import queries
from bot.store.outbox import Button
from bot.store.tables import Member
from bot.store.words import threads
from bot.store.work import Work, number
from bot.talk.buttons import MENU
from bot.talk.phrase import Phrase, _
from bot.talk.reader import NATIVE_NAMES
from bot.turn import speak, standing, still, together

COLUMNS = 2
GO_ON, THINGS = _("▶️ Go on with the question"), _("⚙️ My things")
HELP, MEET, LANGUAGE = _("🆘 Help"), _("📅 Propose a meeting"), _("🌐 Language")
MEETINGS = _("🗓 My meetings")
OTHER = _("👥 My other mentee")
WRITE = _("💬 Write to the coordinators")
QUIET, PRIVACY, PROGRESS = _("🌙 Quiet hours"), _("🔒 What is kept"), _("📈 How I see myself")
NO_REMINDERS, REMINDERS = _("🔕 Do not remind me"), _("🔔 Remind me again")
CHANGE, WORDS = _("✏️ Change my answers"), _("🔔 Tell me again how long I wait")
STILL_OPEN = _("One question is still open.")
YOUR_THINGS = _("What would you like to change or see?")

When = Callable[[Work, Member], bool]


def _always(work: Work, member: Member) -> bool:
    return True


def _in_pair(work: Work, member: Member) -> bool:
    return queries.side_in_active_pair(work.session, number(member)) is not None


def _may_need_help(work: Work, member: Member) -> bool:
    return member.phase != Phase.coordinating


def _has_open_question(work: Work, member: Member) -> bool:
    rows = queries.open_conversations(work.session, number(member))
    return any(still.is_true(work, row) for row in rows)


def _has_several(work: Work, member: Member) -> bool:
    return len(queries.pairs_of(work.session, number(member))) > 1


def _was_asked(work: Work, member: Member) -> bool:
    return queries.newest_round(work.session, number(member)) is not None


def _waits(work: Work, member: Member) -> bool:
    return member.phase in WAITING


def _wants_no_words(work: Work, member: Member) -> bool:
    return _waits(work, member) and not member.waiting_words


def _has_a_thread(work: Work, member: Member) -> bool:
    """Whether the coordinators write with this person about something that is not over."""
    return bool(threads(work, number(member)))


def _is_reminded(work: Work, member: Member) -> bool:
    return _may_need_help(work, member) and member.reminders


def _is_not_reminded(work: Work, member: Member) -> bool:
    return not member.reminders


@dataclass(frozen=True)
class Entry:
    """Something to do: what its button says, what a tap on it means (`m:<press>`), and when it is shown."""

    label: Phrase
    press: str
    shown: When = _always
    wide: bool = False
    """Whether its button has a row of its own."""


ENTRIES: Sequence[Entry] = (
    Entry(CHANGE, "change", _waits, wide=True),
    Entry(GO_ON, "go", _has_open_question, wide=True),
    Entry(MEET, "meet", _in_pair, wide=True),
    Entry(MEETINGS, "meetings", _in_pair, wide=True),
    Entry(OTHER, "other", _has_several, wide=True),
    Entry(WRITE, "write", _has_a_thread, wide=True),
)
"""What stands under Home, what is most likely wanted first; then comes what the pair has (`bot.turn.together`)."""

ALWAYS: Sequence[Entry] = (
    Entry(HELP, "help", _may_need_help),
    Entry(THINGS, "things"),
)
"""The last row under Home."""

MY_THINGS: Sequence[Entry] = (
    Entry(LANGUAGE, "language"),
    Entry(QUIET, "quiet", _may_need_help),
    Entry(NO_REMINDERS, "remind:off", _is_reminded),
    Entry(REMINDERS, "remind:on", _is_not_reminded),
    Entry(PROGRESS, "progress", _was_asked),
    Entry(WORDS, "words:on", _wants_no_words),
    Entry(PRIVACY, "privacy"),
    Entry(MENU, "menu"),
)
"""What stands under “My things”: what one wants now and then."""


def short_menu(work: Work, member: Member, *, go_on: bool = False) -> list[list[Button]]:
    """The way on after a conversation's last words; with `go_on`, back to a question that was set aside too."""
    say = speak.reader(work, member).say
    rows = [[(say(MENU), "m:menu"), (say(HELP), "m:help")]]
    if queries.side_in_active_pair(work.session, number(member)):
        rows.insert(0, [(say(MEET), "m:meet")])
    if go_on and any(row.aside for row in queries.open_conversations(work.session, number(member))):
        rows.insert(0, [(say(GO_ON), "m:go")])
    return rows


def buttons(work: Work, member: Member, entries: Sequence[Entry]) -> list[list[Button]]:
    """The entries that are shown to this person now, in rows."""
    rows: list[list[Button]] = []
    is_full = True
    for entry in entries:
        if entry.shown(work, member):
            if is_full or entry.wide:
                rows.append([])
            rows[-1].append((speak.reader(work, member).say(entry.label), f"m:{entry.press}"))
            is_full = entry.wide or len(rows[-1]) == COLUMNS
    return rows


def show(work: Work, member: Member, *first: Phrase) -> None:
    """Send Home: where things stand, and what one can do."""
    open_question = [STILL_OPEN] if _has_open_question(work, member) else []
    speak.post(
        work,
        member,
        [*first, *standing.in_words(work, member), *open_question],
        [*buttons(work, member, ENTRIES), *together.rows(work, member), *buttons(work, member, ALWAYS)],
    )


def show_things(work: Work, member: Member, *first: Phrase) -> None:
    """Send what one can change or see."""
    speak.post(
        work, member, [*first, YOUR_THINGS], [*together.rare_rows(work, member), *buttons(work, member, MY_THINGS)]
    )


def show_languages(work: Work, member: Member) -> None:
    """The languages, each by its own name."""
    rows = [[(NATIVE_NAMES[code], f"m:lang:{code}")] for code in work.settings.languages]
    speak.post(work, member, [words.CHOOSE_LANGUAGE], rows)
