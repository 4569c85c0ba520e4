"""Plain data to dataclasses and back: nothing is lost on the way."""

from __future__ import annotations

import typing
from collections.abc import Mapping  # noqa: TC003 - read at run time by the code under test

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.assess.prepare import compile_files
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.resources import data_files
from assessor.model.condition import Condition
from assessor.model.covers import Covers
from assessor.model.crosswalk import Aspect, CapabilityChoice
from assessor.model.economics import Losses
from assessor.model.engagement import Engagement
from assessor.model.packing import Texts, packed
from assessor.model.plan import CatalogPlan, Terrain
from assessor.model.scales import Verdict
from assessor.model.shape import UNSTATED, Lazy, annotations_of, plain, structure
from assessor.model.span import NOWHERE, Span
from assessor.model.structured import engagement_of, terrain_of
from assessor.model.support import Line, Service, SupportModel
from assessor.model.value import dataclass, field
from assessor.source.reader import read
from tests.cli.running import GOOD, MINI


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    class_: str
    word: Verdict = Verdict.GAP
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    leaves: tuple[Leaf, ...] = ()
    by_name: Mapping[str, Leaf] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    one: Leaf | None = None
    number: float | None = None
    anything: str | int | bool | None = None
    below: tuple[Tree, ...] = ()


LEAF = st.builds(Leaf, class_=st.text(max_size=5), word=st.sampled_from(list(Verdict)))
TREE = st.recursive(
    st.builds(
        Tree,
        leaves=st.lists(LEAF, max_size=2).map(tuple),
        by_name=st.dictionaries(st.text(max_size=3), LEAF, max_size=2),
        lists=st.dictionaries(st.text(max_size=3), st.lists(st.text(max_size=3), max_size=2).map(tuple), max_size=2),
        one=st.none() | LEAF,
        number=st.none() | st.floats(allow_nan=False),
        anything=st.none() | st.text(max_size=3) | st.integers() | st.booleans(),
    ),
    lambda below: st.builds(Tree, below=st.lists(below, max_size=2).map(tuple)),
    max_leaves=4,
)


@given(TREE)
def test_there_and_back(tree: Tree) -> None:
    assert structure(Tree, plain(tree)) == tree


def test_keys_lose_their_underscore() -> None:
    assert plain(Leaf(class_="a")) == {"class": "a"}
    assert structure(Leaf, {"class": "a"}) == Leaf(class_="a")


def test_defaults_are_left_out() -> None:
    assert plain(Tree()) == {"by_name": {}, "lists": {}}
    assert plain(Tree(number=0)) == {"by_name": {}, "lists": {}, "number": 0}


def test_places_are_filled_in() -> None:
    asked = []

    def place(at: tuple[str | int, ...]) -> Span:
        asked.append(at)
        return Span("x", len(asked))

    made = structure(Tree, {"leaves": [{"class": "a"}, {"class": "b"}], "one": {"class": "c"}}, place)
    assert asked == [("leaves", 0), ("leaves", 1), ("one",)]
    assert made.leaves[1].span == Span("x", 2)
    assert structure(Tree, {"one": {"class": "c"}}).one == Leaf(class_="c", span=NOWHERE)


def test_short_ways_of_writing() -> None:
    assert structure(Covers, "all") == Covers(everything=True)
    assert structure(Covers, ["a"]) == Covers(groups=("a",))
    assert structure(CapabilityChoice, ["a", "b"]) == CapabilityChoice(all_of=("a", "b"))
    assert structure(CapabilityChoice, {"any_of": ["a", "b"]}) == CapabilityChoice(any_of=("a", "b"))
    assert structure(Aspect, "hunted") == Aspect(class_="hunted")
    assert structure(Aspect, {"class": "hunted", "basis": "legal"}) == Aspect(class_="hunted", basis="legal")


def test_null_is_not_silence() -> None:
    assert structure(Service, {"sustains": None}).sustains is None
    assert structure(Service, {}).sustains is UNSTATED
    assert structure(Line, {"every": "P1D"}).every == "P1D"
    assert plain(structure(Service, {"sustains": None})) == {"sustains": None, "data_at": {}, "lines": {}}
    assert plain(structure(Service, {})) == {"data_at": {}, "lines": {}}


def test_a_type_may_hold_itself() -> None:
    made = structure(Condition, {"not": {"all": [{"fact": "a", "is": True}]}})
    assert made == Condition(not_=Condition(all=(Condition(fact="a", is_=True),)))


def test_an_unknown_word_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        structure(Leaf, {"class": "a", "word": "nonsense"})


def test_a_whole_plan_survives() -> None:
    plan = compile_files(data_files(MINI), FRAMEWORKS)
    texts = Texts()
    terrain = packed(plan.terrain, texts)
    assert terrain["own_rules"]
    assert terrain_of(terrain, texts.joined(), FRAMEWORKS) == plan.terrain
    for part in plan.catalogs:
        assert structure(CatalogPlan, plain(part)) == part


def test_a_whole_engagement_survives() -> None:
    document, problems = read(GOOD.read_bytes(), "good.yaml")
    assert not problems
    assert document is not None
    engagement = engagement_of(document.data, FRAMEWORKS, document.span)
    data = plain(engagement)
    assert isinstance(data, dict)
    assert engagement_of({**data, **data["blocks"]}, FRAMEWORKS) == engagement
    assert engagement.providers[1].span.line == 11


def test_a_cached_terrain_is_decoded_where_it_is_looked_at() -> None:
    plan = compile_files(data_files(MINI), FRAMEWORKS)
    texts = Texts()
    data = packed(plan.terrain, texts)
    terrain = terrain_of(data, texts.joined(), FRAMEWORKS)
    assert isinstance(terrain.capabilities, Lazy)
    name = next(iter(terrain.capabilities))
    assert terrain.capabilities[name] is terrain.capabilities[name], "decoded once"
    assert "no such capability" not in terrain.capabilities
    assert terrain.capabilities.get("no such capability") is None
    assert len(terrain.capabilities) == len(plan.terrain.capabilities)
    assert terrain == plan.terrain


def test_every_entry_of_lazy_data_is_read_once_and_keeps_its_place() -> None:
    reads: list[str] = []

    def read(key: str, content: int) -> int:
        reads.append(key)
        return 10 * content

    lazy = Lazy({"b": 2, "a": 1, "c": 3}, read)
    assert (lazy["c"], reads) == (30, ["c"])
    assert list(lazy.values()) == [20, 10, 30]
    assert list(lazy.items()) == [("b", 20), ("a", 10), ("c", 30)]
    assert (lazy["a"], lazy.get("d"), reads) == (10, None, ["c", "b", "a"])


def test_annotations_are_those_of_typing() -> None:
    for kind in (Terrain, CatalogPlan, Engagement, SupportModel, Losses):
        assert annotations_of(kind) == typing.get_type_hints(kind)
