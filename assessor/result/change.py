"""What is open of an obligation: statements that are missing, or would have to be others."""

from __future__ import annotations

from typing import Literal

from assessor.model.row_finding import RowFinding
from assessor.model.value import dataclass
from assessor.result.comparison import Comparison, OpenDuty

ChangeKind = Literal[
    "fact",
    "basis",
    "statement",
    "assignment",
    "terms",
    "papers",
    "paper",
    "duty",
    "frequency",
    "risk_analysis",
    "record",
    "predicate",
    "determination",
    "objectives",
]

ChangeState = Literal[
    "nobody",
    "not_stated",
    "not_listed",
    "none",
    "outdated",
    "missing",
    "contradicted",
    "done",
    "assigned",
    "partly",
    "draft",
    "template",
    "not_done",
    "unconfirmed",
    "unknown",
    "required",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact to change: where it stands in the engagement file, what it is now and what it would need to be."""

    kind: ChangeKind
    """fact: answer it; basis: do again what decisions rest on; statement: put right what is stated, or wait
    until it no longer counts; assignment: have somebody run a function; terms: have a
    provider take the work; papers: have every provider in reach sign; paper: have one sign; duty: do or assign it;
    frequency: define it; risk_analysis: write it or go through it again; record: have records that show otherwise;
    predicate: better terms, see comparison; determination: correct what was found; objectives: determine the rest."""
    place: tuple[str, ...]
    """Where it stands in the engagement file, key by key; of one of several functions, only `today`."""
    demand: int | None
    """Position of the demand it would meet."""
    state: ChangeState | None
    """How it stands now; of a duty, unknown is not stated and unconfirmed not stated but taken as listed."""
    fact: str | None
    """fact, basis: the fact."""
    title: str | None
    """basis, risk_analysis: what it is called."""
    value: str | None
    """basis: what is stated of it; null where nothing is."""
    not_before: str | None
    """basis: the day since which it has to be done; null where today will do."""
    functions: tuple[str, ...]
    """assignment: the functions of which one is enough; terms: the function."""
    provider: str | None
    """terms, paper, predicate: the provider."""
    gate: str | None
    """papers, paper: the gate that asks for it."""
    duty: str | None
    """duty: the duty."""
    open: OpenDuty | None
    """duty: how it stands, or the part of it that is asked for."""
    age_days: int | None
    """risk_analysis: days since it was last gone through; null where there is none."""
    statement: RowFinding | None
    """statement: what is stated against it."""
    comparison: Comparison | None
    """predicate, papers: the values compared."""
