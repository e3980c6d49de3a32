"""Invented people: names by the frequencies of real ones, identity numbers of the right structure.

Nobody is meant: names are drawn part by part, and the serial part of each number is chance.
"""

import csv
from itertools import accumulate
from pathlib import Path
from random import Random

from motcua.dossiers.rules.state import Party
from motcua.kernel.configuration import PROJECT

DATA = PROJECT / "data" / "people"
PROVINCE_OF_BIRTH = "022"


def _weighted(path: Path) -> tuple[list[str], list[int]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["token"] for row in rows], list(accumulate(int(row["count"]) for row in rows))


def _words(path: Path) -> list[str]:
    return [word.strip() for word in path.read_text(encoding="utf-8").splitlines() if word.strip()]


class PeopleMaker:
    """Draws people from `random`; the same seed gives the same people."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.surnames = _weighted(DATA / "surname_freq.csv")
        self.middles = _weighted(DATA / "middle_freq.csv")
        self.given = (_words(DATA / "given_male.txt"), _words(DATA / "given_female.txt"))

    def name(self, female: bool) -> str:
        """Surname, middle name, given name; two women in three are called Thị in the middle."""
        draw = self.random
        surname = draw.choices(self.surnames[0], cum_weights=self.surnames[1])[0]
        middle = draw.choices(self.middles[0], cum_weights=self.middles[1])[0]
        if female:
            middle = "Thị" if draw.random() < 0.67 or middle == "Văn" else middle
        elif middle == "Thị":
            middle = "Văn"
        return f"{surname} {middle} {draw.choice(self.given[female])}"

    def citizen(self) -> Party:
        """A grown-up with a twelve-digit number, or with the nine-digit one that many still carried in 2018."""
        draw = self.random
        female = draw.random() < 0.47
        year = draw.randint(1945, 1999)
        if draw.random() < 0.35:
            kind, number = "cccd", f"{PROVINCE_OF_BIRTH}{int(female)}{year % 100:02d}{draw.randrange(10**6):06d}"
        else:
            kind, number = "cmnd", f"10{draw.randrange(10**7):07d}"
        return Party(
            self.name(female),
            identity_kind=kind,
            identity_number=number,
            phone=f"09{draw.randrange(10**8):08d}" if draw.random() < 0.8 else "",
        )

    def company(self) -> Party:
        """A company; its tax code is left out, because every well-formed one may be somebody's."""
        form = self.random.choice(("Công ty TNHH", "Công ty TNHH MTV", "Công ty Cổ phần", "Doanh nghiệp tư nhân"))
        words = self.random.sample(self.given[1], 2)
        return Party(f"{form} {words[0]} {words[1]}", kind="organisation")
