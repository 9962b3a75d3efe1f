"""Afterwards: did you meet? Each side is asked on its own, and both answers are kept.

Makker: Did you meet Lars? You agreed to meet:
        📅 Friday 27 November at 14:00
        📍 At a library
        [Yes, we met] [No, we did not meet]
> [Yes, we met]
Makker: How long did you meet?
        [Half an hour] [One hour] [One and a half hours] [Two hours or more]
> [One hour]
Makker: What did you talk about? Tap all that fits.
        [Finding a job] [CV or application] [Job interview] [Danish] [New contacts] [Education]
        [Life in Denmark] [Something else]
> [CV or application]
Makker: What did you talk about? Tap all that fits.
> [Danish]
Makker: What did you talk about? Tap all that fits.
> [Done]
Makker: How was it? A few words are enough. You can write or speak.
> He read my CV with me.
Makker: Thank you. Only the coordinators can read what you wrote.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.domain import timetable
from bot.domain.effects import Account, DescribeMeeting, LogMeeting, ProposeMeeting, RecordAttendance
from bot.flows import words
from bot.flows.appointment import Planning, choose_past
from bot.talk.own_words import Story
from bot.talk.phrase import Phrase, _, as_is, lines, listed, n_
from bot.talk.questions import Choice, Maybe, Review
from bot.talk.several import Several
from bot.talk.talk import Talk

MET = {"yes": _("Yes, we met"), "no": _("No, we did not meet")}
MINUTES = {
    "30": _("Half an hour"),
    "60": _("One hour"),
    "90": _("One and a half hours"),
    "120": _("Two hours or more"),
}
TOPICS = {
    "search": _("Finding a job"),
    "cv": _("CV or application"),
    "interview": _("Job interview"),
    "danish": _("Danish"),
    "network": _("New contacts"),
    "education": _("Education"),
    "life": _("Life in Denmark"),
    "other": _("Something else"),
}
ACCOUNT = {"minutes": _("✏️ How long"), "topics": _("✏️ What about")}
"""The lines of what one tells of a meeting that can be changed, beside those of a meeting."""
AGAIN = {"yes": _("Yes, ask {partner}"), "no": _("Not now")}


@dataclass(frozen=True, kw_only=True)
class MetFacts(Planning):
    """A meeting whose time has come, seen from one side."""

    meeting: int
    starts_at: datetime
    place: str
    reported: bool = False
    """Nobody had planned it: the other side says that they met."""
    again: datetime | None = None
    """The same time again, as often as they have agreed to meet, where both are free then."""
    weeks: int = 1
    """How many weeks later that is."""


def did_you_meet(talk: Talk, facts: MetFacts) -> None:
    """Yes or no; then, as far as the person likes, how long, what about, how it was, and when again."""
    met = talk.ask(Choice("met", _question(facts), MET))
    talk.do(RecordAttendance(facts.meeting, took_place=met == "yes"))
    talk.commit("met")
    if met == "no":
        _tell_why(talk)
        return
    talk.do(DescribeMeeting(facts.meeting, _account(talk)))
    talk.commit("told")
    told = talk.ask(Maybe(Story("how", _("How was it? A few words are enough. You can write or speak."))))
    _once_more(talk, facts)
    talk.say(_("Thank you. Only the coordinators can read what you wrote.") if told else _("Thank you."))


def _question(facts: MetFacts) -> Phrase:
    asks = _("Did you meet {partner}? You agreed to meet:")
    if facts.reported:
        asks = _("{partner} says that you met. Is that right?")
    return lines(asks(partner=facts.partner), as_is(""), words.meeting(facts.starts_at, facts.place))


def _tell_why(talk: Talk) -> None:
    talk.say(_("That can happen. Thank you for telling me."))
    told = talk.ask(Maybe(Story("why", _("What happened? A few words are enough. You can write or speak."))))
    talk.say(_("Thank you. Only the coordinators can read what you wrote.") if told else _("Thank you."))
    talk.say(_("Would you like to meet on another day? You can propose a new day."))


def _account(talk: Talk) -> Account:
    minutes = talk.ask(Maybe(Choice("minutes", _("How long did you meet?"), MINUTES, columns=2)))
    topics = talk.ask(Maybe(Several("topics", _("What did you talk about? Tap all that fits."), TOPICS, columns=2)))
    return Account(int(minutes) if minutes else None, topics or ())


def _once_more(talk: Talk, facts: MetFacts) -> None:
    """The next meeting, one tap away."""
    if facts.again is None or facts.again <= talk.now:
        return
    asks = lines(_same_time(facts.weeks), as_is(""), words.meeting(facts.again, facts.place))
    buttons = {option: label(partner=facts.partner) for option, label in AGAIN.items()}
    if talk.ask(Choice("again", asks, buttons)) == "yes":
        talk.do(ProposeMeeting(facts.pair, facts.again, facts.place))


def _same_time(weeks: int) -> Phrase:
    if weeks == 1:
        return _("Same time next week?")
    return n_("Same time in {n} week?", "Same time in {n} weeks?", weeks)


def log_meeting(talk: Talk, facts: Planning) -> None:
    """A meeting that took place without a plan here; the other side is asked about it too.

    Makker: You met Lars? Good! Tell me when, then I ask Lars too.
    Makker: Which day did you meet?
    > [23]
    Makker: What time?
    > [In the afternoon]
    Makker: What time?
    > [15:00]
    Makker: Where? Tap a button or write the place.
    > [Online]
    Makker: How long did you meet?
    > [Half an hour]
    Makker: What did you talk about? Tap all that fits.
    > [Danish]
    Makker: What did you talk about? Tap all that fits.
    > [Done]
    Makker: Is this right?
            📅 Monday 23 November at 15:00
            📍 Online
            ⏱ Half an hour
            💬 Danish
            [✅ Yes, this is right] [✏️ Day] [✏️ Time] [✏️ Place] [✏️ How long] [✏️ What about]
    > [Yes, this is right]
    """
    days = timetable.days_back(talk.now, facts.paired_on, facts.here)
    if not days:
        talk.say(_("You are a pair since today. Tell me when you have met."))
        return
    talk.say(_("You met {partner}? Good! Tell me when, then I ask {partner} too.")(partner=facts.partner))
    met = choose_past(talk, facts, days)
    account = _account(talk)
    summary = lines(_("Is this right?"), as_is(""), words.meeting(met.starts_at, met.place), *_shown(account))
    talk.ask(Review("review", summary, _("✅ Yes, this is right"), {**words.CHANGES, **ACCOUNT}))
    talk.do(LogMeeting(facts.pair, met.starts_at, met.place, account))


def _shown(account: Account) -> list[Phrase]:
    """What was told beside when and where, a line each; what was skipped has none."""
    long = [_("⏱ {it}")(it=MINUTES[str(account.minutes)])] if account.minutes else []
    about = [_("💬 {it}")(it=listed([TOPICS[topic] for topic in account.topics]))] if account.topics else []
    return [*long, *about]
