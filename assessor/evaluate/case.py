"""One case: a plan and an engagement, with the lookups every predicate needs."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from assessor.evaluate.judged_work import JudgedWork
from assessor.evaluate.records import HeldRecords
from assessor.evaluate.roll_up import roll_up
from assessor.evaluate.stated_facts import stated_facts
from assessor.evaluate.supply import providers_of
from assessor.model.interval import DAY, seconds
from assessor.model.scales import AS_DEFINED, BINDING, CUSTOMER, Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.hour_pool import HourPool
    from assessor.evaluate.outcome import Determined
    from assessor.evaluate.supply import Supplier
    from assessor.model.condition import Stated
    from assessor.model.engagement import Engagement, EvidenceRecord, Provider
    from assessor.model.framework import OwnFrequency
    from assessor.model.plan import Demand, Obligation, Plan
    from assessor.model.row_finding import RowFinding
    from assessor.model.rules import Gate


class Case:
    """What is judged. What is derived here is derived once; others keep beside it what they worked out of it."""

    def __init__(self, plan: Plan, engagement: Engagement, *, assume_applicable: bool = False) -> None:
        self.plan = plan
        self.terrain = plan.terrain
        self.engagement = engagement
        self.assume_applicable = assume_applicable
        self.facts: Mapping[str, Stated] = stated_facts(plan.terrain, engagement)
        self.as_of = date.fromisoformat(engagement.as_of)
        self._functions: dict[str, tuple[str, ...] | None] = {}
        self.judged_alike: dict[str, tuple[object, ...] | None] = {}  # kept by evaluate/same_asking.py
        self.alike_providers: list[list[Provider]] | None = None  # kept by evaluate/alike.py
        self.row_findings: dict[str, Mapping[str, tuple[RowFinding, ...]]] = {}  # by catalog, then by row, when asked
        self.framework_of = {item.catalog: item for item in plan.terrain.frameworks.values()}

    @cached_property
    def applicability(self) -> dict[str, Truth]:
        """Whether each obligation applies (docs/method.md, section 2)."""
        return {row.ref: self._applies(row) for row in self.plan.obligations}

    @cached_property
    def _own_facts(self) -> dict[str, Stated | None]:
        """Facts that a framework's answers settle in place of what is stated; None where they only exclude that."""
        terrain, engagement = self.terrain, self.engagement
        return {
            name: value
            for framework in self.plan.registry
            for name, value in framework.own_facts(terrain, terrain.facts, engagement).items()
        }

    @cached_property
    def examinations(self) -> frozenset[str]:
        """Examinations by an independent party that the answers for the chosen frameworks call for."""
        chosen = (item for item in self.plan.registry if item.id in self.engagement.frameworks)
        rules, facts = self.terrain, self.terrain.facts
        return frozenset(name for item in chosen for name in item.examinations(rules, facts, self.engagement))

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """Facts that are stated, and excluded by other answers that settle nothing in their place."""
        return frozenset(name for name, value in self._own_facts.items() if value is None)

    def _applies(self, row: Obligation) -> Truth:
        if self.assume_applicable:
            return Truth.YES
        if self.no_concern(row.catalog):
            return Truth.NO
        settled = self._settled
        told = self._holds(row, {**self.facts, **settled})
        if self.doubtful:
            open_ = {name: value for name, value in self.facts.items() if name not in self.doubtful}
            return told if self._holds(row, {**open_, **settled}) is told else Truth.UNKNOWN
        return told

    @property
    def _settled(self) -> dict[str, Stated]:
        return {name: value for name, value in self._own_facts.items() if value is not None}

    def excluded_by(self, row: Obligation) -> dict[str, Stated]:
        """The facts, with their values, by which an obligation does not apply; none where it may, or is no concern."""
        if self.applicability[row.ref] is not Truth.NO or self.no_concern(row.catalog):
            return {}
        facts = {**self.facts, **self._settled}
        names = set(row.applies_to if all(_true(facts, name) is Truth.NO for name in row.applies_to) else ())
        names |= row.applies_when.failing(facts) if row.applies_when is not None else set()
        return {name: facts[name] for name in sorted(names & set(facts))}

    def no_concern(self, catalog: str) -> tuple[str, ...]:
        """The facts that would make a catalog's framework a concern, where all of them are stated as false."""
        framework = self.framework_of.get(catalog)
        facts = tuple(item.fact for item in framework.concerns) if framework is not None else ()
        return facts if all(self.facts.get(name) is False for name in facts) else ()

    def _holds(self, row: Obligation, facts: Mapping[str, Stated]) -> Truth:
        told = Truth.YES
        if row.applies_to:
            told = max(_true(facts, name) for name in row.applies_to)
        return told if row.applies_when is None else min(told, row.applies_when.truth(facts))

    @cached_property
    def suppliers(self) -> dict[str, Supplier]:
        """The providers of the engagement as suppliers, by id."""
        return providers_of(self.terrain, self.engagement)

    @cached_property
    def held_today(self) -> dict[str, tuple[str, ...]]:
        """The functions that everybody who has any has today, by id."""
        held: dict[str, list[str]] = {}
        for function, there in self.engagement.today.items():
            for name in dict.fromkeys(there):
                held.setdefault(name, []).append(function)
        return {name: tuple(functions) for name, functions in held.items()}

    @cached_property
    def own_frequencies(self) -> dict[str, OwnFrequency]:
        """Frequencies that count only with a document behind them, by obligation (docs/method.md, section 3)."""
        terrain, engagement = self.terrain, self.engagement
        found = (framework.own_frequencies(terrain, engagement) for framework in self.plan.registry)
        return {item.obligation: item for items in found for item in items}

    @cached_property
    def defined(self) -> Mapping[str, str | None]:
        """The frequencies the organization set, by obligation; null where it set none that counts."""
        own = {ref: item.frequency for ref, item in self.own_frequencies.items()}
        return {**self.engagement.defined_frequencies, **own}

    def interval(self, demand: Demand, ref: str) -> tuple[bool, int | None]:
        """(known, seconds) of a demanded interval; (True, None) is one stated as absent."""
        if demand.every != AS_DEFINED:
            return True, seconds(demand.every) if demand.every is not None else None
        defined = self.defined
        if ref not in defined:
            return False, None
        stated = defined[ref]
        return True, None if stated is None else seconds(stated)

    def undefined(self, demand: Demand, ref: str) -> bool:
        """Whether the organization has yet to define the interval that a demand leaves to it."""
        return demand.every == AS_DEFINED and self.interval(demand, ref)[1] is None

    @cached_property
    def provider_gates(self) -> dict[str, tuple[Gate, ...]]:
        """Gates of reach `provider` by framework."""
        found: dict[str, tuple[Gate, ...]] = {}
        for gate in self.terrain.gates.values():
            if gate.reach == "provider":
                found[gate.when.framework] = (*found.get(gate.when.framework, ()), gate)
        return found

    @cached_property
    def gate_conditions(self) -> dict[str, Truth]:
        """Whether the condition of each gate that has one holds, by id."""
        conditions = {gate.id: gate.when.condition for gate in self.terrain.gates.values()}
        return {name: item.truth(self.facts) for name, item in conditions.items() if item is not None}

    def groups(self, catalog: str, capability: str | None = None) -> tuple[str, ...] | None:
        """Asset groups in a framework's scope, by id; None when there is only the one that everybody covers.

        With a capability, those that it concerns.
        """
        if not self.engagement.asset_groups:
            return None
        framework = self.framework_of.get(catalog)
        name = framework.id if framework is not None else catalog
        found = sorted(
            group.id for group in self.engagement.asset_groups if not group.frameworks or name in group.frameworks
        )
        if found and capability is not None:
            spared = {
                name for item in self.engagement.not_needed if item.capability == capability for name in item.groups
            }
            return tuple(name for name in found if name not in spared)
        return tuple(found) or None

    def functions_of(self, row: Obligation) -> tuple[str, ...] | None:
        """The functions that deliver what an obligation demands; None where more than these decides it."""
        if row.ref not in self._functions:
            self._functions[row.ref] = self._find_functions(row)
        return self._functions[row.ref]

    def _find_functions(self, row: Obligation) -> tuple[str, ...] | None:
        found: dict[str, None] = {}
        for demand in (demand for clause in row.clauses for demand in clause):
            if demand.population is not None:
                return None
            capability = self.terrain.capabilities.get(demand.capability or "")
            if capability is not None and capability.performed_by != "customer":
                found.update(dict.fromkeys(capability.delivered_by.functions))
        return tuple(found)

    def age(self, record: EvidenceRecord) -> int:
        """Age of an evidence record at `as_of`, from the end of its window, in seconds."""
        return self.age_of(record.last_day)

    def age_of(self, day: str) -> int:
        """Seconds from a day to the day of the assessment; less than nothing where it is still to come."""
        return (self.as_of - date.fromisoformat(day)).days * DAY

    @cached_property
    def demanded(self) -> dict[str, int | None]:
        """Capabilities some applicable obligation wants on a schedule, with the shortest known interval in seconds."""
        found: dict[str, int | None] = {}
        for row in self.plan.obligations:
            if self.applicability[row.ref] is not Truth.YES:
                continue
            for demand in (demand for clause in row.clauses for demand in clause):
                if demand.every is None or demand.capability is None:
                    continue
                _, wanted = self.interval(demand, row.ref)
                known = [item for item in (found.get(demand.capability), wanted) if item is not None]
                found[demand.capability] = min(known, default=None)
        return found

    @cached_property
    def asked(self) -> frozenset[str]:
        """Capabilities some applicable obligation wants, on a schedule or not."""
        return frozenset(
            demand.capability
            for row in self.plan.obligations
            if self.applicability[row.ref] is Truth.YES
            for clause in row.clauses
            for demand in clause
            if demand.capability is not None
        )

    @cached_property
    def ledgers(self) -> dict[tuple[object, ...], HourPool]:
        """Ledgers of limited hours that were made, by whose work they hold (evaluate/capacity.py)."""
        return {}

    @cached_property
    def judged_work(self) -> JudgedWork:
        """Alternatives that were judged."""
        return JudgedWork(self.terrain)

    @cached_property
    def named_obligations(self) -> frozenset[str]:
        """The obligations that contracts of providers speak of one by one."""
        return frozenset().union(*[item.obligations_named for item in self.suppliers.values()])

    @cached_property
    def held_records(self) -> HeldRecords:
        """What the evidence records say against anybody's work."""
        return HeldRecords(self.engagement.evidence)

    @cached_property
    def records(self) -> dict[str, EvidenceRecord]:
        """Evidence records by id."""
        return {record.id: record for record in self.engagement.evidence}

    @cached_property
    def determined(self) -> dict[str, Determined]:
        """What people determined, by obligation, objectives rolled up (docs/method.md, section 11a)."""
        stated = {item.obligation: item for item in self.engagement.determinations}
        if not stated:
            return {}
        objectives: dict[str, list[str]] = {}
        for row in (row for part in self.plan.catalogs for row in part.rows if row.kind == "objective"):
            objectives.setdefault(row.parent or "", []).append(row.ref)
        found: dict[str, Determined] = {}
        for row in self.plan.obligations:
            parts = {ref: stated.get(ref) for ref in objectives.get(row.ref, ())}
            told = roll_up(stated.get(row.ref), parts)
            if told is not None:
                found[row.ref] = told
        return found

    def is_contradicted(self, capability: str, supplier: str) -> bool:
        """Whether a record shows that this supplier does not do all of a capability's work."""
        return supplier != CUSTOMER and bool(self.held_records.against(supplier, capability=capability))


def _true(facts: Mapping[str, Stated], name: str) -> Truth:
    value = facts.get(name)
    return Truth.UNKNOWN if value is None else Truth.YES if value is True else Truth.NO


def binding(basis: str) -> bool:
    """Whether a basis can fail a predicate by its size."""
    return basis in BINDING
