"""What is wrong with a definition of a form or with an answer, said so that its author can mend it."""

from dataclasses import dataclass

from motcua.forms.rules.problem_sentences import SENTENCES


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: a stable `code`, the `path` it concerns ("" for the whole form), one sentence in each language.

    Paths of fields: "birth_date", "owner.sex", "children.0.name"; of sections: "#about". No sentence repeats an answer.
    """

    code: str
    path: str
    vi: str
    en: str

    def sentence(self, language: str) -> str:
        """The sentence in `language` ("vi" or "en"); Vietnamese for any other."""
        return self.en if language == "en" else self.vi


def name_problem(code: str, path: str = "", **values: object) -> Problem:
    """The problem `code` at `path`, its sentence filled with `values`; a value that differs by language is (vi, en)."""
    vi, en = SENTENCES[code]
    sides = [
        {name: _show(value[side] if isinstance(value, tuple) else value) for name, value in values.items()}
        for side in (0, 1)
    ]
    return Problem(code, path, vi.format(**sides[0]), en.format(**sides[1]))


def _show(value: object) -> str:
    """A value as it can be shown: what cannot be printed becomes "?"."""
    return "".join(letter if letter.isprintable() else "?" for letter in str(value))[:200]
