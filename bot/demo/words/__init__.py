"""What the people of the stories say in their own words, each in their own language."""

from bot.demo.words import amina_and_lars, samir_and_birgit, short_stories
from bot.talk.phrase import Wording, wording

SAID: dict[str, Wording] = {
    english: wording({"en": english, **told})
    for words in (amina_and_lars.TOLD, samir_and_birgit.TOLD, short_stories.TOLD)
    for english, told in words.items()
}
"""By the English words."""
