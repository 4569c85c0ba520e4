"""Small values of the result that tests of words put into sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessor.result.comparison import Comparison, Timing
from assessor.result.evidence import EvidenceRecord
from assessor.result.obligation import Demand, DemandedClass, DemandedIndependence
from assessor.result.subjects import Gate, Model, Offering
from assessor.words.names import Names

if TYPE_CHECKING:
    from typing import Any

NAMES = Names(
    organization="Harbor Clinic",
    arrangements=(),
    functions={"patching": "Patching", "soc": "SOC service", "backup": "Backup"},
    providers={"north": "North MSP", "south": "South IT"},
    duties={"rd-log": "Log review"},
    gates={
        "baa": Gate(
            id="baa",
            title="Business associate contract",
            needs="baa",
            reach="provider",
            citation="45 CFR 164.308(b)",
            ask=None,
            note=None,
        )
    },
    support_models={
        "managed": Model(
            id="managed",
            title="Managed services",
            label="Managed",
            nature="does what its tiers sell",
            offerings=(Offering(id="gold", title="Gold: round the clock"), Offering(id="plain", title=None)),
        )
    },
    questions={"own_servers": "Do you run servers of your own?"},
    full_questions={"own_servers": "Do you run servers of your own? In any building."},
    groups={"till": "Till", "lab": "Lab"},
    records={
        "ev-1": EvidenceRecord(
            id="ev-1",
            title="Log export",
            capability=None,
            capability_title=None,
            duty=None,
            duty_origin=None,
            parts=(),
            part_titles=(),
            frameworks=(),
            provider=None,
            source="system",
            collected="2026-11-01",
            speaks_from=None,
            speaks_to="2026-11-01",
            age_days=4,
            result="contradicts",
            extent="all",
            failed=None,
            of=None,
            inadequate=None,
            stands=True,
            proof=None,
            obligations=(),
        )
    },
)
DEMAND = Demand(
    clause=0,
    weight="core",
    side_reason=None,
    capability="log-review",
    duty=None,
    population=None,
    control="AU-6",
    control_title="Audit record review",
    relationship="subset-of",
    rationale=None,
    kind="interval",
    every="P1D",
    loosest="P31D",
    event=None,
    within=None,
    hours=None,
    state=False,
    basis="engine_default",
    citation=None,
    because=None,
    evidence=DemandedClass(class_="work_record", basis="legal"),
    detection=DemandedClass(class_="user_report", basis="engine_default"),
    independence=DemandedIndependence(
        is_="separate_person", from_=("patching", "backup"), basis="contractual", defines_work=False
    ),
    evidence_types=(),
    functions=("soc", "patching"),
    together=False,
    performed_by="provider",
)
COMPARISON = Comparison(
    demand=0,
    predicate="cadence",
    shortfall="not_stated",
    compared=None,
    record=None,
    provider="north",
    function="patching",
    groups=(),
)
TIMING = Timing(
    defined=None,
    schedule="promised",
    every="P7D",
    kept_days=None,
    depends_on_hours=False,
    hours="8x5",
    event=None,
    within=None,
    sets_up=None,
)


def demand(**values: Any) -> Demand:  # any field of a demand
    return replace(DEMAND, **values)


def comparison(**values: Any) -> Comparison:  # any field of a comparison
    return replace(COMPARISON, **values)


def timing(**values: Any) -> Timing:  # any field of what terms promise
    return replace(TIMING, **values)
