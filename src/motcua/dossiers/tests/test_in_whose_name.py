"""In whose name a dossier was handed in, and so whose it is on the citizen's side."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.rules.documents import Attachment, CopyKind, Document, Part
from motcua.dossiers.rules.in_whose_name import is_on_citizens_side, is_own_paper, organisation_of
from motcua.dossiers.rules.lifecycle import NOTHING
from motcua.dossiers.rules.state import Party, Status

NUMBER, OTHER = "0100047516", "0100109106"
COMPANY = Party("Công ty TNHH Hải Âu", "organisation", "tax_code", NUMBER)
FILED = replace(NOTHING, status=Status.REGISTERED, citizen_account=7, organisation=NUMBER, owner=COMPANY)


@pytest.mark.parametrize(
    ("changes", "whose"),
    [
        ({}, NUMBER),
        ({"status": Status.RETURNED}, NUMBER),
        ({"organisation": ""}, ""),  # named as owner by somebody who did not file in its name
        ({"owner": replace(COMPANY, identity_number=OTHER)}, ""),  # corrected to another
        ({"owner": replace(COMPANY, kind="person")}, ""),  # a person with the same number
        ({"owner": replace(COMPANY, identity_kind="cmnd")}, ""),
        ({"owner": None}, ""),
        ({"status": Status.DRAFT}, ""),
        ({"citizen_account": None}, ""),  # at the counter
    ],
)
def test_it_is_an_organisations_only_where_everything_says_so(changes: dict[str, Any], whose: str) -> None:
    assert organisation_of(replace(FILED, **changes)) == whose


NUMBERS = st.sampled_from(["", NUMBER, OTHER])


@given(
    account=st.none() | st.integers(1, 3),
    handed_in_by=st.none() | st.integers(1, 3),
    organisation=NUMBERS,
    represents=st.frozensets(st.sampled_from([NUMBER, OTHER])),
)
def test_an_organisations_is_open_to_its_representatives_of_today_and_a_persons_to_who_handed_it_in(
    account: int | None, handed_in_by: int | None, organisation: str, represents: frozenset[str]
) -> None:
    is_theirs = is_on_citizens_side(account, represents, handed_in_by=handed_in_by, organisation=organisation)
    if account is None:
        assert not is_theirs
    elif organisation:
        assert is_theirs == (organisation in represents)
    else:
        assert is_theirs == (account == handed_in_by)


@pytest.mark.parametrize(
    ("part", "copy", "is_private"),
    [
        (Part.INPUT, CopyKind.ELECTRONIC, True),
        (Part.INPUT, CopyKind.COPY, False),
        (Part.FORM, CopyKind.ELECTRONIC, False),
        (Part.RESULT, CopyKind.ELECTRONIC, False),
    ],
)
def test_only_what_came_from_ones_own_store_is_private(part: Part, copy: CopyKind, *, is_private: bool) -> None:
    paper = Attachment(1, part, Document("0" * 64, "a.pdf", 1, "application/pdf"), "", copy)
    assert is_own_paper(paper) is is_private
