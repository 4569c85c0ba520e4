"""What verdicts of today owe to a provider's word: its confirmation sheet, promise by promise."""

from __future__ import annotations

from typing import Literal

from assessor.model.provider_answers import Aspect, PromiseKey
from assessor.model.value import dataclass
from assessor.result.question import OpenQuestions

Footing = Literal["waits", "assumed", "duty", "stated", "confirmed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """One thing a provider does for the organization, or would have to, as it can be confirmed or denied."""

    provider: str
    """The provider."""
    function: str
    """The service the work belongs to."""
    capability: str
    """The work."""
    aspect: Aspect
    """schedule: how often, without being called; set_up: it is in force; event: something is acted on; hours: when
    somebody is there; detection: how it is noticed; evidence: what can be shown afterwards; place: where the data that
    come with it lie."""
    event: str | None
    """event: which."""
    data: str | None
    """place: of which kind of data."""
    asked: str | None
    """The interval, the promised time, the hours, the class or the place; null where the aspect has none."""
    footing: Footing
    """waits: an obligation is open without it; assumed: usual for the tier; duty: the organization has to call as long
    as the provider does not notice by itself; stated: the organization's word; confirmed: borne out already."""
    on_order: bool
    """Whether the work counts only where it is written into the contract."""
    obligations: tuple[str, ...]
    """What hangs on it."""
    waiting: tuple[str, ...]
    """Those of them that cannot be judged without it."""

    @property
    def line(self) -> tuple[str, str, str]:
        """The line of the engagement it is a part of."""
        return self.provider, self.function, self.capability

    @property
    def key(self) -> str:
        """The name the promise keeps in every sheet and every answer."""
        return PromiseKey(*self.line, self.aspect, self.event, self.data).text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The promises of one provider, most decisive work first."""

    provider: str
    """The provider."""
    promises: tuple[Promise, ...]
    """What it is asked to confirm; nothing that is confirmed already."""
    obligations: tuple[str, ...]
    """Everything that hangs on them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The engagement a sheet was made from."""

    organization: str
    """Who asks."""
    country: str | None
    """Where it is; null where not stated."""
    file: str
    """The engagement file."""
    digest: str
    """Its SHA-256."""
    as_of: str
    """The day its answers are true for."""
    version: str
    """The program that made the sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationSheets:
    """The confirmation sheets of an engagement, and what the ids in them are called."""

    origin: Origin
    """Where they come from."""
    sheets: tuple[Sheet, ...]
    """One for each provider with something to confirm, in the order of the engagement."""
    open: OpenQuestions
    """The open questions of the engagement, with the names of everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictStanding:
    """How today's verdicts stand, before or after an answer."""

    in_place: int
    """Verdicts in place."""
    confirmed: int
    """Of these, confirmed."""
    stated: int
    """Of these, stated."""
    assumed: int
    """Of these, assumed."""
    open: int
    """Verdicts that cannot be given yet."""
