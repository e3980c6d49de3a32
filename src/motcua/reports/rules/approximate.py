"""What the forms have in common whose names are sure and whose columns are not."""

from datetime import date

from motcua.kernel.validity import Validity
from motcua.statistics.rules.definitions import Words

APPROXIMATE = Words(
    "Tên biểu theo TT 01/2020/TT-VPCP; các cột chưa đối chiếu được với bản gốc.",
    "The name is that of TT 01/2020/TT-VPCP; its columns could not be compared with the original.",
)
SINCE = Validity(date(2020, 10, 21))
