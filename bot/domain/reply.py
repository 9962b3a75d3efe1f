"""What a coordinator's reply in the group is for: that depends on the message that it answers."""

from enum import StrEnum


class ReplyTo(StrEnum):
    """A message of ours whose replies mean something. Replies to any other are talk among colleagues."""

    letter = "letter"
    """“Reply to this message”: the words go to a member."""
    members_words = "members_words"
    """What a member wrote: a reply may be for them or for colleagues, so that is asked first."""
    case_note = "case_note"
    """“To add a note, reply”: kept with a case."""
    closing = "closing"
    """A coordinator's own words at the end of a pair."""
    goodbye = "goodbye"
    """What somebody should change in their last words."""
    announcement = "announcement"
    """The text of an announcement."""
