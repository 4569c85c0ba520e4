"""Every kind of finding has its sentences, and so has everything they are chosen by."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from assessor.model.scales import Predicate
from assessor.result.finding import CadenceAspect
from assessor.result.scales import FindingKind
from assessor.words import finding_terms as terms
from assessor.words.finding_subject import Subjects
from assessor.words.findings import says
from assessor.words.legends import FINDINGS
from assessor.words.names import names_of
from tests.unit.assess.test_severity import example

KINDS: tuple[FindingKind, ...] = get_args(FindingKind)


def test_every_kind_has_a_name_and_something_that_says_it() -> None:
    assert set(FINDINGS) == set(KINDS)
    assert all(callable(says(kind)) for kind in KINDS)


def test_every_way_to_fail_has_a_title_and_a_cause() -> None:
    failing = {kind for kind in KINDS if says(kind) is terms.failing}
    assert set(terms.FAILING) == failing | set(get_args(CadenceAspect))


def test_every_term_that_is_not_stated_has_a_name() -> None:
    assert set(terms.TERMS) == {*get_args(Predicate), None}


@pytest.mark.parametrize(
    ("able", "title", "cause"),
    [
        (
            ("data_protection", "network_mgmt"),
            "Nobody does this: encryption in transit",
            "Data protection is assigned to nobody; who runs network management is not stated.",
        ),
        (
            ("data_protection", "config_mgmt"),
            "Nobody runs data protection or configuration management",
            "Data protection and configuration management are assigned to nobody.",
        ),
    ],
)
def test_what_nobody_has_and_what_is_not_stated_are_told_apart(able: tuple[str, ...], title: str, cause: str) -> None:
    result = example("clinic")
    found = next(
        one for one in result.findings if one.kind == "unowned" and "encryption-in-transit" in one.capabilities
    )
    subject = Subjects(result, names_of(result)).of(replace(found, able_functions=able))
    said = terms.unowned(subject)
    assert (said.title, said.cause) == (title, cause)
