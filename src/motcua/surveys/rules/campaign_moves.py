"""What may be done with a campaign at each stage: facts, or a refusal that says what to do."""

from collections.abc import Sequence
from datetime import date, timedelta

from motcua.kernel.errors import Invalid, Refused
from motcua.kernel.text import nfc
from motcua.surveys.rules.campaign import (
    Campaign,
    Closed,
    Drafted,
    Figure,
    Opened,
    Published,
    QuestionsSaved,
    SampleDrawn,
    Stage,
)
from motcua.surveys.rules.questionnaire import Question, check_questionnaire

LONGEST_TITLE = 200
LONGEST_COLLECTION = timedelta(days=366)


def decide_draft(
    title: str, first: date, last: date, centres: Sequence[str], today: date, *, is_training: bool = False
) -> Drafted:
    """Raises `Invalid`: no title, a period upside down or not over, no centre."""
    title = nfc(title).strip()
    if not title or len(title) > LONGEST_TITLE:
        raise Invalid(
            "campaign_title",
            vi=f"Hãy đặt tên đợt khảo sát, nhiều nhất {LONGEST_TITLE} ký tự.",
            en=f"Name the campaign in at most {LONGEST_TITLE} characters.",
            field="title",
        )
    if first > last or last > today:
        raise Invalid(
            "campaign_period",
            vi="Ngày đầu phải trước ngày cuối và kỳ phải đã qua: chỉ hỏi người đã có kết quả.",
            en="The first day comes before the last, and the period is past: only people with a result are asked.",
            field="last",
        )
    if not centres:
        raise Invalid("campaign_centres", vi="Hãy chọn ít nhất một nơi.", en="Choose at least one centre.",
                      field="centres")  # fmt: skip
    return Drafted(title, first, last, tuple(sorted(set(centres))), is_training)


def decide_questions(campaign: Campaign, questions: Sequence[Question], source: str) -> list[QuestionsSaved]:
    """A new version, unless nothing changed. Raises `Refused` once it is open, `Invalid`."""
    if campaign.stage not in (Stage.DRAFT, Stage.SAMPLING):
        raise Refused(
            "questionnaire_frozen",
            vi="Đợt khảo sát đã mở nên phiếu không sửa được nữa. Hãy lập đợt mới nếu cần phiếu khác.",
            en="The campaign is open, so its questionnaire stays. Draft a new campaign for another questionnaire.",
        )
    checked = check_questionnaire(questions)
    if checked == campaign.questions and source == campaign.source:
        return []
    return [QuestionsSaved(campaign.version + 1, checked, source)]


def decide_sample(campaign: Campaign, sample: SampleDrawn) -> SampleDrawn:
    """Raises `Refused` once it is open, and where there is nobody to ask."""
    if campaign.stage not in (Stage.DRAFT, Stage.SAMPLING):
        raise Refused(
            "sample_frozen",
            vi="Đợt khảo sát đã mở nên không chọn lại mẫu được.",
            en="The campaign is open, so its sample stays as it was drawn.",
        )
    if not any(stratum.size for stratum in sample.strata):
        raise Refused(
            "nobody_to_ask",
            vi="Không có ai để hỏi trong kỳ và ở các nơi đã chọn. Hãy lập đợt có kỳ khác.",
            en="There is nobody to ask in this period at these centres. Draft a campaign of another period.",
        )
    return sample


def decide_open(campaign: Campaign, closes_on: date, today: date) -> Opened:
    """Raises `Refused` without a sample or twice, `Invalid` for a last day that is past or far away."""
    if campaign.stage is not Stage.SAMPLING:
        raise Refused(
            "not_to_be_opened",
            vi="Chỉ mở đợt khảo sát đã chọn mẫu và chưa mở.",
            en="Only a campaign with a sample, not yet opened, can be opened.",
        )
    if not today <= closes_on <= today + LONGEST_COLLECTION:
        raise Invalid(
            "closing_day",
            vi="Ngày cuối nhận phiếu phải từ hôm nay và không quá một năm.",
            en="The last day of collecting is today or later, within a year.",
            field="closes_on",
        )
    return Opened(closes_on)


def decide_close(campaign: Campaign) -> Closed:
    """Raises `Refused` unless it is open."""
    if campaign.stage is not Stage.OPEN:
        raise Refused("not_open", vi="Đợt khảo sát không mở.", en="The campaign is not open.")
    return Closed()


def decide_publish(campaign: Campaign, figures: Sequence[Figure], digest: str) -> Published:
    """Raises `Refused` before it is closed, and twice."""
    if campaign.stage is not Stage.CLOSED:
        raise Refused(
            "not_closed",
            vi="Chỉ công bố kết quả của đợt đã kết thúc nhận phiếu và chưa công bố.",
            en="Only a closed campaign can be published, and once.",
        )
    return Published(tuple(figures), digest)


def check_takes_answers(stage: Stage, closes_on: date | None, today: date) -> None:
    """Raises `Refused` before it opens, after it closes and after its last day."""
    if stage is not Stage.OPEN or closes_on is None or today > closes_on:
        raise Refused(
            "survey_not_open",
            vi="Đợt khảo sát này không nhận phiếu (chưa mở hoặc đã kết thúc). Cảm ơn anh/chị đã quan tâm.",
            en="This survey takes no answers now (not yet open, or over). Thank you for your interest.",
        )


def answered_already() -> Refused:
    """The refusal of a second answer, online or on paper."""
    return Refused(
        "answered_already",
        vi="Giấy mời này đã có câu trả lời; mỗi giấy mời một lần, trực tuyến hoặc bằng phiếu giấy.",
        en="This invitation has been answered: once, online or on paper.",
    )
