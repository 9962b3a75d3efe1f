"""Write the transcripts anew after texts have changed: `python -m tests.flows.retell`, then read the difference.

What people do is taken from a story's English transcript (or its flow's docstring), what they type from the
transcript in their own language, as far as there is one. What Makker says is what it says now.
"""

from bot.flows import FLOWS
from bot.settings import LANGUAGES
from bot.talk.buttons import plain
from bot.talk.conversation import Outcome
from bot.talk.script import BUTTON, SPEAKS, Script, scenes, story_of
from tests.flows.cast import FACTS, HERE, curtain

TRANSCRIPTS = HERE / "transcripts"


def written(name: str, language: str) -> str:
    """The transcript as it stands; the docstring's story for a flow's own; nothing where there is none."""
    file = TRANSCRIPTS / f"{name}.{language}.txt"
    if file.exists():
        return file.read_text(encoding="utf-8")
    return story_of(FLOWS[name].tell) if language == "en" and name in FLOWS else ""


def moves(story: str) -> list[str]:
    """What stands behind each `>`."""
    return [scene.does for scene in scenes(story) if scene.does]


def retold(name: str, language: str) -> str:
    """The transcript of today's texts."""
    english, there = curtain(name), curtain(name, language)
    done, typed = moves(written(name, "en")), iter([it for it in moves(written(name, language)) if _is_typed(it)])
    told = [_shown(there)]
    for does in done:
        if BUTTON.fullmatch(does):
            line = f"[{_label(there, _option(english, does))}]"
        else:
            line = next(typed, does) if _is_typed(does) else does
        english.does(does)
        there.does(line)
        told += [f"> {line}", _shown(there)]
    if there.turn.outcome is not Outcome.finished:
        raise ValueError(f"{name} in {language} does not end")
    return "\n".join(filter(None, told)) + "\n"


def _is_typed(does: str) -> bool:
    return not BUTTON.fullmatch(does) and does != SPEAKS


def _option(script: Script, does: str) -> str:
    label = does.strip("[]")
    return next(tap.option for text, tap in script.buttons.items() if label == text or plain(label) == plain(text))


def _label(script: Script, option: str) -> str:
    return next(text for text, tap in script.buttons.items() if tap.option == option)


def _shown(script: Script) -> str:
    """The screen as a transcript shows it."""
    lines = ["Makker: " + "\n        ".join(paragraph) for paragraph in script.paragraphs]
    buttons = " ".join(f"[{label}]" for label in script.own_buttons)
    return "\n".join([*lines, f"        {buttons}"] if buttons else lines)


def retell() -> None:
    """Write every transcript, in every language."""
    for name in FACTS:
        for language in LANGUAGES:
            if language != "en" or name not in FLOWS:
                (TRANSCRIPTS / f"{name}.{language}.txt").write_text(retold(name, language), encoding="utf-8")


if __name__ == "__main__":
    retell()
