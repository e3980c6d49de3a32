"""The index of service by QĐ 766/QĐ-TTg (23/06/2022) as data: six groups, 100 points, and the indicators in each.

Formulas and ladders are the decision's. Of the points, the groups' are (18, 20, 12, 10, 22, 18); how a group's points
are spread over its indicators was found in a published summary for three of them, and is the house's own spreading for
the others until the annex has been read (`is_confirmed`). Nothing here re-weights: an indicator without a source, or
with nothing to divide by, gets no points and says so, and the index tells of how many points it could speak.
"""

from motcua.indices.rules import digital_indicators, handling_indicators, online_indicators
from motcua.indices.rules.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = (
    *handling_indicators.INDICATORS,
    *online_indicators.INDICATORS,
    *digital_indicators.INDICATORS,
)
BY_CODE = {indicator.code: indicator for indicator in INDICATORS}
