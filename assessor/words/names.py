"""What the ids of a result are called in print."""

# ruff: noqa: D102 - the properties of Subjects are the fields of Result, documented there
from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.model.scales import CUSTOMER, EXAMINER, THIRD_PARTY
from assessor.model.value import dataclass, field
from assessor.words import arrangements, duties, positions
from assessor.words.grammar import inside, listed, opening, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessor.result.duty import Duty
    from assessor.result.evidence import EvidenceRecord
    from assessor.result.offers import Offers, Position
    from assessor.result.subjects import (
        ArrangementTitle,
        AssetGroup,
        Capability,
        ChosenFramework,
        Event,
        Function,
        Gate,
        Model,
        Organization,
        Provider,
        Question,
    )

YOU = "you"
NOT_A_MODEL = (TODAY, RECOMMENDED)

_EXAMINER: Final = "an independent assessor"


class Subjects(Protocol):
    """The part of a result that names are read from; a single explanation brings only this much."""

    @property
    def organization(self) -> Organization: ...
    @property
    def arrangements(self) -> tuple[str, ...]: ...
    @property
    def arrangement_titles(self) -> Mapping[str, ArrangementTitle]: ...
    @property
    def capabilities(self) -> tuple[Capability, ...]: ...
    @property
    def functions(self) -> tuple[Function, ...]: ...
    @property
    def providers(self) -> tuple[Provider, ...]: ...
    @property
    def duties(self) -> tuple[Duty, ...]: ...
    @property
    def frameworks(self) -> tuple[ChosenFramework, ...]: ...
    @property
    def gates(self) -> tuple[Gate, ...]: ...
    @property
    def models(self) -> tuple[Model, ...]: ...
    @property
    def events(self) -> tuple[Event, ...]: ...
    @property
    def questions(self) -> tuple[Question, ...]: ...
    @property
    def asset_groups(self) -> tuple[AssetGroup, ...]: ...
    @property
    def evidence_records(self) -> tuple[EvidenceRecord, ...]: ...


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One column of the brief: today, a support model, the co-managed split, or what is recommended."""

    id: str
    title: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Titles by id, and references as short as they can be without doubt."""

    organization: str
    arrangements: tuple[Arrangement, ...]
    capabilities: Mapping[str, str] = field(default_factory=dict)
    functions: Mapping[str, str] = field(default_factory=dict)
    providers: Mapping[str, str] = field(default_factory=dict)
    employees: frozenset[str] = frozenset()
    offers: Mapping[str, str] = field(default_factory=dict)
    positions: Mapping[str, str] = field(default_factory=dict)
    duties: Mapping[str, str] = field(default_factory=dict)
    duty_parts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    statements: Mapping[str, str] = field(default_factory=dict)
    frameworks: Mapping[str, str] = field(default_factory=dict)
    examiners: Mapping[str, str] = field(default_factory=dict)
    examinations: Mapping[str, str] = field(default_factory=dict)
    examiner_bars: Mapping[str, str] = field(default_factory=dict)
    gates: Mapping[str, Gate] = field(default_factory=dict)
    support_models: Mapping[str, Model] = field(default_factory=dict)
    events: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    full_questions: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, EvidenceRecord] = field(default_factory=dict)

    @property
    def models(self) -> tuple[Arrangement, ...]:
        """The ways of buying support: every arrangement but today's and the one recommended."""
        return tuple(column for column in self.arrangements if column.id not in NOT_A_MODEL)

    def arrangement(self, name: str) -> Arrangement:
        """A column by id."""
        known = next((column for column in self.arrangements if column.id == name), None)
        return known or Arrangement(name, opening(plain(name)), opening(plain(name)))

    def provider(self, name: str) -> str:
        """A provider's name; the organization itself is `you`; a model, or one of its offerings, has its title."""
        if name == CUSTOMER:
            return YOU
        if name == THIRD_PARTY:
            return "an outside party"
        for known_apart in (self.offers, self.positions, self.examiners):
            if name in known_apart:
                return known_apart[name]
        model, _, offering = name.partition("/")
        known = self.support_models.get(model)
        if name in self.providers or known is None:
            return self.providers.get(name, name)
        tier = next((item.title or item.id for item in known.offerings if item.id == offering), "")
        return f"{known.title} ({inside(tier.partition(':')[0])})" if tier else known.title

    def party(self, name: str) -> str:
        """A supplier as a party to a contract: of a model, or one of its offerings, whoever sells it."""
        model, _, offering = name.partition("/")
        known = self.support_models.get(model)
        if known is None or self.is_told_apart(name):
            return self.provider(name)
        tier = next((item.title or item.id for item in known.offerings if item.id == offering), "")
        return f"a provider of {inside(known.title)}" + (f", {inside(tier.partition(':')[0])} tier" if tier else "")

    def is_told_apart(self, name: str) -> bool:
        """Whether a supplier has a name of its own: a provider, an offer, a position, an examiner."""
        return any(name in known for known in (self.providers, self.offers, self.positions, self.examiners))

    def supplier(self, name: str) -> str:
        """A provider's name as a supplier; whoever the organization does not know yet is not hired yet."""
        if self.is_unnamed(name):
            return f"{self.examiners.get(name, _EXAMINER)}, still to be chosen"
        known = name == CUSTOMER or name in self.providers
        return self.provider(name) if known else f"{self.provider(name)}, not hired yet"

    def is_unnamed(self, name: str) -> bool:
        """Whether a supplier is an independent party of which nobody says yet who it is."""
        return name == THIRD_PARTY or name in self.examiners

    def examination(self, examiner: str) -> str:
        """What an examiner is engaged for."""
        framework = examiner.partition("/")[2]
        return self.examinations.get(examiner) or f"{self.frameworks.get(framework, framework)} examination"

    def within(self, title: str) -> str:
        """A title inside a sentence; one that begins with a provider's name keeps its capital."""
        return title if title.startswith(tuple(self.providers.values())) else inside(title)

    def all_providers(self, names: Iterable[str]) -> str:
        """Several providers as a sentence names them."""
        return listed([self.provider(name) for name in names])

    def function(self, name: str) -> str:
        """A function's title."""
        return self.functions.get(name, plain(name))

    def all_functions(self, names: Sequence[str], last: str = "or") -> str:
        """Several functions inside a sentence."""
        return listed([inside(self.functions[name]) if name in self.functions else name for name in names], last)

    def capability(self, name: str) -> str:
        """A capability's title."""
        return self.capabilities.get(name, plain(name))

    def duty(self, name: str, part: str | None = None) -> str:
        """A duty's short name, with that of the part it is about."""
        title = self.duties.get(name, plain(name.removeprefix("rd-")))
        return title if part is None else f"{title} ({self.duty_part(name, part)})"

    def duty_part(self, name: str, part: str) -> str:
        """A part of a duty by its title alone."""
        return inside(self.duty_parts.get((name, part), plain(part)))

    def question(self, fact: str) -> str:
        """What a fact answers, up to the question mark."""
        return self.questions.get(fact, fact.replace("_", " "))

    def full_question(self, fact: str) -> str:
        """What a fact answers, with the explanation behind the question mark."""
        return self.full_questions.get(fact, self.question(fact))

    def unanswered(self, facts: Iterable[str]) -> str:
        """That facts are missing, with their questions."""
        return f"Not stated: {' '.join(self.question(name) for name in facts)}"

    def gate(self, name: str) -> str:
        """The title of a contract paper."""
        known = self.gates.get(name)
        return known.title if known is not None else plain(name)

    def record(self, name: str) -> str:
        """A record of evidence by id, title and date."""
        known = self.records.get(name)
        told = () if known is None else (known.title, known.collected)
        return f"record {name} ({', '.join(filter(None, told))})"

    def speaks_against(self, name: str) -> str:
        """What a record shows that stands against the work: why it does not do, in how many cases, or at all."""
        known = self.records.get(name)
        lead = self.record(name)
        if known is not None and known.inadequate is not None:
            return f"{lead} is inadequate: {known.inadequate.rstrip('.')}"
        if known is not None and known.failed is not None and known.of is not None:
            return f"{lead} shows otherwise in {known.failed} of {known.of}"
        part = known is not None and known.extent == "part"
        return f"{lead} shows otherwise{' of a part of it' if part else ''}"

    def group(self, name: str) -> str:
        """An asset group as the organization calls it."""
        return self.groups.get(name, name)

    def nature(self, model: str) -> str:
        """What a support model does by its nature: `break-fix is called when something has failed ...`."""
        known = self.support_models.get(model)
        title = inside(known.title) if known is not None else plain(model)
        return f"{title} {known.nature}" if known is not None and known.nature else title

    def obligation(self, ref: str) -> str:
        """An obligation's own id, with its framework before it only where the brief covers several."""
        catalog, _, identifier = ref.partition(":")
        if not identifier:
            return ref
        return identifier if len(self.frameworks) == 1 else f"{self.frameworks.get(catalog, catalog)} {identifier}"

    def obligations(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Several obligations as they are printed: of several frameworks, each is named where it begins."""
        printed, before = [], ""
        for ref in refs:
            catalog, _, identifier = ref.partition(":")
            printed.append(identifier if identifier and catalog == before else self.obligation(ref))
            before = catalog
        return tuple(printed)


def names_of(subjects: Subjects, sold: Offers | None = None, openings: Iterable[Position] = ()) -> Names:
    """The names a result carries with it; `sold` and `openings` are the offers and positions that were compared."""
    models = {model.id: model for model in subjects.models}
    events = {event.id: event.title for event in subjects.events}
    return Names(
        organization=subjects.organization.name or "the organization",
        arrangements=tuple(
            Arrangement(name, *arrangements.titles(name, subjects.arrangement_titles[name], models))
            for name in subjects.arrangements
        ),
        capabilities={capability.id: capability.title for capability in subjects.capabilities},
        functions={function.id: function.title for function in subjects.functions},
        providers={provider.id: provider.name for provider in subjects.providers},
        employees=frozenset(provider.id for provider in subjects.providers if provider.employees),
        offers={} if sold is None else {offer.id: offer.title for offer in sold.offers},
        positions={one.id: positions.title(one) for one in openings},
        duties={duty.id: duties.title(duty.id, duty.origin, events) for duty in subjects.duties},
        duty_parts={(duty.id, part.id): part.title for duty in subjects.duties for part in duty.parts},
        statements={duty.id: duties.statement(duty.id, duty.origin, events) for duty in subjects.duties},
        frameworks={framework.id: framework.title for framework in subjects.frameworks},
        examiners={f"{EXAMINER}/{one.id}": one.examiner or _EXAMINER for one in subjects.frameworks},
        examinations={f"{EXAMINER}/{one.id}": one.examination for one in subjects.frameworks if one.examination},
        examiner_bars={f"{EXAMINER}/{one.id}": one.examiner_bar for one in subjects.frameworks if one.examiner_bar},
        gates={gate.id: gate for gate in subjects.gates},
        support_models=models,
        events=events,
        questions={question.id: question.short for question in subjects.questions},
        full_questions={question.id: question.question for question in subjects.questions},
        groups={group.id: group.title for group in subjects.asset_groups},
        records={record.id: record for record in subjects.evidence_records},
    )
