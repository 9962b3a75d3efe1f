"""What may happen in the coordinators' group."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.mentorships import office
from tests.mentorships.story import NEAR, Story

BY, OUTSIDERS = st.sampled_from(["Karen", "Sofie"]), st.sampled_from(["Otto", "Lars"])
ON_A_CASE = ["take", "resolve", "resolve", "snooze", "hand", "severity", "reopen", "read"]
IN_THE_GROUP = ["/waiting", "/pairs", "/cases", "/case 1", "/case 3", "/announce", "/invite", "/help", "/nothing"]


class InGroup(Story):
    """Coordinators do their work; others try to."""

    @rule(by=BY, kind=st.integers(0, 30), place=NEAR)
    def a_coordinator_taps(self, by: str, kind: int, place: int) -> None:
        office.does(self.life, by, kind, place)

    @rule(by=BY, place=NEAR)
    def a_coordinator_replies(self, by: str, place: int) -> None:
        office.replies(self.life, by, place)

    @rule(by=BY, place=NEAR)
    def a_coordinator_writes_to_somebody(self, by: str, place: int) -> None:
        office.writes_to(self.life, by, place)

    @rule(by=BY, line=st.sampled_from(IN_THE_GROUP))
    def a_coordinator_commands(self, by: str, line: str) -> None:
        office.commands(self.life, by, line)

    @rule(by=BY)
    def a_coordinator_lets_all_in(self, by: str) -> None:
        office.approves_all(self.life, by)

    @rule(by=BY, place=NEAR, choice=NEAR)
    def a_coordinator_offers_a_match(self, by: str, place: int, choice: int) -> None:
        office.offers(self.life, by, place, choice)

    @rule(by=BY, place=NEAR, who=st.integers(0, 2), own=st.booleans())
    def a_coordinator_ends_a_pair(self, by: str, place: int, who: int, own: bool) -> None:
        office.ends_a_pair(self.life, by, place, who, in_own_words=own)

    @rule(by=BY, action=st.sampled_from(ON_A_CASE), place=NEAR, choice=NEAR)
    def a_coordinator_sees_to_a_case(self, by: str, action: str, place: int, choice: int) -> None:
        office.settles(self.life, by, action, place, choice)

    @rule(by=BY, action=st.sampled_from(["byepass", "byehold", "byeask"]))
    def a_coordinator_decides_on_a_goodbye(self, by: str, action: str) -> None:
        office.decides_on_a_goodbye(self.life, by, action)

    @rule(by=BY, audience=NEAR)
    def a_coordinator_announces(self, by: str, audience: int) -> None:
        office.announces(self.life, by, audience)

    @rule(by=OUTSIDERS, kind=st.integers(0, 30), place=NEAR)
    def an_outsider_taps_in_the_group(self, by: str, kind: int, place: int) -> None:
        office.does(self.life, by, kind, place, is_coordinator=False)

    @rule(by=OUTSIDERS, place=NEAR, line=st.sampled_from(["", *IN_THE_GROUP]))
    def an_outsider_speaks_in_the_group(self, by: str, place: int, line: str) -> None:
        if line:
            office.commands(self.life, by, line, is_coordinator=False)
        else:
            office.replies(self.life, by, place, is_coordinator=False)

    @rule(place=NEAR)
    def a_message_in_the_group_is_deleted(self, place: int) -> None:
        office.deletes_a_message(self.life, place)
