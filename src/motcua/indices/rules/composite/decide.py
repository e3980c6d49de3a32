"""What may be done with an assessment, and what comes of it. Each gives its facts, or refuses in words.

Refused (law.md row 33): more points than there are, fewer than none, no evidence, sums that do not agree, the wrong
step, and one person scoring and appraising.
"""

from fractions import Fraction
from itertools import chain

from motcua.indices.rules.composite.criteria import Criteria, Criterion, NotApplicable
from motcua.indices.rules.composite.scores import total_of
from motcua.indices.rules.composite.story import (
    Appraised,
    Evidence,
    Figure,
    Finalised,
    Published,
    Returned,
    SelfScored,
    State,
    Step,
    Submitted,
    Surveyed,
)
from motcua.kernel.errors import Invalid, Refused

LONGEST = 2_000


def decide_score(
    criteria: Criteria,
    state: State,
    code: str,
    *,
    figure: Figure | None,
    points: Fraction | None,
    evidence: tuple[Evidence, ...],
    note: str = "",
    is_absent: bool = False,
) -> list[SelfScored]:
    """Score oneself. `points` typed must be what the formula makes of the figure; None takes the formula's."""
    check_step(state, Step.SELF_SCORING)
    leaf = leaf_of(criteria, code, is_survey=False)
    check_text(note, "note")
    if is_absent:
        return [_absent(criteria, code, note)]
    if figure is None:
        raise Invalid(
            "figure_missing",
            vi="Chưa có số liệu để chấm. Hãy nhập tử số và mẫu số, hoặc lấy số liệu từ hệ thống.",
            en="There is no figure to score by. Give numerator and denominator, or take the system's figure.",
            field="part",
        )
    found = points_by_formula(leaf, figure)
    if points is not None:
        check_points(leaf, points)
        if _rounded(points) != _rounded(found):
            raise Refused(
                "points_unlike_formula",
                vi=f"Theo công thức được {_text(found)} điểm, không phải {_text(points)}. Hãy sửa, hoặc để trống.",
                en=f"The formula gives {_text(found)} points, not {_text(points)}. Correct it or leave it empty.",
                field="points",
            )
    if leaf.needs_evidence and not evidence and not figure.code:
        raise Refused(
            "evidence_missing",
            vi="Tiêu chí này cần tài liệu kiểm chứng. Hãy đính kèm tệp, ghi đường dẫn, hoặc lấy số liệu từ hệ thống.",
            en="This criterion needs evidence. Attach a file, give a link, or take the system's figure.",
            field="evidence",
        )
    return [SelfScored(code, str(found), figure, evidence, note)]


def decide_submit(criteria: Criteria, state: State, *, claimed: Fraction) -> list[Submitted]:
    """Send the self scores to be appraised. `claimed`: the total that the letter says; it must be their sum."""
    check_step(state, Step.SELF_SCORING)
    missing = [leaf.code for leaf in criteria.leaves() if not leaf.is_survey and leaf.code not in state.scored]
    if missing:
        raise Refused(
            "criteria_unscored",
            vi=f"Còn {len(missing)} tiêu chí chưa chấm: {', '.join(missing[:8])}. Hãy chấm hết rồi gửi.",
            en=f"{len(missing)} criteria are not scored yet: {', '.join(missing[:8])}. Score them all, then submit.",
        )
    total = self_total(criteria, state)
    if _rounded(claimed) != _rounded(total):
        raise Refused(
            "sum_differs",
            vi=f"Các tiêu chí cộng lại được {_text(total)} điểm, văn bản ghi {_text(claimed)}. Hãy kiểm tra lại.",
            en=f"The criteria add up to {_text(total)} points, the letter says {_text(claimed)}. Check it again.",
            field="claimed",
        )
    return [Submitted(str(total))]


def decide_return(state: State, *, reason: str, account: int | None) -> list[Returned]:
    """Give it back to be scored anew."""
    check_step(state, Step.APPRAISAL)
    check_independent(state, account)
    return [Returned(check_reason(reason))]


def decide_appraise(
    criteria: Criteria, state: State, code: str, *, points: Fraction, reason: str, account: int | None
) -> list[Appraised]:
    """Appraise one criterion; other points than the self score need a reason."""
    check_step(state, Step.APPRAISAL)
    check_independent(state, account)
    leaf = leaf_of(criteria, code, is_survey=False)
    check_points(leaf, points)
    own = state.scored[code]
    if own.is_absent and points != 0:
        raise Refused(
            "criterion_absent",
            vi="Tiêu chí này được báo không áp dụng. Không đồng ý thì trả lại kèm lý do.",
            en="This criterion is said not to apply. If you disagree, return the assessment with the reason.",
            field="points",
        )
    if _rounded(points) == _rounded(Fraction(own.points)):
        return [Appraised(code, own.points, check_text(reason, "reason"))]
    return [Appraised(code, str(points), check_reason(reason))]


def decide_agree(criteria: Criteria, state: State, *, account: int | None) -> list[Appraised]:
    """Appraise all that is not yet, as it was scored."""
    check_step(state, Step.APPRAISAL)
    check_independent(state, account)
    left = [leaf.code for leaf in criteria.leaves() if not leaf.is_survey and leaf.code not in state.appraised]
    return [Appraised(code, state.scored[code].points) for code in left]


def decide_survey(
    criteria: Criteria,
    state: State,
    code: str,
    *,
    figure: Figure,
    source: str,
    account: int | None,
    campaign: str = "",
) -> list[Surveyed]:
    """Enter what a survey found: satisfied of valid answers, and which survey (`campaign`: one of ours)."""
    check_step(state, Step.APPRAISAL)
    check_independent(state, account)
    leaf = leaf_of(criteria, code, is_survey=True)
    points = points_by_formula(leaf, figure)
    if not source.strip():
        raise Invalid(
            "survey_without_source",
            vi="Chưa ghi kết quả khảo sát lấy từ đâu. Hãy ghi tên, ngày và cơ quan công bố.",
            en="Nothing says where the survey's result is from. Give its name, date and publisher.",
            field="source",
        )
    return [Surveyed(code, str(points), figure, check_text(source.strip(), "source"), campaign)]


def decide_finalise(criteria: Criteria, state: State, *, account: int | None) -> list[Finalised]:
    """Close it, once everything is appraised and every survey is in."""
    check_step(state, Step.APPRAISAL)
    check_independent(state, account)
    got = chain(state.appraised, state.surveyed)
    missing = sorted({leaf.code for leaf in criteria.leaves()} - set(got))
    total = total_of(criteria, state.final_points(), state.absent)
    if missing or total.hundredths is None:
        raise Refused(
            "criteria_not_appraised",
            vi=f"Còn tiêu chí chưa thẩm định hoặc chưa có kết quả khảo sát: {', '.join(missing[:8])}.",
            en=f"Criteria are not appraised, or lack their survey: {', '.join(missing[:8])}. Complete them first.",
        )
    return [Finalised(str(total.points), str(total.most), total.hundredths)]


def decide_publish(state: State) -> list[Published]:
    """Let everybody see it."""
    check_step(state, Step.FINAL)
    return [Published()]


def self_total(criteria: Criteria, state: State) -> Fraction:
    """The sum of the self scores, as the set's rule counts what does not apply; surveys are not in it yet."""
    return total_of(criteria, state.self_points(), state.absent).points


def points_by_formula(leaf: Criterion, figure: Figure) -> Fraction:
    """The points of a figure. Raises `Invalid` for one that is no share."""
    if figure.whole <= 0 or not 0 <= figure.part <= figure.whole:
        raise Invalid(
            "figure_not_a_share",
            vi="Tử số phải từ 0 đến mẫu số, mẫu số lớn hơn 0. Không phát sinh thì chọn không áp dụng.",
            en="The numerator is from 0 to the denominator, which is above 0. Where nothing arose, it does not apply.",
            field="part",
        )
    assert leaf.formula is not None  # noqa: S101 - leaves have one
    return leaf.formula.points(figure.share, leaf.most)


def leaf_of(criteria: Criteria, code: str, *, is_survey: bool) -> Criterion:
    """Raises `Refused` for what is no criterion of the set, or of the other part."""
    leaf = criteria.leaf(code)
    if leaf is None or leaf.is_survey is not is_survey:
        raise Refused(
            "no_such_criterion",
            vi="Tiêu chí này không chấm ở bước này. Hãy mở lại bảng điểm và chọn tiêu chí khác.",
            en="This criterion is not scored in this step. Open the score sheet again and choose another.",
        )
    return leaf


def check_step(state: State, wanted: Step) -> None:
    """Raises `Refused` out of turn."""
    if state.step is not wanted:
        raise Refused(
            "wrong_step",
            vi="Bước này chưa đến hoặc đã qua. Hãy tải lại trang để xem bảng điểm đang ở bước nào.",
            en="This step has not come yet, or is over. Load the page again to see where the assessment stands.",
        )


def check_independent(state: State, account: int | None) -> None:
    """Raises `Refused` for whoever scored it."""
    if account in state.scorers:
        raise Refused(
            "own_scores",
            vi="Anh/chị đã tự chấm bảng điểm này nên không được thẩm định. Hãy giao người khác.",
            en="You scored this assessment yourself, so you cannot appraise it. Somebody else must.",
        )


def check_points(leaf: Criterion, points: Fraction) -> None:
    """Raises `Refused` above the most or below 0."""
    if not 0 <= points <= leaf.most:
        raise Refused(
            "points_out_of_range",
            vi=f"Điểm phải từ 0 đến {_text(leaf.most)}. Hãy sửa lại.",
            en=f"Points are from 0 to {_text(leaf.most)}. Correct them.",
            field="points",
        )


def check_reason(reason: str) -> str:
    """Raises `Invalid` where there is none."""
    if not reason.strip():
        raise Invalid(
            "reason_missing",
            vi="Chưa ghi lý do. Hãy ghi vì sao điểm khác hoặc vì sao trả lại.",
            en="There is no reason. Say why the points differ, or why it is returned.",
            field="reason",
        )
    return check_text(reason.strip(), "reason")


def check_text(text: str, field: str) -> str:
    """Raises `Invalid` for what is too long."""
    if len(text) > LONGEST:
        raise Invalid(
            "text_too_long",
            vi=f"Nội dung dài quá {LONGEST} ký tự. Hãy rút gọn.",
            en=f"The text is longer than {LONGEST} characters. Shorten it.",
            field=field,
        )
    return text


def _absent(criteria: Criteria, code: str, note: str) -> SelfScored:
    if criteria.not_applicable is NotApplicable.NEVER:
        raise Refused(
            "always_applies",
            vi="Bộ tiêu chí này không cho bỏ tiêu chí nào. Hãy nhập số liệu.",
            en="In this set every criterion applies. Give the figure.",
            field="is_absent",
        )
    if not note.strip():
        raise Invalid(
            "absence_without_reason",
            vi="Chưa ghi vì sao tiêu chí không áp dụng. Hãy ghi lý do vào ghi chú.",
            en="Nothing says why the criterion does not apply. Give the reason in the note.",
            field="note",
        )
    return SelfScored(code, "0", note=note, is_absent=True)


def _rounded(points: Fraction) -> int:
    """In hundredths, half up: points are printed and typed so."""
    return (2 * points.numerator * 100 + points.denominator) // (2 * points.denominator)


def _text(points: Fraction) -> str:
    return f"{_rounded(points) / 100:.2f}".rstrip("0").rstrip(".")
