"""What a provider does of each requirement by its terms, or has promised in its matrix: the lines of its annex."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from assessor.evaluate.terms import CONTRACT, needed_terms
from assessor.model.scales import CUSTOMER, Verdict
from assessor.papers.dossier import TODAY
from assessor.words import annexes
from assessor.words import ssp_sentences as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.model.engagement import Provider
    from assessor.papers.dossier import Dossier
    from assessor.result.obligation import Demand, Obligation
    from assessor.result.security_plan import Holder, RequirementLine, WorkLine

_OUTSIDE: Final = (Verdict.NOT_APPLICABLE,)
# The terms that say how much of a piece of work is done.
_MEASURED: Final = frozenset({"sustains", "events", "establishes"})
Basis = Literal["confirmed", "stated", "ordered", "tier", "no terms"]


class AnnexLine(NamedTuple):
    """One piece of work of a provider under a requirement: what it gives of it, and who does it by terms.

    `terms` is empty where its terms give nothing of it and only the matrix says that it is the provider's.
    """

    row: Obligation
    capability: str
    demands: tuple[Demand, ...]
    performing: tuple[str, ...]
    terms: tuple[str, ...]
    enough: bool
    basis: Basis

    @property
    def given(self) -> bool:
        """Whether the provider's terms give anything of it."""
        return bool(self.terms)


def annex_lines(provider: Provider, known: Mapping[str, RequirementLine], dossier: Dossier) -> Iterator[AnnexLine]:
    """A line for each requirement and piece of work that its terms give, or that its matrix says is the provider's."""
    for row in dossier.result.obligations:
        if row.verdicts[TODAY].verdict not in _OUTSIDE and row.ref in known:
            works: dict[str, list[WorkLine]] = {}
            for work in known[row.ref].works:
                if work.capability is not None:
                    works.setdefault(work.capability, []).append(work)
            for capability, found in works.items():
                line = _line(row, capability, found, provider, dossier)
                if (line.given and not _only_usual(line, found, provider)) or _promised(row, line, provider, dossier):
                    yield line


def _only_usual(line: AnnexLine, works: list[WorkLine], provider: Provider) -> bool:
    """Whether nothing but the usual terms of its tier give it a part, they fall short, and others do all of it."""
    others = all(any(one.works and one.provider != provider.id for one in work.holders or ()) for work in works)
    return line.basis == "tier" and not line.enough and others


def _line(row: Obligation, capability: str, works: list[WorkLine], provider: Provider, dossier: Dossier) -> AnnexLine:
    demands = tuple(row.demands[work.demand] for work in works)
    doing: dict[str, None] = {}
    mine: list[tuple[Holder, Demand]] = []
    for work, demand in zip(works, demands, strict=True):
        found = givers(work, row)
        doing |= dict.fromkeys(item.provider for item in found if item.works or item.provider == provider.id)
        own = sorted((item for item in found if item.provider == provider.id), key=lambda item: not item.works)
        mine += [(item, demand) for item in own[:1]]
    told = dict.fromkeys(_terms(holder, dossier) for holder, _ in mine)
    return AnnexLine(
        row=row,
        capability=capability,
        demands=demands,
        performing=tuple(doing),
        terms=tuple(told),
        enough=bool(mine) and len(mine) == len(works) and all(holder.works for holder, _ in mine),
        basis=_basis(capability, row, provider, dossier) if mine else annexes.NO_TERMS,
    )


def _terms(holder: Holder, dossier: Dossier) -> str:
    """The terms of a holder, with the parts of the organization they are for where these are not all."""
    terms = words.terms(holder, dossier.names)
    served = [group.title for group in dossier.result.asset_groups if group.id in (holder.groups or ())]
    return annexes.partly(terms, served) if 0 < len(served) < len(dossier.result.asset_groups) else terms


def givers(work: WorkLine, row: Obligation) -> tuple[Holder, ...]:
    """Who gives anything of a piece of work by its terms."""
    demand = row.demands[work.demand]
    return tuple(item for item in work.holders or () if gives(item, demand))


def gives(holder: Holder, demand: Demand) -> bool:
    """Whether a holder does anything of what a demand asks by its terms, or nothing is said of them.

    Work asked for at an event is not given by terms that know other events alone.
    """
    unsaid = not holder.scheduled and holder.events is None and holder.in_force is None
    if unsaid or holder.works:
        return True
    if demand.event is not None and demand.every is None and not demand.state:
        return bool(holder.every) or demand.event in (holder.events or {})
    return bool(holder.every or holder.events or holder.in_force)


def matrix_owner(provider: Provider, ref: str, capability: str | None = None) -> str | None:
    """Whose a requirement, or a piece of work, is by the matrix of the provider's contract; None where it is silent."""
    for line in provider.contract.responsibility_matrix if provider.contract is not None else ():
        if line.obligation == ref or (capability is not None and line.capability == capability):
            return line.owner
    return None


def _promised(row: Obligation, line: AnnexLine, provider: Provider, dossier: Dossier) -> bool:
    """Whether the matrix makes work the provider's that it is named for, or that the matrix itself names."""
    for item in provider.contract.responsibility_matrix if provider.contract is not None else ():
        if item.capability == line.capability:
            return item.owner != CUSTOMER
    today = dossier.engagement.today
    named = any(provider.id in today.get(name, ()) for demand in line.demands for name in demand.functions)
    return named and matrix_owner(provider, row.ref) == "provider"


def _basis(capability: str, row: Obligation, provider: Provider, dossier: Dossier) -> Basis:
    """What bears out the very terms that are asked for: a confirmation, a statement, an order, or only the tier."""
    judged = dossier.assessment.judgements[TODAY].get(row.ref)
    compared = [
        (item.terms, name)
        for outcome in (judged.clauses if judged is not None else ())
        if outcome.demand.capability == capability
        for item in outcome.alternatives
        if item.supplier is not None and item.supplier.id == provider.id and item.terms is not None
        for name in needed_terms(outcome.demand, item.terms)
        if name in _MEASURED
    ]
    if compared and all(name in terms.confirmed for terms, name in compared):
        return "confirmed"
    if compared and all(terms.grades[name] >= CONTRACT for terms, name in compared):
        return "stated"
    return "ordered" if capability in (provider.ordered or ()) else "tier"
