"""What a page needs to offer acts and to tell what they cause."""

from dataclasses import dataclass

from django.utils.functional import Promise

from motcua.web.statuses import Tone


@dataclass(frozen=True, slots=True)
class Consequence:
    text: str | Promise
    tone: Tone = Tone.ACTIVE


@dataclass(frozen=True, slots=True)
class ActLink:
    """An act that this person may do now; `about` is the step or agency it is about, where it is one of several."""

    title: str | Promise
    about: str
    address: str
    says: str | Promise
    consequences: tuple[Consequence, ...]


@dataclass(frozen=True, slots=True)
class RefusedAct:
    """An act that somebody in this post may expect, and why it is not possible now."""

    title: str | Promise
    sentence: str


@dataclass(frozen=True, slots=True)
class Acts:
    """`main` moves the dossier on its ordinary way, `other` is for what is not ordinary."""

    main: tuple[ActLink, ...] = ()
    other: tuple[ActLink, ...] = ()
    refused: tuple[RefusedAct, ...] = ()
