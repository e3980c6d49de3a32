"""The questionnaire that the project ships (`data/surveys/questionnaire.csv`), with which every campaign begins."""

from motcua.kernel.configuration import PROJECT
from motcua.kernel.data_files import read_rows
from motcua.surveys.rules.questionnaire import Factor, Kind, Option, Question

FILE = PROJECT / "data" / "surveys" / "questionnaire.csv"
SOURCE = "Khung: QĐ 2640/QĐ-BNV ngày 10/10/2017; câu chữ minh họa"
COLUMNS = ("code", "of", "factor", "kind", "vi", "en")
FACTORS = {factor.value: factor for factor in Factor}
KINDS = {kind.value: kind for kind in Kind}


def read_questionnaire() -> tuple[Question, ...]:
    """The questions in order; a line that is "of" a question is an option of it. Raises `Invalid` naming the line."""
    questions: dict[str, Question] = {}
    for row in read_rows(FILE, COLUMNS):
        if row["of"]:
            asked = row.choose("of", questions)
            option = Option(row["code"], row["vi"], row["en"])
            questions[asked.code] = Question(
                asked.code, asked.factor, asked.kind, asked.vi, asked.en, (*asked.options, option)
            )
        else:
            factor, kind = row.choose("factor", FACTORS), row.choose("kind", KINDS)
            questions[row["code"]] = Question(row["code"], factor, kind, row["vi"], row["en"])
    return tuple(questions.values())
