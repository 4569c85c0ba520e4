"""The plan: what to do about the findings, in order, each with its owner, day, supplier and cost."""

from __future__ import annotations

from typing import Final, Literal

from assessor.model.scales import Basis
from assessor.model.value import dataclass
from assessor.result.finding import ActionOwner, Severity, SeverityReason

ActionKind = Literal[
    "paper",
    "engage",
    "extend",
    "terms",
    "own_work",
    "answer",
    "records",
    "overdue",
    "keep_up",
    "finish",
    "state",
    "ask",
    "end_contract",
]
Horizon = Literal["today", "days_30", "days_60", "days_90", "later", "renewal"]
HORIZONS: Final[tuple[Horizon, ...]] = ("today", "days_30", "days_60", "days_90", "later", "renewal")


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentContract:
    """A contract that still runs for work another party takes over."""

    provider: str
    """Whose."""
    ends: str
    """The day it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHolder:
    """Whom to ask for records of a period."""

    who: str
    """A provider, or the organization itself."""
    subjects: tuple[str, ...]
    """Of what: capabilities and duties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRecords:
    """Records that a framework wants over a whole period, and that are not there."""

    framework: str
    """Which framework."""
    from_: str
    """The first day of the period."""
    to: str
    """Its last day."""
    subjects: tuple[str, ...]
    """Of what: capabilities and duties, those that most rows wait for first."""
    holders: tuple[RecordHolder, ...]
    """The same subjects by whom to ask, those with most first."""
    duty: str | None
    """The duty of whoever collects them; null where the role for findings of kind statement does."""
    credited: tuple[str, ...]
    """What records are held of, but by another provider than the one it is counted for."""
    obligations: tuple[str, ...]
    """The rows that wait for them; by today's verdicts they may be in place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueRecord:
    """A record of work that counts as in place, too old for the rhythm of that work: the next one is overdue."""

    record: str
    """The youngest record there is."""
    capability: str | None
    """The work it shows; null where it is a duty."""
    duty: str | None
    """The duty it shows; null where it is a capability."""
    every: str
    """How often the work is to be done."""
    basis: Basis | None
    """On what basis; null where the rule gives no number and it is the schedule of whoever does the work."""
    due: str
    """The day the next record was due: `every` after the last day this one speaks of, a month at the least."""
    obligations: tuple[str, ...]
    """The rows that rest on it; by today's verdicts they may be in place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enquiry:
    """What a framework wants asked before an examination is booked for it: what the contract asks for decides that."""

    framework: str
    """Which framework."""
    whom: str | None
    """Who passes the contract down, by name; null: the contracting officer."""
    contact: str | None
    """How it is reached, as stated."""
    asked: str
    """What is taken for asked until the answer is there, as printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do: one signature, one answer round, one piece of own work."""

    number: int = 0
    """Its place in the plan, from 1; 0 until the plan is put in order."""
    kind: ActionKind
    """paper: a contract paper; engage: somebody new; extend: more work for who serves already, or for own people;
    terms: better terms from who does it today; own_work: a duty or decision; answer: something is not stated;
    records: a framework wants records of a period; overdue: records are too old, the next are overdue;
    keep_up: name who keeps in force what is set up once; finish: duties that are assigned and not finished, on which
    rows in place rest; state: duties of which nobody has stated how they stand, on which rows in place rest;
    ask: what a framework wants asked before an examination is booked;
    end_contract: a contract that is no longer needed."""
    horizon: Horizon
    """By when, counted from `as_of`; renewal: when the contract comes to its end."""
    due: str | None
    """The day: the first of its findings; without any, the last day of the plan; of an ended contract its own end, null
    where none is stated."""
    by_law: bool = False
    """Whether the law sets that day, or had set one that has passed."""
    severity: Severity | None = None
    """The gravest of its findings; of records how grave it is that they are missing; null where it closes none."""
    why: SeverityReason | None = None
    """records, overdue: why it is that grave; null for other actions, whose findings say it."""
    owner: ActionOwner
    """Who acts."""
    supplier: str | None = None
    """With whom; null where nobody else takes part, or nobody is named yet."""
    functions: tuple[str, ...] = ()
    """The work that is bought or handed over."""
    duties: tuple[str, ...] = ()
    """finish, state: the duties; empty for other actions."""
    annual_cost: float | None = 0.0
    """What it adds a year, USD; 0 for a paper or own work, null where it has to be quoted."""
    findings: tuple[str, ...] = ()
    """The findings it mends."""
    closes: tuple[str, ...] = ()
    """Rows that nothing else holds back any more once this and every action before it is done."""
    records: PeriodRecords | None = None
    """records: what has to be collected."""
    overdue: tuple[OverdueRecord, ...] = ()
    """overdue: the records, those due first before the others; empty for other actions."""
    running: tuple[CurrentContract, ...] = ()
    """Contracts that run on beyond the day: agree on cover until then, or count both fees."""
    answer_by: str | None = None
    """The day by which a price is needed, halfway to `due`: the other half is left to choose, sign and do the work.
    Null where nobody is asked for one."""
    enquiry: Enquiry | None = None
    """ask: whom to ask, and what; null for other actions."""
