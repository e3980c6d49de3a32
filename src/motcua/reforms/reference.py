"""The reference data of a day: questions, wages, deadlines of publication."""

from datetime import date

from motcua.catalogue.rules.publication import PublicationLimits, Publisher
from motcua.kernel.errors import Refused
from motcua.kernel.law_rows import valid_on
from motcua.reforms.models import AssessmentQuestion, PublicationLimit, WageBasis
from motcua.reforms.rules.assessment import Question


def questions_on(day: date) -> tuple[Question, ...]:
    """The list of questions of that day. Raises `Refused` where none is loaded: nothing is asked is no assessment."""
    found = tuple(row.as_rule for row in AssessmentQuestion.objects.filter(valid_on(day)))
    if not found:
        raise Refused(
            "no_assessment_questions",
            vi=f"Chưa có danh sách câu hỏi đánh giá tác động cho ngày {day:%d/%m/%Y}. Hãy báo quản trị nạp danh sách.",
            en=f"No list of assessment questions is loaded for {day}. Ask the administrator to load it.",
        )
    return found


def wages_on(day: date) -> dict[str, WageBasis]:
    """What an hour may be counted with that day, by code."""
    return {row.code: row for row in WageBasis.objects.filter(valid_on(day))}


def limits_on(day: date) -> PublicationLimits:
    """A province's deadlines of publication on the day of signature. Raises `Refused`."""
    row = PublicationLimit.objects.filter(valid_on(day), publisher=Publisher.PROVINCE).first()
    if row is None:
        raise Refused(
            "no_publication_limits",
            vi=f"Chưa có quy định thời hạn công bố cho ngày {day:%d/%m/%Y}. Hãy kiểm tra ngày ký quyết định.",
            en=f"No publication limits are known for {day}. Check the day of signature.",
            field="signed_on",
        )
    return row.as_rule
