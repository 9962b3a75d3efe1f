"""The questionnaires that Makker brings along, as TOML texts; a programme may publish its own instead."""

from importlib import resources


def shipped() -> tuple[str, ...]:
    """The texts of every questionnaire in this folder."""
    files = sorted(resources.files(__name__).iterdir(), key=lambda file: file.name)
    return tuple(file.read_text(encoding="utf-8") for file in files if file.name.endswith(".toml"))
