"""The check-list of a correction: a line for each paper of the dossier and of its procedure, and two for others."""

from collections.abc import Mapping
from typing import Any

from motcua.catalogue.rules.components import components_for, groups_to_choose
from motcua.dossiers.actions.correct_dossier import pinned_content
from motcua.dossiers.rules.state import Component, DossierState
from motcua.kernel.text import fold
from motcua.web.desk.counter.paper_form import OtherPaperForm, PaperForm

OTHERS = 2
COUNTS = ("originals", "certified", "copies", "note")


class CorrectedPapers:
    """The lines as the dossier has them, or as they were sent (`data`)."""

    def __init__(self, state: DossierState, data: Mapping[str, Any] | None) -> None:
        self.before, self.is_bound = state.components, data is not None
        brought = {paper.name: paper for paper in state.components}
        self.lines = [
            (name, PaperForm(data, prefix=f"paper-{number}", initial=counts_of(brought.get(name))))
            for number, name in enumerate(names_of(state))
        ]
        self.others = [OtherPaperForm(data, prefix=f"other-{number}") for number in range(OTHERS)]

    def is_valid(self) -> bool:
        wrong = [form for form in (*(form for _, form in self.lines), *self.others) if not form.is_valid()]
        return not self.is_bound or not wrong

    def changed(self) -> tuple[Component, ...] | None:
        """The check-list as typed; None where it was not shown, or is as it was."""
        if not self.is_bound:
            return None
        listed = [form.component(name) for name, form in self.lines]
        added = [form.component(form.cleaned_data["name"]) for form in self.others if form.cleaned_data["name"]]
        typed = tuple(paper for paper in (*listed, *added) if paper is not None)
        return typed if typed != self.before else None


def names_of(state: DossierState) -> list[str]:
    """The papers of the dossier in its order, then those of its procedure that were not brought."""
    content = pinned_content(state)
    names = [paper.name for paper in state.components]
    known = {fold(name) for name in names}
    for paper in components_for(content, groups_to_choose(content)):
        if fold(paper.name) not in known:
            known.add(fold(paper.name))
            names.append(paper.name)
    return names


def counts_of(paper: Component | None) -> dict[str, Any]:
    return {name: getattr(paper, name) or None for name in COUNTS} if paper else {}
