"""The system of a security plan: what is stated of it, its providers with what they are authorized for, and blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import CUSTOMER
from assessor.result.security_plan import (
    ROLES,
    Blank,
    FrameworkPart,
    HeldPaper,
    ProviderTreatment,
    SspProvider,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.model.condition import Condition
    from assessor.model.engagement import Provider
    from assessor.model.system import SystemStatement
    from assessor.papers.dossier import Dossier

_ASKED: Final = ("name", "identifier", "purpose", "information", "environment", "boundary", "diagram", "inventory")
_SIZES: Final = ("users", "devices", "servers", "sites")
_MATRIX: Final = "customer_responsibility_matrix"


def system_blanks(stated: SystemStatement | None) -> tuple[Blank, ...]:
    """What a plan says of its system and nobody stated."""
    return tuple(_system_blanks(stated))


def _system_blanks(stated: SystemStatement | None) -> Iterator[Blank]:
    for name in _ASKED:
        if stated is None or getattr(stated, name) is None:
            yield Blank(code="system_text", place=("system", name), about=name)
    if stated is None or stated.status is None:
        yield Blank(code="system_text", place=("system", "status"), about="status")
    for role in ROLES:
        person = getattr(stated, role) if stated is not None else None
        if person is None:
            yield Blank(code="person", place=("system", role), about=role)
        elif person.contact is None:
            yield Blank(code="person", place=("system", role, "contact"), about=role)
    if stated is None or stated.connections is None:
        yield Blank(code="connections", place=("system", "connections"))


def scope_facts(dossier: Dossier) -> Mapping[str, str | float | bool | tuple[str, ...]]:
    """The stated facts that say what applies, and how large the system is; money and habits are left out."""
    plan = dossier.assessment.plan
    read = set(_SIZES)
    for row in (row for part in plan.catalogs for row in part.rows):
        read |= {*row.applies_to, *_read(row.applies_when)}
    for gate in plan.terrain.gates.values():
        read |= set(_read(gate.when.condition))
    return {name: value for name, value in dossier.result.organization.facts.items() if name in read}


def _read(condition: Condition | None) -> Iterator[str]:
    for leaf in condition.leaves() if condition is not None else ():
        if leaf.fact is not None:
            yield leaf.fact


def ssp_providers(dossier: Dossier, parts: tuple[FrameworkPart, ...]) -> tuple[SspProvider, ...]:
    """Every provider of the engagement, outside or on the payroll."""
    return tuple(_provider(item, dossier, parts) for item in dossier.engagement.providers)


def _provider(item: Provider, dossier: Dossier, parts: tuple[FrameworkPart, ...]) -> SspProvider:
    terrain = dossier.assessment.plan.terrain
    needs = {gate.needs: gate.citation for gate in terrain.gates.values()}
    papers = {**(item.contract.documents if item.contract is not None else {}), **item.artefacts}
    treatments = tuple(told for part in parts for told in part.providers if told.provider == item.id)
    employees = terrain.models[item.model].employees
    covered = item.covers
    groups = None
    if covered is not None and dossier.engagement.asset_groups:
        everything = tuple(group.id for group in dossier.engagement.asset_groups)
        groups = everything if covered.everything else covered.groups
    functions = tuple(name for name, held in dossier.engagement.today.items() if item.id in held)
    return SspProvider(
        id=item.id,
        employees=employees,
        data=item.data_contact,
        groups=groups,
        functions=functions,
        papers=tuple(HeldPaper(gate=name, path=path, citation=needs.get(name)) for name, path in papers.items()),
        treatments=treatments,
        blanks=()
        if employees or item.id == CUSTOMER
        else (*_provider_blanks(item, treatments, papers), *_undescribed(item, parts)),
    )


def _undescribed(item: Provider, parts: tuple[FrameworkPart, ...]) -> Iterator[Blank]:
    """A provider that a framework wants described, and that is not."""
    for part in parts:
        if part.providers_at and item.id not in {told.provider for told in part.providers}:
            yield Blank(code="scope", place=part.providers_at, about=item.id)


def _provider_blanks(
    item: Provider, treatments: tuple[ProviderTreatment, ...], papers: dict[str, str | None]
) -> Iterator[Blank]:
    place = ("providers", item.id)
    if item.data_contact is None:
        yield Blank(code="authorization", place=(*place, "data_contact"), about="data_contact")
    for told in treatments:
        if told.authorization is not None and told.state is None:
            yield Blank(code="authorization", place=(*place, "artefacts"), about=told.authorization)
    if item.data_contact and _MATRIX not in papers:
        yield Blank(code="matrix", place=(*place, "artefacts", _MATRIX), about=item.id)
