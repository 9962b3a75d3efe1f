"""All that is kept about one person as a page to read, in their own language: it opens on any phone."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import escape
from typing import Any

from pydantic import ValidationError

from bot.domain.agreement import AgreementState
from bot.domain.effects import Json, Told
from bot.domain.member import Role
from bot.flows import terms, words
from bot.store import agreed
from bot.store.tables import Audit, Member, Talking
from bot.store.work import GoneError, Work
from bot.talk.languages import language_of
from bot.talk.phrase import Phrase, _, as_is, lines
from bot.talk.question import Question
from bot.talk.questions import Review
from bot.talk.several import DONE
from bot.talk.talk import Talk, WaitingError
from bot.turn import kept, own_record, speak

STYLE = "body{max-width:40em;margin:1em auto;padding:0 1em;font:1.1em/1.5 sans-serif}dt{margin-top:.7em;color:#555}"
TITLE = _("What Makker keeps about you")
YOU, MEETINGS, AGREED = _("You"), _("Your meetings"), _("What you agreed on")
ANSWERS, SAID, HEARD = _("What you answered"), _("What you told the coordinators"), _("What was written to you")
READ = _("When your answers were read")
THEY_READ, THEY_DECIDED = _("They read what you had answered."), _("They looked for a match, or decided about you.")
WHEN = _("{when}")
READING = "read"
"""How the audit log's words begin for whoever opened somebody's answers."""

Line = tuple[Phrase, Phrase]


def page(work: Work, member: Member) -> str:
    """One HTML file, with nothing to load from anywhere."""
    say, language = speak.reader(work, member).say, language_of(member.language)
    sections = "".join(
        f"<h2>{escape(say(title))}</h2>{_listed(say, told)}"
        for title, found in _sections(work, member)
        if (told := list(found))
    )
    direction = "rtl" if language.right_to_left else "ltr"
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>{STYLE}</style>'
    title = escape(say(TITLE))
    return (
        f'<!doctype html><html lang="{member.language}" dir="{direction}"><head>{head}<title>{title}</title></head>'
        f"<body><h1>{title}</h1>{sections}</body></html>"
    )


def _listed(say: Any, told: Iterable[Line]) -> str:
    rows = ((escape(say(asked)), escape(say(answer)).replace("\n", "<br>")) for asked, answer in told)
    return f"<dl>{''.join(f'<dt>{asked}</dt><dd>{answer}</dd>' for asked, answer in rows)}</dl>"


def _sections(work: Work, member: Member) -> list[tuple[Phrase, Iterable[Line]]]:
    return [
        (YOU, _person(member)),
        (AGREED, _agreed(work, member)),
        (MEETINGS, _meetings(work, member)),
        (ANSWERS, _answers(work, member)),
        (SAID, _said(work, member)),
        (HEARD, _heard(work, member)),
        (READ, ((WHEN(when=it.at), _done(it)) for it in own_record.readings(work, member))),
    ]


def _person(member: Member) -> Iterator[Line]:
    role = [words.ROLES[Role(member.role)]] if member.role in words.ROLES else []
    known = [as_is(member.name), *role, *words.profile(member.profile)]
    yield WHEN(when=member.created_at), lines(*known)
    if member.username:
        yield _("Your name on Telegram"), as_is(f"@{member.username}")
    if member.consented_at:
        yield _("You said yes to this"), WHEN(when=member.consented_at)


def _agreed(work: Work, member: Member) -> Iterator[Line]:
    for it in own_record.agreements(work, member):
        if it.state == AgreementState.agreed and it.terms and it.agreed_at:
            yield WHEN(when=it.agreed_at), terms.shown(agreed.terms_of(it))


def _meetings(work: Work, member: Member) -> Iterator[Line]:
    for it in own_record.meetings(work, member):
        yield WHEN(when=it.starts_at), words.place(it.place)


def _answers(work: Work, member: Member) -> Iterator[Line]:
    for row in own_record.conversations(work, member):
        with suppress(GoneError, ValidationError):  # what it was about is erased: the other file has the answers
            for question, stored in _asked(work, row):
                yield question.prompt, _in_words(question, stored)


def _asked(work: Work, row: Talking) -> Iterator[tuple[Question[Any], Json]]:
    """The questions of a conversation whose answers are kept, in the order in which they were asked."""
    begun = kept.load(work, row)
    talk = Talk(begun.answers, row.opened_at, begun.committed)
    with suppress(WaitingError):
        begun.flow(talk)
    for key, question in talk.asked.items():
        if not isinstance(question, Review):
            yield question, begun.answers[key]


def _in_words(question: Question[Any], stored: Json) -> Phrase:
    match stored:
        case list():
            return question.shown(DONE) or as_is(", ".join(map(str, stored)))
        case dict():
            return words.told(Told(str(stored.get("text", "")), str(stored.get("voice", ""))))
        case None:
            return words.NOTHING_SAID
    return question.options().get(str(stored)) or as_is(stored)


def _said(work: Work, member: Member) -> Iterator[Line]:
    for it in own_record.said(work, member):
        yield WHEN(when=it.at), words.told(Told(it.told.get("text", ""), it.told.get("voice", "")))


def _done(it: Audit) -> Phrase:
    return THEY_READ if it.action.startswith(READING) else THEY_DECIDED


def _heard(work: Work, member: Member) -> Iterator[Line]:
    for row in own_record.conversations(work, member):
        heard = next((row.facts[key] for key in ("text", "words", "why") if row.facts.get(key)), "")
        if heard or row.facts.get("voice"):
            yield WHEN(when=row.opened_at), words.told(Told(str(heard), str(row.facts.get("voice", ""))))
