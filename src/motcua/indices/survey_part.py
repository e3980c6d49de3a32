"""The surveys of ours that an assessment can take its survey part from."""

from uuid import UUID

from motcua.indices.access import Loaded
from motcua.indices.rules.composite.criteria import Kind
from motcua.kernel.errors import Refused
from motcua.surveys.campaign_queries import SurveyFigure, survey_figures


def surveys_for(loaded: Loaded) -> list[SurveyFigure]:
    """The published surveys of the set's year that tell of the subject: the whole for the province, else its one-stop.

    None for a department: surveys are held by one-stops. Training surveys are for training assessments alone.
    """
    kind = loaded.criteria.kind
    if kind is Kind.AGENCY:
        return []
    centre = "" if kind is Kind.PROVINCE else loaded.subject.code
    return survey_figures(year=loaded.criteria.year, with_training=loaded.row.is_training, centre=centre)


def survey_of(loaded: Loaded, campaign: UUID) -> SurveyFigure:
    """One of them. Raises `Refused`."""
    found = next((each for each in surveys_for(loaded) if each.campaign == campaign), None)
    if found is None:
        raise Refused(
            "no_such_survey_figure",
            vi="Đợt khảo sát này chưa công bố, không thuộc năm của bộ tiêu chí, hoặc không có số liệu được công bố của "
            "đơn vị. Hãy chọn đợt khác hoặc nhập số liệu kèm nguồn.",
            en="This survey is not published, not of the set's year, or tells nothing of the unit. Choose another one, "
            "or type in the figures with their source.",
            field="campaign",
        )
    return found
