"""Libraries of CISO Assistant read into drafts: rows in order, mappings to SP 800-53, whose words they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from assessor.imports.ciso_library import ciso_draft
from assessor.imports.draft import Draft, ImportRequest

if TYPE_CHECKING:
    from assessor.model.diagnostic import Diagnostic

CONTROLS = {"ac-2": "AC-2", "ac-2(1)": "AC-2(1)", "au-6": "AU-6"}
NODE = "urn:house:risk:req_node:rules:"
FRAMEWORK = f"""
urn: urn:house:risk:library:rules
locale: en
name: A library
copyright: Example House. All rights reserved.
version: 3
provider: Example House
objects:
  threats: []
  framework:
    urn: urn:house:risk:framework:rules
    name: House rules
    requirement_nodes:
    - urn: {NODE}1-a
      assessable: true
      depth: 2
      parent_urn: {NODE}gv
      ref_id: 1.A
      name: Reading <b>logs</b>
      description: |-
        Logs are read

        - each week
      annotation: Read on.
    - urn: {NODE}node2
      assessable: true
      parent_urn: {NODE}1-a
      description: Logs are kept.
    - {{urn: {NODE}gv, assessable: false, depth: 1, ref_id: GV, name: GOVERN}}
    - {{urn: {NODE}x, assessable: true, ref_id: 1.A, parent_urn: {NODE}nowhere, name: Doors}}
"""


def mappings(target: str = "urn:intuitem:risk:framework:nist-sp-800-53-rev5", *, turned: bool = False) -> str:
    """A library of mappings between the framework above and another, one way or the other."""
    ends = ("target", "source") if turned else ("source", "target")
    own = "urn:house:risk:framework:rules"
    pairs = [
        ("1-A", "ac-02(01)", "subset"),
        ("1-a", "au-6", "intersect"),
        ("x", "zz-1", "equal"),
        ("9", "au-6", "equal"),
    ]
    made = [
        {
            f"{ends[0]}_requirement_urn": f"{NODE}{row}",
            f"{ends[1]}_requirement_urn": f"urn:other:req_node:n:{control}",
            "relationship": relationship,
        }
        for row, control, relationship in pairs
    ]
    one = {f"{ends[0]}_framework_urn": own, f"{ends[1]}_framework_urn": target, "requirement_mappings": made}
    return json.dumps({"urn": "urn:m", "objects": {"requirement_mapping_sets": [one]}})


def drafted(text: str, *others: str, **more: Any) -> tuple[Draft | None, list[Diagnostic]]:
    files = {f"other-{number}": other.encode() for number, other in enumerate(others)}
    return ciso_draft(text.encode(), "rules.yaml", ImportRequest(id=None, others=files, controls=CONTROLS, **more))


def sound(text: str, *others: str, **more: Any) -> Draft:
    draft, problems = drafted(text, *others, **more)
    assert problems == []
    assert draft is not None
    return draft


def test_rows_stand_below_their_parents_and_have_ids_of_their_own() -> None:
    draft = sound(FRAMEWORK)
    assert (draft.id, draft.title, draft.edition, draft.publisher) == (
        "house-rules",
        "House rules",
        "3",
        "Example House",
    )
    assert "Example House. All rights reserved." in draft.licence
    assert [(row.id, row.kind, row.parent, row.title, row.statement) for row in draft.rows] == [
        ("GV", "group", None, "GOVERN", None),
        ("1.A", "obligation", "GV", "Reading logs", "Logs are read - each week"),
        ("node2", "obligation", "1.A", "node2", "Logs are kept."),
        ("x", "obligation", None, "Doors", "Doors"),
    ]
    assert {(loss.kind, loss.what): loss.count for loss in draft.losses} == {
        ("left_out", "annotation"): 1,
        ("left_out", "objects threats"): 1,
        ("not_resolved", "parent_urn"): 1,
        ("statement_made", "title"): 1,
        ("text_cleaned", "name"): 1,
        ("title_made", "obligation"): 1,
    }
    assert [row.kind for row in sound(FRAMEWORK, leaves=True).rows] == ["group", "group", "obligation", "obligation"]


UNNUMBERED = f"""
urn: urn:house:risk:library:doors
convert_library_version: v2
copyright: _
translations: {{fr: {{name: Portes}}}}
objects:
  framework:
    urn: urn:house:risk:framework:doors
    name: Doors
    implementation_groups_definition: [{{ref_id: B, name: Basic, description: null}}]
    requirement_nodes:
    - {{urn: "{NODE}before_entry", assessable: false, depth: 1, name: Before entry}}
    - {{urn: "{NODE}before_entry:1", parent_urn: "{NODE}before_entry", assessable: true, name: Doors are locked}}
    - {{urn: "{NODE}before_entry:2", parent_urn: "{NODE}before_entry", assessable: true, name: Keys are counted}}
    - {{urn: "{NODE}after", assessable: false, depth: 1, name: After}}
    - urn: "{NODE}after:1"
      parent_urn: "{NODE}after"
      assessable: true
      name: Doors are locked again
      implementation_groups: [B]
      translations: {{fr: {{name: Encore}}}}
      questions: {{"{NODE}after:1:question:1": {{type: unique_choice, text: Are they?}}}}
"""


def test_rows_without_references_are_numbered_below_what_holds_them() -> None:
    draft = sound(UNNUMBERED)
    assert [row.id for row in draft.rows] == ["before-entry", "before-entry.1", "before-entry.2", "after", "after.1"]
    assert draft.rows[-1].citation == "Doors, after.1"
    assert draft.licence.startswith("[whose words")
    lost = {loss.what for loss in draft.losses if loss.kind == "left_out"}
    assert {"implementation_groups", "translations", "questions", "convert_library_version"} <= lost


@pytest.mark.parametrize("turned", [False, True])
def test_mappings_of_another_file_become_edges_whichever_way_they_point(turned: bool) -> None:
    draft = sound(mappings(turned=turned), FRAMEWORK)
    assert [(edge.row, edge.control, edge.essential) for edge in draft.edges] == [
        ("1.A", "AC-2(1)", False),
        ("1.A", "AU-6", False),
    ]
    lost = {(loss.kind, loss.what): loss.count for loss in draft.losses}
    assert lost["target_unknown", "map"] == lost["source_unknown", "map"] == lost["relationship", "subset"] == 1
    assert lost["unmapped", "row"] == 2


def test_mappings_to_something_else_are_one_loss() -> None:
    draft = sound(mappings("urn:intuitem:risk:framework:iso27001"), FRAMEWORK)
    assert draft.edges == ()
    assert any(loss.what == "mapping set of another framework" for loss in draft.losses)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("objects: {risk_matrix: {}}", "import/kind", "rules.yaml:1:1"),
        ("- a", "import/kind", "rules.yaml:1:1"),
        ("objects: {framework: [1]}", "import/type", "rules.yaml:1:23"),
        (mappings(), "import/no-catalog", "rules.yaml:1:1"),
        (FRAMEWORK.replace(f"{NODE}x", f"{NODE}GV"), "import/twice", "rules.yaml:30:7"),
        (FRAMEWORK.replace("depth: 1", f"parent_urn: {NODE}node2"), "import/type", "rules.yaml:17:19"),
        ("a: &x [1]\nb: *x", "yaml/anchor", "rules.yaml:1:4"),
    ],
)
def test_what_is_wrong_has_a_place(text: str, code: str, place: str) -> None:
    draft, problems = drafted(text)
    assert draft is None
    assert (problems[0].code, str(problems[0].span)) == (code, place)


def test_more_rows_than_a_pack_may_hold() -> None:
    nodes = [{"urn": f"{NODE}{number}", "assessable": True, "name": "x"} for number in range(6001)]
    _, problems = drafted(json.dumps({"objects": {"framework": {"requirement_nodes": nodes}}}))
    assert [problem.code for problem in problems] == ["import/too-many"]
    chain = [{**node, "parent_urn": f"{NODE}{number - 1}"} for number, node in enumerate(nodes[:20])]
    _, problems = drafted(json.dumps({"objects": {"framework": {"requirement_nodes": chain}}}))
    assert {problem.code for problem in problems} == {"import/type"}
