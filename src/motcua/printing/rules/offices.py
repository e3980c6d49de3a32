"""How an office signs: the superior above it, its own name, the place it writes from (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from dataclasses import dataclass

COMMITTEE = "Ủy ban nhân dân"


@dataclass(frozen=True, slots=True)
class Office:
    """`name` is the whole name, as in a sentence; `superior` and `issuer` are the two lines at the top of a paper."""

    name: str = ""
    superior: str = ""
    issuer: str = ""
    place: str = ""
    phone: str = ""
    website: str = ""
    tax_code: str = ""

    @property
    def contact(self) -> str:
        """ "Trung tâm …, điện thoại …, trang tin …", with what is known."""
        reach = (("điện thoại", self.phone), ("trang tin", self.website))
        return ", ".join([self.name, *(f"{word} {value}" for word, value in reach if value)])


def office_of_centre(name: str, unit: str, place: str, *, website: str = "", tax_code: str = "") -> Office:
    """A one-stop under the people's committee of `unit` ("Tỉnh Quảng Ninh").

    "Trung tâm Phục vụ hành chính công tỉnh Quảng Ninh" → "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH" above "TRUNG TÂM PHỤC VỤ
    HÀNH CHÍNH CÔNG": the unit is not named twice.
    """
    issuer = name
    if unit and name.casefold().endswith(f" {unit.casefold()}"):
        issuer = name[: -len(unit)].strip()
    superior = f"{COMMITTEE} {unit}".upper() if unit else ""
    return Office(name, superior, issuer.upper(), place, website=website, tax_code=tax_code)


def office_of_agency(name: str, unit: str, place: str, *, kind: str, parent: str = "", website: str = "") -> Office:
    """An agency: a committee stands alone, a department under its committee, a vertical agency under its parent."""
    if kind == "peoples_committee" or name.casefold().startswith(COMMITTEE.casefold()):
        return Office(name, "", name.upper(), place, website=website)
    if kind == "centre":
        return office_of_centre(name, unit, place, website=website)
    above = parent if kind == "vertical" or not unit else f"{COMMITTEE} {unit}"
    return Office(name, above.upper(), name.upper(), place, website=website)
