"""Which lines of a chunk the rules accept, and why not the others."""

from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.bulk.columns import ImportRow
from motcua.dossiers.bulk.parse_row import parse_row
from motcua.dossiers.bulk.readers import Chunk
from motcua.dossiers.bulk.replay import Replayed, replay
from motcua.dossiers.bulk.tally import Tally
from motcua.dossiers.offers import OfferBook
from motcua.dossiers.rules.codes import DossierCode, parse_code
from motcua.kernel.errors import DomainError, Invalid, Refused

LONGEST_CODE = 40
"""Characters; what the column of the dossier's row holds."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that the rules have accepted."""

    line: int
    code: DossierCode
    replayed: Replayed


def judge(chunk: Chunk, at: datetime, book: OfferBook, tally: Tally) -> list[Candidate]:
    """The lines that may be imported `at` that instant, no code twice; the rejected ones go into `tally`."""
    candidates: dict[str, Candidate] = {}
    for line, values in chunk:
        if isinstance(values, Invalid):
            tally.reject(line, "", values)
            continue
        try:
            candidate = judge_row(line, parse_row(values), at, book)
            code = candidate.code.text
            if code not in candidates:
                candidates[code] = candidate
            elif candidates[code].replayed.events == candidate.replayed.events:
                tally.already_there += 1
            else:
                raise code_taken(code)
        except DomainError as error:
            tally.reject(line, str(values.get("code") or "")[:60], error)
    return list(candidates.values())


def judge_row(line: int, row: ImportRow, at: datetime, book: OfferBook) -> Candidate:
    """The row as the rules decide it. Raises a domain error naming the column."""
    code = check_code(row)
    try:
        offer, schedule = book.for_import(row.centre, row.procedure, row.case, row.channel, row.received_at.date())
    except DomainError as error:
        error.field = error.field or "received_at"
        raise
    return Candidate(line, code, replay(row, offer, schedule, until=at))


def check_code(row: ImportRow) -> DossierCode:
    """The code is a dossier code in its one spelling; its day is not after the day of reception."""
    code = parse_code(row.code)
    if code.text != row.code or len(row.code) > LONGEST_CODE:
        raise Invalid(
            "code_not_canonical",
            vi=f"Mã hồ sơ phải viết đúng dạng {code.text}, tối đa {LONGEST_CODE} ký tự. Hãy sửa lại.",
            en=f"The dossier code must be written {code.text}, in at most {LONGEST_CODE} characters. Correct it.",
            field="code",
        )
    if code.day > row.received_at.date():
        raise Invalid(
            "code_of_later_day",
            vi=f"Mã hồ sơ được cấp ngày {code.day:%d/%m/%Y}, sau ngày tiếp nhận {row.received_at:%d/%m/%Y}. "
            "Hãy kiểm tra mã và ngày tiếp nhận.",
            en=f"The code was given out on {code.day:%d/%m/%Y}, after the reception on {row.received_at:%d/%m/%Y}. "
            "Check both.",
            field="code",
        )
    return code


def code_taken(code: str) -> Refused:
    """The refusal of a line whose code belongs to a dossier with another history."""
    return Refused(
        "code_taken",
        vi=f"Mã {code} đã thuộc về một hồ sơ có nội dung khác. Hãy kiểm tra dữ liệu của hệ thống cũ.",
        en=f"Code {code} belongs to a dossier with another history. Check the older system's data.",
        field="code",
    )
