"""The link by which whoever is invited answers, without an account; signed with the site's key, and none is kept."""

from django.core.signing import BadSignature, Signer

_signer = Signer(salt="motcua.survey", sep=".")


def invitation_token(invitation: int) -> str:
    """The unguessable part of the link."""
    return _signer.sign(str(invitation))


def read_invitation_token(token: str) -> int | None:
    """The number of the invitation; None for what is no token of ours."""
    try:
        return int(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None
