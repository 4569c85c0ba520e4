"""What is open of each row, clause by clause: the steps that `assessor next` asks about (open_steps.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.comparison_facts import gates_of, undefined_frequency, unstated_day, without_paper
from assessor.assess.duty_answers import open_duties, open_duty, place_of
from assessor.assess.written_decisions import decided
from assessor.evaluate.case import binding
from assessor.evaluate.customer import duty_beside
from assessor.evaluate.scope import covers
from assessor.model.named_tuple import NamedTuple
from assessor.model.scales import IN_PLACE, PREDICATES, DemandResult, Predicate, Truth, Verdict
from assessor.result.change import Change, ChangeKind, ChangeState
from assessor.result.comparison import Comparison, OpenDuty

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from assessor.assess.comparisons import Comparisons
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Alternative, DemandOutcome, DutyUse, Judgement
    from assessor.evaluate.supply import Supplier
    from assessor.model.plan import Demand, Obligation
    from assessor.model.row_finding import RowFinding

_NOWHERE = ("", "")
_LINE: Collection[Predicate] = ("cadence", "detection", "evidence")  # what a provider states of one piece of work


def change(  # noqa: PLR0913 - one fact of an engagement has that many sides
    kind: ChangeKind,
    *place: str,
    demand: int | None = None,
    state: ChangeState | None = None,
    fact: str | None = None,
    title: str | None = None,
    value: str | None = None,
    not_before: str | None = None,
    functions: Sequence[str] = (),
    provider: str | None = None,
    gate: str | None = None,
    duty: str | None = None,
    open: OpenDuty | None = None,  # noqa: A002 - the name of the field
    age_days: int | None = None,
    statement: RowFinding | None = None,
    comparison: Comparison | None = None,
) -> Change:
    """A change of one kind, with the values that kind has."""
    return Change(
        kind=kind,
        place=place,
        demand=demand,
        state=state,
        fact=fact,
        title=title,
        value=value,
        not_before=not_before,
        functions=tuple(functions),
        provider=provider,
        gate=gate,
        duty=duty,
        open=open,
        age_days=age_days,
        statement=statement,
        comparison=comparison,
    )


class OpenRows:
    """What is open of each row of one case, by the nearest way of each clause; what to do about it says `smallest`."""

    def __init__(self, case: Case, comparisons: Comparisons) -> None:
        self._case = case
        self._comparisons = comparisons

    def nearest(self, row: Obligation, judged: Judgement, numbers: Mapping[int, int]) -> tuple[Change, ...]:
        """What would bring an obligation in place; nothing where it is, or does not apply."""
        if judged.verdict in IN_PLACE or judged.verdict is Verdict.NOT_APPLICABLE:
            return ()
        if decided(judged):
            open_ = judged.verdict is Verdict.NOT_ASSESSABLE
            return (change("objectives" if open_ else "determination", "determinations", row.ref),)
        facts = self._case.terrain.facts
        if judged.missing_facts:
            missing = [name for name in judged.missing_facts if name in facts]
            return tuple(change("fact", "organization", name, fact=name, state="not_stated") for name in missing)
        stated = [change("statement", *item.place, statement=item) for item in judged.findings]
        basis = self._basis(judged)
        if basis is not None:
            return (*stated, basis)
        changes: dict[Change, None] = dict.fromkeys(stated)
        if judged.alternative is not None and judged.alternative.accepted:
            return tuple(changes)
        for clause in judged.outcomes:
            if max((outcome.result for outcome in clause), default=DemandResult.UNMET) < DemandResult.MET_WITH_DUTY:
                nearest = min(
                    (self._demand(row, outcome, numbers[id(outcome.demand)]) for outcome in clause),
                    key=_Nearest.order,
                )
                changes.update(dict.fromkeys(nearest.changes))
        return tuple(changes)

    def _basis(self, judged: Judgement) -> Change | None:
        """What a complete decision rests on, where only that is not in order."""
        use = judged.alternative
        if use is None or use.lacks or use.rule.rests_on is None or use.rests is not Truth.NO:
            return None
        rule, stated = use.rule.rests_on, self._case.facts
        value, since = stated.get(rule.fact), stated.get(rule.not_before or "")
        return change(
            "basis",
            "organization",
            rule.fact,
            fact=rule.fact,
            title=rule.title,
            value=str(value) if value is not None else None,
            not_before=str(since) if since is not None else None,
        )

    def _demand(self, row: Obligation, outcome: DemandOutcome, number: int) -> _Nearest:
        """The fewest predicates, for each function that is needed and each asset group in scope."""
        demand = outcome.demand
        capability = self._case.terrain.capabilities.get(demand.capability or "")
        needed = capability.delivered_by.all_of if capability is not None else ()
        ways = [way for way in outcome.alternatives if way.function or way.supplier]
        if capability is not None:
            able = self._able(demand, capability.delivered_by.functions)
            ways = [way for way in ways if way.supplier is not None or way.function in able]
        pools = [(name, [way for way in ways if way.function == name]) for name in needed] or [("", ways)]
        shorts: dict[int, _Short] = {}
        nobody: list[Change] = []
        for name, pool in pools:
            if not pool:
                nobody.append(self._assigned(demand, number, (name,) if name else ()))
                nobody.extend(self._besides(row, demand, number, None) if demand.capability else ())
                continue
            for group in self._case.groups(row.catalog, demand.capability) or ("",):
                nearest = min(pool, key=lambda way: _cost(way, group, demand.capability))
                short = shorts.setdefault(id(nearest), _Short(nearest))
                short.add(_wrong(nearest, group, demand.capability), group)
        fallen = [short for short in shorts.values() if short.names]
        changes = [step for short in fallen for step in self._steps(row, demand, number, short)]
        place = min((_place(short.way) for short in fallen), default=_NOWHERE)
        return _Nearest(sum(len(short.names) for short in fallen) + len(nobody), place, [*changes, *nobody])

    def _assigned(self, demand: Demand, number: int, functions: Sequence[str]) -> Change:
        """Somebody for work nobody does, or the paper of every provider in reach."""
        gate = demand.population
        if gate is not None:
            shortfall, papers = self._comparisons.population(gate)
            comparison = Comparison(
                demand=number,
                predicate="contract",
                shortfall=shortfall,
                compared=papers,
                record=None,
                provider=None,
                function=None,
                groups=(),
            )
            return change("papers", "providers", demand=number, gate=gate, comparison=comparison)
        everybody = self._case.terrain.capabilities[demand.capability or ""].delivered_by.functions
        functions = functions or self._able(demand, everybody)
        only = functions if len(functions) == 1 else ()
        return change("assignment", "today", *only, demand=number, state="nobody", functions=functions)

    def _steps(self, row: Obligation, demand: Demand, number: int, short: _Short) -> Iterator[Change]:
        """What an alternative that falls short would need."""
        way, supplier = short.way, short.way.supplier
        functions = (way.function,) if way.function is not None else ()
        if supplier is None:
            place = ("today", *functions)
            yield change("assignment", *place, demand=number, state="not_stated", functions=functions)
            yield from self._besides(row, demand, number, None)
            return
        real = supplier.provider is not None
        services = ("providers", supplier.id, "services", *functions) if real else ("today", *functions)
        line = (*services, "lines", demand.capability or "") if real else services
        if way.carrier == "none":
            yield change("terms", *line, demand=number, state="not_listed", functions=functions, provider=supplier.id)
            yield from self._besides(row, demand, number, supplier)
            return
        for name in (name for name in PREDICATES if name in short.names):
            undefined = undefined_frequency(self._case, row, demand) if name == "cadence" else None
            fact = unstated_day(self._case, demand, way)
            if name == "cadence" and fact is not None:
                yield change("fact", "organization", fact, demand=number, fact=fact, state="not_stated")
                continue
            if undefined is not None:
                yield self._frequency(row, number, undefined)
            own_dates = name == "cadence" and way.terms is None and any(use.fault is not None for use in way.duties)
            if name == "customer_duty" or own_dates:
                for use in open_duties(way, name):
                    yield self._duty(number, use)
                continue
            if undefined is not None and _keeps_one(way):
                continue
            left = short.groups if name == "scope" else None
            comparison = self._comparisons.of(row, demand, number, way, name, left=left)
            yield change(
                "predicate",
                *(line if name in _LINE else services),
                demand=number,
                functions=functions,
                provider=supplier.id,
                comparison=comparison,
            )

    def _frequency(self, row: Obligation, number: int, undefined: str) -> Change:
        """A frequency to be defined, or the document that has to stand behind it."""
        own = self._case.own_frequencies.get(row.ref)
        if own is None:
            state: ChangeState = "none" if undefined == "absent" else "not_stated"
            return change("frequency", "defined_frequencies", row.ref, demand=number, state=state)
        state = "none" if own.age is None else "outdated"
        return change("risk_analysis", *own.where, demand=number, state=state, title=own.document, age_days=own.age)

    def _duty(self, number: int, use: DutyUse) -> Change:
        """A duty to be done, assigned or done again."""
        open_ = open_duty(self._case, use)
        place = place_of(self._case, use)
        return change("duty", *place, demand=number, duty=use.id, state=use.state, open=open_)

    def _besides(self, row: Obligation, demand: Demand, number: int, supplier: Supplier | None) -> Iterator[Change]:
        """What is known to stand in the way of anybody who took the work on: duties, frequencies, papers, records."""
        case = self._case
        capability = case.terrain.capabilities[demand.capability or ""]
        if capability.performed_by == "shared" and capability.duty is not None:
            for use in duty_beside(case, capability.duty, demand, row.ref):
                if use.truth is not Truth.YES:
                    yield self._duty(number, use)
        undefined = undefined_frequency(case, row, demand)
        if undefined is not None:
            yield self._frequency(row, number, undefined)
        if case.is_contradicted(capability.id, supplier.id if supplier is not None else ""):
            yield change("record", "evidence", demand=number, state="contradicted")
        if supplier is None or supplier.provider is None:
            return
        for gate in gates_of(case, row.catalog):
            if any(provider.id == supplier.id for provider in without_paper(case, gate)[0]):
                place = ("providers", supplier.id, "artefacts", gate.needs)
                yield change("paper", *place, demand=number, state="missing", provider=supplier.id, gate=gate.id)

    def _able(self, demand: Demand, functions: Sequence[str]) -> list[str]:
        """The functions somebody could run and still be as independent as a binding demand asks."""
        if demand.independence != "third_party" or not binding(demand.independence_basis):
            return list(functions)
        kinds = {name: self._case.terrain.functions[name].kind for name in functions}
        return [name for name in functions if kinds[name] != "delegable"] or list(functions)


class _Nearest(NamedTuple):
    """What would bring a demand in place: how many predicates, the place of the first, and the changes."""

    wrong: int
    place: tuple[str, str]
    changes: list[Change]

    def order(self) -> tuple[int, int, tuple[str, str]]:
        """Somebody who falls short before nobody at all; then the fewest predicates, by provider and function."""
        return (int(self.place == _NOWHERE), self.wrong, self.place)


class _Short:
    """An alternative, with the predicates that fail or are unknown, and the asset groups its scope leaves out."""

    def __init__(self, way: Alternative) -> None:
        self.way = way
        self.names: set[Predicate] = set()
        self.groups: list[str] = []

    def add(self, names: Collection[Predicate], group: str) -> None:
        """What is wrong with it in one asset group."""
        self.names.update(names)
        if "scope" in names:
            self.groups.append(group)


def _wrong(way: Alternative, group: str, capability: str | None) -> list[Predicate]:
    """The predicates that fail or are unknown, with scope as it is for an asset group."""
    wrong = [name for name, truth in zip(PREDICATES, way.truths, strict=True) if truth is not Truth.YES]
    outside = group and covers(way, group, capability) is not Truth.YES
    return [*wrong, "scope"] if outside and "scope" not in wrong else wrong


def _cost(way: Alternative, group: str, capability: str | None) -> tuple[int, str, str]:
    return (len(_wrong(way, group, capability)), *_place(way))


def _place(way: Alternative) -> tuple[str, str]:
    return (way.supplier.id if way.supplier else "", way.function or "")


def _keeps_one(way: Alternative) -> bool:
    """Whether a frequency could be kept once it is defined: by the organization itself, or on a schedule."""
    return way.terms is None or not way.terms.scheduled or way.terms.sustains is not None
