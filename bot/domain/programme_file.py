"""Reads a programme's file. A mistake is told with its line, its key and what was expected."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any, TypeVar, get_args, get_type_hints

from bot.domain.checkin import LONG
from bot.domain.programme import CheckIns, Course, Hours, Meetings, Programme

Group = TypeVar("Group")
TABLE, KEY = re.compile(r"\s*\[\s*([\w-]+)\s*\]"), re.compile(r"\s*([\w-]+)\s*=")
MOST_MONTHS = 60


class ProgrammeError(ValueError):
    """The file says something that cannot be: one sentence, with the line and the key where there are any."""


class _Wrong(Exception):  # noqa: N818  (a value, before its place in the file is known)
    """What a value should have been; `key` where it is not the value's own."""

    def __init__(self, expected: str, key: str = "") -> None:
        super().__init__(expected)
        self.key = key


def read_programme(toml_text: str) -> Programme:
    """The programme that a file describes; what it does not name stays as it is by default. ProgrammeError."""
    try:
        found = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as broken:
        raise ProgrammeError(f"is no TOML: {str(broken).rstrip('.')}") from None
    return _group(Programme, found, "", _lines(toml_text))


def _lines(text: str) -> Mapping[tuple[str, str], int]:
    """The line of each key, by table and key, and of each table, by its name and ""."""
    places, table = {}, ""
    for line, content in enumerate(text.splitlines(), start=1):
        if heading := TABLE.match(content):
            table = heading[1]
            places[table, ""] = line
        elif key := KEY.match(content):
            places[table, key[1]] = line
    return places


def _group(kind: type[Group], found: Mapping[str, Any], table: str, places: Mapping[tuple[str, str], int]) -> Group:
    known = {item.name: item for item in fields(kind)}  # type: ignore[arg-type]  # only dataclasses come here
    hints, values = get_type_hints(kind), dict[str, Any]()
    for key, value in found.items():
        try:
            if key not in known:
                raise _Wrong(_unknown(key, known))
            if is_dataclass(hints[key]) and isinstance(value, dict):
                values[key] = _group(hints[key], value, key, places)
            else:
                values[key] = _value(hints[key], known[key], value)
        except _Wrong as wrong:
            raise _at(table, key, wrong, places) from None
    group = kind(**values)
    try:
        CHECKS.get(kind, _nothing)(group)
    except _Wrong as wrong:
        raise _at(table, wrong.key, wrong, places) from None
    return group


def _at(table: str, key: str, wrong: _Wrong, places: Mapping[tuple[str, str], int]) -> ProgrammeError:
    line = places.get((table, key)) or places.get((key, "")) or places.get((table, ""))
    name = f"{table}.{key}" if table else key
    return ProgrammeError(f"{f'line {line}, ' if line else ''}“{name}” {wrong}")


def _unknown(key: str, known: Mapping[str, Any]) -> str:
    near = get_close_matches(key, known, n=1)
    return f"is no setting of a programme{f'; did you mean “{near[0]}”?' if near else ''}".rstrip("?")


def _value(hint: Any, item: Field[Any], value: Any) -> Any:
    if hint in READERS:
        return READERS[hint](item, value)
    if is_dataclass(hint):
        raise _Wrong("is a table: write [it] on a line of its own")
    if not isinstance(value, list):
        raise _Wrong("needs a list in [ ]")
    return tuple(READERS[get_args(hint)[0]](item, element) for element in value)


def _number(item: Field[Any], value: Any) -> int:
    least, most = item.metadata.get("least", 1), item.metadata.get("most", MOST_MONTHS)
    if type(value) is not int or not least <= value <= most:
        raise _Wrong(f"needs a whole number from {least} to {most}")
    return value


def _truth(_item: Field[Any], value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("needs true or false")
    return value


def _text(_item: Field[Any], value: Any) -> str:
    if not isinstance(value, str):
        raise _Wrong("needs words in quotes")
    return value


def _clock(_item: Field[Any], value: Any) -> time:
    try:
        found = value if isinstance(value, time) else time.fromisoformat(value)
    except (TypeError, ValueError):
        raise _Wrong('needs a time such as "09:30"') from None
    if found.tzinfo:
        raise _Wrong("needs a time without a zone: the programme has one")
    return found


def _day(_item: Field[Any], value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _Wrong("needs days such as 2026-12-24, without quotes")
    return value


def _hours(it: Hours) -> None:
    if not it.office_opens < it.office_closes:
        raise _Wrong("must be later than office_opens", "office_closes")
    if it.quiet_from == it.quiet_until:
        raise _Wrong("must differ from quiet_from", "quiet_until")


def _check_ins(it: CheckIns) -> None:
    if it.close_after_days <= it.nudge_after_days:
        raise _Wrong("must be more than nudge_after_days", "close_after_days")
    months = it.long_after_months
    if len(months) > len(LONG) or list(months) != sorted(set(months)):
        raise _Wrong(f"needs at most {len(LONG)} numbers, the smaller one first", "long_after_months")


def _meetings(it: Meetings) -> None:
    for key in ("none_for_days", "none_for_days_fortnightly", "none_for_days_monthly"):
        if getattr(it, f"{key}_high") <= getattr(it, key):
            raise _Wrong(f"must be more than {key}", f"{key}_high")


def _course(it: Course) -> None:
    for key in ("follow_up_months", "pause_weeks"):
        if list(getattr(it, key)) != sorted(set(getattr(it, key))):
            raise _Wrong("needs rising numbers", key)
    if it.keep_months < max(it.follow_up_months, default=0):
        raise _Wrong("must not be less than the last of follow_up_months", "keep_months")
    if not it.pause_weeks:
        raise _Wrong("needs at least one number", "pause_weeks")


def _nothing(_it: Any) -> None:
    """Nothing to hold against each other."""


READERS: dict[Any, Callable[[Field[Any], Any], Any]] = {
    int: _number,
    bool: _truth,
    str: _text,
    time: _clock,
    date: _day,
}
CHECKS: dict[type[Any], Callable[[Any], None]] = {
    Hours: _hours,
    CheckIns: _check_ins,
    Meetings: _meetings,
    Course: _course,
}
"""What must fit together in a group."""
