"""Words of assessments: steps, formulas, kinds of subject."""

from fractions import Fraction

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.indices.rules.composite.criteria import Criterion, Kind
from motcua.indices.rules.composite.formulas import Ladder, Linear, Proportional, SurveyShare
from motcua.indices.rules.composite.story import Step
from motcua.kernel.numbers import decimal, percentage

STEPS = {
    Step.SELF_SCORING: _("Đang tự chấm"),
    Step.APPRAISAL: _("Đang thẩm định"),
    Step.FINAL: _("Đã chốt, chưa công bố"),
    Step.PUBLISHED: _("Đã công bố"),
}
TONES = {Step.SELF_SCORING: "calm", Step.APPRAISAL: "active", Step.FINAL: "warn", Step.PUBLISHED: "good"}

KINDS = {
    Kind.PROVINCE: _("Cấp tỉnh"),
    Kind.AGENCY: _("Sở, ban, ngành"),
    Kind.DISTRICT: _("Cấp huyện"),
    Kind.COMMUNE: _("Cấp xã"),
}


def formula_in_words(leaf: Criterion) -> str:
    """How a criterion is scored."""
    match leaf.formula:
        case Ladder(steps=steps):
            told = "; ".join(f"≥ {_share(share)}: {_points(points)}" for share, points in steps)
            return gettext("thang điểm %(steps)s") % {"steps": told}
        case Proportional(full_at=full):
            return gettext("tỷ lệ × %(most)s ÷ %(full)s") % {"most": _points(leaf.most), "full": _share(full)}
        case Linear(zero_at=zero, full_at=full):
            return gettext("từ %(full)s: đủ điểm; đến %(zero)s: 0; ở giữa chia đều") % {
                "full": _share(full),
                "zero": _share(zero),
            }
        case SurveyShare():
            return gettext("khảo sát: tỷ lệ hài lòng × %(most)s") % {"most": _points(leaf.most)}
    return gettext("có: đủ điểm; không: 0")


def _share(share: Fraction) -> str:
    return percentage(
        share.numerator, share.denominator, 0 if (share * 100).denominator == 1 else 1, get_language() or "vi"
    )


def _points(points: Fraction) -> str:
    return decimal(points.numerator, points.denominator, 0 if points.denominator == 1 else 2, get_language() or "vi")
