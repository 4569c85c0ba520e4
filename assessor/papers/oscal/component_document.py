"""Component definitions: each provider as it serves today, and each tier of support as it would."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.model.scales import CUSTOMER, THIRD_PARTY
from assessor.papers.dossier import TODAY
from assessor.papers.oscal.document import held, line, prop, prose
from assessor.papers.oscal.oscal_dossier import profile_file
from assessor.words import oscal_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.papers.oscal.document import Object
    from assessor.papers.oscal.oscal_dossier import OscalDossier
    from assessor.result.obligation import Demand, Obligation
    from assessor.result.verdict import ObligationVerdict

_MET = ("met", "met_with_duty", "part")


class _Supplier(NamedTuple):
    """Somebody who carries work: a provider of today, or a tier under the arrangement it stands for."""

    name: str
    arrangement: str
    offering: str | None


def component_definition(oscal: OscalDossier) -> Object | None:
    """Every provider and tier that carries some work; None where nobody carries any."""
    components = [item for supplier in _suppliers(oscal) if (item := _component(supplier, oscal)) is not None]
    if not components:
        return None
    return {
        "component-definition": {
            "uuid": oscal.uuid("component-definition"),
            "metadata": oscal.metadata(oscal_texts.COMPONENTS_TITLE),
            "components": components,
        }
    }


def _suppliers(oscal: OscalDossier) -> Iterator[_Supplier]:
    for item in oscal.result.providers:
        if item.id != CUSTOMER:
            yield _Supplier(item.id, TODAY, None)
    known = {item.id for item in oscal.result.providers}
    found: dict[_Supplier, None] = {}
    for arrangement, title in oscal.result.arrangement_titles.items():
        if title.model is None:
            continue
        for row in oscal.selected:
            for step in row.verdicts[arrangement].witness:
                name = step.provider
                if name is not None and name not in known and name not in (CUSTOMER, THIRD_PARTY):
                    found[_Supplier(name, arrangement, step.offering)] = None
    yield from sorted(found, key=lambda item: (item.name, item.offering or "", item.arrangement))


def _component(supplier: _Supplier, oscal: OscalDossier) -> Object | None:
    implementations = []
    for part in oscal.catalogs:
        rows = [row for row in oscal.selected if row.catalog == part.info.id]
        made = [item for row in rows if (item := _requirement(row, supplier, oscal)) is not None]
        if made:
            implementations.append(
                {
                    "uuid": oscal.uuid("implementation", *map(str, supplier), part.info.id),
                    "source": profile_file(part.info.id),
                    "description": prose(oscal_texts.profile_title(part.info.title, oscal.names.organization)),
                    "implemented-requirements": made,
                }
            )
    if not implementations:
        return None
    title, told = _titles(supplier, oscal)
    today = supplier.arrangement == TODAY
    return held(
        uuid=oscal.component(supplier.name) if today else oscal.uuid("tier", *map(str, supplier)),
        type="service",
        title=line(title),
        description=prose(told),
        props=[
            prop("arrangement", supplier.arrangement),
            prop("hypothetical", "false" if today else "true"),
        ],
        control_implementations=implementations,
    )


def _titles(supplier: _Supplier, oscal: OscalDossier) -> tuple[str, str]:
    names = oscal.names
    if supplier.arrangement != TODAY:
        key = f"{supplier.name}/{supplier.offering}" if supplier.offering else supplier.name
        title = names.provider(key)
        return title, oscal_texts.tier(title, names.arrangement(supplier.arrangement).title)
    item = next(item for item in oscal.result.providers if item.id == supplier.name)
    model = names.support_models.get(item.model)
    return item.name, oscal_texts.provider(item.name, model.title if model is not None else item.model, item.offering)


def _requirement(row: Obligation, supplier: _Supplier, oscal: OscalDossier) -> Object | None:
    verdict = row.verdicts[supplier.arrangement]
    works = list(_carried(row, verdict, supplier))
    if not works:
        return None
    names = oscal.names
    known = {item.id: item for item in oscal.result.duties}
    provided = [prop("provided", work.capability or "", oscal_texts.work(work, names)) for work in works]
    duties = [
        prop("responsibility", item.id, names.statements.get(item.id) or names.duty(item.id), kind=item.state)
        for item in verdict.duties
        if item.id in known
    ]
    return held(
        uuid=oscal.uuid("implemented", *map(str, supplier), row.ref),
        control_id=oscal.controls[row.ref],
        description=prose(oscal_texts.carried([oscal_texts.work(work, names) for work in works])),
        props=[prop("verdict", verdict.verdict.value), *provided, *duties],
    )


def _carried(row: Obligation, verdict: ObligationVerdict, supplier: _Supplier) -> Iterator[Demand]:
    """The work of a requirement that a supplier carries, in part or whole."""
    told = set()
    for step in verdict.witness:
        demand = row.demands[step.demand]
        same = step.provider == supplier.name and (supplier.arrangement == TODAY or step.offering == supplier.offering)
        if same and step.result in _MET and demand.capability is not None and demand.capability not in told:
            told.add(demand.capability)
            yield demand
