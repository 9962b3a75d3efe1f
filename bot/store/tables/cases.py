"""Escalations, and what the coordinators did and read."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, text
from sqlmodel import Field, SQLModel

from bot.domain.case import CaseState
from bot.store.tables.columns import json, when


class Case(SQLModel, table=True):
    """An escalation; its id is the number that coordinators call it by."""

    __tablename__ = "case"
    __table_args__ = (
        Index("ix_case_one_open", "rule", "member_id", "pair_id", unique=True,
              sqlite_where=text("state != 'resolved'"), postgresql_where=text("state != 'resolved'")),
    )  # fmt: skip

    id: int | None = Field(default=None, primary_key=True)
    rule: str
    severity: int
    state: str = CaseState.open
    member_id: int = Field(default=0, index=True)
    """Whom it concerns; 0: the pair as a whole, or nobody."""
    pair_id: int = Field(default=0, index=True)
    figures: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    """The figures of the reason, as the rule wrote them when it last fired."""
    partner_may_know: bool = False
    acknowledge_by: datetime | None = when(index=True)
    reminders: int = 0
    owner: str = ""
    """The coordinator who took it, put it off or resolved it, by the name that the group shows."""
    owner_telegram_id: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    handed_to: str = ""
    """The coordinator who is to take it, by the name that the group shows; "": anybody."""
    handed_to_telegram_id: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    outcome: str = ""
    """How it ended, once a coordinator has resolved it."""
    settled: str = ""
    """What took its cause away (a `Relief`), since its rule last fired; resolved with this: it resolved itself."""
    snoozed_until: datetime | None = when(index=True)
    card: int | None = Field(default=None, foreign_key="outgoing.id")
    topic: int | None = Field(default=None, foreign_key="outgoing.id")
    """The row that opened its topic, where the group is a forum."""
    opened_at: datetime = when(null=False)
    taken_at: datetime | None = when()
    resolved_at: datetime | None = when()


class Note(SQLModel, table=True):
    """Words between a member and the coordinators, written or spoken; in a case or outside one."""

    __tablename__ = "note"

    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="member.id", index=True)
    case_id: int | None = Field(default=None, foreign_key="case.id", index=True)
    author: str = ""
    """The coordinator who wrote it to the member, by the name that the group shows; "": the member's own words."""
    topic: str = ""
    """The button that was chosen instead of words."""
    told: dict[str, str] = json()
    answer_by: datetime | None = when(index=True)
    """When the coordinators are to be reminded that nobody has answered."""
    reminders: int = 0
    """How often they have been."""
    card: int | None = Field(default=None, foreign_key="outgoing.id")
    """The message that shows it in the group."""
    at: datetime = when(null=False)


class CaseEvent(SQLModel, table=True):
    """One line of a case's log."""

    __tablename__ = "case_event"

    id: int | None = Field(default=None, primary_key=True)
    case_id: int = Field(foreign_key="case.id", index=True)
    event: str
    who: str = ""
    """The coordinator, by the name that the group shows; "" where it was Makker."""
    detail: str = ""
    """What the event needs: an outcome, another coordinator, a moment, a note."""
    at: datetime = when(null=False)


class Prompt(SQLModel, table=True):
    """A message in the group whose replies mean something."""

    __tablename__ = "prompt"

    outgoing_id: int = Field(foreign_key="outgoing.id", primary_key=True)
    reply_to: str
    """What they are for: a `ReplyTo`."""
    subject: int
    """The row that they are about: a member for words, else a case, closing, goodbye or announcement."""
    case_id: int | None = Field(default=None, foreign_key="case.id")
    """The case to which words to a member belong."""


class Draft(SQLModel, table=True):
    """A reply in the group that goes to a member once somebody has said that it is for them."""

    __tablename__ = "draft"

    id: int | None = Field(default=None, primary_key=True)
    member_id: int = Field(foreign_key="member.id")
    case_id: int | None = Field(default=None, foreign_key="case.id")
    author: str
    """The coordinator, by the name that the group shows."""
    told: dict[str, str] = json()


class Audit(SQLModel, table=True):
    """What a coordinator did or read, and when."""

    __tablename__ = "audit"

    id: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True))
    telegram_id: int = Field(sa_column=Column(BigInteger, nullable=False, index=True))
    action: str
    subject: str
    at: datetime = when(null=False)


class Coordinator(SQLModel, table=True):
    """Somebody who is, or was, in the coordinators' group, as far as Makker has noticed, or is invited to come in."""

    __tablename__ = "coordinator"

    telegram_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    name: str = ""
    """As the group shows it."""
    inside: bool = False
    """Whether they were in the group when Makker last heard of it. Nothing about cases goes to anybody outside."""
    acted_at: datetime | None = when()


class Desk(SQLModel, table=True):
    """The coordinators' group itself: what it can do, and the messages that there is one of."""

    __tablename__ = "desk"

    chat_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    """The number that the settings name, wherever the group has moved since."""
    is_forum: bool = False
    """Whether it has topics in which Makker may write, as far as is known now."""
    topics_refused: bool = False
    """Whether the coordinators have been told that Makker may not open topics."""
    outside_since: datetime | None = when()
    """Since when Makker is not in it, as far as is known now: the backup hears of cases."""
    bot: str = ""
    """The bot's own public name, without @: links to it need it."""
    overview: int | None = Field(default=None, foreign_key="outgoing.id")
    """The pinned message."""
    overview_at: datetime | None = when(index=True)
    """When the overview is to be looked at again: something has changed."""
    overview_shown_at: datetime | None = when()
    digest_at: datetime | None = when(index=True)


class MovedChat(SQLModel, table=True):
    """A group that became a supergroup, and so has another id."""

    __tablename__ = "moved_chat"

    old_id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    new_id: int = Field(sa_column=Column(BigInteger, nullable=False))
    at: datetime = when(null=False)
