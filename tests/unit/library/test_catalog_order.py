"""Catalogs come out in the framework's own order, whatever their files are called."""

from __future__ import annotations

import random

import pytest

from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.loader import gather
from assessor.library.resources import data_files, shipped_root
from tests.cli.running import MINI

FILES = data_files(shipped_root())
FIRST = {
    "soc-2": "CC1.1 CC2.1 CC3.1 CC4.1 CC5.1 CC6.1 CC7.1 CC8.1 CC9.1 A1.1 C1.1 PI1.1 P1.1 P2.1 P8.1",
    "cmmc": "AC.L1-b.1.i SI.L1-b.1.xv AC.L2-3.1.1 AT.L2-3.2.1 SI.L2-3.14.7 AC.L3-3.1.2e",
    "hipaa": "164.306(e) 164.308(a)(1)(ii)(A) 164.310(a)(1) 164.312(b) 164.316(a) 164.404(a)(1) 164.414(b)",
    "pci-dss": "1.1.1 2.1.1 9.5.1.2.1 10.1.1 12.3.1 12.10.1 A1.1.1 A2.1.1 A3.1.1",
}


@pytest.mark.parametrize("seed", range(2))
def test_every_framework_keeps_its_order(seed: int) -> None:
    shuffled = list(FILES)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - any order will do
    library, _ = gather(shuffled, FRAMEWORKS)
    assert library is not None
    for catalog, wanted in FIRST.items():
        ids = [row.id for row in library.catalogs[catalog].rows]
        places = [ids.index(name) for name in wanted.split()]
        assert places == sorted(places), catalog


def test_groups_listed_beside_the_header_decide() -> None:
    """A file's place is that of the listed group above its first row, not that of its own id."""
    name, content = next(item for item in data_files(MINI) if item[0] == "controls/mini/catalog.yaml")
    head = content.decode().partition("rows:\n")[0]
    row = (
        'schema: catalog/1\nrows:\n  - {{id: "{0}.1", kind: obligation, parent: "{0}", title: One of {0}, '
        "statement: It is {0}., citation: X {0}}}\n"
    )
    parts = [
        (
            name,
            (
                head
                + "rows:\n"
                + "".join(f'  - {{id: "{n}", kind: group, title: Group {n}, citation: X}}\n' for n in "931")
            ).encode(),
        ),
        *((f"controls/mini/{n}.yaml", row.format(n).encode()) for n in "139"),
    ]
    others = [item for item in data_files(MINI) if item[0] != name]
    library, problems = gather([*others, *parts], FRAMEWORKS)
    assert library is not None, problems
    assert [each.id for each in library.catalogs["mini"].rows] == ["9", "3", "1", "9.1", "3.1", "1.1"]
