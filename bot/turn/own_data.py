"""What is kept about a person: explained, and handed over as a file."""

import json

from bot.store import outbox
from bot.store.tables import Member
from bot.store.work import Work
from bot.talk.buttons import MENU
from bot.talk.phrase import Phrase, _, lines, n_
from bot.turn import home, own_page, own_record, speak

MY_DATA, FORGET = _("📄 My data"), _("🗑 Forget me")
HERE_IT_IS = _("Here is all that I keep about you. Open the first file to read it. The second one is for computers.")
NOTHING_OF_THE_PARTNER = _("What your partner told me alone is not in it.")


def explain(work: Work, member: Member) -> None:
    """What is kept, who reads it, and what one can do."""
    say = speak.reader(work, member).say
    own = [[(say(MY_DATA), "m:data"), (say(FORGET), "m:forget")]] if member.role else []
    kept = _what_is_kept(work.programme.course.keep_months)
    speak.post(work, member, kept, [*own, [(say(MENU), "m:menu")]])


def _what_is_kept(keep_months: int) -> list[Phrase]:
    return [
        _("🔒 This is what I keep:"),
        lines(
            _("• your name and the answers from when you joined;"),
            _("• your answers to my questions, and what you wrote or said to the coordinators;"),
            _("• your meetings: when, where, and whether they took place."),
        ),
        _("Only the coordinators can read it. Each time they open your answers, it is written down."),
        _("Your partner sees your name, your meetings and the short text about you. Never your answers."),
        n_(
            "{n} month after your time in the programme your name and your words are erased.",
            "{n} months after your time in the programme your name and your words are erased.",
            keep_months,
        ),
        _("Would you like that now? Tap “Forget me”."),
        _("If you delete a message on your phone, Telegram does not tell me. Tap “Forget me” instead."),
    ]


def hand_over(work: Work, member: Member) -> None:
    """A page to read, the same and more for a computer program, and what is in them."""
    for filename, text in files(work, member).items():
        file = {"document": {"filename": filename, "text": text}}
        outbox.put(work.session, member.telegram_id, "sendDocument", file, work.now)
    speak.post(work, member, [HERE_IT_IS, NOTHING_OF_THE_PARTNER], home.short_menu(work, member))
    work.audit(member.telegram_id, "export", f"member {member.id}")


def files(work: Work, member: Member) -> dict[str, str]:
    """A page to read, and the same and more for a computer program, by their names."""
    record = json.dumps(own_record.everything(work, member), ensure_ascii=False, indent=2, default=str)
    return {"my-data.html": own_page.page(work, member), "my-data.json": record}
