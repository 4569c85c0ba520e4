"""A catalog of a framework as OSCAL: ids, structure and our own statements."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from assessor.model.oscal import OSCAL_VERSION
from assessor.papers.oscal.document import held, line, prop, props, prose, standard
from assessor.words import oscal_texts

if TYPE_CHECKING:
    from assessor.model.plan import CatalogInfo, CatalogPlan
    from assessor.model.plan import Obligation as Row
    from assessor.papers.oscal.document import Object
    from assessor.papers.oscal.oscal_dossier import OscalDossier

_OBJECTIVE: Final = "objective"


def catalog(part: CatalogPlan, oscal: OscalDossier) -> Object:
    """The whole catalog, whatever of it applies."""
    info = part.info
    below: dict[str | None, list[Row]] = defaultdict(list)
    for row in part.rows:
        below[row.parent].append(row)
    writer = _Writer(oscal, below)
    return {
        "catalog": held(
            uuid=oscal.fixed("catalog", info.id, info.sha256, oscal.result.as_of),
            metadata=_metadata(info, oscal),
            **writer.children(None, ""),
            back_matter={
                "resources": [
                    {
                        "uuid": oscal.fixed("source", info.id),
                        "title": line(f"{info.title}, {info.publisher}"),
                        "rlinks": [{"href": line(info.source)}],
                    }
                ]
            },
        )
    }


def _metadata(info: CatalogInfo, oscal: OscalDossier) -> Object:
    """The head of a catalog, which says nothing of the organization."""
    publisher = oscal.fixed("publisher", info.id)
    return {
        "title": line(info.title),
        "last-modified": oscal.day,
        "version": line(info.edition),
        "oscal-version": OSCAL_VERSION,
        "props": [prop("generator", oscal.result.engine), prop("catalog-digest", info.sha256)],
        "links": [{"href": f"#{oscal.fixed('source', info.id)}", "rel": "reference"}],
        "roles": [{"id": "creator", "title": oscal_texts.PUBLISHER}],
        "parties": [{"uuid": publisher, "type": "organization", "name": line(info.publisher)}],
        "responsible-parties": [{"role-id": "creator", "party-uuids": [publisher]}],
        "remarks": prose(oscal_texts.catalog(info.license)),
    }


class _Writer:
    def __init__(self, oscal: OscalDossier, below: dict[str | None, list[Row]]) -> None:
        self._oscal, self._below = oscal, below

    def children(self, parent: str | None, token: str) -> Object:
        """Groups and controls below a row; a group holds one kind, so controls beside groups get a group of theirs."""
        rows = self._below[parent]
        groups = [self._group(row) for row in rows if row.kind == "group"]
        controls = [self._control(row) for row in rows if row.kind not in ("group", _OBJECTIVE)]
        if groups and controls and parent is not None:
            own: Object = {
                "id": f"{token}_own",
                "title": line(oscal_texts.OWN_ROWS),
                "props": [prop("wrapper", "true")],
                "controls": controls,
            }
            groups, controls = [own, *groups], []
        return held(groups=groups, controls=controls)

    def _group(self, row: Row) -> Object:
        token = self._oscal.controls[row.ref]
        said: list[Object] = []
        if row.statement:
            said.append({"id": f"{token}_smt", "name": "statement", "prose": prose(row.statement)})
        return held(
            id=token,
            class_="group",
            title=line(row.title),
            props=_props(row),
            parts=said,
            **self.children(row.ref, token),
        )

    def _control(self, row: Row) -> Object:
        token = self._oscal.controls[row.ref]
        objectives = [self._objective(item) for item in self._below[row.ref] if item.kind == _OBJECTIVE]
        statement: Object = {"id": f"{token}_smt", "name": "statement", "prose": prose(row.statement or row.title)}
        return held(
            id=token,
            class_=row.kind,
            title=line(row.title),
            props=_props(row),
            parts=[statement, *objectives],
            **self.children(row.ref, token),
        )

    def _objective(self, row: Row) -> Object:
        return held(
            id=self._oscal.controls[row.ref],
            name="assessment-objective",
            title=line(row.title),
            props=[*_props(row), prop("row", row.id)],
            prose=prose(row.statement or row.title),
        )


def _props(row: Row) -> list[Object]:
    return [
        standard("label", row.id),
        *props((("citation", row.citation), ("specification", row.specification))),
    ]
