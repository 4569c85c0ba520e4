"""The shipped rules and requirements of CMMC, by level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.cmmc.points import Requirement
from assessor.frameworks.cmmc.rules import cmmc_rules
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.loader import gather
from assessor.library.resources import data_files, shipped_root

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.frameworks.cmmc.rules import CmmcRules, Level
    from assessor.library.library import Library


@pytest.fixture(scope="session")
def cmmc_library() -> Library:
    files = [
        (name, content)
        for name, content in data_files(shipped_root())
        if name.startswith(("controls/cmmc/", "rules/scoring/cmmc", "rules/capacity"))
    ]
    library, problems = gather(files, FRAMEWORKS)
    assert library is not None
    assert problems == []
    return library


@pytest.fixture(scope="session")
def rules(cmmc_library: Library) -> CmmcRules:
    found = cmmc_rules(cmmc_library)
    assert found is not None
    return found


@pytest.fixture(scope="session")
def level(rules: CmmcRules) -> Callable[[int], Level]:
    def found(number: int) -> Level:
        made = rules.level(number)
        assert made is not None
        return made

    return found


@pytest.fixture(scope="session")
def requirements(cmmc_library: Library) -> Callable[[int], list[Requirement]]:
    def found(number: int) -> list[Requirement]:
        return [
            Requirement(
                row.id,
                f"cmmc:{row.id}",
                row.title,
                int(str(row.props.get("weight", 0))),
                int(str(row.props["partial_weight"])) if "partial_weight" in row.props else None,
            )
            for row in cmmc_library.catalogs["cmmc"].rows
            if row.kind == "obligation" and row.props["level"] == number
        ]

    return found
