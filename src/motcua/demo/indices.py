"""Indices for the demo: what was really published, the illustrative sets, and one training assessment of each kind."""

from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from motcua.indices.access import assessment_for
from motcua.indices.actions.appraise_assessment import agree_with_rest, enter_survey, finalise, publish, take_survey
from motcua.indices.actions.load_published import load_published, shipped_files
from motcua.indices.actions.load_sets import load_sets
from motcua.indices.actions.open_assessment import open_assessment
from motcua.indices.actions.score_assessment import score_criterion, submit_scores
from motcua.indices.assessments import set_named
from motcua.indices.models import Assessment, CriterionSet, PublishedTable
from motcua.indices.rules.composite.criteria import Criteria, Kind, read_criteria
from motcua.indices.rules.composite.decide import self_total
from motcua.indices.rules.composite.formulas import YesNo
from motcua.indices.rules.composite.story import ASSESSMENT, Evidence, Figure
from motcua.indices.subjects import subjects_of
from motcua.indices.survey_part import surveys_for
from motcua.journal.reading import told
from motcua.organisation.actors import SYSTEM, Actor, actor_for
from motcua.organisation.rules.posts import Role
from motcua.people.models import Account

TRAINING = "Dữ liệu tập huấn, không có thật"
SATISFACTION = "hài lòng"
"""What the survey of the demo asks about; the other survey parts are of other surveys."""
SETS = ("par-tinh-2018", "par-so-2018", "par-huyen-2018", "par-xa-2018")


def tell_indices(at: datetime) -> None:
    """Published indices and sets; once the coordinator of the cast is there, an assessment by each set."""
    if not PublishedTable.objects.exists():
        load_published(shipped_files(), at=at)
    load_sets()
    account = Account.objects.filter(username="quyen").first()
    coordinator = actor_for(account, at.date()) if account else None
    if coordinator and coordinator.has(Role.COORDINATOR):
        for code in SETS:
            assess(coordinator, set_named(code), at)


def assess(coordinator: Actor, row: CriterionSet, at: datetime) -> None:
    """The first subject of the set's kind, from opening to publication; repeated, nothing happens."""
    criteria = read_criteria(row.content)
    day = min(at.date(), row.valid_to or at.date())
    subject = next(iter(subjects_of(criteria.kind, day)), None)
    if subject is None or row.assessments.exists():
        return
    number = uuid5(NAMESPACE_URL, f"motcua:{row.code}:{row.version}:{subject.code}")
    open_assessment(coordinator, row, subject.code, number=number, at=at, is_training=True)
    score(number, criteria, at)
    agree_with_rest(coordinator, number, at=at)
    surveys = surveys_for(assessment_for(coordinator, number))
    for leaf in criteria.leaves():
        if leaf.is_survey and surveys and SATISFACTION in leaf.name:
            take_survey(coordinator, number, leaf.code, campaign=surveys[0].campaign, at=at)
        elif leaf.is_survey:
            enter_survey(coordinator, number, leaf.code, figure=Figure(172, 200), source=TRAINING, at=at)
    finalise(coordinator, number, at=at)
    if criteria.kind is not Kind.COMMUNE:  # one is left for the head to publish
        publish(SYSTEM, number, at=at)


def score(number: UUID, criteria: Criteria, at: datetime) -> Assessment:
    """Self scores that are plainly for training."""
    for place, leaf in enumerate(leaf for leaf in criteria.leaves() if not leaf.is_survey):
        figure = Figure(1, 1) if isinstance(leaf.formula, YesNo) else Figure(88 + place % 12, 100)
        evidence = (Evidence(TRAINING),)
        score_criterion(SYSTEM, number, leaf.code, figure=figure, evidence=evidence, note=TRAINING, at=at)
    total = self_total(criteria, told(ASSESSMENT, number).state)
    return submit_scores(SYSTEM, number, total, at=at)
