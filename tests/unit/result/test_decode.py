"""A result is read strictly: every key of every record is there, no other, each of its type, or the path is named."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Literal

import pytest

from assessor import api
from assessor.assess.framework import score_types
from assessor.frameworks.registry import FRAMEWORKS
from assessor.result.decode import DecodeError, json_path, key_of
from assessor.result.result import Result
from tests.unit.result.walking import Surveyor, at, pattern, slim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.result.decode import Path
    from tests.unit.result.walking import Pattern

ROOT = "clinic"
EXAMPLES = (
    ROOT,
    "billing-office",
    "boundary-office",
    "clinic-two-frameworks",
    "dod-subcontractor",
    "health-software",
    "redirect-shop",
    "retailer",
    "saas-company",
    "clinic?organization.internal_fte=2?pack=hipaa-nprm-2025",
)
WRONG = {"@": [None]}  # fits no field: neither text nor number, and neither a record nor a mapping of anything known
_SCALARS: dict[Any, object] = {str: "text", int: 1, float: 1.5, bool: True, object: "anything", types.NoneType: None}


@dataclasses.dataclass(frozen=True)
class Place:
    """One record of a result: its type, where it stands, its JSON object, and the whole result it stands in."""

    kind: type
    path: Path
    record: dict[str, Any]
    whole: Any


@pytest.fixture(scope="module")
def surveyor() -> Surveyor:
    return Surveyor()


@pytest.fixture(scope="module")
def places(example_json: Callable[[str], bytes], surveyor: Surveyor) -> list[Place]:
    """Every record of the examples and of one with changes, once for each path without list positions."""
    seen: set[Pattern] = set()
    taken: dict[Pattern, Place] = {}
    for name in EXAMPLES:
        whole = slim(json.loads(example_json(name)), seen)
        surveyor.records.clear()
        surveyor.value(Result, whole)
        for path, kind in surveyor.records:
            taken.setdefault(pattern(path), Place(kind, path, at(whole, path), whole))
    assert len(taken) > 400
    return list(taken.values())


@pytest.fixture(scope="module")
def records(places: list[Place], surveyor: Surveyor) -> list[Place]:
    """All of them, and one made from its annotations of each type that no example has."""
    met = {place.kind for place in places}
    made = [Place(kind, ("made",), sample(kind, surveyor), None) for kind in kinds_of_results() if kind not in met]
    return [*places, *made]


def kinds_of_results() -> list[type]:
    """Every record type a result may hold, in the order they are met."""
    kinds: dict[type, None] = {}

    def visit(hint: Any) -> None:
        if dataclasses.is_dataclass(hint) and hint not in kinds:
            kinds[typing.cast("type", hint)] = None
            for below in typing.get_type_hints(hint).values():
                visit(below)
        for argument in typing.get_args(hint):
            visit(argument)

    visit(Result)
    for kind in score_types(FRAMEWORKS).values():
        visit(kind)
    return list(kinds)


def sample(hint: Any, surveyor: Surveyor) -> Any:
    """Some JSON data of a type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return None if types.NoneType in arguments else sample(arguments[0], surveyor)
    if origin is Literal:
        return arguments[0]
    if origin is tuple:
        return [] if ... in arguments else [sample(argument, surveyor) for argument in arguments]
    if origin is Mapping:
        return {sample(arguments[0], surveyor): sample(arguments[1], surveyor)}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint)).value
    if not dataclasses.is_dataclass(hint):
        return _SCALARS[hint]
    fields = {key_of(name): sample(below, surveyor) for name, below in typing.get_type_hints(hint).items()}
    texts = {key: ["text"] if text.many else "text" for key, text in surveyor.texts_of(hint).items()}
    return fields | texts


def fault(surveyor: Surveyor, place: Place, record: dict[str, Any]) -> DecodeError | None:
    try:
        surveyor.value(place.kind, record, place.path)
    except DecodeError as failed:
        return failed
    return None


def fields(records: list[Place]) -> Iterator[tuple[Place, str, str]]:
    """Every key of every record, with its path."""
    for place in records:
        for key in place.record:
            yield place, key, json_path((*place.path, key))


def test_every_record_is_met_and_sound(records: list[Place], surveyor: Surveyor) -> None:
    assert {place.kind for place in records} == set(kinds_of_results())
    assert [place.path for place in records if fault(surveyor, place, place.record) is not None] == []


def test_a_renamed_key_is_missed_by_its_path(records: list[Place], surveyor: Surveyor) -> None:
    for place, key, path in fields(records):
        renamed = {f"{name}_renamed" if name == key else name: value for name, value in place.record.items()}
        assert str(fault(surveyor, place, renamed)) == f"{path}: is missing"


def test_a_dropped_key_is_missed_by_its_path(records: list[Place], surveyor: Surveyor) -> None:
    for place, key, path in fields(records):
        dropped = {name: value for name, value in place.record.items() if name != key}
        assert str(fault(surveyor, place, dropped)) == f"{path}: is missing"


def test_an_unknown_key_is_refused_by_its_path(records: list[Place], surveyor: Surveyor) -> None:
    for place in records:
        path = json_path((*place.path, "unheard_of"))
        assert str(fault(surveyor, place, {**place.record, "unheard_of": None})) == f"{path}: is not known here"


def test_a_value_of_another_type_is_refused_by_its_path(records: list[Place], surveyor: Surveyor) -> None:
    for place, key, path in fields(records):
        if typing.get_type_hints(place.kind).get(key) is object:  # any value, as the engagement states it
            continue
        failed = fault(surveyor, place, {**place.record, key: WRONG})
        assert failed is not None, path
        assert failed.path.startswith(path), path


def test_the_path_is_that_in_the_whole_result(places: list[Place], surveyor: Surveyor) -> None:
    for place in places:
        key = next(iter(place.record))
        value = place.record.pop(key)
        with pytest.raises(DecodeError) as failed:
            surveyor.value(Result, place.whole)
        assert str(failed.value) == f"{json_path((*place.path, key))}: is missing"
        place.record[key] = value
        items = sorted(place.record.items(), key=lambda item: item[0] != key)  # back where it stood
        place.record.clear()
        place.record.update(items)


DAMAGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "$.obligations[0].title: is missing": lambda data: data["obligations"][0].pop("title"),
    "$.extra: is not known here": lambda data: data.update(extra=1),
    "$.as_of: expected text, found a whole number (20260101)": lambda data: data.update(as_of=20260101),
    "$.scores": lambda data: data.update(scores={"made-up": {}}),
    "$.limits: expected a list of texts, found a list": lambda data: data.update(limits=["a", 1]),
}


@pytest.mark.parametrize("message", DAMAGES)
def test_the_program_reads_as_these_tests_do(message: str, example_json: Callable[[str], bytes]) -> None:
    data = slim(json.loads(example_json(ROOT)), set())
    DAMAGES[message](data)
    with pytest.raises(DecodeError) as failed:
        api.decoded(data)
    assert str(failed.value).startswith(message)
    assert "assessment/1" in failed.value.hint


@pytest.mark.parametrize("data", [None, [], "text", {}])
def test_what_is_no_result_at_all_is_refused(data: object) -> None:
    with pytest.raises(DecodeError, match=r"^\$"):
        api.decoded(data)
