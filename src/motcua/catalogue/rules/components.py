"""Which papers a dossier needs."""

from collections.abc import Collection

from motcua.catalogue.rules.content import Component, Content, GroupKind, Need
from motcua.kernel.errors import Invalid
from motcua.kernel.text import fold

NO_HEADING = ""
"""Chosen where none of the headings applies: what is left are the papers of every dossier."""


def groups_to_choose(content: Content) -> tuple[str, ...]:
    """The headings the receptionist decides on, in the order of the source: those of cases and the unclear ones.

    A heading with nothing but remarks below it decides nothing and is left out.
    """
    return tuple(
        dict.fromkeys(
            each.group
            for each in content.components
            if each.group_kind in (GroupKind.CASE, GroupKind.UNCLEAR) and each.need is not Need.NOTE
        )
    )


def groups_open(content: Content, chosen: Collection[str]) -> tuple[str, ...]:
    """The headings of which one must still be chosen; empty when that is done, or when there are none.

    Without a choice, papers that belong to a case would be asked of nobody (NĐ 61/2018 Art 17.1: a receipt is given for
    a complete dossier). `NO_HEADING` is a choice where every dossier has papers of its own.
    """
    if any(heading != NO_HEADING for heading in chosen):
        return ()
    if NO_HEADING in chosen and mandatory_components(content):
        return ()
    return groups_to_choose(content)


def read_groups(content: Content, given: Collection[str]) -> tuple[str, ...]:
    """The headings as the source has them, for the ones given (accents and capitals do not matter).

    Raises `Invalid` ("group_unknown"), naming those there are: a misspelt heading would ask for no paper at all.
    """
    headings = (NO_HEADING, *groups_to_choose(content))
    found: list[str] = []
    for heading in given:
        same = [each for each in headings if each == heading] or [
            each for each in headings if fold(each) == fold(heading)
        ]
        if not same:
            raise _unknown(heading, headings[1:])
        found += same
    return tuple(dict.fromkeys(found))


def components_for(content: Content, groups: Collection[str] = ()) -> tuple[Component, ...]:
    """The papers to look at: those of every dossier and of the chosen groups; remarks left out."""
    return tuple(
        each
        for each in content.components
        if each.need is not Need.NOTE and (each.group_kind is GroupKind.ALL or each.group in groups)
    )


def mandatory_components(content: Content, groups: Collection[str] = ()) -> tuple[Component, ...]:
    """Of `components_for`, those without which no receipt is given (law: NĐ 61/2018 Art 17.1).

    A paper under a chosen case is as mandatory as one for every dossier; "nếu có" is not, nor is a paper the state
    already holds (NĐ 118/2025 Art 4.2a).
    """
    return tuple(
        each
        for each in components_for(content, groups)
        if each.need in (Need.ALWAYS, Need.BY_CASE) and not each.data_backed
    )


def _unknown(heading: str, known: tuple[str, ...]) -> Invalid:
    listed = "; ".join(f"“{each}”" for each in known)
    return Invalid(
        "group_unknown",
        vi=f"Thủ tục này không có nhóm giấy tờ “{heading[:100]}”. "
        + (f"Hãy chọn trong các nhóm: {listed}." if known else "Hãy bỏ trống nhóm giấy tờ."),
        en=f"This procedure has no group of papers “{heading[:100]}”. "
        + (f"Choose among: {listed}." if known else "Leave the groups out."),
        field="groups",
        groups=list(known),
    )
