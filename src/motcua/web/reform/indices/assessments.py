from fractions import Fraction
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.rules.documents import Document
from motcua.indices.access import Loaded, assessment_for, province_centres, scores_itself
from motcua.indices.actions.appraise_assessment import appraise_criterion, enter_survey, take_survey
from motcua.indices.actions.score_assessment import score_criterion
from motcua.indices.assessments import listed_for
from motcua.indices.models import Assessment
from motcua.indices.own_figures import OWN_FIGURES, can_take
from motcua.indices.policies import may_appraise, may_publish, no_such_assessment
from motcua.indices.printing import print_score_sheet
from motcua.indices.rules.composite.criteria import Criterion, Kind
from motcua.indices.rules.composite.decide import self_total
from motcua.indices.rules.composite.formulas import YesNo
from motcua.indices.rules.composite.scores import total_of
from motcua.indices.rules.composite.story import Appraised, Evidence, SelfScored, State, Step, Surveyed
from motcua.indices.score_sheet import sheet_of
from motcua.indices.survey_part import surveys_for
from motcua.kernel import clock
from motcua.kernel.files.receiving import receive
from motcua.organisation.actors import Actor
from motcua.web.actor import actor_of
from motcua.web.desk.files import send_document
from motcua.web.desk.once import OnceForm
from motcua.web.forms import answer_status
from motcua.web.paging import paging_of
from motcua.web.reform.indices.forms import Appraisal, Return, SelfScore, Submit, Survey
from motcua.web.reform.indices.words import KINDS, STEPS, TONES, formula_in_words

ROWS = 25


@login_not_required
@require_safe
def assessments(request: HttpRequest) -> HttpResponse:
    """The assessments that the visitor may see, changed last first."""
    status = request.GET.get("buoc", "")
    found = listed_for(actor_of(request), criteria=request.GET.get("bo", ""), status=status)
    start = _start(request.GET.get("after", ""))
    page = list(found[start : start + ROWS + 1])
    context = {
        "rows": [(row, KINDS[Kind(row.criteria.kind)], _tag(row)) for row in page[:ROWS]],
        "steps": [(step.value, label) for step, label in STEPS.items()],
        "status": status,
        "paging": paging_of(request, str(start + ROWS) if len(page) > ROWS else ""),
    }
    return render(request, "reform/indices/assessments.html", context)


@login_not_required
@require_safe
def assessment(request: HttpRequest, number: UUID) -> HttpResponse:
    """One assessment: its score sheet, where it stands, and what the visitor may do."""
    return show_sheet(request, assessment_for(actor_of(request), number))


def show_sheet(request: HttpRequest, loaded: Loaded, refused: OnceForm | None = None) -> HttpResponse:
    """The page of an assessment; `refused`: the form of an act that was refused, as it was typed."""
    actor, row, state = actor_of(request), loaded.row, loaded.state
    acts = acts_for(actor, loaded)
    forms: dict[str, OnceForm] = {"submit": Submit(), "return": Return(), "rest": OnceForm()}
    if refused is not None:
        forms[{Submit: "submit", Return: "return"}.get(type(refused), "rest")] = refused
    context: dict[str, Any] = {
        "row": row,
        "criteria": loaded.criteria,
        "kind": KINDS[loaded.criteria.kind],
        "tag": _tag(row),
        "state": state,
        "sheet": sheet_of(loaded),
        "own_total": self_total(loaded.criteria, state),
        "acts": acts,
        "forms": forms,
        "form": refused,
        "total": total_of(loaded.criteria, state.final_points(), state.absent) if row.index is not None else None,
        "requests": {"finalise": uuid4()},
    }
    return render(request, "reform/indices/assessment.html", context, status=answer_status(refused) if refused else 200)


@login_not_required
@require_safe
@csp_override({})  # a PDF is no page: the browser's own viewer must be free to show it
def printed_sheet(request: HttpRequest, number: UUID) -> HttpResponse:
    """The score sheet as a PDF, for whoever may see the assessment."""
    loaded = assessment_for(actor_of(request), number)
    answer = HttpResponse(print_score_sheet(loaded, at=clock.now()), content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="bang-diem.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def criterion(request: HttpRequest, number: UUID, code: str) -> HttpResponse:
    """One criterion: what was said of it, and scoring or appraising it where the visitor may."""
    actor = actor_of(request)
    loaded = assessment_for(actor, number)
    leaf = loaded.criteria.leaf(code)
    if leaf is None:
        raise no_such_assessment()
    form = form_for(request, actor, loaded, leaf)
    if request.method == "POST":
        if form is None:
            raise no_such_assessment()
        if form.is_valid() and form.does(lambda: act(request, form, loaded, leaf)):
            return redirect("assessment", number)
    scored = loaded.state.scored.get(code)
    context = {
        "row": loaded.row,
        "leaf": leaf,
        "formula": formula_in_words(leaf),
        "scored": scored,
        "own": _points(scored),
        "judged": _points(loaded.state.appraised.get(code)),
        "found": _points(loaded.state.surveyed.get(code)),
        "appraised": loaded.state.appraised.get(code),
        "surveyed": loaded.state.surveyed.get(code),
        "evidence": list(enumerate(scored.evidence)) if scored and actor.is_officer else [],
        "own_figure": _own_name(leaf.figure) if can_take(loaded.criteria.kind, leaf.figure) else "",
        "figure_name": _own_name(scored.figure.code) if scored and scored.figure else "",
        "form": form,
    }
    return render(request, "reform/indices/criterion.html", context, status=answer_status(form) if form else 200)


@require_safe
def evidence(request: HttpRequest, number: UUID, code: str, place: int) -> FileResponse:
    """A file of evidence; for officers who may see the assessment."""
    actor = actor_of(request)
    scored = assessment_for(actor, number).state.scored.get(code)
    if not actor.is_officer or scored is None or place >= len(scored.evidence) or not scored.evidence[place].digest:
        raise no_such_assessment()
    kept = scored.evidence[place]
    return send_document(Document(kept.digest, kept.name, kept.size, kept.media_type, ""), is_saved=False)


def acts_for(actor: Actor, loaded: Loaded) -> set[str]:
    """What the visitor may do now; the actions ask again."""
    step, state = loaded.state.step, loaded.state
    if step is Step.SELF_SCORING and scores_itself(actor, loaded):
        return {"score", "submit"}
    if step is Step.APPRAISAL and may_appraise(actor) and actor.account_id not in state.scorers:
        return {"appraise", "agree", "return", "finalise"}
    return {"publish"} if step is Step.FINAL and may_publish(actor, province_centres()) else set()


def form_for(request: HttpRequest, actor: Actor, loaded: Loaded, leaf: Criterion) -> OnceForm | None:
    """The form of a criterion for this visitor, in this step; None where there is nothing to do."""
    acts, data, files = acts_for(actor, loaded), request.POST or None, request.FILES or None
    if "score" in acts and not leaf.is_survey:
        takes = bool(leaf.figure) and can_take(loaded.criteria.kind, leaf.figure)
        first = _first(loaded.state, leaf)
        return SelfScore(data, files, first=first, can_take=takes, is_yes_no=isinstance(leaf.formula, YesNo))
    if "appraise" in acts:
        return Survey(data, surveys=surveys_for(loaded)) if leaf.is_survey else Appraisal(data)
    return None


def act(request: HttpRequest, form: OnceForm, loaded: Loaded, leaf: Criterion) -> Assessment:
    """Carry out what the form says."""
    actor, number, at, told = actor_of(request), loaded.row.pk, clock.now(), form.cleaned_data
    request_id = told["request_id"]
    if isinstance(form, Survey):
        if campaign := told.get("campaign"):
            return take_survey(actor, number, leaf.code, campaign=UUID(campaign), at=at, request_id=request_id)
        figure = form.figure()
        assert figure is not None  # noqa: S101 - both fields are required
        return enter_survey(
            actor, number, leaf.code, figure=figure, source=told["source"], at=at, request_id=request_id
        )
    if isinstance(form, Appraisal):
        points, reason = told["points"], told["reason"]
        return appraise_criterion(actor, number, leaf.code, points=points, reason=reason, at=at, request_id=request_id)
    assert isinstance(form, SelfScore)  # noqa: S101 - the only other one
    return score_criterion(
        actor,
        number,
        leaf.code,
        at=at,
        figure=form.figure(),
        points=told["points"],
        evidence=form.words() + files_of(form) + kept_before(loaded.state, leaf.code, form),
        note=told["note"],
        is_absent=told["is_absent"],
        takes_own=bool(told.get("takes_own")),
        request_id=request_id,
    )


def files_of(form: SelfScore) -> tuple[Evidence, ...]:
    """The file of the form, taken in. Raises `Invalid`."""
    upload = form.cleaned_data["evidence"]
    if not upload:
        return ()
    kept = receive(upload)
    return (Evidence("", kept.digest, kept.name, kept.size, kept.media_type),)


def kept_before(state: State, code: str, form: SelfScore) -> tuple[Evidence, ...]:
    """The files of an earlier score of the same criterion, unless a new one takes their place."""
    scored = state.scored.get(code)
    if scored is None or form.cleaned_data["evidence"]:
        return ()
    return tuple(each for each in scored.evidence if each.digest)


def _first(state: State, leaf: Criterion) -> dict[str, Any]:
    scored = state.scored.get(leaf.code)
    if scored is None:
        return {}
    words = "\n".join(each.words for each in scored.evidence if each.words)
    first: dict[str, Any] = {"link": words, "note": scored.note, "is_absent": scored.is_absent}
    if scored.figure and not scored.figure.code:
        first |= {"part": scored.figure.part, "whole": scored.figure.whole}
    return first


def _points(fact: SelfScored | Appraised | Surveyed | None) -> Fraction | None:
    return None if fact is None else Fraction(fact.points)


def _own_name(code: str) -> str:
    return OWN_FIGURES[code].name.read(get_language() or "vi") if code in OWN_FIGURES else ""


def _tag(row: Assessment) -> dict[str, Any]:
    return {"label": STEPS[Step(row.status)], "tone": TONES[Step(row.status)]}


def _start(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
