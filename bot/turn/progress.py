"""Somebody's own progress: a picture with words, for nobody else."""

from collections.abc import Sequence
from datetime import datetime

from babel.dates import format_skeleton

from bot.flows.questionnaire import Item
from bot.flows.questionnaire_file import read_questions
from bot.pictures.progress import Path, Point, progress
from bot.store import outbox, queries
from bot.store.tables import Member, Questionnaire, Talking
from bot.store.work import Work, number
from bot.talk.direction import without_unseen
from bot.talk.languages import language_of
from bot.talk.phrase import Phrase, _, lines
from bot.turn import home, speak

TITLE = _("This is how you see yourself")
NOBODY_ELSE = _("📈 This picture shows how you see yourself. I send it only to you.")
FIRST_AND_NOW = _("{name}. First: {first}. Now: {now}.")
AS_AT_FIRST = _("{name}. Now and at first: {now}.")
NOT_YET = _("There is no picture yet. It comes when you have answered my questions twice.")
NORMAL = _("It goes up and down for everybody. That is normal.")

Rounds = Sequence[tuple[datetime, dict[str, int]]]


def show_after_round(work: Work, member: Member, row: Talking) -> None:
    """Send the picture, as soon as two rounds have asked the same; not where this one was skipped."""
    if any(isinstance(answer.value, int) for answer in queries.answers_of(work.session, number(row))):
        _send(work, member, _paths(work, member, row.facts["questionnaire"]))


def show(work: Work, member: Member) -> None:
    """Send the picture because the person asks for it, or say that there is none yet."""
    newest = queries.newest_round(work.session, number(member))
    paths = _paths(work, member, newest.questionnaire_id) if newest else []
    if paths:
        _send(work, member, paths)
    else:
        speak.post(work, member, [NOT_YET], home.short_menu(work, member))


def _paths(work: Work, member: Member, questionnaire: int) -> list[Path]:
    """What there is to show, in the words of this questionnaire."""
    rounds = queries.scores_over_time(work.session, number(member))
    items = read_questions(work.get(Questionnaire, questionnaire).source).items
    return [path for item in items if (path := _path(work, member, item, rounds))]


def _path(work: Work, member: Member, item: Item, rounds: Rounds) -> Path | None:
    """One question over time; None where it is not for the picture, or was answered less than twice."""
    given = [(at, scores[item.key]) for at, scores in rounds if item.key in scores]
    if item.picture is None or len(given) <= 1:
        return None
    say, locale = speak.reader(work, member).say, language_of(member.language).locale
    points = [
        Point(
            day=str(format_skeleton("MMMd", at.astimezone(work.settings.zone), locale=locale)),
            points=score,
            words=without_unseen(say(item.shown(score))),
        )
        for at, score in given
    ]
    return Path(without_unseen(say(item.picture)), points)


def _send(work: Work, member: Member, paths: Sequence[Path]) -> None:
    if not paths:
        return
    say = speak.reader(work, member).say
    svg = progress(without_unseen(say(TITLE)), paths, from_right=language_of(member.language).right_to_left)
    payload = {
        "photo": {"filename": "progress.png", "svg": svg},
        "caption": "\n\n".join(map(say, (NOBODY_ELSE, lines(*map(_in_words, paths)), NORMAL))),
        "reply_markup": outbox.inline_keyboard(home.short_menu(work, member)),
    }
    outbox.put(work.session, member.telegram_id, "sendPhoto", payload, work.now)


def _in_words(path: Path) -> Phrase:
    """What the picture shows, for whoever cannot see it."""
    first, now = path.points[0].words, path.points[-1].words
    return AS_AT_FIRST(name=path.name, now=now) if first == now else FIRST_AND_NOW(name=path.name, first=first, now=now)
