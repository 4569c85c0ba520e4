"""The nearest change: the smallest set of changed facts that brings an obligation in place (docs/method.md, 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.assess.phrases import open_duties
from assessor.evaluate.case import binding
from assessor.evaluate.scope import covers
from assessor.model.scales import PREDICATES, Result, Truth
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from assessor.assess.wording import Wording
    from assessor.evaluate.outcome import Alternative, DemandOutcome, Judgement
    from assessor.evaluate.supply import Supplier
    from assessor.model.plan import Demand, Obligation

_SCOPE = "scope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact to change: where it stands, what it is now and what it would need to be."""

    where: str
    needs: str
    has: str


def nearest_change(wording: Wording, row: Obligation, judged: Judgement) -> list[Change]:
    """Changes for every clause that is not met; empty when the obligation is in place."""
    if judged.missing_facts:
        questions = wording.case.terrain.facts
        return [
            Change(where=f"organization.{name}", needs=questions[name].question, has="not stated")
            for name in judged.missing_facts
            if name in questions
        ]
    use = judged.alternative
    if use is not None and not use.lacks and use.rule.rests_on is not None and use.rests is Truth.NO:
        rule = use.rule.rests_on
        return [
            Change(
                where=f"organization.{rule.fact}",
                needs=f"{rule.title}, not before {wording.case.facts.get(rule.not_before or '', 'today')}",
                has=str(wording.case.facts.get(rule.fact, "not stated")),
            )
        ]
    found: list[Change] = []
    for clause in judged.outcomes:
        if max((outcome.result for outcome in clause), default=Result.UNMET) < Result.MET_WITH_DUTY:
            found.extend(_clause(wording, row, clause))
    return list(dict.fromkeys(found))


def _clause(wording: Wording, row: Obligation, clause: tuple[DemandOutcome, ...]) -> list[Change]:
    """The demand that is nearest to being met, and what is wrong with it."""
    return min((_demand(wording, row, outcome) for outcome in clause), key=_Nearest.order).changes


class _Nearest(NamedTuple):
    """What would bring a demand in place: how many predicates, the place of the first, and the changes."""

    wrong: int
    place: tuple[str, str]
    changes: list[Change]

    def order(self) -> tuple[int, int, tuple[str, str]]:
        """Somebody who falls short before nobody at all; then the fewest predicates, by provider and function."""
        return (int(self.place == _NOWHERE), self.wrong, self.place)


_NOWHERE = ("", "")


def _demand(wording: Wording, row: Obligation, outcome: DemandOutcome) -> _Nearest:
    """The fewest predicates, for each function that is needed and each asset group in scope."""
    capability = wording.case.terrain.capabilities.get(outcome.demand.capability or "")
    needed = capability.delivered_by.all_of if capability is not None else ()
    judged = [item for item in outcome.alternatives if item.function or item.supplier]
    if capability is not None:
        able = _able(wording, outcome.demand, capability.delivered_by.functions)
        judged = [item for item in judged if item.supplier is not None or item.function in able]
    pools = [(name, [item for item in judged if item.function == name]) for name in needed] or [("", judged)]
    found: dict[int, _Short] = {}
    nobody: list[Change] = []
    for name, there in pools:
        if not there:
            nobody.append(_assign(wording, outcome.demand, (name,) if name else ()))
            nobody.extend(_besides(wording, row, outcome.demand, None) if outcome.demand.capability else ())
            continue
        for group in wording.case.groups(row.catalog) or ("",):
            item = min(there, key=lambda each: _cost(each, group))
            short = found.setdefault(id(item), _Short(item))
            short.add(_wrong(item, group), group)
    shorts = [short for short in found.values() if short.names]
    changes = [change for short in shorts for change in _changes(wording, row, outcome.demand, short)]
    place = min((_place(short.item) for short in shorts), default=_NOWHERE)
    return _Nearest(sum(len(short.names) for short in shorts) + len(nobody), place, [*changes, *nobody])


class _Short:
    """An alternative, with the predicates that fail or are unknown, and the asset groups its scope leaves out."""

    def __init__(self, item: Alternative) -> None:
        self.item = item
        self.names: set[str] = set()
        self.groups: list[str] = []

    def add(self, names: Collection[str], group: str) -> None:
        """What is wrong with it in one asset group."""
        self.names.update(names)
        if _SCOPE in names:
            self.groups.append(group)


def _wrong(item: Alternative, group: str) -> list[str]:
    """The predicates that fail or are unknown, with scope as it is for an asset group."""
    wrong: list[str] = [name for name, truth in zip(PREDICATES, item.truths, strict=True) if truth is not Truth.YES]
    outside = group and covers(item, group) is not Truth.YES
    return [*wrong, _SCOPE] if outside and _SCOPE not in wrong else wrong


def _cost(item: Alternative, group: str) -> tuple[int, str, str]:
    return (len(_wrong(item, group)), *_place(item))


def _place(item: Alternative) -> tuple[str, str]:
    return (item.supplier.id if item.supplier else "", item.function or "")


def _assign(wording: Wording, demand: Demand, functions: Sequence[str]) -> Change:
    if demand.population is not None:
        needs, has = wording.population(demand.population)
        return Change(where="providers.artefacts", needs=needs, has=has)
    everybody = wording.case.terrain.capabilities[demand.capability or ""].delivered_by.functions
    functions = functions or _able(wording, demand, everybody)
    where = f"today.{' or '.join(functions)}"
    return Change(where=where, needs=f"somebody who does it {wording.asks(demand)}", has="nobody")


def _changes(wording: Wording, row: Obligation, demand: Demand, short: _Short) -> Iterator[Change]:
    item, supplier = short.item, short.item.supplier
    if supplier is None:
        needs = f"somebody who does it {wording.asks(demand)}"
        yield Change(where=f"today.{item.function}", needs=needs, has="not stated")
        yield from _besides(wording, row, demand, None)
        return
    if item.terms is None and item.carrier == "none":
        real = supplier.provider is not None
        where = f"providers.{supplier.id}.services.{item.function}" if real else f"{supplier.id} / {item.function}"
        yield Change(where=where, needs=f"terms: {wording.asks(demand)}", has="not listed")
        yield from _besides(wording, row, demand, supplier)
        return
    for name in (name for name in PREDICATES if name in short.names):
        undefined = wording.undefined(row, demand) if name == "cadence" else None
        if undefined is not None:
            yield _frequency(wording, row, undefined)
        if undefined is not None and _keeps_one(item):
            continue
        if name == "customer_duty":
            for use in open_duties(item):
                yield Change(where=f"duties.{use.id}", needs="done or assigned", has=use.state.replace("_", " "))
            continue
        needs, has = wording.values(row, demand, item, name)
        if name == _SCOPE:
            needs = f"cover {wording.places(short.groups)} too"
        yield Change(where=f"{supplier.id} / {item.function}: {name.replace('_', ' ')}", needs=needs, has=has)


def _frequency(wording: Wording, row: Obligation, undefined: str) -> Change:
    """A frequency to be defined, or the risk analysis that has to stand behind it."""
    own = wording.case.own_frequencies.get(row.ref)
    if own is None:
        has = "none is defined" if undefined == "absent" else "not stated"
        return Change(where=f"defined_frequencies.{row.ref}", needs="the frequency", has=has)
    has = "there is none" if own.age is None else f"last gone through {own.age} days ago"
    return Change(where=".".join(own.where), needs=f"a {own.document} in date", has=has)


def _besides(wording: Wording, row: Obligation, demand: Demand, supplier: Supplier | None) -> Iterator[Change]:
    """What is known to stand in the way of anybody who took the work on: duties, frequencies, papers, records."""
    case = wording.case
    capability = case.terrain.capabilities[demand.capability or ""]
    stated = case.engagement.duties.get(capability.duty or "")
    if capability.performed_by == "shared" and stated is not None and stated.state == "not_done":
        yield Change(where=f"duties.{capability.duty}", needs="done or assigned", has="not done")
    undefined = wording.undefined(row, demand)
    if undefined is not None:
        yield _frequency(wording, row, undefined)
    if case.is_contradicted(capability.id, supplier.id if supplier is not None else ""):
        yield Change(where="evidence", needs="records that no longer show that it fails", has="contradicted")
    for gate in wording.gates_on(row.catalog) if supplier is not None and supplier.provider is not None else ():
        if any(item.id == supplier.id for item in wording.without_paper(gate)[0]):  # type: ignore[union-attr]
            yield Change(where=f"{supplier.id} / {gate.needs}", needs=gate.title, has="known to be missing")  # type: ignore[union-attr]


def _able(wording: Wording, demand: Demand, functions: Sequence[str]) -> list[str]:
    """The functions somebody could run and still be as independent as a binding demand asks."""
    if demand.independence != "third_party" or not binding(demand.independence_basis):
        return list(functions)
    kinds = {name: wording.case.terrain.functions[name].kind for name in functions}
    return [name for name in functions if kinds[name] != "delegable"] or list(functions)


def _keeps_one(item: Alternative) -> bool:
    """Whether a frequency could be kept once it is defined: by the organization itself, or on a schedule."""
    return item.terms is None or not item.terms.scheduled or item.terms.sustains is not None
