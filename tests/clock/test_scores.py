"""Scores from one check-in to the next."""

from tests.clock.life import Life


def test_a_score_that_fell_by_two_reaches_the_coordinators(life: Life):
    amina, _lars = life.pair()
    life.tick("2026-11-16 10:00")
    life.taps(amina, "Very much")
    life.taps(amina, "Mostly")
    life.tick("2026-12-14 10:00")
    life.taps(amina, "So-so")
    life.taps(amina, "Mostly")
    assert ("falling_score", 2) in life.cases()
    assert any("much lower score" in card and "Amina" in card for card in life.group())


def test_a_score_that_fell_by_one_or_was_skipped_is_nobodys_business(life: Life):
    amina, _lars = life.pair()
    life.tick("2026-11-16 10:00")
    life.taps(amina, "Very much")
    life.taps(amina, "Mostly")
    life.tick("2026-12-14 10:00")
    life.taps(amina, "Mostly")
    life.taps(amina, "Skip")
    assert "falling_score" not in dict(life.cases())


def test_a_fall_is_seen_across_a_round_that_was_missed(life: Life):
    amina, _lars = life.pair()
    life.until("2026-11-16 10:00")
    life.taps(amina, "Very much")
    life.taps(amina, "Mostly")
    life.until("2027-01-11 10:00")
    life.taps(amina, "A little")
    life.taps(amina, "Mostly")
    assert "falling_score" in dict(life.cases())
