"""Which papers a dossier needs."""

from collections.abc import Collection

from motcua.catalogue.rules.content import Component, Content, GroupKind, Need


def groups_to_choose(content: Content) -> tuple[str, ...]:
    """The headings the receptionist decides on, in the order of the source: those of cases and the unclear ones."""
    headings = (each.group for each in content.components if each.group_kind in (GroupKind.CASE, GroupKind.UNCLEAR))
    return tuple(dict.fromkeys(headings))


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
