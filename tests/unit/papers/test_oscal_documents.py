"""OSCAL documents of examples: what OSCAL requires is there, ids resolve, nothing says more than the result."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from assessor.model.oscal import OSCAL_NAMESPACE, oscal_token, oscal_tokens
from assessor.model.scales import IN_PLACE, Verdict
from assessor.papers.dossier import TODAY, Dossier
from assessor.papers.kinds import formats_of
from assessor.papers.oscal.bundle import DOCUMENTS, OSCAL, oscal_files
from assessor.papers.oscal.document import line, prose
from tests.cli.running import ROOT
from tests.unit.papers.writing import files_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Read = Any
EXAMPLES = ("clinic", "health-software", "dod-subcontractor")
TOKEN = re.compile(r"[a-z_][a-z0-9._-]*", re.IGNORECASE)
REQUIRED = {
    "catalog": {"uuid", "metadata"},
    "profile": {"uuid", "metadata", "imports"},
    "mapping-collection": {"uuid", "metadata", "provenance", "mappings"},
    "component-definition": {"uuid", "metadata", "components"},
    "system-security-plan": {
        "uuid", "metadata", "import-profile", "system-characteristics", "system-implementation",
        "control-implementation",
    },
    "assessment-plan": {"uuid", "metadata", "import-ssp", "reviewed-controls"},
    "assessment-results": {"uuid", "metadata", "import-ap", "results"},
    "plan-of-action-and-milestones": {"uuid", "metadata", "poam-items"},
}  # fmt: skip
# Keys that name something by UUID, and what each of them has to name is checked by its being defined somewhere.
REFERENCE = re.compile(r"[a-z]+(-[a-z]+)*-uuids?")
# What objects must have wherever they stand, by the list they stand in.
PARTS = {
    "props": {"name", "value"},
    "observations": {"uuid", "description", "methods", "collected"},
    "findings": {"uuid", "title", "description", "target"},
    "risks": {"uuid", "title", "description", "statement", "status"},
    "poam-items": {"uuid", "title", "description"},
    "implemented-requirements": {"uuid", "control-id"},
    "by-components": {"component-uuid", "uuid", "description"},
    "maps": {"uuid", "relationship", "sources", "targets"},
    "activities": {"uuid", "description"},
    "steps": {"uuid", "description"},
    "tasks": {"uuid", "type", "title"},
    "controls": {"id", "title"},
    "groups": {"title"},
    "components": {"uuid", "type", "title", "description"},
    "provided": {"uuid", "description"},
    "inherited": {"uuid", "description"},
    "satisfied": {"uuid", "description"},
    "responsibilities": {"uuid", "description"},
    "parties": {"uuid", "type"},
}


@pytest.fixture(scope="module")
def documents(dossier: Callable[..., Dossier]) -> Callable[[str], Mapping[str, Any]]:
    @cache
    def read(name: str) -> Mapping[str, Any]:
        files = oscal_files(dossier(name), tuple(DOCUMENTS))
        return {file: json.loads(content) for file, content in files.items()}

    return read


def walked(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with the key of the object, or of the list, that holds it."""
    yield key, value
    if isinstance(value, dict):
        for name, part in value.items():
            yield from walked(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from walked(part, key)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_document_has_what_oscal_requires(documents: Read, name: str) -> None:
    found = documents(name)
    assert {next(iter(document)) for document in found.values()} == set(REQUIRED)
    for file, document in found.items():
        assert len(document) == 1
        kind, body = next(iter(document.items()))
        assert REQUIRED[kind] <= body.keys(), file
        assert {"title", "last-modified", "version", "oscal-version"} <= body["metadata"].keys()
        assert body["metadata"]["last-modified"].endswith("T00:00:00Z")
        for key, value in walked(document):
            if isinstance(value, dict):
                assert PARTS.get(key, set()) <= value.keys(), (file, key, value)
            assert value not in (None, "", []), (file, key)
            if isinstance(value, str):
                assert value == value.strip(), (file, key)
                assert value.isprintable(), (file, key)


@pytest.mark.parametrize("name", EXAMPLES)
def test_ids_are_unique_and_every_reference_resolves(documents: Read, name: str) -> None:
    found = documents(name)
    everywhere = {value for document in found.values() for key, value in walked(document) if key == "uuid"}
    for file, document in found.items():
        own = [value for key, value in walked(document) if key == "uuid" and isinstance(value, str)]
        assert len(own) == len(set(own)), file
        assert {UUID(value).version for value in own} == {5}
        for key, value in walked(document):
            if REFERENCE.fullmatch(key) and isinstance(value, str):
                assert value in everywhere, (file, key, value)


@pytest.mark.parametrize("name", EXAMPLES)
def test_controls_that_are_named_are_in_the_catalogs(documents: Read, name: str) -> None:
    found = documents(name)
    catalogs = [document for file, document in found.items() if file.startswith("oscal-catalog-")]
    known = {value for document in catalogs for key, value in walked(document) if key == "id"}
    assert all(TOKEN.fullmatch(value) for value in known)
    profile = {value for file in found if "profile" in file for key, value in walked(found[file]) if key == "with-ids"
               and isinstance(value, str)}  # fmt: skip
    for file, document in found.items():
        for key, value in walked(document):
            if key in ("control-id", "target-id", "statement-id", "with-ids") and isinstance(value, str):
                assert value in known, (file, value)
            if key == "control-id":
                assert value in profile, (file, value)
            if key == "href" and not value.startswith(("https://", "#", "http://")):
                assert value in found, (file, value)
    for mapping in found["oscal-mapping-collection.json"]["mapping-collection"]["mappings"]:
        for entry in mapping["maps"]:
            assert {item["id-ref"] for item in entry["sources"]} <= known


@pytest.mark.parametrize("name", EXAMPLES)
def test_results_say_what_the_result_says(documents: Read, dossier: Read, name: str) -> None:
    result = dossier(name).result
    (told,) = documents(name)["oscal-assessment-results.json"]["assessment-results"]["results"]
    today = {item.ref: item.verdicts[TODAY].verdict for item in result.obligations}
    applying = [verdict for verdict in today.values() if verdict is not Verdict.NOT_APPLICABLE]
    assert len(told["findings"]) == len(applying) > 20
    for finding, verdict in zip(told["findings"], applying, strict=True):
        assert (finding["target"]["status"]["state"] == "satisfied") is (verdict in IN_PLACE)
        assert prop_of(finding, "verdict") == verdict.value
        unknown = verdict is Verdict.NOT_ASSESSABLE
        assert (finding["target"]["status"]["reason"] == "other") is unknown
        assert ("remarks" in finding["target"]["status"]) is unknown
    assert [prop_of(risk, "finding") for risk in told["risks"]] == [item.id for item in result.findings]
    items = documents(name)["oscal-plan-of-action-and-milestones.json"]["plan-of-action-and-milestones"]["poam-items"]
    assert [(prop_of(item, "finding"), prop_of(item, "due")) for item in items] == [
        (item.id, item.due) for item in result.findings
    ]


def prop_of(value: Mapping[str, Any], name: str) -> str | None:
    return next((item["value"] for item in value.get("props", ()) if item["name"] == name), None)


def test_what_nobody_stated_is_a_marked_blank(documents: Read) -> None:
    plan = documents("clinic")["oscal-system-security-plan.json"]["system-security-plan"]
    system = plan["system-characteristics"]
    for part in (system, system["authorization-boundary"], system["system-information"]["information-types"][0]):
        assert part["description"] == "Not stated."
        assert prop_of(part, "stated") == "false"
    assert system["status"]["state"] == "other"
    assert "leveraged-authorizations" not in plan["system-implementation"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_plan_claims_nothing_that_is_not_met(documents: Read, dossier: Read, name: str) -> None:
    """What is not in place, or waits for a duty to be finished, has no entry in which all its work is implemented."""
    plan = documents(name)["oscal-system-security-plan.json"]["system-security-plan"]
    rows = plan["control-implementation"]["implemented-requirements"]
    assert len(rows) == len({row["control-id"] for row in rows})
    for row in rows:
        own = row["by-components"][0]
        placed = prop_of(row, "verdict") in {verdict.value for verdict in IN_PLACE}
        placed = placed and prop_of(row, "status") != "unfinished"
        assert (own["implementation-status"]["state"] in ("implemented", "alternative")) is placed
        inherited = {item["provided-uuid"] for item in own.get("inherited", ())}
        exported = {item["uuid"] for part in row["by-components"][1:] for item in part["export"].get("provided", ())}
        assert inherited == exported
    assert any(row["by-components"][1:] for row in rows)


def test_the_page_lists_every_property(documents: Read) -> None:
    page = (ROOT / "docs" / "oscal.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| ((?:`[a-z-]+`(?:, )?)+) \|", page)
    listed = {name for row in rows for name in re.findall(r"`([a-z-]+)`", row)}
    used = {
        value["name"]
        for name in EXAMPLES
        for document in documents(name).values()
        for key, value in walked(document)
        if key == "props" and isinstance(value, dict) and value.get("ns") == OSCAL_NAMESPACE
    }
    assert len(used) > 40
    assert used <= listed
    assert {name for name in DOCUMENTS if f"| `{name}` |" not in page} == set()


def test_the_same_engagement_gives_the_same_bytes(dossier: Read) -> None:
    first = oscal_files(dossier("clinic"), tuple(DOCUMENTS))
    assert oscal_files(dossier("clinic"), tuple(DOCUMENTS)) == first
    assert files_of(dossier("clinic"), OSCAL, formats_of(OSCAL, None)) == first
    assert files_of(dossier("clinic"), "oscal-catalog", ("json",)).keys() == {"oscal-catalog-hipaa.json"}
    assert files_of(dossier("clinic"), OSCAL, formats_of(OSCAL, ("pdf",))) == {}


def test_text_of_others_stays_a_text() -> None:
    assert prose("a <script> {{ insert: param, x }}\n b") == "a &lt;script> { { insert: param, x }} b"
    assert prose("1 < 2") == "1 < 2"
    assert line(" \u202e ") == "-"


def test_ids_follow_nist_and_never_meet() -> None:
    assert [oscal_token(name) for name in ("AC-2", "AC-2(1)", "SI-10(6)")] == ["ac-2", "ac-2.1", "si-10.6"]
    assert oscal_token("12.10.1") == "x-12.10.1"
    assert list(oscal_tokens(["a(b)", "A.B", "a[b]"]).values()) == ["a.b", "a.b_2", "a.b_3"]
