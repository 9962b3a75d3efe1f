"""How far each language has come."""

from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from bot.catalogue import files, questionnaires
from bot.talk.languages import BY_CODE
from bot.talk.texts import has_words


@dataclass(frozen=True)
class Progress:
    """One language's count of texts."""

    language: str
    texts: int
    translated: int
    reviewed: int
    """Read by a native speaker."""

    def __str__(self) -> str:
        return (
            f"{self.language}  {BY_CODE[self.language].name}: {self.translated} of {self.texts} texts translated, "
            f"{self.reviewed} reviewed by a native speaker, {self.translated - self.reviewed} not yet"
        )


def progress(language: str, root: Path, source: Catalog) -> Progress:
    """How much of what the code and the questionnaires say can be said in `language`."""
    catalogue = files.read(language, root)
    there = [catalogue.get(text.id, text.context) for text in source if has_words(_english(text))]
    translated = [text for text in there if text and text.string and all(text.string) and not text.fuzzy]
    reviewed = [text for text in translated if not files.needs_review(text)]
    asked = list(questionnaires.texts(root))
    return Progress(
        language,
        texts=len(there) + len(asked),
        translated=len(translated) + sum(language in text.said for text in asked),
        reviewed=len(reviewed) + sum(language in text.read_by for text in asked),
    )


def _english(text: Message) -> str:
    return text.id if isinstance(text.id, str) else text.id[0]
