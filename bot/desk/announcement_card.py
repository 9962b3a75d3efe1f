"""The one message in the group that stands for an announcement."""

from collections.abc import Sequence

from bot.desk import board
from bot.desk.board import Rows
from bot.domain.announcement import AnnouncementState, Audience
from bot.store import announcements
from bot.store.tables import Announcement
from bot.store.work import Work, number
from bot.talk.phrase import Phrase, _, as_is, n_
from bot.talk.reader import NATIVE_NAMES

FOR_WHOM = _("📣 Who is it for?")
EVERYBODY_READS = _("All languages")
CHANGE = _("✏️ Somebody else")
CAN_ANSWER = _("💬 They can answer, in words or with a voice message. The answers come here.")
DISCARDED = _("📣 I have sent nothing.")
PREVIEW, CANCEL, STOP = _("👁 Show me what they will see"), _("✖️ Send nothing"), _("⏹ Stop")

AUDIENCES = {
    Audience.mentees: _("All mentees"),
    Audience.mentors: _("All mentors"),
    Audience.everybody: _("Everybody"),
    Audience.waiting: _("People who wait"),
    Audience.pairs: _("Active pairs"),
}


def show(work: Work, it: Announcement) -> None:
    """The one message that stands for it."""
    phrases, rows = _looks(work, it)
    if it.card is None:
        it.card = board.post(work, phrases, rows, answers=it.prompt)
    else:
        board.edit(work, it.card, phrases, rows)


def lay_below(work: Work, it: Announcement) -> None:
    """The same at the bottom of the chat; the old message loses its buttons."""
    if it.card is not None:
        board.change_buttons(work, it.card, [])
    it.card = None
    show(work, it)


def _looks(work: Work, it: Announcement) -> tuple[Sequence[Phrase], Rows]:
    match AnnouncementState(it.state):
        case AnnouncementState.asked | AnnouncementState.chosen:
            return [FOR_WHOM, *_audience(work, it)], _choices(it)
        case AnnouncementState.shown:
            many = len(announcements.audience_of(work.session, it))
            yes = n_("📣 Send it to {n} person", "📣 Send it to {n} people", many)
            return [FOR_WHOM, *_audience(work, it), CAN_ANSWER], [
                [(yes, f"g:announce:{it.id}")],
                [(CHANGE, f"g:audience:{it.id}."), (CANCEL, f"g:silence:{it.id}")],
            ]
        case AnnouncementState.stopped if it.sent_at is None:
            return [DISCARDED], []
    stop = [[(STOP, f"g:silence:{it.id}")]] if it.state == AnnouncementState.sending else []
    return _report(work, it), stop


def _audience(work: Work, it: Announcement) -> list[Phrase]:
    many = len(announcements.audience_of(work.session, it))
    readers = as_is(NATIVE_NAMES[it.language]) if it.language else EVERYBODY_READS
    who = _("{audience} · {readers}")(audience=AUDIENCES[Audience(it.audience)], readers=readers)
    return [who, n_("That is {n} person.", "That is {n} people.", many)]


def _choices(it: Announcement) -> Rows:
    languages = {"": EVERYBODY_READS, **{code: as_is(name) for code, name in NATIVE_NAMES.items()}}
    audiences = [[_mark(label, f"{it.id}.{key}", key == it.audience)] for key, label in AUDIENCES.items()]
    readers = [_mark(label, f"{it.id}.in{code}", code == it.language) for code, label in languages.items()]
    pages = [readers[start : start + 3] for start in range(0, len(readers), 3)]
    return [*audiences, *pages, [(PREVIEW, f"g:preview:{it.id}")], [(CANCEL, f"g:silence:{it.id}")]]


def _mark(label: Phrase, argument: str, is_chosen: bool) -> tuple[Phrase, str]:
    return (_("✔️ {label}")(label=label) if is_chosen else label), f"g:audience:{argument}"


TITLES = {
    AnnouncementState.sending: _("📣 On its way …"),
    AnnouncementState.done: _("📣 Done."),
    AnnouncementState.stopped: _("📣 Stopped."),
}


def _report(work: Work, it: Announcement) -> list[Phrase]:
    told, stopped = announcements.progress(work.session, number(it)), it.state == AnnouncementState.stopped
    counts = [
        (told.blocked, _("Could not be told, they blocked the bot: {number}")),
        (0 if stopped else told.held, _("Will be told when it suits them: {number}")),
        (0 if stopped else told.left, _("Still to be told: {number}")),
        (told.held + told.left if stopped else 0, _("Not told: {number}")),
    ]
    sent = _("Sent to {sent} of {all}.")(sent=told.sent, all=told.all)
    return [TITLES[AnnouncementState(it.state)], sent, *(line(number=many) for many, line in counts if many)]
