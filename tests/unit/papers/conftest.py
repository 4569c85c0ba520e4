"""Examples as dossiers, each assessed once in a run and without the search for the cheapest arrangement."""

from __future__ import annotations

from copy import copy
from functools import cache as cached
from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.result import result_of
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.value import replace
from assessor.papers.dossier import Dossier
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path


@pytest.fixture(scope="session")
def dossier(cache: Path) -> Callable[..., Dossier]:
    """`dossier("clinic")` is the example of that name, `incident=` the day from which notices count."""
    return _reader(cache)


def _reader(folder: Path) -> Callable[..., Dossier]:
    @cached
    def read(name: str, incident: date | None = None) -> Dossier:
        source, plan, _ = api.sound(ROOT / "examples" / f"{name}.yaml", cache=folder)
        assessment = assess_engagement(plan, source.engagement)
        return Dossier(result_of(assessment, source, FRAMEWORKS), assessment, FRAMEWORKS, incident=incident)

    return read


@pytest.fixture(scope="session")
def decided(cache: Path) -> Callable[[str], Dossier]:
    """`decided("clinic")` is the example of that name with its packages."""

    @cached
    def read(name: str) -> Dossier:
        judged = api.judged(ROOT / "examples" / f"{name}.yaml", cache=cache)
        return Dossier(judged.result, judged.assessment, FRAMEWORKS)

    return read


@pytest.fixture(scope="session")
def stated() -> Callable[..., Dossier]:
    """`stated(dossier, system=...)` is the same dossier where the engagement states that as well; verdicts stay."""

    def also(given: Dossier, **changes: Any) -> Dossier:
        case = copy(given.assessment.case)
        case.engagement = replace(case.engagement, **changes)
        made = copy(given)
        made.assessment = replace(given.assessment, case=case)
        return made

    return also
