"""Acting for an organisation: asked with a paper, accepted or refused by an officer; or proven by the provider."""

from enum import StrEnum


class RepresentationState(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    ENDED = "ended"
