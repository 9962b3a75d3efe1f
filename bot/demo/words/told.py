"""What one thing is in several languages."""

from collections.abc import Mapping

Told = Mapping[str, Mapping[str, str]]
"""By the English words: the same in Arabic and Danish."""
