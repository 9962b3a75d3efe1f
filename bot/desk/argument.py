"""What stands behind the action on a button. Anybody with a phone of their own making may send anything."""

LARGEST = 2**31 - 1
"""What a column of numbers takes."""


def read_number(text: str) -> int:
    """A row's number, or a place in a list; ValueError for anything else."""
    if not (text.isascii() and text.isdigit()) or int(text) > LARGEST:
        raise ValueError(f"no number: {text!r}")
    return int(text)


def first_number(argument: str) -> int:
    """Of `number.choice`, the number."""
    return read_number(argument.partition(".")[0])


def numbers(argument: str) -> list[int]:
    """Of `number.number`, all of them."""
    return [read_number(part) for part in argument.split(".")]
