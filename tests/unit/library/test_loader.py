"""Files to a library: whatever their order, with every problem of every file."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from assessor.errors import NotFound
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.links import CHECKS, check_links
from assessor.library.loader import gather, load, read_file
from assessor.library.resources import data_files, digest, shipped, shipped_root
from tests.cli.running import MINI, ROOT

if TYPE_CHECKING:
    from pathlib import Path

FILES = data_files(MINI)


def test_the_small_library() -> None:
    library, problems = load(MINI, FRAMEWORKS)
    assert problems == []
    assert library is not None
    assert check_links(library, FRAMEWORKS) == []
    assert list(library.catalogs) == ["mini", "nist-800-53"]
    assert len(library.rows()) == 11 + 11
    assert list(library.capabilities) == sorted(library.capabilities)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_files_does_not_matter(seed: int) -> None:
    shuffled = list(FILES)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - any order will do
    assert gather(shuffled, FRAMEWORKS)[0] == gather(FILES, FRAMEWORKS)[0]


def test_a_catalog_in_parts_is_the_same_catalog() -> None:
    """Rows come in the order of the framework's own numbers, whatever the files are called."""
    name, content = next(item for item in FILES if item[0] == "controls/mini/catalog.yaml")
    head, _, rows = content.decode().partition("rows:\n")
    parts = rows.split("  - id: ")
    first, second = parts[0] + "".join(f"  - id: {part}" for part in parts[1:4]), parts[4:]
    others = [item for item in FILES if item[0] != name]
    divided = [
        (name, f"{head}rows:\n{first}".encode()),
        (
            "controls/mini/a.yaml",
            ("schema: catalog/1\nrows:\n" + "".join(f"  - id: {part}" for part in second)).encode(),
        ),
    ]
    whole, again = gather(FILES, FRAMEWORKS)[0], gather([*others, *divided], FRAMEWORKS)[0]
    assert whole is not None
    assert again is not None
    assert whole.catalogs == again.catalogs


def test_problems_of_all_files_come_together() -> None:
    broken = [(name, content.replace(b"id: ", b"idd: ", 1)) for name, content in FILES]
    library, problems = gather(broken, FRAMEWORKS)
    assert library is None
    assert {problem.span.path for problem in problems} >= {name for name, content in FILES if b"id: " in content}


def test_labels_are_put_before_paths() -> None:
    _, problems = gather([("rules/x.yaml", b"- a\n")], FRAMEWORKS, shown=lambda name: f"client/{name}")
    assert {problem.span.path for problem in problems} == {"client/rules/x.yaml"}


def test_one_file_alone() -> None:
    document, problems = read_file(
        b"schema: events/1\nevents:\n  - {id: a, title: A, origin: outside}\n", "x", FRAMEWORKS
    )
    assert problems == []
    assert document is not None


def test_each_check_stands_alone() -> None:
    library, _ = gather(FILES, FRAMEWORKS)
    assert library is not None
    assert len(CHECKS) == len({check.__name__ + check.__module__ for check in CHECKS})
    for check in CHECKS:
        assert check.__doc__
        assert list(check(library)) == []


def test_where_the_shipped_data_is() -> None:
    assert shipped_root() == ROOT
    for kind in ("controls", "rules", "reports"):
        assert shipped(kind) == ROOT / kind


def test_a_folder_without_data(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="has no folder 'controls'"):
        data_files(tmp_path)
    (tmp_path / "controls").mkdir()
    with pytest.raises(NotFound, match="has no folder 'rules'"):
        data_files(tmp_path)
    (tmp_path / "rules").mkdir()
    assert data_files(tmp_path) == []


def test_only_yaml_files_count(tmp_path: Path) -> None:
    for name in ("controls/a.yaml", "controls/b.txt", "controls/deep/c.yaml", "rules/d.yml", "rules/e.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "rules" / "folder.yaml").mkdir()
    assert [name for name, _ in data_files(tmp_path)] == ["controls/a.yaml", "controls/deep/c.yaml", "rules/e.yaml"]


def test_a_digest_tells_names_and_contents_apart() -> None:
    parts = [("a", b"1"), ("b", b"2")]
    others = [[("a", b"2"), ("b", b"1")], [("a", b"12"), ("b", b"")], [("ab", b"12")], [("a", b"1")], parts[::-1]]
    assert len({digest(parts), *map(digest, others)}) == 6
    assert digest(parts) == digest(list(parts))
