"""The result in writing, where no special form exists for it: what was decided, on what ground, by whom (NĐ 30/2020).

It is filled in before the result is issued, from the dossier and from what the officer writes; the file that comes out
of it is the result, and is kept by its digest. So it is printed once and never filled in again.
"""

from dataclasses import dataclass
from datetime import date

from motcua.dossiers.rules.state import Outcome
from motcua.kernel.errors import Invalid
from motcua.printing.rules import parts
from motcua.printing.rules.parts import Data
from motcua.printing.rules.subject import Subject
from motcua.printing.rules.words import printable, signature_name

RESULT = "result"


@dataclass(frozen=True, slots=True)
class Letter:
    """What the result says beside the dossier. `text`: of the decision, a paragraph a line; `post`: the signer's title.

    `ground` is the legal basis that the decision names itself; those of the procedure's revision come before it.
    """

    outcome: Outcome
    number: str
    signed_on: date
    signer: str
    post: str
    text: str
    reason: str = ""
    ground: str = ""


def result_letter_data(subject: Subject, letter: Letter) -> Data:
    """What the template is given. Raises `Invalid` for a letter that says nothing."""
    text = [line.strip() for line in letter.text.splitlines() if line.strip()]
    if not text:
        raise Invalid(
            "letter_without_text",
            vi="Chưa có nội dung văn bản kết quả. Hãy ghi nội dung quyết định rồi lập lại văn bản.",
            en="The result says nothing yet. Write the text of the decision, then make the document again.",
            field="text",
        )
    office, code = subject.names.agency, subject.state.code
    filled: Data = printable(
        {
            **parts.head(RESULT, subject.form_set, office, letter.signed_on, tail="", code=code),
            "number": letter.number,
            "agency": office.name,
            "centre": subject.names.centre.name,
            "person": parts.person(subject),
            "matter": subject.matter,
            "accepted": f"{subject.day:%d/%m/%Y}",
            "bases": [*subject.names.legal_bases, *([letter.ground] if letter.ground else [])],
            "is_refusal": letter.outcome is Outcome.REFUSED,
            "reason": letter.reason,
            "text": text,
            "signers": {"post": letter.post, "officer": signature_name(letter.signer)},
        }
    )
    return filled
