"""What stands on a form, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A label or sentence in Vietnamese and English. Empty ones say nothing, and are false."""

    vi: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.vi or self.en)

    def read(self, language: str) -> str:
        """The words in `language` ("vi" or "en"); Vietnamese for any other, and where there is no English."""
        return self.en if language == "en" and self.en else self.vi


NOTHING = Words()
"""Nothing is said."""
