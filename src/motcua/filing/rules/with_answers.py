"""Answers of an electronic form inside a preparation."""

from dataclasses import replace

from motcua.filing.rules.preparation import Preparation


def with_file(prepared: Preparation, field: str, digest: str) -> Preparation:
    """The preparation in which the answer to `field` refers to one more file, by the digest of its bytes."""
    referred = prepared.answers.get(field, [])
    if digest in referred:
        return prepared
    return replace(prepared, answers={**prepared.answers, field: [*referred, digest]})
