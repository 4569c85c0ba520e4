"""One open step of an obligation as the questions it asks: what is not stated, and how it can be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess import open_answers
from assessor.evaluate import duty_standing
from assessor.model.scales import AS_DEFINED, CUSTOMER, DATA_PLACES
from assessor.model.value import replace
from assessor.result.comparison import Coverage, Papers, Timing
from assessor.result.question import OpenQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.evaluate.case import Case
    from assessor.model.plan import Demand, Obligation
    from assessor.model.row_finding import RowFinding
    from assessor.model.rules import Gate
    from assessor.result.change import Change
    from assessor.result.comparison import Comparison
    from assessor.result.question import Answer, OpenKind


def _asked(  # noqa: PLR0913 - what a question may be about
    kind: OpenKind,
    place: tuple[str, ...],
    answers: tuple[Answer, ...],
    *,
    capabilities: tuple[str, ...] = (),
    function: str | None = None,
    provider: str | None = None,
    fact: str | None = None,
    duty: str | None = None,
    part: str | None = None,
    gate: str | None = None,
    title: str | None = None,
    statement: RowFinding | None = None,
) -> OpenQuestion:
    """A question of one kind; what hangs on it is counted later."""
    return OpenQuestion(
        kind=kind,
        place=place,
        answers=answers,
        obligations=(),
        alone=(),
        capabilities=capabilities,
        function=function,
        provider=provider,
        fact=fact,
        duty=duty,
        part=part,
        gate=gate,
        title=title,
        statement=statement,
    )


def _of(kind: OpenKind, place: tuple[str, ...], answers: tuple[Answer, ...], work: OpenQuestion) -> OpenQuestion:
    """A question about the same piece of work."""
    return replace(work, kind=kind, place=place, answers=answers)


class Steps:
    """The questions of one engagement."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def of(self, row: Obligation, demands: Sequence[Demand], step: Change) -> Iterator[OpenQuestion]:
        """What one step asks; nothing where it is known and would have to be another."""
        demand = demands[step.demand] if step.demand is not None else None
        if step.statement is not None and step.statement.code == "unasked":
            yield self._fact(step.place[-1])
        elif step.statement is not None and step.statement.code == "named_only":
            place = (*step.place, "state")
            part = step.place[-1] if "parts" in step.place else None
            told = open_answers.answers(place, ("done", "not_done"))
            yield _asked("duty", place, told, duty=step.statement.duty, part=part)
        elif step.statement is not None:
            told = open_answers.of_statement(self._case, step.place, step.statement.code)
            yield _asked("statement", step.place, told, statement=step.statement)
        elif step.kind == "fact" and step.fact is not None:
            yield self._fact(step.fact)
        elif step.kind == "assignment" and step.state == "not_stated" and demand is not None:
            function = step.functions[0]
            held = open_answers.of_holder(self._case, function)
            asked = _asked("holder", step.place, held, function=function, capabilities=_work(demand))
            yield replace(asked, plain=self._case.terrain.functions[function].question)
        elif step.kind == "frequency" and step.state == "not_stated":
            yield _asked("frequency", step.place, open_answers.of_frequency(step.place), title=row.title)
        elif step.kind == "duty":
            yield from self._duty(row, demand, step)
        elif step.comparison is not None and demand is not None:
            yield from self._compared(step, step.comparison, demand)

    def objectives(self, refs: Sequence[str]) -> Iterator[OpenQuestion]:
        """The objectives an assessor has still to look at."""
        titles = {row.ref: row.title for part in self._case.plan.catalogs for row in part.rows}
        for ref in refs:
            place = ("determinations", ref)
            yield _asked("objective", place, open_answers.of_objective(ref), title=titles.get(ref, ref))

    def _fact(self, name: str) -> OpenQuestion:
        return _asked("fact", ("organization", name), open_answers.of_fact(self._case, name), fact=name)

    def _duty(self, row: Obligation, demand: Demand | None, step: Change) -> Iterator[OpenQuestion]:
        """Whether a duty is done, or when it last was."""
        open_, name = step.open, step.duty or ""
        if open_ is None or open_.state not in ("unknown", "done"):
            return
        part = open_.part
        if open_.fault == "undated":
            yield _asked(
                "duty_date", step.place, open_answers.of_duty_date(self._case, step.place), duty=name, part=part
            )
            return
        if open_.state == "unknown":
            recurring = self._recurring(row, demand, name, part)
            answers = open_answers.of_duty(self._case, step.place, recurring=recurring)
            place = step.place if recurring else (*step.place, "state")
            yield _asked("duty", place, answers, duty=name, part=part)

    def _recurring(self, row: Obligation, demand: Demand | None, name: str, part: str | None) -> bool:
        """Whether the day it was last done belongs to the answer."""
        rule = self._case.terrain.duties.get(name)
        parts = rule.parts if rule is not None else ()
        if duty_standing.of_rule(rule, next((item for item in parts if item.id == part), None)).recurring:
            return True
        capability = self._case.terrain.capabilities.get((demand.capability if demand is not None else "") or "")
        own = capability is not None and demand is not None and capability.performed_by == CUSTOMER
        return own and demand is not None and duty_standing.of_work(self._case, demand, row.ref).recurring

    def _compared(self, step: Change, compared: Comparison, demand: Demand) -> Iterator[OpenQuestion]:
        """What a provider's terms, papers, hours or sites leave open."""
        provider = step.provider or ""
        if isinstance(compared.compared, Papers):
            yield from self._papers(compared.compared, compared.function, demand)
        elif compared.predicate == "capacity":
            yield from self._hours(provider) if compared.shortfall != "hours_short" else ()
        elif isinstance(compared.compared, Coverage):
            if compared.shortfall == "coverage_not_stated":
                where = ("providers", provider, "covers")
                answers = open_answers.of_coverage(self._case, where, compared.compared.left)
                yield _asked("coverage", where, answers, provider=provider)
        elif step.provider is not None and step.provider != CUSTOMER:
            yield from self._terms(step.place, compared, demand, provider)

    def _terms(
        self, line: tuple[str, ...], compared: Comparison, demand: Demand, provider: str
    ) -> Iterator[OpenQuestion]:
        """What a provider promises for one piece of work."""
        work = _asked("named", line, (), provider=provider, function=compared.function, capabilities=_work(demand))
        match compared.shortfall:
            case "to_order":
                answers = open_answers.of_order(self._case, provider, line, demand)
                yield _of("order", ("providers", provider, "ordered"), answers, work)
            case "not_named":
                yield _of("named", line, open_answers.of_line(line, demand), work)
            case "timing" if isinstance(compared.compared, Timing):
                yield from self._timing(compared.compared, demand, line, work)
            case "not_stated" if compared.predicate == "detection":
                yield _of("detection", (*line, "detection"), open_answers.of_class(line, "detection"), work)
            case "not_stated" if compared.predicate == "evidence":
                yield _of("evidence", (*line, "evidence"), open_answers.of_class(line, "evidence"), work)

    def _timing(
        self, timing: Timing, demand: Demand, line: tuple[str, ...], work: OpenQuestion
    ) -> Iterator[OpenQuestion]:
        """The parts of a demand's timing that the terms leave open."""
        if demand.every is not None and timing.schedule == "not_stated":
            every = timing.defined if demand.every == AS_DEFINED else demand.every
            yield _of("schedule", (*line, "every"), open_answers.of_schedule(line, every), work)
        if demand.event is not None and timing.event == "not_stated":
            answers = open_answers.of_event(line, demand.event, demand.within)
            yield replace(_of("event", (*line, "events"), answers, work), event=demand.event)
        if demand.state and timing.sets_up is None:
            place = (*line, "establishes")
            yield _of("set_up", place, open_answers.answers(place, (True, False)), work)
        if timing.hours is None and (demand.hours is not None or timing.depends_on_hours):
            yield _of("coverage_hours", (*line, "hours"), open_answers.of_coverage_hours(line), work)

    @staticmethod
    def _place(provider: str, function: str, demand: Demand, gate: Gate) -> OpenQuestion:
        """Where the data of a piece of work lie, on which it depends whether a paper is due."""
        line = ("providers", provider, "services", function, "lines", demand.capability or "")
        place = (*line, "data_at", gate.when.data_contact)
        answers = open_answers.answers(place, DATA_PLACES)
        return _asked(
            "place",
            place,
            answers,
            provider=provider,
            function=function,
            capabilities=_work(demand),
            gate=gate.id,
        )

    def _papers(self, papers: Papers, function: str | None, demand: Demand) -> Iterator[OpenQuestion]:
        """A paper nobody spoke of; or, of one that is missing, whether it is needed at all."""
        for paper in papers.papers:
            gate = self._case.terrain.gates[paper.gate]
            if paper.state == "place_not_stated":
                yield self._place(paper.provider, function or "", demand, gate)
            elif paper.state == "not_stated":
                place = ("providers", paper.provider, "artefacts", gate.needs)
                answers = open_answers.of_paper(paper.provider, gate.needs)
                yield _asked("paper", place, answers, provider=paper.provider, gate=gate.id)
            elif gate.when.condition is not None:
                for name in (leaf.fact or "" for leaf in gate.when.condition.leaves()):
                    if name in self._case.terrain.facts and name not in self._case.facts:
                        yield self._fact(name)

    def _hours(self, name: str) -> Iterator[OpenQuestion]:
        """The hours there are: bought ones with their provider, own ones with the organization."""
        provider = next((item for item in self._case.engagement.providers if item.id == name), None)
        if provider is not None and self._case.terrain.models[provider.model].capacity == "bought_hours":
            if provider.hours_per_month is None:
                place = ("providers", name, "hours_per_month")
                yield _asked("hours", place, open_answers.answers(place, (20,)), provider=name)
                return
        elif "internal_fte" not in self._case.facts:
            yield self._fact("internal_fte")
            return
        yield self._fact("users")


def _work(demand: Demand) -> tuple[str, ...]:
    return (demand.capability,) if demand.capability is not None else ()
