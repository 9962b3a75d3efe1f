"""Why a case was opened: the rule in words, and its figures."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.domain.case import Rule
from bot.domain.not_meeting import OWN_WORDS
from bot.domain.settling import Relief
from bot.flows.terms import RHYTHMS
from bot.store.tables import Case
from bot.talk.phrase import Phrase, _, lines, n_

RULES = {
    Rule.asked_for_help: _("Asked for help."),
    Rule.danger: _("Says: I am in danger now. The number 112 was shown."),
    Rule.wants_to_leave: _("The pair does not work for this person."),
    Rule.low_trust: _("Gave a low score for trust or safety in a check-in."),
    Rule.falling_score: _("Gave a much lower score than in the check-in before."),
    Rule.no_meeting: _("No meeting has taken place for a long time."),
    Rule.silence: _("Does not answer check-ins."),
    Rule.disputed_meeting: _("The two answers about a meeting disagree."),
    Rule.unreachable: _("Blocked the bot, or messages cannot be delivered."),
    Rule.unanswered_proposal: _("A proposed meeting was not answered."),
    Rule.unanswered_question: _("Wrote to the coordinators and has no answer yet."),
    Rule.forgotten: _("Left the programme and had everything erased. The partner is told kindly."),
    Rule.poison_update: _("One message could not be handled. The technical team should look at the log."),
    Rule.poison_work: _("A reminder or a check-in could not be done. The technical team should look at the log."),
}

RELIEFS = {
    Relief.met: _("They have met."),
    Relief.rhythm: _("They have agreed on how often to meet, and it is not too long."),
    Relief.checked_in: _("They have reacted to a check-in."),
    Relief.came_back: _("They can be reached again."),
    Relief.answered: _("The proposal was answered, or they agreed on another meeting."),
    Relief.replaced: _("Another proposal has taken its place."),
    Relief.withdrawn: _("The proposal was taken back."),
    Relief.replied: _("A coordinator has answered, or it needs no answer."),
    Relief.on_a_break: _("The pair takes a break."),
    Relief.pair_ended: _("The pair has ended."),
    Relief.left: _("They have left."),
}
"""Why a case needs nobody any more."""


OWN_RHYTHM = _("They agreed on how often in their own words.")
NOT_AGREED = _("They have not agreed yet on how often to meet.")


def reason(case: Case) -> list[Phrase]:
    """The rule, and under it the figures that made it fire, where it has any."""
    return [RULES[Rule(case.rule)], *in_words(Rule(case.rule), case.figures)]


def in_words(rule: Rule, figures: dict[str, Any]) -> list[Phrase]:
    """The figures with which a rule fired, where it has any."""
    return [FIGURES[rule](figures)] if rule in FIGURES and figures else []


def _about_meeting(figures: dict[str, Any]) -> Phrase:
    return _("The meeting: {when}.")(when=datetime.fromisoformat(figures["starts_at"]))


def _days_without(figures: dict[str, Any]) -> Phrase:
    day, days = datetime.fromisoformat(figures["since"]), figures["days"]
    if figures["met"]:
        told = n_("{n} day since the last meeting, {day}.", "{n} days since the last meeting, {day}.", days)
    else:
        told = n_("{n} day since the match, {day}.", "{n} days since the match, {day}.", days)
    return lines(told(day=day.date()), _agreed(figures["rhythm"]))


def _agreed(rhythm: str) -> Phrase:
    """How often they wanted to meet, without what they wrote themselves."""
    if rhythm in RHYTHMS:
        return _("They agreed on: {rhythm}")(rhythm=RHYTHMS[rhythm])
    return OWN_RHYTHM if rhythm == OWN_WORDS else NOT_AGREED


def _missed(figures: dict[str, Any]) -> Phrase:
    return n_("{n} check-in without an answer.", "{n} check-ins without an answer, one after the other.",
              figures["missed"])  # fmt: skip


def _waited(figures: dict[str, Any]) -> Phrase:
    return n_("It has waited for {n} hour.", "It has waited for {n} hours.", figures["hours"])


def _points(figures: dict[str, Any]) -> Phrase:
    return n_("{n} point of 5.", "{n} points of 5.", figures["points"])


def _fall(figures: dict[str, Any]) -> Phrase:
    return _("From {before} to {now} points of 5.")(before=figures["before"], now=figures["now"])


def _wish(figures: dict[str, Any]) -> Phrase:
    return WISHES[figures["wish"]]


WISHES = {
    "leave": _("Wants to stop, or wants another partner."),
    "leave_talk": _("Wants to talk to a coordinator first."),
    "leave_partner": _("Wants another partner."),
    "leave_stop": _("Wants to end with the partner."),
}
"""What somebody would like instead, by the button they chose last."""

FIGURES: dict[Rule, Callable[[dict[str, Any]], Phrase]] = {
    Rule.no_meeting: _days_without,
    Rule.disputed_meeting: _about_meeting,
    Rule.wants_to_leave: _wish,
    Rule.silence: _missed,
    Rule.unanswered_proposal: _waited,
    Rule.low_trust: _points,
    Rule.falling_score: _fall,
}
