"""The crosswalks as an OSCAL mapping-collection: essential edges with their relationship, supporting ones as such."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from assessor.model.oscal import CONTROLS_HREF, OSCAL_NAMESPACE, oscal_token
from assessor.papers.oscal.document import held, line, prop, props, prose
from assessor.papers.oscal.oscal_dossier import catalog_file
from assessor.words import oscal_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.model.plan import CatalogPlan, Demand
    from assessor.model.plan import Obligation as Row
    from assessor.papers.oscal.document import Object
    from assessor.papers.oscal.oscal_dossier import OscalDossier

SUPPORTS: Final = "supports"


def mapping_collection(oscal: OscalDossier) -> Object:
    """One mapping for each catalog, to the controls its crosswalk leads to."""
    return {
        "mapping-collection": {
            "uuid": oscal.uuid("mapping-collection"),
            "metadata": oscal.metadata(oscal_texts.MAPPING_TITLE),
            "provenance": {
                "method": "human",
                "matching-rationale": "functional",
                "status": "complete",
                "mapping-description": prose(oscal_texts.MAPPING),
            },
            "mappings": [_mapping(part, oscal) for part in oscal.catalogs if _judged(part)],
        }
    }


def _judged(part: CatalogPlan) -> list[Row]:
    return [row for row in part.rows if row.kind == "obligation"]


def _mapping(part: CatalogPlan, oscal: OscalDossier) -> Object:
    rows = _judged(part)
    bare = [oscal.controls[row.ref] for row in rows if not any(True for _ in _controls(row)) and not row.supporting]
    gaps = {"uuid": oscal.uuid("unmapped", part.info.id), "unmapped-controls": [{"with-ids": bare}]} if bare else None
    return held(
        uuid=oscal.uuid("mapping", part.info.id),
        source_resource={"type": "catalog", "href": catalog_file(part.info.id)},
        target_resource={"type": "catalog", "href": CONTROLS_HREF},
        maps=[entry for row in rows for entry in _maps(row, oscal)],
        source_gap_summary=gaps,
    )


def _controls(row: Row) -> Iterator[Demand]:
    for clause in row.clauses:
        for demand in clause:
            if demand.control is not None and demand.relationship is not None:
                yield demand


def _maps(row: Row, oscal: OscalDossier) -> Iterator[Object]:
    essential: dict[str, list[Demand]] = defaultdict(list)
    for demand in _controls(row):
        essential[demand.control or ""].append(demand)
    for control, demands in essential.items():
        yield _essential(row, control, demands, oscal)
    for control in row.supporting:
        if control not in essential:
            yield {
                "uuid": oscal.uuid("map", row.ref, control),
                "ns": OSCAL_NAMESPACE,
                "relationship": SUPPORTS,
                **_ends(row, control, oscal),
                "props": [prop("weight", "supporting")],
            }


def _essential(row: Row, control: str, demands: Sequence[Demand], oscal: OscalDossier) -> Object:
    choices = {name for clause in row.clauses if len(clause) > 1 for name in (item.capability for item in clause)}
    optional = any(demand.capability in choices for demand in demands)
    names = dict.fromkeys(demand.capability for demand in demands if demand.capability is not None)
    return held(
        uuid=oscal.uuid("map", row.ref, control),
        relationship=demands[0].relationship,
        **_ends(row, control, oscal),
        props=[
            prop("weight", "essential"),
            *props((("capabilities", " ".join(names) or None), ("alternatives", "true" if optional else None))),
            *(item for demand in demands for item in _timing(demand)),
            *([prop("reviewed", "true")] if all(demand.reviewed for demand in demands) else []),
        ],
        remarks=prose(" ".join(dict.fromkeys(demand.rationale or "" for demand in demands))),
    )


def _timing(demand: Demand) -> Iterator[Object]:
    """What is asked of the work, each value with its basis as the class."""
    for name, value in (("every", demand.every), ("within", demand.within), ("event", demand.event)):
        if value is not None:
            yield prop(name, value, demand.citation or demand.because, kind=demand.basis)


def _ends(row: Row, control: str, oscal: OscalDossier) -> Object:
    return {
        "sources": [{"type": "control", "id-ref": line(oscal.controls[row.ref])}],
        "targets": [{"type": "control", "id-ref": oscal_token(control)}],
    }
