"""Everything that `make check` asks of the texts."""

from collections.abc import Collection, Iterator
from itertools import zip_longest
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError

from bot.catalogue import files, questionnaires
from bot.catalogue.fault import Fault
from bot.catalogue.glossary import Term, terms
from bot.catalogue.rules import OF_EVERY_TEXT, OF_TRANSLATIONS, Text, wrong_with
from bot.catalogue.source import texts_in_code, texts_out_of_reach
from bot.talk.languages import BY_CODE
from bot.talk.texts import SOURCE, file_of

UPDATE = "run: python -m bot.catalogue update"
EXACT = ("zero", "one", "two")
"""Plural forms that may name their number in words, or not at all."""


def faults(root: Path, languages: tuple[str, ...]) -> list[Fault]:
    """What is wrong, in the code's own texts and in every language's catalogue."""
    source = texts_in_code(root)
    found = [*texts_out_of_reach(root), *_in_english(source)]
    for language in languages:
        found += [*_in_catalogue(language, root, source), *_in_questionnaires(language, root)]
    return [*found, *_in_questionnaires(SOURCE, root)]


def _in_english(source: Catalog) -> Iterator[Fault]:
    for message in source:
        for english in _forms(message.id):
            text = Text(SOURCE, english, english)
            yield from (Fault(_file(message), english, why) for why in wrong_with(text, OF_EVERY_TEXT))


def _in_catalogue(language: str, root: Path, source: Catalog) -> Iterator[Fault]:
    file = file_of(language, root)
    place = file.relative_to(root).as_posix()
    try:
        catalogue = files.read(language, root)
    except (PoFileError, UnicodeDecodeError) as broken:
        yield Fault(place, "", f"cannot be read: {broken}")
        return
    header = BY_CODE[language].plural_header
    if file.exists() and catalogue.plural_forms.rstrip(";") != header.rstrip(";"):
        yield Fault(place, "", f"the header must say “Plural-Forms: {header}”")
    glossary = tuple(terms(language, root))
    for message in source:
        there = catalogue.get(message.id, message.context)
        if message.id and there is None:
            yield Fault(place, _one(message), f"is in {_file(message)} and not here; {UPDATE}")
        elif message.id:
            yield from (Fault(place, _one(message), why) for why in _wrong_with(there, language, glossary))
    for message in (*catalogue, *catalogue.obsolete.values()):
        if message.id and source.get(message.id, message.context) is None:
            yield Fault(place, _one(message), f"is no longer in the code; {UPDATE}")


def _in_questionnaires(language: str, root: Path) -> Iterator[Fault]:
    rules = OF_EVERY_TEXT if language == SOURCE else OF_EVERY_TEXT + OF_TRANSLATIONS
    glossary = tuple(terms(language, root))
    for text in questionnaires.texts(root):
        english, said = text.said[SOURCE], text.said.get(language)
        found = wrong_with(Text(language, english, said), rules, glossary) if said else ["has no translation"]
        yield from (Fault(text.place, english, f"{language}: {why}") for why in found)


def _wrong_with(message: Message, language: str, glossary: Collection[Term]) -> Iterator[str]:
    said = _forms(message.string)
    wanted = BY_CODE[language].plurals if message.pluralizable else ("other",)
    if message.fuzzy:
        yield "is fuzzy: the English has changed; read the translation again, then take “fuzzy” away"
    missing = [form for form, text in zip_longest(wanted, said, fillvalue="") if not text]
    if len(said) > len(wanted):
        yield f"has {len(said)} plural forms, {language} has {len(wanted)}: {', '.join(wanted)}"
    elif missing:
        yield f"has no translation for: {', '.join(missing)}" if message.pluralizable else "has no translation"
    else:
        for form, text in zip(wanted, said, strict=True):
            english = _forms(message.id)[-1] if form != "one" else _forms(message.id)[0]
            may_omit = ("n",) if form in EXACT else ()
            yield from wrong_with(Text(language, english, text, may_omit), OF_EVERY_TEXT + OF_TRANSLATIONS, glossary)


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text),)


def _one(message: Message) -> str:
    return _forms(message.id)[0]


def _file(message: Message) -> str:
    return str(message.locations[0][0]) if message.locations else ""
