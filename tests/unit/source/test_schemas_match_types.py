"""The hand-written schemas and the dataclasses they describe: the same names, the same obligations, nothing open."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from typing import Any

import pytest

from assessor.frameworks.registry import FRAMEWORKS
from assessor.model import (
    capability,
    catalog,
    condition,
    contract,
    crosswalk,
    economics,
    engagement,
    law,
    offer_book,
    overlay,
    rule_case,
    rules,
    severity,
    situation,
    support,
    weighing,
)
from assessor.model.framework import schema_folders
from assessor.model.shape import SPAN_FIELD, Unstated
from assessor.source.schema import schemas

KNOWN = schemas(schema_folders(FRAMEWORKS))
COMMON = KNOWN.schema("common")
# Keys of a schema that the engine reads past: descriptions for people, the kind of file itself.
FOR_PEOPLE = {
    "schema",
    "cites",
    "actor",
    "trigger",
    "contract",
    "price_structures",
    "risk_transfer",
    "incentive",
    "exit",
    "sources",
    "verify",
    "note",
}
TOP: dict[str, tuple[type, tuple[str, ...]]] = {
    "catalog": (catalog.CatalogFile, ()),
    "events": (rules.Event, ("events",)),
    "facts": (rules.Fact, ("facts",)),
    "functions": (rules.Function, ("functions",)),
    "capabilities": (capability.Capability, ("capabilities",)),
    "duties": (rules.Duty, ("duties",)),
    "gates": (rules.Gate, ("gates",)),
    "frameworks": (rules.FrameworkRules, ("frameworks",)),
    "situations": (situation.Situation, ("situations",)),
    "weighings": (weighing.Weighing, ("weighings",)),
    "capacity": (rules.CapacityRule, ("capacity",)),
    "model": (support.ModelFile, ()),
    "crosswalk": (crosswalk.Crosswalk, ()),
    "overlay": (overlay.Overlay, ()),
    "cases": (rule_case.RuleCase, ("cases",)),
    "clauses": (contract.Clause, ("clauses",)),
    "standing": (law.LawEntry, ("standing",)),
    "severity": (severity.SeverityRule, ("severity",)),
    "action_owners": (severity.ActionOwner, ("action_owners",)),
    "engagement": (engagement.Engagement, ()),
    "offers": (offer_book.OfferFile, ()),
    "parameters": (economics.Parameter, ("parameters",)),
    "positions": (economics.Position, ("positions",)),
    "price_lists": (economics.PriceList, ("price_lists",)),
    "severities": (economics.Losses, ("losses",)),
    **{item.kind: (item.content, (item.key,)) for framework in FRAMEWORKS for item in framework.rule_kinds},
}
# The short way of writing is a list, so the long one has no such key.
SHORT = {
    "crosswalk.entries[].essential[].capabilities.all_of",
    # How a party is reached only the engagement says.
    "cmmc_rules.notices[].reach",
    "pci_levels.notices[].reach",
    # What only a provider of an engagement says of a whole service, or of a line.
    *(
        f"model.model.{at}{name}"
        for at, names in (
            ("services{}.", ("sustains", "events", "establishes", "covers", "data_at")),
            ("services{}.lines{}.", ("covers", "confirmed", "data_at")),
            ("offerings[].services{}.", ("sustains", "events", "establishes", "covers", "data_at")),
            ("offerings[].services{}.lines{}.", ("covers", "confirmed", "data_at")),
        )
        for name in names
    ),
}
# Authors must say what the engine could do without.
STRICTER = {
    "capabilities.evidence.types",
    "crosswalk.entries[].essential[].demand.basis",
    "crosswalk.entries[].essential[].capabilities.any_of",
}
# An overlay's entries are those of a crosswalk.
for _known in (SHORT, STRICTER):
    _entries = [where.removeprefix("crosswalk.entries") for where in _known if where.startswith("crosswalk.entries")]
    _known |= {f"overlay.demands.{way}{where}" for way in ("add", "replace") for where in _entries}
SCALARS = {str: "string", float: "number", int: "integer", bool: "boolean"}


def resolve(schema: dict[str, Any], root: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    if "$ref" not in schema:
        return schema, root
    place, _, path = schema["$ref"].partition("#/")
    home = KNOWN.schema(place.partition("-1.")[0]) if place else root
    found: dict[str, Any] = home
    for step in path.split("/"):
        found = found[step]
    return resolve(found, home)


def members(hint: Any) -> list[Any]:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return [part for part in typing.get_args(hint) if part not in (types.NoneType, Unstated)]
    return [hint]


class Comparison:
    """Walks a dataclass and a schema side by side."""

    def __init__(self) -> None:
        self.seen: set[tuple[type, int]] = set()
        self.faults: list[str] = []

    def same(self, condition_holds: bool, message: str) -> None:
        if not condition_holds:
            self.faults.append(message)

    def dataclass(self, kind: type, schema: dict[str, Any], root: dict[str, Any], where: str) -> None:
        if (kind, id(schema)) in self.seen:
            return
        self.seen.add((kind, id(schema)))
        hints = typing.get_type_hints(kind)
        fields = {item.name.rstrip("_"): item for item in dataclasses.fields(kind) if item.name != SPAN_FIELD}
        properties = schema["properties"]
        if kind is engagement.Engagement:  # what a framework's block may hold is compared with the framework's own type
            blocks = {item.block.key: item.block for item in FRAMEWORKS if item.block is not None}
            for key, block in blocks.items():
                self.dataclass(block.statements, properties[key], root, key)
            properties = {key: below for key, below in properties.items() if key not in blocks}
            del fields["blocks"], fields["sold"]  # sold: read from a file of its own
        lacking = {name for name in fields if name not in properties and f"{where}.{name}" not in SHORT}
        self.same(not lacking, f"{where}: no schema for {lacking}")
        spare = set(properties) - set(fields) - FOR_PEOPLE
        self.same(not spare, f"{where}: the engine drops {spare}")
        self.same(schema.get("additionalProperties") is False, f"{where}: open to other keys")
        for name, item in fields.items():
            optional = item.default is not dataclasses.MISSING or item.default_factory is not dataclasses.MISSING
            if not optional:
                self.same(name in schema.get("required", ()), f"{where}.{name}: needed, but not required")
            elif kind is not catalog.CatalogFile and f"{where}.{name}" not in STRICTER:
                self.same(name not in schema.get("required", ()), f"{where}.{name}: required, but has a default")
            if name in properties:
                self.value(hints[item.name], properties[name], root, f"{where}.{name}")

    def value(self, hint: Any, schema: dict[str, Any], root: dict[str, Any], where: str) -> None:
        schema, root = resolve(schema, root)
        wanted = members(hint)
        stated = schema.get("type")
        allowed = {stated} if isinstance(stated, str) else set(stated or ())
        if len(wanted) > 1:
            return
        one = wanted[0]
        if dataclasses.is_dataclass(one) and isinstance(one, type):
            short = schema.get("else") if "array" in allowed or "string" in allowed else schema
            if short is not None and "properties" in short:
                self.dataclass(one, short, root, where)
        elif typing.get_origin(one) is tuple:
            self.same("array" in allowed, f"{where}: a list, the schema says {allowed}")
            if "items" in schema:
                self.value(typing.get_args(one)[0], schema["items"], root, f"{where}[]")
        elif typing.get_origin(one) in (dict, Mapping):
            self.same("object" in allowed, f"{where}: a mapping, the schema says {allowed}")
            below = schema.get("additionalProperties")
            if isinstance(below, dict):
                self.value(typing.get_args(one)[1], below, root, f"{where}{{}}")
        elif one in SCALARS and allowed:
            extra = {"integer"} if one is float else set()
            self.same(bool(allowed & {SCALARS[one], *extra}), f"{where}: {one.__name__}, the schema says {allowed}")


@pytest.mark.parametrize("kind", TOP)
def test_schema_and_dataclass(kind: str) -> None:
    root = KNOWN.schema(kind)
    made, path = TOP[kind]
    schema = root
    for step in path:
        schema = schema["properties"][step]
        schema = schema.get("items", schema)
    comparison = Comparison()
    comparison.dataclass(made, schema, root, kind)
    assert comparison.faults == []
    assert comparison.seen


def test_conditions_have_the_same_operators() -> None:
    properties = set(COMMON["$defs"]["condition"]["properties"])
    assert properties == {"all", "any", "not", "fact", *condition.OPERATORS}


def test_the_words_of_the_scales_are_those_of_the_engine() -> None:
    from assessor.model.scales import (
        BINDING,
        DETECTION,
        EVIDENCE,
        IF_ADOPTED,
        PREDICATES,
        PROOF_GRADE,
        PROPOSED,
        Verdict,
    )

    definitions = COMMON["$defs"]
    assert definitions["detection"]["enum"] == list(DETECTION)
    assert definitions["evidence"]["enum"] == list(EVIDENCE)
    assert set(definitions["basis"]["enum"]) == {*BINDING, "engine_default", PROPOSED} - {IF_ADOPTED}
    stated = KNOWN.schema("engagement")
    sources = stated["properties"]["evidence"]["items"]["properties"]["source"]["enum"]
    assert sources == list(PROOF_GRADE)
    words = KNOWN.schema("frameworks")["properties"]["frameworks"]["items"]["properties"]["words"]
    assert words["propertyNames"]["enum"] == [verdict.value for verdict in Verdict]
    assert len(PREDICATES) == 8


def test_every_object_of_every_schema_is_closed() -> None:
    def walk(schema: Any, where: str) -> None:
        if isinstance(schema, dict):
            inner = where.rpartition("/")[2]
            if "properties" in schema and inner not in ("if", "then", "else") and "type" in schema:
                assert schema.get("additionalProperties") is not None, where
            for key, below in schema.items():
                walk(below, f"{where}/{key}")

    for kind in (*TOP, "common"):
        walk(KNOWN.schema(kind), kind)
