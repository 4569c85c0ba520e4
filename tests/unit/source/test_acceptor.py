"""The quick check and `jsonschema` must agree on every document, sound or damaged."""

from __future__ import annotations

import random
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.resources import data_files, shipped_root
from assessor.model.framework import schema_folders
from assessor.source.acceptor import Acceptor, Unknown
from assessor.source.reader import read
from assessor.source.schema import schemas
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KNOWN = schemas(schema_folders(FRAMEWORKS))
CASES = 1500
ROWS = 4
VALUES: list[Any] = [
    *(None, True, False, 0, 1, -1, 1.0, 1.5, "", "no", "P1D", "P0D", "P200Y", "8x5", "25x9", "as_defined", "all"),
    *("2026-11-21", "20261121", "two words", "x" * 5000, "\uff11x5", "work_record", "legal"),
    *([], ["a"], ["a", "a"], [1, True], [{}], [{"a": 1}, {"a": 1}], {}, {"x": 1}, {"class": "work_record"}),
    *({"fact": "users", "is": True}, {"all": []}, {"all": [{"fact": "x", "exists": True}], "fact": "y"}),
]
KEYS = ["extra", "is", "all", "fact", "note", "every", "events", "any_of", "kind", "withdrawn", "A B"]


def documents() -> Iterator[tuple[str, Any]]:
    """(kind, data) of every shipped file, long lists cut short."""
    pick = random.Random(1)  # noqa: S311 - damage, not secrets
    engagements = [(path.name, path.read_bytes()) for path in sorted(ROOT.glob("examples/*.yaml"))]
    for name, content in [*data_files(shipped_root()), *engagements]:
        document, _ = read(content, name)
        assert document is not None
        data = {
            key: pick.sample(value, ROWS) if isinstance(value, list) and len(value) > ROWS else value
            for key, value in document.data.items()
        }
        yield str(data["schema"]).removesuffix("/1"), data


def spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """(container, key or index) of everything inside a value."""
    for key, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        if isinstance(item, (dict, list)):
            yield from spots(item)


def damage(data: Any, pick: random.Random) -> None:
    there, step = pick.choice(list(spots(data)))
    match pick.randrange(4):
        case 0:
            del there[step]
        case 1 if isinstance(there, dict):
            there[pick.choice(KEYS)] = deepcopy(pick.choice(VALUES))
        case 1:
            there.append(deepcopy(pick.choice(VALUES)))
        case _:
            there[step] = deepcopy(pick.choice(VALUES))


def test_shipped_files_need_no_second_look() -> None:
    assert [kind for kind, data in documents() if not KNOWN.accepts(kind, data)] == []


def test_it_agrees_with_jsonschema_on_damaged_documents() -> None:
    pick, sound, told = random.Random(7), list(documents()), set()  # noqa: S311
    for _ in range(CASES):
        kind, data = pick.choice(sound)
        broken = deepcopy(data)
        damage(broken, pick)
        verdict = KNOWN.validator(kind).is_valid(broken)
        assert KNOWN.accepts(kind, broken) is verdict, (kind, broken)
        told.add(verdict)
    assert told == {True, False}


@pytest.mark.parametrize("kind", KNOWN.kinds())
def test_every_schema_can_be_compiled(kind: str) -> None:
    family = KNOWN._family(kind)
    Acceptor(family).compile(next(iter(family)))
    assert not KNOWN.accepts(kind, {"schema": 1})


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*.yaml")), ids=lambda path: path.stem)
def test_examples_need_no_second_look(path: Path) -> None:
    document, _ = read(path.read_bytes(), path.name)
    assert document is not None
    assert KNOWN.accepts("engagement", document.data)


@pytest.mark.parametrize(
    ("value", "told"), [("a", True), (None, True), (2, True), (2.0, True), (True, False), (1, False)]
)
def test_words_of_an_enum_are_texts_numbers_and_null(value: object, told: bool) -> None:
    assert Acceptor({"s": {"enum": ["a", 2, None]}}).compile("s")(value) is told


@pytest.mark.parametrize(
    "schema", [{"oneOf": []}, {"enum": [True]}, {"const": 1}, {"properties": {"a": {"prefixItems": []}}}]
)
def test_what_it_does_not_know_it_does_not_compile(schema: Any) -> None:
    with pytest.raises(Unknown):
        Acceptor({"s": schema}).compile("s")


@pytest.mark.parametrize("value", [[1, True], [{"a": 1}, {"a": 1.0}], [[]] * 60])
def test_what_it_is_not_sure_of_it_does_not_accept(value: Any) -> None:
    assert not Acceptor({"s": {"uniqueItems": True}}).compile("s")(value)


def test_a_schema_may_hold_itself() -> None:
    tree = {"$defs": {"node": {"type": "object", "additionalProperties": {"$ref": "#/$defs/node"}}}}
    accept = Acceptor({"s": {**tree, "$ref": "#/$defs/node"}}).compile("s")
    assert accept({"a": {"b": {}}})
    assert not accept({"a": {"b": 1}})
