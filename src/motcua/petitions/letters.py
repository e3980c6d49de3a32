"""A message in words: shipped in `wording/`, by code and link alone, since others may read somebody's mail."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings

from motcua.kernel.clock import VIETNAM
from motcua.notices.recipients import Recipient
from motcua.notices.rules.what_to_tell import moment
from motcua.notices.rules.wordings import Wording
from motcua.notices.spreading import in_words
from motcua.petitions.models import SenderMessage
from motcua.petitions.rules.what_to_tell import News

FOLDER = Path(__file__).parent / "wording"
BY_ACCOUNT, BY_CODE = "/phan-anh/cua-toi/", "/phan-anh/theo-doi/"
"""Where a sender follows: signed in, or by the code and its secret part, which no message bears."""


@cache
def wordings(language: str) -> Mapping[News, Wording]:
    """The words of all that is told. Placeholders: code, at, link."""
    read = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return {news: Wording(**{name: text.strip() for name, text in read[news.value].items()}) for news in News}


def letter_of(message: SenderMessage, recipient: Recipient) -> dict[str, str]:
    """Subject and text."""
    facts = {
        "code": message.petition.code,
        "at": moment(message.at.astimezone(VIETNAM)),
        "link": f"{settings.SITE_ADDRESS}{BY_ACCOUNT if recipient.account_id else BY_CODE}",
    }
    return in_words(message.way, wordings(recipient.language)[News(message.kind)], facts)
