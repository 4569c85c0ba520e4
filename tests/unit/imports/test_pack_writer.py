"""Drafts as packs: texts that YAML could take for something else read back as the texts they are."""

from __future__ import annotations

import json

from assessor.imports.draft import ImportRequest
from assessor.imports.oscal_file import oscal_draft
from assessor.imports.pack_writer import pack_files
from assessor.source.reader import read


def test_what_is_written_reads_back() -> None:
    raw = json.dumps(
        {
            "catalog": {
                "metadata": {"title": 'A "title": with # signs'},
                "controls": [
                    {"id": "true", "title": "yes", "parts": [{"name": "statement", "prose": "- a: \u2028b\\ 'c'"}]},
                    {"id": "12.10", "title": "null", "parts": [{"name": "statement", "prose": "{x: [y]}"}]},
                ],
            }
        }
    )
    draft, problems = oscal_draft(raw.encode(), "x", ImportRequest(id=None, others={}, controls={}))
    assert problems == []
    assert draft is not None
    assert draft.id == "a-title-with-signs"
    files = pack_files(draft, written="2026-11-21", origin="x.json")
    assert sorted(files) == [
        "controls/catalog/catalog.yaml", "pack.yaml", "rules/duties/duties.yaml", "rules/frameworks/framework.yaml",
    ]  # fmt: skip
    document, problems = read(files["controls/catalog/catalog.yaml"], "catalog.yaml")
    assert problems == []
    assert document is not None
    rows = document.data["rows"]
    assert [(row["id"], row["title"], row["statement"]) for row in rows] == [
        ("true", "yes", "- a: b\\ 'c'"),
        ("12.10", "null", "{x: [y]}"),
    ]
    assert document.data["catalog"]["provenance"]["draft"] is True
