"""`/announce`: words, audience, a look at what the members will see, then out in batches, with a way to stop."""

from bot.desk import board
from bot.desk.announcement_card import lay_below, show
from bot.domain.announcement import AT_MOST, BETWEEN_BATCHES, LONGEST, LOOK_AGAIN, AnnouncementState, Audience
from bot.domain.reply import ReplyTo
from bot.flows import FLOWS
from bot.store import announcements
from bot.store.tables import Announcement, Member, Prompt
from bot.store.work import Work, number
from bot.talk.heard import FromGroup, Words
from bot.talk.long_texts import utf16
from bot.talk.phrase import Phrase, _, as_is, n_
from bot.talk.reader import NATIVE_NAMES, Reader
from bot.talk.talk import Talk

ASK = _("📣 Reply to this message with your text. I send nothing yet: first you see what the members will see.")
TOO_LONG = n_("Please write at most {n} letter.", "Please write at most {n} letters.", LONGEST)
ONLY_WORDS = _("Please reply with a text.")
WHAT_THEY_SEE = _("👇 So it looks to members who read {language}:")
NOBODY = _("Nobody belongs to it now. Choose somebody else.")
OVER = _("This announcement is already over.")
ON_ITS_WAY = _("It is already being sent: {sent} of {all}.")

OPEN = (AnnouncementState.chosen, AnnouncementState.shown)


def ask(work: Work, incoming: FromGroup, _argument: str) -> None:
    """A coordinator wants to tell many members something: ask for the words."""
    prompt = board.post(work, [ASK], ask_reply=True)
    by, telegram_id = incoming.name, incoming.telegram_id
    it = work.add(Announcement(prompt=prompt, author=by, author_telegram_id=telegram_id, created_at=work.now))
    board.expect(work, prompt, ReplyTo.announcement, number(it))


def take_words(work: Work, incoming: FromGroup, prompt: Prompt) -> None:
    """A reply with the words of an announcement."""
    it = work.lock(Announcement, prompt.subject)
    match incoming.heard:
        case _ if it.state not in (AnnouncementState.asked, *OPEN):
            board.post(work, [_too_late(work, it)], answers=it.prompt)
        case Words(text) if utf16(text) > LONGEST:
            board.post(work, [TOO_LONG], answers=it.prompt)
        case Words(text) if text.strip():
            it.words, it.state = text.strip(), AnnouncementState.chosen
            lay_below(work, it)
        case _:
            board.post(work, [ONLY_WORDS], answers=it.prompt)


def _too_late(work: Work, it: Announcement) -> Phrase:
    """Why nothing about it can be changed any more."""
    if it.state != AnnouncementState.sending:
        return OVER
    told = announcements.progress(work.session, number(it))
    return ON_ITS_WAY(sent=told.sent, all=told.all)


def choose(work: Work, _incoming: FromGroup, argument: str) -> Phrase | None:
    """Another audience, or other readers. `argument`: which announcement, then an audience or `in` and a language."""
    key, _dot, chosen = argument.partition(".")
    it = work.lock(Announcement, int(key))
    if it.state not in OPEN:
        return _too_late(work, it)
    if chosen.startswith("in"):
        it.language = _offered(chosen.removeprefix("in"))
    elif chosen:
        it.audience = Audience(chosen)
    it.state = AnnouncementState.chosen
    show(work, it)
    return None


def _offered(language: str) -> str:
    """A language of ours, or "": all of them."""
    if language and language not in NATIVE_NAMES:
        raise ValueError("a language that nobody was offered")
    return language


def preview(work: Work, _incoming: FromGroup, argument: str) -> Phrase | None:
    """What the members will see, once in each language that they read; then the button that sends it."""
    it = work.lock(Announcement, int(argument))
    if it.state not in OPEN:
        return _too_late(work, it)
    members = announcements.audience_of(work.session, it)
    if not members:
        return NOBODY
    for language in sorted({member.language for member in members}):
        board.post(work, [WHAT_THEY_SEE(language=NATIVE_NAMES[language])], answers=it.card)
        board.post(work, [as_is(as_members_see(work, it, language))])
    it.state = AnnouncementState.shown
    lay_below(work, it)
    return None


def as_members_see(work: Work, it: Announcement, language: str) -> str:
    """The message as it will stand in a chat in this language."""
    talk = Talk({}, work.now)
    FLOWS["announcement"].flow({"text": it.words})(talk)
    return "\n\n".join(map(Reader(language, work.settings.zone).say, talk.notes))


def send(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """From now on it goes out; to whom is written down."""
    it = work.lock(Announcement, int(argument))
    if it.state != AnnouncementState.shown:
        return _too_late(work, it)
    if not announcements.address(work, it):
        return NOBODY
    work.audit(incoming.telegram_id, "announce", f"announcement {it.id}")
    it.state, it.sent_at, it.next_at = AnnouncementState.sending, work.now, work.now
    show(work, it)
    return None


def stop(work: Work, incoming: FromGroup, argument: str) -> Phrase | None:
    """Nobody more is told; before it was sent: nobody at all."""
    it = work.lock(Announcement, int(argument))
    if it.state in (AnnouncementState.done, AnnouncementState.stopped):
        return OVER
    work.audit(incoming.telegram_id, "stop announcement", f"announcement {it.id}")
    announcements.call_back(work.session, number(it))
    it.state, it.next_at = AnnouncementState.stopped, work.now + BETWEEN_BATCHES if it.sent_at else None
    show(work, it)
    return None


def go_on(work: Work, it: Announcement) -> None:
    """The clock's: the next batch, or the report brought up to date."""
    if it.state != AnnouncementState.sending:
        show(work, it)  # stopped: what was on its way then has arrived by now
        return
    batch = announcements.next_batch(work.session, number(it))
    for recipient in batch:
        member = work.get(Member, recipient.member_id)
        recipient.conversation_id = number(work.begin(number(member), "announcement", {"text": it.words}))
    work.session.flush()
    told = announcements.progress(work.session, number(it))
    waits = bool(told.left or told.held) and work.now - (it.sent_at or work.now) < AT_MOST
    it.next_at = work.now + (BETWEEN_BATCHES if told.left else LOOK_AGAIN) if waits else None
    it.state = AnnouncementState.sending if waits else AnnouncementState.done
    show(work, it)
