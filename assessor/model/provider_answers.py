"""What a provider answered on its confirmation sheet (`answers/1`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.value import dataclass, field

FORMAT = "answers/1"
Aspect = Literal["schedule", "set_up", "event", "hours", "detection", "evidence", "place"]
ASPECTS: tuple[Aspect, ...] = ("schedule", "set_up", "event", "hours", "detection", "evidence", "place")
WORK: tuple[Aspect, ...] = ("schedule", "set_up", "event")
# The key of a provider's line that holds an aspect.
TERM_OF: Mapping[Aspect, str] = {
    "schedule": "every",
    "set_up": "establishes",
    "event": "events",
    "hours": "hours",
    "detection": "detection",
    "evidence": "evidence",
    "place": "data_at",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedOf:
    """The engagement that asked: its organization, its file and the SHA-256 of it."""

    organization: str
    file: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who answered, and when."""

    by: str | None = None
    role: str | None = None
    on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseAnswer:
    """The answer to one promise as it was asked: yes, no or left open; another rhythm, time or class; since when."""

    asked: str | None = None
    answer: Literal["yes", "no"] | None = None
    how_often: str | None = None
    since: str | None = None
    comment: str | None = None

    @property
    def blank(self) -> bool:
        """Whether it says nothing that could change a line."""
        return self.answer is None and self.how_often is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderAnswers:
    """One provider's sheet, as it came back."""

    engagement: AskedOf
    provider: str
    as_of: str
    version: str
    answered: Signature = field(default_factory=Signature)
    answers: Mapping[str, PromiseAnswer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """An answer as a term of the provider's line: what it is, and whether the work is done at all."""

    done: bool
    value: str | bool | None = None


@dataclass(frozen=True, slots=True)
class PromiseKey:
    """The parts of a promise's key: `northmsp/patching/os-patching/schedule`.

    An `event` is asked for by its name, a `place` for one kind of data.
    """

    provider: str
    function: str
    capability: str
    aspect: Aspect
    event: str | None = None
    data: str | None = None

    @property
    def line(self) -> tuple[str, str, str]:
        """The line of the engagement it is about: provider, function, capability."""
        return self.provider, self.function, self.capability

    @property
    def text(self) -> str:
        """The key as it is written."""
        return "/".join((*self.line, self.aspect, *filter(None, (self.event, self.data))))


def key_of(text: str) -> PromiseKey | None:
    """A key by its parts, or None where it is none."""
    provider, function, capability, aspect, *rest = (*text.split("/"), "", "", "", "")
    named = next(iter(rest), "") or None
    known = next((name for name in ASPECTS if name == aspect), None)
    sound = known is not None and (named is not None) is (known in ("event", "place"))
    if known is None or not sound:
        return None
    event, data = (None, named) if known == "place" else (named, None)
    key = PromiseKey(provider, function, capability, known, event, data)
    return key if key.text == text else None
