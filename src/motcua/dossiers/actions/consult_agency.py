"""Consulting another agency, which must exist that day (lấy ý kiến; NĐ 61/2018 Art 19.5)."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from motcua.dossiers.actions.carry_out import Done, carry_out_prepared
from motcua.dossiers.rules.lifecycle.consult import Consult
from motcua.organisation.actors import Actor
from motcua.organisation.queries import agency_by_code
from motcua.worktime.rules.schedule import in_vietnam


def consult_agency(
    actor: Actor,
    code: str,
    question: Consult,
    *,
    at: datetime,
    seen: int | None = None,
    request_id: UUID | None = None,
) -> Done:
    """Put `question` to the agency it names (code in either order). Raises `NotFound` for one that is not there."""
    if asked := question.agency.strip():
        question = replace(question, agency=agency_by_code(asked, in_vietnam(at).date()).code_2020)
    return carry_out_prepared(actor, code, question, at=at, seen=seen, request_id=request_id)
