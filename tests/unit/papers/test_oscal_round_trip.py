"""Catalogs written as OSCAL and read again: the same ids, titles, statements, citations and tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.imports.draft import ImportRequest
from assessor.imports.oscal_file import oscal_draft
from assessor.papers.oscal.bundle import oscal_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.papers.dossier import Dossier


@pytest.mark.parametrize("name", ["clinic", "dod-subcontractor", "health-software"])
def test_a_catalog_of_ours_comes_back(dossier: Callable[..., Dossier], name: str) -> None:
    made = dossier(name)
    files = oscal_files(made, ("oscal-catalog",))
    for part in made.assessment.plan.catalogs:
        request = ImportRequest(id="copy", others={}, controls={})
        draft, problems = oscal_draft(files[f"oscal-catalog-{part.info.id}.json"], "x", request)
        assert problems == []
        assert draft is not None
        back = {row.id: (row.kind, row.title, row.parent, row.statement) for row in draft.rows}
        assert back == {
            row.id: (row.kind, row.title, row.parent and row.parent.partition(":")[2], row.statement)
            for row in part.rows
        }
        assert {row.id: row.citation for row in draft.rows} == {row.id: row.citation for row in part.rows}
        assert draft.title == part.info.title
