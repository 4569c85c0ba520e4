"""OSCAL read into drafts: rows, statements, selections, pairs; what is lost is told with its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from assessor.imports.draft import Draft, ImportRequest
from assessor.imports.oscal_file import oscal_draft
from assessor.model.oscal import OSCAL_NAMESPACE

if TYPE_CHECKING:
    from assessor.model.diagnostic import Diagnostic

CONTROLS = {"ac-2": "AC-2", "ac-2.1": "AC-2(1)", "au-6": "AU-6"}
LABEL = [{"name": "label", "value": "A-1", "class": "padded"}, {"name": "label", "value": "A.1"}]
STATEMENT = {
    "name": "statement",
    "prose": "Logs are read {{ insert: param, p1 }}:",
    "parts": [
        {"name": "item", "props": [{"name": "label", "value": "a."}], "prose": "by {{ insert: param, p2 }};"},
        {"name": "item", "props": [{"name": "label", "value": "b."}], "prose": "in time."},
    ],
}
CATALOG: dict[str, Any] = {
    "uuid": "u",
    "metadata": {"title": "House rules", "version": "3", "parties": [{"type": "organization", "name": "The house"}]},
    "groups": [
        {
            "id": "g 1",
            "title": "Logs",
            "controls": [
                {
                    "id": "a-1",
                    "title": "Reading <b>logs</b>",
                    "props": LABEL,
                    "params": [
                        {"id": "p1", "values": ["weekly"]},
                        {"id": "p2", "select": {"choice": ["{{ insert: param, p3 }}", "a robot"]}},
                        {"id": "p3", "label": "somebody"},
                    ],
                    "parts": [STATEMENT, {"name": "guidance", "prose": "Read on."}],
                    "links": [{"href": "#x"}],
                    "controls": [{"id": "a-1.1", "title": "Reading more", "parts": [{"name": "statement"}]}],
                },
                {"id": "a-2", "title": "Old", "props": [{"name": "status", "value": "withdrawn"}]},
            ],
        },
        {"id": "g2", "title": "Empty", "controls": []},
    ],
    "back-matter": {},
}


def drafted(document: Any, *others: Any, **more: Any) -> tuple[Draft | None, list[Diagnostic]]:
    files = {f"other-{number}.json": json.dumps(other).encode() for number, other in enumerate(others)}
    request = ImportRequest(id="house", others=files, controls=CONTROLS, **more)
    raw = document if isinstance(document, bytes) else json.dumps(document).encode()
    return oscal_draft(raw, "file.json", request)


def read(document: Any, *others: Any, **more: Any) -> Draft:
    draft, problems = drafted(document, *others, **more)
    assert problems == []
    assert draft is not None
    return draft


def lost(draft: Draft) -> set[tuple[str, str]]:
    return {(item.kind, item.what) for item in draft.losses}


def test_a_catalog_becomes_rows() -> None:
    draft = read({"catalog": CATALOG})
    assert [(row.id, row.kind, row.parent) for row in draft.rows] == [
        ("g-1", "group", None),
        ("A.1", "obligation", "g-1"),
        ("a-1.1", "obligation", "A.1"),
        ("g2", "group", None),
    ]
    row = draft.rows[1]
    assert row.title == "Reading logs"
    assert row.statement == "Logs are read weekly: a. by [[somebody]; a robot]; b. in time."
    assert set(row.aliases) == {"a-1", "A-1", "A.1"}
    assert draft.rows[2].statement == "Reading more"
    assert (draft.title, draft.edition, draft.publisher) == ("House rules", "3", "The house")


def test_every_loss_is_listed_with_its_place() -> None:
    draft = read({"catalog": CATALOG})
    assert lost(draft) == {
        ("id_changed", "id"),
        ("left_out", "back-matter"),
        ("left_out", "links"),
        ("left_out", "part guidance"),
        ("parameter", "insert"),
        ("statement_made", "title"),
        ("text_cleaned", "title"),
        ("withdrawn", "control"),
    }
    assert all(item.count == 1 and item.first.path == "file.json" and item.first.column > 1 for item in draft.losses)


def test_controls_that_hold_others_may_be_groups() -> None:
    kinds = [row.kind for row in read({"catalog": CATALOG}, leaves=True, as_controls=True).rows]
    assert kinds == ["group", "group", "control", "group"]


@pytest.mark.parametrize(
    ("selection", "chosen"),
    [
        ({"include-all": {}}, ["g-1", "A.1", "a-1.1"]),
        ({"include-controls": [{"with-ids": ["a-1.1"]}]}, ["g-1", "a-1.1"]),
        ({"include-controls": [{"with-ids": ["a-1"], "with-child-controls": "yes"}]}, ["g-1", "A.1", "a-1.1"]),
        ({"include-all": {}, "exclude-controls": [{"matching": [{"pattern": "a-1.*"}]}]}, ["g-1", "A.1"]),
    ],
)
def test_a_profile_selects(selection: dict[str, Any], chosen: list[str]) -> None:
    profile = {
        "metadata": {"title": "Ours"},
        "imports": [{"href": "x", **selection}],
        "modify": {"set-parameters": [{"param-id": "p1", "values": ["daily"]}], "alters": [{"control-id": "a-1"}]},
    }
    draft = read({"profile": profile}, {"catalog": CATALOG})
    assert [row.id for row in draft.rows] == chosen
    assert ("left_out", "alter") in lost(draft)
    assert draft.title == "Ours"
    said = {row.id: row.statement for row in draft.rows}
    assert "A.1" not in said or (said["A.1"] or "").startswith("Logs are read daily")


def pair(source: str, target: str, relationship: str, *props: tuple[str, str]) -> dict[str, Any]:
    return {
        "relationship": relationship,
        "sources": [{"type": "control", "id-ref": source}],
        "targets": [{"type": "control", "id-ref": target}],
        "props": [{"name": name, "value": value, "ns": OSCAL_NAMESPACE} for name, value in props],
    }


def test_a_mapping_supports_unless_it_says_more() -> None:
    pairs = [
        pair("a-1", "AU-6", "equal-to"),
        pair("ac-2.1", "a-1.1", "subset-of", ("weight", "essential"), ("capabilities", "log-review"), ("every", "P1D")),
        pair("a-1", "zz-9", "equal-to"),
        pair("nothing", "ac-2", "equal-to"),
        pair("a-1", "ac-2", "no-relationship"),
    ]
    mapping = {"mappings": [{"maps": pairs}, {"maps": [pair("other", "ac-2", "equal-to")]}]}
    draft = read({"mapping-collection": mapping}, {"catalog": CATALOG})
    assert [(edge.row, edge.control, edge.relationship, edge.essential) for edge in draft.edges] == [
        ("A.1", "AU-6", "equal-to", False),
        ("a-1.1", "AC-2(1)", "superset-of", True),
    ]
    assert draft.edges[1].capabilities == ("log-review",)
    assert {
        ("relationship", "equal-to"),
        ("relationship", "no-relationship"),
        ("target_unknown", "map"),
        ("source_unknown", "map"),
        ("left_out", "prop every"),
        ("left_out", "mapping of another catalog"),
    } <= lost(draft)


@pytest.mark.parametrize(
    ("document", "others", "code"),
    [
        (b"<catalog/>", (), "import/kind"),
        ({"component-definition": {}}, (), "import/kind"),
        ({"catalog": []}, (), "import/kind"),
        (b"catalog: [", (), "yaml/syntax"),
        ({"profile": {}}, (), "import/no-catalog"),
        ({"mapping-collection": {}}, (), "import/no-catalog"),
        ({"profile": {}}, ({"profile": {}},), "import/kind"),
        ({"catalog": {"groups": [{"id": ["x"], "title": "T"}]}}, (), "import/type"),
        ({"catalog": {"controls": [{"id": f"c{n}", "title": "T"} for n in range(6001)]}}, (), "import/too-many"),
    ],
)
def test_what_cannot_be_read_is_told(document: Any, others: tuple[Any, ...], code: str) -> None:
    draft, problems = drafted(document, *others)
    assert draft is None
    assert {item.code for item in problems} == {code}


def test_groups_deeper_than_any_catalog_are_refused() -> None:
    group: dict[str, Any] = {"id": "g", "title": "T"}
    for _ in range(20):
        group = {"id": "g", "title": "T", "groups": [group]}
    draft, problems = drafted({"catalog": {"groups": [group]}})
    assert draft is None
    assert [item.code for item in problems] == ["import/type"]


def test_yaml_is_read_as_well() -> None:
    draft = read(b"catalog:\n  metadata: {title: T}\n  controls:\n    - {id: c1, title: One}\n")
    assert [row.id for row in draft.rows] == ["c1"]


# The format of NIST's own catalog of the Cybersecurity Framework 2.0 (public domain): titles that only repeat the id,
# labels that are no ids, withdrawn categories with what stood in them.
CSF: dict[str, Any] = {
    "uuid": "720a010b-253c-4a94-bb65-cb58400966f5",
    "metadata": {"title": "Electronic Version of NIST Cybersecurity Framework 2.0", "version": "1.2.0"},
    "groups": [
        {
            "id": "RS",
            "class": "function",
            "title": "RESPOND",
            "props": [{"name": "label", "value": "RESPOND (RS)"}],
            "controls": [
                {
                    "id": "RS.MI",
                    "class": "category",
                    "title": "Incident Mitigation",
                    "props": [{"name": "label", "value": "Incident Mitigation (RS.MI)"}],
                    "parts": [{"name": "statement", "prose": "Activities are performed"}],
                    "controls": [
                        {
                            "id": "RS.MI-01",
                            "class": "subcategory",
                            "title": "RS.MI-01",
                            "props": [{"name": "label", "value": "RS.MI-01"}],
                            "parts": [
                                {"name": "statement", "prose": "Incidents are contained"},
                                {"name": "example", "prose": "Allow incident responders to select actions"},
                            ],
                        },
                        {
                            "id": "RS.MI-03",
                            "title": "RS.MI-03",
                            "props": [{"name": "status", "value": "withdrawn"}],
                            "links": [{"href": "ID.RA-06", "rel": "incorporated_into"}],
                        },
                    ],
                },
                {
                    "id": "RS.RP",
                    "title": "Response Planning",
                    "props": [{"name": "status", "value": "withdrawn"}],
                    "controls": [{"id": "RS.RP-01", "title": "RS.RP-01"}],
                },
            ],
        }
    ],
}


def test_the_format_of_nist_csf() -> None:
    draft = read({"catalog": CSF}, leaves=True)
    assert [(row.id, row.kind, row.title) for row in draft.rows] == [
        ("RS", "group", "RESPOND"),
        ("RS.MI", "group", "Incident Mitigation"),
        ("RS.MI-01", "obligation", "Incidents are contained"),
    ]
    counts = {(item.kind, item.what): item.count for item in draft.losses}
    assert counts["title_taken", "obligation"] == 1
    assert counts["withdrawn", "control"] == 3  # the one below a withdrawn category as well


def test_a_choice_says_whether_several_hold() -> None:
    control = {
        "id": "a-1",
        "title": "Reports",
        "params": [{"id": "p", "select": {"how-many": "one-or-more", "choice": ["mail", " phone "]}}],
        "parts": [{"name": "statement", "prose": "Report by {{ insert: param, p }}."}],
    }
    (row,) = read({"catalog": {"metadata": {"title": "T"}, "controls": [control]}}).rows
    assert row.statement == "Report by [one or more: mail; phone]."
