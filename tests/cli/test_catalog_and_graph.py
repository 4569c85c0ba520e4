"""`assessor catalog` and `assessor graph`: what is loaded, for people and for other tools."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from assessor.assess import prepare
from assessor.cli.catalog_lists import VOCABULARY
from assessor.graph.kinds import ALLOWED, EdgeKind, NodeKind
from tests.cli.running import MINI, Finished

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_list(call: Callable[..., Finished]) -> None:
    done = call("catalog", "list", "--data", MINI)
    rows = [line.split() for line in done.out.splitlines()]
    assert rows[0] == ["catalog", "rows", "title", "edition"]
    assert ["mini", "11"] in [row[:2] for row in rows]
    assert ["capabilities", "8"] in [row[:2] for row in rows]
    assert call("catalog", "--data", MINI, "list").out == done.out


@pytest.mark.parametrize("kind", [(), ("facts",), ("packs",)])
def test_a_list_from_the_cache_is_the_list_read_anew_and_follows_the_data(
    kind: tuple[str, ...], call: Callable[..., Finished], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, cache = tmp_path / "data", tmp_path / "cache"
    shutil.copytree(MINI, data)
    line = ("catalog", "list", *kind, "--data", data)
    anew = call(*line, "--no-cache").out
    assert call(*line, "--cache", cache).out == anew
    with monkeypatch.context() as patched:
        patched.setattr(prepare, "load_library", lambda *_: pytest.fail("the library was read again"))
        assert call(*line, "--cache", cache).out == anew
    facts = next(path for path in sorted(data.rglob("*.yaml")) if "schema: facts/1" in path.read_text("utf-8"))
    with facts.open("a", encoding="utf-8") as file:
        file.write("  - {id: one_more, type: boolean, question: Is there one more?}\n")
    assert call(*line, "--cache", cache).out == call(*line, "--no-cache").out
    assert (call(*line, "--cache", cache).out != anew) == (kind != ("packs",))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("mini:1.5", ["mini:1.5 (obligation) Leavers lose access", "  specification: addressable"]),
        ("1.8", ["  applies when: tier is large and users is at least 10"]),
        ("AU-6", ["nist-800-53:AU-6 (control) Audit Record Review, Analysis, and Reporting"]),
        ("AU-6", ["  primary control of: log-review"]),
        ("AU-15", ["  withdrawn to: AU-6"]),
        ("log-review", ["log-review (capabilities)", '  title: "Log review"']),
        ("managed", ["managed (models)", "  Managed services"]),
        ("promise", ["promise (gates)"]),
        ("rd-sign", ["rd-sign (duties)"]),
        ("mini", ["mini (catalog of obligations) The small standard", "  rows: 1 group, 8 obligations, 2 objectives"]),
    ],
)
def test_show(name: str, told: list[str], call: Callable[..., Finished]) -> None:
    done = call("catalog", "show", name, "--data", MINI)
    assert (done.code, done.err) == (0, "")
    for line in told:
        assert line in done.out.splitlines()


def test_show_says_what_a_row_has_in_words(call: Callable[..., Finished]) -> None:
    lines = call("catalog", "show", "pci-dss:8.3.6").out.splitlines()
    assert {"  saq: A, A-EP, C, C-VT, D-M, D-SP", "  customized approach: yes"} <= set(lines)
    assert max(map(len, lines)) <= 110


def test_show_a_rule_pack_and_a_framework_of_one(call: Callable[..., Finished]) -> None:
    lines = call("catalog", "show", "nist-csf").out.splitlines()
    assert lines[0].startswith("nist-csf (rule pack ")
    assert {"  frameworks: nist-csf", "  loaded: with --pack nist-csf"} <= set(lines)
    loaded = call("catalog", "show", "nist-csf", "--pack", "nist-csf").out
    assert loaded.startswith("nist-csf (catalog of obligations) ")
    named = {line.split()[0] for line in call("catalog", "list").out.splitlines()[1:]}
    for name in named - {*VOCABULARY, "standing"}:
        assert call("catalog", "show", name).code == 0, "what is listed can be shown"


def test_show_what_is_not_there(call: Callable[..., Finished]) -> None:
    done = call("catalog", "show", "log-reviw", "--data", MINI)
    assert (done.code, done.out) == (3, "")
    assert done.err == "assessor: there is nothing called 'log-reviw'\n  help: did you mean 'log-review'?\n"


def test_search(call: Callable[..., Finished]) -> None:
    done = call("catalog", "search", "ACCOUNTS", "closed", "--data", MINI)
    assert done.code == 0
    assert done.out.split()[:2] == ["mini:1.5", "obligation"]
    kinds = [line.split()[1] for line in call("catalog", "search", "log", "--data", MINI).out.splitlines()]
    assert kinds[0] == "capability"
    assert kinds == sorted(kinds, key="capability".__ne__), "work first, then rows"
    assert "joiner-mover-leaver  capability" in call("catalog", "search", "leavers", "notices").out
    none = call("catalog", "search", "zebra", "--data", MINI)
    assert none.code == 3
    assert "nothing contains zebra" in none.err


@pytest.fixture(params=["mini", "shipped"])
def exported(request: pytest.FixtureRequest, call: Callable[..., Finished], data_root: Path) -> Any:
    root = MINI if request.param == "mini" else data_root
    done = call("graph", "--format", "json", "--data", root)
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def test_networkx_reads_the_graph(exported: Any) -> None:
    graph = nx.node_link_graph(exported, edges="edges")
    assert graph.is_directed()
    assert len(graph) == len(exported["nodes"])
    assert graph.number_of_edges() == len(exported["edges"])
    assert exported["graph"]["format"] == "assessor-graph/1"


def test_nodes_and_edges_say_what_they_are(exported: Any) -> None:
    graph = nx.node_link_graph(exported, edges="edges")
    wanted = set(NodeKind) - {NodeKind.OBJECTIVE}  # not every framework has objectives
    assert wanted <= {data["kind"] for _, data in graph.nodes(data=True)} <= set(NodeKind)
    for node, data in graph.nodes(data=True):
        assert data["ref"] == node
        assert data["title"]
    assert {data["kind"] for _, _, data in graph.edges(data=True)} == set(EdgeKind)
    for source, target, data in graph.edges(data=True):
        allowed = ALLOWED[EdgeKind(data["kind"])]
        assert graph.nodes[source]["kind"] in allowed[0]
        assert graph.nodes[target]["kind"] in allowed[1]


def test_requires_edges_are_typed(exported: Any) -> None:
    words = {"equal-to", "equivalent-to", "subset-of", "superset-of", "intersects-with", "no-relationship"}
    requires = [edge for edge in exported["edges"] if edge["kind"] == "requires"]
    assert {edge["essential"] for edge in requires} == {True, False}
    for edge in requires:
        assert edge["relationship"] in words
        assert bool(edge["demands"]) is edge["essential"]


def test_the_chain_can_be_walked(exported: Any) -> None:
    """From every essential edge on: control, capability, function, model."""
    graph: Any = nx.node_link_graph(exported, edges="edges")

    def after(node: str, kind: str) -> list[str]:
        return [target for _, target, data in graph.out_edges(node, data=True) if data["kind"] == kind]

    for edge in exported["edges"]:
        if edge["kind"] == "requires" and edge["essential"]:
            for demand in edge["demands"]:
                functions = after(f"capability:{demand['capability']}", "delivered_by")
                assert functions
                assert all(graph.nodes[name]["kind"] == "function" for name in functions)


def test_to_a_file(call: Callable[..., Finished], tmp_path: Path) -> None:
    target = tmp_path / "new" / "graph.json"
    done = call("graph", "--data", MINI, "--out", target)
    assert (done.code, done.out) == (0, "")
    assert target.read_text(encoding="utf-8") + "\n" == call("graph", "--data", MINI).out


def test_the_same_bytes_twice(call: Callable[..., Finished]) -> None:
    assert call("graph", "--data", MINI).out == call("graph", "--data", MINI).out


def test_show_says_what_a_row_asks_for(call: Callable[..., Finished]) -> None:
    text = " ".join(call("catalog", "show", "cmmc:AC.L2-3.1.1").out.split())
    assert "asks for: 1. AC-3 → `authorization-model`: in force (legal)" in text
    # of a duty only the part that the row asks for
    assert "- the organization itself, `rd-authorization-model`: Roles and who may see what." in text
    ways = call("catalog", "show", "hipaa:164.312(d)").out
    assert "\n    or IA-2 → `password-management`: in force (legal)\n" in ways
    assert "asks for" not in call("catalog", "show", "AC-2").out
