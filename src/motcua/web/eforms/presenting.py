"""A definition and what was typed so far, as the page shows it."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import get_language

from motcua.forms.queries import CommunesOfDay, communes_on
from motcua.forms.rules.answers import read_answers, shown_fields
from motcua.forms.rules.definition import FormDefinition
from motcua.forms.rules.field_types import Commune
from motcua.forms.rules.parts import parts_of
from motcua.forms.rules.posted import gather, spread
from motcua.forms.rules.problems import Problem
from motcua.web.eforms.conditions import for_script
from motcua.web.eforms.fields import Drawing
from motcua.web.eforms.view_models import EForm, FieldView, KeptFile, SectionView, Told

NOTHING: dict[str, KeptFile] = {}


def present(
    definition: FormDefinition,
    posted: Mapping[str, list[str]],
    *,
    on: date,
    told: bool,
    files: Mapping[str, KeptFile] = NOTHING,
    default_button: str = "eform-update",
) -> EForm:
    """The form with what was `posted` in it (`posting.posted_of`); with `told`, also what is wrong with it.

    `files` are those that references in the answers stand for. `default_button` is the page's own button that Enter
    presses.
    """
    language = get_language() or "vi"
    document, problems = read_answers(definition, posted, on, CommunesOfDay())
    values = document["values"]
    raw = gather(definition, posted)
    drawing = Drawing(language, on, problems if told else {}, values, files, _communes(definition, on))
    shown = shown_fields(definition, values, on)
    sections = tuple(
        SectionView(
            section.key,
            section.title.read(language),
            section.help.read(language),
            tuple(drawing.field(field, raw.get(field.key), field.key in shown) for field in section.fields),
            any(field.key in shown for field in section.fields),
            for_script(section.shown, on),
        )
        for section in definition.sections
    )
    return EForm(
        definition.title.read(language),
        definition.help.read(language),
        sections,
        on.isoformat(),
        document,
        problems,
        tuple(_told(sections, problems, language)) if told else (),
        not posted,
        default_button,
    )


def begin(definition: FormDefinition, values: Mapping[str, object]) -> dict[str, list[str]]:
    """What stands in a form that is opened: the values of an answers document, or what is prefilled."""
    return spread(definition, values)


def _communes(definition: FormDefinition, on: date) -> list[tuple[str, str]]:
    """The communes, where any field asks for one."""

    def asks(type_: object) -> bool:
        return isinstance(type_, Commune) or any(asks(part.type) for part in parts_of(type_))  # type: ignore[arg-type]

    return communes_on(on) if any(asks(field.type) for field in definition.fields()) else []


def _told(sections: tuple[SectionView, ...], problems: Mapping[str, Problem], language: str) -> list[Told]:
    """Every problem in the order of the page, with its way to the field."""
    told: list[Told] = []

    def walk(field: FieldView, above: str) -> None:
        label = f"{above}: {field.label}" if above else field.label
        if problem := problems.get(field.path):
            told.append(Told(field.anchor, label, problem.sentence(language)))
        for part in field.parts:
            walk(part, label)
        for row in field.rows:
            for cell in row.cells:
                walk(cell, f"{label} {row.number}")

    for section in sections:
        for field in section.fields:
            walk(field, "")
    return told
