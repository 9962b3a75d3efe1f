"""Suggestions: who could fit whom, and what is said about it."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.match import FOR, Person, Reason, Why, may_meet, reasons, suggestions
from bot.domain.member import Role
from bot.domain.spoken import languages_in, towns_in

MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
AMINA = Person(1, Role.mentee, languages="العربية, a little Danish", work=("I was a nurse", ""), town="Odense C")
LARS = Person(2, Role.mentor, languages="dansk og arabisk", work=("Nurses at the hospital",), town="odense")

TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["Arabic", "dansk", "العربية", "Odense", "København", "nurse", "daytime", "any", ""]),
)
GENDERS = st.sampled_from(["", "woman", "man"])


def people(role: Role) -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        st.integers(1, 9),
        st.just(role),
        TEXTS,
        st.lists(TEXTS, max_size=2).map(tuple),
        TEXTS,
        st.sampled_from(["", "daytime", "evening", "any"]),
        GENDERS,
        GENDERS,
        st.integers(0, 2),
        st.frozensets(st.integers(1, 9), max_size=2),
        st.none() | st.integers(0, 90).map(lambda days: MONDAY - timedelta(days=days)),
    )


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Arabic and English", {"ar", "en"}),
        ("arabisk, lidt dansk", {"ar", "da"}),
        ("العربية والإنجليزية", {"ar", "en"}),
        ("عربي و انجليزي", {"ar", "en"}),
        ("اللغة العربية", {"ar"}),
        ("دنماركي", {"da"}),
        ("دانمارکی، فارسی", {"da", "fa"}),
        ("Farsi / Dari", {"fa"}),
        ("ትግርኛ", {"ti"}),
        ("українська, російська", {"uk", "ru"}),
        ("kurdî", {"ku"}),
        ("ARABE", {"ar"}),
        ("I like to cook", set()),
        ("", set()),
    ],
)
def test_a_language_is_known_by_any_of_its_names(written: str, spoken: set[str]):
    assert languages_in(written) == spoken


@pytest.mark.parametrize(
    ("one", "other"),
    [("Copenhagen", "København NV"), ("Århus", "aarhus C"), ("كوبنهاغن", "Kobenhavn"), ("Odense", "5000 ODENSE")],
)
def test_a_town_is_known_however_it_is_written(one: str, other: str):
    assert towns_in(one) & towns_in(other)


def test_the_letter_after_a_town_does_not_make_it_another_or_the_same():
    assert not towns_in("Odense C") & towns_in("Aarhus C")


def test_what_two_people_share_is_said_in_words():
    assert reasons(AMINA, LARS) == (
        Reason(Why.languages, ("ar", "da")),
        Reason(Why.work, ("nurse",)),
        Reason(Why.town, ("odense",)),
    )


def test_what_stands_between_them_is_said_too():
    far = Person(3, Role.mentor, languages="Danish", town="Aarhus", times="evening", turned_down=frozenset({1}))
    near = Person(1, Role.mentee, languages="Somali", town="Odense", times="daytime")
    assert [it.why for it in reasons(near, far)] == [
        Why.no_language,
        Why.other_town,
        Why.other_times,
        Why.met_before,
    ]


def test_somebody_who_can_always_meet_fits_everybodys_time():
    always, evening = Person(1, Role.mentee, times="any"), Person(2, Role.mentor, times="evening")
    assert reasons(always, evening) == (Reason(Why.times, ("evening",)),)


def test_words_that_everybody_uses_about_work_are_no_reason():
    assert reasons(Person(1, Role.mentee, work=("I want to work",)), Person(2, Role.mentor, work=("I work",))) == ()


def test_a_hard_wish_is_a_filter_and_silence_is_none():
    wishes = Person(1, Role.mentee, partner_gender="woman")
    woman, man, silent = (Person(n, Role.mentor, gender=it) for n, it in ((2, "woman"), (3, "man"), (4, "")))
    assert [one.person.id for one in suggestions(wishes, [man, silent, woman])] == [2, 4]


def test_a_mentor_without_room_is_not_suggested():
    assert suggestions(AMINA, [Person(2, Role.mentor, room=0)]) == []


def test_the_best_comes_first_and_of_equals_whoever_waits_longest():
    new, old = (Person(n, Role.mentor, waits_since=MONDAY - timedelta(days=n)) for n in (5, 50))
    stranger = Person(7, Role.mentor, languages="Polish", town="Odense", waits_since=MONDAY - timedelta(days=300))
    assert [one.person.id for one in suggestions(AMINA, [new, stranger, old, LARS])] == [2, 50, 5, 7]


@given(people(Role.mentee), people(Role.mentor))
def test_both_sides_hear_the_same_reasons(one: Person, other: Person):
    assert reasons(one, other) == reasons(other, one)
    assert may_meet(one, other) == may_meet(other, one)


@given(people(Role.mentee), st.lists(people(Role.mentor) | people(Role.mentee), max_size=6))
def test_nobody_is_lost_and_no_hard_wish_is_broken(person: Person, others: list[Person]):
    found = [one.person for one in suggestions(person, others)]
    assert sorted(map(repr, found)) == sorted(repr(other) for other in others if may_meet(person, other))
    for other in found:
        assert other.role is Role.mentor
        assert {person.partner_gender, other.gender} != {"woman", "man"}


@given(people(Role.mentee), st.lists(people(Role.mentor), min_size=2, max_size=6))
def test_somebody_with_more_for_and_no_more_against_never_comes_later(person: Person, others: list[Person]):
    ranked = suggestions(person, others)
    for better, worse in pairwise(ranked):
        good, bad = ([it.why for it in one.reasons if it.why in FOR] for one in (better, worse))
        same_against = [it.why for it in better.reasons if it.why not in FOR] == [
            it.why for it in worse.reasons if it.why not in FOR
        ]
        assert not (same_against and len(bad) > len(good))


@given(st.text())
def test_no_text_breaks_the_reading_of_it(text: str):
    languages_in(text)
    towns_in(text)


@given(TEXTS)
def test_capitals_and_spaces_do_not_matter(text: str):
    assert languages_in(f"  {text} ") == languages_in(text)
