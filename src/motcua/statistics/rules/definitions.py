"""The on-time rates that law and practice use, each under its name: three numbers, never mixed, never "the" rate.

For the seed's province (64,410 to handle, 63,256 early or on time, 36 still open and overdue, 1,118 open in term):
A 98.2 %, B 100 % (99.94 % had the 36 been closed late), C 99.94 %.

Common to all: a dossier withdrawn or stopped has ended on that day and is early, on time or late like any other, the
applicant's own delay left out (`standings.last_day_worked`), so that all there was to handle is either resolved or open
(Biểu 06: column 3 = 7 + 11). One that ended before any due date was given is resolved, and in time for no definition.
"""

from dataclasses import dataclass
from datetime import date

from motcua.kernel.validity import Validity


@dataclass(frozen=True, slots=True)
class Words:
    """The same in Vietnamese and English."""

    vi: str
    en: str

    def read(self, language: str) -> str:
        """The words in `language` ("vi" or "en"); Vietnamese for any other."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Definition:
    """One way to divide: the law behind it and the days it was in force. `decimals` is how many are printed.

    `numerator` and `denominator` are figures by their code, so that each opens its dossiers (`columns.COLUMNS`);
    `numerator_words` and `denominator_words` say what is divided.
    """

    code: str
    name: Words
    numerator: str
    denominator: str
    numerator_words: Words
    denominator_words: Words
    explanation: Words
    law: str
    validity: Validity
    decimals: int


TOTAL = Words(
    "mới tiếp nhận, kỳ trước chuyển sang và chuyển đến trừ chuyển đi",
    "received, carried over, and moved here less moved away",
)
SEED = Definition(
    code="A",
    name=Words("Tỷ lệ trước và đúng hạn trên tổng số hồ sơ", "In time, of all dossiers to handle"),
    numerator="in_time",
    denominator="total",
    numerator_words=Words("đã giải quyết trước hạn và đúng hạn", "resolved early and on time"),
    denominator_words=TOTAL,
    explanation=Words(
        "Số hồ sơ giải quyết trước hạn và đúng hạn chia cho tổng số hồ sơ phải giải quyết: mới tiếp nhận, kỳ trước "
        "chuyển sang và chuyển đến trừ chuyển đi. Hồ sơ chưa đến hạn cũng nằm ở mẫu số nên tỷ lệ này thấp hơn hai tỷ "
        "lệ kia. Đây là cách tính của báo cáo 12/11/2018.",
        "Dossiers resolved early or on time, divided by all there was to handle: received, carried over, and moved "
        "here less moved away. What is not yet due is in the denominator too, so this rate is lower than the other "
        "two. It is the one of the report of 12/11/2018.",
    ),
    law="NĐ 61/2018/NĐ-CP Điều 30.2.c",
    validity=Validity(date(2018, 6, 21), date(2025, 6, 30)),
    decimals=1,
)
FORM_06 = Definition(
    code="B",
    name=Words("Tỷ lệ trước và đúng hạn trên số đã giải quyết", "In time, of those resolved"),
    numerator="in_time",
    denominator="resolved",
    numerator_words=Words("đã giải quyết trước hạn và đúng hạn", "resolved early and on time"),
    denominator_words=Words("đã giải quyết", "resolved"),
    explanation=Words(
        "Số hồ sơ giải quyết trước hạn và đúng hạn chia cho số hồ sơ đã giải quyết (Biểu 06: (8 + 9) : 7). Hồ sơ đang "
        "giải quyết không được tính, kể cả hồ sơ đã quá hạn mà chưa xong.",
        "Dossiers resolved early or on time, divided by those resolved (form 06: (8 + 9) : 7). Open dossiers do not "
        "count, not even those overdue and still open.",
    ),
    law="TT 01/2020/TT-VPCP, Biểu số II.06/VPCP/KSTT",
    validity=Validity(date(2020, 10, 21)),
    decimals=2,
)
INDEX_766 = Definition(
    code="C",
    name=Words("Tỷ lệ đúng hạn theo Bộ chỉ số 766", "On time by the index of QĐ 766"),
    numerator="on_time_766",
    denominator="total",
    numerator_words=Words(
        "đã giải quyết đúng hạn và còn trong hạn, trừ hồ sơ bị yêu cầu bổ sung quá một lần",
        "resolved in time or still in term, less those asked for supplement more than once",
    ),
    denominator_words=TOTAL,
    explanation=Words(
        "Số hồ sơ giải quyết đúng hạn hoặc đang giải quyết còn trong hạn chia cho tổng số hồ sơ. Hồ sơ bị yêu cầu bổ "
        "sung từ hai lần trở lên bị tính là trễ. Thời gian chờ bổ sung không bị tính vì hạn được tính lại từ đầu khi "
        "nhận đủ giấy tờ; hồ sơ đang chờ người nộp là còn trong hạn. Nếu khi yêu cầu hồ sơ đã quá hạn thì hạn không "
        "được tính lại, và hồ sơ vẫn là quá hạn trong lúc chờ.",
        "Dossiers resolved in time or open and still in term, divided by all dossiers. One asked for supplement twice "
        "or more counts as late. Time spent waiting for papers is not held against it, because the term starts again "
        "once they are there; a dossier waiting for its applicant is in term. One that was overdue when its applicant "
        "was asked gets no new term, and is overdue while it waits.",
    ),
    law="QĐ 766/QĐ-TTg, nhóm chỉ số 2.1",
    validity=Validity(date(2022, 6, 23)),
    decimals=2,
)
DEFINITIONS = (SEED, FORM_06, INDEX_766)
