"""What a programme decides for itself: thresholds, rhythms, terms. The defaults are DOMAIN.md's.

A coordinator writes them in a file; `bot.domain.programme_file` reads it. Every name here is a name there:
`[check_ins]` `nudge_after_days` is `programme.check_ins.nudge_after_days`.
"""

from dataclasses import dataclass, field
from datetime import date, time
from typing import Any


def between(default: int, least: int, most: int) -> Any:
    """A whole number and its bounds, both included."""
    return field(default=default, metadata={"least": least, "most": most})


@dataclass(frozen=True)
class Hours:
    """`[hours]`: when members are left in peace, and when coordinators work, in the programme's time zone."""

    quiet_from: time = time(20)
    quiet_until: time = time(8)
    """What a member's own quiet hours are until they choose others."""
    office_opens: time = time(9)
    office_closes: time = time(16)
    holidays: tuple[date, ...] = ()
    """Days from Monday to Friday on which nobody works."""


@dataclass(frozen=True)
class CheckIns:
    """`[check_ins]`: the rhythm of the rounds, and what in them is a signal."""

    first_after_days: int = between(14, 1, 90)
    """From the match to the first round."""
    then_every_days: int = between(28, 7, 180)
    long_after_months: tuple[int, ...] = (3, 6)
    """Months after the match at which the longer questionnaire is asked."""
    asked_at: time = time(10)
    nudge_after_days: int = between(2, 1, 30)
    close_after_days: int = between(7, 2, 60)
    silent_after_missed: int = between(2, 1, 10)
    """Rounds missed in a row that make a silence."""
    low_trust_at_most: int = between(2, 1, 4)
    """Points, of five, on a question about trust that are told to the coordinators at once."""
    fall_at_least: int = between(2, 1, 4)
    """Points, of five, that a score must have fallen since it was last given."""


@dataclass(frozen=True)
class Meetings:
    """`[meetings]`: how long a meeting is, and how long a pair may go without one."""

    minutes: int = between(60, 15, 480)
    """How long a meeting is taken to last."""
    proposal_hours: int = between(72, 1, 336)
    """How long a proposal may go unanswered."""
    none_for_days: int = between(14, 3, 180)
    """Days without a meeting that open a case, where the pair agreed on every week, or on nothing yet."""
    none_for_days_high: int = between(30, 3, 365)
    """Days without a meeting that make it a serious one."""
    none_for_days_fortnightly: int = between(28, 3, 180)
    """The same two for a pair that agreed on every second week: never sooner than for every week."""
    none_for_days_fortnightly_high: int = between(45, 3, 365)
    none_for_days_monthly: int = between(45, 3, 180)
    """The same two for once a month."""
    none_for_days_monthly_high: int = between(75, 3, 365)


@dataclass(frozen=True)
class Cases:
    """`[cases]`: how soon somebody must have taken a case, and what its card shows."""

    urgent_hours: int = between(1, 1, 24)
    """Hours by the clock, day and night."""
    high_working_days: int = between(1, 1, 10)
    normal_working_days: int = between(3, 1, 20)
    low_working_days: int = between(5, 1, 30)
    show_names: bool = True
    """False: cards speak of “the mentee of pair 7”; names are seen only on request, which is written down."""
    answer_working_days: int = between(1, 1, 10)
    """Working days after which the coordinators are reminded of a member's words that nobody has answered."""
    sign_letters: bool = False
    """True: a member sees the first name of the coordinator who writes to them."""
    topics: bool = True
    """A topic for each case where the group is a forum."""


@dataclass(frozen=True)
class Help:
    """`[help]`: whom somebody in danger can call."""

    numbers: tuple[str, ...] = ()
    """Shown under 112, a line each: a number and whose it is. Everybody reads it as it is, whatever their language."""


@dataclass(frozen=True)
class Matching:
    """`[matching]`: how many partners a mentor may have, and what waiting people hear."""

    most_pairs_of_a_mentor: int = between(1, 1, 10)
    waiting_word_days: int = between(18, 7, 60)
    """Days between two gentle words to somebody who waits for a match."""
    undecided_days: int = between(7, 2, 30)
    """Days after which the coordinators are reminded of somebody whom they have not decided about."""


@dataclass(frozen=True)
class Course:
    """`[course]`: how long a mentorship goes, and what follows."""

    months: int = between(6, 1, 36)
    """The end that the agreement proposes, counted from the match."""
    agreement_after_days: int = between(1, 1, 30)
    """From the match until the mentee is asked to begin an agreement; a week later the mentor."""
    pause_weeks: tuple[int, ...] = (1, 2, 4, 8)
    """How long a break may be."""
    ask_end_days_before: int = between(14, 3, 60)
    """Before the agreed end, when both are asked whether to end or to go on."""
    follow_up_months: tuple[int, ...] = (3, 6)
    """Months after the end at which both sides are asked how it goes."""
    keep_months: int = between(12, 1, 60)
    """Months after the end until names and words are erased."""


@dataclass(frozen=True)
class Programme:
    """One organisation's running course."""

    name: str = "Makker"
    languages: tuple[str, ...] = ()
    """The languages offered, in the order of their buttons; none named: all that Makker has."""
    coordinators_language: str = ""
    """Of the coordinators' group; none named: MAKKER_COORDINATOR_LANGUAGE."""
    invited_coordinators_only: bool = False
    """True: a member of the group may do nothing who has not joined by an invitation for coordinators."""
    hours: Hours = Hours()
    check_ins: CheckIns = CheckIns()
    meetings: Meetings = Meetings()
    cases: Cases = Cases()
    help: Help = Help()
    matching: Matching = Matching()
    course: Course = Course()
