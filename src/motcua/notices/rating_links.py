"""The link by which whoever was told of a dossier says how it was, without an account.

It is signed with the site's key: nobody can make one, and none is kept.
"""

from django.core.signing import BadSignature, Signer

_signer = Signer(salt="motcua.rating", sep=".")


def rating_token(dossier_id: int) -> str:
    """The unguessable part of the link."""
    return _signer.sign(str(dossier_id))


def read_rating_token(token: str) -> int | None:
    """The number of the dossier; None for what is no token of ours."""
    try:
        return int(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None
