"""What an assessment is about: inputs, catalogs, the organization, and the names of everything it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from assessor.model.scales import FunctionKind, Performer, Verdict
from assessor.model.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """An input file."""

    path: str
    """Its name, without folders."""
    sha256: str
    """SHA-256, in hexadecimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """An edition of a framework."""

    id: str
    """The catalog's id."""
    title: str
    """Its title."""
    edition: str
    """The edition judged."""
    version: str
    """The same, under OSCAL's name."""
    publisher: str
    """Who publishes it."""
    source: str
    """Where to look it up."""
    license: str
    """Terms of the text."""
    sha256: str
    """Digest of the catalog's files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """Who was assessed."""

    name: str
    """Its name."""
    sector: str | None
    """Its own word for its line of business; decides nothing."""
    country: str | None
    """Where it is, as stated; decides the paper of the brief and nothing else."""
    facts: Mapping[str, str | float | bool | tuple[str, ...]]
    """The facts stated, by id."""
    questions: Mapping[str, str]
    """What each of them was the answer to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenFramework:
    """A framework that was asked for."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    catalog: str
    """The catalog it speaks of."""
    words: Mapping[Verdict, str]
    """Its own words for the verdicts."""
    issuer: str
    """Who alone may issue a finding."""
    examiner: str
    """Whom its examinations are ordered from, in its own word; empty where it knows none."""
    examiner_bar: str
    """What an examiner must not have to do with what it examines; empty where the framework bars nothing."""
    examination: str
    """What one is called, in its own word; empty where it knows none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangementTitle:
    """How an arrangement is called."""

    model: str | None
    """The support model that is followed alone; null for today's arrangement and the recommended one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A support function."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    kind: FunctionKind
    """delegable: anybody may run it; reserved: the organization itself; independent: outside every model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """A capability some obligation demands, or a point of a contract is about."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    definition: str
    """What it is."""
    iscm_domain: str
    """Its domain: one of NIST SP 800-137's eleven, or one of ours."""
    performed_by: Performer
    """Who performs a capability."""
    metric: str
    """What is measured."""
    unit: str
    """In what."""
    cadence: str | None
    """Its default interval."""
    evidence_types: tuple[str, ...]
    """Artefacts it leaves behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A provider of the engagement."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    model: str
    """The support model it works by."""
    offering: str | None
    """Its tier."""
    employees: bool
    """Whether these are people of the organization itself."""
    functions: tuple[str, ...]
    """What it runs today."""
    artefacts: Mapping[str, str | None]
    """Contract papers: a file, or null for known to be missing."""
    contract_ends: str | None
    """The day its contract ends by itself, as stated; null where none is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group row; shown with its worst child and never counted."""

    ref: str
    """A row of a catalog: catalog id, colon, the framework's own id."""
    catalog: str
    """Its catalog."""
    title: str
    """Its title."""
    citation: str | None
    """Where it stands."""
    parent: str | None
    """The row above it, or null."""
    worst: Mapping[str, Verdict | None]
    """Worst verdict below it, by arrangement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalNote:
    """Why visits by chance are no schedule: the chance that visits at a mean rate fall into every window."""

    visits_per_month: float
    """Mean visits in a month."""
    interval: str
    """The window, as a duration."""
    interval_days: float
    """Its days."""
    windows: int
    """Windows in a year."""
    one_window: float | None
    """Chance of at least one visit in one window."""
    all_year: float | None
    """Chance of at least one in every window of a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A contract paper some work needs."""

    id: str
    """Its id."""
    title: str
    """What the paper is called."""
    needs: str
    """The artefact a provider must have under this name."""
    reach: Literal["provider", "own"]
    """provider: all the provider carries rests on it; own: only the obligation that asks for the paper."""
    citation: str
    """Where it stands."""
    ask: str | None
    """What to do where it is missing, {provider} for its name; null: sign or obtain it."""
    note: str | None
    """A remark of the rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """A tier of a support model."""

    id: str
    """Its id."""
    title: str | None
    """Its title, after a colon what it means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A support model."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    label: str
    """Its title as a column heading."""
    nature: str | None
    """What it does by its nature, to follow its title."""
    offerings: tuple[Offering, ...]
    """Its tiers, smallest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens and must be acted on."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    origin: str
    """Who starts it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact about the organization, as a question."""

    id: str
    """The fact."""
    question: str
    """What it answers."""

    @property
    def short(self) -> str:
        """The question without the explanation behind its question mark."""
        question, mark, _ = self.question.partition("?")
        return question + mark


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetGroup:
    """A part of the organization's assets that may be served apart."""

    id: str
    """Its id."""
    title: str
    """What the organization calls it."""
    frameworks: tuple[str, ...]
    """The frameworks it is in scope of; empty for all."""
